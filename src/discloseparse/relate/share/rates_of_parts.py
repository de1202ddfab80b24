"""Rates named after their part, their group or their score: 优良中等路率, 家长满意率, 产出指标得分率."""

from __future__ import annotations

import re
from collections.abc import Sequence

from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.near import held_or_slipped
from discloseparse.relate.names.labels import in_common
from discloseparse.relate.scene import Quantity, Scene, addable

_NAMED = re.compile(r"(?P<name>[^，,。;:\d]{2,10})率(?:仅|只|已|为|达|达到|是|约)*$")
_ALL = re.compile(r"总|全(?!额)|共|合计")
_NEAR = 10


def by_part(scene: Scene, q: Quantity) -> Claim | None:
    """通车总里程2336公里，…优良中等路2102公里，优良中等路率为90%: the rate bears the name of the figure before it."""
    told = _NAMED.search(q.before)
    part = scene.quantities[q.index - 1] if q.index else q
    if told is None or part.sentence != q.sentence or part.label != told["name"]:
        return None
    wholes = [
        o
        for o in scene.back(part, _NEAR)
        if o.sentence == q.sentence and o.dim == part.dim and addable(o) and o.role == "plain"
    ]
    held = held_or_slipped([Claim("share", q, (part, o), q.before) for o in wholes])
    total = [o for o in wholes if _ALL.search(o.before)]
    if held is not None or len(total) != 1 or not addable(part):
        return held
    return Claim("share", q, (part, total[0]), q.before)


_SCORE = re.compile(r"(?P<name>[^，,。;:\d]{0,8}?)(?:指标|部分|维度|方面)?得分率(?:为|达|是|约)*$")
_FULL = re.compile(r"\((?:满分|总分|权重|分值)(?:为|共)?$")


def by_score(scene: Scene, q: Quantity) -> Claim | None:
    """产出28.7分（满分30分）…产出指标得分率95.67%: of the full score in the bracket behind the one so named."""
    told = _SCORE.search(q.before)
    if told is None:
        return None
    for full in scene.back(q, _NEAR):
        got = full.host
        if full.paragraph != q.paragraph or got is None or got.dim != full.dim:
            continue
        bracket = _FULL.search(scene.gap(got, full))
        if bracket and (not told["name"] or told["name"] in got.label):
            return Claim("share", q, (got, full), q.before)
    return None


_GROUP = 60
_RETURNED = re.compile(r"回收|收回|有效|发放|发出|受访|调查|访问")
_CONTENT = re.compile(r"满意|知晓|认可|支持")


def by_group(scene: Scene, q: Quantity) -> Claim | None:
    """实际回收2900份（学生1478份，家长1124份）…家长1012份，满意率91%: of those of the same group told before."""
    part = scene.quantities[q.index - 1] if q.index else q
    plain = part.sentence == q.sentence and addable(part) and part.kind != "amount"
    if not plain or not _CONTENT.search(q.before):
        return None
    found: list[Quantity] = []
    for o in scene.back(part, _GROUP):
        if o.project != q.project:
            break
        same = o.dim == part.dim and addable(o) and len(o.label) >= 2
        alike = same and o.sentence != q.sentence and part.label.startswith(o.label)
        alike = alike and not _CONTENT.search(o.label)
        if alike and _RETURNED.search(scene.text, scene.sentence(o).start, o.start):
            found.append(o)
    if len({o.figure.value for o in found}) != 1:
        return None
    return Claim("share", q, (part, found[-1]), q.before)


_RATIO = re.compile(
    r"(?:按照?|以)?(?P<part>[^，,。;:\d与和除]{2,10})(?:与|和|除以)(?P<whole>[^，,。;:\d]{2,12}?)(?:之比|的比[例值重率])?(?P<count>计算|核算|测算)?(?:得出|得到|的结果)?(?:仅|为|是|约|达)*$"
)
_OF_RATIO = re.compile(r"之比|比[例值重率]|除以")
_FAR = 60
_FEW = 3


def by_ratio(scene: Scene, q: Quantity) -> Claim | None:
    """执行率按支出与到位资金之比计算为96.49%: the words say what is divided by what."""
    words = scene.text[max(scene.segments[q.segment].start, q.start - 40) : q.start]
    words = re.split(r"[，,。;:]", words)[-1]
    told = _RATIO.search(words)
    if told is None or not _OF_RATIO.search(told.group()):
        return None
    parts = _bearing(scene, q, re.sub(r".*(?:按照?|以)", "", told["part"]))
    wholes = _bearing(scene, q, told["whole"])
    claims = [
        Claim("share", q, (a, b), told.group())
        for a in parts
        for b in wholes
        if a is not b and a.dim == b.dim
    ]
    return held_or_slipped(claims) or (claims[0] if len(claims) == 1 else None)


def _bearing(scene: Scene, q: Quantity, name: str) -> Sequence[Quantity]:
    found = [
        o
        for o in scene.back(q, _FAR)
        if o.project == q.project and addable(o) and o.role == "plain" and o.kind == "amount"
        if in_common(name, o.label) > 1
    ]
    return found[:_FEW]


_FROM = re.compile(r"(?:由|从|自)[^，,。;\d]{0,10}$")
_TO = re.compile(r"(?:[下上]?[降升增减提][低高长少加]?(?:至|到|为)|至|到)[^，,。;\d]{0,4}")


def by_course(scene: Scene, q: Quantity) -> Claim | None:
    """3200名学生中，迟缓者从304人降为131人，迟缓率由9.5%降至4.1%: each rate is of the figure at its end of the course."""
    first = _first_of_course(scene, q)
    if first is None:
        return None
    near = [o for o in scene.back(first, 4) if o.sentence == q.sentence and addable(o)]
    if len(near) < 3:
        return None
    now, before, *wholes = near
    alike = now.dim == before.dim and _TO.fullmatch(scene.gap(before, now))
    if not alike or not _FROM.search(before.before):
        return None
    part = before if q is first else now
    held = [Claim("share", q, (part, o), q.before) for o in wholes if o.dim == part.dim]
    return held_or_slipped(held)


def _first_of_course(scene: Scene, q: Quantity) -> Quantity | None:
    """The rate that the course of ``q`` starts from: itself, or the one right before 降至."""
    if _FROM.search(q.before) and "率" in q.before:
        return q
    before = scene.quantities[q.index - 1] if q.index else q
    course = before.kind == "percent" and before.sentence == q.sentence
    if course and _TO.fullmatch(scene.gap(before, q)) and _FROM.search(before.before):
        return before
    return None


_MOST = re.compile(
    r"(?P<name>[^，,。;:、\d的]{2,12})(?:的?(?:占比|比重|比例|份额|规模|金额))?(?:最[大高多]|居首|居第一|次之|最[小少低])[，,](?:所?占(?:比|到)?)?(?:为|达到?|约)*$"
)


def most_of_all(scene: Scene, q: Quantity) -> Quantity | None:
    """A万元、肉蛋奶1251万元、…，肉蛋奶的比重最大，为44.72%: the part that the words single out."""
    told = _MOST.search(scene.text[max(scene.sentence(q).start, q.start - 32) : q.start])
    if told is None:
        return None
    name = re.sub(r"^(?:其中|以)", "", told["name"])
    near = [o for o in scene.back(q, _NEAR) if o.sentence == q.sentence and addable(o)]
    return next((o for o in near if o.label.endswith(name)), None)
