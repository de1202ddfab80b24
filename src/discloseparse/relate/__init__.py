"""Relate: every arithmetic claim of a document, bound by words and recomputed with intervals.

One module per kind of claim exposes ``bind(scene) -> Iterable[Claim]`` and is found by its ``bind``;
a new kind of claim is a new module. What is bound is judged here, once.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from discloseparse.mentions import Mentions
from discloseparse.outline import Outline
from discloseparse.relate.across.identities import named
from discloseparse.relate.claims import Claim
from discloseparse.relate.judge import Relation, judge
from discloseparse.relate.scene import Scene, build
from discloseparse.spans import Span
from discloseparse.tables.model import LabelledTable

__all__ = ["Relation", "binders", "relate"]

Binder = Callable[[Scene], Iterable[Claim]]


def relate(
    outline: Outline, mentions: Mentions, tables: Sequence[LabelledTable] = ()
) -> tuple[Relation, ...]:
    """All relations between the figures of text and tables, in the order of their results, none twice."""
    scene = build(outline, mentions, tables)
    found: dict[tuple[object, ...], Relation] = {}
    for bind in binders():
        for claim in bind(scene):
            if claim.key in found or _only_zeros(claim):
                continue
            verdict = judge(claim)
            if verdict.holds is not None:
                found[claim.key] = Relation(named(scene, claim), verdict)
    return tuple(sorted(_consistent(found.values()), key=_place))


@cache
def binders() -> tuple[Binder, ...]:
    """The ``bind`` functions of the modules of this package and its subpackages, by module name."""
    names = sorted(m.name for m in pkgutil.walk_packages(__path__, __name__ + "."))
    modules = (importlib.import_module(name) for name in names)
    return tuple(m.bind for m in modules if hasattr(m, "bind"))


def _consistent(found: Iterable[Relation]) -> list[Relation]:
    """Leave out restatements between figures that one sum tells apart as parts, or part and whole."""
    relations = list(found)
    sums: dict[Span, set[int]] = {}
    for number, claim in enumerate(r.claim for r in relations if r.claim.kind == "sum"):
        for q in (*claim.flat, claim.result):
            if q is not None:
                sums.setdefault(q.span, set()).add(number)
    return [r for r in relations if not _apart(r.claim, sums)]


def _apart(claim: Claim, sums: dict[Span, set[int]]) -> bool:
    """Does a restatement join two figures of one sum?"""
    if claim.kind != "equal" or claim.result is None:
        return False
    here, there = sums.get(claim.flat[0].span), sums.get(claim.result.span)
    return bool(here and there and not here.isdisjoint(there))


def _only_zeros(claim: Claim) -> bool:
    if claim.kind == "equal":
        return False
    figures = (*claim.flat, claim.result) if claim.result else claim.flat
    return all(q is None or q.figure.value == 0 for q in figures)


def _place(relation: Relation) -> tuple[int, int, str]:
    claim = relation.claim
    at = claim.result.start if claim.result else claim.flat[0].start
    return at, claim.flat[0].start, claim.kind
