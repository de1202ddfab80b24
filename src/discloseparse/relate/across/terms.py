"""The words by which a sentence and a cell name the same quantity: item, fund, measure, year."""

from __future__ import annotations

import re
from functools import lru_cache

FUNDS = (
    ("一般公共预算", re.compile(r"一般公共(?:预算|服务支出预算)(?!支出功能)")),
    ("政府性基金", re.compile(r"政府性基金")),
    ("国有资本", re.compile(r"国有资本")),
    ("财政拨款", re.compile(r"财政拨款")),
)
FUND_WORDS = re.compile(r"一般公共预算|政府性基金(?:预算)?|国有资本经营(?:预算)?")
_BUDGET = re.compile(r"预算(?!执行|单位|管理|绩效)")
_FINAL = re.compile(r"决算|执行数|实际支出|执行")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_CHANGE = re.compile(r"增减|变动|差额")
_MARKS = re.compile(
    r"[“”\"'‘’《》\s]|\((?:类|款|项|境|护)\)|\(\d{3,7}[^()]*\)|维护(?=费|经费)|维\(护\)"
)
_BESIDE = re.compile(
    r"^(?:(?:19|20)\d\d年度?|其中:?)|(?:合计|小计|总计|共计)$|(?:预算|决算|执行)数$|金额$"
)
_LEVEL = re.compile(r"\((?:类|款|项)\)")
# What may stand between a name and its figure, and what a clause may hold besides a name.
GENERIC = re.compile(
    r"(?:19|20)\d\d年(?:度|初)?|-?\d[\d,. ]*(?:[万亿]?元|%|(?:个|项|家|条)(?:项目)?)?|"
    r"(?:19|20)\d\d年(?:度|初)?|年初结转前|本年度|本年|当年|全年|年度|年初|今年|我(?:局|院|校|馆|委|县|区)|本(?:部门|单位|级|县|区)|"
    r"财政拨款|资金|经费|费用|预算|决算|执行|支出|收入|收支|安排|使用|实际|完成|总额|总数|总计|合计|共计|小计|金额|数额|情况|说明|"
    r"具体|其中|用于|主要|部分|各项|列支|核定|批复|下达|到位|共|总|计|约|达到|达|为|是|的|数|于|在|由|按|以|对|与|和|及|等|、|:|，|,|;|。|\(|\)|年|度"
)


@lru_cache(maxsize=16384)
def plain(words: str) -> str:
    """Folded words without quotation marks, level marks and what spellings differ in (运行维护费)."""
    return _MARKS.sub("", words).replace("费用", "费")


@lru_cache(maxsize=16384)
def item_name(label: str) -> str:
    """A row's or column's own name: without year, 合计, 决算数 and what stands in brackets behind it."""
    name = plain(_LEVEL.sub("", label))
    return _BESIDE.sub("", re.sub(r"\([^()]*\)$", "", name))


def is_generic(words: str) -> bool:
    """Is nothing left of the words once those that every clause may hold are gone?"""
    return not GENERIC.sub("", words)


@lru_cache(maxsize=16384)
def fund_in(words: str) -> str:
    """The fund that words name last, ``""`` if none: 财政拨款 only where no single fund is named."""
    found = [(m.start(), name) for name, form in FUNDS[:3] for m in form.finditer(words)]
    if found:
        return max(found)[1]
    return "财政拨款" if FUNDS[3][1].search(words) else ""


@lru_cache(maxsize=16384)
def measure_in(words: str) -> str:
    """``budget``, ``final`` or ``change``, by the word nearest to the end; ``""`` if none is there."""
    if _CHANGE.search(words):
        return "change"
    words = FUND_WORDS.sub("", words)
    found = [(m.end(), "budget") for m in _BUDGET.finditer(words)]
    found += [(m.end(), "final") for m in _FINAL.finditer(words)]
    return max(found)[1] if found else ""


def year_in(words: str) -> int | None:
    """The year that words name last."""
    years = _YEAR.findall(words)
    return int(years[-1]) if years else None
