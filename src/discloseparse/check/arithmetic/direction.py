"""A108 direction: the reason given for a change goes the other way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.check.unspaced import unspaced
from discloseparse.result import Result

_UP, _DOWN = ("增加", "增长", "上升"), ("减少", "下降", "降低")
_WORD = "|".join((*_UP, *_DOWN))
_CLAIM = re.compile(
    rf"(?P<change>{_WORD})(?:了)?[\d,.]+(?:[万亿]?元|%)(?:[，,](?:{_WORD})[\d,.]+%)?[。，,;]"
    rf"(?:主要)?原因(?:是|为)?:?(?P<reason>(?P<subject>[^，。;:]{{4,40}}?)(?:经费|支出|资金|预算)(?P<way>{_WORD}))(?=[。;])"
)
_FLAT = re.compile(
    rf"(?P<flat>持平)[。，,;]?(?:主要)?原因(?:是|为)?:(?P<reason>[^。;]{{6,90}}?(?P<way>{_WORD})[^，。;]{{0,6}})[。;]"
)
_NEUTRAL = re.compile(r"不变|无变化|相同|一致|相抵|抵消|持平")
_BEFORE = 160
"""So far before the change its item may be named."""


def _check(result: Result) -> Iterator[Finding]:
    reading = unspaced(result)
    for match in _CLAIM.finditer(reading.text):
        before = reading.text[max(0, match.start() - _BEFORE) : match.start()]
        named = re.sub(r"\([类款项]\)|[“”]", "", before)
        if _is_up(match["change"]) != _is_up(match["way"]) and match["subject"] in named:
            yield Finding(
                spans=(
                    reading.span(*match.span("reason")),
                    reading.span(*match.span("change")),
                ),
                facts={"change": match["change"], "reason": match["reason"]},
            )
    for match in _FLAT.finditer(reading.text):
        words = match["reason"]
        ways = {_is_up(way) for way in re.findall(_WORD, words)}
        if len(ways) == 1 and not _NEUTRAL.search(words):
            yield Finding(
                spans=(reading.span(*match.span("flat")), reading.span(*match.span("way"))),
                facts={"change": "持平", "reason": words},
                severity="warning",
            )


def _is_up(word: str) -> bool:
    return word in _UP


RULE = Rule(
    code="A108",
    name="direction",
    severity="error",
    category="other",
    title=Text("增减方向与原因相反", "The reason goes the other way"),
    message=Text(
        "前面写“{change}”，原因却是“{reason}”", "said to be {change}, but the reason is {reason}"
    ),
    explanation=Text(
        "说明增减变化时，原因中本项目的增减方向应与前面所写的一致；写“持平”的，原因不应只有增加或只有减少。",
        "The reason for a change must go the same way as the change; what is unchanged has no "
        "reason that only rises or only falls.",
    ),
    failing="宣传事务支出110.60万元，比上年减少2.98%。主要原因是：宣传事务经费增加。",
    passing="宣传事务支出110.60万元，比上年减少2.98%。主要原因是：宣传事务经费减少。",
    source="A108（增减方向与数字、原因一致）",
    check=_check,
    instances=lambda result: len(_CLAIM.findall(unspaced(result).text)),
)
