"""N714 level-words: phrases of another level of government left in (市级 in a 区级 document)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.check.unspaced import unspaced
from discloseparse.result import Result

_OWN = re.compile(r"([省市区县])级(?:部门|单位)(?:预算|决算)")
_GLOSSARY = re.compile(
    r"(?:是|由|指|经|与|使用)(?P<words>(?P<level>[省市区县])级(?:预算主管部门|财政(?=有(?:经费)?|拨款安排|直接)))"
)
_MOST = 8


def _check(result: Result) -> Iterator[Finding]:
    reading = unspaced(result)
    own = {match.group(1) for match in _OWN.finditer(reading.text)}
    if len(own) != 1:
        return
    level = own.pop()
    wrong = [m for m in _GLOSSARY.finditer(reading.text) if m["level"] != level]
    if wrong:
        yield Finding(
            spans=tuple(reading.span(*match.span("words")) for match in wrong[:_MOST]),
            facts={"words": wrong[0]["words"], "own": f"{level}级", "count": str(len(wrong))},
        )


RULE = Rule(
    code="N714",
    name="level-words",
    severity="warning",
    category="name_variant",
    title=Text("政府级次写错", "Words of another level of government"),
    message=Text(
        "本文为{own}，却写“{words}”等（{count}处），疑为照抄上级模板",
        "this is a document of {own}, but says {words} ({count} times): copied from a template?",
    ),
    explanation=Text(
        "名词解释照抄上级模板时，“市级预算主管部门”等应改为本级。",
        "Where definitions are taken from a template of another level, its name must be changed.",
    ),
    failing="某区2024年区级部门预算\n基本支出预算：是市级预算主管部门及所属单位为保障运转而编制的支出计划。",
    passing="某区2024年区级部门预算\n基本支出预算：是区级预算主管部门及所属单位为保障运转而编制的支出计划。",
    source="财政部门预决算公开检查常见问题：模板文字未改",
    check=_check,
    instances=lambda result: len(_OWN.findall(unspaced(result).text)),
)
