"""A figure of the text that restates a cell: bound by item, fund, measure and year, never by its value.

Where the words allow several cells the figure may choose between them. It fails only if its words name
all terms of the cell and every cell they allow states the same other figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from discloseparse.relate.across.asked import Asked, Names, asked
from discloseparse.relate.across.facts import (
    EITHER_TOTAL,
    GRAND_TOTAL,
    WHOLE,
    Fact,
    facts,
    named,
    near_facts,
)
from discloseparse.relate.claims import Claim
from discloseparse.relate.in_tables.columns import is_rate_of
from discloseparse.relate.judging.judge import fit
from discloseparse.relate.judging.slips import slipped
from discloseparse.relate.scene import Quantity, Scene, once
from discloseparse.relate.surroundings import FALL
from discloseparse.spans import Span
from discloseparse.tables.labels import bare, is_total

_TOTALS = frozenset({WHOLE, GRAND_TOTAL, EITHER_TOTAL})
_FALL_ONLY = re.compile(r"(?<!增)(?:减少|下降)")
"""A column that prints falls without a sign."""


@once
def bind(scene: Scene) -> list[Claim]:
    """Each figure of the text against the cell of the same name."""
    known = facts(scene)
    if not known:
        return []
    names = Names(name for name in known if name not in {WHOLE, GRAND_TOTAL})
    groups = _by_cell(_claims(scene, known, names)).values()
    return [claim for group in groups for claim in _without_others(group)]


def _claims(scene: Scene, known: dict[str, list[Fact]], names: Names) -> Iterator[Claim]:
    for q in scene.quantities:
        if not _restates(q):
            continue
        what = asked(scene, q, names)
        if what is not None:
            near = near_facts(named(known, what.name), q)
            fitting = [_as_said(q, f) for f in near if _fits(scene, q, what, f)]
            if not what.measure and q.role != "change":
                what = what._replace(measure=scene.outline.kind.phase or "")
            yield from _claim(scene, q, what, _of_topic(what, fitting))


def _by_cell(claims: Iterator[Claim]) -> dict[Span, list[Claim]]:
    """The claims about each cell."""
    found: dict[Span, list[Claim]] = {}
    for claim in claims:
        assert claim.result is not None  # noqa: S101
        cell = claim.result if claim.result.index < 0 else claim.flat[0]
        found.setdefault(cell.span, []).append(claim)
    return found


def _without_others(claims: list[Claim]) -> Iterator[Claim]:
    """Where a figure of the text is what a total row says, one of the same name that is no slip of it is
    something else (下达补贴资金620万元, 发放补贴资金475.92万元)."""
    holding = any(fit(claim) for claim in claims)
    for claim in claims:
        assert claim.result is not None  # noqa: S101
        ends = (claim.result, claim.flat[0])
        total = any(q.index < 0 and is_total(q.label) for q in ends)
        if not (holding and total) or fit(claim) or slipped(ends[0].text, ends[1].text):
            yield claim


def _of_topic(what: Asked, fitting: Sequence[Fact]) -> Sequence[Fact]:
    """Of 三公经费 the table of that name speaks; the economic classes hold only a part of them."""
    if not what.topic:
        return fitting
    own = [f for f in fitting if f.topic == what.topic]
    return own or [f for f in fitting if not f.code]


def _restates(q: Quantity) -> bool:
    if q.per or q.approx or q.figure.high is not None or q.role not in {"plain", "change"}:
        return False
    return q.kind in {"amount", "people", "percent"}


def _fits(scene: Scene, q: Quantity, what: Asked, fact: Fact) -> bool:
    """Do the terms of the figure and of the cell exclude one another?"""
    if fact.quantity.kind != q.kind or fact.part:
        return False
    if q.kind == "percent":
        return is_rate_of(fact.words, q.before) and not _years_differ(scene, what, fact)
    if (q.role == "change") != (fact.measure == "change"):
        return False
    if q.role != "change":
        if what.measure and fact.measure and what.measure != fact.measure:
            return False
        if _years_differ(scene, what, fact):
            return False
    if what.over and fact.over and tuple(what.over[-len(fact.over) :]) != fact.over:
        return False
    sides = {what.side, fact.side} if what.name in _TOTALS else set()
    return not sides >= {"收入", "支出"}


def _years_differ(scene: Scene, what: Asked, fact: Fact) -> bool:
    year = what.year or scene.outline.kind.year
    return year is not None and fact.year is not None and year != fact.year


def _claim(scene: Scene, q: Quantity, what: Asked, fitting: Sequence[Fact]) -> Iterator[Claim]:
    ranked = sorted(
        fitting,
        key=lambda f: (
            not _same_fund(what, f),
            f.measure != what.measure,
            f.quantity.figure.value != q.figure.value,
            f.table,
        ),
    )
    same = next((f for f in ranked if f.quantity.figure.loose.meets(q.figure.loose)), None)
    if same is not None:
        yield _restated(q, same.quantity, what)
        return
    exact = [f for f in ranked if _same_fund(what, f) and _in_scope(scene, q, what, f)]
    exact = [f for f in exact if f.measure == what.measure] or exact
    values = {f.quantity.figure.value for f in exact}
    if len(values) == 1 and _names_surely(what, exact[0]):
        yield _restated(q, exact[0].quantity, what)
        return
    slip = next((f for f in exact if slipped(q.text, f.quantity.text)), None)
    if slip is not None:
        yield _restated(q, slip.quantity, what)._replace(certain=False)


def _as_said(q: Quantity, fact: Fact) -> Fact:
    """A fall of 2.20万元 is what a column of changes prints as −2.20."""
    cell = fact.quantity
    if q.role != "change" or not FALL.search(q.before) or _FALL_ONLY.search(fact.words):
        return fact
    if cell.figure.value >= 0:
        return fact
    return fact._replace(
        quantity=replace(cell, figure=cell.figure._replace(value=-cell.figure.value))
    )


def _of_another_row(scene: Scene, q: Quantity, fact: Fact) -> bool:
    """Does the sentence name another row of a total's table (新立镇补贴资金1,784,600元)?"""
    if not is_total(fact.quantity.label):
        return False
    said = scene.text[scene.sentence(q).start : q.start]
    rows = (line.label for block in scene.tables[fact.table].blocks for line in block.lines)
    return any(len(bare(row)) > 1 and not is_total(row) and bare(row) in said for row in rows)


