"""Income and spending of one amount changed alike: 收入预算900万元，比上年减少76万元；支出预算900万元，比上年减少76万元.

What is equal this year need not have been last year (a fund may have ended), so a pair that differs must
differ by a slip of the pen.
"""

from __future__ import annotations

from collections.abc import Iterator

from discloseparse.relate.change.own_changes import OwnChange, own_change
from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.slips import digits, slipped
from discloseparse.relate.scene import Quantity, Scene

_SHORTEST = 4
"""Digits, without the zeros at their ends, that two unrelated amounts hardly share."""
_BEHIND = 3
"""So many sentences later the other amount may stand."""


def bind(scene: Scene) -> Iterator[Claim]:
    """The change of an amount told again restates that of the amount before."""
    latest: dict[tuple[object, str], tuple[Quantity, OwnChange]] = {}
    for q in scene.quantities:
        told = own_change(scene, q) if _is_amount(q) else None
        if told is None or told.change is None:
            continue
        key = (q.figure.value, told.base)
        first, latest[key] = latest.get(key), (q, told)
        if first is not None and q.sentence - first[0].sentence <= _BEHIND:
            yield from _restated(first[1], told)


def _is_amount(q: Quantity) -> bool:
    plain = q.kind == "amount" and q.role == "plain" and not q.per and not q.approx
    return plain and len(digits(q.text).strip("0")) >= _SHORTEST


def _restated(first: OwnChange, later: OwnChange) -> Iterator[Claim]:
    a, b = first.change, later.change
    if a is None or b is None or first.way != later.way:
        return
    claim = Claim("equal", b, (a,), "收支相等，增减额相同")
    if a.figure.value == b.figure.value:
        yield claim
    elif slipped(a.text, b.text):
        yield claim._replace(certain=False)
