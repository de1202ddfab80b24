"""X309 copied-reason: the purpose or reason given for one item is that of another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.check.unspaced import unspaced
from discloseparse.result import Result
from discloseparse.spans import Reading

_HEAD = re.compile(r"([^“”。;、:()\d]{2,30})\(类\)([^()“”]{2,30})\(款\)([^()“”]{2,40})\(项\)")
_SAID = re.compile(
    r"主要用于:?([^，。;]{2,40})(?=[，。;])"
    r"|主要原因(?:是|为)?:?([^，。;]{2,40}?)(?:经费|资金)?(?:增加|减少|保持不变|持平)(?=[，。;])"
)


class _Item(NamedTuple):
    """A numbered item: where its text begins and ends, its section's and its own name."""

    start: int
    end: int
    section: str
    name: str

    def means(self, words: str) -> bool:
        """Are the words this item's name, alone or behind that of its section?"""
        return words in {self.name, self.section + self.name}

    def touches(self, words: str) -> bool:
        """Do the words and this item's name hold one another?"""
        return self.name in words or words in self.name or words in self.section


def _check(result: Result) -> Iterator[Finding]:
    reading = unspaced(result)
    items = _items(reading)
    for item in items:
        for match in _SAID.finditer(reading.text, item.start, item.end):
            words = match.group(1) or match.group(2)
            if item.touches(words):
                continue
            if any(other.means(words) for other in items if other is not item):
                group = 1 if match.group(1) else 2
                end = match.end(1) if group == 1 else match.end()
                yield Finding(
                    spans=(reading.span(match.start(group), end),),
                    facts={"words": words, "item": item.name},
                )


def _items(reading: Reading) -> list[_Item]:
    heads = list(_HEAD.finditer(reading.text))
    ends = [*(head.start() for head in heads), len(reading.text)][1:]
    return [
        _Item(head.end(), min(end, head.end() + 600), head.group(2), head.group(3))
        for head, end in zip(heads, ends, strict=True)
    ]


_SAMPLE = (
    "1.“教育支出（类）普通教育（款）小学教育（项）”30.00万元，主要用于小学教育。\n"
    "2.“教育支出（类）普通教育（款）初中教育（项）”20.00万元，主要用于{}。"
)
RULE = Rule(
    code="X309",
    name="copied-reason",
    severity="error",
    category="other",
    title=Text("用途或原因写成了另一科目的", "A purpose or reason belongs to another item"),
    message=Text(
        "“{item}”的用途或原因写的是另一科目“{words}”",
        "what is said of {item} speaks of another item, {words}",
    ),
    explanation=Text(
        "逐项说明科目的用途和增减原因时，文字应与本科目对应，不应照抄上一项。",
        "Where items are explained one by one, purpose and reason must be those of the item itself.",
    ),
    failing=_SAMPLE.format("小学教育"),
    passing=_SAMPLE.format("初中教育"),
    source="X308、X304（逐项说明与科目对应）",
    check=_check,
    instances=lambda result: len(_items(unspaced(result))),
)
