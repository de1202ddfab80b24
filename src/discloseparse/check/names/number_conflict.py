"""N704: one title cited with two document numbers that differ in one part only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.result import CitationItem, NumberItem, Result
from discloseparse.spans import Span, fold

_SHORTEST_TITLE = 8


def check(result: Result) -> Iterator[Finding]:
    """A finding for each number that differs from the title's first one in a single part."""
    for first, *others in _by_title(result).values():
        seen = {_parts(first.number)}
        for other in others:
            parts = _parts(other.number)
            if parts not in seen and _one_differs(parts, _parts(first.number)):
                spans = (Span(other.start, other.end), Span(first.start, first.end))
                yield Finding(spans, {"title": other.title or "", **_numbers(other, first)})
            seen.add(parts)


def _by_title(result: Result) -> dict[str, list[CitationItem]]:
    groups: dict[str, list[CitationItem]] = defaultdict(list)
    for citation in result.citations:
        title = "".join(fold(citation.title or "").split())
        if len(title) >= _SHORTEST_TITLE and citation.number is not None:
            groups[title].append(citation)
    return groups


def _parts(number: NumberItem | None) -> tuple[str, int | None, int | None]:
    return ("", None, None) if number is None else (fold(number.agency), number.year, number.serial)


def _one_differs(left: tuple[object, ...], right: tuple[object, ...]) -> bool:
    return sum(a != b for a, b in zip(left, right, strict=True)) == 1


def _numbers(here: CitationItem, there: CitationItem) -> dict[str, str]:
    return {
        "here": here.number.text if here.number else "",
        "there": there.number.text if there.number else "",
    }


RULE = Rule(
    code="N704",
    name="number-conflict",
    severity="warning",
    category="other",
    title=Text("同一文件的文号不一致", "One title cited with two document numbers"),
    message=Text(
        "《{title}》的文号此处为{here}，前文为{there}",
        "《{title}》 is numbered {here} here and {there} before",
    ),
    explanation=Text(
        "同一标题先后引用的文号只差机关代字、年份或序号之一时，多为笔误。全部不同的，视为两个文件。",
        "Two numbers of one title that differ only in agency, year or serial are mostly a slip. If "
        "more differs, they are taken as two documents.",
    ),
    failing="《青山县公务接待管理办法》（青政办发〔2021〕5号）……《青山县公务接待管理办法》（青政办发〔2021〕6号）",
    passing="《青山县公务接待管理办法》（青政办发〔2021〕5号）……《青山县公务接待管理办法》（青政办发〔2021〕5号）",
    source="党政机关公文处理工作条例第十九条（四）",
    check=check,
    instances=lambda result: sum(len(group) > 1 for group in _by_title(result).values()),
)
