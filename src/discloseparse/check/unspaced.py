"""A result's text without any white space, for rules that read whole passages across line breaks."""

from __future__ import annotations

import re

from discloseparse.result import Result
from discloseparse.spans import Reading


def unspaced(result: Result) -> Reading:
    """The folded text with spaces and line breaks left out, and the way back to the source."""
    return Reading(result.text, (m.span() for m in re.finditer(r"\S+", result.text)))
