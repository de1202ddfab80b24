"""Sums: a total and the parts that the words count up (其中, 由…构成, 合计, numbered lists, brackets)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from discloseparse.relate.claims import Claim
from discloseparse.relate.judge import best, fit
from discloseparse.relate.lists import (
    NumberedList,
    addable,
    column,
    heads,
    numbered_lists,
    side_by_side,
    told_lists,
)
from discloseparse.relate.scene import Quantity, Scene, Stretch

_FORWARD = re.compile(
    r"其中(?!包括|包含|主要)[,，:]?(?:包括:)?"
    r"|(?:收入|支出|资金|经费|来源)?(?<!主要)(?<!其中)(?:包括|包含)[:,，]?"
    r"|来源(?:为|是|包括|:)+|(?:构成|组成|安排|明细|具体|分项|情况)(?:如下|为|是|有)*:"
    r"|分(?:别|项)?(?:为|是|成)[^,，。;:、\d]{0,8}[:,，]?|依次(?:为|是):?"
    r"|按(?:照)?[^,，。;:\d]{2,14}(?:划分|分类|区分|分|看|统计|来源)(?:为)?[,，:]?"
    r"|分[^,，。;:\d]{1,8}看[,，]?|由(?=[^。;由]{2,200}(?:构成|组成|承担|分担|负担|安排))"
    r"|分[一二两三四五六七八九十\d]+(?:批|次|期|年|个阶段|笔)[^,，。;\d]{0,12}[:,，]"
    r"|[,，](?=[^,，。;\d]{2,16}(?:承担|负担|分担)\d)"
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
_BACK_REFERENCE = re.compile(
    r"(?:以上|上述|前述|各项|([两二三四五六七八九十])项)[^\d，,。;]{0,14}$"
)
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九十")} | {"两": 2}


def bind(scene: Scene) -> Iterator[Claim]:
    """All sums of the scene; duplicates are left to the caller."""
    if scene.sums is None:
        scene.sums = _one_total_each(list(_bind(scene)))
    yield from scene.sums


def _one_total_each(claims: list[Claim]) -> list[Claim]:
    """The same parts are summed once: into a total that holds, in the section of the parts."""
    chosen: dict[frozenset[int], Claim] = {}
    for claim in claims:
        parts = frozenset(q.index for q in claim.flat)
        known = chosen.get(parts)
        if known is None or _fitness(claim) > _fitness(known):
            chosen[parts] = claim
    return list(chosen.values())


def _fitness(claim: Claim) -> tuple[int, bool, bool]:
    total = claim.result
    assert total is not None  # noqa: S101
    near = total.section == claim.flat[0].section
    return fit(claim), near, total.paragraph == claim.flat[0].paragraph


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
    lists = [*numbered_lists(scene), *told_lists(scene)]
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
    before = scene.within(
        scene.text.rfind(";", sentence.start, cue.start()) + 1 or sentence.start, cue.start()
    )
    told = {q.dim for q in before if addable(q)}
    for dim in dict.fromkeys(q.dim for q in after if addable(q)):
        for role in ("plain", "change"):
            first = next((q for q in after if q.dim == dim and q.role == role), None)
            if first is None:
                continue
            readings: list[Claim] = []
            if told and dim not in told:
                continue
            for total in _totals_before(scene, sentence, cue.start(), first):
                readings.extend(
                    Claim("sum", total, tuple(parts), cue.group())
                    for parts in _part_readings(scene, cue.end(), sentence.end, total)
                )
            told_apart = _FORWARD.search(scene.text, cue.end(), sentence.end) is None
            clear = cue.group().startswith("其中") and told_apart
            yield from _best(readings, strict=clear)


def _totals_before(scene: Scene, sentence: Stretch, place: int, like: Quantity) -> list[Quantity]:
    """Possible totals, the likeliest first: before the cue, else of the sentences before."""
    segment = scene.text.rfind(";", sentence.start, place) + 1 or sentence.start
    here = [q for q in scene.within(sentence.start, place) if _may_total(q, like)]
    base = next((q.host for q in reversed(here) if not _second_of_pair(q)), None)
    here = [q for q in here if q.host is base]
    here = [q for q in here if not _second_of_pair(q)]
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


def _second_of_pair(q: Quantity) -> bool:
    """肆佰壹拾贰万元整（412万元）: relations use the first of the two."""
    return q.host is not None and q.host.dim == q.dim and q.host.figure.value == q.figure.value


def _may_total(q: Quantity, like: Quantity) -> bool:
    return q.dim == like.dim and q.role == like.role and addable(q) and q is not like


def _part_readings(scene: Scene, start: int, end: int, total: Quantity) -> Iterator[list[Quantity]]:
    """The ways the punctuation allows the parts to be read, the likeliest first."""
    stops = [end]
    semicolon = scene.text.find(";", start, end)
    if semicolon > 0:
        stops.insert(0, semicolon)
    seen: list[list[Quantity]] = []
    for stop in stops:
        inside = [q for q in scene.within(start, stop) if q.host is total.host]
        closing = next((q for q in inside if q.dim == total.dim and _closes_list(q)), None)
        if closing is not None:
            inside = [q for q in inside if q.index < closing.index]
        for outer in _without_nested(scene, inside, start, stop):
            for parts in _as_parts(scene, outer, total):
                if parts not in seen:
                    seen.append(parts)
                    yield parts


def _as_parts(scene: Scene, inside: list[Quantity], total: Quantity) -> Iterator[list[Quantity]]:
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
) -> Iterator[list[Quantity]]:
    """Leave out what an inner cue breaks down: up to the next ；, up to the end, or nothing."""
    cues = [c for c in _FORWARD.finditer(scene.text, start, stop) if c.group()[:1] not in ",，"]
    if cues:
        inner = [(c.end(), scene.text.find(";", c.end(), stop)) for c in cues]
        yield [
            q for q in inside if not any(a <= q.start < (b if b > 0 else stop) for a, b in inner)
        ]
        yield [q for q in inside if q.start < cues[0].end()]
    yield inside


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
        closing = [
            next((q for q in reversed(i) if addable(q) and _is_total(q)), None) for i in items
        ]
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
    told = not distant and bool(re.search(r"(?::|如下[^。]{0,10}。?|其中[:,，]?)\s*$", words))
    totals = [q for q in scene.of(intro) if addable(q)]
    if intro.heading and len(totals) == 1:
        told = True
    if distant:
        totals += _project_total(scene, numbered)
    done: set[tuple[str, str, str]] = set()
    for total in totals:
        slot = (total.dim, total.role, column(total))
        if slot in done:
            continue
        parts = heads(scene, numbered.items, total)
        if parts is None or len(parts) < 2:
            continue
        claim = Claim("sum", total, tuple(parts), "numbered list", certain=told)
        if (
            fit(claim)
            or _funding(scene, numbered, total)
            or (told and total.role == "plain" and len(done) == 0 and total is totals[0])
        ):
            done.add(slot)
            yield claim


def _project_total(scene: Scene, numbered: NumberedList) -> list[Quantity]:
    """The total of the overview, for a list of uses whose section states none."""
    first = next((q for item in numbered.items for q in item), None)
    if first is None or first.project is None:
        return []
    earlier = [q for q in scene.back(first, 60) if q.project == first.project and addable(q)]
    return [q for q in earlier if q.role == "plain" and _WHOLE.search(q.label + q.before)]


_WHOLE = re.compile(r"预算|总投入|合计|总额|(?:安排|需|计划)[^\d]{0,8}(?:资金|经费)")


def _funding(scene: Scene, numbered: NumberedList, total: Quantity) -> bool:
    """Is it the list of uses of a project's funding section, set against the project's total?"""
    section = scene.paragraphs[numbered.first].section
    if section is None or scene.outline.sections[section].key != "funding":
        return False
    candidates = _project_total(scene, numbered)
    return bool(candidates) and total is candidates[-1]


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
            clear = (
                strong and bool(readings) and readings[0].certain and not _too_small(readings[0])
            )
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
    cues = list(_FORWARD.finditer(scene.text, sentence.start, total.start))
    floor = max((c.end() for c in cues if c.group().startswith("其中")), default=sentence.start)
    earlier = [q for q in scene.within(floor, total.start) if q.host is total.host]
    run = side_by_side(earlier, total)
    closed = max((i for i, q in enumerate(run) if _is_total(q)), default=-1)
    if closed >= 0 and not all(_is_total(q) for q in run):
        run = run[closed + 1 :]
    if len(run) > 1:
        yield Claim("sum", total, tuple(run), because, certain=closed < 0)
        for cut in range(1, len(run) - 1):
            yield Claim("sum", total, tuple(run[cut:]), because, certain=False)
    numbered = ending.get(total.paragraph - 1) or ending.get(total.paragraph - 2)
    if (
        numbered is not None
        and not numbered.headed
        and sentence.first == total.index
        and len(run) < 2
    ):
        found = heads(scene, numbered.items, total)
        if found and len(found) > 1:
            yield Claim("sum", total, tuple(found), because)
    if reference is not None:
        yield from _counted_back(scene, total, reference)
    if not run and strong_alone(words):
        previous = scene.sentences[total.sentence - 1] if total.sentence else sentence
        if previous.parent == sentence.parent:
            before = side_by_side([q for q in scene.of(previous) if q.host is total.host], total)
            if len(before) > 1:
                yield Claim("sum", total, tuple(before), because, certain=False)
    yield from _by_names(scene, total, words)
    if "加" in words or "调整后" in words or any(q.before.startswith("加") for q in run):
        yield from _added_up(scene, total, run)


def strong_alone(words: str) -> bool:
    """Is the figure announced as a total of what was said before?"""
    return bool(_STRONG.search(words))


_NAMED = re.compile(r"([^，,。;:、和\d]{2,12})(?:和|与|、)([^，,。;:、\d]{2,14}?)(?:合计|共计|共)$")


def _by_names(scene: Scene, total: Quantity, words: str) -> Iterator[Claim]:
    """孤儿和事实无人抚养儿童合计89人: each name has its own figure above."""
    named = _NAMED.search(words)
    if named is None:
        return
    parts = []
    for name in named.groups():
        part = next(
            (
                q
                for q in scene.back(total, 80)
                if q.dim == total.dim and addable(q) and q.label.endswith(name)
            ),
            None,
        )
        if part is None:
            return
        parts.append(part)
    yield Claim("sum", total, tuple(parts), words)


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
    return bool(_CLOSES.search(q.before))


def _closes_list(q: Quantity) -> bool:
    return bool(re.search(r"(?:合计|共计|总计|总额)[^\d]{0,4}$", q.before))


_CLOSES = re.compile(
    r"(?:合计|共计|总计|小计)[^\d]{0,4}$|(?:(?<![公共])共|(?<![预估统累合])计|需)(?:为|需|发|发放|资金|款)?$"
)


def _best(readings: list[Claim], *, strict: bool) -> Iterator[Claim]:
    """The reading that holds; else the likeliest one, if the words leave no doubt."""
    held = best(readings)
    if held is not None:
        yield held
        return
    if readings and strict:
        yield readings[0]._replace(certain=len(readings) == 1)


def _too_small(claim: Claim) -> bool:
    """A total below one of its parts was bound to the wrong figures."""
    assert claim.result is not None  # noqa: S101
    return claim.result.figure.value < max(q.figure.value for q in claim.flat)
