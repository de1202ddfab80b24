"""Names of units and projects, written the one way in which documents are compared by them.

Every county has a 教育局, and a title need not say which county's it is. A name that tells no county or
anything wider is made full by its document's path (``红岩县/教育局.pdf``), or binds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Final

from discloseparse.recognize.organisations import places
from discloseparse.spans import fold

_OWN_LEVEL: Final = re.compile(r"\(?(?:机关)?本级\)?|\(机关\)|(?<=[局厅委会办])机关$")
_MARKS: Final = "。.“”\"'"
_PROJECT_YEAR: Final = re.compile(r"(?:19|20)\d\d年度?")
_BODY: Final = re.compile(r"(?:中国共产党|中共|共青团|国家税务总局)(?=.)")
"""What a name may begin with before it tells its place."""
_BEFORE: Final = re.compile(r"^[^\u4e00-\u9fff]*(?:年度?)?")
"""What the name of a folder or file may begin with before it tells a place: 01_, 2024年."""
_RANK: Final = re.compile("[省市州盟县区旗镇乡](?![场政容村镇域级])")
"""A name may begin with the mere rank of its place: 县教育局, but not 市场监督管理局."""
_WIDE, _NARROW = tuple("省市州盟"), tuple("镇乡道")  # 道: 街道
_ZONE: Final = re.compile(
    "(?:高新|经开|经济|技术|产业|开发|综合|保税|风景|名胜|自然|保护|旅游|度假|示范|试验|实验|合作|生态|集聚|功能"
    "|工业|现代|农业|新|景|灌|库|林|矿|牧)+区"
)
"""A zone whose name is a kind: many cities have a 高新区."""


def compact(words: str) -> str:
    """``words`` folded and without white space."""
    return "".join(fold(words).split())


def project_name(words: str) -> str:
    """A project's name without its year, marks and final stop."""
    name = _PROJECT_YEAR.sub("", compact(words)).strip(_MARKS)
    return name.removesuffix("项目").strip(_MARKS)


def unit_name(words: str) -> str:
    """A unit's name without what says that the department's own office is meant (本级)."""
    return _OWN_LEVEL.sub("", compact(words)).rstrip("。.")


def full_name(unit: str, home: Sequence[str]) -> str:
    """The name ``unit`` (as :func:`unit_name` gives it) with its place, which may have to be taken from
    the places ``home``; empty if they do not tell it."""
    own = home_of(unit)
    if any(not place.endswith(_NARROW) for place in own):
        return unit
    ranked = None if own else _RANK.match(unit)
    rank = ranked[0] if ranked else ""
    where = [place for place in home if place not in own]
    while where and not where[-1].endswith(rank):
        where.pop()  # 市教育局 in a county's folder is its city's
    known = [number for number, place in enumerate(where) if not place.endswith(_NARROW)]
    return "".join(where[known[-1] :]) + unit.removeprefix(rank) if known and unit else ""


def home_of(unit: str) -> tuple[str, ...]:
    """The places that a unit's name begins with, the widest first; 高新区 is none."""
    found = places(_BODY.sub("", unit, count=1))
    return tuple(place for place in found if not _ZONE.fullmatch(place))


@lru_cache(maxsize=1024)
def home_by_path(path: str) -> tuple[str, ...]:
    """The places that the folders of a document and its file are named after, the widest first."""
    parts = PurePosixPath(path).parts
    return tuple(place for part in parts for place in home_of(_BEFORE.sub("", compact(part))))


def are_apart(one: str, other: str) -> bool:
    """Do the paths of two documents name different cities or provinces, so that the 鼓楼区财政局 of one
    need not be the other's?"""
    for rank in _WIDE:
        here, there = (
            {place for place in home_by_path(path) if place.endswith(rank)} for path in (one, other)
        )
        if here and there and not here & there:
            return True
    return False
