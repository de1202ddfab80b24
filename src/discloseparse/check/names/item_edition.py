"""N712 class-name-edition: a coded item has the name of another year, or a slip in its name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.profiles.codes import CodeName, code_names
from discloseparse.resolve.slips import difference, is_slip
from discloseparse.result import LabelItem, Result
from discloseparse.spans import Span, fold
from discloseparse.tables.labels import bare

_SHORTEST = 4


def _check(result: Result) -> Iterator[Finding]:
    if result.year is None:
        return
    for label in _listed(result):
        said, names = _plain(bare(fold(label.text))), code_names()[label.code or ""]
        current = next((name for name in names if name.holds_in(result.year)), None)
        if current is None or said == _plain(fold(current.name)):
            continue
        if _is_of_another_year(said, names) or _is_slip(said, _plain(fold(current.name))):
            yield Finding(
                spans=(Span(label.start, label.end),),
                facts={
                    "words": "".join(label.text.split()),
                    "code": label.code or "",
                    "name": current.name,
                    "year": f"{result.year}年",
                },
            )


def _listed(result: Result) -> list[LabelItem]:
    return [label for t in result.tables for label in t.labels if label.code in code_names()]


def _is_of_another_year(said: str, names: tuple[CodeName, ...]) -> bool:
    return any(said == _plain(fold(name.name)) for name in names)


def _is_slip(said: str, name: str) -> bool:
    """One character typed for another, or two that changed places; shorter forms are left alone."""
    return len(said) == len(name) >= _SHORTEST and is_slip(difference(said, name))


def _plain(words: str) -> str:
    return re.sub(r"\s|支出$|[()]", "", words).replace("费用", "费")


_SAMPLE = "某县水利局2024年部门预算\n支出预算表\n单位：元\n科目编码 科目名称 合计\n"
RULE = Rule(
    code="N712",
    name="class-name-edition",
    severity="warning",
    category="name_variant",
    title=Text("科目名称与当年政府收支分类科目不符", "An item's name is not that of its code"),
    message=Text(
        "科目{code}写作“{words}”，{year}科目名称为“{name}”",
        "{code} is called {words}; its name in {year} is {name}",
    ),
    explanation=Text(
        "类、款、项名称应与当年政府收支分类科目一致。本规则查找沿用旧年度名称和写错一字的科目，只核对收入名录的科目。",
        "Names must be those of the year's classification. Old names and slips of one character "
        "are found, for listed codes only.",
    ),
    failing=_SAMPLE + "210 医疗卫生与计划生育支出 900\n21011 行政事业单位医疗 900\n合计 900",
    passing=_SAMPLE + "210 卫生健康支出 900\n21011 行政事业单位医疗 900\n合计 900",
    source="财政部年度《政府收支分类科目》；财预〔2017〕98号",
    check=_check,
    instances=lambda result: len(_listed(result)),
)
