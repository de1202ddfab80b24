"""政府采购: what small and medium firms were given is at most all of it, what small and micro firms were given at
most that.

Only spending against spending and budget against budget: contracts of a year may stay below what was reserved.
The words claim no order, so only what cannot be is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.relate.claims import Claim
from discloseparse.relate.scene import Quantity, Scene

_ALL = re.compile(
    r"政府采购(?P<spent>支出|合同)?(?P<budget>预算)?(?:金额)?(?:总额|总计|合计|数)?(?:为|共计|共|合计)*$"
)
_SMALL = re.compile(
    r"(?:(?P<spent>授予)|(?P<budget>面向|预留给))(?P<micro>小微|小型和微型|中小)企业(?:预留)?[^，。;占货工服]{0,14}$"
)
_NEAR = 14


def bind(scene: Scene) -> Iterator[Claim]:
    """``part <= whole`` for each part that is larger than the whole before it in its section."""
    for whole in scene.quantities:
        total = _ALL.search(whole.before) if _plain(whole) else None
        if total is None or not (total["spent"] or total["budget"]):
            continue
        for part in scene.quantities[whole.index + 1 : whole.index + 1 + _NEAR]:
            small = _SMALL.search(_words(scene, part)) if _plain(part) else None
            if small is None or part.section != whole.section or part.dim != whole.dim:
                continue
            if bool(small["budget"]) != bool(total["budget"]):
                continue
            if part.figure.loose.low > whole.figure.loose.high:
                yield Claim("comparison", part, (whole,), _because(small), op="<=", identity="D33")
            if small["micro"] == "中小":
                whole = part  # small and micro firms are among them


def _plain(q: Quantity) -> bool:
    return q.kind == "amount" and q.role == "plain" and q.host is None and not q.approx


def _words(scene: Scene, q: Quantity) -> str:
    return scene.text[max(scene.segments[q.segment].start, q.start - 40) : q.start]


def _because(small: re.Match[str]) -> str:
    return f"政府采购，其中{small['micro']}企业"
