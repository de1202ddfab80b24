"""Which figure the subject of a change or share points back to: 前者, 后者, 资金总量."""

from __future__ import annotations

import re

from discloseparse.relate.scene import Quantity, Scene, addable
from discloseparse.relate.sum.sums import totals
from discloseparse.relate.surroundings import CHANGE

_PAIR = re.compile(r"(?P<former>前者)|(?P<latter>后者)")
_ALL = re.compile(
    rf"(?:总[额量数值和]|总规模|总投资|总计|合计)(?:净|同比)?(?:{CHANGE})?(?:了|约)*$"
)
_TOTAL = re.compile(r"总|合计|共计|累计|合起来|加起来")
_BACK = 12
_REACH = 16


def points_back(scene: Scene, q: Quantity, subject: str) -> Quantity | None:
    """The figure told before ``q`` that ``subject`` stands for."""
    pair = _PAIR.match(subject)
    if pair is not None:
        two = told_pair(scene, q)
        return two[0 if pair["former"] else 1] if two else None
    return _whole_of(scene, q) if _ALL.search(subject) else None


def told_pair(scene: Scene, q: Quantity) -> tuple[Quantity, Quantity] | None:
    """The two figures told right before 前者, in its sentence or the one before."""
    sentence = scene.sentence(q)
    place = scene.text.find("前者", sentence.start, q.start)
    if place < 0:
        return None
    paragraph = scene.paragraphs[q.paragraph]
    near = [
        o
        for o in scene.just_before(place, paragraph.start, _BACK)
        if addable(o) and o.role == "plain" and o.host is None and q.sentence - o.sentence < 2
    ]
    if len(near) < 2 or near[-1].dim != near[-2].dim or near[-1].sentence != near[-2].sentence:
        return None
    return near[-2], near[-1]


def _whole_of(scene: Scene, q: Quantity) -> Quantity | None:
    """Three sources of 1587.33万元 …，资金总量增长10.89%: what is said to be the whole, or into which the rest is summed."""
    known = totals(scene)
    for o in scene.back(q, _REACH):
        if o.paragraph != q.paragraph:
            return None
        wholes = known.get(o.index, [])
        if wholes and wholes[0].paragraph == q.paragraph:
            return wholes[0]
        if addable(o) and o.role == "plain" and o.kind != "percent" and _TOTAL.search(o.before):
            return o
    return None
