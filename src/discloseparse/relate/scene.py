"""The scene in which claims are bound: figures as quantities, in clauses, sentences, paragraphs.

Every binder reads the same scene. It is cut once, in one pass over the reading: paragraphs at line
breaks, sentences at 。！？, segments at ；, clauses at ， and 、.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import Any, TypeVar

from discloseparse.figures import Figure
from discloseparse.mentions import Amount, Count, Headcount, Mentions, Percentage
from discloseparse.outline import Outline
from discloseparse.spans import Span
from discloseparse.tables.model import LabelledTable

CHANGE = (
    r"(?:多安排|少安排|多支(?!付)|少支(?!付)|多收|少收|多拨|少拨|节省|多用(?!途)|少用|增加|减少|增长|下降|降低|上升|提高|上涨|增收|减收|增支|减支|净增加?|净减少?|压减|压缩|核减|调增|调减|增幅|降幅"
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
_NUMBERING = re.compile(
    r"(?:第[零一二三四五六七八九十]+(?:部分|章|节)|[零一二三四五六七八九十]+[、.．:]|\([零一二三四五六七八九十]+\)"
    r"|\d{1,2}(?:[、．]|\.(?!\d{1,4}(?:\D|$)))|\(\d{1,2}\)|[①-⑳]|(?:其)?[一二三四五六七八九十][是要])"
)
_TIME_UNITS = {"月", "个月", "天", "日", "年", "学期", "个学期", "季度", "个季度", "周", "次", "餐"}
_PEOPLE = {"人", "名", "位", "员", "口", "个人"}


@dataclass(eq=False, slots=True)
class Quantity:
    """A figure in its surroundings. Offsets ``at`` are those of the reading, ``span`` of the source."""

    index: int
    span: Span
    at: Span
    figure: Figure
    kind: str
    """``amount``, ``people``, ``percent``, ``points`` or ``count``."""
    dim: str
    """What may be added: the currency, 人, 人次, 户, %, or the unit of a count."""
    unit: str
    per: tuple[str, ...]
    approx: bool
    text: str
    paragraph: int = 0
    sentence: int = 0
    segment: int = 0
    before: str = ""
    """The words between the last separator or figure and this figure."""
    label: str = ""
    noun: str = ""
    """What a count counts, printed after it (1286名生态护林员); ``""`` for amounts."""
    role: str = "plain"
    """``plain``, ``rate`` (has a denominator), ``change`` (增加…) or ``bound`` (不超过…, 以上)."""
    section: int | None = None
    project: int | None = None
    host: Quantity | None = None
    """For a figure in brackets: the figure right before the bracket."""

    @property
    def start(self) -> int:
        """Where the figure starts in the reading."""
        return self.at.start

    @property
    def end(self) -> int:
        """Where the figure ends in the reading."""
        return self.at.end


@dataclass(slots=True)
class Stretch:
    """A paragraph, sentence or segment: a range of the reading and the quantities in it."""

    start: int
    end: int
    first: int = 0
    last: int = 0
    number: str = ""
    """For a paragraph: its printed numbering, ``""`` if it has none."""
    section: int | None = None
    heading: bool = False
    parent: int = 0
    """For a sentence its paragraph, for a segment its sentence."""


@dataclass
class Scene:
    """Everything a binder may look at. Build with :func:`build`."""

    outline: Outline
    text: str
    quantities: list[Quantity]
    paragraphs: list[Stretch] = field(default_factory=list)
    sentences: list[Stretch] = field(default_factory=list)
    segments: list[Stretch] = field(default_factory=list)
    tables: Sequence[LabelledTable] = ()
    kept: dict[str, Any] = field(default_factory=dict)
    """What has been found once, for those who look it up again: see :func:`once`."""

    @cached_property
    def _starts(self) -> list[int]:
        return [q.start for q in self.quantities]

    def within(self, start: int, end: int) -> list[Quantity]:
        """Quantities that start in ``[start, end)``."""
        return self.quantities[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def just_before(self, place: int, start: int, most: int = 60) -> list[Quantity]:
        """The last quantities, at most ``most``, that start in ``[start, place)``."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, place)
        return self.quantities[max(first, last - most) : last]

    def of(self, stretch: Stretch) -> list[Quantity]:
        """Quantities of a paragraph, sentence or segment."""
        return self.quantities[stretch.first : stretch.last]

    def sentence(self, q: Quantity) -> Stretch:
        """The sentence of ``q``."""
        return self.sentences[q.sentence]

    def gap(self, a: Quantity, b: Quantity) -> str:
        """The words between two quantities."""
        return self.text[a.end : b.start]

    def back(self, q: Quantity, limit: int = 400) -> Iterator[Quantity]:
        """Quantities before ``q``, nearest first, at most ``limit``."""
        for i in range(q.index - 1, max(-1, q.index - 1 - limit), -1):
            yield self.quantities[i]


Found = TypeVar("Found")


def once(find: Callable[[Scene], Found]) -> Callable[[Scene], Found]:
    """``find`` with its answer kept in the scene, so that other binders may ask for it again."""

    @wraps(find)
    def ask(scene: Scene) -> Found:
        key = f"{find.__module__}.{find.__qualname__}"
        if key not in scene.kept:
            scene.kept[key] = find(scene)
        answer: Found = scene.kept[key]
        return answer

    return ask


