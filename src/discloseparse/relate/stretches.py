"""Cuts the reading, in one pass: paragraphs at line breaks, sentences at 。！？, segments at ；."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from discloseparse.relate.scene import Scene, Stretch
from discloseparse.relate.surroundings import NUMBERING


def cut(scene: Scene) -> None:
    """Fill the paragraphs, sentences and segments of ``scene`` and say which figures stand in each."""
    text = scene.text
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            numbering = NUMBERING.match(text, start, end)
            scene.paragraphs.append(
                Stretch(start, end, number=numbering.group() if numbering else "")
            )
            _cut_sentences(scene, start, end)
        start = end + 1
    starts = [q.start for q in scene.quantities]
    for group in (scene.paragraphs, scene.sentences, scene.segments):
        for stretch in group:
            stretch.first = bisect_left(starts, stretch.start)
            stretch.last = bisect_left(starts, stretch.end)
    _mark_sections(scene)


def _cut_sentences(scene: Scene, start: int, end: int) -> None:
    text = scene.text
    for sentence in _pieces(text, start, end, _SENTENCE_END):
        scene.sentences.append(Stretch(*sentence, parent=len(scene.paragraphs) - 1))
        for segment in _pieces(text, *sentence, _SEGMENT_END):
            scene.segments.append(Stretch(*segment, parent=len(scene.sentences) - 1))


_LONGEST_SENTENCE = 1500
_SENTENCE_END = re.compile(r"[。!?]")
_SEGMENT_END = re.compile(r";")


def _pieces(text: str, start: int, end: int, stop: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    for match in stop.finditer(text, start, end):
        if match.end() > start:
            yield from _short(start, match.end())
        start = match.end()
    if text[start:end].strip():
        yield from _short(start, end)


def _short(start: int, end: int) -> Iterator[tuple[int, int]]:
    """No sentence is as long as this; what is longer is no prose, and is cut to bound the work."""
    for place in range(start, end, _LONGEST_SENTENCE):
        yield place, min(end, place + _LONGEST_SENTENCE)


def _mark_sections(scene: Scene) -> None:
    reading = scene.outline.reading
    sections = scene.outline.sections
    headings = [s.heading.start for s in sections]
    for paragraph in scene.paragraphs:
        place = reading.at(paragraph.start)
        i = bisect_right(headings, place) - 1
        if i >= 0:
            paragraph.section = i
            heading = sections[i].heading
            last = reading.at(max(paragraph.start, paragraph.end - 1))
            paragraph.heading = heading.start <= place and last <= heading.end
