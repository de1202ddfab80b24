"""What a sheet shows beside its cells: text boxes, print headers and footers; comments and pictures."""

from __future__ import annotations

import re

from lxml.etree import _Element

from discloseparse.load.archive import Archive
from discloseparse.load.docx.names import local
from discloseparse.load.sheets.model import Sheet

# ECMA-376 Part 1, 18.3.1.46: sections, fonts, sizes, colours, styles and fields of a header.
_CODE = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|\d{1,3}|[A-Za-z+\-])')
_FIELD = re.compile(r"&[PN]")
_ALL_FIELDS = re.compile(r"[-—–第页共/,，\s]*")
_MOST_BOXES = 1_000


def read_beside(archive: Archive, part: str, sheet: Sheet) -> None:
    """Add to ``sheet`` what stands in the parts that its XML ``part`` points to."""
    related = archive.related(part)
    for drawing in related.get("drawing", ()):
        if drawing not in archive:
            continue
        for shape in archive.elements(drawing, "sp", "pic"):
            if local(shape) == "pic":
                sheet.pictures += 1
            elif len(sheet.boxes) < _MOST_BOXES:
                sheet.boxes.extend(_paragraphs(shape))
    for comments in related.get("comments", ()):
        if comments in archive:
            for comment in archive.elements(comments, "comment"):
                sheet.comments.append(comment.get("ref") or "")


def header(element: _Element) -> tuple[str, str] | None:
    """(kind, text) of a print header or footer, None if it is empty."""
    codes = (element.text or "").replace("&&", "\x00")
    numbered = _FIELD.search(codes) is not None
    text = _CODE.sub(" ", codes).replace("\x00", "&")
    text = " ".join(text.split())
    if numbered and _ALL_FIELDS.fullmatch(text):
        return "page_number", text
    kind = "header" if local(element).endswith("Header") else "footer"
    return (kind, text) if text else None


def _paragraphs(shape: _Element) -> list[str]:
    texts = []
    for paragraph in shape.iter("{*}p"):
        text = "".join(run.text or "" for run in paragraph.iter("{*}t")).strip()
        if text:
            texts.append(text)
    return texts
