"""Claims about a whole column: most rows must hold, or the column was not understood."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.judge import judge

_FEW = 3
"""Fewer rows than this are no evidence against the reading."""


def most_hold(claims: Iterable[Claim]) -> Iterator[Claim]:
    """``claims``, or none of them if there are several and fewer than half hold.

    A header that was read wrongly fails in nearly every row; a wrong cell fails in one or two.
    """
    found = list(claims)
    told = [c for c in found if c.result is not None and c.result.figure.value]
    held = sum(judge(claim).holds is not False for claim in told)
    if len(told) < _FEW or held * 2 >= len(told):
        yield from found
