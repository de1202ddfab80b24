"""Score the recogniser on suites of labelled cases, one JSON object per line.

    python benchmarks/peer_suites.py FOLDER [SUITE ...] [--misses]

A case has ``text``, ``match`` (span+value, value, span, reject) and ``expect``: a list of
{start, end, text, value, high, unit, kind}. Suites of whole strings are read by the parsers, suites of
sentences by the recogniser. Right means: the right value, and (span+value) the expected span once
currency prefixes, signs of approximation and suffixes are left out.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from discloseparse.recognize import money, numerals
from discloseparse.recognize.scan import recognize_figures
from discloseparse.spans import Reading, fold

Case = dict[str, Any]
IN_SCOPE = {"money", "percent", "headcount", "number"}
ASIDE = re.compile(
    r"^(?:人民币|港币|港幣|新台币|RMB|CNY|HKD|USD|[￥¥$€£₩]|约|近|大约|至少|不到|超过|起碼|\s)+"
    r"|(?:人民币|钱|以上|左右|\s)+$"
)
WHY = {  # refusals on purpose, by what the text holds
    r"比特币": "no state's money",
    r"[折]": "speech, not a printed percentage",
    r"兆|銭": "Japanese numeral or coin",
    r"几|数|多少": "no value stated",
}


class Answer(NamedTuple):
    kind: str
    start: int
    end: int
    value: Decimal
    high: Decimal | None


def answers(text: str) -> list[Answer]:
    found = recognize_figures(Reading.plain(text))
    kinds = {
        "money": found.amounts,
        "percent": (*found.percentages, *found.ratios),
        "headcount": found.headcounts,
    }
    return [
        Answer(kind, *m.span, m.figure.value, m.figure.high)
        for kind, mentions in kinds.items()
        for m in mentions
    ]


def whole(case: Case, expected: Case) -> list[Answer]:
    """The string as one figure of the expected kind."""
    text = case["text"]
    if expected["kind"] == "money":
        parsed = money.parse(text)
        if parsed is None:
            return []
        return [Answer("money", 0, len(text), parsed[0].value, parsed[0].high)]
    if expected["kind"] == "number":
        shares = recognize_figures(Reading.plain(text)).ratios
        if "分" in text and shares:
            return [Answer("number", *s.span, s.figure.value / 100, None) for s in shares]
        numeral = numerals.whole(fold(text).replace(" ", ""))
        if numeral is None:
            return []
        return [Answer("number", 0, len(text), numeral.value, numeral.high)]
    return answers(text)


def core(case: Case, expected: Case) -> tuple[int, int]:
    """The expected span without what our spans leave out."""
    start, end = expected["start"], expected["end"]
    written = case["text"][start:end]
    left = ASIDE.match(written)
    if left:
        start += left.end()
    right = re.search(r"(?:人民币|钱|以上|左右|\s)+$", written)
    if right and right.start() > left.end() if left else right:
        end = expected["start"] + right.start()
    return start, end


def judge(case: Case, expected: Case, given: list[Answer], by_span: bool) -> str:
    """right, span (value right), wrong, missed."""
    span = core(case, expected)
    near = [a for a in given if a.start < expected["end"] and expected["start"] < a.end]
    if expected["kind"] != "number":
        near = [a for a in near if a.kind == expected["kind"]]
    if not near:
        return "missed"
    value = Decimal(expected["value"])
    high = expected.get("high")
    for answer in near:
        if answer.value != value or (high and answer.high != Decimal(high)):
            continue
        exact = span == core(case, {"start": answer.start, "end": answer.end})
        return "right" if exact or not by_span else "span"
    return "wrong"


def scored(case: Case) -> Iterator[tuple[Case, str]]:
    if case["match"] == "reject":
        refused = numerals.whole(fold(case["text"])) is None and not answers(case["text"])
        yield {"kind": "reject", "value": None}, "right" if refused else "wrong"
        return
    for expected in case["expect"]:
        if expected["kind"] not in IN_SCOPE or expected.get("value") is None:
            continue
        alone = len(case["expect"]) == 1 and expected["text"] == case["text"]
        if expected["kind"] == "number" and not alone:
            continue  # numbers inside sentences are no mentions of ours
        given = whole(case, expected) if alone else answers(case["text"])
        yield expected, judge(case, expected, given, case["match"] == "span+value" and not alone)


def reason(text: str, verdict: str) -> str:
    return next((why for pattern, why in WHY.items() if re.search(pattern, text)), verdict)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("suites", nargs="*")
    parser.add_argument("--misses", action="store_true", help="list every case not right")
    options = parser.parse_args()
    by_kind: dict[str, Counter[str]] = {}
    for path in sorted(options.folder.glob("*.jsonl")):
        if options.suites and path.stem not in options.suites:
            continue
        tally: Counter[str] = Counter()
        for line in path.read_text("utf-8").splitlines():
            case = json.loads(line)
            if case.get("disputed"):
                continue
            results = list(scored(case))
            if not case["expect"] and case["match"] != "reject":
                found = recognize_figures(Reading.plain(case["text"]))
                extra = found.amounts + found.percentages
                results = [({"kind": "none", "value": None}, "wrong" if extra else "right")]
            for expected, verdict in results:
                tally[verdict] += 1
                by_kind.setdefault(expected["kind"], Counter())[verdict] += 1
                if options.misses and verdict != "right":
                    why = reason(case["text"], verdict)
                    given = [f"{a.kind} {a.value} {a.high or ''}" for a in answers(case["text"])]
                    print(
                        f"  {path.stem} {case['case']} {verdict} ({why}): {case['text'][:60]!r}",
                        end=" ",
                    )
                    print("expected", expected.get("text"), expected["value"], "got", given)
        report(path.stem, tally)
    print()
    for kind, tally in sorted(by_kind.items()):
        report(kind, tally)


def report(name: str, tally: Counter[str]) -> None:
    total = tally.total()
    if total:
        found = tally["right"] + tally["span"]
        print(
            f"{name:22} in scope {total:4}  right {tally['right']:4} ({tally['right'] / total:6.1%})"
            f"  found {found / total:6.1%}  wrong {tally['wrong']:3}  missed {tally['missed']:3}"
        )


if __name__ == "__main__":
    main()
