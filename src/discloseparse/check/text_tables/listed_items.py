"""X304 item-coverage: items named in a list of the text that are empty in the table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.check.unspaced import unspaced
from discloseparse.result import LabelItem, Result, TableItem
from discloseparse.spans import Span, fold

_LIST = re.compile(r"(人员经费|公用经费)[^。;]{0,40}?(?:主要|具体)?包括:?([^。;]{4,600})")
_PERSONNEL = ("301", "303")


def _check(result: Result) -> Iterator[Finding]:
    table = _basic(result)
    if table is None:
        return
    filled, blank = _labels(table)
    reading = unspaced(result)
    for match in _LIST.finditer(reading.text):
        place = match.start(2)
        named: set[str] = set()
        for item in match.group(2).split("、"):
            span = reading.span(place, place + len(item))
            place += len(item) + 1
            name = _plain(re.sub(r"等.{0,8}$|支出$", "", item))
            named.add(name)
            if name in blank and name not in filled:
                missing = [
                    label.text
                    for other, label in filled.items()
                    if other not in named
                    and not _in_list(other, match.group(2))
                    and _of(match.group(1), label)
                ]
                yield _finding(result, span, blank[name], missing)


def _finding(result: Result, span: Span, label: LabelItem, missing: list[str]) -> Finding:
    words = "".join(span.of(result.text).split())
    rest = Text("", "")
    if missing:
        items = "、".join(missing)
        rest = Text(f"；表内有数而文中未列：{items}", f"; filled but not listed: {items}")
    return Finding(spans=(span, Span(label.start, label.end)), facts={"words": words, "rest": rest})


def _in_list(name: str, words: str) -> bool:
    return name in _plain(words)


def _of(head: str, label: LabelItem) -> bool:
    """Does the row belong to 人员经费 (301, 303) or to 公用经费 (all others)?"""
    code = label.code or ""
    return len(code) > 3 and code.startswith(_PERSONNEL) == (head == "人员经费")


def _basic(result: Result) -> TableItem | None:
    """The table of basic expenditure by economic class, if there is just one."""
    found = [t for t in result.tables if t.title and "基本支出" in t.title and t.labels]
    return found[0] if len(found) == 1 else None


def _labels(table: TableItem) -> tuple[dict[str, LabelItem], dict[str, LabelItem]]:
    """The labels of rows with figures, and of rows without."""
    printed = {(c.row, c.col) for c in table.cells if Decimal(c.value) != 0}
    filled: dict[str, LabelItem] = {}
    blank: dict[str, LabelItem] = {}
    for label in table.labels:
        holds = any((label.row, col) in printed for col in label.cols)
        (filled if holds else blank)[_plain(label.text)] = label
    return filled, blank


def _plain(words: str) -> str:
    return re.sub(r"\([护境]\)|[\s“”\"]", "", fold(words))


_SAMPLE = (
    "一般公共预算基本支出表\n单位：万元\n科目编码 科目名称 合计\n301 工资福利支出 9.00\n"
    "30101 基本工资 9.00\n30102 津贴补贴 0.00\n302 商品和服务支出 2.00\n30201 办公费 2.00\n"
)
RULE = Rule(
    code="X304",
    name="item-coverage",
    severity="error",
    category="other",
    title=Text("文中列出的科目在表内无数", "An item of the text is empty in the table"),
    message=Text(
        "文中列有“{words}”，表内该科目无数{rest}",
        "the text lists {words}, which is empty in the table{rest}",
    ),
    explanation=Text(
        "说明人员经费、公用经费“主要包括”的科目，应在基本支出表中有数。",
        "Items that the text lists as part of personnel or operating costs must have a figure in "
        "the table of basic expenditure.",
    ),
    failing=_SAMPLE + "基本支出中，人员经费9.00万元，主要包括：基本工资、津贴补贴。",
    passing=_SAMPLE + "基本支出中，人员经费9.00万元，主要包括：基本工资。",
    source="X304（文字所列项目与表内有数项目一致）",
    check=_check,
    instances=lambda result: len(_LIST.findall(unspaced(result).text)) if _basic(result) else 0,
)