def build(outline: Outline, mentions: Mentions, tables: Sequence[LabelledTable] = ()) -> Scene:
    """Cut the reading into its stretches and place every figure of the text in them."""
    text = outline.reading.text
    scene = Scene(outline, text, _quantities(text, mentions), tables=tables)
    _cut(scene)
    _place(scene)
    return scene


def people(unit: str) -> str:
    """人 for every unit that counts single persons, else the unit itself."""
    return "人" if unit in _PEOPLE else unit


def is_time(q: Quantity) -> bool:
    """Does the quantity count months, days, terms and the like?"""
    return q.kind == "count" and q.unit in _TIME_UNITS


def _quantities(text: str, mentions: Mentions) -> list[Quantity]:
    found: list[Quantity] = []
    figures: list[Amount | Headcount | Percentage | Count] = [
        *mentions.amounts,
        *mentions.headcounts,
        *mentions.percentages,
        *mentions.counts,
    ]
    for m in figures:
        kind, dim, unit = _dimension(m)
        found.append(
            Quantity(
                index=0,
                span=m.span,
                at=m.at,
                figure=m.figure,
                kind=kind,
                dim=dim,
                unit=unit,
                per=() if isinstance(m, Percentage) else m.per,
                approx=m.approx,
                text=re.sub(r"\s", "", text[m.at.start : m.at.end]),
            )
        )
    found.sort(key=lambda q: q.at)
    for i, q in enumerate(found):
        q.index = i
    return found


def _dimension(m: Amount | Headcount | Percentage | Count) -> tuple[str, str, str]:
    if isinstance(m, Amount):
        return "amount", m.currency, m.currency
    if isinstance(m, Headcount):
        return "people", people(m.unit), m.unit
    if isinstance(m, Percentage):
        return ("points", "%", "个百分点") if m.points else ("percent", "%", "%")
    unit = m.unit.split("(")[0]
    return "count", unit.removeprefix("个") or unit, unit.removeprefix("个") or unit


def _cut(scene: Scene) -> None:
    text = scene.text
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            numbering = _NUMBERING.match(text, start, end)
            scene.paragraphs.append(
                Stretch(start, end, number=numbering.group() if numbering else "")
            )
            _cut_sentences(scene, start, end)
        start = end + 1
    starts = [q.start for q in scene.quantities]
    for group in (scene.paragraphs, scene.sentences, scene.segments):
        for stretch in group:
            stretch.first = bisect_left(starts, stretch.start)
            stretch.last = bisect_left(starts, stretch.end)
    _mark_sections(scene)


def _cut_sentences(scene: Scene, start: int, end: int) -> None:
    text = scene.text
    for sentence in _pieces(text, start, end, _SENTENCE_END):
        scene.sentences.append(Stretch(*sentence, parent=len(scene.paragraphs) - 1))
        for segment in _pieces(text, *sentence, _SEGMENT_END):
            scene.segments.append(Stretch(*segment, parent=len(scene.sentences) - 1))


_LONGEST_SENTENCE = 1500
_SENTENCE_END = re.compile(r"[。!?]")
_SEGMENT_END = re.compile(r";")


def _pieces(text: str, start: int, end: int, stop: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    for match in stop.finditer(text, start, end):
        if match.end() > start:
            yield from _short(start, match.end())
        start = match.end()
    if text[start:end].strip():
        yield from _short(start, end)


def _short(start: int, end: int) -> Iterator[tuple[int, int]]:
    """No sentence is as long as this; what is longer is no prose, and is cut to bound the work."""
    for place in range(start, end, _LONGEST_SENTENCE):
        yield place, min(end, place + _LONGEST_SENTENCE)


def _mark_sections(scene: Scene) -> None:
    reading = scene.outline.reading
    sections = scene.outline.sections
    headings = [s.heading.start for s in sections]
    for paragraph in scene.paragraphs:
        place = reading.at(paragraph.start)
        i = bisect_right(headings, place) - 1
        if i >= 0:
            paragraph.section = i
            heading = sections[i].heading
            last = reading.at(max(paragraph.start, paragraph.end - 1))
            paragraph.heading = heading.start <= place and last <= heading.end


_CLOSED = re.compile(r"\([^()]{0,20}\)")  # 因公出国（境）费 is one name


def _place(scene: Scene) -> None:
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
        words = _CLOSED.sub("", scene.text[floor : q.start])
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
_UNIT_PRICE = re.compile(r"单价(?:为|约|是)?$")


def _times(q: Quantity) -> tuple[str, ...]:
    """月工资2300元, 日租金300元/辆: what is paid for each month or day, without 每."""
    told = _PAY.search(q.before) if q.kind == "amount" else None
    time = (told["month"] or told["day"]) if told else ""
    return (time, *q.per) if time and time not in q.per else q.per


def _role(scene: Scene, q: Quantity, previous: Quantity | None) -> str:
    if q.kind == "amount" and (q.per or _UNIT_PRICE.search(q.before)):
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
    r"^(?:其中|另有|另外|另|包括|分别为|分别|含|即|和|与|及|以及|或|并|共|共计|合计|计|约|近|达|达到|需|等|的|了|占|以(?![上下内])|按|为|从|由|其)+"
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
    words = _NUMBERING.sub("", words.strip(), count=1) if _NUMBERING.match(words.strip()) else words
    return _LABEL_TAIL.sub("", _LABEL_NOISE.sub("", words.strip()))
