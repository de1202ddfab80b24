"""The characters of paragraphs: runs, fields, insertions, text boxes, in document order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element

from discloseparse.load.docx.fields import Fields
from discloseparse.load.docx.names import attribute, child, is_on, local
from discloseparse.load.docx.runs import Chunk
from discloseparse.load.docx.symbols import sign, without_private

# Elements that only wrap others (``w:del`` and ``w:moveFrom`` hold what is no longer there).
_WRAPPERS = frozenset(
    {"hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "customXml", "fldSimple"}
    | {"bdo", "dir", "oMath", "oMathPara", "ruby", "rubyBase"}
)
# Of formulas the parts stand one after the other, with these signs around or between them.
_FORMULAS = {"f": ("", "/", ""), "d": ("(", ",", ")"), "sSup": ("", "^", ""), "sSub": ("", "_", "")}
_PARTS = frozenset(("num", "den", "e", "sup", "sub"))
_SIGNS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
}
# Line ends in the XML are spaces; a soft hyphen and signs without width print nothing.
_PRINTED = str.maketrans(
    {"\r": " ", "\n": " ", "\t": " ", "\xad": None, "\u200b": None, "\u2060": None, "\ufeff": None}
)
_DRAWINGS = frozenset(("drawing", "pict", "object"))
_NOTES = frozenset(("footnoteReference", "endnoteReference"))


@dataclass(slots=True)
class Inline:
    """What a paragraph holds besides its own characters."""

    boxes: list[_Element] = field(default_factory=list)
    """``w:txbxContent`` elements anchored here."""
    notes: list[tuple[str, str]] = field(default_factory=list)
    """(``footnote`` or ``endnote``, id) referred to."""
    drawings: list[_Element] = field(default_factory=list)
    """Pictures and embedded objects, text boxes among them."""

    def add(self, other: Inline) -> None:
        """Take over what another paragraph holds."""
        self.boxes += other.boxes
        self.notes += other.notes
        self.drawings += other.drawings


@dataclass(slots=True)
class _Run:
    """The run the walk stands in and how many characters it printed so far."""

    element: _Element | None = None
    font: str | None = None
    printed: int = 0

    def prints(self, text: str) -> Chunk:
        self.printed += len(text)
        return Chunk(text, self.element, self.printed - len(text))


def characters(
    element: _Element, fields: Fields, found: Inline, run: _Run | None = None
) -> Iterator[Chunk]:
    """The visible characters under ``element``, piece by piece; the rest goes to ``found``."""
    run = run or _Run()
    for inner in element:
        name = local(inner)
        if name == "r":
            yield from _run_characters(inner, fields, found)
        elif name in _WRAPPERS or name in _PARTS:
            yield from characters(inner, fields, found, run)
        elif name in _FORMULAS:
            yield from _formula(inner, _FORMULAS[name], fields, found)
        elif name == "fldChar":
            yield Chunk(fields.mark(attribute(inner, "fldCharType")))
        elif name == "instrText":
            fields.instruct(inner.text or "")
        elif name in _NOTES:
            found.notes.append((name.removesuffix("Reference"), attribute(inner, "id") or ""))
        elif name in _DRAWINGS:
            found.drawings.append(inner)
            found.boxes.extend(_text_boxes(inner))
        elif name == "AlternateContent":
            for alternative in _alternative(inner):
                yield from characters(alternative, fields, found, run)
        elif not fields.in_instruction:
            yield run.prints(_leaf(inner, name, run.font))


def _run_characters(element: _Element, fields: Fields, found: Inline) -> Iterator[Chunk]:
    properties = child(element, "rPr")
    if is_on(properties, "vanish"):  # not printed, but a field may begin or end in it
        for inner in element:
            if local(inner) == "fldChar":
                yield Chunk(fields.mark(attribute(inner, "fldCharType")))
        return
    yield from characters(element, fields, found, _Run(element, _font(element)))


def _font(run: _Element) -> str | None:
    fonts = child(run, "rPr", "rFonts")
    return None if fonts is None else attribute(fonts, "ascii")


def widths(run: _Element) -> Iterator[tuple[_Element, list[int]]]:
    """The children of a run and how many characters they print, as a :class:`Chunk` counts them.

    Of a ``w:t`` there is a number for each of its characters, of anything else one for all of it.
    """
    font = _font(run)
    for inner in run:
        name = local(inner)
        if name == "t":
            yield inner, [len(_text(sign, font)) for sign in inner.text or ""]
        elif name == "AlternateContent":
            parts = (widths(part) for part in _alternative(inner))
            yield inner, [sum(sum(counts) for part in parts for _, counts in part)]
        else:
            yield inner, [len(_leaf(inner, name, font))]


def _formula(
    element: _Element, signs: tuple[str, str, str], fields: Fields, found: Inline
) -> Iterator[Chunk]:
    opening, between, closing = signs
    yield Chunk(opening)
    for count, part in enumerate(inner for inner in element if local(inner) in _PARTS):
        yield Chunk(between if count else "")
        yield from characters(part, fields, found)
    yield Chunk(closing)


def _leaf(element: _Element, name: str, font: str | None) -> str:
    """What a leaf of a run prints."""
    if name == "t":
        return _text(element.text or "", font)
    if name != "sym":
        return _SIGNS.get(name, "")
    try:
        return sign(int(attribute(element, "char") or "", 16), attribute(element, "font"))
    except ValueError:
        return ""


def _text(text: str, font: str | None) -> str:
    return without_private(text.translate(_PRINTED), font)


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
