"""U903 yuan-missing: amounts in 万 or 亿 without 元."""

from __future__ import annotations

from collections.abc import Iterator

from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.result import AmountItem, Result
from discloseparse.spans import Span

_MOST = 12


def _check(result: Result) -> Iterator[Finding]:
    sections: dict[int | None, list[AmountItem]] = {}
    for amount in result.amounts:
        if amount.text.endswith(("万", "亿", "萬", "億")):
            sections.setdefault(amount.section, []).append(amount)
    for amounts in sections.values():
        yield Finding(
            spans=tuple(Span(a.start, a.end) for a in amounts[:_MOST]),
            facts={"words": "".join(amounts[0].text.split()), "count": str(len(amounts))},
            section=amounts[0].section,
        )


RULE = Rule(
    code="U903",
    name="yuan-missing",
    severity="info",
    category="other",
    title=Text("金额缺“元”字", "An amount lacks 元"),
    message=Text(
        "“{words}”等（本部分{count}处）缺“元”字", "{words} lacks 元 ({count} in this section)"
    ),
    explanation=Text(
        "金额的单位应写全：万元、亿元。", "The unit of an amount is written in full: 万元, 亿元."
    ),
    failing="一、资金安排\n安排补助资金80万，用于渠道清淤。",
    passing="一、资金安排\n安排补助资金80万元，用于渠道清淤。",
    source="U903（计量单位书写完整）",
    check=_check,
    instances=lambda result: len(result.amounts),
)
