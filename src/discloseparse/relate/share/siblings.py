"""Shares that stand side by side are of one whole: what most of them fit is the whole of all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.judge import fit
from discloseparse.relate.scene import Quantity, Scene, addable

_BARE = re.compile(r"占(?:比|到|了)?(?:约|为|达到|达)*$")
_OF_WHICH = re.compile(r"(?:其中[:,，]?|^[之里]?中[:,，])[^，,。;:]{0,24}$")
_REACH = 14


def shared_whole(
    scene: Scene, q: Quantity, part: Quantity, candidates: Sequence[Quantity]
) -> tuple[Quantity | None, bool]:
    """The whole of the unnamed share ``q`` if the words or its siblings tell it, and whether for sure."""
    if not _BARE.search(q.before):
        return None, False
    above = above_of_which(scene, part)
    if above is not None:
        return above, True
    pairs = _beside(scene, q)
    counted = [(sum(_fits(share, x, whole) for x, share in pairs), whole) for whole in candidates]
    most, whole = max(counted, key=lambda found: found[0], default=(0, None))
    if most == 0 or (most == 1 and len(pairs) > 2):
        return None, False
    return whole, most > 1


def agreed(
    scene: Scene, q: Quantity, told: list[Quantity], candidates: Sequence[Quantity]
) -> list[Quantity]:
    """``told``, unless no share of the list is of any of them, and some are of another whole."""
    if not _BARE.search(q.before):
        return told
    pairs = _beside(scene, q)
    if any(_fits(share, part, whole) for part, share in pairs for whole in told):
        return told
    counted = [(sum(_fits(share, x, whole) for x, share in pairs), whole) for whole in candidates]
    most, whole = max(counted, key=lambda found: found[0], default=(0, None))
    return [whole] if whole is not None and most * 2 >= len(pairs) > 1 else told


def above_of_which(scene: Scene, part: Quantity) -> Quantity | None:
    """全校教师80人，其中本科72人，占90%: the figure right before 其中."""
    if not part.index:
        return None
    whole = scene.quantities[part.index - 1]
    told = _OF_WHICH.search(scene.gap(whole, part))
    same = whole.sentence == part.sentence and whole.dim == part.dim
    return whole if told and same and addable(whole) and whole.role == "plain" else None


def has_share(scene: Scene, q: Quantity) -> bool:
    """Is the figure itself followed by its share (924.14万元，占77.11%; 药品收入1.02亿元，药占比26.4%)?"""
    after = scene.quantities[q.index + 1] if q.index + 1 < len(scene.quantities) else None
    return after is not None and after.kind == "percent" and "占" in after.before


def _beside(scene: Scene, q: Quantity) -> list[tuple[Quantity, Quantity]]:
    """Part and share of the unnamed shares of the sentence, and of those in items next to it."""
    near = scene.quantities[max(1, q.index - _REACH) : q.index + _REACH]
    found = []
    for share in near:
        part = scene.quantities[share.index - 1]
        beside = share.sentence == q.sentence or (
            share.section == q.section
            and abs(share.paragraph - q.paragraph) <= 3
            and _is_item(scene, share)
            and _is_item(scene, q)
        )
        bare = share.kind == "percent" and _BARE.search(share.before)
        counts = addable(part) and part.figure.value != 0
        if beside and bare and counts and above_of_which(scene, part) is None:
            found.append((part, share))
    return found


def _is_item(scene: Scene, share: Quantity) -> bool:
    """A numbered paragraph, or one that begins with a figure and its share (其他收入20万元，占1.50%。)."""
    paragraph = scene.paragraphs[share.paragraph]
    return bool(paragraph.number) or share.index == paragraph.first + 1


def _fits(share: Quantity, part: Quantity, whole: Quantity) -> bool:
    if part is whole or part.dim != whole.dim:
        return False
    return fit(Claim("share", share, (part, whole), "")) > 0
