"""The characters of paragraphs: runs, fields, insertions, text boxes, in document order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element

from discloseparse.load.docx.names import attribute, child, is_on, local

# Elements that only wrap others (``w:del`` and ``w:moveFrom`` hold what is no longer there).
_WRAPPERS = frozenset(
    {"hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple"}
    | {"bdo", "dir", "oMath", "oMathPara", "ruby", "rubyBase", "r"}
)
_SIGNS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
}
_DRAWINGS = frozenset(("drawing", "pict", "object"))
_NOTES = frozenset(("footnoteReference", "endnoteReference"))
_PRIVATE = range(0xE000, 0xF900)


@dataclass(slots=True)
class Inline:
    """What a paragraph holds besides its own characters."""

    boxes: list[_Element] = field(default_factory=list)
    """``w:txbxContent`` elements anchored here."""
    notes: list[tuple[str, str]] = field(default_factory=list)
    """(``footnote`` or ``endnote``, id) referred to."""


class Fields:
    """Whether the walk stands in a field's instruction; fields nest and cross paragraphs."""

    def __init__(self) -> None:
        self._open: list[bool] = []

    def mark(self, kind: str | None) -> None:
        """Take a ``w:fldChar``: ``begin``, ``separate`` or ``end``."""
        if kind == "begin":
            self._open.append(True)
        elif self._open and kind == "separate":
            self._open[-1] = False
        elif self._open and kind == "end":
            self._open.pop()

    @property
    def in_instruction(self) -> bool:
        """True between a field's beginning and its result."""
        return any(self._open)


def characters(element: _Element, fields: Fields, found: Inline) -> Iterator[str]:
    """The visible characters under ``element``, piece by piece; the rest goes to ``found``."""
    for inner in element:
        name = local(inner)
        if name == "fldChar":
            fields.mark(attribute(inner, "fldCharType"))
        elif name in _NOTES:
            found.notes.append((name.removesuffix("Reference"), attribute(inner, "id") or ""))
        elif name in _DRAWINGS:
            found.boxes.extend(_text_boxes(inner))
        elif name == "AlternateContent":
            for alternative in _alternative(inner):
                yield from characters(alternative, fields, found)
        elif name == "r" and is_on(child(inner, "rPr"), "vanish"):
            _pass_hidden(inner, fields)
        elif name in _WRAPPERS:
            yield from characters(inner, fields, found)
        elif not fields.in_instruction:
            yield _character(inner, name)


def _character(element: _Element, name: str) -> str:
    """What a leaf of a run prints."""
    if name == "t":
        return element.text or ""
    return _symbol(element) if name == "sym" else _SIGNS.get(name, "")


def _pass_hidden(run: _Element, fields: Fields) -> None:
    """Hidden text is not printed, but a field may begin or end in it."""
    for inner in run:
        if local(inner) == "fldChar":
            fields.mark(attribute(inner, "fldCharType"))


def _alternative(element: _Element) -> Iterator[_Element]:
    """Of ``mc:AlternateContent`` the choice, else the fallback: the same thing said twice."""
    choice = child(element, "Choice")
    fallback = child(element, "Fallback")
    if choice is not None:
        yield choice
    elif fallback is not None:
        yield fallback


def _text_boxes(element: _Element) -> Iterator[_Element]:
    """The outermost text boxes under a drawing, each once."""
    for inner in element:
        name = local(inner)
        if name == "txbxContent":
            yield inner
        elif name == "AlternateContent":
            for alternative in _alternative(inner):
                yield from _text_boxes(alternative)
        elif name:
            yield from _text_boxes(inner)


def _symbol(element: _Element) -> str:
    try:
        code = int(attribute(element, "char") or "", 16)
    except ValueError:
        return ""
    return "" if code in _PRIVATE or code > 0x10FFFF else chr(code)
