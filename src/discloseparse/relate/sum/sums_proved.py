"""Sums that no cue announces and only their own arithmetic tells: 本年收入A万元。财政拨款B万元，占…；事业收入C万元，占….

The figures of one measure that a sentence, a part of it or a run of lines states side by side are looked
up among the figures around them. A total of four digits that they give to the last one is no accident;
how likely one would be is bounded by the number of runs tried and totals in reach (see ``_proved``).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal

from discloseparse.figures import ZERO
from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.judge import fineness, fit
from discloseparse.relate.scene import Quantity, Scene, Stretch, addable, second_of_pair
from discloseparse.relate.sum.lists import comment
from discloseparse.relate.sum.readings import is_total
from discloseparse.relate.sum.unlike import of_two_sides

_REACH = 40  # figures before the run
_BEHIND = 3
_MOST_PARTS = 9
_FINEST = Decimal(2000)
"""How many printed steps the total must have: two figures side by side that give one of forty others by luck
are then fewer than one in the thousand sentences of a long report."""
_FINE = Decimal(100)
"""Enough where the words count the parts."""
_INTRODUCES = re.compile(r"(?:如下|:)\s*$")
_NUMBERS = {c: n for n, c in enumerate("两三四五六七八九", 2)}
_COUNTED = re.compile(
    r"(?P<number>[两三四五六七八九])(?:项|类|者|级|部分|块|方面)[^，,。;\d]{0,10}$"
)
_COUNT = 14  # characters before the figure in which the words may count
_LEFT = re.compile(r"余|节[约支省]|未|仍|尚|差|缺|超")


def bind_rest(scene: Scene, bound: Sequence[Claim]) -> Iterator[Claim]:
    """One sum for each run of figures that a figure in reach proves, if no words tell another."""
    told = {q.index for c in bound if c.kind == "sum" and not c.form for q in c.flat}
    for sentence in scene.sentences:
        if sentence.last - sentence.first < 2:
            continue
        of_dim: dict[str, list[Quantity]] = defaultdict(list)
        for q in scene.of(sentence):
            if _may_be_part(q):
                of_dim[q.dim].append(q)
        for figures in of_dim.values():
            yield from _of_figures(scene, figures, told)
    for paragraph in scene.paragraphs:
        yield from _of_lines(scene, paragraph, told)
    yield from _of_subtotals(scene)


def _may_be_part(q: Quantity) -> bool:
    plain = addable(q) and q.role == "plain" and q.host is None and not q.approx
    return plain and not second_of_pair(q) and not comment(q) and not _LEFT.search(q.before)


def _of_figures(
    scene: Scene, figures: Sequence[Quantity], told: AbstractSet[int]
) -> Iterator[Claim]:
    """The longest runs first; no figure is a part twice."""
    done: set[int] = set()
    for length in range(min(len(figures), _MOST_PARTS), 1, -1):
        for first in range(len(figures) - length + 1):
            run = figures[first : first + length]
            whole = len(run) == len(figures)
            if not whole and ZERO in {run[0].figure.value, run[-1].figure.value}:
                continue
            if any(q.index in done or q.index in told for q in run):
                continue
            claim = _proved(scene, run)
            if claim is not None:
                done.update(q.index for q in run)
                yield claim


def _of_lines(scene: Scene, intro: Stretch, told: AbstractSet[int]) -> Iterator[Claim]:
    """本年收入80301.96万元，具体情况如下：, then lines without numbers: as many of them as give the total."""
    if not _INTRODUCES.search(scene.text, intro.start, intro.end) or intro.last == intro.first:
        return
    number = scene.quantities[intro.first].paragraph
    run: list[Quantity] = []
    for line in scene.paragraphs[number + 1 : number + 1 + _MOST_PARTS]:
        first = next((q for q in scene.of(line) if _may_be_part(q)), None)
        if first is None or first.index in told or line.number or (run and first.dim != run[0].dim):
            return
        run.append(first)
        claim = _proved(scene, run) if len(run) > 1 else None
        if claim is not None and claim.result in scene.of(intro):
            yield claim
            return


def _of_subtotals(scene: Scene) -> Iterator[Claim]:
    """运营补贴、养护经费、保险费三项累计1587.33万元: as many totals told before as the words count."""
    closed: dict[tuple[int | None, str], list[Quantity]] = defaultdict(list)
    for q in scene.quantities:
        if not (addable(q) and q.role == "plain" and q.host is None):
            continue
        earlier = closed[q.project, q.dim]
        opening = max(scene.segments[q.segment].start, q.start - _COUNT)
        counted = _COUNTED.search(scene.text, opening, q.start)
        if counted:
            claim = _proved(scene, earlier[-_NUMBERS[counted["number"]] :], _FINE)
            if claim is not None and claim.result is q:
                yield claim
        if is_total(q):
            earlier.append(q)


def _proved(scene: Scene, run: Sequence[Quantity], finest: Decimal = _FINEST) -> Claim | None:
    if sum(bool(q.figure.value) for q in run) < 2 or of_two_sides(run):
        return None
    value = sum((q.figure.value for q in run), start=ZERO)
    found = _totals(scene, run, value)
    if not found:
        return None
    near = [q for q in found if q.section == run[0].section]
    claim = Claim("sum", (near or found[-1:])[0], tuple(run), "，", certain=False)
    return claim if fit(claim) == 2 and fineness(claim) >= finest else None


def _totals(scene: Scene, run: Sequence[Quantity], value: Decimal) -> list[Quantity]:
    """The figures of ``value`` that may be the total, nearest first, those behind the run last."""
    first, last = run[0], run[-1]
    behind = scene.quantities[last.index + 1 : last.index + 1 + _BEHIND]
    return [
        q
        for q in (*scene.back(first, _REACH), *behind)
        if q.figure.value == value
        and q.dim == first.dim
        and q.project == first.project
        and addable(q)
        and q.role == "plain"
        and not second_of_pair(q)
    ]
