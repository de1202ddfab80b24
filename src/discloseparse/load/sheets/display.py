"""A cell's value as the spreadsheet shows it: the shown text is what the reader, and we, go by.

Two things differ on purpose. A negative number told by colour alone gets its minus sign, since text
has no colour; column widths (``####``, General cut to the column) are not imitated.
"""

from __future__ import annotations

from decimal import Decimal, DecimalException
from typing import NamedTuple

from discloseparse.load.sheets.codes import Section, parse
from discloseparse.load.sheets.dates import moment
from discloseparse.load.sheets.numbers import general, places

Value = Decimal | str | bool
_SIGNS = ("-", "(", "（", "−", "▲", "△")


class Shown(NamedTuple):
    """``text`` of a cell; ``exact`` is False if the format could not be followed."""

    text: str
    exact: bool = True


def show(value: Value, code: str, *, from_1904: bool = False) -> Shown:
    """``value`` in the number format ``code``."""
    if isinstance(value, bool):
        return Shown("TRUE" if value else "FALSE")
    sections = parse(code)
    if isinstance(value, str):
        return Shown(_text(value, sections))
    if not value.is_finite():
        return Shown(str(value), exact=False)
    section, unsigned = _choose(sections, value)
    if section is None:
        return Shown(general(value), exact=False)
    try:
        text = _number(value, section, unsigned=unsigned, from_1904=from_1904)
    except DecimalException:
        text = None
    return Shown(general(value), exact=False) if text is None else Shown(text.strip())


def _text(value: str, sections: tuple[Section, ...]) -> str:
    """A text goes by the section with ``@``: the fourth, or the last if it has one."""
    section = sections[3] if len(sections) > 3 else sections[-1]
    if not section.has("text"):
        return "" if len(sections) > 3 and not section.tokens else value
    parts = (value if t.kind == "text" else t.text for t in section.tokens)
    return "".join(parts).strip()


def _choose(sections: tuple[Section, ...], value: Decimal) -> tuple[Section | None, bool]:
    """The section for ``value``, and whether it shows the size only, the sign being its own."""
    numeric = sections[:3]
    if len(numeric) > 1 and numeric[-1].has("text") and len(sections) < 4:
        numeric = numeric[:-1]
    if any(section.condition for section in numeric):
        return _by_condition(numeric, value)
    if value < 0 and len(numeric) > 1:
        return numeric[1], True
    if value == 0 and len(numeric) > 2:
        return numeric[2], False
    return numeric[0], False


def _by_condition(sections: tuple[Section, ...], value: Decimal) -> tuple[Section | None, bool]:
    for index, section in enumerate(sections):
        last = index == len(sections) - 1
        condition = section.condition
        if condition is None:
            if index == 1 and not last and value >= 0:
                continue  # without a condition the second of three is for negative numbers
            return section, value < 0 and index == 1 and not last
        if condition.holds(value):
            return section, condition.op in ("<", "<=") and condition.limit <= 0
    return None, False


def _number(value: Decimal, section: Section, *, unsigned: bool, from_1904: bool) -> str | None:
    if section.has("date", "elapsed"):
        return moment(section, value, from_1904=from_1904)
    if section.numerals:
        return None
    if section.has("general", "text"):
        shown = general(abs(value))
        parts = (shown if t.kind in ("general", "text") else t.text for t in section.tokens)
        text: str | None = "".join(parts)
    elif section.has("digit"):
        text = places(section, value)
    else:
        text = "".join(token.text for token in section.tokens)
        return text if unsigned or value >= 0 or not text.strip() else f"-{text}"
    if text is None or value >= 0:
        return text
    told_by_colour = section.coloured and not text.strip().startswith(_SIGNS)
    told_by_colour = told_by_colour and not any(sign in text for sign in _SIGNS)
    return f"-{text.strip()}" if not unsigned or told_by_colour else text
