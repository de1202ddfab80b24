"""What a change is measured from: the figure of the year before, of the plan, of the name after 比."""

from __future__ import annotations

import re
from itertools import pairwise

from discloseparse.relate.change.currents import COMPARED, current_of
from discloseparse.relate.change.openings import CLOSING, OPENED, OPENING, is_initial
from discloseparse.relate.names.comparing import (
    held_in_bracket,
    in_comparison,
    is_previous,
)
from discloseparse.relate.names.labels import core, in_common
from discloseparse.relate.names.of_years import YEAR, earlier_year, is_last_years
from discloseparse.relate.scene import Quantity, Scene
from discloseparse.relate.sum.sums import is_listed
from discloseparse.relate.surroundings import CHANGE

_LAST_YEAR = re.compile(r"上年|去年|上一年|同期|(?:19|20)\d\d年[^，,。;\d]{0,10}$")


def previous_of(scene: Scene, change: Quantity, current: Quantity | None) -> Quantity | None:
    """The year before, stated in the same sentence."""
    behind = _in_bracket_behind(scene, change)
    if behind is not None:
        return behind
    sentence = scene.sentence(change)
    for q in reversed(scene.just_before(change.start, sentence.start)):
        if q is current or (q.dim != change.dim and change.kind != "percent"):
            continue
        if held_in_bracket(scene, q) or _taken(scene, q, change):
            continue
        if _other_base(scene, q, change.before):
            continue
        if q.kind in {"percent", "points"} or q.role not in {"plain", "rate"}:
            continue
        if q.per != (current.per if current else ()) and (
            q.per or not in_comparison(scene, q, change)
        ):
            continue
        if is_previous(scene, q):
            return q if in_comparison(scene, q, change) or _LAST_YEAR.search(q.before) else None
        if current is not None and (earlier_year(scene, q) or is_last_years(scene, q, change)):
            return q
        opened = OPENING.search(q.label) and (
            OPENED.search(change.before) or (current is not None and CLOSING.search(current.label))
        )
        if current is not None and (opened or is_initial(q, current, change)):
            return q
    return None


_SAME_CHANGE = re.compile(
    rf"[，,(、]?(?:同比|较上年|比上年|共|净|即)?{CHANGE}[了的率额幅度比例为达约近]*"
)


def _taken(scene: Scene, base: Quantity, change: Quantity) -> bool:
    """与2021年2905万元相比增加368万元，其中基本支出增加63万元: the base is that of the first change only."""
    changes = [x for x in scene.within(base.end, change.start) if x.role == "change"]
    if not changes:
        return False
    return len(changes) > 1 or not _SAME_CHANGE.fullmatch(scene.gap(changes[0], change))


def _in_bracket_behind(scene: Scene, change: Quantity) -> Quantity | None:
    """同比下降13.18%（上年为12.06万元）; 增加112.50万元，增长5.1%（上年2205.90万元）."""
    behind = scene.quantities[change.index + 1 : change.index + 3]
    if behind and behind[0].kind != "percent":
        behind = behind[:1]
    for before, q in pairwise([change, *behind]):
        told = re.fullmatch(
            r"\((?P<words>[^()，,。;\d]{0,14}|20\d\d年[^()，,。;\d]{0,10})", scene.gap(before, q)
        )
        like = q.dim == change.dim or (
            change.kind == "percent" and q.kind not in {"percent", "points"}
        )
        closed = scene.text[q.end : q.end + 1] == ")"
        if told and like and closed and _LAST_YEAR.search(told["words"]):
            return q
    return None


_MORE_DONE = r"[多少](?:装|建|修|种|栽|补|发|开|培训|供|采|交|铺|改造)"
_GOAL = r"计划|目标|任务|预算|指标"
_AGAINST_GOAL = re.compile(
    rf"超额|^(?:多支出?|少支出?|超支|{_MORE_DONE}|多完成|少完成|多用|少用|节省|节支|超收|短收)(?:了)?$|(?:比|较|与)(?![^，,。;]*(?:\d年|上年|去年))[^，,。;]{{0,8}}(?:{_GOAL})[^，,。;\d]{{0,8}}$"
)
_CAME_OF_IT = re.compile(r"决算|执行|实际|完成|支出")
_TARGET = re.compile(
    r"(?:比|较)(?P<name>[^，,。;\d]{3,14}?)(?:相比)?(?:净|共|各)?[增减多少提下降超节]"
)


