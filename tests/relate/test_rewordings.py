"""The same said otherwise: commas for stops, lists in sentences of their own, lines joined or broken.

What is sound stays sound however a clerk punctuates it: no rewording of a sound passage raises an alarm.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from discloseparse import FindingItem, parse_text
from tests.relate.cases import Case, load_cases

REWORDINGS: dict[str, Callable[[str], str]] = {
    "items parted by commas": lambda text: text.replace("；", "，"),
    "items as sentences": lambda text: text.replace("；", "。"),
    "parts parted by commas": lambda text: re.sub(r"(?<=[元人个辆户名])、", "，", text),
    "parts in a sentence of their own": lambda text: re.sub("，其中[:：]?", "。其中：", text),
    "parts in brackets": lambda text: re.sub(
        r"，其中[:：]?([^。；()（）\n]{4,80})(?=[。；])", r"（其中：\1）", text
    ),
    "every sentence a paragraph": lambda text: re.sub(r"。(?!\n)", "。\n", text),
    "paragraphs joined": lambda text: re.sub(r"。\n(?![一二三四五六七八九十（(\d第])", "。", text),
    "sentences joined by commas": lambda text: re.sub(r"(?<=[元%人])。(?=[^\n])", "，", text),
    "spaces around figures": lambda text: re.sub(
        r"(?<=[\u4e00-\u9fff])(?=\d)|(?<=\d)(?=[万亿元人个%])", " ", text
    ),
    "fullwidth digits": lambda text: text.translate(
        str.maketrans("0123456789%", "０１２３４５６７８９％")
    ),
    "no thousands separators": lambda text: re.sub(r"(?<=\d),(?=\d{3})", "", text),
}
# Rewordings that say something else.
OTHERWISE = {
    (
        "items parted by commas",
        "silent/rate-and-other-count",
    ): "the payment is then told of the inquiries",
    (
        "parts parted by commas",
        "growth/two-bases-at-once",
    ): "the two bases are no longer told as a pair",
    (
        "sentences joined by commas",
        "silent/standard-superseded",
    ): "the new standard is then told of last year",
    (
        "sentences joined by commas",
        "sum/aspect-of-what-was-collected-further-on",
    ): "which of the totals is broken down last is no longer told",
    (
        "sentences joined by commas",
        "share/of-those-who-are-not-counted",
    ): "those counted last then read as the part",
    (
        "items parted by commas",
        "sum/beside-the-whole-behind-a-semicolon",
    ): "what stands beside the whole then reads as its part",
    (
        "parts in a sentence of their own",
        "sum/beside-the-whole-behind-a-semicolon",
    ): "what stands beside the whole then reads as its part",
}


def _sound(case: Case) -> bool:
    claims = [claim for readings in case.claims + case.optional for claim in readings]
    return all(claim.holds for claim in claims) and not case.id.startswith("comparison/")


SOUND = [case for case in load_cases() if _sound(case)]


@pytest.mark.parametrize("name", REWORDINGS)
def test_no_rewording_raises_an_alarm(name: str) -> None:
    alarms = []
    for case in SOUND:
        text = REWORDINGS[name](case.text)
        if text != case.text and (name, case.id) not in OTHERWISE:
            known = {finding.code for finding in _alarms(case.text)}
            found = [f for f in _alarms(text) if f.code not in known]
            alarms += [f"{case.id}: {finding.message}" for finding in found]
    assert not alarms, "\n".join(alarms)


def _alarms(text: str) -> list[FindingItem]:
    """Findings about arithmetic that a clerk would have to answer."""
    found = (f for f in parse_text(text).findings if f.severity in {"error", "warning"})
    return [f for f in found if f.code.startswith(("A1", "E4"))]
