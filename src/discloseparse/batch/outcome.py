"""What came of a document."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

from discloseparse.errors import (
    DiscloseparseError,
    InternalError,
    LimitExceededError,
    MemoryLimitError,
    ReaderCrashedError,
    TimeLimitError,
    UnreadableError,
)

Outcome = Literal["ok", "findings", "unreadable", "crashed", "timeout", "too_large"]
"""``ok``: read, no rule objects. ``findings``: read, a rule reports something. ``unreadable``: no
document, damaged, encrypted or gone. ``crashed``: its reader died or met a fault of the program.
``timeout`` and ``too_large``: it wanted more time, or more memory, bytes or pages than it may have.
"""

OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
READ: tuple[Outcome, ...] = ("ok", "findings")
FAILED: tuple[Outcome, ...] = OUTCOMES[len(READ) :]

_CAUSES: tuple[tuple[type[DiscloseparseError], Outcome], ...] = (
    (TimeLimitError, "timeout"),
    (MemoryLimitError, "too_large"),
    (LimitExceededError, "too_large"),
    (ReaderCrashedError, "crashed"),
    (InternalError, "crashed"),
    (UnreadableError, "unreadable"),
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the list of documents tells of a document that was read.

    ``counts``: how many sections, amounts … and findings of each severity; ``rules``: how many
    findings of each rule.
    """

    kind: str
    unit: str | None
    year: int | None
    partial: bool
    counts: dict[str, int]
    rules: dict[str, int]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of one document.

    ``line`` is its result, one line of JSON, as a gzip member, ``extract`` that result's packed
    :class:`~discloseparse.batch.extract.Extract`; both are None, as are the ``facts``, if it was not
    read. ``error`` is one line in the language of the batch.
    """

    outcome: Outcome
    error: str = ""
    facts: Facts | None = None
    line: bytes | None = field(default=None, repr=False)
    extract: bytes | None = field(default=None, repr=False)
    seconds: float = 0.0


def verdict_on(error: Exception, lang: str, seconds: float = 0.0) -> Verdict:
    """What an error says of the document it was met in. An unknown error is a fault of ours."""
    if isinstance(error, OSError) and not isinstance(error, DiscloseparseError):
        return Verdict("unreadable", error.strerror or type(error).__name__, seconds=seconds)
    if not isinstance(error, DiscloseparseError):
        error = InternalError.of(error)
    outcome: Outcome = next((o for cause, o in _CAUSES if isinstance(error, cause)), "crashed")
    return Verdict(outcome, error.message(lang), seconds=seconds)
