"""Y608 comparison-base: income or spending as a whole compared with two bases, 预算 and 预算执行数."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.check.unspaced import unspaced
from discloseparse.result import Result
from discloseparse.spans import Reading, Span

# Items (项) are told with their own base; the whole is 收入预算, 支出预算 or a fund.
_COMPARED = re.compile(
    r"(?:收入|支出)(?:预算)?\d[\d,.]*[万亿]?元[，,](?P<words>(?:比|较|与)(?:19|20)\d\d年(?:度|当年)?预算"
    r"(?P<done>执行数)?(?:相比)?(?:[增减][加少](?:\d[\d,.]*[万亿]?元)?|持平))"
)


def _check(result: Result) -> Iterator[Finding]:
    reading = unspaced(result)
    found = list(_COMPARED.finditer(reading.text))
    plan = [match for match in found if not match["done"]]
    done = [match for match in found if match["done"]]
    if not plan:
        return
    for match in done:
        yield Finding(
            spans=(_place(reading, match), _place(reading, plan[0])),
            facts={"words": match["words"], "other": plan[0]["words"]},
        )


def _place(reading: Reading, match: re.Match[str]) -> Span:
    return reading.span(*match.span("words"))


RULE = Rule(
    code="Y608",
    name="comparison-base",
    severity="warning",
    category="other",
    title=Text("增减比较的基数不一致", "Wholes are compared with two bases"),
    message=Text(
        "此处“{words}”，他处“{other}”，比较基数不一致",
        "{words} here, {other} elsewhere: the bases differ",
    ),
    explanation=Text(
        "收入、支出及各项资金与上年比较，应使用同一基数：或均与上年预算数比，或均与上年预算执行数比。"
        "逐项说明（项）可另有基数，不在此列。",
        "Income, spending and funds are compared with one base, last year's budget or what was carried "
        "out of it. Items may have a base of their own.",
    ),
    failing="某区商务局2025年部门预算\n收入预算120万元，比2024年预算执行数增加20万元。\n"
    "支出预算120万元，比2024年预算增加15万元。",
    passing="某区商务局2025年部门预算\n收入预算120万元，比2024年预算增加15万元。\n"
    "支出预算120万元，比2024年预算增加15万元。",
    source="部门预算编制说明的格式（比上年预算增加（减少））；E401 同一数量两处不一",
    check=_check,
    instances=lambda result: len(_COMPARED.findall(unspaced(result).text)),
)
