"""Sums before an announced total: parts, then 合计, 共计, 以上三项共计 and the total."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.judge import best
from discloseparse.relate.scene import Quantity, Scene, addable
from discloseparse.relate.sum.cues import CUE
from discloseparse.relate.sum.lists import NumberedList, heads, side_by_side
from discloseparse.relate.sum.readings import by_segment, is_total, likeliest

# Words that announce the total of what went before; 计 and 共 alone may also close one item.
_STRONG = re.compile(
    r"(?:合计|共计|总计|总共|(?<!新)小计|累计共|相加|合并(?:计算)?|合起来|合在一起|加在一起|加起来|加总|汇总|全年合计|三者|之和)[^\d，,。;:]{0,12}$|组成$"
)
_WEAK = re.compile(
    r"(?:(?<![公共])共|总额|总数|全年(?:计划)?(?:支出|安排|用款|发放))[^\d，,。;:]{0,8}$"
)
_ADDS_ABOVE = re.compile(r"加上?(?:以上|上述|前述)[^，,。;:]*$")
_ABOVE = re.compile(r"以上|上述|前述")
_ADDING = re.compile(r"(?<![追增参更])加(?![固强快大工油装盖班密深热入])")
_IS_ADDED = re.compile(r"(?:追加|增加|另加|加上?)[^，,。;:\d]{0,16}$")
_BROKEN_DOWN = re.compile(r"[合总共]计(?:数|额)?(?:包括|包含|其中|含|由)[^，,。;:]*$")
_COUNTED = re.compile(r"([两二三四五六七八九十])[项类]")
_SHARED = re.compile(r"占[^，,。;:]*$")
_ADDED = re.compile(r"(?:再|另)?加")
_TAKEN_AWAY = re.compile(r"减去?|扣除|扣减")
_BACK_REFERENCE = re.compile(
    r"(?:(?<![岁级县州市区省元%人件])(?:以上|上述|前述)|各项|(?P<ahead>前)?(?P<number>[两二三四五六七八九十])项)[^\d，,。;]{0,14}$"
)
_NAMED = re.compile(
    r"([^，,。;:、和与及\d]{2,12})(?:和|与|及|以及|、)([^，,。;:、\d]{1,14}?)的?(?:[两二三四][类项种者])?(?:合并(?:计算)?|合计|共计|总计|共)(?:共|计|有)?$"
)
_ANSWER = re.compile(r"[“”\"]|回答|表示|选择|评价为")
_ALIKE = re.compile(r"(?:合计|共计|总计)([^\d，,。;:]{2,8})$")
_TOWN_AND_COUNTRY = re.compile(
    r"城乡([^，,。;:、和\d]{2,8}?)(?:对象|人员|家庭)?(?:共计|合计|共有?)$"
)
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九十")} | {"两": 2}


def find(scene: Scene, lists: Sequence[NumberedList]) -> Iterator[Claim]:
    """Parts, then 合计 and the total."""
    ending = {numbered.last: numbered for numbered in lists}
    for total in scene.quantities:
        if not addable(total) or total.role == "change":
            continue
        words = _words_before(scene, total)
        if (_ADDS_ABOVE.search(words) or _IS_ADDED.search(words)) and not _STRONG.search(words):
            continue
        if _SHARED.search(words) or _BROKEN_DOWN.search(words):
            continue
        strong = bool(_STRONG.search(words) or _BACK_REFERENCE.search(words))
        if strong or _WEAK.search(words) or _ADDING.search(words):
            named = [*_by_names(scene, total, words), *_whole_and_added(scene, total, words)]
            other = [] if best(named) else list(_backward(scene, total, words, ending))
            readings = named if named and not best(other) else other
            for claim in likeliest(readings, strict=_is_clear(scene, readings, strong=strong)):
                yield claim
                if _TOWN_AND_COUNTRY.search(words):
                    yield from _beside(scene, claim)


def _is_clear(scene: Scene, readings: Sequence[Claim], *, strong: bool) -> bool:
    """合计 and its kin, or 共 with nothing but the parts before it in the segment (A和B，共C)."""
    if not readings or not readings[0].certain:
        return False
    first, total = readings[0].flat[0], readings[0].result
    assert total is not None  # noqa: S101
    if total.kind == "count" and not _of_one_kind(scene, readings[0], total):
        return False
    if _for_counts(scene, readings[0].flat) or _sums_itself(readings[0].flat):
        return False
    between = scene.within(first.start, total.start)
    if len(readings[0].flat) > 1 and _ADDED.match(readings[0].flat[-1].before):
        return True
    listed = total.paragraph != first.paragraph  # 以上各项合计, 合计 below a list
    opens = total.index == scene.paragraphs[total.paragraph].first
    if listed and ((strong and opens) or _BACK_REFERENCE.search(readings[0].because)):
        return True
    alone = first.segment == total.segment and len(between) == len(readings[0].flat)
    return alone or (strong and total.figure.value >= max(q.figure.value for q in readings[0].flat))


_RESPECTIVELY = re.compile(r"(?:分别|依次|各)[^，,。;:、\d]{0,6}$")


def _for_counts(scene: Scene, parts: Sequence[Quantity]) -> bool:
    """一等奖5名、二等奖10名，奖金分别为5000元、3000元: what each of as many things is paid makes no total."""
    counted = scene.quantities[max(0, parts[0].index - len(parts)) : parts[0].index]
    alike = [q for q in counted if q.kind in {"people", "count"} and q.segment == parts[0].segment]
    return len(alike) == len(parts) and bool(_RESPECTIVELY.search(parts[0].before))


def _sums_itself(parts: Sequence[Quantity]) -> bool:
    """结转862万元，下达3640万元，可用资金4502万元，全年支出…: is the last of the parts what the others give?"""
    values = [q.figure.value for q in parts]
    return len(values) > 2 and sum(values[:-1]) == values[-1]


def _of_one_kind(scene: Scene, claim: Claim, total: Quantity) -> bool:
    """14个行政村、2个社区，共有126个小组: a total of something else."""
    if not any(q.noun for q in claim.flat):
        return True
    bare = not scene.text[total.end : total.end + 1].strip("，,。;、:()\n ")
    return bare or (bool(total.noun) and all(total.noun in q.noun for q in claim.flat))


def _words_before(scene: Scene, q: Quantity) -> str:
    start = scene.segments[q.segment].start
    for other in scene.back(q, 2):
        if other.end <= start:
            break
        if not _counts_items(other):
            start = other.end
            break
    return scene.text[max(start, q.start - 30) : q.start]


def _counts_items(q: Quantity) -> bool:
    """以上三项共计: the count belongs to the announcement."""
    return q.kind == "count" and q.unit in {"项", "类", "部分"} and not q.text[0].isdigit()


def _backward(
    scene: Scene, total: Quantity, words: str, ending: dict[int, NumberedList]
) -> Iterator[Claim]:
    sentence = scene.sentence(total)
    because = words.strip("，,;:")
    reference = _BACK_REFERENCE.search(words)
    cues = list(CUE.finditer(scene.text, sentence.start, total.start))
    floor = max((c.end() for c in cues if c.group().startswith("其中")), default=sentence.start)
    earlier = [q for q in scene.just_before(total.start, floor) if q.host is total.host]
    if any(_TAKEN_AWAY.match(q.before) for q in earlier):
        return
    run = side_by_side(earlier, total)
    closed = max((i for i, q in enumerate(run) if is_total(q)), default=-1)
    if closed >= 0 and not all(is_total(q) for q in run):
        run = run[closed + 1 :]
    yield from _with_added(total, run, because)
    if closed >= 0 and len(run) < 2:
        yield from _closing_figures(total, side_by_side(earlier, total), because)
    if len(run) > 1:
        yield Claim("sum", total, tuple(run), because, certain=closed < 0)
        for cut in range(max(1, len(run) - 8), len(run) - 1):
            yield Claim("sum", total, tuple(run[cut:]), because, certain=False)
    if len(run) < 2:
        yield from _below_list(scene, total, ending, because)
    if reference is not None:
        yield from _counted_back(scene, total, reference, words)
    if not run and total.sentence and _announced(words):
        previous = scene.sentences[total.sentence - 1]
        if previous.parent == sentence.parent:
            before = side_by_side([q for q in scene.of(previous) if q.host is total.host], total)
            number = _COUNTED.search(words)
            if len(before) > 1 and (not number or _DIGITS[number[1]] == len(before)):
                yield Claim("sum", total, tuple(before), because, certain=False)
    yield from _of_like_words(scene, total, words)
    if "加" in words or any(q.before.startswith("加") for q in run):
        yield from _added_up(scene, total, run)


def _closing_figures(total: Quantity, told: Sequence[Quantity], because: str) -> Iterator[Claim]:
    """…，共19.2万元；…，共2.4万元；其他3.4万元，合计25万元: what each ； closes with, and what stands alone in one."""
    items = by_segment(told)
    alone = len(items) > 1 and len(items[-1]) == 1  # nothing else to add up in its own
    parts = []
    for item in items:
        closing = [q for q in item if is_total(q)]
        parts += closing[-1:] or (item if len(item) == 1 else [])
        if not closing and len(item) > 1:
            return
    if len(parts) > 1:
        yield Claim("sum", total, tuple(parts), because, certain=alone)


def _below_list(
    scene: Scene, total: Quantity, ending: dict[int, NumberedList], because: str
) -> Iterator[Claim]:
    """以上各项合计…, the first figure of its sentence right below a list of the same section."""
    numbered = ending.get(total.paragraph - 1) or ending.get(total.paragraph - 2)
    if numbered is None and _ABOVE.search(because):
        numbered = ending.get(total.paragraph)  # 3.…45万元。上述三项共计934万元
    if numbered is None or numbered.headed or not _opens(scene, total):
        return
    if numbered.items[0] and numbered.items[0][0].section != total.section:
        return
    found = heads(scene, numbered.items, total)
    if found and len(found) > 1:
        yield Claim("sum", total, tuple(found), because)


def _whole_and_added(scene: Scene, total: Quantity, words: str) -> Iterator[Claim]:
    """全年收入A，其中：B、C；加上年初结转D，可用资金共E: what is broken down and what is added."""
    run = side_by_side(scene.within(scene.sentence(total).start, total.start), total)
    added = [q for q in run if _ADDED.match(q.before)]
    cue = CUE.search(scene.text, scene.sentence(total).start, total.start)
    if not added or cue is None or added[0].start < cue.end():
        return
    before = side_by_side(scene.within(scene.sentence(total).start, cue.start()), total)
    if before:
        yield Claim("sum", total, (before[-1], *added), words.strip("，,;:"))


def _with_added(total: Quantity, run: Sequence[Quantity], because: str) -> Iterator[Claim]:
    """留成289.67万元，加上年结转36万元，可用资金共…: what is added and the figure right before it."""
    first = next((i for i, q in enumerate(run) if _ADDED.match(q.before)), 0)
    if first and all(_ADDED.match(q.before) for q in run[first:]):
        yield Claim("sum", total, tuple(run[first - 1 :]), because)


def _announced(words: str) -> bool:
    """Is the figure announced as a total of what was said before?"""
    return bool(_STRONG.search(words))


def _by_names(scene: Scene, total: Quantity, words: str) -> Iterator[Claim]:
    """孤儿和事实无人抚养儿童合计89人, 城乡低保对象共计5,031户: each name has its own figure above."""
    both = _TOWN_AND_COUNTRY.search(words)
    named = _NAMED.search(words)
    if both is not None:
        names = [f"城市{both.group(1)}", f"农村{both.group(1)}"]
        parts = [_nearest(scene, total, name, at_end=False) for name in names]
    elif named is not None:
        parts = [_nearest(scene, total, name, at_end=True) for name in named.groups()]
    else:
        return
    found = [q for q in parts if q is not None]
    if len(found) < len(parts):
        return
    yield Claim("sum", total, tuple(found), words)


def _nearest(scene: Scene, total: Quantity, name: str, *, at_end: bool) -> Quantity | None:
    """The last figure above ``total`` with ``name`` in, or at the end of, its label."""
    above = [q for q in scene.back(total, 80) if q.dim == total.dim and addable(q)]
    names = [_ANSWER.sub("", q.label).replace("城镇", "城市") for q in above]
    for said in (
        name.__eq__,
        (lambda told: told.endswith(name)) if at_end else (lambda told: name in told),
    ):
        for q, told in zip(above, names, strict=True):
            if said(told):
                return q
    return None


def _of_like_words(scene: Scene, total: Quantity, words: str) -> Iterator[Claim]:
    """高血压患者应管理A人…；糖尿病患者应管理B人…。两类患者合计应管理C人."""
    alike = _ALIKE.search(words)
    if alike is None:
        return
    paragraph = scene.paragraphs[total.paragraph]
    parts = [
        q
        for q in scene.within(paragraph.start, total.start)
        if q.dim == total.dim and addable(q) and q.before.endswith(alike.group(1))
    ]
    if len(parts) > 1:
        yield Claim("sum", total, tuple(parts), words)


def _beside(scene: Scene, claim: Claim) -> Iterator[Claim]:
    """5,031户10,900人: the figures right behind total and parts make up another sum."""
    assert claim.result is not None  # noqa: S101
    behind = []
    for q in (claim.result, *claim.flat):
        after = scene.quantities[q.index + 1 : q.index + 2]
        if not after or scene.gap(q, after[0]).strip("、,，") or not addable(after[0]):
            return
        behind.append(after[0])
    if len({q.dim for q in behind}) == 1:
        yield claim._replace(result=behind[0], operands=tuple(behind[1:]))


def _opens(scene: Scene, total: Quantity) -> bool:
    """Is it the first figure of its sentence, the number of items left out?"""
    before = scene.within(scene.sentence(total).start, total.start)
    return all(_counts_items(q) for q in before)


def _added_up(scene: Scene, total: Quantity, run: Sequence[Quantity]) -> Iterator[Claim]:
    """加上2022年结转的217.3万元，可用资金合计…: what is added stands beside the last total."""
    added = [
        q
        for q in scene.within(scene.sentence(total).start, total.start)
        if q.dim == total.dim and re.search(r"(?:追加|增加|加)[^\d]{0,4}$", q.before)
    ] or run
    if not added:
        return
    for other in scene.back(added[0], 20):
        run = added
        if other.dim == total.dim and addable(other) and other.role == "plain":
            yield Claim("sum", total, (other, *run), "加上", certain=False)


def _counted_back(
    scene: Scene, total: Quantity, reference: re.Match[str], words: str
) -> Iterator[Claim]:
    """两项合计: the last two amounts of the paragraph that are not details of others."""
    paragraph = scene.paragraphs[total.paragraph]
    earlier = [q for q in scene.just_before(total.start, paragraph.start) if q.host is None]
    parts = side_by_side(earlier, total)
    number = _DIGITS.get(reference["number"] or "", 0)
    if number and reference["ahead"] and len(parts) >= number > 1:  # （前四项）累计
        yield Claim("sum", total, tuple(parts[:number]), reference.group())
    elif number and len(parts) >= number > 1:
        yield Claim("sum", total, tuple(parts[-number:]), reference.group())
    elif len(parts) > 1 and not _COUNTED.search(words):
        yield Claim("sum", total, tuple(parts), reference.group())
