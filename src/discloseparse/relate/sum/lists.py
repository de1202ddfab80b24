"""Lists of parts: what the punctuation, the numbering and the columns say belongs side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from discloseparse.relate.scene import Quantity, Scene, Stretch, addable
from discloseparse.relate.surroundings import FALL

_BUDGET = re.compile(
    r"预算(?:数|为|安排|金额|合计)*[\d为]*$|预算数?$|年初预算|计划|编制(?:数|为)*$"
)
_FINAL = re.compile(r"决算|执行|实际|实有(?:数|为|人数|人员)*$|支出(?:数|为)*$")
_PURPOSE = re.compile(r"(?:其中[:,，]?)?用于")
_SPENT = re.compile(r"决算|执行数")
_COMMENT = re.compile(
    r"^(?:占|对应|超出|比|较(?!满意|好|差)|与(?=[^，,。;\d]{0,12}(?:年|期|预算数|计划|目标|决算|上述|相比|持平|一致)|\d)|同比|环比|完成(?![^，,。;\d]*(?:收入|支出)[^，,。;\d]{0,3}$)|增|减|下降|提高|主要(?!领导|负责)|用于|每|按(?![^\d]*分)|标准|人均|户均|均|单价|(?:尚|还|仍)(?:差|缺|欠)|缺口|欠[拨付缴]|截至|(?:上年|去年)(?!结转|结余)|减去|扣除|有$)"
)


def column(q: Quantity) -> str:
    """``budget``, ``final`` or ``""``: the side of a two-column list that a figure stands on."""
    words = q.before[-12:] or q.label[-12:]
    if _BUDGET.search(words):
        return "budget"
    return "final" if _FINAL.search(words) else ""


_FULL_MARKS = re.compile(r"(?:满分|分值|权重)(?:为|是)?$")


def comment(q: Quantity) -> bool:
    """Does the figure's own clause compare or explain instead of naming a part?"""
    return bool(_COMMENT.match(q.before) or _FULL_MARKS.search(q.before))


def side_by_side(parts: Sequence[Quantity], total: Quantity) -> list[Quantity]:
    """The figures of ``parts`` that may be added to give ``total``: same measure, role and bracket."""
    alike = [
        q
        for q in parts
        if q.dim == total.dim and addable(q) and q.role == total.role and q is not total
    ]
    changed = [q for q in alike if q.role == "change" and q.figure.value]
    if any(_falls(q) != _falls(total) for q in changed):
        return []  # rises and falls are not summed
    by_purpose = bool(alike) and bool(_PURPOSE.match(alike[0].before))
    return [
        q
        for q in alike
        if q.role == "change" or not comment(q) or (by_purpose and _PURPOSE.match(q.before))
    ]


def _falls(q: Quantity) -> bool:
    return bool(FALL.search(q.before))


_OPEN_END = re.compile(r"\s*(?:等(?!级|次|额)|以及其他|…)")


_UNENDED = re.compile(r"(?s:.*)[^\s。;:!?)”]")


def open_list(scene: Scene, parts: Sequence[Quantity]) -> bool:
    """Does 等 after one of the parts, or a line that breaks off (…事业人员562人、机关), say that there are more?"""
    return any(_OPEN_END.match(scene.text, q.end) for q in parts) or _breaks_off(scene, parts)


def _breaks_off(scene: Scene, parts: Sequence[Quantity]) -> bool:
    """Does the line end in mid-sentence behind the last part, and the next one tell another figure of its kind?"""
    if not parts:
        return False
    last = parts[-1]
    rest = scene.text[last.end : scene.paragraphs[last.paragraph].end].rstrip()
    below = scene.paragraphs[last.paragraph + 1 : last.paragraph + 2]
    if not _UNENDED.fullmatch(rest) or not below or below[0].number or below[0].heading:
        return False
    following = scene.of(below[0])[:3]
    return any(q.dim == last.dim and q.role == last.role for q in following)


def in_one_enumeration(scene: Scene, parts: Sequence[Quantity]) -> list[Quantity]:
    """货物A万元、工程B万元、服务C万元，合同金额…: a list that 、 sets apart ends where ， does."""
    gaps = [scene.gap(a, b)[:1] for a, b in pairwise(parts)]
    if "、" not in gaps:
        return list(parts)
    first = gaps.index("、")
    stop = next((i for i, gap in enumerate(gaps) if i > first and gap in {"，", ","}), len(gaps))
    return list(parts[: stop + 1])


def heads(
    scene: Scene, stretches: Sequence[Sequence[Quantity]], total: Quantity
) -> list[Quantity] | None:
    """One part for each item of a list, in the total's column; None if an item states none."""
    found: list[Quantity] = []
    side = column(total)
    for item in stretches:
        own = [q for q in item if q.host is None and not in_formula(scene, q)]
        choice = side_by_side(own, total)
        if not choice:
            return None
        same = [q for q in choice if column(q) == side] if side else []
        if side == "budget" and not same and _SPENT.search(choice[0].before):
            return None
        found.append(_head(scene, same or choice))
    return found


_FACTOR = re.compile(r"\s*(?:[/／][^，,。;:×\d]{1,4})?\s*[×✕*]")
_TIMES = re.compile(r"[×✕*]\s*(?:每[^，,。;:×\d]{1,6})?$")


def in_formula(scene: Scene, q: Quantity) -> bool:
    """68,400人×160元×12个月=13,132.80万元: is the figure multiplied with another one?"""
    before = scene.text[max(0, q.start - 10) : q.start]
    return bool(_FACTOR.match(scene.text, q.end) or _TIMES.search(before))


