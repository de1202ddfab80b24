"""Sums: a total and the parts that the words count up (其中, 由…构成, 合计, numbered lists, brackets)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from discloseparse.relate.claims import Claim
from discloseparse.relate.judge import judge
from discloseparse.relate.lists import (
    NumberedList,
    addable,
    column,
    comment,
    heads,
    numbered_lists,
    side_by_side,
)
from discloseparse.relate.scene import Quantity, Scene, Stretch

_FORWARD = re.compile(
    r"其中(?!包括|包含|主要)[,，:]?(?:包括:)?"
    r"|(?:收入|支出|资金|经费|来源)?(?<!主要)(?<!其中)(?:包括|包含)[:,，]?"
    r"|(?:来源|构成|组成|安排|明细|具体|分项|情况)(?:如下|为|是|有)*:"
    r"|分(?:别|项)?(?:为|是|成)[^,，。;:、\d]{0,8}[:,，]?|依次(?:为|是):?"
    r"|按(?:照)?[^,，。;:\d]{2,14}(?:划分|分类|区分|分|看|统计|来源)(?:为)?[,，:]?"
    r"|分[^,，。;:\d]{1,8}看[,，]?|由(?=[^。;由]{2,200}(?:构成|组成|承担|分担|负担|安排))"
    r"|(?<=元)中[,，]|(?<![其之])中[,，](?=[^。;]{2,20}\d)"
)
# Words that announce the total of what went before; 计 and 共 alone may also close one item.
_STRONG = re.compile(
    r"(?:合计|共计|总计|总共|(?<!新)小计|累计共|相加|全年合计|三者|之和)[^\d，,。;:]{0,12}$|组成$"
)
_WEAK = re.compile(
    r"(?:(?<![公共])共|总额|总数|全年(?:计划)?(?:支出|安排|用款|发放)|调整后)[^\d，,。;:]{0,8}$"
)
_OPEN_END = re.compile(r"\s*(?:等|以及其他)")
_BACK_REFERENCE = re.compile(r"(?:以上|上述|前述|各项|([两二三四五六七八九十])项)[^\d，,。;]{0,14}$")
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九十")} | {"两": 2}


def bind(scene: Scene) -> Iterator[Claim]:
    """All sums of the scene; duplicates are left to the caller."""
    if scene.sums is None:
        scene.sums = list(_bind(scene))
    yield from scene.sums


def totals(scene: Scene) -> dict[int, list[Quantity]]:
    """For each part of a sum (by index) the totals it was listed under."""
    found: dict[int, list[Quantity]] = {}
    for claim in bind(scene):
        for part in claim.flat:
            if claim.result is not None:
                found.setdefault(part.index, []).append(claim.result)
    return found


def _bind(scene: Scene) -> Iterator[Claim]:
    yield from _after_cues(scene)
    yield from _in_brackets(scene)
    yield from _itemised(scene)
    lists = list(numbered_lists(scene))
    for numbered in lists:
        yield from _of_list(scene, numbered)
    yield from _before_totals(scene, lists)


def _after_cues(scene: Scene) -> Iterator[Claim]:
    """Total, then a cue, then parts up to the end of the sentence or segment."""
    for sentence in scene.sentences:
        if sentence.last - sentence.first < 2:
            continue
        for cue in _FORWARD.finditer(scene.text, sentence.start, sentence.end):
            yield from _of_cue(scene, sentence, cue)


def _of_cue(scene: Scene, sentence: Stretch, cue: re.Match[str]) -> Iterator[Claim]:
    after = scene.within(cue.end(), sentence.end)
    for dim in dict.fromkeys(q.dim for q in after if addable(q)):
        for role in ("plain", "change"):
            first = next((q for q in after if q.dim == dim and q.role == role), None)
            if first is None:
                continue
            readings = []
            for total in _totals_before(scene, sentence, cue.start(), first):
                for parts in _part_readings(scene, cue.end(), sentence.end, total):
                    readings.append(Claim("sum", total, tuple(parts), f"{cue.group()}"))
            yield from _best(readings, strict=cue.group().startswith("其中"))


def _totals_before(
    scene: Scene, sentence: Stretch, place: int, like: Quantity
) -> list[Quantity]:
    """Possible totals, the likeliest first: before the cue, else of the sentences before."""
    segment = scene.text.rfind(";", sentence.start, place) + 1 or sentence.start
    here = [q for q in scene.within(sentence.start, place) if _may_total(q, like)]
    base = here[-1].host if here else None
    here = [q for q in here if q.host is base]
    near = [q for q in here if q.start >= segment]
    if near or (here and scene.text.startswith("其中", place)):
        return (near or here)[::-1][:3]
    found: list[Quantity] = []
    for i in range(like.sentence - 1, max(-1, like.sentence - 6), -1):
        earlier = scene.sentences[i]
        if earlier.parent < sentence.parent - 1:
            break
        heads_of = [q for q in scene.of(earlier) if _may_total(q, like) and q.host is None]
        found.extend(heads_of[: 3 if not found else 1])
    return found


def _may_total(q: Quantity, like: Quantity) -> bool:
    return q.dim == like.dim and q.role == like.role and addable(q) and q is not like


def _part_readings(
    scene: Scene, start: int, end: int, total: Quantity
) -> Iterator[list[Quantity]]:
    """The ways the punctuation allows the parts to be read."""
    inner = next((c.start() for c in re.finditer("其中", scene.text[start:end])), None)
    stops = [end]
    semicolon = scene.text.find(";", start, end)
    if semicolon > 0:
        stops.insert(0, semicolon)
    for stop in stops:
        inside = [q for q in scene.within(start, stop) if q.host is total.host]
        if inner is not None:
            inside = _without_nested(scene, inside, start, stop)
        segments = _by_segment(inside)
        if len(segments) > 1:
            parts = heads(scene, segments, total)
            if parts and len(parts) > 1:
                yield parts
        parts = side_by_side(inside, total)
        if column(total):
            same = [q for q in parts if column(q) == column(total)]
            parts = same if len(same) > 1 else parts
        if len(parts) > 1 and not _OPEN_END.match(scene.text, parts[-1].end):
            yield parts


def _without_nested(
    scene: Scene, inside: list[Quantity], start: int, stop: int
) -> list[Quantity]:
    """Leave out what an inner 其中 breaks down: up to the next ；."""
    kept, blocked = [], -1
    for q in inside:
        place = scene.text.rfind("其中", start, q.start)
        if place >= 0 and ";" not in scene.text[place : q.start]:
            blocked = place
            continue
        kept.append(q)
    return kept if blocked >= 0 else inside


def _by_segment(quantities: Sequence[Quantity]) -> list[list[Quantity]]:
    groups: dict[int, list[Quantity]] = {}
    for q in quantities:
        groups.setdefault(q.segment, []).append(q)
    return list(groups.values())


def _in_brackets(scene: Scene) -> Iterator[Claim]:
    """支出1061.4万元（人员经费931.8万元、公用经费129.6万元）."""
    hosted: dict[int, list[Quantity]] = {}
    for q in scene.quantities:
        if q.host is not None:
            hosted.setdefault(q.host.index, []).append(q)
    for host, inside in hosted.items():
        total = scene.quantities[host]
        parts = side_by_side(inside, total)
        if len(parts) > 1 and "其中" not in scene.gap(total, parts[0]):
            yield from _best([Claim("sum", total, tuple(parts), "（）")], strict=True)


def _itemised(scene: Scene) -> Iterator[Claim]:
    """生活救助19.65万元。…计3.6万元；…计7.95万元；…计8.1万元。"""
    for sentence in scene.sentences:
        items = _by_segment([q for q in scene.of(sentence) if q.host is None])
        if len(items) < 2:
            continue
        closing = [next((q for q in reversed(i) if addable(q) and _is_total(q)), None) for i in items]
        parts = [q for q in closing if q is not None and q.role == "plain"]
        if len(parts) < 2 or len({q.dim for q in parts}) > 1:
            continue
        paragraph = scene.paragraphs[parts[0].paragraph]
        opening = scene.within(paragraph.start, parts[0].start)
        totals = [q for q in opening if _may_total(q, parts[0]) and q not in parts]
        readings = [Claim("sum", t, tuple(parts), "；", certain=False) for t in totals[:2]]
        yield from _best(readings, strict=len(parts) == len(items) and len(totals) == 1)


def _of_list(scene: Scene, numbered: NumberedList) -> Iterator[Claim]:
    """A numbered list after its total."""
    if numbered.intro < 0:
        return
    intro = scene.paragraphs[numbered.intro]
    distant = intro.heading and not scene.of(intro) and numbered.intro > 0
    if distant:
        intro = scene.paragraphs[numbered.intro - 1]
    words = scene.text[intro.start : intro.end]
    told = not distant and bool(
        re.search(r"(?::|如下[^。]{0,10}。?|其中[:,，]?)\s*$", words)
    )
    totals = [q for q in scene.of(intro) if addable(q) and q.host is None]
    done: set[tuple[str, str, str]] = set()
    for total in totals:
        slot = (total.dim, total.role, column(total))
        if slot in done:
            continue
        parts = heads(scene, numbered.items, total)
        if parts is None or len(parts) < 2:
            continue
        claim = Claim("sum", total, tuple(parts), "numbered list", certain=told)
        if judge(claim).holds or (told and total.role == "plain" and len(done) == 0 and total is totals[0]):
            done.add(slot)
            yield claim


def _before_totals(scene: Scene, lists: Sequence[NumberedList]) -> Iterator[Claim]:
    """Parts, then 合计 and the total."""
    ending = {numbered.last: numbered for numbered in lists}
    for total in scene.quantities:
        if not addable(total) or total.role == "change":
            continue
        words = _words_before(scene, total)
        strong = bool(_STRONG.search(words) or _BACK_REFERENCE.search(words))
        if strong or _WEAK.search(words) or "加" in words:
            readings = list(_backward(scene, total, words, ending))
            clear = strong and bool(readings) and readings[0].certain
            yield from _best(readings, strict=clear)


def _words_before(scene: Scene, q: Quantity) -> str:
    start = scene.segments[q.segment].start
    if q.index and scene.quantities[q.index - 1].end > start:
        start = scene.quantities[q.index - 1].end
    return scene.text[max(start, q.start - 30) : q.start]


def _backward(
    scene: Scene, total: Quantity, words: str, ending: dict[int, NumberedList]
) -> Iterator[Claim]:
    sentence = scene.sentence(total)
    because = words.strip("，,;:")
    reference = _BACK_REFERENCE.search(words)
    earlier = [q for q in scene.within(sentence.start, total.start) if q.host is total.host]
    run = [q for q in side_by_side(earlier, total)]
    closed = max((i for i, q in enumerate(run) if _is_total(q)), default=-1)
    if closed >= 0 and not all(_is_total(q) for q in run):
        run = run[closed + 1 :]
    if len(run) > 1:
        yield Claim("sum", total, tuple(run), because, certain=closed < 0)
        for cut in range(1, len(run) - 1):
            yield Claim("sum", total, tuple(run[cut:]), because, certain=False)
    numbered = ending.get(total.paragraph - 1) or ending.get(total.paragraph - 2)
    if numbered is not None and sentence.first == total.index and len(run) < 2:
        found = heads(scene, numbered.items, total)
        if found and len(found) > 1:
            yield Claim("sum", total, tuple(found), because)
    if reference is not None:
        yield from _counted_back(scene, total, reference)
    if "加" in words or any(q.before.startswith("加") for q in run):
        yield from _added_up(scene, total, run)


def _added_up(scene: Scene, total: Quantity, run: Sequence[Quantity]) -> Iterator[Claim]:
    """加上2022年结转的217.3万元，可用资金合计…: what is added stands beside the last total."""
    if not run:
        return
    for other in scene.back(run[0], 20):
        if other.dim == total.dim and addable(other) and other.role == "plain":
            yield Claim("sum", total, (other, *run), "加上", certain=False)


def _counted_back(scene: Scene, total: Quantity, reference: re.Match[str]) -> Iterator[Claim]:
    """两项合计: the last two amounts of the paragraph that are not details of others."""
    paragraph = scene.paragraphs[total.paragraph]
    earlier = [q for q in scene.within(paragraph.start, total.start) if q.host is None]
    parts = side_by_side(earlier, total)
    number = _DIGITS.get(reference.group(1) or "", 0)
    if number and len(parts) >= number > 1:
        yield Claim("sum", total, tuple(parts[-number:]), reference.group())
    elif not number and len(parts) > 1:
        yield Claim("sum", total, tuple(parts), reference.group())


def _is_total(q: Quantity) -> bool:
    return bool(re.search(r"(?:合计|共计|总计|小计|(?<!公)共|计|需)[^\d]{0,4}$", q.before))


def _best(readings: list[Claim], *, strict: bool) -> Iterator[Claim]:
    """The reading that holds; else the likeliest one, if the words leave no doubt."""
    readings = [r for r in readings if any(q.figure.value for q in (*r.flat, r.result) if q)]
    for claim in readings:
        if judge(claim).holds:
            yield claim
            return
    if readings and strict:
        yield readings[0]._replace(certain=len(readings) == 1)


__all__ = ["bind", "comment"]