def _same_fund(what: Asked, fact: Fact) -> bool:
    """三公经费 and 机关运行经费 are always paid from 财政拨款, said or not."""
    if fact.topic not in {"", "?"} and {what.fund, fact.fund} <= {"", "财政拨款"}:
        return True
    return fact.fund == what.fund or (bool(what.topic) and fact.topic == what.topic)


def _in_scope(scene: Scene, q: Quantity, what: Asked, fact: Fact) -> bool:
    """May the figure fail against the cell? The total of a table without a title speaks for its section
    only, its rows for the sections beside it too, the economic classes for basic expenditure only."""
    if _of_another_row(scene, q, fact):
        return False
    if not fact.titled and fact.quantity.section != q.section:
        if what.name in _TOTALS or None in {q.section, fact.quantity.section}:
            return False
        here, there = (scene.outline.sections[i or 0] for i in (q.section, fact.quantity.section))
        if here.parent is None or here.parent != there.parent:
            return False
    return not fact.code.startswith(("3", "5"))


def _names_surely(what: Asked, fact: Fact) -> bool:
    """其他支出 and 住房公积金 may be anything; 类, 款 and 项 said with them, or 教育支出, may not."""
    if what.over or not fact.code:
        return what.own or bool(what.over)
    return what.own and fact.name.endswith("支出") and not fact.name.startswith("其他")


def _restated(q: Quantity, cell: Quantity, what: Asked) -> Claim:
    first, later = (q, cell) if q.span.start < cell.span.start else (cell, q)
    return Claim("equal", later, (first,), f"{what.name} / {cell.label}", form="text_cell")
