"""A total told before its list and again behind it: 总预算2921万元，其中甲…，乙…，合计2921万元.

The last one may sum up less than the first (只…安排了一部分), so a pair that differs must differ by a slip.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.judge import fit
from discloseparse.relate.judging.slips import slipped
from discloseparse.relate.scene import Quantity, Scene
from discloseparse.relate.sum import sums

_LISTED = re.compile(r"[，,;:。]?(?:其中|包括|分别为|具体为)[:,，]?[^，,。;:\d]{0,30}")
_LAST = re.compile(r"(?:合计|总计|共计)(?:为|是)?$")


def bind(scene: Scene) -> Iterator[Claim]:
    """The last total restates the first, where the parts give the last."""
    for claim in sums.bind(scene):
        last = claim.result
        if last is None or claim.signs or not _LAST.search(last.before):
            continue
        first = _opening(scene, claim.flat, last)
        if first is None:
            continue
        if first.figure.value == last.figure.value:
            yield Claim("equal", last, (first,), "合计")
        elif fit(claim) and slipped(first.text, last.text):
            yield Claim("equal", last, (first,), "合计", certain=False)


def _opening(scene: Scene, parts: tuple[Quantity, ...], last: Quantity) -> Quantity | None:
    """The figure right before the list, in the sentence of its last total."""
    part = min(parts, key=lambda q: q.index)
    if part.index == 0 or part.index > last.index:
        return None
    first = scene.quantities[part.index - 1]
    plain = first.dim == last.dim and first.role == "plain" and first.host is None
    if not plain or first.sentence != last.sentence:
        return None
    return first if _LISTED.fullmatch(scene.gap(first, part)) else None
