"""Labelled values: lines that consist of a short label, a colon and a value (起止时间：2026年1月—12月)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from discloseparse.outline import Field
from discloseparse.segment.heading import Heading
from discloseparse.segment.lines import Line, wrap_width
from discloseparse.spans import Span, fold

_HAN = "[\u4e00-\u9fff]"
_FIELD = re.compile(
    rf"(?P<label>{_HAN}(?:{_HAN}|[ ()“”]){{1,15}}?)\s?:\s?(?P<value>[^\s。;:][^。;:]{{0,79}})"
)
# What ends like this opens a list or a sentence and names no value.
_NO_LABEL = re.compile(r"(?:如下|其中|包括|具体|附件|注|说明|例如|即|的是|分别|为|[有)])$")
# A definition, a clause or a table's unit is no value either.
_NO_VALUE = re.compile(
    r"指.*|(?:是|用|以|支出|收入|预算).{12,}|.*[，,].{12,}|(?:人民币)?(?:[百千]?[万亿])?元|[%％人]|《.*"
)
_NARROWEST_PAGE = 36  # columns; narrower than that are lists, not broken lines
_MARK = re.compile(
    r"(?:\d{1,2}[.、．]|\([一二三四五六七八九十\d]{1,3}\)|[一二三四五六七八九十]{1,3}、)\s*"
)


def find_fields(
    text: str, lines: Sequence[Line], headings: Sequence[Heading], *, whole_lines: bool
) -> tuple[Field, ...]:
    """The labelled values in text order; a heading's own colon (项目名称：…) makes none, nor a line
    that may go on in the next (``whole_lines``: the format says that none does)."""
    heads = {heading.span.start for heading in headings}
    wrap = 0 if whole_lines else wrap_width(list(lines))
    return tuple(
        field
        for line in lines
        if line.start not in heads
        and not (wrap >= _NARROWEST_PAGE and abs(line.columns - wrap) <= 6)
        for field in _of_line(text, line.span)
    )


def _of_line(text: str, line: Span) -> Iterator[Field]:
    """``编制部门：某局 单位：元`` holds two."""
    folded = fold(line.of(text))
    mark = _MARK.match(folded)
    start = mark.end() if mark else 0
    cuts = [start, *(gap.end() for gap in re.finditer(rf"\s+(?={_HAN}{{2,10}}:)", folded[start:]))]
    ends = [*cuts[1:], len(folded)]
    found = [
        _FIELD.fullmatch(folded, begin, begin + len(folded[begin:end].rstrip("。; \t")))
        for begin, end in zip(cuts, ends, strict=True)
    ]
    for match in found:
        if match and not (
            _NO_LABEL.search(match["label"].strip()) or _NO_VALUE.fullmatch(match["value"])
        ):
            label, value = (
                Span(line.start + match.start(name), line.start + match.end(name)).trim(text)
                for name in ("label", "value")
            )
            yield Field(label, value)
