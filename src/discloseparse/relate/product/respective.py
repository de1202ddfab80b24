"""Products told in one order and paid in the same: 改造68.5公里，每公里71万元；改造15座，每座72.45万元。上述两项分别支出…和…"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from discloseparse.recognize.rates import before as denominators
from discloseparse.relate.claims import Claim
from discloseparse.relate.product.groups import Group, groups
from discloseparse.relate.product.rates import counts
from discloseparse.relate.scene import Quantity, Scene, Stretch

_RESPECTIVELY = re.compile(
    r"(?:上述|以上|前述|这|[两二三四五六七八九]项)[^，,。;:\d]{0,8}分别[^，,。;:\d]{0,8}$"
)
_EACH_IN_TURN = re.compile(r"^(?:分别|依次|各)[^，,。;:\d]{0,8}$")
_MOST = 8


def find(scene: Scene) -> Iterator[Claim]:
    """What each of the groups before comes to; what a yield per unit is worth at its price."""
    for paragraph in scene.paragraphs:
        found = [g for g in groups(scene, paragraph) if g.rate.kind == "amount"]
        if found:
            yield from _in_order(scene, paragraph, found)
        yield from _per_unit(scene, paragraph)
    for rate in scene.quantities:
        if rate.kind == "amount" and len(rate.per) == 1:
            yield from _of_one_rate(scene, rate)


def _in_order(scene: Scene, paragraph: Stretch, found: list[Group]) -> Iterator[Claim]:
    amounts = [q for q in scene.of(paragraph) if q.kind == "amount" and q.role == "plain"]
    for n, first in enumerate(amounts):
        if not _RESPECTIVELY.search(
            scene.text[max(paragraph.start, first.start - 24) : first.start]
        ):
            continue
        told = [q for q in amounts[n : n + _MOST] if q.segment == first.segment]
        told = [q for q in told if q is first or re.fullmatch("[和及与]?", q.before)]
        before = [
            g
            for g in found
            if g.last.start < first.start and first.sentence - g.rate.sentence <= len(told)
        ]
        free = (
            not any(before[0].first.start < q.start < first.start for q in amounts)
            if before
            else False
        )
        if len(told) == len(before) > 1 and free and not any(g.missing for g in before):
            for result, group in zip(told, before, strict=True):
                yield Claim("product", result, group.factors, "分别")
        return


def _of_one_rate(scene: Scene, rate: Quantity) -> Iterator[Claim]:
    """春节慰问1280户，八一慰问1045户，每户均为500元，分别支出64万元和52.25万元: each count at the one rate."""
    sentence = scene.sentence(rate)
    behind = scene.within(rate.end, sentence.end)[:_MOST]
    if not behind or not _EACH_IN_TURN.search(behind[0].before):
        return
    told = [q for q in behind if q.kind == "amount" and q.role == "plain"]
    told = [q for q in told if q is behind[0] or re.fullmatch("[和及与]?", q.before)]
    near = scene.just_before(rate.start, sentence.start, _MOST)
    counted = [q for q in near if q.kind in {"people", "count"} and counts(q, rate.per[0])]
    if len(counted) == len(told) > 1 and near[-len(counted) :] == counted:
        for result, count in zip(told, counted, strict=True):
            yield Claim("product", result, (count, rate), "分别")


def _per_unit(scene: Scene, paragraph: Stretch) -> Iterator[Claim]:
    """亩均增产36公斤；按每公斤2.6元计算，亩均增收93.6元: count and result are both told per 亩."""
    for price, result in pairwise(scene.of(paragraph)):
        told = price.kind == result.kind == "amount" and len(price.per) == len(result.per) == 1
        if not told or price.per == result.per or price.sentence != result.sentence:
            continue
        for count in scene.back(price, _MOST):
            if count.sentence != price.sentence:
                break
            each = denominators(scene.text, count.start) == result.per
            if each and count.kind == "count" and counts(count, price.per[0]):
                yield Claim("product", result, (count, price), result.per[0])
                break
