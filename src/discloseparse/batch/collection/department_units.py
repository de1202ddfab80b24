"""T223 units-to-department: a department's figure is not the sum of its units'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from discloseparse.batch.collection.check import Contradiction, CrossCheck, Find
from discloseparse.batch.collection.concepts import KINDS, name_of, named
from discloseparse.batch.collection.facts import Fact, Held, unanimous
from discloseparse.batch.collection.membership import members
from discloseparse.batch.collection.names import are_apart, compact
from discloseparse.batch.collection.subject import Subject
from discloseparse.check.rule import Text
from discloseparse.figures import money, total

_ADDED: Final = ("income", "spending", "public_spending")
"""What is added up; income and spending only where units pass nothing on to each other."""
_PASSED_ON: Final = re.compile(
    r"(?:上级补助收入|附属单位上缴收入|对附属单位补助支出|上缴上级支出)[^\d。;，]{0,4}(?=[\d,.]*[1-9])[\d,.]+"
)
_OWN_SCOPES: Final = ("own", "unit")
_UNIT_SCOPES: Final = ("unit", "", "department")


def _key(subject: Subject, unit: str, scope: str) -> str:
    """The key of the figures of ``unit`` by its full name."""
    result = subject.result
    return f"{result.kind}|{result.phase}|{result.year}|{unit}|{scope}"


def _take(subject: Subject) -> Iterator[Fact]:
    if subject.result.kind not in KINDS or not subject.is_known:
        return
    key = _key(subject, subject.known_as, subject.scope)
    note = "passes on" if _PASSED_ON.search(compact(subject.result.text)) else ""
    own = unanimous(
        Fact(key, found.concept.key, found.words, found.place, found.figure, "own", note)
        for found in named(subject)
        if found.concept.key in _ADDED and found.phase == subject.result.phase
    )
    listed = members(subject) if subject.scope in ("department", "") else ()
    # For each unit a line of the keys under which its figures may stand.
    wanted = "\n".join(
        " ".join(_key(subject, name, scope) for scope in (_OWN_SCOPES if is_own else _UNIT_SCOPES))
        for name, is_own in ((subject.full_name(name), is_own) for name, is_own in listed)
    )
    for fact in own:
        yield fact
        if listed:
            yield fact._replace(key=f"whole|{key}", role=note, note=wanted)


def _judge(group: Sequence[Held], find: Find) -> Iterator[Contradiction]:
    for whole in group:
        if not whole.fact.key.startswith("whole|"):
            return
        parts = [_figure_of(keys.split(), whole, find) for keys in whole.fact.note.splitlines()]
        found = [part for part in parts if part is not None]
        if len(found) < len(parts) or _is_blurred(whole, found):
            continue
        added = total(part.fact.figure.loose for part in found)
        if not added.meets(whole.fact.figure.loose):
            value = total(part.fact.figure.point for part in found).low
            facts: dict[str, str | Text] = {
                "name": name_of(whole.fact.item),
                "here": whole.fact.words,
                "count": str(len(found)),
                "sum": money(value, like=whole.fact.words),
            }
            yield Contradiction(whole, found, facts)


def _figure_of(keys: Sequence[str], whole: Held, find: Find) -> Held | None:
    """The unit's figure; None if it is not there, or two documents give it differently."""
    for key in keys:
        said = [
            held
            for held in find(key)
            if held.fact.item == whole.fact.item
            and held.document != whole.document
            and not are_apart(held.document, whole.document)
        ]
        if said:
            return said[0] if all(map(said[0].agrees, said)) else None
    return None


def _is_blurred(whole: Held, parts: Sequence[Held]) -> bool:
    """Do units pass money on to each other, which the department's figure leaves out?"""
    if whole.fact.item == "public_spending":
        return False
    return bool(whole.fact.role) or any(part.fact.note for part in parts)


_DEPARTMENT: Final = (
    "红岩县水利局2024年度部门决算\n纳入红岩县水利局2024年度部门决算编报的单位共2个，分别是：\n"
    "1.红岩县水利局（本级）\n2.红岩县水库管理站\n2024年度收入合计{}万元，支出合计300.00万元。"
)
_UNITS: Final = (
    "红岩县水利局（本级）2024年度单位决算\n2024年度收入合计200.00万元，支出合计200.00万元。",
    "红岩县水库管理站2024年度单位决算\n2024年度收入合计100.00万元，支出合计100.00万元。",
)


CHECK = CrossCheck(
    code="T223",
    name="units-to-department",
    severity="info",
    title=Text("部门数与所属单位合计不符", "A department's figure is not the sum of its units'"),
    message=Text(
        "部门{name}为{here}，所列{count}个单位合计{sum}",
        "{name} of the department is {here}, its {count} units add up to {sum}",
    ),
    explanation=Text(
        "部门收入、支出应等于其编报范围内各单位之和。只在文件列出全部单位、且每个单位的文件都在时核对；有上下级补助、上缴的，"
        "部门汇总时已抵销，不作比较。",
        "A department's income and spending must be the sum of the units that it takes in. Checked only "
        "where it lists all of them and the document of each is there; where units pass money on to each "
        "other, which a department's figures leave out, nothing is said.",
    ),
    source="K13（部门＝所属单位之和，内部往来抵销后）",
    failing=(_DEPARTMENT.format("310.00"), *_UNITS),
    passing=(_DEPARTMENT.format("300.00"), *_UNITS),
    take=_take,
    judge=_judge,
    seeks=True,
)