def ends_of(scene: Scene, change: Quantity) -> tuple[Quantity | None, Quantity | None]:
    """What has become and what was before: told in years, or as a plan and what came of it."""
    if _AGAINST_GOAL.search(change.before):
        near = [
            q
            for q in scene.just_before(change.start, scene.sentence(change).start)
            if q.dim == change.dim and q.role == "plain" and not q.per and q.host is None
            if not _other_base(scene, q, change.before)
        ][-2:]
        sides = [bool(re.search(_GOAL, q.before)) for q in near]
        if any(is_listed(scene, q) for q in near):
            sides = []
        if sides == [True, False]:
            return near[1], near[0]
        if sides == [False, True] and _came_of_it(near[0], change):
            return near[0], near[1]
    current = current_of(scene, change)
    if current is None and change.role == "change":
        return _told_elsewhere(scene, change)
    return current, previous_of(scene, change, current)


def _told_elsewhere(scene: Scene, change: Quantity) -> tuple[Quantity | None, Quantity | None]:
    """实际资助人数比年初目标多16人: the goal and what came of it, each told before under one name (资助困难家庭学生)."""
    goals = named_bases(scene, change)
    name = core(goals[0].label) if goals else ""
    subject = change.before.partition("比")[0]
    if len(name) < _NAME or in_common(name, subject) < 2:
        return None, None
    done = [
        q
        for q in scene.back(change, _REACH)
        if q.dim == change.dim
        and q.role == "plain"
        and not q.per
        and q.project == change.project
        and core(q.label).endswith(name)
        and q not in goals
    ]
    one_each = all(len({q.figure.value for q in told}) == 1 for told in (goals, done))
    return (done[0], goals[0]) if one_each else (None, None)


_NAME = 4
_REACH = 80


def _came_of_it(q: Quantity, change: Quantity) -> bool:
    """加装电梯16部，计划为20部，少装4部: said to be done, or with the verb of the change."""
    verb = re.search(_MORE_DONE, change.before)
    return bool(_CAME_OF_IT.search(q.before) or (verb and verb.group()[1] in q.before))


_BUDGETS = ("年初", "调整")


def _other_base(scene: Scene, q: Quantity, words: str) -> bool:
    """比年初预算增加…, 比2023年增加…: is the figure of another budget or year than the one named?"""
    told = COMPARED.search(words)
    if told is None:
        return False
    own = scene.text[scene.sentence(q).start : q.start]
    wanted, years = YEAR.findall(told.group()), YEAR.findall(own)
    if wanted and years and years[-1] != wanted[-1]:
        return True
    named = [name for name in _BUDGETS if name in told.group()]
    return bool(named) and any(n in q.before for n in _BUDGETS if n not in named)


def target(change: Quantity) -> str:
    """核定总投资 of 较核定总投资减少: the name of what the change is measured against, ``""`` without."""
    told = _TARGET.search(change.before)
    return told["name"] if told else ""


def named_bases(scene: Scene, change: Quantity) -> list[Quantity]:
    """Figures before the sentence that bear the name the change is measured against."""
    name = target(change)
    if not name:
        return []
    return [
        q
        for q in scene.back(change, _REACH)
        if q.dim == change.dim
        and q.role == "plain"
        and not q.per
        and q.project == change.project
        and (q.sentence != change.sentence or q.label == name)
        and _bears(scene, q, name)
    ]


def _bears(scene: Scene, q: Quantity, name: str) -> bool:
    """Is ``name`` said before the figure, in its clause or, with a goal, right before a colon?"""
    words = scene.text[max(scene.sentence(q).start, q.start - 40) : q.start]
    goal = re.search(_GOAL, name)
    return name in q.label or (goal is not None and goal.group() in words)
