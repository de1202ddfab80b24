"""Elements → paragraphs and tables, in the order a browser prints them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from discloseparse.load.blocks import Blocks
from discloseparse.load.html.tables import grid, is_data

_BLOCKS = frozenset(
    {"address", "article", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl"}
    | {"dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5"}
    | {"h6", "header", "hr", "html", "legend", "li", "main", "ol", "p", "pre", "section", "summary"}
    | {"table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"}
)
_HEADING = re.compile(r"h([1-6])")
_SPACE = re.compile(r"[ \t\r\n\f\xa0\u200b\ufeff]+")
_HAN = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f"
_BREAK_IN_HAN = re.compile(f"(?<=[{_HAN}])[ \t]*[\r\n]+[ \t\r\n]*(?=[{_HAN}])")


def write(element: HtmlElement, blocks: Blocks) -> None:
    """Write ``element`` and all it holds to ``blocks``."""
    _Flow(blocks).element(element)


class _Flow:
    """Gathers inline text until a block begins or ends."""

    def __init__(self, blocks: Blocks) -> None:
        self._blocks = blocks
        self._inline: list[str] = []
        self._level: int | None = None

    def element(self, element: HtmlElement) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag == "table" and is_data(element):
            self._flush()
            self._blocks.table(*grid(element, cell_text))
        elif tag == "br":
            self._flush()
        elif tag in _BLOCKS:
            self._block(element, tag)
        else:
            self._content(element)
        if tag in _BLOCKS:
            self._flush()

    def _block(self, element: HtmlElement, tag: str) -> None:
        self._flush()
        heading = _HEADING.fullmatch(tag)
        outer = self._level
        self._level = int(heading[1]) if heading else outer
        if tag == "li":
            self._inline.append(_item_number(element))
        self._content(element)
        self._flush()
        self._level = outer

    def _content(self, element: HtmlElement) -> None:
        self._inline.append(element.text or "")
        for inner in element:
            self.element(inner)
            self._inline.append(inner.tail or "")

    def _flush(self) -> None:
        text = _tidy("".join(self._inline))
        self._inline.clear()
        if text:
            self._blocks.paragraph(text, self._level)


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
    return _SPACE.sub(" ", _BREAK_IN_HAN.sub("", text)).strip()


def _item_number(item: HtmlElement) -> str:
    """The number a browser prints before an item of a numbered list."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol" or parent.get("type", "1") != "1":
        return ""
    if "none" in parent.get("style", "").lower():
        return ""
    start = parent.get("start", "1")
    before = sum(1 for _ in item.itersiblings("li", preceding=True))
    return f"{(int(start) if start.isdigit() else 1) + before}. "
