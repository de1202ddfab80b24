"""Remarks: findings as a batch lists them, whether of one document or between several."""

from __future__ import annotations

from typing import NamedTuple

from discloseparse.result import FindingItem


class Remark(NamedTuple):
    """A finding and what the baseline says of it. ``cross``: it compares documents with each other."""

    finding: FindingItem
    cross: bool = False
    accepted: bool = False
    reason: str = ""
