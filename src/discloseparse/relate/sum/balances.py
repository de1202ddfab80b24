"""Balances told in words: opening + what came in − what went out = closing.

Money (年初结转…, 本年收入…, 本年支出…, 年末结转…), budgets (追加, 调减), staff (调入, 退休), stocks (新购,
报废), households (新增, 退出), debt (新增, 偿还). Each clause says what its figure is; a run of such clauses
from an opening to a closing figure is a balance, whether it balances or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto

from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.judge import fit
from discloseparse.relate.judging.near import misses_narrowly
from discloseparse.relate.scene import Quantity, Scene, addable, once
from discloseparse.relate.sum.lists import comment


class Part(Enum):
    """What a clause says its figure is in a balance."""

    OPENING = auto()
    IN = auto()
    OUT = auto()
    NET = auto()
    """The surplus of the period itself (本年收支结余)."""
    CLOSING = auto()


# What the last of these words in a clause says: a stock, or what was added to or taken from it.
_STOCK = r"结转(?:和|及|与)?(?:结余)?(?:收入|资金)?|(?<!使用非财政拨款)(?<!使用专用)(?<!使用)结余(?!分配)|余额|滚存|保有量|存量|库存|预算数?"
_IN = (
    r"收入|收取|收到|到账|拨款|拨入|转入|缴入|征收|筹集|新增|增加|增列|调入|招录|招聘|录用|考录|引进|入职|入学"
    r"|新购|购入|购置|新建|追加|调增|增补|纳入|识别|举借|发行|入库|使用(?:非财政拨款|专用)?结余|加(?:上)?$"
)
_OUT = (
    r"支出|支付|开支|使用(?!.{0,8}结余)|偿还|归还|还本|化解|退休|调出|调离|辞职|离职|辞退|减员|死亡|去世|报废|处置|拍卖"
    r"|退出|脱贫|注销|清退|调减|核减|追减|调剂出|收回|上缴|缴回|结余分配|减少|转出|毕业|出库|领用|消耗|发放|上解"
)
_WORD = re.compile(rf"(?P<out>{_OUT})|(?P<stock>{_STOCK})|(?P<in>{_IN})")
_ADDED = re.compile(r"^(?:再|另)?(?:加上?|另加)(?!强|快)")
_TAKEN = re.compile(r"^(?:再)?(?:减去?|扣除|扣减)(?!少|免)")
_AT_FIRST = re.compile(
    r"(?:年|期|月|季|季度|学期|学年)初|上(?:一)?(?:年|期|月|季度|学期|学年)|去年|以前年度|原(?:有|预算)"
)
_AT_LAST = re.compile(
    r"(?:年|期|月|季|季度|学期|学年)[末底]|年终|结转(?:至|到)?(?:下年|次年|下一年|下期)|累计结余|滚存|调整后|调整预算|截至"
)
_WITHIN = re.compile(r"(?:本|当|全|此)(?:年|期|月|季度?|学期)|年内|收支结余")
_ADJUSTED = re.compile(r"预算")
_REACHED_BY = re.compile(r"^[,，]?(?:系|由|即|等于|是|为|=)")


@once
def bind(scene: Scene) -> list[Claim]:
    """Every balance of the scene."""
    return [claim for run in _runs(scene) for claim in _balances(scene, run)] + list(
        _explicit(scene)
    )


@once
def figures(scene: Scene) -> frozenset[int]:
    """Indices of all figures of balances: none of them is a detail of another figure."""
    return frozenset(q.index for c in bind(scene) for q in (*c.flat, c.result) if q is not None)


def _runs(scene: Scene) -> Iterator[list[Quantity]]:
    """Figures of one measure that stand in one paragraph, or one by one in the paragraphs of a list."""
    runs: dict[str, list[Quantity]] = {}
    number = -1
    for paragraph in scene.paragraphs:
        inside = [q for q in scene.of(paragraph) if q.host is None and addable(q)]
        if not inside:
            continue
        single = len(inside) == 1
        if not (single and number == inside[0].paragraph - 1):
            yield from runs.values()
            runs = {}
        number = inside[0].paragraph if single else -1
        for q in inside:
            runs.setdefault(q.dim, []).append(q)
    yield from runs.values()


def _balances(scene: Scene, run: list[Quantity]) -> Iterator[Claim]:
    """The stretches of ``run`` from an opening figure to a closing one (or after it: 系…所得)."""
    told: list[tuple[Quantity, Part]] = []
    result: Quantity | None = None
    for q in run:
        part = _part(q)
        if _compares(q, part) or _of_which(scene, q, told, part):
            continue
        if result is not None and (part is Part.CLOSING or q.sentence != result.sentence):
            yield from _closed(result, told)
            told, result = [], None
        if part is Part.CLOSING:
            yield from _closed(q, told)
            told, result = [(q, part)], None
        elif part is Part.OPENING and not any(p is Part.NET for _, p in told):
            if (
                told
                and told[-1][1] is Part.CLOSING
                and _REACHED_BY.match(scene.gap(told[-1][0], q))
            ):
                result = told[-1][0]
            told = [(q, part)]
        elif part is None:
            told = []
        else:
            told.append((q, part))
    if result is not None:
        yield from _closed(result, told)


def _closed(result: Quantity, told: list[tuple[Quantity, Part]]) -> Iterator[Claim]:
    """The claim that ``result`` follows from what was told before it, if an opening figure was."""
    parts = [p for _, p in told]
    if parts.count(Part.OPENING) != 1 or Part.CLOSING in parts:
        return
    if Part.NET in parts and len(parts) > 2:  # told twice: by its flows and by their surplus
        told = [(q, p) for q, p in told if p is not Part.NET]
        parts = [p for _, p in told]
    if len(told) < 2:
        return
    signs = tuple(-1 if p is Part.OUT else 1 for p in parts)
    claim = Claim("sum", result, tuple(q for q, _ in told), _because(told), signs=signs)
    if _complete(told, result) or (len(told) > 2 and (fit(claim) or misses_narrowly(claim))):
        yield claim


def _complete(told: list[tuple[Quantity, Part]], result: Quantity) -> bool:
    """Do the words leave no doubt that every flow is told?"""
    parts = {p for _, p in told}
    if Part.NET in parts or {Part.IN, Part.OUT} <= parts:
        return True
    stated = [q for q, p in told if p is not Part.OPENING]
    return all(_ADDED.match(q.before) or _TAKEN.match(q.before) for q in stated) or (
        bool(_ADJUSTED.search(result.before) and _ADJUSTED.search(told[0][0].before))
    )


def _because(told: list[tuple[Quantity, Part]]) -> str:
    return "、".join(q.label or q.before for q, _ in told)


def _part(q: Quantity) -> Part | None:
    """What the clause of ``q`` says it is; None if it belongs to no balance."""
    words = q.before or q.label
    taken, added = bool(_TAKEN.match(words)), bool(_ADDED.match(words))
    last = next(iter([*_WORD.finditer(words)][::-1]), None)
    stock = last is None or last["stock"] is not None
    if taken:
        return Part.OUT
    if stock:
        rest = re.sub(r"^加(?=上年)|^加上(?!年[初末])", "", words) if added else words
        if _AT_FIRST.search(rest):
            return Part.OPENING
        if _AT_LAST.search(rest):
            return Part.CLOSING
        if last is not None and _WITHIN.search(rest):
            return Part.NET
        return Part.IN if added else None
    return Part.OUT if last is not None and last["out"] else Part.IN


def _compares(q: Quantity, part: Part | None) -> bool:
    """Does the clause compare or explain (比年初增加…)? An opening figure may begin as one (上年末…)."""
    stock = part is Part.OPENING or part is Part.CLOSING or bool(_TAKEN.match(q.before))
    return comment(q) and not (stock and q.before[0] not in "比较与")


def _of_which(
    scene: Scene, q: Quantity, told: list[tuple[Quantity, Part]], part: Part | None
) -> bool:
    """Is ``q`` a detail of the last figure (收入…，其中财政拨款…)? Details end where a period is named."""
    if not told or told[-1][0].paragraph != q.paragraph:
        return False
    gap = scene.gap(told[-1][0], q)
    if "其中" not in gap or ";" in gap[gap.rindex("其中") :]:
        return False
    return part not in {Part.OPENING, Part.CLOSING} and not (
        _WITHIN.search(q.before) and "其中" not in q.before
    )


def _explicit(scene: Scene) -> Iterator[Claim]:
    """预收32万元，扣除退费1.5万元，实收30.5万元: no stocks, but every figure is said to be added or taken."""
    for result in scene.quantities:
        if not addable(result) or result.role == "change" or _part(result) is Part.CLOSING:
            continue
        near = scene.just_before(result.start, scene.sentence(result).start, 12)
        run = [q for q in near if q.dim == result.dim and addable(q) and q.host is result.host]
        first = next((i for i, q in enumerate(run) if _TAKEN.match(q.before)), 0)
        while first > 1 and _ADDED.match(run[first - 1].before):
            first -= 1
        told = run[first - 1 :] if first else []
        if not told or _TAKEN.match(result.before) or _ADDED.match(result.before):
            continue
        if not all(_TAKEN.match(q.before) or _ADDED.match(q.before) for q in told[1:]):
            continue
        if any(_part(q) is Part.OPENING for q in told) or not _NET_OF.match(result.before):
            continue
        signs = tuple(-1 if _TAKEN.match(q.before) else 1 for q in told)
        yield Claim("sum", result, tuple(told), "扣除", signs=signs)


_NET_OF = re.compile(r"^(?:后)?(?:实际?|净|尚|还|剩|余|结余|应|可|最终|仍)")
