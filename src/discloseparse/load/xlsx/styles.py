"""What a cell's style number says: its number format, and whether it has a border at a side."""

from __future__ import annotations

from typing import NamedTuple

from lxml.etree import _Element

from discloseparse.load.docx.names import attribute, child, children
from discloseparse.load.sheets.builtin import BUILTIN, GENERAL


class CellStyle(NamedTuple):
    """``code``: the number format; ``ruled``: a border at the left or right."""

    code: str
    ruled: bool


_PLAIN = CellStyle(GENERAL, ruled=False)


class Styles:
    """The cell formats of ``styles.xml`` (None: there is no such part)."""

    def __init__(self, root: _Element | None) -> None:
        codes = dict(BUILTIN)
        for element in children(child(root, "numFmts"), "numFmt"):
            codes[_whole(element, "numFmtId")] = attribute(element, "formatCode") or GENERAL
        ruled = [_is_ruled(border) for border in children(child(root, "borders"), "border")]
        self._styles = [
            CellStyle(
                codes.get(_whole(xf, "numFmtId"), GENERAL),
                any(ruled[_whole(xf, "borderId") :][:1]),
            )
            for xf in children(child(root, "cellXfs"), "xf")
        ]

    def __getitem__(self, number: str | None) -> CellStyle:
        """The style with this number; the plain one if there is none."""
        index = int(number) if number and number.isdecimal() else 0
        return self._styles[index] if index < len(self._styles) else _PLAIN


def _whole(element: _Element, name: str) -> int:
    text = attribute(element, name) or "0"
    return int(text) if text.isdecimal() and len(text) < 10 else 0


def _is_ruled(border: _Element) -> bool:
    sides = (child(border, name) for name in ("left", "right", "start", "end"))
    return any(
        side is not None and attribute(side, "style") not in (None, "none") for side in sides
    )
