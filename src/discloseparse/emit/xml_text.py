"""What of a text XML may hold."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(words: str) -> str:
    """``words`` with a replacement character for each that XML forbids (controls, lone surrogates)."""
    return _FORBIDDEN.sub("\ufffd", words)
