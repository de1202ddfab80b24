"""When do the words before two figures name the same thing?"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache

from discloseparse.relate.names.words import share_a_word
from discloseparse.relate.scene import Quantity, Scene
from discloseparse.relate.surroundings import CHANGE

_GENERIC = re.compile(
    r"20\d\d年(?:度|初)?|年初|全年|本年度?|当年|今年|预算|决算|支出|收入|安排|使用|预计|计划|共需|资金|经费|金额|总额|总数|差值|合计|共计|总计|总共|"
    r"项目|数额|数量|人数|人员|情况|此项|本项(?!目)|财政|专项|投入|用款|需要|申请|执行|实际|单位|部门|我局|本院|本馆|以上|上述|三项|两项|四项|各项|其中|现有|涉及|收支|共有|所需|完成|年度|总|数|的|为|约|按|以|本|在(?![职岗编册校园籍])|(?<!公)共|现|全|拟|应"
)
# Words of one row exclude each other: a figure of one side never restates one of the other.
_OPPOSED = (
    ("编制", "实有|在职|在编|在岗|现有|年末"),
    ("收入", "支出"),
    ("预算", "决算|支出为|执行"),
    ("上年|去年|年初|期初", "本年|当年|年末|期末"),
    ("中央", "省级|市级|县级|区级|自筹|镇级|州级"),
    ("省级", "市级|县级|区级|自筹|镇级|州级"),
    ("基本支出", "项目支出"),
    ("人员经费", "公用经费"),
    ("货物", "工程|服务"),
    ("工程", "服务"),
    ("财政拨款", "(?<!财政)总收入|本年收入合计|收支总"),
    ("购置", "运行"),
    ("购置及运行|购置和运行|购置、运行", "(?<!购置及)(?<!购置和)(?<!购置、)运行"),
    ("接待费", "用车|出国"),
    ("新增|增加", "减少"),
    ("中小企业", "采购(?:支出)?总额|小微"),
    ("离休", "退休"),
    ("到位", "支出"),
)


class Likeness(IntEnum):
    """How much two labels say that the same quantity is meant."""

    DIFFERENT = 0
    UNKNOWN = 1
    UNNAMED = 2
    """At least one is a bare total without a word of its own."""
    AKIN = 3
    """They share a word of their own."""
    SAME = 4


def likeness(scene: Scene, a: Quantity, b: Quantity) -> Likeness:
    """Compare the labels of two figures, ``a`` the earlier one, and the sides they stand on."""
    balanced = "收支平衡" in scene.text[scene.sentence(b).start : b.end]
    if _opposed(a.label + a.before, b.label + b.before, but="收入" if balanced else ""):
        return Likeness.DIFFERENT
    if {_phase(scene, a), _phase(scene, b)} == {"planned", "done"} or _budget_of(scene, a, b):
        return Likeness.DIFFERENT
    if not balanced and "支出" in b.label and _under_income(scene, a):
        return Likeness.DIFFERENT
    if len({_period(scene, a), _period(scene, b)} - {""}) > 1:
        return Likeness.DIFFERENT
    x, y = _name(a), _name(b)
    if x and x == y and (not a.noun or not b.noun or core(a.noun) == core(b.noun)):
        return Likeness.SAME
    x, y = _lead(scene, a) or own_words(a), own_words(b)
    elsewhere = a.sentence != b.sentence and b.kind != "amount"
    if x and not y and elsewhere and _headed(scene, x, b):
        return Likeness.AKIN
    if x and not y and a.sentence != b.sentence and in_common(x, core(_said(scene, b))) > 3:
        return Likeness.AKIN
    if not x or not y:
        return Likeness.UNNAMED
    if _heads_differ(a, b):
        return Likeness.DIFFERENT
    run = in_common(x, y)
    if run > 2 or (run == 2 and share_a_word(x, y)):
        return Likeness.AKIN
    told = in_common(x, core(_said(scene, b))) > 2
    counted = (
        b.kind != "amount" and b.figure.value > _FEW and in_common(y, core(_said(scene, a))) > 2
    )
    return Likeness.AKIN if told or counted else Likeness.UNKNOWN


def _budget_of(scene: Scene, a: Quantity, b: Quantity) -> bool:
    """住房保障支出264万元 of final accounts … 住房保障年初预算264万元: one was spent, the other planned."""
    if scene.outline.kind.kind != "department_accounts":
        return False
    return any("年初预算" in x.label and re.search(r"支出$", y.label) for x, y in ((a, b), (b, a)))


def _heads_differ(a: Quantity, b: Quantity) -> bool:
    """辖11个乡镇 … 乡镇卫生院11个: what is counted once only opens the name of what is counted else."""
    return any(
        bool(x.noun)
        and not y.noun
        and y.label.startswith(x.noun)
        and len(y.label) > len(x.noun) + 1
        for x, y in ((a, b), (b, a))
    )


_FEW = 9  # 3个, 5户: said of many things


def _said(scene: Scene, q: Quantity) -> str:
    """The last words of the sentence before the figure."""
    return scene.text[max(scene.sentence(q).start, q.start - 40) : q.start]


def _under_income(scene: Scene, q: Quantity) -> bool:
    """Does the figure stand in a section about income?"""
    if q.section is None or "支" in q.label:
        return False
    heading = scene.outline.sections[q.section].heading.of(scene.outline.reading.source)
    return "收入" in heading and "支" not in heading


_PERIOD = re.compile(
    r"[一二三四1-4]季度|[上下]半年|[上下]学期|[春夏秋冬]季学期|第[一二三四五]批|(?<!\d)\d{1,2}月"
)


def _period(scene: Scene, q: Quantity) -> str:
    """The part of the year that the sentence names last before the figure, ``""`` without."""
    told = _PERIOD.findall(scene.text, scene.sentence(q).start, q.start)
    return str(told[-1]) if told else ""


_PLANNED = re.compile(
    r"(?:目标|任务)\d*:[^，,。;\d]{0,6}完成|计划|目标|指标值|应(?=[到筹出缴])|总投资|估算|年初预算"
)
_DONE = re.compile(
    r"(?<!计划)(?<!拟)(?<!将)全年(?:共|累计)?(?:培训|资助|救助|发放|举办|开展|接待|受理|改造|建成|新建|惠及|服务)|(?<!应)到位|实际|(?<!应)完成(?!率|后|前|时)|已[拨支发到]"
)


def _phase(scene: Scene, q: Quantity) -> str:
    """``planned`` or ``done`` by the last word for it in the sentence before the figure, ``""`` without."""
    start = scene.sentence(q).start
    if q.sentence and scene.text.startswith("其中", start):
        start = scene.sentences[q.sentence - 1].start
    words = scene.text[start : q.start]
    planned, done = (
        max((m.end() for m in cue.finditer(words)), default=0) for cue in (_PLANNED, _DONE)
    )
    if planned == done:
        return ""
    return "planned" if planned > done else "done"


_SUBTOTAL = re.compile(r"(?:小计|合计|共计|共需|[两三四五六七八]项|^共?计)[^\d，,。;]{0,4}$")
_LEAD = re.compile(r"[^，,。;:\d]{2,12}(?=:)")


def _lead(scene: Scene, q: Quantity) -> str:
    """（一）站点运行：…小计316.8万元: a subtotal is of what its paragraph is headed."""
    paragraph = scene.paragraphs[q.paragraph]
    if not paragraph.number or not _SUBTOTAL.search(q.before):
        return ""
    head = _LEAD.match(scene.text[paragraph.start : q.start].removeprefix(paragraph.number))
    return core(head.group()) if head else ""


def _headed(scene: Scene, name: str, q: Quantity) -> bool:
    """快检仪购置费25.6万元，8台: does the head of the sentence name what is counted?"""
    said = scene.text[max(scene.sentence(q).start, q.start - 40) : q.start]
    return in_common(name, said) > 2 or name[-2:] in said


@lru_cache(maxsize=4096)
def core(label: str) -> str:
    """The label without the words every label has."""
    own = _GENERIC.sub("", label)
    return own if len(own) > 1 else ""


def own_words(q: Quantity) -> str:
    """The label's core and what is counted."""
    return _name(q) + core(q.noun)


