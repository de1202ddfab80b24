"""Words around a figure that make it approximate or a bound: 约, 不超过, 左右, 以上."""

from __future__ import annotations

import re
from typing import Final

from discloseparse.recognize.lexicon import APPROXIMATIONS, GAP, alternation, last_characters

_BEFORE: Final[tuple[str, ...]] = tuple(APPROXIMATIONS["before"])
_BETWEEN: Final[list[str]] = sorted(APPROXIMATIONS["between"], key=len, reverse=True)
_REACH: Final = 12

_ENDS = last_characters((*_BEFORE, *_BETWEEN)) | {" ", "\n"}
_AFTER_PATTERN = re.compile(rf"{GAP}(?:{alternation(APPROXIMATIONS['after'])})")
_STARTS = frozenset(word[0] for word in APPROXIMATIONS["after"]) | {" ", "\n"}
_NOT_NEAR = re.compile(
    r"(?:附|邻|最|相|远|将来|新|亲|比较)近$|(?:条|公|契|制|合|节|违|预)约$|高超$"
)


def approximate(text: str, start: int, end: int) -> bool:
    """True if the words before ``start`` or after ``end`` say that the figure is not exact."""
    if text[end : end + 1] in _STARTS and _AFTER_PATTERN.match(text, end):
        return True
    if not start or text[start - 1] not in _ENDS:
        return False
    words = text[max(0, start - _REACH) : start].rstrip()
    for _ in range(3):  # two words may stand between
        if words.endswith(_BEFORE):
            return not _NOT_NEAR.search(words)
        between = next((word for word in _BETWEEN if words.endswith(word)), None)
        if between is None:
            return False
        words = words[: -len(between)]
    return False
