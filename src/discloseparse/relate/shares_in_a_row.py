"""Shares told in a row for parts told in a row: 基本支出A万元、项目支出B万元，占比分别为61%和39%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from discloseparse.relate.claims import Claim
from discloseparse.relate.judge import fit
from discloseparse.relate.labels import in_common
from discloseparse.relate.lists import addable
from discloseparse.relate.scene import Quantity, Scene, once
from discloseparse.relate.sums import totals

_CUE = re.compile(
    r"(?:占(?:比|(?P<of>[^，,。;:\d]{2,16}?)的?(?:比例|比重))|比重|比例)(?:分别|依次)(?:为|是)?$"
    r"|(?:分别|依次|各)占(?:到|了)?(?P<whole>[^，,。;:\d]{0,16}?)的?$"
)
_BESIDE = re.compile(r"[、和及与,，]+")
_REACH = 12


@once
def shares_in_a_row(scene: Scene) -> dict[int, Claim]:
    """The claim of each percentage told so, by its index."""
    found: dict[int, Claim] = {}
    for first in scene.quantities:
        cue = _CUE.search(first.before) if first.kind == "percent" else None
        if cue is None or first.index in found:
            continue
        rates = _row(scene, first)
        parts = _parts(scene, first, len(rates))
        if len(rates) > 1 and len(parts) == len(rates):
            claims = _of_one_whole(
                scene, rates, parts, cue["of"] or cue["whole"] or "", cue.group()
            )
            found.update(
                {claim.result.index: claim for claim in claims if claim.result is not None}
            )
    return found


def _row(scene: Scene, first: Quantity) -> list[Quantity]:
    """The percentages from ``first`` on with nothing but 、 and 和 between them."""
    row = [first]
    for q in scene.quantities[first.index + 1 : scene.sentence(first).last]:
        if q.kind != "percent" or not _BESIDE.fullmatch(scene.gap(row[-1], q)):
            break
        row.append(q)
    return row


def _parts(scene: Scene, first: Quantity, count: int) -> list[Quantity]:
    """The last ``count`` figures of one measure before the shares."""
    sentence = scene.sentence(first)
    before = [q for q in scene.just_before(first.start, sentence.start, _REACH) if addable(q)]
    alike = [q for q in before if q.dim == before[-1].dim and q.role == "plain"]
    return alike[-count:]


def _of_one_whole(
    scene: Scene, rates: Sequence[Quantity], parts: Sequence[Quantity], name: str, because: str
) -> Iterator[Claim]:
    """The shares of the whole with which most of them hold; the surest whole if none does."""
    readings = [
        [
            Claim("share", rate, (part, whole), because)
            for rate, part in zip(rates, parts, strict=True)
        ]
        for whole in _wholes(scene, parts, name)
    ]
    if readings:
        yield from max(readings, key=lambda claims: sum(fit(claim) > 0 for claim in claims))


def _wholes(scene: Scene, parts: Sequence[Quantity], name: str) -> list[Quantity]:
    """What the words name, what the parts are summed into, what stands right before them."""
    first = parts[0]
    above = [
        q
        for q in scene.back(first, _REACH)
        if q.dim == first.dim and addable(q) and q.role == "plain" and q.section == first.section
    ]
    named = [q for q in above if name and in_common(name, q.label) > 1]
    summed = totals(scene).get(first.index, [])
    near = [q for q in above if q.figure.value >= max(p.figure.value for p in parts)]
    return [*named[:1], *summed, *near[:2]]
