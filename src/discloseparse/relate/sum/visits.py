"""Persons of several services, counted up in visits: 宫颈癌检查6500人、乳腺癌检查5200人，两项共计11700人次."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.near import held_or_slipped
from discloseparse.relate.scene import Scene, addable

_TOGETHER = re.compile(r"(?:合计|共计|总计|累计|共)[^，,。;\d]{0,6}$")
_MOST = 12


def bind(scene: Scene) -> Iterator[Claim]:
    """One sum for each number of visits that closes a sentence telling persons, where it holds or slips."""
    for total in scene.quantities:
        if total.dim != "人次" or not addable(total) or not _TOGETHER.search(total.before):
            continue
        sentence = scene.sentence(total)
        near = scene.just_before(total.start, sentence.start, _MOST)
        parts = [q for q in near if q.dim == "人" and addable(q) and q.role == "plain"]
        if len(parts) < 2 or any(q.dim == "人次" for q in near):
            continue
        held = held_or_slipped([Claim("sum", total, tuple(parts), total.before)])
        if held is not None:
            yield held
