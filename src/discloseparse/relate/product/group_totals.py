"""The amount a group of count and rate leads to: behind it (计, 共, 需…), or at its head."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from discloseparse.relate.claims import Claim, Operand
from discloseparse.relate.judging.judge import fit
from discloseparse.relate.judging.near import misses_narrowly
from discloseparse.relate.product.group_means import is_mean, of_mean
from discloseparse.relate.product.group_people import people
from discloseparse.relate.product.group_readings import CLOSES, chosen, incomplete, readings_of
from discloseparse.relate.product.group_results import amounts_of, states_result
from discloseparse.relate.product.groups import Group, completed, groups, loose, runs, separation
from discloseparse.relate.product.product_readings import of_the_only_one
from discloseparse.relate.scene import Quantity, Scene, Stretch
from discloseparse.relate.sum.lists import NumberedList, numbered_lists, told_lists

_MOST_GROUPS = 30
_TOTALS = re.compile(r"(?<![公])共|合计|总")


def find(scene: Scene, told: Set[int] = frozenset()) -> Iterator[Claim]:
    """Every product and sum of products whose parts and result the words put together, but for rates ``told``."""
    of_paragraph = [groups(scene, p) for p in scene.paragraphs]
    listed = set(told)
    for numbered in (*numbered_lists(scene), *told_lists(scene)):
        claim = _of_list(scene, numbered, of_paragraph)
        if claim is not None:
            listed.update(q.index for q in claim.flat)
            yield claim
    for paragraph, found in zip(scene.paragraphs, of_paragraph, strict=True):
        free = [g for g in found if g.rate.index not in listed]
        if free:
            yield from _of_paragraph(scene, paragraph, free)


def _of_paragraph(scene: Scene, paragraph: Stretch, found: list[Group]) -> Iterator[Claim]:
    heads = [g for g in found if g.rate.kind == "people"]
    averages = [g for g in found if is_mean(g) and g not in heads]
    plain = [g for g in found if g not in heads and g not in averages]
    for group in heads:
        yield from people(scene, group)
    for group in averages:
        yield from of_mean(scene, paragraph, group)
    taken: set[int] = set()
    tokens: list[Group | Quantity] = sorted(
        [*plain, *amounts_of(scene, paragraph, found)],
        key=lambda t: t.rate.start if isinstance(t, Group) else t.start,
    )
    for before, run, behind in runs(tokens):
        if before is not None and before.index in taken:
            before = None
        if len(run) > _MOST_GROUPS:
            continue
        for claim in _of_run(scene, _named(scene, before, run), run, behind):
            if claim.result is not None:
                taken.add(claim.result.index)
            yield claim


def _named(scene: Scene, before: Quantity | None, run: Sequence[Group]) -> Quantity | None:
    """设备购置（一体机、幼儿床）18万元，食材配送22万元。一体机6套…: the amount before which all are named."""
    names = [g.first.label for g in run]
    if before is None or any(len(name) < 2 for name in names):
        return before
    for q in (before, *scene.back(before, 2)):
        if q.kind != "amount" or before.sentence - q.sentence > 1:
            break
        floor = max(scene.quantities[q.index - 1].end if q.index else 0, scene.sentence(q).start)
        said = scene.text[floor : q.start]
        if all(name in said for name in names):
            return q
    return before


def _of_run(
    scene: Scene, before: Quantity | None, run: list[Group], behind: Quantity | None
) -> Iterator[Claim]:
    for group, following in pairwise(run):
        if group.missing and group.missing == following.rate.per:
            yield from readings_of(group, following.rate)[:1]  # 每人每月310元，全家每月1240元
            run = [g for g in run if g is not group]
    dim = run[0].rate.dim
    before = before if before is not None and before.dim == dim else None
    behind = behind if behind is not None and behind.dim == dim and states_result(behind) else None
    places = list(_places(scene, before, run, behind))
    if len(run) == 1:
        yield from _single(scene, run[0], places)
        return
    headed = [g.headed for g in run]
    readings = [_sum_of_products(scene, result, headed) for result in places]
    if any(g.head is not None for g in run):
        readings += [_sum_of_products(scene, result, run) for result in places]
    strict = not loose(scene, run) and not _one_before(scene, before, run)
    last = _last_alone(scene, run, behind)
    claims = [*readings, *last]
    if claims:
        complete = not incomplete(readings[0]) if readings else False
        yield from chosen(claims, strict=strict and complete and bool(readings))


def _one_before(scene: Scene, before: Quantity | None, run: Sequence[Group]) -> bool:
    """一等奖1名5000元，二等奖2名每名3000元，…共计: what the only one gets is a part of the total too."""
    if before is None or before.sentence != run[0].first.sentence:
        return False
    return of_the_only_one(scene, before)


def _places(
    scene: Scene, before: Quantity | None, run: list[Group], behind: Quantity | None
) -> Iterator[Quantity]:
    """The possible results, the one that stands nearer first; at the same distance the closing one."""
    many = len(run) > 1
    near = 9 if before is None else separation(scene, before.end, run[0].first.start)
    far = 9 if behind is None else separation(scene, run[-1].last.end, behind.start)
    closes = behind is not None and bool(CLOSES.search(behind.before))
    if behind is not None and not (far <= 1 or (closes and far <= (3 if many else 2))):
        behind = None
    if before is not None and near > 3:
        before = None
    if before is not None and behind is not None:
        if far <= 1 < near or (many and closes and far <= near):
            before = None
        elif near <= 1 < far and not closes:
            behind = None
    first = far < near or (far == near and (closes or not many)) or (many and closes)
    order = (behind, before) if first else (before, behind)
    yield from (q for q in order if q is not None)


def _single(scene: Scene, group: Group, places: list[Quantity]) -> Iterator[Claim]:
    claims = []
    for result in places:
        for one in dict.fromkeys([group.headed, group]):
            (whole,) = completed(scene, [one], *_reach(scene, [one], result))
            claims += readings_of(whole, result)
    claims += _elsewhere(scene, group, places)
    if claims:
        strict = not group.rivals and not incomplete(claims[0]) and _bound(scene, group, places)
        yield from chosen(claims, strict=strict)


def _elsewhere(scene: Scene, group: Group, places: Sequence[Quantity]) -> list[Claim]:
    """成本672万元，差额286万元由财政补贴，水量560万吨，每吨1.20元: another amount of the sentence, if it is the one."""
    if any(q.start > group.rate.start for q in places):
        return []  # what stands behind it is what it comes to
    near = scene.just_before(group.first.start, scene.sentence(group.rate).start, _NEAR)
    others = [q for q in near if q.dim == group.rate.dim and q.role == "plain" and q not in places]
    readings = (c for q in others if not q.per for c in readings_of(group, q))
    return [c for c in readings if not group.missing and fit(c) == 2]


_NEAR = 6


def _bound(scene: Scene, group: Group, places: list[Quantity]) -> bool:
    """Do the words tell the first place from the others, and from a larger whole?"""
    first = places[0]
    if first.start > group.rate.start:
        between = scene.within(group.last.end, first.start)
        if _after_others(scene, group, first):
            return False
        return not any(q.kind == "amount" for q in between)
    words = scene.text[first.end : group.first.start]
    rest = scene.text[group.last.end : group.last.end + 12]
    apart = separation(scene, first.end, group.first.start)
    alone = len(places) == 1
    wide = re.search(r"其中|用于|包括|其余|等", words) or re.match(
        r"[^，。]{0,6}等|[，;]?(?:其余|另)", rest
    )
    return not wide and (apart <= 1 or (alone and apart <= 3 and _one_result(scene, first, group)))


_ALL = re.compile(r"合计|总计")


def _after_others(scene: Scene, group: Group, total: Quantity) -> bool:
    """仪器1台，价格98万元；监护仪20台，每台2.6万元；合计…: is the total told apart, with an amount before it?"""
    before = scene.within(scene.sentence(group.rate).start, group.first.start)
    others = [q for q in before if q.kind == "amount"]
    if total.segment == group.rate.segment:
        return bool(others and _ALL.search(total.before))
    return any(q.segment != group.rate.segment for q in others)


def _one_result(scene: Scene, head: Quantity, group: Group) -> bool:
    """Is the head the only plain amount of its paragraph, and the group its only group?"""
    paragraph = scene.of(scene.paragraphs[head.paragraph])
    amounts = [q for q in paragraph if q.kind == "amount"]
    return [q.index for q in amounts] == [head.index, group.rate.index]


def _last_alone(scene: Scene, run: list[Group], behind: Quantity | None) -> Iterator[Claim]:
    """专家8人，每人3000元；学员90人，每人100元，计0.9万元: only where 计 says no total."""
    if behind is None or _TOTALS.search(behind.before):
        return
    if separation(scene, run[-1].last.end, behind.start) > 1:
        return
    (whole,) = completed(scene, run[-1:], *_reach(scene, run[-1:], behind))
    yield from (c for c in readings_of(whole, behind)[:1] if fit(c) == 2 or misses_narrowly(c))


def _reach(scene: Scene, run: Sequence[Group], result: Quantity) -> tuple[int, int]:
    """Where shared times may stand: from the sentence's start to the end of the last sentence."""
    first, last = run[0].first, max(run[-1].last, result, key=lambda q: q.start)
    start = scene.sentence(first).start
    return start, scene.sentence(last).end


