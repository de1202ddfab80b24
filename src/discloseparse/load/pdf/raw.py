"""PDFium's functions with handles as plain addresses: half the cost of typed pointers for each call.

Calls are made for every character and object of a page. Results are an ``int`` or None (no such
object); typed handles of ``pypdfium2`` and references to variables are taken as well.
"""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as typed


def _plain(name: str) -> Any:
    function = getattr(typed, name)
    copy = type(function)(ctypes.cast(function, ctypes.c_void_p).value)
    copy.argtypes = [_address(kind) for kind in function.argtypes]
    copy.restype = _address(function.restype)
    return copy


def _address(kind: Any) -> Any:
    """``kind``, or a plain address in the place of a typed pointer."""
    return ctypes.c_void_p if hasattr(kind, "contents") else kind


FPDFPage_GetObject = _plain("FPDFPage_GetObject")
FPDFFormObj_GetObject = _plain("FPDFFormObj_GetObject")
FPDFFormObj_CountObjects = _plain("FPDFFormObj_CountObjects")
FPDFPageObj_GetType = _plain("FPDFPageObj_GetType")
FPDFPageObj_GetBounds = _plain("FPDFPageObj_GetBounds")
FPDFPageObj_GetMatrix = _plain("FPDFPageObj_GetMatrix")
FPDFPageObj_GetClipPath = _plain("FPDFPageObj_GetClipPath")
FPDFTextObj_GetFont = _plain("FPDFTextObj_GetFont")
FPDFFont_GetIsEmbedded = _plain("FPDFFont_GetIsEmbedded")
FPDFPath_GetDrawMode = _plain("FPDFPath_GetDrawMode")
FPDFPath_CountSegments = _plain("FPDFPath_CountSegments")
FPDFPath_GetPathSegment = _plain("FPDFPath_GetPathSegment")
FPDFPathSegment_GetPoint = _plain("FPDFPathSegment_GetPoint")
FPDFPathSegment_GetType = _plain("FPDFPathSegment_GetType")
FPDFPathSegment_GetClose = _plain("FPDFPathSegment_GetClose")
FPDFClipPath_CountPaths = _plain("FPDFClipPath_CountPaths")
FPDFClipPath_CountPathSegments = _plain("FPDFClipPath_CountPathSegments")
FPDFClipPath_GetPathSegment = _plain("FPDFClipPath_GetPathSegment")
FPDFText_GetTextObject = _plain("FPDFText_GetTextObject")
FPDFText_GetFillColor = _plain("FPDFText_GetFillColor")
FPDFText_GetLooseCharBox = _plain("FPDFText_GetLooseCharBox")
FPDFText_GetCharOrigin = _plain("FPDFText_GetCharOrigin")
FPDFTextObj_GetTextRenderMode = _plain("FPDFTextObj_GetTextRenderMode")
