"""What a column's header says: a total of others, this year or the last, a change, a rate."""

from __future__ import annotations

import re
from collections.abc import Sequence

from discloseparse.tables.model import Column

_CHANGE = re.compile(
    r"增减|变动|增加额|减少额|差额|增长额|增\(减\)|增幅|减幅|增长率"
    r"|(?:决算|执行|实际|完成|支出|本年|当年)数?(?:减|-)(?:年初)?(?:预算|计划|上年|决算)"
)
_NOT_ADDED = re.compile(r"单价|标准|税率|均|年份|电话|比例|级别|期限|年限|指标|排名|个月")
_PREVIOUS = re.compile(
    r"上年|上一年|去年|前一年|基期|年初预算|(?<!年初)预算|计划|目标|下达|限价|控制价|概算|送审|报审|应[发付收拨缴]|分值|满分|标准分"
)
_CURRENT = re.compile(
    r"本年|当年|决算|执行|实际|完成|支出数|本期|到位|得分|中标|成交|审定|(?<!计划)发放"
)
_SPENT = re.compile(r"支出(?:资金|金额)?$|使用")
_LEFT_OVER = re.compile(
    r"结余|结转|剩余|余额|未支[出付]|未使用|节约|节支|审减|核减|未到位|未完成"
    r"|(?:预算|计划|限价)数?(?:减|-)(?:决算|执行|实际|支出|中标|成交)"
)
_RATE = re.compile(r"完成|执行率|执行进度|支出进度|到位率")
_GROWTH = re.compile(r"增长|增加|下降|减少|增幅|降幅|上升")
_TOTAL = re.compile(r"合计|小计|总计|总额")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")


def is_change(column: Column) -> bool:
    """Does the column print changes (增减额, 增减幅度)?"""
    return _CHANGE.search(column.words) is not None


def is_left_over(column: Column) -> bool:
    """Does the column print what is left of a budget (结余)?"""
    return _LEFT_OVER.search(column.name) is not None


def is_additive(column: Column) -> bool:
    """May the rows of the column be added?"""
    return column.kind != "percent" and not _NOT_ADDED.search(column.name)


def year_of(column: Column) -> int | None:
    """The year in the header, None without one."""
    years = _YEAR.findall(column.words)
    return int(years[-1]) if years else None


def now_and_before(columns: Sequence[Column]) -> tuple[Column, Column] | None:
    """The column of what is and that of what was before (or planned), if the headers tell."""
    stated = [c for c in columns if c.kind != "percent" and not (is_change(c) or is_left_over(c))]
    years = sorted({year for c in stated if (year := year_of(c)) is not None})
    if len(years) > 1:
        now = [c for c in stated if year_of(c) == years[-1]]
        before = [c for c in stated if year_of(c) == years[-2]]
    else:
        before = [c for c in stated if _PREVIOUS.search(c.words) and not _CURRENT.search(c.name)]
        now = [c for c in stated if c not in before]
        now = (
            [c for c in now if _CURRENT.search(c.words)]
            or [c for c in now if _SPENT.search(c.name)]
            or now
        )
    now, before = _totals(now), _totals(before)
    if len(now) == 1 == len(before):
        return now[0], before[0]
    return None


def _totals(columns: list[Column]) -> list[Column]:
    """Of a total and its parts under one head (小计, 基本支出, 项目支出) the total."""
    totals = [c for c in columns if _TOTAL.fullmatch(c.name)]
    return totals if len(totals) == 1 and len(columns) > 1 else columns


def is_rate_of(header: str, words: str) -> bool:
    """Do the words before a percentage speak of the rate that a header names (完成率, 增减幅度)?"""
    done = bool(_RATE.search(header)) and bool(_RATE.search(words))
    return done or (bool(_CHANGE.search(header)) and bool(_GROWTH.search(words)))
