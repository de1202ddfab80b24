"""Escape text for HTML so that every sign in it is seen and none of them steers the page."""

from __future__ import annotations

import html
import re

# Signs that turn the direction of writing or are invisible; each is shown with its code.
_HIDDEN = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
# What HTML cannot hold: controls (but tab and line feed), lone surrogates, noncharacters.
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def escape(text: str) -> str:
    """``text`` as HTML, for content and attributes."""
    return html.escape(fit(text))


def fit(text: str) -> str:
    """``text`` with U+FFFD for what HTML and JSON in it cannot hold."""
    return _UNFIT.sub("\ufffd", text)


def visible(text: str) -> str:
    """``text`` as HTML content; a hidden sign is isolated, so that it moves nothing around it."""
    return _HIDDEN.sub(_named, escape(text))


def _named(match: re.Match[str]) -> str:
    return f'<bdi class="hidden-sign" data-code="U+{ord(match[0]):04X}">{match[0]}</bdi>'
