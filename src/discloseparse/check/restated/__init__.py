"""Family E: figures said twice."""

from __future__ import annotations

from discloseparse.check.calculation import Choice
from discloseparse.result import Result


def of_people(result: Result) -> Choice:
    """The choice of relations whose result is a headcount."""
    starts = {headcount.start for headcount in result.headcounts}
    return lambda relation: relation.result is not None and relation.result.start in starts
