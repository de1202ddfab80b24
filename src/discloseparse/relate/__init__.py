"""Relate: every arithmetic claim of a document, bound by words and recomputed with intervals.

``sum``, ``product``, ``change`` (over time: differences and growth), ``share``, ``difference`` (what is left or
lacking), ``equal`` and ``comparison`` bind what running text claims, ``in_tables`` and ``across`` what has to do
with cells. All read one :mod:`scene` and ask :mod:`names` what figures are called; :mod:`judging` recomputes,
once, and tells who is to blame.

A module with claims to bind exposes ``bind(scene) -> Iterable[Claim]`` and is found by it: a new kind of
wording is a new module. One that binds what the words of no other claim take up exposes
``bind_rest(scene, bound)`` instead.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from types import ModuleType

from discloseparse.mentions import Mentions
from discloseparse.outline import Outline
from discloseparse.relate.across.confirmed import without_confirmed
from discloseparse.relate.across.identities import named
from discloseparse.relate.build_scene import build
from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.judge import Relation, judge
from discloseparse.relate.scene import Scene
from discloseparse.spans import Span
from discloseparse.tables.model import LabelledTable

__all__ = ["Relation", "binders", "relate"]

Binder = Callable[[Scene], Iterable[Claim]]
RestBinder = Callable[[Scene, Sequence[Claim]], Iterable[Claim]]


def relate(
    outline: Outline, mentions: Mentions, tables: Sequence[LabelledTable] = ()
) -> tuple[Relation, ...]:
    """All relations between the figures of text and tables, in the order of their results, none twice."""
    scene = build(outline, mentions, tables)
    found: dict[tuple[object, ...], Relation] = {}
    for claim in _bound(scene):
        if claim.key in found or _only_zeros(claim):
            continue
        verdict = judge(claim)
        if verdict.holds is not None:
            found[claim.key] = Relation(named(scene, claim), verdict)
    return tuple(sorted(without_confirmed(_consistent(found.values())), key=_place))


def _bound(scene: Scene) -> list[Claim]:
    told = [claim for bind in binders() for claim in bind(scene)]
    return told + [claim for bind in rest_binders() for claim in bind(scene, told)]


@cache
def binders() -> tuple[Binder, ...]:
    """The ``bind`` functions of the modules of this package and its subpackages, by module name."""
    return tuple(m.bind for m in _modules() if hasattr(m, "bind"))


@cache
def rest_binders() -> tuple[RestBinder, ...]:
    """The ``bind_rest`` functions, which see what all the others have bound, by module name."""
    return tuple(m.bind_rest for m in _modules() if hasattr(m, "bind_rest"))


def _modules() -> list[ModuleType]:
    names = sorted(m.name for m in pkgutil.walk_packages(__path__, __name__ + "."))
    return [importlib.import_module(name) for name in names]


_TELL_APART = {"sum", "share", "comparison"}


def _consistent(found: Iterable[Relation]) -> list[Relation]:
    """Leave out what a sum contradicts or already says.

    A sum tells its figures apart, as parts or as part and whole: none restates another; nor does one
    side of a share or a comparison restate the other side. Within the
    figures of a balance, and between a whole and its two parts, no other change or sum is claimed.
    """
    relations = _without_doubtful_sums(list(found))
    apart: dict[Span, set[int]] = {}
    said: dict[Span, list[tuple[Claim, frozenset[Span]]]] = {}
    for number, claim in enumerate(r.claim for r in relations if r.claim.kind in _TELL_APART):
        spans = _spans(claim)
        for span in spans:
            apart.setdefault(span, set()).add(number)
        if claim.kind == "sum" and (claim.signs or len(spans) == 3):
            for span in spans:
                said.setdefault(span, []).append((claim, spans))

    def idle(claim: Claim) -> bool:
        if claim.kind == "equal" and claim.result is not None:
            here, there = apart.get(claim.flat[0].span), apart.get(claim.result.span)
            return bool(here and there and not here.isdisjoint(there))
        if claim.kind not in {"sum", "difference"} or claim.result is None:
            return False
        spans = _spans(claim)
        return any(
            known is not claim
            and spans <= figures
            and ((bool(known.signs) and not claim.signs) or claim.kind == "difference")
            for known, figures in said.get(claim.result.span, ())
        )

    return [r for r in relations if not idle(r.claim)]


def _without_doubtful_sums(found: list[Relation]) -> list[Relation]:
    """送审100万元，审定90万元，审减10万元: a sum that only stands so yields to the difference the words tell."""
    told = {_spans(r.claim) for r in found if r.claim.kind == "difference" and r.claim.certain}
    return [
        r for r in found if r.claim.kind != "sum" or r.claim.certain or _spans(r.claim) not in told
    ]


def _spans(claim: Claim) -> frozenset[Span]:
    return frozenset(q.span for q in claim.figures)


def _only_zeros(claim: Claim) -> bool:
    if claim.kind == "equal":
        return False
    return all(q.figure.value == 0 for q in claim.figures)


def _place(relation: Relation) -> tuple[int, int, str]:
    claim = relation.claim
    at = claim.result.start if claim.result else claim.flat[0].start
    return at, claim.flat[0].start, claim.kind
