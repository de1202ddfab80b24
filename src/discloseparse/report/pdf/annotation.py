"""A highlight annotation and its pop-up (ISO 32000-1, 12.5.6.10 and 12.5.6.14)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from discloseparse.emit.xml_text import xml_text
from discloseparse.report.marks import AUTHOR

_PRINTED = 4  # the flag of annotations that are printed with the page
_POPUP_SIZE = (220, 110)


class Area(NamedTuple):
    """A rectangle in the page's user space."""

    left: float
    bottom: float
    right: float
    top: float


class Color(NamedTuple):
    """From 0 to 1, multiplied with what is printed: black stays black."""

    red: float
    green: float
    blue: float


def highlight(
    pdf: pikepdf.Pdf, page: pikepdf.Page, areas: Sequence[Area], color: Color, note: str, name: str
) -> list[pikepdf.Object]:
    """The annotations that highlight ``areas`` of a page and tell ``note`` in a pop-up; ``name`` is
    unique on the page."""
    around = Area(
        min(area.left for area in areas),
        min(area.bottom for area in areas),
        max(area.right for area in areas),
        max(area.top for area in areas),
    )
    mark = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Highlight,
            Rect=_numbers(*around),
            QuadPoints=_numbers(*(side for area in areas for side in _quad(area))),
            C=_numbers(*color),
            F=_PRINTED,
            P=page.obj,
            NM=String(name),
            T=String(AUTHOR),
            AP=Dictionary(N=_appearance(pdf, areas, around, color)),
        )
    )
    if not note:
        return [mark]
    mark.Contents = String(xml_text(note))
    mark.Popup = pdf.make_indirect(_popup(page, mark, around))
    return [mark, mark.Popup]


def _popup(page: pikepdf.Page, parent: pikepdf.Object, around: Area) -> Dictionary:
    width, height = _POPUP_SIZE
    left, top = around.right, around.bottom
    return Dictionary(
        Type=Name.Annot,
        Subtype=Name.Popup,
        Rect=_numbers(left, top - height, left + width, top),
        Parent=parent,
        P=page.obj,
        Open=False,
    )


def _quad(area: Area) -> tuple[float, ...]:
    """Upper corners, then lower ones: the order that viewers read, whatever the standard says."""
    left, bottom, right, top = area
    return left, top, right, top, left, bottom, right, bottom


def _appearance(
    pdf: pikepdf.Pdf, areas: Sequence[Area], around: Area, color: Color
) -> pikepdf.Object:
    fill = " ".join(_written(part) for part in color)
    shapes = " ".join(
        " ".join(map(_written, (a.left, a.bottom, a.right - a.left, a.top - a.bottom))) + " re"
        for a in areas
    )
    return pdf.make_stream(
        f"/Multiplied gs {fill} rg {shapes} f".encode(),
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=_numbers(*around),
        Group=Dictionary(S=Name.Transparency),
        Resources=Dictionary(ExtGState=Dictionary(Multiplied=Dictionary(BM=Name.Multiply))),
    )


def _numbers(*values: float) -> Array:
    return Array([round(value, 2) for value in values])


def _written(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
