"""Identities of the profile: cells looked up by their labels, within a table and between tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.profiles.identities import CellReference, Identity, identities
from discloseparse.relate.across.book import is_each, joined, look_up, look_up_all, places, rows
from discloseparse.relate.claims import Claim
from discloseparse.relate.in_tables.majority import most_hold
from discloseparse.relate.judging.judge import judge
from discloseparse.relate.judging.slips import slipped
from discloseparse.relate.scene import Quantity, Scene

_TOTAL_ROW = "合计"


def bind(scene: Scene) -> Iterator[Claim]:
    """Every instance of every identity whose cells are printed."""
    if not scene.tables:
        return
    for identity in identities(scene.outline.kind.kind):
        if identity.result is None or not _given(scene, identity):
            continue
        if identity.usual:
            yield from _usual(_claim(scene, identity))
        elif not is_each(identity.result):
            yield from _claim(scene, identity)
        elif len(identity.plus) == 1:
            yield from most_hold(_each(scene, identity))
        else:
            yield from most_hold(_each_sum(scene, identity))


def _usual(claims: Iterator[Claim]) -> Iterator[Claim]:
    """What holds, and what one slip of the pen would mend."""
    for claim in claims:
        assert claim.result is not None  # noqa: S101  equalities have a result
        if judge(claim).holds:
            yield claim
        elif slipped(claim.result.text, claim.flat[0].text):
            yield claim._replace(certain=False)


def named(scene: Scene, claim: Claim) -> Claim:
    """``claim``, with the identity that it is an instance of if a table's own structure told it."""
    place = places(scene).get(claim.result.span) if claim.result and claim.form else None
    if place is None or claim.identity:
        return claim
    for identity in identities(scene.outline.kind.kind):
        where = identity.place
        if (
            identity.result is None
            and claim.form in identity.forms
            and re.fullmatch(where.table, place.table)
            and (not where.row or re.fullmatch(where.row, _bare(place.line.label)))
            and re.search(where.column, place.column.words)
        ):
            return claim._replace(identity=identity.id)
    return claim


def _bare(label: str) -> str:
    return re.sub(r"^[一二三四五六七八九十]+、", "", label)


def _given(scene: Scene, identity: Identity) -> bool:
    """Are the totals equal, where the rows are compared only then?"""
    if not identity.given_total or identity.result is None:
        return True
    first, *others = (look_up(scene, _total(r)) for r in (identity.result, *identity.plus))
    return first is not None and all(
        other is not None and other.figure.loose.meets(first.figure.loose) for other in others
    )


def _total(reference: CellReference) -> CellReference:
    return CellReference(reference.table, _TOTAL_ROW, reference.column)


def _claim(scene: Scene, identity: Identity) -> Iterator[Claim]:
    assert identity.result is not None  # noqa: S101  the caller has looked
    result = look_up(scene, identity.result)
    if result is None:
        return
    if len(identity.plus) == 1 and not identity.minus:
        yield from _first_that_holds(identity, result, look_up_all(scene, identity.plus[0]))
        return
    plus = [q for r in identity.plus if (q := look_up(scene, r)) is not None]
    minus = [q for r in identity.minus if (q := look_up(scene, r)) is not None]
    if plus:
        yield from _made(identity, result, plus, minus)


def _first_that_holds(
    identity: Identity, result: Quantity, others: list[Quantity]
) -> Iterator[Claim]:
    """Of several rows that the pattern names (支出总计, 本年支出合计) the one that holds, else the first."""
    claims = [claim for other in others for claim in _made(identity, result, [other], [])]
    yield from [c for c in claims if judge(c).holds][:1] or claims[:1]


def _each(scene: Scene, identity: Identity) -> Iterator[Claim]:
    assert identity.result is not None  # noqa: S101
    for result, other in joined(rows(scene, identity.result), rows(scene, identity.plus[0])):
        yield from _made(identity, result, [other], [])


def _each_sum(scene: Scene, identity: Identity) -> Iterator[Claim]:
    """Row by row of one table: the operands stand in the row of the result."""
    assert identity.result is not None  # noqa: S101
    plus = [{r.code or r.name: r.cell for r in rows(scene, p)} for p in identity.plus]
    minus = [{r.code or r.name: r.cell for r in rows(scene, m)} for m in identity.minus]
    for row in rows(scene, identity.result):
        key = row.code or row.name
        added = [found[key] for found in plus if key in found]
        taken = [found[key] for found in minus if key in found]
        if added or taken:
            yield from _made(identity, row.cell, added, taken)


def _made(
    identity: Identity, result: Quantity, plus: list[Quantity], minus: list[Quantity]
) -> Iterator[Claim]:
    form, title = identity.forms[0], identity.title
    if identity.relation != "=":
        op = identity.relation
        found = Claim("comparison", result, (plus[0],), title, op=op, form=form)
        yield found._replace(identity=identity.id)
    elif len(identity.plus) == 1 and not identity.minus:
        if result.figure.value or plus[0].figure.value:
            yield Claim("equal", result, (plus[0],), title, form=form, identity=identity.id)
    else:
        signs = (1,) * len(plus) + (-1,) * len(minus)
        yield Claim(
            "sum",
            result,
            (*plus, *minus),
            title,
            signs=signs if minus else (),
            form=form,
            identity=identity.id,
        )
