"""Y602 comparison-year: one comparison is with a year before the last, all others with the last."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.check.unspaced import unspaced
from discloseparse.result import Result
from discloseparse.spans import Span

_COMPARED = re.compile(
    r"(?:与|比|较|和|同)(?P<year>(?:19|20)\d\d年)度?[^，,。;:\d]{0,12}?(?:相比|增|减|持平|下降|上升|提高|降低)"
)
_FEW = 2
"""So many comparisons with the last year show what the document means by it."""


def _check(result: Result) -> Iterator[Finding]:
    if result.year is None:
        return
    reading = unspaced(result)
    found = [
        (int(match["year"][:4]), reading.span(*match.span("year")))
        for match in _COMPARED.finditer(reading.text)
    ]
    if sum(year == result.year - 1 for year, _ in found) < _FEW:
        return
    tables = [Span(table.start, table.end) for table in result.tables]
    for year, place in found:
        if year == result.year - 2 and not any(place.meets(table) for table in tables):
            yield Finding(
                spans=(place,), facts={"year": f"{year}年", "last": f"{result.year - 1}年"}
            )


RULE = Rule(
    code="Y602",
    name="comparison-year",
    severity="warning",
    category="year_mismatch",
    title=Text("对比年度不是上一年度", "A comparison is not with the last year"),
    message=Text(
        "此处与{year}相比，文中其他各处均与{last}相比",
        "compared with {year} here, with {last} everywhere else",
    ),
    explanation=Text(
        "预算、决算说明中的增减变化应与上一年度相比；照抄往年文本时常漏改年份。",
        "Changes are told against the last year; a year left over from an older text is the usual slip.",
    ),
    failing="某县水利局2024年度部门决算\n本年收入与2023年相比增加5万元。\n本年支出与2023年相比增加5万元。\n"
    "财政拨款支出与2022年相比增加5万元。",
    passing="某县水利局2024年度部门决算\n本年收入与2023年相比增加5万元。\n本年支出与2023年相比增加5万元。\n"
    "财政拨款支出与2023年相比增加5万元。",
    source="Y602（比较基期为上一年度）",
    check=_check,
    instances=lambda result: len(_COMPARED.findall(unspaced(result).text)),
)
