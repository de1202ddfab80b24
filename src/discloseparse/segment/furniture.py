"""Page furniture in plain text: page numbers, running headers, index numbers, navigation of a web page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from discloseparse.document import Furniture
from discloseparse.segment.lines import UNNUMBERED, Line

_LABEL = (
    r"(?:索\s?引\s?号|来源|作者|编辑|字号|(?:发布|公开|发文|成文)(?:时间|日期|机构|机关|人)"
    r"|(?:浏览|阅读|点击)(?:次数|量)?)\s?:"
)
_BUTTON = r"【?\s?(?:我要)?(?:打印|关闭|收藏)(?:本页|窗口|此页)?\s?】?\s*"
_KINDS = (
    (
        "page_number",
        re.compile(
            r"[-·]\s*\d{1,4}\s*[-·]|第\s?\d{1,4}\s?页(?:\s?[,/，]?\s?共\s?\d+\s?页)?|\d{1,3}\s?/\s?\d{1,3}"
        ),
    ),
    ("index", re.compile(r"\(?监督索引号:?\s?\d+\)?")),
    (
        "navigation",
        re.compile(
            r".*[【\[]\s?字(?:号|体).*|字[号体]:.{0,20}|您?(?:当前|现在|所在)的?位置:.*|扫一扫.{0,20}|分享到:.*"
            r"|(?:上|下)一[篇条]:.*|版权所有.*|.{0,20}ICP备.*|.{0,6}公网安备\s?\d+号|网站标识码:.*|返回顶部"
            r"|(?:浏览|阅读|点击)(?:次数|量):\s?\d*次?|发布(?:时间|日期):\s?[\d年月日:\s.-]+"
            r"|首页(?:\s?>+\s?\S+)+|首页(?:\s+\S{2,6}){3,}|主办:.{2,30}承办:.*"
            r"|(?:[^\s|]{2,8}\s?\|\s?){1,8}(?:联系我们|关于我们|网站地图)"
            rf"|(?:{_BUTTON}){{1,3}}|.{{0,60}}{_LABEL}.{{0,60}}{_LABEL}.{{0,80}}"
        ),
    ),
)
_LONGEST = 200
_BARE_NUMBER = re.compile(r"\d{1,3}")
_PAGE_LINES = 5  # a page holds more lines than this
_AT_END = re.compile(r"\s*(?:[\s-]*\d{0,3}[\s-]*|第\s?\d+\s?页(?:\s?[,/，]?\s?共\s?\d+\s?页)?)$")
_SENTENCE = re.compile(r"[，。；;]")
_TITLE_LINES = 3
_LEAST_HEADERS = 2
_SHORTEST_HEADER = 6


def split_furniture(lines: list[Line]) -> tuple[list[Line], list[Furniture]]:
    """The lines of the text itself, and the furniture among them."""
    kinds = {i: kind for i, line in enumerate(lines) if (kind := _kind(line))}
    kinds.update(dict.fromkeys(_bare_numbers(lines), "page_number"))
    kinds.update(dict.fromkeys(_headers(lines), "header"))
    body = [line for i, line in enumerate(lines) if i not in kinds]
    return body, [Furniture(kinds[i], lines[i].span) for i in sorted(kinds)]


def _kind(line: Line) -> str | None:
    if len(line.text) > _LONGEST:
        return None
    return next((kind for kind, form in _KINDS if form.fullmatch(line.text)), None)


def _bare_numbers(lines: Sequence[Line]) -> Iterator[int]:
    """Lines with a number only, which count up by one, page by page."""
    found = [i for i, line in enumerate(lines) if _BARE_NUMBER.fullmatch(line.text)]
    pages = len(found) > 1 and all(
        int(lines[b].text) == int(lines[a].text) + 1 and b - a > _PAGE_LINES
        for a, b in pairwise(found)
    )
    if pages and int(lines[found[0]].text) <= _TITLE_LINES:
        yield from found


def _headers(lines: Sequence[Line]) -> Iterator[int]:
    """Lines that repeat the title, which stands first, with or without a page number."""
    titles = [_bare(line) for line in lines[:_TITLE_LINES]]
    forms = {*titles, *(a + b for a, b in pairwise(titles))}
    again = [
        i
        for i, line in enumerate(lines)
        if i >= len(titles) - 1
        and line.level == UNNUMBERED
        and len(line.text) < _LONGEST
        and len(words := _bare(line)) >= _SHORTEST_HEADER
        and words in forms
        and words not in titles[i:]
        and not _SENTENCE.search(words)
    ]
    if len(again) >= _LEAST_HEADERS:
        yield from again


def _bare(line: Line) -> str:
    return re.sub(r"\s", "", _AT_END.sub("", line.text))
