"""A yearly standard made up of monthly and single payments: 8000元 = 600元 × 12个月 + 800元."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.relate.claims import Claim, Operand
from discloseparse.relate.product.rates import counts
from discloseparse.relate.scene import Quantity, Scene, Stretch, is_time

_MADE_UP = re.compile(r"由[^。;]{0,60}?(?:构成|组成|两部分|三部分)")
_REACH = 8


def bind(scene: Scene) -> Iterator[Claim]:
    """Every sentence that says of what a yearly standard is made up."""
    for sentence in scene.sentences:
        match = _MADE_UP.search(scene.text, sentence.start, sentence.end)
        if match is None:
            continue
        place = match.start()
        whole = _whole(scene, sentence, place)
        parts = list(_parts(scene.within(place, sentence.end)))
        if whole is not None and len(parts) > 1 and any(len(p) > 1 for p in parts):
            yield Claim("sum_of_products", whole, tuple[Operand, ...](parts), match.group())


def _whole(scene: Scene, sentence: Stretch, place: int) -> Quantity | None:
    """The nearest yearly standard before, in this paragraph."""
    paragraph = scene.paragraphs[sentence.parent]
    before = reversed(scene.just_before(place, paragraph.start, _REACH))
    return next((q for q in before if q.kind == "amount" and "年" in q.per), None)


def _parts(inside: list[Quantity]) -> Iterator[tuple[Quantity, ...]]:
    """Each payment, with the months it is paid for."""
    for n, q in enumerate(inside):
        if q.kind != "amount":
            continue
        months = inside[n + 1 : n + 2]
        if "月" in q.per and months and is_time(months[0]) and counts(months[0], "月"):
            yield q, months[0]
        else:
            yield (q,)
