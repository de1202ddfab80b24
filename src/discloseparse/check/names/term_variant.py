"""N713 term-variant: a standard term is written in two ways, or with a doubled character."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.check.unspaced import unspaced
from discloseparse.result import Result
from discloseparse.spans import Reading

_PAIRS = ((re.compile("公务用车购置及运行费"), re.compile("公务用车购置及运行维护费")),)
_SLIPS = (
    ("公务用车", re.compile(r"公务[车务用]用车|公务用[用公]车")),
    ("公务接待", re.compile(r"公务[务接待]接待|公务接[接待]待")),
    ("因公出国", re.compile(r"因[因公]公出国|因公出[出国]国")),
)
_MOST = 5


def _check(result: Result) -> Iterator[Finding]:
    reading = unspaced(result)
    for pair in _PAIRS:
        rare, usual = sorted((list(form.finditer(reading.text)) for form in pair), key=len)
        if rare:
            yield _finding(reading, rare[:_MOST], usual[0].group())
    for term, form in _SLIPS:
        for match in form.finditer(reading.text):
            yield _finding(reading, [match], term)


def _finding(reading: Reading, matches: list[re.Match[str]], usual: str) -> Finding:
    return Finding(
        spans=tuple(reading.span(*match.span()) for match in matches),
        facts={"words": matches[0].group(), "usual": usual},
    )


RULE = Rule(
    code="N713",
    name="term-variant",
    severity="info",  # official definitions use both
    category="other",
    title=Text("同一用语前后写法不一", "One term is written in two ways"),
    message=Text("“{words}”，文中多写作“{usual}”", "{words} is written {usual} elsewhere"),
    explanation=Text(
        "“三公”经费各项的名称在表和文字中应一致，不应多字少字。",
        "The names of the three public expenses must be the same in tables and text.",
    ),
    failing="公务用车购置及运行费2万元。\n公务用车购置及运行维护费主要用于燃料。\n公务用车购置及运行维护费按规定列支。",
    passing="公务用车购置及运行维护费2万元。\n公务用车购置及运行维护费主要用于燃料。",
    source="财预〔2016〕143号†（部门预决算公开表式的名称）",
    check=_check,
    instances=lambda result: len(re.findall(r"公务(?:用车|接待)|因公出国", unspaced(result).text)),
)
