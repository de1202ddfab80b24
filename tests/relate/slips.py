"""A slip in a labelled passage: the same words with a stated figure that no longer holds.

A claim must be bound by its words. Whoever binds it only where it balances finds the true claim and
misses the false one, which is the one that matters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from tests.relate import arithmetic
from tests.relate.cases import Case, Relation, Span


def slipped(case: Case) -> Iterator[Case]:
    """The case once for each claim that holds, its stated figure mistyped and the label turned.

    A figure of which another claim makes use is left alone. Figures keep their length, so that all
    spans stay.
    """
    for n, readings in enumerate(case.claims):
        if all(r.holds and r.kind != "comparison" for r in readings) and _stands_alone(
            case, readings
        ):
            text = _mistyped(case.text, readings)
            if text is not None:
                false = tuple(r._replace(holds=False) for r in readings)
                claims = (*case.claims[:n], false, *case.claims[n + 1 :])
                yield Case(f"{case.id}/{n}", text, claims, case.optional)


def _stands_alone(case: Case, readings: tuple[Relation, ...]) -> bool:
    used = Counter(chain.from_iterable(map(_figures, case.claims + case.optional)))
    return used[readings[0].result] == 1


def _figures(readings: tuple[Relation, ...]) -> set[Span]:
    operands = {o.span for r in readings for group in r.groups for o in group}
    return operands | {r.result for r in readings}


def _mistyped(text: str, readings: tuple[Relation, ...]) -> str | None:
    """Two neighbouring digits exchanged, or one raised; the first slip that makes every reading fail."""
    start, end = readings[0].result
    for quote in chain(_exchanged(text[start:end]), _raised(text[start:end])):
        changed = text[:start] + quote + text[end:]
        if not any(arithmetic.holds(changed, r) for r in readings):
            return changed
    return None


def _exchanged(quote: str) -> Iterator[str]:
    for n in range(len(quote) - 1):
        a, b = quote[n], quote[n + 1]
        if a.isdecimal() and b.isdecimal() and a != b and (b not in "0０" or n > 0):
            yield quote[:n] + b + a + quote[n + 2 :]


def _raised(quote: str) -> Iterator[str]:
    for n, sign in enumerate(quote):
        if sign.isdecimal() and sign not in "9９":
            yield quote[:n] + chr(ord(sign) + 1) + quote[n + 1 :]
