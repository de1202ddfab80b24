"""How many of the things evaluated were given each grade: 对14个项目开展自评 … 自评等次优9个、良4个、中1个."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.judge import fit
from discloseparse.relate.judging.near import TOLD, misses_narrowly
from discloseparse.relate.names.kinds import GRADE
from discloseparse.relate.scene import Quantity, Scene, addable
from discloseparse.relate.sum import sums

_EVALUATES = re.compile(r"等次|等级|结果|评价|自评|评定|评为|评级|考核|验收")
_EVALUATED = re.compile(r"评价|自评|评定|考核|抽查|验收|复核|涉及|覆盖|共|对$|对[^，,。;]{0,8}$")
_OTHERS = re.compile(r"其余|其他|其它|余下|剩余")
_REACH = 12
_ALL = 3
_MOST = 8


def bind(scene: Scene) -> Iterator[Claim]:
    """One sum for each run of grades that no cue sets under a total of its own sentence."""
    known = sums.totals(scene)
    for run in _runs(scene):
        told = scene.text[scene.sentence(run[0]).start : run[0].start]
        if len(run) > 1 and not any(q.index in known for q in run) and _EVALUATES.search(told):
            wholes = [Claim("sum", q, tuple(run), "等次") for q in _evaluated(scene, run)]
            yield from filter(partial(_is_told, scene), wholes[:1])


def _is_told(scene: Scene, claim: Claim) -> bool:
    """Fewer grades than three may leave out one, and so may a sentence that goes on about the others."""
    if fit(claim) == 2:
        return True
    last = claim.flat[-1]
    rest = _OTHERS.search(scene.text, last.end, scene.sentence(last).end)
    return len(claim.flat) >= _ALL and not rest and misses_narrowly(claim, TOLD)


def _runs(scene: Scene) -> Iterator[list[Quantity]]:
    """Counts side by side, each behind another grade."""
    run: list[Quantity] = []
    grades: set[str] = set()
    for q in scene.quantities:
        told = GRADE.search(q.before) if addable(q) and q.kind in {"count", "people"} else None
        grade = told["grade"] if told else ""
        if run and not (grade and grade not in grades and _beside(run[-1], q)):
            yield run
            run, grades = [], set()
        if grade and len(run) < _MOST:
            run.append(q)
            grades.add(grade)
    if run:
        yield run


def _beside(a: Quantity, b: Quantity) -> bool:
    return a.index + 1 == b.index and a.sentence == b.sentence and a.dim == b.dim


def _evaluated(scene: Scene, run: list[Quantity]) -> Iterator[Quantity]:
    """The counts before, of the same paragraph, that are said to be evaluated."""
    for q in scene.back(run[0], _REACH):
        if q.paragraph != run[0].paragraph:
            return
        if q.dim == run[0].dim and addable(q) and q.role == "plain" and _EVALUATED.search(q.before):
            yield q
