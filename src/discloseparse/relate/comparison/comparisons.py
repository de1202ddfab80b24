"""Comparisons: words that put two stated figures in an order (决算数小于预算数, 与上年6.2万元持平)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from discloseparse.relate.claims import Claim
from discloseparse.relate.scene import Quantity, Scene, is_time

_OPS = {
    "未超过": "<=", "没有突破": "<=", "没有超出": "<=", "没有高于": "<=", "没有低于": ">=", "未低于": ">=",
    "不超过": "<=", "没有超过": "<=", "未突破": "<=", "不高于": "<=", "未超出": "<=",
    "不低于": ">=", "不少于": ">=",
    "大于": ">", "高于": ">", "多于": ">", "超过": ">", "超出": ">",
    "小于": "<", "低于": "<", "少于": "<",
    "等于": "=",
}  # fmt: skip
_VERB = "(?P<verb>" + "|".join(sorted(_OPS, key=len, reverse=True)) + ")了?"
_YARDSTICK = "目标|计划|预算|控制价|限价|标准|上年|去年|上一年|同期|要求|规定|确定|设定|核定|下达|批复|平均|指标|控制线|红线|上限|下限|限额|门槛"
_AGAINST = re.compile(rf"{_VERB}(?P<words>[^，,。;:]{{0,10}}(?:{_YARDSTICK})[^，,。;:]{{0,8}})$")
_BARE = re.compile(rf"(?:^|[^，,。;:\d]){_VERB}$")
_YARDSTICK_BEHIND = re.compile(
    rf"的[^，,。;:\d]{{0,8}}(?:{_YARDSTICK})(?:任务|数|值|线|水平|范围)?(?=[，,。;)]|$)"
)
_SURE = re.compile(r"(?:的|目标值|数|为|标准)$")
_OWN_SIDE = re.compile(r"决算|执行|实际|完成")
_SIDES = re.compile(
    rf"(?:决算|执行|实际(?:支出|完成|执行)?)数?{_VERB}(?:年初|全年|调整)?(?:预算|计划|目标)(?:数|值)?(?![^，,。;]{{0,4}}\d)"
)
_TRAILING = re.compile(
    rf"[，,](?:但|且|并|略|稍|仍|也)*{_VERB}(?:年初|全年|年度|调整)?(?:预算|计划|目标|任务)(?:数|值)?(?=[，,。;]|$)"
)
_FLAT = re.compile(r"(?<!基本)(?<!大体)(?<!大致)(?<!总体)(?:保持)?(?:持平|一致|相等|相同)")
_WITH = re.compile(r"(?:与|和|同|较)[^，,。;]{1,16}$")
_WITH_BUDGET = re.compile(r"(?:与|和|同)(?:年初|全年)?(?:支出)?预算(?:数|安排)?(?:保持)?$")
_TWO_YEARS = re.compile(r"两年(?:度)?(?:预算|决算|支出|数|均|保持)*$")
_WITH_YEAR = re.compile(
    r"(?:比|与|同|较)(?P<year>(?:19|20)\d\d年)(?:当年)?(?:预算)?(?P<phase>执行|决算)数?(?:相比)?$"
)
_BUDGET = re.compile(r"(?:预算|计划|目标)(?:数|为|安排|是)*$")
_YEAR = re.compile(r"(?:19|20)\d\d年|上年|去年|今年|本年")


def bind(scene: Scene) -> Iterator[Claim]:
    """All orders that the words claim between figures stated beside them."""
    for sentence in scene.sentences:
        for match in _SIDES.finditer(scene.text, sentence.start, sentence.end):
            yield from _final_and_budget(scene, match, _OPS[match.group("verb")])
        for match in _TRAILING.finditer(scene.text, sentence.start, sentence.end):
            yield from _final_and_budget(scene, match, _OPS[match.group("verb")])
        for match in _FLAT.finditer(scene.text, sentence.start, sentence.end):
            yield from _unchanged(scene, match)
    for q in scene.quantities:
        if q.kind == "points" or _gap_follows(scene, q):
            continue
        told = _outer(_AGAINST.search(q.before), q.before)
        gap = told and _OWN_SIDE.search(q.before[: told.start()]) and not q.before.endswith("的")
        if told and not gap:  # 决算数大于预算数26.72万元 tells the difference
            yield from _against(scene, q, told)
        bare = _BARE.search(q.before)
        if bare and _YARDSTICK_BEHIND.match(scene.text, q.end):
            yield from _against(scene, q, bare, sure=True)


_REQUIRED = re.compile(r"(?:不得|不应|不能|不可|应当?|须)$")
_OUTER = re.compile(rf"{_VERB}(?P<words>.*)")


def _outer(told: re.Match[str] | None, words: str) -> re.Match[str] | None:
    """高于“年度支出不得低于上年总收入的70%”的要求: what is required is told within what is compared."""
    if told is None or not _REQUIRED.search(words[: told.start()]):
        return told
    return _OUTER.search(words[: told.start()])


def _gap_follows(scene: Scene, q: Quantity) -> bool:
    """超出计划36公里2.6公里 tells how far, not only that."""
    after = scene.quantities[q.index + 1 : q.index + 2]
    return bool(after) and after[0].start == q.end and after[0].dim == q.dim


def _final_and_budget(scene: Scene, match: re.Match[str], op: str) -> Iterator[Claim]:
    """The last two amounts of the sentence, one of them the budget."""
    before = [q for q in _near(scene, match.start()) if q.kind != "percent"]
    budget = next((q for q in before if _BUDGET.search(q.before or q.label)), None)
    final = next((q for q in before if q is not budget and "预算" not in q.before[-5:]), None)
    if budget is None or final is None or budget.dim != final.dim:
        return
    if budget.sentence == final.sentence:
        yield Claim("comparison", final, (budget,), match.group(), op=op)


def _unchanged(scene: Scene, match: re.Match[str]) -> Iterator[Claim]:
    """…6.2万元，与上年6.2万元持平; 决算数与预算数持平; 2025年…，2024年…，两年持平."""
    words = scene.text[max(0, match.start() - 16) : match.start()]
    if _WITH_BUDGET.search(words):
        yield from _final_and_budget(scene, match, "=")
        return
    before = list(_near(scene, match.start()))[:2]
    if len(before) < 2:
        return
    named = _WITH_YEAR.search(words)
    if named is not None:
        yield from _with_named(match, named, before)
        return
    previous, current = before
    if current.dim != previous.dim or current.sentence != previous.sentence:
        return
    beside = not words.strip() or previous.end >= match.start() - 1
    years = _TWO_YEARS.search(words) and all(_YEAR.search(q.before) for q in before)
    if years or (beside and _WITH.search(previous.before)):
        yield Claim("comparison", current, (previous,), match.group(), op="=")


def _with_named(
    match: re.Match[str], named: re.Match[str], before: Sequence[Quantity]
) -> Iterator[Claim]:
    """2023年预算执行数为20万元，2024年预算安排20万元，比2023年预算执行数持平: the figure of that year and the other."""
    last, first = before
    if last.dim == first.dim and last.sentence == first.sentence:
        told = [(named["year"] in q.before and named["phase"] in q.before) for q in (last, first)]
        if told == [False, True] and _YEAR.search(last.before):
            yield Claim("comparison", last, (first,), match.group(), op="=")


def _against(
    scene: Scene, q: Quantity, told: re.Match[str], *, sure: bool = False
) -> Iterator[Claim]:
    """占比38.31%，高于方案确定的30%; 建档率93.2%，高于90%的年度目标.

    低于预算3万元 may also tell the gap: a figure far from the other is none to compare with.
    """
    yield from _against_each(scene, q, told)
    for other in scene.back(q, 4):
        if other.sentence != q.sentence:
            return
        if other.dim != q.dim or other.per != q.per or other.role == "change":
            continue
        claim = Claim("comparison", other, (q,), q.before, op=_OPS[told.group("verb")])
        if sure or _SURE.search(told.group("words")) or q.figure.value * 2 > other.figure.value:
            yield claim
        return


_EACH = re.compile(
    r"(?P<many>[两二三四五六])(?:项|个|类|组)(?:指标|结果|比例|数据|数值)?(?:都|均|全部|全)$"
)
_MANY = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}


def _against_each(scene: Scene, q: Quantity, told: re.Match[str]) -> Iterator[Claim]:
    """知晓率86.1%；满意度89.1%。两项指标都超过了80%的年初目标: as many figures as are counted."""
    words = scene.text[max(scene.sentence(q).start, q.start - 24) : q.start]
    each = _EACH.search(words[: words.rfind(told.group("verb"))])
    if each is None:
        return
    many = _MANY[each["many"]]
    alike = [o for o in scene.back(q, 4 * many) if o.kind == q.kind and o.paragraph == q.paragraph]
    for other in reversed(alike[:many] if len(alike) >= many else []):
        yield Claim("comparison", other, (q,), q.before, op=_OPS[told.group("verb")])


def _near(scene: Scene, place: int) -> Iterator[Quantity]:
    """Plain figures before ``place``, nearest first."""
    start = max(0, place - 120)
    for q in reversed(scene.within(start, place)):
        if q.role == "plain" and not q.per and q.figure.high is None and not is_time(q):
            yield q
