"""Comparisons: words that put two stated figures in an order (决算数小于预算数, 与上年6.2万元持平)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.relate.claims import Claim
from discloseparse.relate.lists import addable
from discloseparse.relate.scene import Quantity, Scene

_OPS = {
    "大于": ">", "高于": ">", "多于": ">", "超过": ">", "超出": ">",
    "小于": "<", "低于": "<", "少于": "<", "未超过": "<=", "不超过": "<=",
    "等于": "=", "持平": "=", "一致": "=",
}  # fmt: skip
_SIDES = re.compile(
    r"(?:支出)?决算数?(?P<verb>大于|高于|多于|小于|低于|少于|等于)(?:年初)?预算数?(?!\d|[^，,。;]{0,4}\d)"
)
_FLAT = re.compile(r"(?<!基本)(?:持平|一致)")
_GIVEN = re.compile(
    r"(?P<verb>未超过|大于|高于|多于|超过|小于|低于|少于)[^，,。;\d]{0,12}(?:确定|规定|要求|设定|核定|下达|批复|年初|上年|去年)[^，,。;\d]{0,6}的?$"
)
_LAST_YEAR = re.compile(r"(?:与|和|同)(?:上年|去年|上一年|\d{4}年)[^，,。;]{0,12}$")


def bind(scene: Scene) -> Iterator[Claim]:
    """All orders that the words claim between figures stated beside them."""
    for sentence in scene.sentences:
        for match in _SIDES.finditer(scene.text, sentence.start, sentence.end):
            yield from _final_and_budget(scene, match)
        for match in _FLAT.finditer(scene.text, sentence.start, sentence.end):
            yield from _unchanged(scene, match)
    for q in scene.quantities:
        told = _GIVEN.search(q.before)
        if told:
            yield from _against(scene, q, _OPS[told.group("verb")])


def _final_and_budget(scene: Scene, match: re.Match[str]) -> Iterator[Claim]:
    before = [q for q in _near(scene, match.start()) if q.kind == "amount"]
    budget = next((q for q in before if re.search(r"预算(?:数|为|安排)*$", q.before)), None)
    final = next((q for q in before if q is not budget and "预算" not in q.before[-5:]), None)
    if budget is not None and final is not None and budget.sentence == final.sentence:
        yield Claim("comparison", final, (budget,), match.group(), op=_OPS[match.group("verb")])


def _unchanged(scene: Scene, match: re.Match[str]) -> Iterator[Claim]:
    """…6.2万元，与上年6.2万元持平."""
    before = list(_near(scene, match.start()))[:2]
    if len(before) < 2:
        return
    previous, current = before
    told = previous.end >= match.start() - 6 and _LAST_YEAR.search(previous.before)
    if told and current.dim == previous.dim and current.sentence == previous.sentence:
        yield Claim("comparison", current, (previous,), match.group(), op="=")


def _against(scene: Scene, q: Quantity, op: str) -> Iterator[Claim]:
    """占比38.31%，高于方案确定的30%."""
    for other in scene.back(q, 4):
        if other.sentence != q.sentence:
            return
        if other.dim == q.dim and other.role != "rate" and not other.per:
            yield Claim("comparison", other, (q,), q.before, op=op)
            return


def _near(scene: Scene, place: int) -> Iterator[Quantity]:
    """Plain figures before ``place``, nearest first."""
    start = max(0, place - 120)
    yield from (q for q in reversed(scene.within(start, place)) if addable(q) and q.role == "plain")
