"""Grand totals told in words: 收入总计 = 本年收入 + 年初结转, 支出总计 = 本年支出 + 年末结转."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.judge import fit
from discloseparse.relate.judging.near import misses_narrowly
from discloseparse.relate.scene import Quantity, Scene, addable

_TOTAL = re.compile(r"总计[^\d，,。;]{0,6}$|收支总[^\d，,。;]{0,8}$")
_THIS_YEAR = {
    "收": re.compile(r"(?:本年|当年|本年度|年度)收入(?:合计)?(?:为)?$"),
    "支": re.compile(r"(?:本年|当年|本年度|年度)支出(?:合计)?(?:为)?$"),
}
_CARRIED = {
    "收": re.compile(r"(?:年初|上年)(?:财政拨款)?结转(?:和|及)?(?:结余)?(?:收入|资金)?(?:为)?$"),
    "支": re.compile(r"(?:年末|结转下年)(?:财政拨款)?(?:结转)?(?:和|及)?(?:结余)?(?:为)?$"),
}
_REACH = 8  # sentences in which the two sides of a total may be told


def bind(scene: Scene) -> Iterator[Claim]:
    """本年收入 + 年初结转 and 本年支出 + 年末结转, told near their common total."""
    for q in scene.quantities:
        plain = q.kind == "amount" and addable(q) and q.role == "plain"
        if plain and (_TOTAL.search(q.before) or _TOTAL.search(q.label)):
            yield from _sides(scene, q)


def _sides(scene: Scene, total: Quantity) -> Iterator[Claim]:
    words = scene.text[max(0, total.start - 14) : total.start]
    near = [
        q for q in scene.quantities[max(0, total.index - 8) : total.index + 12] if _near(q, total)
    ]
    for side in "收支":
        if side not in words:
            continue
        flow = next((q for q in near if _THIS_YEAR[side].search(q.before)), None)
        carried = next((q for q in near if _CARRIED[side].search(q.before)), None)
        if flow is not None and carried is not None and flow is not carried:
            claim = Claim("sum", total, (flow, carried), "总计")
            explicit = flow.paragraph == carried.paragraph == total.paragraph
            if fit(claim) or explicit or misses_narrowly(claim):
                yield claim


def _near(q: Quantity, total: Quantity) -> bool:
    close = abs(q.sentence - total.sentence) <= _REACH and q.section == total.section
    return close and q.kind == "amount" and addable(q) and q is not total
