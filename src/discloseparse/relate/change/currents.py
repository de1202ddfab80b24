"""What a change is told about: the figure that something has become."""

from __future__ import annotations

import re
from collections.abc import Sequence

from discloseparse.relate.change.named_ends import points_back
from discloseparse.relate.change.openings import ADJUSTED, OPENED, OPENING
from discloseparse.relate.names.comparing import (
    beyond_or_short,
    held_in_bracket,
    is_previous,
    written_again,
)
from discloseparse.relate.names.labels import BUDGET_NAMES, core, in_common, subject_of
from discloseparse.relate.names.of_years import earlier_year, is_last_years, of_other_year
from discloseparse.relate.names.subjects import alike, best_named
from discloseparse.relate.scene import Quantity, Scene, Stretch
from discloseparse.relate.sum.sums import closed_before, totals

COMPARED = re.compile(r"(?:比|较|与)[^，,。;]*$")
LESS_THAN = re.compile(r"(?:大于|高于|多于|小于|低于|少于)(?:[^，,。;\d]{0,8})$")
_PASSED = re.compile(
    r"(?:突破|跨上|跨越|迈上|站上|超过|逾)了?$"
)  # 首次突破2万亿元: a mark, no result
LISTED = re.compile(r"其中|包括|包含|分别|[^，,。;]中[，,:]")


def current_of(scene: Scene, change: Quantity) -> Quantity | None:
    """What was changed: the nearest figure before that is neither a change nor the year before."""
    like = change if change.kind != "percent" else None
    named = _subject(scene, change)
    pointed = _pointed_at(scene, change, named, like)
    if pointed is not None:
        return pointed
    near = _in_sentence(scene, change, named, like)
    if near:
        return best_named(scene, named, near)
    return _in_sentences_before(scene, change, named, like)


def named_by(scene: Scene, change: Quantity, current: Quantity) -> bool:
    """Does the subject of the change name the figure, by more than words all figures have?"""
    return in_common(subject_of(_subject(scene, change)), core(current.label)) > 1


def _pointed_at(
    scene: Scene, change: Quantity, named: str, like: Quantity | None
) -> Quantity | None:
    """决算数比上年的25.90万元减少: the last figure of that column; 前者比…: the one the words point back to."""
    if (column := _COLUMN.fullmatch(named)) is not None:
        column_of = [q for q in scene.back(change, _BACK) if q.before.endswith(column["name"])]
        column_of = [q for q in column_of if _may_be_current(scene, q, like)]
        if column_of and column_of[0].section == change.section:
            return column_of[0]
    pointed = points_back(scene, change, named)
    fits = pointed is not None and (like is None or pointed.dim == like.dim)
    return pointed if fits else None


def _in_sentence(
    scene: Scene, change: Quantity, named: str, like: Quantity | None
) -> list[Quantity]:
    """What may have changed of the figures before it in its sentence, nearest first."""
    near = [
        q
        for q in reversed(scene.just_before(change.start, scene.sentence(change).start))
        if _may_be_current(scene, q, like) and not of_other_year(scene, q, named)
    ]
    near = _spent_against_spent(scene, change, near)
    near = [q for q in near if q.segment == change.segment] or near
    near = [q for q in near if not _PASSED.search(q.before)] or near
    near = [q for q in near if not earlier_year(scene, q)] or near
    near = [q for q in near if not is_last_years(scene, q, change)] or near
    if near and change.kind != "percent" and all(is_last_years(scene, q, change) for q in near):
        above = _told_right_before(scene, change, near[0])
        near = [above] if above is not None else near
    near = list(_without_parts(scene, change, near))
    near = _lifted(scene, change, _without_summed(scene, change, near, named), named)
    return [q for q in near if not _planned(q) or ADJUSTED.search(q.before)] or near


