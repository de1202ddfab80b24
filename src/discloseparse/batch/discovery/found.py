"""A file that discovery found."""

from __future__ import annotations

from typing import NamedTuple


class Found(NamedTuple):
    """``path`` opens it. The same ``stamp`` means the same content; None: who knows."""

    id: str
    path: str
    stamp: str | None
