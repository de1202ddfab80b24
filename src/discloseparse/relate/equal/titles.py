"""Figures under the very same name: a total, or a stock of persons, said again with a slip."""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from functools import lru_cache

from discloseparse.relate.judging.slips import digit_slip
from discloseparse.relate.scene import Quantity

_YEAR = re.compile(r"20\d\d(?=年)")
_FRAME = re.compile(
    r"20\d\d年(?:度|初)?|本部门|本单位|本年度(?=收|支)|我[局院校]|本(?=项目)|全年|预计|计划|拟|人民币|为|达到|达"
)
# What a document states once: totals, and the staff or stock there is.
_SINGLE = re.compile(
    r"总(?:投资|计|额|预算|支出|收入|金额|人数)|合计|实有|在职|在编|项目资金|申请财政资金"
)
_SHORTEST = 4
_TELLING = 5
"""So many digits, two of them exchanged, are no coincidence under one name."""


@lru_cache(maxsize=8192)
def title(words: str) -> str:
    """The name of a figure without its year and its owner; ``""`` if it is too short to tell."""
    name = _FRAME.sub("", words)
    return name if len(name) >= _SHORTEST else ""


def single(words: str) -> bool:
    """Is the title one that a document gives once?"""
    return bool(_SINGLE.search(title(words)))


def same_title(a: Quantity, b: Quantity) -> bool:
    """Do both stand under one title, and not in two years?"""
    name = title(a.before) if single(a.before) else ""
    return bool(name) and name == title(b.before) and same_year(a, b)


def same_year(a: Quantity, b: Quantity) -> bool:
    """Do the words before two figures name no two different years?"""
    years = [_YEAR.findall(x.before) for x in (a, b)]
    return not all(years) or years[0] == years[1]


class Titles:
    """The figures seen so far by their titles."""

    def __init__(self) -> None:
        self._seen: dict[tuple[str, str, int | None], list[Quantity]] = defaultdict(list)

    def add(self, q: Quantity) -> None:
        """Keep ``q`` if it has a title."""
        if q.role == "plain" and not q.per and title(q.before):
            self._seen[q.dim, title(q.before), q.project].append(q)

    def slipped(self, q: Quantity) -> Quantity | None:
        """The one earlier figure of the same title and year, if ``q`` differs from it by a slip."""
        if q.role != "plain" or q.per or not title(q.before):
            return None
        seen = [
            x
            for x in self._seen.get((q.dim, title(q.before), q.project), ())[-20:]
            if same_year(x, q)
        ]
        if len({x.figure.value for x in seen}) != 1 or seen[-1].sentence == q.sentence:
            return None
        x, y = _aligned(seen[0], q)
        sure = single(q.before) or (len(x) >= _TELLING and sorted(x) == sorted(y))
        return seen[0] if sure and digit_slip(x, y) is not None else None


def _aligned(a: Quantity, b: Quantity) -> tuple[str, str]:
    """The digits of both down to the last one that both print, whatever their units."""
    step = max(2 * a.figure.half, 2 * b.figure.half, Decimal(1))
    x, y = (str(int((q.figure.value / step).to_integral_value())) for q in (a, b))
    return x, y
