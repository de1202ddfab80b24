"""X306 zero-vs-figure: a statement that there is nothing, and a table that holds figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.check.unspaced import unspaced
from discloseparse.result import Result, TableItem
from discloseparse.spans import Span, fold

_EMPTY = re.compile(r"(?:故|因此|所以)?[本此该]表(?:为空表?|无数据|无数字|没有数据|空白)")
_FARTHEST = 160
"""So many characters behind a table its note may stand."""
_NOTHING = re.compile(
    r"(?:没有|无|未(?:安排|发生|使用))(政府性基金|国有资本经营)(?:预算)?(?:财政)?(?:拨款)?(?:安排的)?(?:预算)?(?:收入|支出|收支)"
)


def _check(result: Result) -> Iterator[Finding]:
    following = [*(table.start for table in result.tables), len(result.text)][1:]
    for table, stop in zip(result.tables, following, strict=True):
        behind = fold(result.text[table.end : min(stop, table.end + _FARTHEST)])
        match = _EMPTY.search(behind)
        figure = _first_figure(table)
        if match and figure is not None:
            said = Span(table.end + match.start(), table.end + match.end())
            yield _finding(result, said, figure)
    yield from _denied(result)


def _denied(result: Result) -> Iterator[Finding]:
    """无政府性基金预算财政拨款收入: the table of that fund holds none."""
    reading = unspaced(result)
    for match in _NOTHING.finditer(reading.text):
        for table in result.tables:
            if table.title and match.group(1) in fold(table.title):
                figure = _first_figure(table)
                if figure is not None:
                    yield _finding(result, reading.span(*match.span()), figure)


def _first_figure(table: TableItem) -> Span | None:
    return next((Span(c.start, c.end) for c in table.cells if Decimal(c.value) != 0), None)


def _finding(result: Result, said: Span, figure: Span) -> Finding:
    words = "".join(said.of(result.text).split())
    return Finding(spans=(said, figure), facts={"words": words, "figure": figure.of(result.text)})


RULE = Rule(
    code="X306",
    name="zero-vs-figure",
    severity="error",
    category="other",
    title=Text("文字说无数据，表中却有数", "Said to be nothing, but the table holds figures"),
    message=Text(
        "文中写“{words}”，表内却有数（如{figure}）",
        "the text says {words}, but the table holds figures ({figure})",
    ),
    explanation=Text(
        "注明“本表为空表”“本表无数据”或说明无政府性基金、国有资本经营收支的，相应的表不应有非零数字。",
        "A table noted as empty, or of a fund said not to exist, must hold no figure but zero.",
    ),
    failing="政府性基金预算支出表\n单位：元\n科目 合计 基本支出 项目支出\n城乡社区支出 1200 0 1200\n"
    "合计 1200 0 1200\n注：本单位2025年无政府性基金预算安排的支出，故本表为空表。",
    passing="一般公共预算支出表\n单位：元\n科目 合计 基本支出 项目支出\n城乡社区支出 1200 0 1200\n"
    "合计 1200 0 1200\n注：本表金额单位转换时可能存在尾数误差。",
    source="财政部门预决算公开检查：空表应附说明且与表一致",
    check=_check,
    instances=lambda result: len(result.tables),
)
