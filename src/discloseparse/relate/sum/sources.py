"""Sources told level by level under 资金来源, without their total: they make up the total stated before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.judge import fit
from discloseparse.relate.judging.luck import nearly
from discloseparse.relate.judging.near import misses_narrowly
from discloseparse.relate.scene import Quantity, Scene, Stretch, addable
from discloseparse.relate.sum import sums
from discloseparse.relate.sum.lists import comment

_LEVEL = re.compile(
    r"^(?:其中[:,，]?)?(中央|省|自治区|市|州|区县|区|县|镇|乡|街道|村|单位|社会|群众|企业|自筹|其他)"
)
_FUNDING = re.compile(r"资金来源|来源|筹资|分担")
_TOTAL = re.compile(r"(?:共计|合计|总计|总投入|总投资|总额|共需|需资金|概算)[^\d，,。;]{0,6}$")
_REACH = 40


def bind(scene: Scene) -> Iterator[Claim]:
    """One sum for each sentence of sources that no other sum takes up."""
    known = sums.totals(scene)
    for sentence in scene.sentences:
        if sentence.last - sentence.first < 2 or not _of_sources(scene, sentence):
            continue
        parts = _levels(scene, sentence)
        if len(parts) > 1 and not any(q.index in known for q in parts):
            yield from _into_total(scene, parts)


def _of_sources(scene: Scene, sentence: Stretch) -> bool:
    """Does the sentence, or the heading or line right above it, speak of sources?"""
    above = max(0, sentence.parent - 1)
    line = scene.text[scene.paragraphs[above].start : scene.paragraphs[above].end]
    return bool(_FUNDING.search(scene.text, sentence.start, sentence.end)) or (
        len(line) < 20 and bool(_FUNDING.search(line))
    )


def _levels(scene: Scene, sentence: Stretch) -> list[Quantity]:
    """One amount for each level, 区级财政承担30%，即148.26万元 included; none if a level comes twice."""
    found: dict[str, Quantity] = {}
    level = ""
    for q in scene.of(sentence):
        named = _LEVEL.match(q.before)
        level = named.group(1) if named else level if q.before.startswith("即") else ""
        if not addable(q) or q.kind != "amount" or q.role != "plain" or q.host or comment(q):
            continue
        if not level or level in found:
            return []
        found[level] = q
    return list(found.values())


def _into_total(scene: Scene, parts: list[Quantity]) -> Iterator[Claim]:
    """The nearest total of the same section's parent or project."""
    for q in scene.back(parts[0], _REACH):
        if q.project != parts[0].project or q.dim != parts[0].dim or q.role != "plain":
            continue
        if addable(q) and q.host is None and _TOTAL.search(q.before):
            claim = Claim("sum", q, tuple(parts), "资金来源")
            near = q.paragraph >= parts[0].paragraph - 3
            if nearly(claim) if near else (fit(claim) or misses_narrowly(claim)):
                yield claim
            return