def _name(q: Quantity) -> str:
    """The label's core; of a change that of its subject (收入 of 收入较上年减少)."""
    return subject_of(q.label) if q.role == "change" else core(q.label)


def subject_of(words: str) -> str:
    """What the words of a change name (收入 of 收入较上年减少), ``""`` if nothing of its own."""
    return core(_CHANGED.sub("", words))


_CHANGED = re.compile(rf"(?:[比较与同](?!例)[^，,。;]*?)?(?:同比|净|共|各)?{CHANGE}[了额数率为]*$")


def in_common(a: str, b: str) -> int:
    """Length of the longest run of characters that two names share."""
    longest = 0
    for i in range(len(a)):
        while i + longest < len(a) and a[i : i + longest + 1] in b:
            longest += 1
    return longest


_PAIRS = tuple((re.compile(a), re.compile(b)) for a, b in _OPPOSED)
BUDGET_NAMES = re.compile(
    r"一般公共预算|政府性基金预算|国有资本经营预算|部门预算|单位预算|收支总预算"
)


def _opposed(x: str, y: str, *, but: str = "") -> bool:
    """Is one label on the one side of a pair and the other label on the other side?"""
    for pair, (a, b) in zip(_OPPOSED, zip(_sides(x), _sides(y), strict=True), strict=True):
        if a and b and a != b and pair[0] != but:
            return True
    return False


@lru_cache(maxsize=8192)
def _sides(words: str) -> tuple[str, ...]:
    """For each opposed pair the side a label is on: ``left``, ``right``, or ``""`` for none or both."""
    words = BUDGET_NAMES.sub("", words)
    return tuple(
        ("left" if found[0] else "right") if found[0] != found[1] else ""
        for found in ((bool(a.search(words)), bool(b.search(words))) for a, b in _PAIRS)
    )
