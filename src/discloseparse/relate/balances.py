"""Balances told in words: 收入总计 = 本年收入 + 年初结转, 支出总计 = 本年支出 + 年末结转, carry-overs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.relate.claims import Claim
from discloseparse.relate.judge import fit
from discloseparse.relate.lists import addable
from discloseparse.relate.scene import Quantity, Scene

_TOTAL = re.compile(r"总计[^\d，,。;]{0,6}$|收支总[^\d，,。;]{0,8}$")
_THIS_YEAR = {
    "收": re.compile(r"(?:本年|当年|本年度|年度)收入(?:合计)?(?:为)?$"),
    "支": re.compile(r"(?:本年|当年|本年度|年度)支出(?:合计)?(?:为)?$"),
}
_CARRIED = {
    "收": re.compile(r"(?:年初|上年)(?:财政拨款)?结转(?:和|及)?(?:结余)?(?:收入|资金)?(?:为)?$"),
    "支": re.compile(r"(?:年末|结转下年)(?:财政拨款)?(?:结转)?(?:和|及)?(?:结余)?(?:为)?$"),
}
_ADDED = re.compile(r"^(?:加上?|另加)")
_TAKEN = re.compile(r"^(?:减去?|扣除|扣减)")
_REACH = 8  # sentences in which the two sides of a total may be told


def bind(scene: Scene) -> Iterator[Claim]:
    """Sums around 总计, and year-end figures reached by adding and taking away."""
    for q in scene.quantities:
        if q.kind != "amount" or not addable(q) or q.role != "plain":
            continue
        if _TOTAL.search(q.before) or _TOTAL.search(q.label):
            yield from _sides(scene, q)
        yield from _carried_over(scene, q)


def _sides(scene: Scene, total: Quantity) -> Iterator[Claim]:
    """本年收入 + 年初结转 and 本年支出 + 年末结转, told near their common total."""
    words = scene.text[max(0, total.start - 14) : total.start]
    for side in "收支":
        if side not in words:
            continue
        near = [
            q
            for q in scene.quantities[max(0, total.index - 8) : total.index + 12]
            if _near(q, total)
        ]
        flow = next((q for q in near if _THIS_YEAR[side].search(q.before)), None)
        carried = next((q for q in near if _CARRIED[side].search(q.before)), None)
        if flow is not None and carried is not None and flow is not carried:
            claim = Claim("sum", total, (flow, carried), "总计")
            explicit = flow.paragraph == carried.paragraph == total.paragraph
            if fit(claim) or explicit:
                yield claim


def _near(q: Quantity, total: Quantity) -> bool:
    close = abs(q.sentence - total.sentence) <= _REACH and q.section == total.section
    return close and q.kind == "amount" and addable(q) and q is not total


def _carried_over(scene: Scene, result: Quantity) -> Iterator[Claim]:
    """年初31.06万元，加上当年收入…，减去当年支出…，年末15.80万元."""
    sentence = scene.sentence(result)
    near = scene.just_before(result.start, sentence.start, 12)
    before = [q for q in near if q.dim == result.dim and addable(q)]
    signs = [-1 if _TAKEN.match(q.before) else 1 for q in before]
    told = [bool(_TAKEN.match(q.before) or _ADDED.match(q.before)) for q in before]
    if len(before) > 2 and -1 in signs and all(told[1:]) and not told[0]:
        yield Claim("sum", result, tuple(before), "加、减", signs=tuple(signs))