def _in_sentences_before(
    scene: Scene, change: Quantity, named: str, like: Quantity | None
) -> Quantity | None:
    """What may have changed of the sentences before, in this paragraph and the last."""
    for number in range(change.sentence - 1, max(-1, change.sentence - 5), -1):
        earlier = scene.sentences[number]
        if earlier.parent < scene.sentence(change).parent - 1:
            return None
        found = [q for q in scene.of(earlier) if _may_be_current(scene, q, like) and q.host is None]
        whole = _WITHIN.match(scene.text, earlier.start, earlier.end)
        summed = _without_summed(scene, change, found, "") if found and whole else []
        if len(summed) == 1 < len(found):
            return summed[0]  # 预算支出中，…；…，三者总和21万元。与上年相比
        if found and whole and not named:
            named = whole.group("whole")
        elif found:
            if _PART_OF_ABOVE.match(scene.text, earlier.start) and number:
                found = [*_of_whole(scene, number - 1, earlier, like), *found]
            if any(_SPENT.search(q.before) for q in found):
                found = [q for q in found if not _planned(q)]
            found = _without_summed(scene, change, found, named)
            announced = [q for q in found if _ALL_OF_THEM.search(q.before)]
            if announced and not subject_of(named):
                return announced[-1]
            chosen = best_named(scene, named, _lifted(scene, change, found, named))
            other = bool(subject_of(named)) and not alike(scene, named, chosen)
            return None if other and chosen.paragraph != change.paragraph else chosen
    return None


_ALL_OF_THEM = re.compile(r"(?:总和|合计|共计|总计|之和)[^，,。;\d]{0,4}$")
_PART_OF_ABOVE = re.compile(r"\s*其中[:,，]?")


def _of_whole(scene: Scene, number: int, parts: Stretch, like: Quantity | None) -> list[Quantity]:
    """收入合计9927.53万元。其中：… 与上年相比，收入合计增加…: the figures of the sentence that 其中 breaks down."""
    whole = scene.sentences[number]
    if whole.parent != parts.parent:
        return []
    return [q for q in scene.of(whole) if _may_be_current(scene, q, like) and q.host is None]


_AGAINST_SPENT = re.compile(
    r"[与比较同](?:上年|去年|(?:19|20)\d\d年)度?[^，,。;\d]{0,6}(?:决算|执行|实际)"
)


def _spent_against_spent(scene: Scene, change: Quantity, near: list[Quantity]) -> list[Quantity]:
    """全年预算35万元，…与上年决算31.26万元相比减少…: what was spent is no plan, if anything else is told."""
    clause = scene.segments[change.segment].start
    if not _AGAINST_SPENT.search(scene.text, clause, change.start):
        return near
    spent = [q for q in near if not _planned(q)]
    if not spent and _spent_before(scene, change):
        return []
    before = [q for q in spent if earlier_year(scene, q) or is_last_years(scene, q, change)]
    return near if len(before) == len(spent) else spent


def _spent_before(scene: Scene, change: Quantity) -> bool:
    """Does one of the two sentences before tell what was spent?"""
    here = scene.sentence(change).parent
    for earlier in scene.sentences[max(0, change.sentence - 2) : change.sentence]:
        told = (q for q in scene.of(earlier) if q.dim == change.dim or change.kind == "percent")
        if here - earlier.parent < 2 and any(_AS_SPENT.search(q.before) for q in told):
            return True
    return False


_AS_SPENT = re.compile(r"(?:支出|决算|执行)(?:决算|数|为|合计|总额|共)*$")
_COLUMN = re.compile(r"(?P<name>决算|预算)数?")
_BACK = 12
_WITHIN = re.compile(r"\s*(?P<whole>[^，,。;:]{2,16})中[，,:]")
_SPENT = re.compile(r"(?:决算|执行)数?为?$")
_PLANNED = re.compile(r"(?:预算|计划|目标)(?:数|为|是|安排)*$")


def _planned(q: Quantity) -> bool:
    """Is the figure called a budget or plan? 一般公共预算 is the name of a fund."""
    return bool(_PLANNED.search(BUDGET_NAMES.sub("", q.before)))


