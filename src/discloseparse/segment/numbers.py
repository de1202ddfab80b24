"""The value of a heading's number: （十二）, 12. and ⑫ are 12."""

from __future__ import annotations

import re
import unicodedata

from discloseparse.spans import fold

_DIGITS = {sign: number for number, sign in enumerate("零一二三四五六七八九")}


def value(number: str) -> int:
    """The value of a printed number with its signs; 0 if it has none."""
    signs = re.findall(r"[零一二三四五六七八九十\d]", fold(unicodedata.normalize("NFKC", number)))
    written = "".join(signs)
    if written.isdigit():
        return int(written)
    tens, ten, ones = written.rpartition("十")
    if not ten:
        return _DIGITS.get(written, 0)
    return (_DIGITS.get(tens, 1) if tens else 1) * 10 + _DIGITS.get(ones, 0)
