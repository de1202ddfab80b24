"""The label of a row: its numbering, its code, whether it is a total or a part."""

from __future__ import annotations

import re

_LEVELS = (
    re.compile(r"[一二三四五六七八九十]{1,3}[、.．]"),
    re.compile(r"\([一二三四五六七八九十]{1,3}\)[、.]?"),
    re.compile(r"\d{1,2}(?:[、．]|\.(?!\d))"),
    re.compile(r"\(\d{1,2}\)[、.]?"),
)
_PART = re.compile(r"其中:?")
_CODE = re.compile(r"(\d{3}(?:\d{2}){0,2})[-_]?(?=\D|$)")
_TOTAL = re.compile(r".*(?:合计|总计|共计|小计)|全[县市区镇乡州省旗]")
GRAND = re.compile(r"(?:.{0,6})总计")
SUBTOTAL = re.compile(r".*小计")


def level_of(label: str) -> int | None:
    """How deep the numbering of a label stands: 一、 0, （一） 1, 1. 2, （1） 3; None without one."""
    bare = _PART.sub("", label, count=1) if _PART.match(label) else label
    return next((level for level, form in enumerate(_LEVELS) if form.match(bare)), None)


def bare(label: str) -> str:
    """The label without 其中, code and numbering."""
    words = _PART.sub("", label, count=1) if _PART.match(label) else label
    for form in _LEVELS:
        match = form.match(words)
        if match:
            return words[match.end() :]
    code = _CODE.match(words)
    return words[code.end() :] if code else words


def is_part(label: str) -> bool:
    """Does the label begin with 其中?"""
    return _PART.match(label) is not None


def is_total(label: str) -> bool:
    """Is it the label of a total (合计, 小计, 收入总计)?"""
    return _TOTAL.fullmatch(label) is not None


def code_in(label: str) -> str:
    """The code that a label begins with (2080505机关事业单位…), ``""`` without one."""
    match = _CODE.match(label)
    return match.group(1) if match else ""


def joined_code(pieces: list[str]) -> str:
    """One code from the columns 类, 款, 项; ``7`` in a later column is read as ``07``."""
    found = ""
    for piece in pieces:
        if not piece.isdigit():
            return ""
        found += piece if not found or len(piece) > 1 else piece.zfill(2)
    return found if len(found) in {3, 5, 7} else ""
