"""A figure of the text that restates a cell: bound by item, fund, measure and year, never by its value.

Where the words allow several cells the figure may choose between them. It fails only if its words name
all terms of the cell and every cell they allow states the same other figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from discloseparse.relate.across.asked import Asked, asked
from discloseparse.relate.across.facts import GRAND_TOTAL, WHOLE, Fact, facts
from discloseparse.relate.claims import Claim
from discloseparse.relate.in_tables.columns import is_rate_of
from discloseparse.relate.restated import slipped
from discloseparse.relate.scene import Quantity, Scene


def bind(scene: Scene) -> Iterator[Claim]:
    """Each figure of the text against the cell of the same name."""
    known = facts(scene)
    if not known:
        return
    names: dict[str, list[str]] = {}
    for name in known:
        if len(name) > 1 and name not in {WHOLE, GRAND_TOTAL}:
            names.setdefault(name[:2], []).append(name)
    for q in scene.quantities:
        if not _restates(q):
            continue
        what = asked(scene, q, names)
        if what is not None:
            fitting = [f for f in known.get(what.name, ()) if _fits(scene, q, what, f)]
            yield from _claim(q, what, _of_topic(what, fitting))


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
    sides = {what.side, fact.side} if what.name in {WHOLE, GRAND_TOTAL} else set()
    return not sides >= {"收入", "支出"}


def _years_differ(scene: Scene, what: Asked, fact: Fact) -> bool:
    year = what.year or scene.outline.kind.year
    return year is not None and fact.year is not None and year != fact.year


def _claim(q: Quantity, what: Asked, fitting: Sequence[Fact]) -> Iterator[Claim]:
    ranked = sorted(
        fitting,
        key=lambda f: (
            f.fund != what.fund,
            f.quantity.figure.value != q.figure.value,
            f.table,
        ),
    )
    same = next((f for f in ranked if f.quantity.figure.loose.meets(q.figure.loose)), None)
    if same is not None:
        yield _restated(q, same.quantity, what)
        return
    exact = [f for f in ranked if f.fund == what.fund]
    values = {f.quantity.figure.value for f in exact}
    if len(values) == 1 and (what.own or what.over):
        yield _restated(q, exact[0].quantity, what)
        return
    slip = next((f for f in ranked if slipped(q.text, f.quantity.text)), None)
    if slip is not None:
        yield _restated(q, slip.quantity, what)._replace(certain=False)


def _restated(q: Quantity, cell: Quantity, what: Asked) -> Claim:
    first, later = (q, cell) if q.span.start < cell.span.start else (cell, q)
    return Claim("equal", later, (first,), f"{what.name} / {cell.label}", form="text_cell")