def _sum_of_products(scene: Scene, result: Quantity, run: Sequence[Group]) -> Claim:
    whole = completed(scene, run, *_reach(scene, run, result))
    return Claim("sum_of_products", result, tuple[Operand, ...](g.factors for g in whole), "groups")


def _of_list(
    scene: Scene, numbered: NumberedList, of_paragraph: Sequence[list[Group]]
) -> Claim | None:
    """A total with ：, and below it one group in each item without an amount of its own."""
    found: list[Group] = []
    if numbered.intro < 0 or numbered.last - numbered.first >= _MOST_GROUPS:
        return None
    for n in range(numbered.first, numbered.last + 1):
        paragraph, inside = scene.paragraphs[n], of_paragraph[n]
        if len(inside) != 1 or amounts_of(scene, paragraph, inside) or loose(scene, inside):
            return None
        found += inside
    intro = scene.paragraphs[numbered.intro]
    totals = amounts_of(scene, intro, ())
    told = scene.text[intro.start : intro.end].rstrip().endswith(":")
    if len(totals) != 1 or not told or len(found) != len(numbered.items):
        below = scene.paragraphs[numbered.last + 1 : numbered.last + 2]
        totals = [q for p in below for q in amounts_of(scene, p, ()) if _TOTALS.search(q.before)][
            :1
        ]
    if not totals or len(found) < 2:
        return None
    claim = _sum_of_products(scene, totals[0], found)
    return None if incomplete(claim) and fit(claim) < 2 else claim
