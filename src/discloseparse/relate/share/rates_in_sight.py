"""Rates whose two figures stand apart: 执行率, 到位率, 支出进度 of the budget told in an earlier section."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.near import held_or_slipped
from discloseparse.relate.names.latest import latest_mention
from discloseparse.relate.scene import Quantity, Scene, addable
from discloseparse.relate.share.rates_named import ALL
from discloseparse.relate.share.siblings import has_share
from discloseparse.relate.sum.sums import totals

_COMPARED = re.compile(r"[比较与同](?!例|重|期)")
_REACH = 60
_IN_SIGHT = 45
_NEAR = 8
_KNOWN = re.compile(
    r"建档|接种|参保|签约|随访|管理|执行|完成|到位|支出|支付|拨付|回收|整改|节约|满意|入会|竣工|合格|知晓|认可|应答|发放|使用|核减|收缴|就业|覆盖|达标|有效|录取|入学|巡查|抽查|抽检|抽样|办结|结案"
)
_OF_MONEY = re.compile(r"执行|支出|支付|拨付|到位|节约|核减|审减")
_NO_MONEY = re.compile(
    r"合格|满意|知晓|认可|应答|入会|竣工|就业|覆盖|达标|有效|录取|入学|抽查|抽检|抽样|办结|结案"
)
_SPENT = re.compile(r"支出|支付|拨付|执行|使用|完成投资")
_OF_OPINION = re.compile(r"知晓|满意|认可")
"""Nobody is counted for it who is not said to be."""
_SURE = re.compile(r"执行|节约|到位|支出|支付|拨付")
LACKING = re.compile(r"缺口|[尚仍还]缺|[尚仍还]差|结余|未|欠")
_GRANTED = re.compile(r"(?:安排|下达|总投资|批复|核定|筹集|应筹措?|应到位)[^，,。;:\d]{0,16}$")
_BUDGET = re.compile(
    r"预算(?:数|为|安排|总额|是|合计)*$|预算$|(?:目标|计划|任务)(?:任务|数|值|量|为)*$|控制价$"
    r"|计划(?:总?投资|新?开工|完成|培训|建设|改造|支出|安排|实施|治理|资助|发放)[^，,。;:\d]{0,4}$"
)


def planned(q: Quantity) -> bool:
    """Is the figure called a budget, a goal or a plan?"""
    return bool(_BUDGET.search(q.before or q.label))


def in_sight(scene: Scene, q: Quantity, stem: str, words: str) -> Claim | None:
    """The reading that holds or fails by a slip, of every part of the paragraph and every whole in sight."""
    return held_or_slipped(_readings(scene, q, stem, words)) if _KNOWN.search(stem) else None


def of_money_meant(scene: Scene, q: Quantity, stem: str, words: str) -> Claim | None:
    """What was spent or arrived, of the budget or grant that is nearest, whether it holds or not."""
    if not _KNOWN.search(stem) or not _SURE.search(words) or _told_before(scene, q):
        return None
    deed = _deed(stem)
    readings = _readings(scene, q, stem, words, only=_meant)
    return next(
        (c for c in readings if deed.search(c.flat[0].before) or c.flat[0].index == q.index - 1),
        None,
    )


def _told_before(scene: Scene, q: Quantity) -> bool:
    """预算执行率88.41%，扣0.8分: is the rate that was told, to the digit, where its figures stand?"""
    printed = len(q.figure.value.normalize().as_tuple().digits)
    return printed >= _TELLING and any(
        o.kind == "percent" and o.figure.value == q.figure.value and o.project == q.project
        for o in scene.back(q, _FAR)
    )


_TELLING = 3
_FAR = 120
_OF_ALL = re.compile(r"总体|整体|总的")
"""Not of what a bracket breaks down."""


def _readings(
    scene: Scene,
    q: Quantity,
    stem: str,
    words: str,
    only: Callable[[Quantity], bool] = addable,
) -> list[Claim]:
    """Those first that the words favour; wholes ``only`` if they are so."""
    pool = [o for o in scene.back(q, _REACH) if addable(o) and o.role == "plain" and _visible(o, q)]
    if _OF_MONEY.search(words):
        pool = [o for o in pool if o.kind == "amount"]
    elif _NO_MONEY.search(words):
        pool = [o for o in pool if o.kind != "amount"]
    parts = [o for o in pool if o.paragraph == q.paragraph and not LACKING.search(o.before)]
    if _OF_ALL.search(words):
        pool, parts = ([o for o in found if o.host is None] for found in (pool, parts))
    if "节约" in words:
        parts = [o for o in scene.back(q, 3) if o.sentence == q.sentence and addable(o)]
    if q.figure.value == ALL:
        parts = [o for o in parts if o.segment == q.segment]
    listed = totals(scene)
    pool = [o for o in pool if not has_share(scene, o) and not _is_done(o, stem)]
    pool = [
        o for o in pool if not _COMPARED.match(o.before)
    ]  # 比2023年预算893万元: of another year
    pool.sort(key=lambda o: o.index in listed)
    return [
        Claim("share", q, (part, _mention(scene, whole, part, q)), words, certain=False)
        for part in _parts(parts, q, stem)
        for whole in _meant_first(o for o in pool if o.dim == part.dim and o is not part)
        if only(whole)
    ]


def _deed(stem: str) -> re.Pattern[str]:
    known = _KNOWN.search(stem)
    return _SPENT if _SPENT.search(stem) else re.compile(known.group() if known else stem)


def _is_done(q: Quantity, stem: str) -> bool:
    """5月到位12万元: what has arrived is no whole of a 到位率, unless it should have (应到位)."""
    return bool(_deed(stem).search(q.before)) and not _meant(q)


def _parts(parts: list[Quantity], q: Quantity, stem: str) -> list[Quantity]:
    """Those of which the deed is told (支付 for 支出进度), else the one right before the rate."""
    deed = _deed(stem)
    told = [o for o in parts if deed.search(o.before)]
    if _OF_OPINION.search(stem):
        return told[:3]
    beside = [o for o in parts if o.index == q.index - 1 and o.sentence == q.sentence]
    return told[:1] if told and told[:1] == beside else (told + parts)[:3]


def _mention(scene: Scene, whole: Quantity, part: Quantity, q: Quantity) -> Quantity:
    """The mention as a budget or plan; without one, the nearest."""
    return whole if planned(whole) else latest_mention(scene, whole, q, but=(part,))


def _meant(q: Quantity) -> bool:
    return planned(q) or (bool(_GRANTED.search(q.before)) and "实际" not in q.before)


def _meant_first(pool: Iterable[Quantity]) -> list[Quantity]:
    """What is called a budget, plan or grant, then what stands near."""
    near = list(pool)
    return list(dict.fromkeys([*filter(_meant, near), *near[:_NEAR]]))


def _visible(other: Quantity, q: Quantity) -> bool:
    if other.project != q.project:
        return False
    return other.section == q.section or q.index - other.index <= _IN_SIGHT
