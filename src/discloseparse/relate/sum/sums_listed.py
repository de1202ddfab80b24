"""Sums over numbered paragraphs: a total and the list below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from discloseparse.relate.claims import Claim
from discloseparse.relate.judging.judge import fit
from discloseparse.relate.judging.luck import nearly
from discloseparse.relate.judging.near import CHOICE, NAMED, misses_narrowly
from discloseparse.relate.names.comparing import is_previous
from discloseparse.relate.scene import Quantity, Scene, Stretch, addable
from discloseparse.relate.sum.lists import NumberedList, column, heads

_WHOLE = re.compile(r"预算|总投入|合计|总额|(?:安排|需|计划)[^\d]{0,8}(?:资金|经费)")


_BREAKS_DOWN = re.compile(
    r"(?:其中|分[款项类]列示|分(?:别|类)?(?:为|用于|是)?|用于|构成|组成|(?<!主要)包括|以下[一二三四五六七八九十\d]+项)[^，,。;:\d]{0,8}:?\s*$"
)

_LEVEL = re.compile(r"\([类款项]\)")


def find(scene: Scene, lists: Sequence[NumberedList]) -> Iterator[Claim]:
    """The sums of all lists that stand below their total."""
    for numbered in lists:
        yield from _of_list(scene, numbered)


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
    clear = not distant and bool(_BREAKS_DOWN.search(words))
    totals = [q for q in scene.of(intro) if addable(q) and not is_previous(scene, q)]
    if clear and not any(q.kind == "amount" for q in totals):
        totals += _named(scene, intro)
    if intro.heading and len(totals) == 1:
        told = True
    if distant and numbered.headed and not _funds(scene, numbered):
        return  # sections of their own repeat what the overview said
    if distant:
        totals += _project_total(scene, numbered)
    done: set[tuple[str, str, str]] = set()
    likely = sorted(totals, key=lambda q: _likelihood(scene, numbered, q))
    for total in likely:
        slot = (total.dim, total.role, column(total))
        if slot in done:
            continue
        parts = heads(scene, numbered.items, total)
        if parts is None or len(parts) < 2:
            continue
        claim = Claim("sum", total, tuple(parts), "numbered list", certain=told)
        own = column(total) and all(column(part) == column(total) for part in parts)
        again = {t.figure.value for t in totals} & {part.figure.value for part in parts}
        alike = [t for t in likely if t.dim == total.dim]
        announced = told and total.role == "plain" and not done and (total is alike[0] or own)
        largest = max(part.figure.value for part in parts)
        if (
            fit(claim)
            or misses_narrowly(claim, NAMED if own else CHOICE)
            or _funding(scene, numbered, total)
            # else the list may restate its parts
            or (
                announced
                and not again
                and (clear or len(alike) == 1 or total.figure.value >= largest)
                and (len(alike) == 1 or (_last_told(alike) is total and nearly(claim)))
                and 2 * total.figure.value >= largest
            )
        ):
            done.add(slot)
            yield claim


def _last_told(alike: Sequence[Quantity]) -> Quantity | None:
    """The only figure of the last sentence that tells one."""
    last = max(q.sentence for q in alike)
    told = [q for q in alike if q.sentence == last]
    if len(told) > 1:
        told = [q for q in told if column(q) != "budget"]  # 预算320万元，实际支出294万元，包括
    return told[0] if len(told) == 1 else None


def _likelihood(scene: Scene, numbered: NumberedList, total: Quantity) -> tuple[bool, bool]:
    """A total that the items give, but for a slip; of 预算 and 决算 the latter is what items break down."""
    parts = heads(scene, numbered.items, total)
    if parts is None or len(parts) < 2:
        return True, True
    claim = Claim("sum", total, tuple(parts), "")
    gives = bool(fit(claim)) or misses_narrowly(claim)
    return not gives, column(total) == "budget" and not any(map(column, parts))


def _named(scene: Scene, intro: Stretch) -> list[Quantity]:
    """项目支出具体包括以下四项： — the figure of the lines before whose name the introduction repeats."""
    if intro.first == 0:
        return []
    name = _LEVEL.sub("", scene.text[intro.start : intro.end].strip())
    near = scene.quantities[max(0, intro.first - 12) : intro.first][::-1]
    return [
        q
        for q in near
        if addable(q) and q.section == intro.section and q.label and name.startswith(q.label)
    ][:1]


def _project_total(scene: Scene, numbered: NumberedList) -> list[Quantity]:
    """The total of the overview, for a list of uses whose section states none."""
    first = next((q for item in numbered.items for q in item), None)
    if first is None or first.project is None:
        return []
    earlier = [q for q in scene.back(first, 60) if q.project == first.project and addable(q)]
    return [q for q in earlier if q.role == "plain" and _WHOLE.search(q.label + q.before)]


def _funding(scene: Scene, numbered: NumberedList, total: Quantity) -> bool:
    """Is it the list of uses of a project's funding section, set against the project's total?"""
    if not _funds(scene, numbered):
        return False
    candidates = _project_total(scene, numbered)
    return bool(candidates) and total is candidates[-1]


def _funds(scene: Scene, numbered: NumberedList) -> bool:
    """Does the list stand in a project's funding section?"""
    section = scene.paragraphs[numbered.first].section
    return section is not None and scene.outline.sections[section].key == "funding"
