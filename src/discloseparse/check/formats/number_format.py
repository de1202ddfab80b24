"""U901: a document number that is not written as GB/T 9704 asks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.result import CitationItem, Result
from discloseparse.spans import Span, fold

# The number from its year on, as people write it; what stands before is the agency's code.
_WRITTEN = re.compile(
    r"(?P<open>[〔【\[(﹝〖{<〈]?)(?P<year>\d{2,4})年?(?P<close>[〕】\])﹞〗}>〉]?)(?P<ordinal>第?)(?P<serial>\d+)号"
)

_BRACKET = Text("年份应使用六角括号〔〕", "the year stands in 〔〕")
_YEAR = Text("年份应使用四位数全称", "the year is written in full")
_ORDINAL = Text("序号前不加“第”", "no 第 before the serial")
_ZERO = Text("序号不编虚位", "no leading zeros in the serial")


def check(result: Result) -> Iterator[Finding]:
    """A finding for each mention of a number with a year that breaks the form."""
    for citation in result.citations:
        faults = list(_faults(citation))
        number = citation.number
        if not faults or number is None or number.year is None:
            continue
        yield Finding(
            (_place(citation),),
            {
                "number": number.text,
                "faults": Text(
                    "，".join(fault.zh for fault in faults), ", ".join(fault.en for fault in faults)
                ),
                "right": f"{number.agency}〔{number.year}〕{number.serial}号",
            },
        )


def _faults(citation: CitationItem) -> Iterator[Text]:
    number = citation.number
    if number is None or number.year is None:
        return
    written = "".join(number.text.split())
    parts = _WRITTEN.search(fold(written))
    if parts is None or not (parts["open"] or parts["close"]):
        return  # an announcement: 公告2023年第7号
    if "〔" not in written or "〕" not in written:
        yield _BRACKET
    if len(parts["year"]) != len("2026"):
        yield _YEAR
    if parts["ordinal"]:
        yield _ORDINAL
    if parts["serial"].startswith("0"):
        yield _ZERO


def _place(citation: CitationItem) -> Span:
    """Where the number stands in the citation, whatever white space is inside it."""
    signs = "".join(citation.number.text.split()) if citation.number else ""
    pattern = r"\s*".join(map(re.escape, signs))
    match = re.search(pattern, citation.text) if signs else None
    if match is None:
        return Span(citation.start, citation.end)
    return Span(citation.start + match.start(), citation.start + match.end())


def _instances(result: Result) -> int:
    return sum(c.number is not None and c.number.year is not None for c in result.citations)


RULE = Rule(
    code="U901",
    name="number-format",
    severity="warning",
    category="number_format",
    title=Text("发文字号格式不规范", "Document number not in the standard form"),
    message=Text(
        "发文字号“{number}”不规范：{faults}，应为“{right}”",
        "document number “{number}”: {faults}; write “{right}”",
    ),
    explanation=Text(
        "发文字号由发文机关代字、年份、发文顺序号组成。年份、发文顺序号用阿拉伯数字标注；年份标全称，用六角"
        "括号“〔〕”括入；发文顺序号不加“第”字，不编虚位（即1不编为01），在阿拉伯数字后加“号”字。"
        "令、公告的编号不受此限。",
        "A document number is agency, year, serial: the year in full in 〔〕, the serial in Arabic "
        "digits without 第 and without leading zeros, then 号. Decrees and announcements are "
        "numbered otherwise.",
    ),
    failing="《青山县公务接待管理办法》（青政办发【2022】第07号）",
    passing="《青山县公务接待管理办法》（青政办发〔2022〕7号）",
    source="GB/T 9704-2012 7.2.5",
    check=check,
    instances=_instances,
)