_THIS_YEAR = re.compile(r"(?:列入|纳入|在|由|于)?(?:本年|当年|今年)")
_SUBTOTAL = re.compile(r"(?:合计|共计|总计|小计)[^\d，,。;]{0,6}$")


def _head(scene: Scene, choice: Sequence[Quantity]) -> Quantity:
    """The item's own figure: in its first sentence, else its subtotal, else its first."""
    first = choice[0]
    of_year = [q for q in choice if _THIS_YEAR.match(scene.text, q.end)]
    if len(of_year) == 1:  # 总投资620万元，以前年度已安排380万元，其余240万元在本年安排
        return of_year[0]
    subtotals = [q for q in choice if _SUBTOTAL.search(q.before)]
    if len(choice) > 2 and subtotals == [choice[-1]]:
        return choice[-1]
    paragraph = scene.paragraphs[first.paragraph]
    if first.sentence == scene.quantities[paragraph.first].sentence:
        return first
    return next(iter(subtotals), first)


@dataclass(slots=True)
class NumberedList:
    """Numbered paragraphs under one introduction. ``items`` hold the quantities of each item."""

    intro: int
    """Index of the paragraph before the first item, -1 if there is none."""
    items: list[list[Quantity]]
    first: int
    last: int
    """Paragraphs of the list: ``first`` … ``last``, both included."""
    headed: bool = False
    """Are the items headings of their own?"""


_LEVELS = (
    re.compile(r"第"),
    re.compile(r"[零一二三四五六七八九十]+[、.．:]"),
    re.compile(r"\([零一二三四五六七八九十]+\)"),
    re.compile(r"\d{1,2}[、.．]"),
    re.compile(r"\(\d{1,2}\)"),
    re.compile(r"[①-⑳]"),
    re.compile(r"其?[一二三四五六七八九十][是要]"),
)


def level(paragraph: Stretch) -> int:
    """Depth of a paragraph's numbering: 0 for 第一部分, 1 for 一、 …; 9 if it has none."""
    for depth, style in enumerate(_LEVELS):
        if paragraph.number and style.match(paragraph.number):
            return depth
    return 9


def numbered_lists(scene: Scene) -> Iterator[NumberedList]:
    """Every run of two or more paragraphs (with what follows them) numbered in one style."""
    open_runs: dict[int, list[int]] = {}
    count = len(scene.paragraphs)
    for i in range(count + 1):
        depth = level(scene.paragraphs[i]) if i < count else -1
        if depth == 9:
            continue
        for deeper in sorted((d for d in open_runs if d > depth), reverse=True):
            yield from _finished(scene, open_runs.pop(deeper), i)
        if depth in open_runs and _restarts(scene.paragraphs[i]):
            yield from _finished(scene, open_runs.pop(depth), i)
        if i < count:
            open_runs.setdefault(depth, []).append(i)


def _restarts(paragraph: Stretch) -> bool:
    return re.sub(r"[^一二三四五六七八九十\d①-⑳]", "", paragraph.number) in {"一", "1", "①"}


def _finished(scene: Scene, starts: list[int], stop: int) -> Iterator[NumberedList]:
    if len(starts) < 2:
        return
    ends = [*starts[1:], _tail(scene, starts[-1], stop)]
    items = [
        scene.quantities[scene.paragraphs[a].first : scene.paragraphs[max(a, b - 1)].last]
        for a, b in zip(starts, ends, strict=True)
    ]
    items[-1] = _up_to_total(scene, items[-1])
    headed = any(scene.paragraphs[a].heading for a in starts)
    yield NumberedList(starts[0] - 1, items, starts[0], ends[-1] - 1, headed)


_ABOVE_ALL = re.compile(
    r"(?:以上|上述|前述)[^，,。;:\d]{0,10}(?:合计|共计|总计|小计|共)[^，,。;:\d]{0,6}$"
)


def _up_to_total(scene: Scene, item: list[Quantity]) -> list[Quantity]:
    """4.…44.60万元。上述四项共计1732.10万元。资金来源…: the last item ends where the total of all is told."""
    for n, q in enumerate(item):
        if n and _ABOVE_ALL.search(scene.text, scene.sentence(q).start, q.start):
            return item[:n]
    return item


def told_lists(scene: Scene) -> Iterator[NumberedList]:
    """Unnumbered paragraphs after 其中： or a colon that end with ；, up to the one that ends with 。."""
    for i, intro in enumerate(scene.paragraphs[:-1]):
        if not re.search(r"(?:(?:其中|如下)[,，]?|:)\s*$", scene.text[intro.start : intro.end]):
            continue
        if scene.paragraphs[i + 1].number:
            continue
        last = i + 1
        while last + 1 < len(scene.paragraphs) and _goes_on(scene, scene.paragraphs[last]):
            last += 1
        items = [scene.of(p) for p in scene.paragraphs[i + 1 : last + 1] if p.last > p.first]
        if len(items) > 1:
            yield NumberedList(i, items, i + 1, last)


def _goes_on(scene: Scene, paragraph: Stretch) -> bool:
    return scene.text[paragraph.start : paragraph.end].rstrip().endswith(";")


def _tail(scene: Scene, start: int, stop: int) -> int:
    """The last item ends with its paragraph; if that is a bare heading, with the one below."""
    if scene.paragraphs[start].heading and start + 1 < stop:
        return start + 2
    return start + 1
