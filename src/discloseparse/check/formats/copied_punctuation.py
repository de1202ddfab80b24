"""S812 copied-punctuation: words that stand several times, once with a mark lost, added or changed."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.result import Result
from discloseparse.spans import Span, fold

_TAIL = 24
"""Signs at the end of a paragraph that must be alike: so many are no chance, and no name."""
_LEAST = 3
"""So often must they stand for the odd one to be told."""
_SIGN = re.compile(r"[^\W\d_]")
_FIGURE = re.compile(r"\d")


class Tail(NamedTuple):
    """The end of a paragraph: where its signs stand, and the marks behind each."""

    places: tuple[int, ...]
    marks: tuple[str, ...]


def _check(result: Result) -> Iterator[Finding]:
    for words, tails in _tails(result).items():
        usual, often = Counter(tail.marks for tail in tails).most_common(1)[0]
        if often < _LEAST - 1 or often != len(tails) - 1:
            continue
        odd = next(tail for tail in tails if tail.marks != usual)
        good = next(tail for tail in tails if tail.marks == usual)
        for index, (mark, right) in enumerate(zip_longest(odd.marks, usual)):
            if mark != right:
                yield Finding(
                    spans=(_around(odd, index), _around(good, index)),
                    facts={
                        "words": _shown(words, index, mark),
                        "usual": _shown(words, index, right),
                    },
                )


def _tails(result: Result) -> dict[str, list[Tail]]:
    """The ends of paragraphs outside tables, by their signs."""
    inside = [Span(table.start, table.end) for table in result.tables]
    found: dict[str, list[Tail]] = defaultdict(list)
    start = 0
    for line in result.text.split("\n"):
        place, start = start, start + len(line) + 1
        signs = [m.start() for m in _SIGN.finditer(line)][-_TAIL:]
        if len(signs) < _TAIL or _FIGURE.search(line[signs[0] :]):
            continue
        if any(Span(place, place + len(line)).meets(table) for table in inside):
            continue
        ends = [*signs[1:], len(line)]
        marks = tuple(
            re.sub(r"\s", "", fold(line[a + 1 : b])) for a, b in zip(signs, ends, strict=True)
        )
        words = "".join(line[at] for at in signs)
        found[words].append(Tail(tuple(place + at for at in signs), marks))
    return {words: tails for words, tails in found.items() if len(tails) >= _LEAST}


def _around(tail: Tail, index: int) -> Span:
    """The two signs on both sides of a mark."""
    first, last = max(0, index - 1), min(len(tail.places) - 1, index + 2)
    return Span(tail.places[first], tail.places[last] + 1)


def _shown(words: str, index: int, mark: str) -> str:
    return words[max(0, index - 1) : index + 1] + mark + words[index + 1 : index + 3]


RULE = Rule(
    code="S812",
    name="copied-punctuation",
    severity="warning",
    category="other",
    title=Text("同样的文字标点不一致", "The same words with other punctuation"),
    message=Text(
        "“{words}”，文中同样的话均作“{usual}”",
        "“{words}” here, “{usual}” wherever else these words stand",
    ),
    explanation=Text(
        "同一段话在文中出现三次以上，只有一处标点不同的，多为漏写、误写标点。",
        "Where a passage stands three times or more and one of them has another mark, a mark was lost "
        "or mistyped.",
    ),
    failing="制定实施流程和细则，明确申报指南，组织项目审核、跟踪、评估，落实专项资金拨付。\n"
    "依据甲办法，制定实施流程和细则，明确申报指南，组织项目审核跟踪、评估，落实专项资金拨付。\n"
    "依据乙办法，制定实施流程和细则，明确申报指南，组织项目审核、跟踪、评估，落实专项资金拨付。",
    passing="制定实施流程和细则，明确申报指南，组织项目审核、跟踪、评估，落实专项资金拨付。\n"
    "依据甲办法，制定实施流程和细则，明确申报指南，组织项目审核、跟踪、评估，落实专项资金拨付。\n"
    "依据乙办法，制定实施流程和细则，明确申报指南，组织项目审核、跟踪、评估，落实专项资金拨付。",
    source="GB/T 15834-2011 标点符号用法",
    check=_check,
    instances=lambda result: sum(map(len, _tails(result).values())),
)
