"""Which findings belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from discloseparse.result import FindingItem, Result


def cause(result: Result, finding: FindingItem) -> tuple[int, ...]:
    """The relations that one wrong figure breaks, or the one that ``finding`` is about; else none."""
    if finding.relation is None:
        return ()
    suspect = result.relations[finding.relation].suspect
    return (finding.relation,) if suspect is None else tuple(suspect.mends)
