"""What the words around a figure say of it: its role, its label, what it counts, whose bracket it stands in."""

from __future__ import annotations

import re

from discloseparse.relate.scene import Quantity, Scene

CHANGE = (
    r"(?:多安排|少安排|多支(?!付)|少支(?!付)|多收|少收|多拨|少拨|节省|多用(?!途)|少用|增加|减少|增长|下降|降低|上升|提高|上涨|增收|减收|增支|减支|净增加?|净减少?|压减|压缩|(?<!核销)核减|调增|调减|增幅|降幅"
    r"|(?<![至不较许众最诸减缺])[多少](?:装|建|修|种|栽|补|发|出(?!台|让)|办|开|培训|供|采|产|交|缴|花|领|改造|铺|招|配|跑)"
    r"|增产|减产|多支出|少支出|追加|超额|超支|扩大|上浮|下浮|回落|(?<!改造)(?<!整治)(?<!质量)(?<!能力)(?<!品质)(?<!服务)提升|多|少|高|低)"
)
FALL = re.compile(r"减|节省|下降|降低|降幅|少|低|压缩|回落|下浮")
_CHANGE_BEFORE = re.compile(
    CHANGE + r"(?:了|额|数|率|幅度|的)?(?:为|达|到达|近|约|共|共计|合计|各|均)?(?:人民币)?$"
)
_REACH_BEFORE = re.compile(
    r"(?:增|减|降|升|提高|增加|减少|下降|降低|提升|上升|调整|增长)(?:至|到|为)$"
)
NUMBERING = re.compile(
    r"(?:第[零一二三四五六七八九十]+(?:部分|章|节)|[零一二三四五六七八九十]+[、.．:]|\([零一二三四五六七八九十]+\)"
    r"|\d{1,2}(?:[、．]|\.(?!\d{1,4}(?:\D|$)))|\(\d{1,2}\)|[①-⑳]|(?:其)?[一二三四五六七八九十][是要])"
)


CLOSED = re.compile(r"\([^()]{0,20}\)")  # 因公出国（境）费 is one name


def place(scene: Scene) -> None:
    """Say of every figure of ``scene`` where it stands and what the words around it say."""
    project_of = {s: i for i, p in enumerate(scene.outline.projects) for s in p.sections}
    for name, group in (
        ("paragraph", scene.paragraphs),
        ("sentence", scene.sentences),
        ("segment", scene.segments),
    ):
        for number, stretch in enumerate(group):
            for q in scene.of(stretch):
                setattr(q, name, number)
    previous: Quantity | None = None
    for q in scene.quantities:
        paragraph = scene.paragraphs[q.paragraph]
        q.section = paragraph.section
        q.project = None if q.section is None else project_of.get(q.section)
        floor = scene.segments[q.segment].start
        if previous is not None and previous.end > floor:
            floor = previous.end
        words = CLOSED.sub("", scene.text[floor : q.start])
        q.before = re.split(r"[，,、:(]", words)[-1] if words else ""
        q.per = _times(q)
        q.role = _role(scene, q, previous)
        q.host = _host(scene, q, previous)
        q.label = _label(words)
        q.noun = _noun(scene, q)
        previous = q


_BOUND = re.compile(r"(?:不超过|不低于|不少于|不高于|不得超过|至少|以内|以上|以下|最高|最低|上限)")
_BOUND_AFTER = re.compile(r"(?:\(含\))?(?:以上|以下|以内)")


# 支持促消费提质提升800万元: the verb belongs to the purpose, nothing grew by the amount.
_PURPOSE = re.compile(r"(?:支持|用于|促进|推动|保障|开展|稳|提质|强化|加快)[^，,。;比较]*$")


_PAY = re.compile(
    r"(?:(?<![\d一二三四五六七八九十本当上次每逐按个全])(?P<month>月)(?:工资|薪酬?|租金?|生活费|津贴|报酬|补贴|补助)"
    r"|(?<![节生假作今昨次当每])(?P<day>日)(?:工资|薪|租金))(?:标准)?(?:为|是|约|按|各)*$"
)
UNIT_PRICE = re.compile(r"(?:单价|单方造价|单位造价|均价)(?:为|约|是)?$")


def _times(q: Quantity) -> tuple[str, ...]:
    """月工资2300元, 日租金300元/辆: what is paid for each month or day, without 每."""
    told = _PAY.search(q.before) if q.kind == "amount" else None
    time = (told["month"] or told["day"]) if told else ""
    return (time, *q.per) if time and time not in q.per else q.per


def _role(scene: Scene, q: Quantity, previous: Quantity | None) -> str:
    if q.kind == "amount" and (q.per or UNIT_PRICE.search(q.before)):
        # 人均94元，比上年的89元提高5元: a rate only by what stands before
        return "change" if q.per and _CHANGE_BEFORE.match(q.before) else "rate"
    if _CHANGE_BEFORE.search(q.before) and not _PURPOSE.search(q.before):
        return "change"
    if previous is not None and previous.role == "change" and previous.end == q.start:
        return "change"  # 净减少58户131人
    if q.approx and (_BOUND.search(q.before) or _BOUND_AFTER.match(scene.text, q.end)):
        return "bound"
    return "plain"


def reached(q: Quantity) -> bool:
    """Is the figure the end of a change (增加到, 降至)?"""
    return bool(_REACH_BEFORE.search(q.before))


def _host(scene: Scene, q: Quantity, previous: Quantity | None) -> Quantity | None:
    """The figure whose bracket ``q`` stands in."""
    if previous is None or previous.sentence != q.sentence:
        return None
    gap = scene.gap(previous, q)
    depth = gap.count("(") - gap.count(")")
    if depth > 0:
        stripped = gap.lstrip()
        return previous if stripped.startswith("(") else previous.host
    host = previous.host
    while depth < 0 and host is not None:
        host, depth = host.host, depth + 1
    return host


_LABEL_NOISE = re.compile(
    r"^(?:其中|另有|另外|另|包括|分别为|分别|含|即|和|与|及|以及|或|并|共|共计|合计|计(?!划)|约|近|达|达到|需|等|的|了|占|以(?![上下内])|按|为|从|由|其)+"
)
_LABEL_TAIL = re.compile(
    r"(?:合计|总计|共计|共|计|为|是|达到|达|约|近|需|各|均|的|了|有|资金为|人民币|大写|小写|按|以|超过|不超过|不低于|不少于)+$"
)


def _label(words: str) -> str:
    """The nearest words before the figure that name it; ``""`` if there are none."""
    for piece in reversed(re.split(r"[，,、:;()]", words)):
        name = trim_label(piece)
        if len(name) >= 2:
            return name
    return ""


_NOUN = re.compile(
    r"[^，,。;:、()\s\d每按共计为均各得全开]{2,12}|[村镇乡县校站点](?=[(，,。;:、])"  # 136个村（社区）
)


def _noun(scene: Scene, q: Quantity) -> str:
    if q.kind not in {"people", "count"}:
        return ""
    match = _NOUN.match(scene.text, q.end)
    return match.group() if match else ""


def trim_label(words: str) -> str:
    """``words`` without the verbs and particles around a name."""
    words = NUMBERING.sub("", words.strip(), count=1) if NUMBERING.match(words.strip()) else words
    return _LABEL_TAIL.sub("", _LABEL_NOISE.sub("", words.strip()))