def _without_parts(scene: Scene, change: Quantity, near: Sequence[Quantity]) -> Sequence[Quantity]:
    """Leave out two or more parts that stand side by side at the end: their whole is the topic.

    ``near`` runs from the nearest figure to the first.
    """
    parts = 0
    for q in near:
        start = scene.segments[q.segment].start
        if q.index != near[0].index - parts or not LISTED.search(scene.text, start, q.start):
            break
        parts += 1
    listed = [whole for q in near[:parts] for whole in totals(scene).get(q.index, ())]
    if listed and not any(closed_before(scene, whole, change) for whole in listed):
        return near  # the list goes on, or each part tells its own change
    return near[parts:] if 2 <= parts < len(near) else near


def _without_summed(
    scene: Scene, change: Quantity, near: Sequence[Quantity], named: str
) -> list[Quantity]:
    """在编89人，行政32人，事业57人，与上年末的93人相比: of a whole and its parts the whole, unless a part is named."""
    known = totals(scene)
    told = {q.index for q in near}
    parts = [
        q
        for q in near
        if any(
            whole.index in told and closed_before(scene, whole, change)
            for whole in known.get(q.index, ())
        )
    ]
    if len(parts) < 2 or _singled_out(scene, parts, named):
        return list(near)
    return [q for q in near if q not in parts]


def _singled_out(scene: Scene, parts: Sequence[Quantity], named: str) -> bool:
    """Does the subject name one of the parts rather than all of them alike (支出 of 教育支出, 社保支出)?"""
    how = {alike(scene, named, q) for q in parts}
    return len(how) > 1


def _lifted(scene: Scene, change: Quantity, found: list[Quantity], named: str) -> list[Quantity]:
    """预算支出3273万元。其中基本支出1065万元，项目支出2208万元。与…相比增加: for parts, none of which is named, their whole."""
    known = totals(scene)
    wholes = {whole.index: whole for q in found for whole in known.get(q.index, ())}
    for whole in wholes.values():
        parts = [q for q in found if whole in known.get(q.index, ())]
        if whole in found or len(parts) < 2 or not closed_before(scene, whole, change):
            continue
        if not _singled_out(scene, parts, named):
            return [whole, *(q for q in found if q not in parts)]
    return found


def _may_be_current(scene: Scene, q: Quantity, like: Quantity | None) -> bool:
    if (
        q.role not in {"plain", "rate"}
        or q.kind in {"percent", "points"}
        or q.figure.high is not None
    ):
        return False
    if (q.per and not _per_alike(scene, q)) or written_again(scene, q):
        return False
    if held_in_bracket(scene, q) or beyond_or_short(q):
        return False
    if like is not None and q.dim != like.dim:
        return False
    if like is not None and OPENED.search(like.before) and OPENING.search(q.label):
        return False
    return not is_previous(scene, q) and not LESS_THAN.search(q.before)


def _per_alike(scene: Scene, q: Quantity) -> bool:
    """每人900元，较去年每人750元提高; 每份成本4.6元，比补贴2.5元高: a rate is compared with the rate that follows it."""
    after = scene.quantities[q.index + 1] if q.index + 1 < len(scene.quantities) else None
    if after is None or after.sentence != q.sentence or after.dim != q.dim:
        return False
    alike = after.per == q.per or (not after.per and after.role == "plain")
    return alike and is_previous(scene, after)


def _told_right_before(scene: Scene, change: Quantity, last: Quantity) -> Quantity | None:
    """发放163人，… 共计391.2万元。2021年发放171人，人数减少8人: the figure of this year, in the sentence before."""
    if not change.sentence or COMPARED.search(change.before):
        return None
    earlier = scene.sentences[change.sentence - 1]
    if earlier.parent != scene.sentence(change).parent:
        return None
    found = [
        q
        for q in scene.of(earlier)
        if q.dim == change.dim and _may_be_current(scene, q, change) and q.host is None
    ]
    found = _without_summed(scene, change, found, "")
    named = [q for q in found if in_common(core(q.label), core(last.label)) > 1]
    return named[0] if len(named) == 1 else found[0] if len(found) == 1 else None


_CLAUSE = re.compile(r"[，。;]|,(?!\d)")


def _subject(scene: Scene, change: Quantity) -> str:
    words = _CLAUSE.split(scene.text[scene.segments[change.segment].start : change.start])[-1]
    return re.split(r"比|较|与|同", words)[0].strip()
