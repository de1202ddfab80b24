"""What a rate asks for: counts for its denominators, months, days and terms for its times."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from discloseparse.figures import Figure
from discloseparse.relate.names.labels import core
from discloseparse.relate.scene import Quantity, Scene, is_time, people
from discloseparse.relate.surroundings import UNIT_PRICE
from discloseparse.spans import Span

PERSONS = {"人", "生", "员", "名", "位", "学生", "人均", "职工", "口"}
TIMES = {
    "月": {"个月", "月"},
    "天": {"天", "日"},
    "日": {"天", "日"},
    "学期": {"学期", "个学期"},
    "季度": {"季度", "个季度"},
    "季": {"季度", "个季度"},
    "次": {"次", "场", "场次"},
    "餐": {"餐", "次"},
    "年": {"年"},
    "周": {"周"},
    "期": {"期"},
}
_COUNTED_IN = {
    "车": {"辆", "台"},
    "校": {"所"},
    "店": {"家"},
    "企业": {"家"},
    "单位": {"家"},
    "场": {"场次"},
    "场次": {"场"},
    "车公里": {"公里"},
    "吨公里": {"公里"},
    "人公里": {"公里"},
}
"""How things are counted whose name stands behind 每 or before 均: 21辆, 车均."""
_PLACES = {"个", "所", "家", "处", "座"}
_NOT_EACH = re.compile(  # 亩均少补7元, 每村超过3名
    r"[多少][补发付支拨投花缴]?$|(?<![不未没])(?:超过|逾|高于|低于|多于|少于)$|(?:不足|不到)$"
)
_EACH = re.compile(
    r"各(?:自|村|站|校|所)?(?:配备|配置|设立|设置|设|派驻|派|聘用|聘请|聘|安排|选聘)[^，,。;\d]{0,8}$"
)


def is_rate(q: Quantity) -> bool:
    """每人500元, 单价4800元, 每站2名, 各配备2名."""
    if q.figure.high is not None or q.role == "change" or _NOT_EACH.search(q.before):
        return False
    if q.kind == "amount":
        return bool(q.per) or bool(UNIT_PRICE.search(q.before))
    return q.kind == "people" and (bool(q.per) or distributed(q))


MEAN = re.compile(r"均(?!等|衡|价|已|可)")
_HALF = Decimal("0.5")


def as_mean(q: Quantity) -> Quantity:
    """村均3名, 人均982元: a mean printed as a whole number is a rounded one."""
    figure = q.figure
    if figure.half or figure.whole or not MEAN.search(q.before):
        return q
    return replace(q, figure=figure._replace(half=_HALF))


_FROM = re.compile(r"(?:由|从|原)[^，,。;\d]*$")
_RAISED = re.compile(
    r"(?:[/／]\S{1,4})?(?:提高|提升|上调|上浮|下调|调整|调增|调减|增加|降低|降|变更|改)(?:至|到|为)"
)


def superseded(scene: Scene, q: Quantity) -> bool:
    """标准由每亩62元下调至每亩55元: a standard that no longer holds when the other is told."""
    return bool(_RAISED.match(scene.text, q.end) and _FROM.search(q.before))


def distributed(q: Quantity) -> bool:
    """12个市场各配备2名: as many for each of what is counted right before."""
    return q.kind == "people" and bool(_EACH.search(q.before))


def counts(q: Quantity, per: str, *, unit_price: bool = False) -> bool:
    """May ``q`` stand for the denominator ``per``?"""
    if unit_price:
        return q.kind == "count" and not is_time(q)
    if per in TIMES:
        return q.kind == "count" and q.unit in TIMES[per]
    if per in PERSONS:
        return q.kind == "people" and people(q.unit) in {"人", "人次"}
    if q.kind == "people":
        return q.unit == per
    if q.unit in _COUNTED_IN.get(per, ()):
        return True
    if q.unit == per or q.text.endswith(per):
        return True
    return (q.unit == "个" or (q.unit in _PLACES and len(per) > 1)) and _called(q, per)


def _called(q: Quantity, per: str) -> bool:
    """劝导站87个 … 每站; 公益性岗位4个 … 每个岗位."""
    named = q.label.endswith(per) or q.noun.startswith(per)
    return len(per) > 0 and (named or (len(per) > 2 and per in q.noun))


def asked(rate: Quantity) -> tuple[str, ...]:
    """The denominators that a factor is told for: a standard per year asks for no number of years."""
    return tuple(p for p in rate.per if p != "年")


def asks_a_count(rate: Quantity) -> bool:
    """Is a count alone multiplied by it: 每人, 每个工日; not 每人每月, not 每月?"""
    wanted = asked(rate)
    return len(wanted) == 1 and wanted[0] not in TIMES


def left_over(rate: Quantity, factors: Sequence[Quantity]) -> tuple[str, ...]:
    """The denominators that no factor took: 四口 × 每人每月310元 leaves 月."""
    return tuple(p for p in asked(rate) if not any(counts(q, p) for q in factors))


def paid_for(words: str) -> str:
    """What a standard is for by the words before it: 普工 of 普工每个工日."""
    return re.split("按|每", words)[0]


def whose_standard(rate: Quantity) -> str:
    """Whom a standard is for: 普工 of 普工补助标准每人, 一级残疾 of 补贴标准为一级残疾每人每月, 在职人员 of 经费按在职人员每人."""
    words = re.split("每", rate.before, maxsplit=1)[0]
    named = (core(part) for part in reversed(_OPENS.split(words)))
    return next(filter(None, named), "")


_OPENS = re.compile(r"按照?|标准(?:分别)?[为是:]?")


_IMPLIED = re.compile(
    r"(?P<whole>全年|一年|(?<![\d每上本去今当近半零〇一二三四五六七八九十])年(?=[共需]|补[助贴]|发放|支出|安排|投入))|(?P<half>半年)|(?P<from>\d{1,2})月?(?:份)?[-—–~～至到]+(?P<to>\d{1,2})月"
)


def implied_months(scene: Scene, start: int, end: int, like: Quantity) -> Quantity | None:
    """The months of 全年, 半年, 5—10月 where no number of months is printed."""
    match = _IMPLIED.search(scene.text, start, end)
    if match is None:
        return None
    if match["from"]:
        months = int(match["to"]) - int(match["from"]) + 1
    else:
        months = 12 if match["whole"] else 6
    if months < 1:
        return None
    reading = scene.outline.reading
    return replace(
        like,
        span=Span(reading.at(match.start()), reading.at(match.end() - 1) + 1),
        at=Span(match.start(), match.end()),
        figure=Figure(Decimal(months)),
        kind="count",
        dim="月",
        unit="月",
        per=(),
        approx=False,
        text=match.group(),
        role="plain",
    )
