"""Of which year is a figure told: its clause, its sentence, the document say."""

from __future__ import annotations

import re

from discloseparse.relate.scene import Quantity, Scene

YEAR = re.compile(r"((?:19|20)\d\d)年(?:度)?(?!末|底)")


_NAMED_YEAR = re.compile(r"(?<![与比较同由从])((?:19|20)\d\d)年")


def told_year(scene: Scene, q: Quantity) -> int | None:
    """The year that the sentence names last before the figure, None if it names none."""
    years = _NAMED_YEAR.findall(scene.text, scene.sentence(q).start, q.start)
    return int(years[-1]) if years else None


def of_other_year(scene: Scene, q: Quantity, subject: str) -> bool:
    """2025年预算…，实际支出478.52万元；2026年预算比…增加: the figure is of the year told before it."""
    wanted = YEAR.findall(subject)
    told = YEAR.findall(scene.text, scene.sentence(q).start, q.start)
    return bool(wanted and told) and told[-1] != wanted[-1]


def earlier_year(scene: Scene, q: Quantity) -> bool:
    """Does the clause of the figure name a year before the latest that its sentence speaks of?"""
    words = scene.text[max(scene.segments[q.segment].start, q.start - 30) : q.start]
    words = re.split(r"[，,。;]", words)[-1]
    year = YEAR.search(words)
    return year is not None and int(year.group(1)) < _latest_year(scene, q)


def is_last_years(scene: Scene, q: Quantity, change: Quantity) -> bool:
    """2025年预算402.36万元，增加…: of a year before the document's, and nothing else stands between."""
    between = scene.within(q.end, change.start)
    words = re.split(
        r"[，,。;]", scene.text[max(scene.segments[q.segment].start, q.start - 30) : q.start]
    )
    year = YEAR.search(words[-1])
    alone = not any(x.role == "plain" and x.dim == q.dim for x in between)
    return alone and year is not None and int(year.group(1)) < (scene.outline.kind.year or 0)


def _latest_year(scene: Scene, q: Quantity) -> int:
    """The latest year the sentence speaks of; that of the document may be a slip away."""
    sentence = scene.sentence(q)
    return max((int(y) for y in YEAR.findall(scene.text, sentence.start, sentence.end)), default=0)
