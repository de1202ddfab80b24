"""N715 own-name: the document's own unit with a character lost (县, 区 or 市 of its place) or put for another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.check.unspaced import unspaced
from discloseparse.resolve.slips import difference, is_slip
from discloseparse.result import Result
from discloseparse.spans import Span, fold, is_han

_SHORTEST = 6
_OFTEN = 3
"""A form that stands so often is a short form, no slip."""
_FAR = 5
"""The full name stands so many times as often as the slip."""


def _check(result: Result) -> Iterator[Finding]:
    name = _name(result)
    if not name:
        return
    reading = unspaced(result)
    usual = reading.text.count(name)
    known = [Span(variant.start, variant.end) for variant in result.name_variants]
    for form, found in sorted(_forms(reading.text, name).items()):
        if len(found) >= _OFTEN or usual < _FAR * len(found):
            continue
        for start, end in found:
            place = reading.span(start, end)
            if not any(place.meets(span) for span in known):
                yield Finding(spans=(place,), facts={"words": form, "name": name})


def _forms(text: str, name: str) -> dict[str, list[tuple[int, int]]]:
    """Where the text has the name with one character lost, or another in its place, by how it is written.

    The last character stays: 青山县水利工程 is no slip of 青山县水利局.
    """
    found: dict[str, list[tuple[int, int]]] = {}
    for i in range(1, len(name) - 1):
        head, tail = re.escape(name[:i]), re.escape(name[i + 1 :])
        for match in re.finditer(f"{head}.?{tail}", text):
            form = match.group()
            lost = len(form) < len(name) and form not in name
            other = len(form) == len(name) and form != name and is_han(form[i])
            if lost or (other and is_slip(difference(name, form))):
                places = found.setdefault(form, [])
                if match.span() not in places:
                    places.append(match.span())
    return found


def _name(result: Result) -> str:
    name = re.sub(r"\s", "", fold(result.unit or ""))
    return name if len(name) >= _SHORTEST and not re.search(r"\d", name) else ""


RULE = Rule(
    code="N715",
    name="own-name",
    severity="warning",
    category="name_variant",
    title=Text("本单位名称漏字、错字", "The unit's own name lacks a character or has a wrong one"),
    message=Text(
        "“{words}”应为本单位全称“{name}”",
        "{words} should be the unit's own name, {name}",
    ),
    explanation=Text(
        "本单位名称应使用规范全称；文中多处使用全称，个别处漏写“县”“区”或写错一字的，多为笔误。",
        "The unit is called by its full name; where that stands many times, a single mention "
        "without 县, 区 or another character, or with one wrong character, is a slip.",
    ),
    failing="青山县水利局2024年度部门决算\n青山县水利局收入10万元。\n青山县水利局支出10万元。\n"
    "青山县水利局基本支出6万元。\n青山县水利局项目支出4万元。\n青山水利局机关运行经费2万元。",
    passing="青山县水利局2024年度部门决算\n青山县水利局收入10万元。\n青山县水利局支出10万元。\n"
    "青山县水利局基本支出6万元。\n青山县水利局项目支出4万元。\n青山县水利局机关运行经费2万元。",
    source="党政机关公文处理工作条例第十九条（四）；GB/T 9704-2012 7.2.4",
    check=_check,
    instances=lambda result: unspaced(result).text.count(_name(result)) if _name(result) else 0,
)
