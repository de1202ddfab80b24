"""Words that say outright that a figure is an earlier one again: 上述, 按N人, 全部为, 收支平衡."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from discloseparse.relate.judging.slips import numeral, slipped
from discloseparse.relate.names.of_years import told_year
from discloseparse.relate.scene import Quantity, Scene, addable

_ABOVE = re.compile(r"(?:上述|前述|^以上这?)$")  # not 本科及以上1120人
_BY = re.compile(r"^(?:按|按照|以)$")
_WHOLLY = re.compile(r"^(?:全部|均|全)(?:安排|用于|列支|为|系|是)")
_CONVERTED = re.compile(r"^(?:约?折?合|折算为?|换算[成为])(?:人民币)?约?$")
_INCOME = re.compile(r"收入(?:预算|决算)?(?:总计|总额|总数)$")
_SPENDING = re.compile(r"支出(?:预算|决算)?(?:总计|总额|总数)$")
_SIDE = re.compile(r"(?:收入|支出)(?:预算|决算)?(?:总计|总额|总数)$")
_BUDGET = re.compile(
    r"(?:(?:收入|支出)(?:总预算|预算(?:总额|合计|安排)?)|(?:总|预算)(?:收入|支出)(?:预算)?)(?:安排)?为?$"
)
_BALANCED = re.compile(
    r"收支(?:平衡|相等|相抵)|与(?:总|预算)?收入(?:总?预算)?(?:总额|总计|合计)?(?:相等|一致|持平|平衡)"
)
_NEAR = 30


def told_again(scene: Scene, q: Quantity) -> Quantity | None:
    """The figure that the words right before ``q`` point back to, None if they point to none."""
    if q.role != "plain" or q.per:
        return None
    for cue, look in _WAYS:
        if cue.search(q.before):
            return look(scene, q)
    return None


def _above(scene: Scene, q: Quantity) -> Quantity | None:
    """上述36万元: the one figure of its measure in the sentences before, in this or the last paragraph."""
    earlier = [
        x
        for x in scene.back(q, _NEAR)
        if x.sentence < q.sentence and x.paragraph >= q.paragraph - 1 and _alike(x, q)
    ]
    return _only(earlier, q)


def _stock(scene: Scene, q: Quantity) -> Quantity | None:
    """按310人、每人每年2400元: the one stock of persons or households told so far."""
    follows = scene.quantities[q.index + 1 : q.index + 2]
    if q.kind != "people" or not follows or not follows[0].per:
        return None
    earlier = [
        x for x in scene.back(q, _NEAR) if x.sentence < q.sentence and _alike(x, q) and _scope(x, q)
    ]
    told = _only(earlier, q)
    same = told is not None and (told.figure.value == q.figure.value or slipped(told.text, q.text))
    return told if same else None


def _whole(scene: Scene, q: Quantity) -> Quantity | None:
    """收入248.16万元，全部安排支出248.16万元."""
    before = scene.quantities[q.index - 1] if q.index else None
    if before is None or before.segment != q.segment or not _alike(before, q):
        return None
    return before if re.fullmatch(r"[，,]", scene.gap(before, q)[:1] or "x") else None


def _converted(scene: Scene, q: Quantity) -> Quantity | None:
    """总投入3768.6万元，折合0.3769亿元: the figure right before, in another unit."""
    before = scene.quantities[q.index - 1] if q.index else None
    if before is None or before.sentence != q.sentence or not _alike(before, q):
        return None
    unit, other = (x.text.removeprefix(numeral(x.text)) for x in (q, before))
    return before if unit != other else None


def _balance(scene: Scene, q: Quantity) -> Quantity | None:
    """收入总计…，支出总计…: the nearest total of the other side of the same budget."""
    name = _own_name(q)
    other_side = _INCOME if _SPENDING.search(q.before) else _SPENDING
    for x in scene.back(q, _NEAR):
        if other_side.search(x.before) and addable(x):
            if _other_year(scene, x, q):
                continue
            other = _own_name(x)
            same = name == other or (x.sentence == q.sentence and not (name and other))
            return x if same and _scope(x, q) else None
    return None


def _other_year(scene: Scene, x: Quantity, q: Quantity) -> bool:
    """2024年收入总计 … 2023年支出总计: totals of two years."""
    return len({told_year(scene, x), told_year(scene, q)} - {None}) > 1


def _own_name(q: Quantity) -> str:
    """What a total of one side is called beside that: 一般公共预算; years are told on either side or not."""
    return re.sub(r"20\d\d年度?|[，,]", "", _SIDE.sub("", q.before))


def _budget(scene: Scene, q: Quantity) -> Quantity | None:
    """2025年支出预算4575.38万元, the income of which was told before: equal where the words say so."""
    side = "支出" if "支出" in q.before else "收入"
    for x in scene.back(q, _NEAR):
        if not (_BUDGET.search(x.before) and addable(x) and _scope(x, q)) or side in x.before:
            continue
        if _unlike(x, q):
            return None
        around = scene.text[max(0, scene.sentence(q).start - 8) : scene.sentence(q).end]
        return x if _BALANCED.search(around) else None
    return None


def _unlike(x: Quantity, q: Quantity) -> bool:
    """Do both name what they are the budget of, and not the same (一般公共预算, 2024年)?"""
    names = [
        re.sub(r"[，,。;:]|收入|支出|总|的|为|部门|单位|财务|预算", "", _BUDGET.sub("", f.before))
        for f in (x, q)
    ]
    return all(names) and names[0] != names[1]


_WAYS: tuple[tuple[re.Pattern[str], Callable[[Scene, Quantity], Quantity | None]], ...] = (
    (_ABOVE, _above),
    (_BY, _stock),
    (_WHOLLY, _whole),
    (_CONVERTED, _converted),
    (_SIDE, _balance),
    (_BUDGET, _budget),
)


def _alike(x: Quantity, q: Quantity) -> bool:
    return x.dim == q.dim and x.role == "plain" and not x.per and x.figure.high is None


def _scope(x: Quantity, q: Quantity) -> bool:
    return x.project is None or x.project == q.project


def _only(earlier: Iterable[Quantity], q: Quantity) -> Quantity | None:
    """The first mention of the one value there is; of several values the equal one."""
    mentions = list(earlier)
    values = {x.figure.value for x in mentions}
    if len(values) > 1:
        mentions = [x for x in mentions if x.figure.value == q.figure.value]
    return mentions[-1] if mentions else None
