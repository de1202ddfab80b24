"""Rates named after a deed or a thing: 管理率 of those managed, 危桥改造完成率 of the bridges told before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.judge import fit
from discloseparse.relate.judging.near import held_or_slipped
from discloseparse.relate.names.labels import core
from discloseparse.relate.scene import Quantity, Scene, addable
from discloseparse.relate.share.named_pairs import named_pair
from discloseparse.relate.share.siblings import above_of_which

_CUT = re.compile(r"核减|审减|节约|压减|节支")
"""Parts of what was asked for or allowed, not of what came of it."""
MEANT = re.compile(
    r"送审|报审|控制价|限价|概算|计划|应(?!答|届|急)|发放|发出|下达|目标|任务|预算|核定|拨付|安排|投入|申请"
)
"""Words of what was to be done, beside what was."""
_OF_MONEY = re.compile(r"(?:预算|资金|经费)[^，,。;:]{0,4}(?:执行|支出|支付|拨付|到位)")
_PLACES = {"张", "床", "座", "间", "套", "户", "床位", "座位", "车位", "学位", "岗位", "席"}
"""床位共3260张，入住老人1793人，入住率55%: people, of places."""
SUMS_UP = re.compile(r"合计|共计|总计|累计|各级|总共")
_PIECE = re.compile(r"实际|尚差|尚缺|缺口|未|欠")
"""市级实际安排860万元，尚差21万元，各级资金合计到位5487万元: what was done before is one of those summed up."""
_REACH = 40
_MOST = 3
ALL = 100
"""What equals it is easily found by chance."""


def by_deed(scene: Scene, q: Quantity, stem: str, words: str) -> Claim | None:
    """老年人28640人，接受健康管理20907人，管理率73%: the rate is named after what was done."""
    did = re.compile(f"(?<![未应拟待欠缺少不])(?<!基本){stem[0]}.{{0,2}}{stem[1]}(?!率|度)")
    cut = bool(_CUT.fullmatch(stem))
    near = [
        o
        for o in scene.back(q, 8)
        if o.sentence == q.sentence and addable(o) and o.host is None
        if o.role == "plain" or (cut and o.role == "change")
    ]
    if _OF_MONEY.search(words):
        near = [o for o in near if o.kind == "amount"]
    part = next((o for o in near if did.search(o.before)), None)
    if part is None or MEANT.search(part.before):
        return None
    named = _named_in(part, near)
    if named is not None:
        return Claim("share", q, (part, named), words)
    wholes = _wholes(part, near, did)
    meant = [o for o in wholes if MEANT.search(o.before)]
    readings = meant if cut else [*meant, *wholes]
    if not wholes and part.dim == "人":
        readings = [o for o in near if o.start < part.start and o.unit in _PLACES]
    told = [o for o in near if o.dim == part.dim and did.search(o.before)]
    held = held_or_slipped([Claim("share", q, (part, o), words) for o in readings])
    held = held or _of_all(q, told, meant, words)
    if held is not None or (q.figure.value == ALL and not meant):
        return held  # 应检412家，合格386家，年检率100%: all were, of whom these passed
    if not wholes and part.dim == "人" and len(readings) == 1:
        return Claim("share", q, (part, readings[0]), words, certain=False)
    above = above_of_which(scene, part)
    part = above if above in told and above is not None else part
    sure = meant if cut or len(meant) == 1 else wholes
    return Claim("share", q, (part, sure[0]), words) if len(sure) == 1 else None


def _wholes(part: Quantity, near: list[Quantity], did: re.Pattern[str]) -> list[Quantity]:
    """What stands before the part in its segment and was to be done, or is no other thing done."""
    return [
        o
        for o in near
        if o.start < part.start and o.dim == part.dim and o.segment == part.segment
        if not (SUMS_UP.search(part.before) and _PIECE.search(o.before))
        and (MEANT.search(o.before) or not did.search(o.before))  # 5月到位…，全年到位
    ]


def _of_all(q: Quantity, told: list[Quantity], meant: list[Quantity], words: str) -> Claim | None:
    """应到位4260万元，到位3834万元，其中县级到位734万元，到位率90%: what was done in all, if that is it."""
    claims = (Claim("share", q, (part, whole), words) for part in told[1:] for whole in meant)
    return next((claim for claim in claims if fit(claim) == 2), None)


_AMONG = re.compile(r"^(?P<whole>[^，,。;:\d]{2,10}?)(?:者|人员|人|户|学生|家庭|居民)?(?:之|当)?中")


def _named_in(part: Quantity, near: list[Quantity]) -> Quantity | None:
    """有效应答640人，…；有效应答者中表示知晓的576人，知晓率90%: the words of the part name its whole."""
    told = _AMONG.match(part.before)
    if told is None:
        return None
    wholes = [o for o in near if o.start < part.start and o.dim == part.dim]
    return next((o for o in wholes if o.label.endswith(told["whole"])), None)


def by_name(scene: Scene, q: Quantity, words: str) -> Claim | None:
    """危桥改造完成率93.75%, 乡镇自筹资金到位不足，仅到位75%: of figures told under this name before."""
    behind = scene.quantities[q.index - 1].end if q.index else 0
    start = max(scene.segments[q.segment].start, behind, q.start - 40)
    pair = named_pair(scene, q, core(scene.text[start : q.start]))
    if pair is None or (q.figure.value == ALL and pair.done.sentence != q.sentence):
        return None
    claim = Claim("share", q, (pair.done, pair.meant), words)
    return held_or_slipped([claim]) or (claim._replace(certain=False) if pair.sure else None)


def of_namesake(scene: Scene, q: Quantity, words: str) -> Claim | None:
    """收到…中央113454万元；已分配…（中央106475万元，分配进度93.8%）: of what bore the name before."""
    part = scene.quantities[q.index - 1] if q.index else q
    name = core(part.label)
    if part.segment != q.segment or not addable(part) or part.role != "plain" or len(name) < 2:
        return None
    wholes = [o for o in _as_much(scene, part) if core(o.label) == name]
    return held_or_slipped([Claim("share", q, (part, o), words) for o in wholes[:_MOST]])


def of_level(scene: Scene, q: Quantity, level: str, words: str) -> Claim | None:
    """支出72034万元（中央67792万元、省级3666万元），支出进度59.6%（中央资金支出进度59.8%…）: of that level."""
    near = (o for o in scene.back(q, _REACH) if o.sentence == q.sentence and addable(o))
    part = next((o for o in near if o.before.startswith(level) and o.role == "plain"), None)
    if part is None:
        return None
    wholes = [o for o in _as_much(scene, part) if o.before.startswith(level)]
    return held_or_slipped([Claim("share", q, (part, o), words) for o in wholes[:_MOST]])


def _as_much(scene: Scene, part: Quantity) -> Iterator[Quantity]:
    """What a figure may be a part of: those before it that are no less."""
    for o in scene.back(part, _REACH):
        alike = o.dim == part.dim and o.role == "plain" and o.project == part.project
        if alike and addable(o) and o.figure.value >= part.figure.value:
            yield o
