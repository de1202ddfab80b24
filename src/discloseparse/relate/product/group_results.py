"""Which amounts may be what a group of count and rate comes to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from discloseparse.relate.names.comparing import written_again
from discloseparse.relate.product.group_readings import CLOSES
from discloseparse.relate.product.groups import Group
from discloseparse.relate.scene import Quantity, Scene, Stretch, second_of_pair

_MONEY = re.compile(
    r"(?:^|即|为|支出|发放|安排|金额|资金|经费|补助|补贴|津贴|领取|应收|=|投入|投资|费用?|租金|预算|款|金)[^\d，,。;]{0,4}$"
)
_ASIDE = re.compile(r"结余|结转|上年|去年|余额|节约|超支|占|比|较")
_OTHERS = re.compile(
    r"另|分别|其中|其他|此外|自筹|配套|收入|上级|中央|省级|市级|县级|区级|市财政|省财政|县财政|区财政|存款|余"
)
_PRICE = re.compile(r"价格?(?:为|约)?$")
"""Of the next thing bought."""


def amounts_of(scene: Scene, paragraph: Stretch, found: Sequence[Group]) -> list[Quantity]:
    """What may be a result: plain amounts and those of each year, the first of two writings, no balances."""
    used = {q.index for g in found for q in g.factors}
    return [
        q
        for q in scene.of(paragraph)
        if q.kind == "amount"
        and (q.role == "plain" or (q.role == "rate" and q.per == ("年",)))
        and q.figure.high is None
        and q.index not in used
        and not _second_writing(scene, q)
        and not _ASIDE.search(q.before)
    ]


def _second_writing(scene: Scene, q: Quantity) -> bool:
    """412万元（肆佰壹拾贰万元整）; not 运行费257万元（购置费72万元，…), which names a part."""
    again = q.host is not None and q.host.kind == "amount" and q.host.index == q.index - 1
    return again and (second_of_pair(q) or not q.before or written_again(scene, q))


def states_result(q: Quantity) -> bool:
    """Do the words before it say what something comes to (计, 支出, 经费), and no other source or part?"""
    told = CLOSES.search(q.before) or _MONEY.search(q.before)
    return bool(told) and not (_OTHERS.search(q.before) or _PRICE.search(q.before))
