"""Findings about text that was recognised in a picture, where a digit may have been misread."""

from __future__ import annotations

from discloseparse.result import FindingItem


def soften(finding: FindingItem) -> FindingItem:
    """``finding``, a warning instead of an error if any of its places was recognised.

    One amount in some four hundred is read wrong, and a surely read line may hold it: to call that
    an error of the document would be a false alarm.
    """
    recognised = any(place.confidence is not None for place in finding.spans)
    if finding.severity == "error" and recognised:
        return finding.model_copy(update={"severity": "warning"})
    return finding
