"""One number of projects counted at several stages: 编报目标的项目4个，涉及598.42万元；自评的项目4个，涉及….

Stages may cover other projects, so of three or more amounts beside one count, one that differs is told
only if all others agree and a slip of the pen parts them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal

from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.slips import slipped
from discloseparse.relate.scene import Quantity, Scene

_FEWEST = 3
_PROJECTS = re.compile(r"项目(?:数量?)?(?:共|为|有)*$")
_WORTH = re.compile(r"[，,]?(?:共|合计)?涉及(?:预算|财政|项目)?(?:金额|资金)(?:共|合计|为)*")


def bind(scene: Scene) -> Iterator[Claim]:
    """The amounts told beside one count of projects in one paragraph, each against the first."""
    told: dict[tuple[int, Decimal], list[Quantity]] = defaultdict(list)
    for amount in scene.quantities[1:]:
        count = scene.quantities[amount.index - 1]
        if amount.kind == "amount" and count.kind == "count" and _beside(scene, count, amount):
            told[amount.paragraph, count.figure.value].append(amount)
    for amounts in told.values():
        if len(amounts) >= _FEWEST:
            yield from _restated(amounts)


def _beside(scene: Scene, count: Quantity, amount: Quantity) -> bool:
    named = bool(_PROJECTS.search(count.before))
    return named and _WORTH.fullmatch(scene.gap(count, amount)) is not None


def _restated(amounts: list[Quantity]) -> Iterator[Claim]:
    (usual, most), *_ = Counter(q.figure.value for q in amounts).most_common(1)
    agreed = [q for q in amounts if q.figure.value == usual]
    odd = [q for q in amounts if q.figure.value != usual]
    for q in agreed[1:]:
        yield Claim("equal", q, (agreed[0],), "项目个数相同")
    if most == len(amounts) - 1 and slipped(odd[0].text, agreed[0].text):
        first, later = sorted((odd[0], agreed[0]), key=lambda q: q.index)
        yield Claim("equal", later, (first,), "项目个数相同", certain=False)
