"""T222 previous-year: what a year ended with, or is said to have had, is not what its own document says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, Literal

from discloseparse.batch.collection.check import Contradiction, CrossCheck, Find
from discloseparse.batch.collection.concepts import Named, name_of, named
from discloseparse.batch.collection.facts import (
    Fact,
    Held,
    are_strangers,
    bare,
    by_document,
    printed,
    unanimous,
)
from discloseparse.batch.collection.names import compact
from discloseparse.batch.collection.subject import Subject
from discloseparse.check.rule import Text
from discloseparse.figures import Figure
from discloseparse.result import AmountItem, Place, RelationItem

_ENDS: Final = {"opening": "closing"}
"""What a year begins with is what the year before ended with."""
_COMPARABLE: Final = "可比|同口径|剔除|扣除|剥离"
_OTHER_BASE: Final = {
    "final": re.compile(f"预算|{_COMPARABLE}"),
    "budget": re.compile(f"决算|执行|完成|{_COMPARABLE}"),
}
"""Words that speak of something else than the figure which last year's document of this phase gave."""


def _take(subject: Subject) -> Iterator[Fact]:
    year = subject.result.year
    if year is None:
        return
    own = named(subject)
    yield from unanimous(
        [
            *(_fact(subject, found, found.concept.key, year, "own") for found in own),
            *(
                _fact(subject, found, _ENDS[found.concept.key], year - 1, "later")
                for found in own
                if found.concept.key in _ENDS
            ),
            *(
                _fact(subject, found, found.concept.key, year - 1, "later")
                for found in _previous(subject, own)
            ),
        ]
    )


def _fact(
    subject: Subject, found: Named, concept: str, year: int, role: Literal["own", "later"]
) -> Fact:
    key = subject.key(subject.result.kind, found.phase, year)
    return Fact(key, concept, found.words, found.place, found.figure, role, str(year))


def _previous(subject: Subject, own: Sequence[Named]) -> Iterator[Named]:
    """The figures of the year before: stated (比上年的…), or the change from them (比上年增加…)."""
    figures = {found.place.start: found for found in own}
    amounts = {amount.start: amount for amount in subject.result.amounts}
    for relation in subject.result.relations:
        for current, base in _pairs(relation):
            found, amount = figures.get(current.start), amounts.get(base.start)
            if found and amount and found.concept.key not in ("opening", "closing"):
                if not _speaks_of_last_year(subject, found, current, relation):
                    continue
                base_of = _base(found, amount, relation)
                if base_of is not None:
                    words, figure = base_of
                    yield found._replace(words=words, place=bare(amount), figure=figure)


def _pairs(relation: RelationItem) -> Iterator[tuple[Place, Place]]:
    """The current figure, and its previous one or the change from it."""
    places = [place for place in relation.operands if isinstance(place, Place)]
    is_difference = relation.kind == "difference" and len(places) == 2
    if is_difference or (relation.roles and relation.roles[0] == "current"):
        yield places[0], places[1]


def _speaks_of_last_year(
    subject: Subject, found: Named, current: Place, relation: RelationItem
) -> bool:
    if (
        relation.result is None
        or relation.result.start < current.end
        or subject.result.year is None
    ):
        return False
    between = compact(subject.result.text[current.end : relation.result.start])
    base = _OTHER_BASE.get(found.phase)
    last = ("上年", "去年", f"{subject.result.year - 1}年")
    return any(word in between for word in last) and not (base and base.search(between))


def _base(found: Named, amount: AmountItem, relation: RelationItem) -> tuple[str, Figure] | None:
    """The figure of the year before, in words too: as printed, or current figure less the change."""
    told = printed(amount.text, amount.yuan)
    if relation.kind == "difference" or (relation.roles and relation.roles[1] == "previous"):
        return amount.text, told
    if relation.sign is None:
        return None
    value = found.figure.value - relation.sign * told.value
    operator = "−" if relation.sign > 0 else "+"
    words = f"{found.words} {operator} {amount.text}"
    return words, Figure(value, found.figure.half + told.half)


def _judge(group: Sequence[Held], _find: Find) -> Iterator[Contradiction]:
    disclosed = by_document(held for held in group if held.fact.role == "own")
    for later in by_document(held for held in group if held.fact.role == "later"):
        known = [own for own in disclosed if not are_strangers(later, own)]
        for item, held in later.items():
            earlier = [own[item] for own in known if item in own]
            if earlier and not any(map(held.agrees, earlier)):
                yield _contradiction(held, earlier[0])


def _contradiction(held: Held, earlier: Held) -> Contradiction:
    facts: dict[str, str | Text] = {
        "year": held.fact.note,
        "name": name_of(held.fact.item),
        "here": held.fact.words,
        "there": earlier.fact.words,
        "other": earlier.document,
    }
    return Contradiction(held, [earlier], facts)


CHECK = CrossCheck(
    code="T222",
    name="previous-year",
    severity="warning",
    title=Text("与上年公开的数字不衔接", "The year before was disclosed differently"),
    message=Text(
        "{year}年{name}按此处（{here}）与 {other} 中的{there}不符",
        "{name} of {year}: {here} here does not go with {there} in {other}",
    ),
    explanation=Text(
        "本年的年初结转和结余应等于上年的年末结转和结余；文中所述的上年数（或由比上年增减数推得的上年数）应与上年文件一致。"
        "年初结转经批准调整、机构改革后口径变化的除外，所以只作提醒。",
        "What a year opens with must be what the year before closed with; a figure of the year before that "
        "is stated, or follows from the change against it, must be the one that year's document gives. "
        "Opening balances may have been adjusted with approval, and units reorganised: hence a warning.",
    ),
    source="K12（年初结转和结余＝上年年末结转和结余；上年数）",
    failing=(
        "红岩县图书馆2023年度部门决算\n2023年度收入总计100.00万元，其中年末结转和结余8.00万元。",
        "红岩县图书馆2024年度部门决算\n2024年度收入总计120.00万元，其中年初结转和结余6.00万元。",
    ),
    passing=(
        "红岩县图书馆2023年度部门决算\n2023年度收入总计100.00万元，其中年末结转和结余8.00万元。",
        "红岩县图书馆2024年度部门决算\n2024年度收入总计120.00万元，其中年初结转和结余8.00万元。",
    ),
    take=_take,
    judge=_judge,
)
