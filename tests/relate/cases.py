"""Labelled passages: what each claims, written as lines and read into spans.

A file of ``cases/`` holds one table per case::

    [three-groups]                      # the id is sum/three-groups in cases/sum.toml
    text = "…"
    claims = ["sum 12万元 = 7万元 + 5万元 ✓"]
    optional = []                       # claims on which careful auditors may differ

A line is a kind, the stated figure, the operands as the text prints them, and the verdict:

    sum 21万元 = 18万元 + 240万元 − 237万元 ✓
    product 4万元 = 80人 × 500元 ✓
    sum_of_products 11.4万元 = 30户 × 2000元 + 45户 × 1200元 ✗
    difference 5万元 = 30万元 − 25万元 ✓            (current − previous)
    growth 20% = current 50万元, previous 40万元 ✓  (or change)
    share 25% = 20万元 / 80万元 ✓
    equal 4.00万元 = 4万元 ✓                        (later = first mention)
    comparison 5万元 < 6万元 ✓

``4万元#2`` is the second 4万元 of the text; a quote printed more than once needs its ordinal. `` | ``
separates readings of one claim of which any will do.
"""

from __future__ import annotations

import re
import tomllib
from itertools import chain
from pathlib import Path
from typing import NamedTuple

HOME = Path(__file__).parent / "cases"
OPEN = "open.toml"
KINDS = [
    "sum",
    "product",
    "sum_of_products",
    "difference",
    "growth",
    "share",
    "equal",
    "comparison",
]
VERDICTS = {"✓": True, "✗": False}
ORDERED = {"difference", "share", "equal", "comparison"}

_LINE = re.compile(rf"(?P<kind>{'|'.join(KINDS)}) (?P<body>.+) (?P<verdict>[✓✗])")
_NUMERAL = "0-9０-９.．零壹贰叁肆伍陆柒捌玖拾佰仟"


class CaseError(ValueError):
    """A case that cannot be read; the message names it."""


class Span(NamedTuple):
    start: int
    end: int


class Operand(NamedTuple):
    """A figure and what is done with it: a sign, a role, or nothing."""

    span: Span
    part: str = ""


Groups = tuple[tuple[Operand, ...], ...]


class Relation(NamedTuple):
    """A relation in the one form in which two are the same if they are equal."""

    kind: str
    op: str
    result: Span
    groups: Groups
    holds: bool | None


class Case(NamedTuple):
    """``claims`` and ``optional`` hold, for each claim, the readings of which any will do."""

    id: str
    text: str
    claims: tuple[tuple[Relation, ...], ...]
    optional: tuple[tuple[Relation, ...], ...]


def relation(kind: str, op: str, result: Span, groups: Groups, holds: bool | None) -> Relation:
    """Brings operands whose order says nothing into the order of the text."""
    if kind not in ORDERED:
        groups = tuple(sorted(tuple(sorted(group)) for group in groups))
    return Relation(kind, op, result, groups, holds)


def load_cases() -> list[Case]:
    """Every case of every file, in order; ids are ``file/table``."""
    found = []
    for path in sorted(HOME.glob("*.toml")):
        if path.name == OPEN:
            continue
        for name, table in tomllib.loads(path.read_text(encoding="utf-8")).items():
            found.append(read_case(f"{path.stem}/{name}", table))
    return found


def load_open() -> dict[str, str]:
    """The cases known to fail, by id, each with its reason."""
    path = HOME / OPEN
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def read_case(name: str, table: dict[str, object]) -> Case:
    if unknown := table.keys() - {"text", "claims", "optional"}:
        raise CaseError(f"{name}: unknown {sorted(unknown)}")
    text, claims, optional = (table.get(key) for key in ("text", "claims", "optional"))
    if not isinstance(text, str) or not text.strip():
        raise CaseError(f"{name}: no text")
    if not isinstance(claims, list):
        raise CaseError(f"{name}: no claims (an empty list says that there are none)")
    try:
        read = tuple(_readings(text, line) for line in claims)
        doubtful = tuple(_readings(text, line) for line in optional or ())
    except CaseError as error:
        raise CaseError(f"{name}: {error}") from None
    every = list(chain(*read, *doubtful))
    if len(set(every)) < len(every):
        raise CaseError(f"{name}: the same claim twice")
    return Case(name, text, read, doubtful)


def _readings(text: str, line: str) -> tuple[Relation, ...]:
    return tuple(_claim(text, reading) for reading in line.split(" | "))


def _claim(text: str, line: str) -> Relation:
    match = _LINE.fullmatch(line)
    if not match:
        raise CaseError(f"not a claim: {line!r}")
    kind, holds = match["kind"], VERDICTS[match["verdict"]]
    sign = "<=|>=|<|>|=" if kind == "comparison" else "="
    sides = re.split(rf" ({sign}) ", match["body"])
    if len(sides) != 3:
        raise CaseError(f"not one {sign} in {line!r}")
    stated, op, operands = sides
    result = locate(text, stated)
    groups = _groups(text, kind, operands)
    if result in {operand.span for group in groups for operand in group}:
        raise CaseError(f"the result among its operands: {line!r}")
    _check_shape(kind, groups, line)
    return relation(kind, op if kind == "comparison" else "", result, groups, holds)


def _groups(text: str, kind: str, side: str) -> Groups:
    """The right side of a claim: one group, or one for each product of a sum of products."""
    match kind:
        case "sum":
            first, *rest = re.split(r" ([+−]) ", side)
            signed = [("+", first), *zip(rest[::2], rest[1::2], strict=True)]
            return (tuple(Operand(locate(text, quote), part) for part, quote in signed),)
        case "growth":
            named = [operand.split(" ", 1) for operand in side.split(", ")]
            return (tuple(Operand(locate(text, quote), role) for role, quote in named),)
        case "sum_of_products":
            return tuple(_plain(text, group, " × ") for group in side.split(" + "))
        case _:
            between = {"product": " × ", "difference": " − ", "share": " / "}.get(kind, " = ")
            return (_plain(text, side, between),)


def _plain(text: str, side: str, between: str) -> tuple[Operand, ...]:
    return tuple(Operand(locate(text, quote)) for quote in side.split(between))


def _check_shape(kind: str, groups: Groups, line: str) -> None:
    sizes = [len(group) for group in groups]
    right = {
        "sum": sizes[0] >= 2,
        "product": sizes[0] >= 2,
        "sum_of_products": len(sizes) >= 2 and max(sizes) >= 2,
        "equal": sizes == [1],
        "comparison": sizes == [1],
    }.get(kind, sizes == [2])
    roles = {operand.part for operand in groups[0]}
    if kind == "growth":
        right = right and len(roles) == 2 and roles <= {"current", "change", "previous"}
    if not right:
        raise CaseError(f"operands do not fit {kind}: {line!r}")


def locate(text: str, quote: str) -> Span:
    """The place of a figure, quoted in full (4万元 is not found in 14万元)."""
    figure, _, ordinal = quote.partition("#")
    before = rf"(?<![{_NUMERAL}])(?<![0-9０-９],)"
    after = r"(?!次)" if figure.endswith(("人", "户")) else rf"(?![{_NUMERAL}元])"
    places = [m.span() for m in re.finditer(before + re.escape(figure) + after, text)]
    if not places:
        raise CaseError(f"{figure!r} is not in the text")
    if not ordinal and len(places) > 1:
        raise CaseError(f"{figure!r} stands {len(places)} times: which one?")
    number = int(ordinal or 1)
    if not 1 <= number <= len(places) or (ordinal and len(places) == 1):
        raise CaseError(f"there is no {quote!r}")
    return Span(*places[number - 1])
