"""What a mean is told of: 发放救助金30万元，人均1200元, the amount before it or one called alike."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.judge import fit
from discloseparse.relate.product.group_readings import chosen, readings_of
from discloseparse.relate.product.group_results import amounts_of, states_result
from discloseparse.relate.product.groups import Group, completed
from discloseparse.relate.scene import Quantity, Scene, Stretch

_SPENT = re.compile(r"(?:支出|决算|发放|执行|支付)(?:决算|数|金额|资金)*(?:为|共|共计)?$")
_EARNED = re.compile(r"收入|增收|产值|面积|消费")
_AVERAGE = re.compile(r"均(?!.*标准)")
_FEW = 12
_EACH_ON_AVERAGE = re.compile(r"^(?:平均)?(?:每\S{1,2}|\S均|均)")


def is_mean(group: Group) -> bool:
    """Is the rate called a mean (人均, 户均), and no standard?"""
    return bool(_AVERAGE.search(group.rate.before))


def of_mean(scene: Scene, paragraph: Stretch, group: Group) -> Iterator[Claim]:
    """发放救助金30万元，人均1200元: the amount stands before the average."""
    behind = scene.quantities[group.last.index + 1 : group.last.index + 3]
    amounts = amounts_of(scene, paragraph, [group])
    before = [q for q in amounts if q.start < group.rate.start]
    near = [q for q in before if q.sentence == group.rate.sentence]
    closing = [
        q for q in behind if q in amounts and states_result(q) and q.segment == group.rate.segment
    ]
    named = [] if near else _called_alike(group.rate, before)
    places = near[-1:] or named or before[-1:]
    sentence = scene.sentence(group.rate)
    (whole,) = completed(scene, [group.rounded], sentence.start, group.rate.end)
    readings = [
        claim
        for q in (*places, *closing)
        if q.dim == group.rate.dim
        for claim in readings_of(whole, q)
    ]
    readings += _of_other_counts(scene, whole, places[:1])
    certain = _certain(group.rate, places, near, named) and not closing
    yield from chosen(readings, strict=certain and not group.rivals and not whole.missing)


def _certain(
    rate: Quantity, places: Sequence[Quantity], near: Sequence[Quantity], named: Sequence[Quantity]
) -> bool:
    """What was spent, the one amount of the segment, or the one of that name a sentence before."""
    if named and rate.sentence - named[0].sentence == 1:
        return True
    if _EARNED.search(rate.before):
        return False
    if places and _SPENT.search(places[0].before):
        return True
    return len(near) == 1 and near[0].segment == rate.segment


def _of_other_counts(scene: Scene, group: Group, places: Sequence[Quantity]) -> list[Claim]:
    """救助386人次；返乡64人次，支出38.60万元，人次均1000元: of a count told before, if it is the one."""
    start = scene.paragraphs[group.rate.paragraph].start
    near = scene.just_before(group.rate.start, start, _FEW)
    own = group.factors[0]
    others = [q for q in near if q.dim == own.dim and q is not own and not q.per]
    readings = (
        Claim("product", place, (q, *group.factors[1:]), "、".join(group.rate.per))
        for place in places
        for q in others
    )
    return [claim for claim in readings if fit(claim) == 2]


def _called_alike(rate: Quantity, before: Sequence[Quantity]) -> list[Quantity]:
    """公务用车运行维护费18万元，公务接待费1.2万元。… 车均运行维护费3.5万元: the amount of that name."""
    name = _EACH_ON_AVERAGE.sub("", rate.before)
    named = [q for q in before if len(name) > 2 and name in q.before]
    return named if len(named) == 1 else []
