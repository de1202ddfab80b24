"""Which figures behind a cue are the parts: the ways that punctuation, columns and inner cues allow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain, pairwise, zip_longest

from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.judge import fit
from discloseparse.relate.scene import Quantity, Scene
from discloseparse.relate.sum import balances
from discloseparse.relate.sum.cues import CUE
from discloseparse.relate.sum.lists import (
    column,
    heads,
    in_one_enumeration,
    open_list,
    side_by_side,
)
from discloseparse.relate.sum.readings import by_segment


def part_readings(scene: Scene, start: int, end: int, total: Quantity) -> Iterator[list[Quantity]]:
    """The ways the punctuation allows the parts to be read, the likeliest first."""
    stops = [end]
    semicolon = scene.text.find(";", start, end)
    if semicolon > 0:
        stops.insert(0, semicolon)
    variants: list[list[list[Quantity]]] = []
    for stop in stops:
        inside = [
            q
            for q in scene.within(start, stop)
            if q.host is total.host and q.index not in balances.figures(scene)
        ]
        closing = next((q for q in inside if q.dim == total.dim and _closes_list(q)), None)
        if closing is not None:
            inside = [q for q in inside if q.index < closing.index]
        variants.append(list(_without_nested(scene, inside, start, stop)))
    seen: list[list[Quantity]] = []
    near = {q.segment for q in variants[0][0]} if variants[0] else set()
    for outer in chain.from_iterable(zip_longest(*variants, fillvalue=[])):
        told = bool(seen) and len(seen[0]) > 1 and {q.segment for q in seen[0]} <= near
        for parts in _as_parts(scene, outer, total):
            beyond = told and not separate(parts) and parts[-1].segment not in near
            if parts not in seen and not beyond:
                seen.append(parts)
                yield parts


def separate(parts: Sequence[Quantity]) -> bool:
    """Does a ； stand between any two parts, so that what is broken down within one is its own?"""
    return all(a.segment != b.segment for a, b in pairwise(parts))


_COLUMN = re.compile(r"(?:预算|决算|执行|编制|实有)(?:数|为|人数)*$")


def _as_parts(scene: Scene, inside: list[Quantity], total: Quantity) -> Iterator[list[Quantity]]:
    segments = by_segment(inside)
    if len(segments) > 1:
        parts = heads(scene, segments, total)
        if parts and len(parts) > 1 and not open_list(scene, parts):
            yield parts
            if len(parts) > 2 and _gives(parts[:-1], total):  # the last is of the next matter
                yield parts[:-1]
    parts = side_by_side(inside, total)
    if column(total) and any(
        column(q) != column(total) and _COLUMN.search(q.before) for q in parts
    ):
        same = [q for q in parts if column(q) == column(total)]
        parts = same or [q for q in parts if not column(q)]
    enumerated = in_one_enumeration(scene, parts)
    if 1 < len(enumerated) < len(parts) and not open_list(scene, enumerated):
        yield enumerated
        if not _gives(parts, total):
            return
    if len(parts) > 1 and not open_list(scene, parts):
        yield parts
        yield from ended_earlier(scene, parts, total)


_MOST = 12


def ended_earlier(scene: Scene, parts: list[Quantity], total: Quantity) -> Iterator[list[Quantity]]:
    """其中A万元，B万元，另一事项C万元: the first parts, if they give the total and a comma ends them; none else."""
    for n in range(min(len(parts) - 1, _MOST), 1, -1):
        ends = scene.gap(parts[n - 1], parts[n])[:1] not in {"、", "和", "及"}
        if ends and _gives(parts[:n], total):
            yield parts[:n]


def _gives(parts: Sequence[Quantity], total: Quantity) -> bool:
    return fit(Claim("sum", total, tuple(parts), "")) == 2


def _without_nested(
    scene: Scene, inside: list[Quantity], start: int, stop: int
) -> Iterator[list[Quantity]]:
    """Leave out what an inner cue breaks down: up to the next ；, up to the end, or nothing."""
    inside = _without_details(scene, inside, start, stop)
    cues = [c for c in CUE.finditer(scene.text, start, stop) if c.group()[:1] not in ",，"]
    if cues:
        own = own_details(inside, cues)
        if own:
            yield [q for q in inside if q not in own]
        inner = [(c.end(), scene.text.find(";", c.end(), stop)) for c in cues]
        yield [
            q for q in inside if not any(a <= q.start < (b if b > 0 else stop) for a, b in inner)
        ]
        yield [q for q in inside if q.start < cues[0].end()]
    yield inside


def own_details(inside: Sequence[Quantity], cues: Sequence[re.Match[str]]) -> list[Quantity]:
    """运行维护费11.6万元，包括购置费0万元和运行费11.6万元，接待费2.2万元: what an inner cue breaks down to the digit."""
    found: list[Quantity] = []
    for cue in cues:
        head = next((q for q in reversed(inside) if q.end <= cue.start()), None)
        if head is None:
            continue
        behind = [q for q in inside if q.start >= cue.end()][:_MOST]
        for n, told in enumerate(accumulate(q.figure.value for q in behind), 1):
            if told > 2 * abs(head.figure.value):  # too much, and more to come
                break
            if n > 1 and _gives(behind[:n], head):
                found += behind[:n]
                break
    return found


_MAINLY = re.compile(r"[，,(]主要(?:包括|包含|用于|是|为|有)")


def _without_details(scene: Scene, inside: list[Quantity], start: int, stop: int) -> list[Quantity]:
    """人员经费668万元，主要包括基本工资186万元、奖金98万元，公用经费83万元: leave out what 主要包括 tells of a part."""
    left = inside
    for cue in _MAINLY.finditer(scene.text, start, stop):
        end = scene.text.find(";", cue.end(), stop)
        behind = [q for q in left if cue.end() <= q.start < (end if end > 0 else stop)]
        run = in_one_enumeration(scene, behind) if len(behind) > 2 else behind
        if any(q.end <= cue.start() for q in left) and len(run) > 1:
            left = [q for q in left if q not in run]
    return left


def _closes_list(q: Quantity) -> bool:
    return bool(re.search(r"(?:合计|共计|总计|总额)[^\d]{0,4}$", q.before))
