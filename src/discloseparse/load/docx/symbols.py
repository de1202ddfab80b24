"""Signs that Word keeps as private characters of a symbol font, as characters of their own.

Only what carries meaning in a disclosure is listed: signs of arithmetic and boxes that are ticked.
The code points are those of the fonts Symbol and Wingdings (with and without the offset F000).
"""

from __future__ import annotations

_PRIVATE = range(0xE000, 0xF900)
_OFFSET = 0xF000
_SIGNS: dict[str, dict[int, str]] = {
    "symbol": {
        0x2B: "+", 0x2D: "-", 0x3C: "<", 0x3D: "=", 0x3E: ">", 0xA3: "≤", 0xA5: "∞", 0xB1: "±",
        0xB3: "≥", 0xB4: "×", 0xB7: "·", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xD7: "·", 0xE5: "∑",
    },
    "wingdings": {
        0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "□", 0x75: "◆", 0x76: "◆", 0xA8: "□", 0xA1: "○",
        0xFB: "×", 0xFC: "√", 0xFD: "☒", 0xFE: "☑",
    },
    "wingdings 2": {
        0x4F: "×", 0x50: "√", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□", 0x2A: "□",
    },
}  # fmt: skip


def sign(code: int, font: str | None) -> str:
    """The character that ``code`` of ``font`` prints; "" if it has none of its own."""
    known = _SIGNS.get((font or "").lower())
    if known is not None:
        low = code - _OFFSET if code in _PRIVATE else code
        return known.get(low, "")
    return "" if code in _PRIVATE or code > 0x10FFFF else chr(code)


def without_private(text: str, font: str | None) -> str:
    """``text`` of a run in ``font``; private characters are kept where the font is not known."""
    if (font or "").lower() not in _SIGNS:
        return text
    return "".join(sign(ord(c), font) if ord(c) in _PRIVATE else c for c in text)
