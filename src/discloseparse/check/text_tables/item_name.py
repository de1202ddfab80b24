"""X310 item-name: a 类, 款 or 项 of the text whose name or code is a slip of the table's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from discloseparse.check.rule import Finding, Rule, Text
from discloseparse.check.unspaced import unspaced
from discloseparse.resolve.slips import difference
from discloseparse.result import LabelItem, Result
from discloseparse.spans import Reading, Span, fold
from discloseparse.tables.labels import bare

_LEVELS = {"类": 3, "款": 5, "项": 7}
_LEVELLED = re.compile(r"(?P<name>[^\W\d_](?:[^\W\d_]|[、()]){3,30}?)[”\"]?\((?P<level>类|款|项)\)")
_LISTED = re.compile(r"(?<=[,，、;:。)])(?P<name>[^\W\d_]{5,24}支出)(?=\d[\d,.]*万?元)")
_CODED = re.compile(r"(?P<name>[^\W\d_]{3,30})\((?P<code>\d{7})\)")
_SHORTEST = 6
_MOST_WRONG = 2  # characters added, lost or changed in one stretch
_CONTRASTS = re.compile(r"行政|事业|基本|项目|离休|退休|城市|农村|城乡|一般|专项|其他|本级|上年")


class Known(NamedTuple):
    """The labels of the tables by the length of their code, and the codes of each name."""

    named: dict[int, dict[str, LabelItem]]
    codes: dict[str, set[str]]


def _check(result: Result) -> Iterator[Finding]:
    known = _known(result)
    if not known.named:
        return
    reading = unspaced(result)
    inside = [Span(t.start, t.end) for t in result.tables]
    for where, meant, words in _slips(reading, known):
        if not any(where.meets(table) for table in inside):
            yield Finding(
                spans=(where, Span(meant.start, meant.end)),
                facts={"words": words, "meant": _code_or_name(words, meant)},
            )


def _slips(reading: Reading, known: Known) -> Iterator[tuple[Span, LabelItem, str]]:
    for form in (_LEVELLED, _LISTED):
        for match in form.finditer(reading.text):
            length = _LEVELS[match["level"]] if form is _LEVELLED else 3
            found = _near(match["name"], known, length)
            if found is not None:
                words, label = found
                end = match.end("name")
                yield reading.span(end - len(words), end), label, words
    for match in _CODED.finditer(reading.text):
        name = next((n for n in known.codes if match["name"].endswith(n)), None)
        if name is not None and match["code"] not in known.codes[name]:
            yield reading.span(*match.span("code")), known.named[7][name], match["code"]


def _near(said: str, known: Known, length: int) -> tuple[str, LabelItem] | None:
    """The end of ``said`` that is a slip of just one name of the tables, if it is none of them."""
    every = {name for names in known.named.values() for name in names}
    if any(said.endswith((name, name.removesuffix("支出"))) for name in every if len(name) > 2):
        return None
    found: list[tuple[str, LabelItem]] = []
    for name, label in known.named.get(length, {}).items():
        if len(name) < _SHORTEST:
            continue
        short = name if said.endswith("支出") else name.removesuffix("支出")
        words = _slip_of(short, said)
        if words:
            found.append((words, label))
    return found[0] if len(found) == 1 else None


def _slip_of(name: str, said: str) -> str:
    """The end of ``said`` that differs from ``name`` in one short stretch or in the order of its words."""
    for size in range(len(name) + _MOST_WRONG, len(name) - _MOST_WRONG - 1, -1):
        words = said[-size:]
        if len(words) != size or words[0] not in name:
            continue
        where = difference(name, words)
        wrong = where.left + where.right
        if _CONTRASTS.search(wrong):
            continue
        short = max(len(where.left), len(where.right)) <= _MOST_WRONG and where.head > 1
        if short or (len(words) == len(said) and _is_reordered(name, words)):
            return words
    return ""


def _is_reordered(name: str, words: str) -> bool:
    """The same characters but for 和, 与, 及."""
    joints = str.maketrans("", "", "和与及、")
    return sorted(name.translate(joints)) == sorted(words.translate(joints))


def _known(result: Result) -> Known:
    named: dict[int, dict[str, LabelItem]] = defaultdict(dict)
    codes: dict[str, set[str]] = defaultdict(set)
    for table in result.tables:
        for label in table.labels:
            name = re.sub(r"\s", "", bare(fold(label.text)))
            if label.code and label.code[0] == "2" and name:
                named[len(label.code)].setdefault(name, label)
                if len(label.code) == 7:
                    codes[name].add(label.code)
    return Known(named, codes)


def _code_or_name(words: str, meant: LabelItem) -> str:
    return (meant.code or "") if words.isdigit() else "".join(meant.text.split())


_SAMPLE = (
    "支出预算表\n单位：元\n科目编码 科目名称 合计\n208 社会保障和就业支出 900\n20805 行政事业单位养老支出 900\n"
    "2080505 机关事业单位基本养老保险缴费支出 900\n合计 900\n"
)
RULE = Rule(
    code="X310",
    name="item-name",
    severity="warning",
    category="name_variant",
    title=Text(
        "文字中的科目名称、编码与表内不一致", "An item's name or code differs from the table"
    ),
    message=Text(
        "文中写作“{words}”，表内为“{meant}”",
        "the text says {words}, the table {meant}",
    ),
    explanation=Text(
        "说明文字中的类、款、项名称和编码应与报表所列功能分类科目一致，不应多字、漏字、错字或颠倒。",
        "Names and codes of classes, sections and items in the text must be those of the tables.",
    ),
    failing=_SAMPLE + "社会保障和就业支出（类）行政事业单位养老保险支出（款）900元。",
    passing=_SAMPLE + "社会保障和就业支出（类）行政事业单位养老支出（款）900元。",
    source="政府收支分类科目（类、款、项名称）；X305（文字与表格科目一致）",
    check=_check,
    instances=lambda result: len(re.findall(r"[(（][类款项][)）]", result.text)),
)
