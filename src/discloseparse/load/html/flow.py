"""Elements → paragraphs and tables, in the order a browser prints them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from discloseparse.load.blocks import Blocks
from discloseparse.load.docx.numerals import written
from discloseparse.load.html.tables import grid, is_data

_BLOCKS = frozenset(
    {"address", "article", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl"}
    | {"dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5"}
    | {"h6", "header", "hr", "html", "legend", "li", "main", "ol", "p", "pre", "section", "summary"}
    | {"table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"}
)
_HEADING = re.compile(r"h([1-6])")
_WEIGHT = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
# A paragraph in bold that may head what follows, below all that is marked as a heading.
_HEADLINE = re.compile(r"(?!注|单位|备注|附)[^。；;，,：:！!？?\d]{2,30}")
_BOLD_LEVEL = 6
_SPACE = re.compile(r"[ \t\r\n\f\xa0]+")
_INVISIBLE = re.compile("[\xad\u200b-\u200d\u2060\ufeff]")
_HAN = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f"
_BREAK_IN_HAN = re.compile(f"(?<=[{_HAN}])[ \t]*[\r\n]+[ \t\r\n]*(?=[{_HAN}])")

_NUMBERS = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
}  # fmt: skip


def write(element: HtmlElement, blocks: Blocks) -> None:
    """Write ``element`` and all it holds to ``blocks``."""
    _Flow(blocks).element(element)


class _Flow:
    """Gathers inline text until a block begins or ends."""

    def __init__(self, blocks: Blocks) -> None:
        self._blocks = blocks
        self._inline: list[str] = []
        self._level: int | None = None
        self._set = False  # within ``pre``, where line ends are kept
        self._bold = False
        self._all_bold = True  # all that was gathered stands in bold

    def element(self, element: HtmlElement) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag == "table" and is_data(element):
            self._flush()
            for caption in element.iterchildren("caption"):
                self._block(caption, "caption")
            self._blocks.table(*grid(element, cell_text))
        elif tag == "br":
            self._flush()
        elif tag in _BLOCKS:
            self._block(element, tag)
        else:
            outer, self._bold = self._bold, self._bold or _is_bold(element, tag)
            self._content(element)
            self._bold = outer
        if tag in _BLOCKS:
            self._flush()

    def _block(self, element: HtmlElement, tag: str) -> None:
        self._flush()
        heading = _HEADING.fullmatch(tag)
        outer, bold = self._level, self._bold
        self._bold = bold or _is_bold(element, tag)
        self._level = int(heading[1]) if heading else outer
        if tag == "li":
            self._inline.append(_item_number(element))
        kept, self._set = self._set, self._set or tag == "pre"
        self._content(element)
        self._flush()
        self._level, self._set, self._bold = outer, kept, bold

    def _content(self, element: HtmlElement) -> None:
        self._text(element.text)
        for inner in element:
            self.element(inner)
            self._text(inner.tail)

    def _text(self, text: str | None) -> None:
        lines = (text or "").split("\n") if self._set else [text or ""]
        for count, line in enumerate(lines):
            if count:
                self._flush()
            self._inline.append(line)
            self._all_bold &= self._bold or not line.strip()

    def _flush(self) -> None:
        text = _tidy("".join(self._inline))
        styled = _BOLD_LEVEL if self._all_bold and _HEADLINE.fullmatch(text) else None
        self._inline.clear()
        self._all_bold = True
        if text:
            self._blocks.paragraph(text, self._level or styled)


def _is_bold(element: HtmlElement, tag: str) -> bool:
    return tag in ("b", "strong") or bool(_WEIGHT.search(element.get("style", "")))


def cell_text(cell: HtmlElement) -> str:
    """The text of a table cell; breaks and blocks inside begin new lines."""
    lines = "".join(_pieces(cell)).split("\0")
    return "\n".join(line for line in map(_tidy, lines) if line)


def _pieces(element: HtmlElement) -> Iterator[str]:
    yield element.text or ""
    for inner in element:
        tag = inner.tag if isinstance(inner.tag, str) else ""
        if tag == "br":
            yield "\0"
        elif tag in _BLOCKS:
            yield "\0"
            yield from _pieces(inner)
            yield "\0"
        else:
            yield from _pieces(inner)
        yield inner.tail or ""


def _tidy(text: str) -> str:
    """White space as a browser shows it; a source line break between Chinese characters is none."""
    return _SPACE.sub(" ", _BREAK_IN_HAN.sub("", _INVISIBLE.sub("", text))).strip()


def _item_number(item: HtmlElement) -> str:
    """The number a browser prints before an item of a numbered list."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol" or "none" in parent.get("style", "").lower():
        return ""
    shape = _NUMBERS.get(item.get("type", parent.get("type", "1")))
    if shape is None:
        return ""
    count = 0
    for inner in (item, *item.itersiblings("li", preceding=True)):
        if inner.get("value", "").isdecimal():
            return f"{written(int(inner.get('value')[:6]) + count, shape)}. "
        count += 1
    start = parent.get("start", "1")
    return f"{written((int(start[:6]) if start.isdecimal() else 1) + count - 1, shape)}. "
