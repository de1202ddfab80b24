"""Numerals as they are printed: Arabic, Chinese, capital and mixed, with their exact value.

``read(text, pos)`` reads the numeral that starts at ``pos`` of a folded text, ``whole(text)`` a string
that is one numeral. Values are Decimals built from the digits; what cannot be read with certainty is
refused, never guessed.
"""

from __future__ import annotations

import re
from decimal import Decimal

from discloseparse.figures import EXACT
from discloseparse.recognize.chinese_numerals import SIGNS, chinese
from discloseparse.recognize.composition import DIGITS, LARGE, SCALES, SMALL, compose
from discloseparse.recognize.lexicon import APPROXIMATIONS, GAP
from discloseparse.recognize.numeral import EXPONENTS, LONGEST, STEPS, Numeral

_SCALE = (
    rf"{GAP}(万亿|[十百千拾佰仟]?万亿?|[十百千拾佰仟]?亿|兆|百(?!分)|千(?![克米瓦伏卡分字])|佰|仟|个亿)"
    r"(?!分之|分点)"
)
_ARABIC = re.compile(
    r"(?:(\d{1,3}(?:[,，]\d{3})++|\d{1,3}(?: \d{3})++|\d++(?:,\d++)++)(?!\d)|(\d++))"
    rf"(?:(?:{GAP}\.\n?| \. ?|\. (?=\d\d?(?!\d)))(?!(?:19|20)\d\d ?年)(\d++))?+(?:{_SCALE})?+"
)
_MIXED = re.compile(rf"\d++(?:\.\d++)?+(?:[{SIGNS}]++\d*+)++")
_TOKENS = re.compile(rf"\d++(?:\.\d++)?+|[{SIGNS}]")
_BREAKS = frozenset("\n,，.")
_BREAK = re.compile(r"[,.]?\s{0,9}\n\s{0,60}[,.]?(?=\d++(?!\s?年))")
_BREAK_TAIL = re.compile(r"[,.]?\s{0,70}[,.]?\d++(?:,\d{3})*(?:\.\d++)?")
_WELL_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d++)?")
_BREAK_AT_POINT = re.compile(r"\.\s*\n|\n\s*\.")
_MONEY_SIGNS = frozenset("$€£")  # 「$20，300美元」 is a list
_NEXT_MIXED = frozenset("0123456789" + "".join(DIGITS) + "".join(SMALL))


def read(text: str, pos: int) -> Numeral | None:
    """The numeral that begins at ``pos``; None if there is none or its value is not certain."""
    return arabic(text, pos) if text[pos] in "0123456789" else chinese(text, pos)


def arabic(text: str, pos: int) -> Numeral | None:
    """An Arabic numeral with the Chinese scale behind it: 1,234.5万, 3千5百万."""
    match = _ARABIC.match(text, pos)
    if match is None or match.end() - pos > LONGEST * 2:
        return None
    grouped, digits, decimals, scale = match.groups()
    end = match.end()
    split = grouped is not None and decimals is None and "，" in grouped
    if grouped is not None and split and text[pos - 1 : pos] in _MONEY_SIGNS:
        return Numeral(pos, pos + grouped.index("，"), Decimal(grouped[: grouped.index("，")]))
    if grouped is not None:
        separated = _grouped(grouped)
        if separated is None:
            return None
        digits = separated
    if scale is None:
        if text[end : end + 1] in _BREAKS and _BREAK.match(text, end):
            return _joined(text, pos, end)
        if decimals is None:
            return Numeral(pos, end, Decimal(digits), unit=end)
        step = STEPS[-len(decimals)]
        return Numeral(pos, end, Decimal(f"{digits}.{decimals}"), step, unit=end)
    if text[end : end + 1] in _NEXT_MIXED and text[end : end + 1]:
        return _mixed(text, pos)
    places = sum(map(EXPONENTS.__getitem__, scale))
    if decimals is None:
        value = Decimal(digits + "0" * places)
        return Numeral(pos, end, value, STEPS[places], whole=True, scaled=True)
    kept = decimals[:places].ljust(places, "0")
    value = Decimal(f"{digits}{kept}.{decimals[places:]}")
    return Numeral(pos, end, value, STEPS[places - len(decimals)], scaled=True)


def _joined(text: str, pos: int, end: int) -> Numeral | None:
    """The numeral a line break goes through, if its groups, its point or a page line prove it one."""
    stop = _BREAK_TAIL.match(text, end)
    before = text[pos - 1 : pos]
    if stop is None or not before or before.isspace() or stop.end() - pos > 4 * LONGEST:
        return None
    broken = text[pos : stop.end()]
    compact = "".join(broken.split())
    proven = "\n\n\n" in broken or _WELL_GROUPED.fullmatch(compact)
    proven = proven or _BREAK_AT_POINT.search(broken)
    if not proven:
        return None
    whole_text = compact + text[stop.end() : stop.end() + 8]
    numeral = arabic(whole_text, 0)
    if numeral is None or numeral.end < len(compact):
        return None
    shift = stop.end() - len(compact)
    return numeral._replace(start=pos, end=numeral.end + shift, unit=numeral.end + shift)


def scaled(numeral: Numeral, scale: str) -> Numeral:
    """``numeral`` times ``scale`` (``"万"``, ``"千万"``, ``""``)."""
    if not scale:
        return numeral
    worth = STEPS[sum(map(EXPONENTS.__getitem__, scale))]
    step = (numeral.step or Decimal(1)) * worth
    value = EXACT.multiply(numeral.value, worth)
    return numeral._replace(value=value, step=step, whole=not numeral.step, scaled=True)


def _grouped(written: str) -> str | None:
    """The digits of a grouped numeral; wrong groups are read if no list can be meant."""
    groups = re.split(r"[,， ]", written)
    if len(groups[0]) > 3 or any(len(group) != 3 for group in groups[1:]):
        if any(len(group) < 2 for group in groups[1:]) or "，" in written:
            return None
        return "".join(groups)
    if groups[0].startswith("0"):
        return None
    return "".join(groups)


def _mixed(text: str, pos: int) -> Numeral | None:
    match = _MIXED.match(text, pos)
    if match is None or match.end() - pos > LONGEST:
        return None
    value = compose(_TOKENS.findall(match.group()))
    if value is None:
        return None
    return Numeral(pos, match.end(), value, scaled=match.group()[-1] in LARGE)


def whole(text: str) -> Numeral | None:
    """The numeral ``text`` consists of, with its sign (负, -); None if it is not one numeral.

    Digits in a row count here (一七二零 → 1720): there is no year they could be taken for.
    """
    body = text.lstrip("-+负")
    if len(text) - len(body) > 1 or not body or not (body[0].isdigit() or body[0] in SIGNS):
        return None
    numeral = read(body, 0)
    if numeral is not None and numeral.end < len(body):
        more = seek_unit(body, numeral)
        numeral = more._replace(end=more.unit) if more.more else numeral
    if numeral is None or numeral.end != len(body):
        numeral = _mixed(body, 0) if body[0].isdigit() else None
        if numeral is None or numeral.end != len(body):
            return None
    if text[0] in "-负":
        return numeral._replace(value=-numeral.value)
    return numeral


_MORE = re.compile(
    rf"{GAP}[{APPROXIMATIONS['more']}](?![{APPROXIMATIONS['more_not_before']}]){GAP}([十百千]?[万亿]|万亿|[千百])?"
)
_RANGE = re.compile(r"\s?(?:-{1,2}|~|至|到)\s?")
_AFTER = frozenset(" \n余多")
_JOINTS = frozenset("-~至到 ")
_SKIP = re.compile(rf"[\d,，.]++|[{SIGNS}](?: ?[{SIGNS}])*+")


def at(text: str, pos: int) -> Numeral | None:
    """The numeral at ``pos`` with its range and with the place where its unit must begin."""
    numeral = read(text, pos)
    if numeral is None:
        return None
    joint = text[numeral.end : numeral.end + 1]
    if joint in _JOINTS and (joint != " " or text[numeral.end + 1 : numeral.end + 2] in _JOINTS):
        numeral = _ranged(text, numeral)
    return seek_unit(text, numeral)


def skip(text: str, pos: int) -> int:
    """The end of the run at ``pos`` that could not be read."""
    match = _SKIP.match(text, pos)
    return match.end() if match else pos + 1


def seek_unit(text: str, numeral: Numeral) -> Numeral:
    """``numeral`` with ``unit``, behind 余 or 多 and the scale that may follow them (3千余万)."""
    end = numeral.end
    if text[end : end + 1] not in _AFTER:
        return numeral if numeral.unit == end else numeral._replace(unit=end)
    if text[end : end + 1] == " " and text[end + 1 : end + 2] not in _AFTER:
        return numeral._replace(unit=end + 1)
    more = _MORE.match(text, end)
    if more is None:
        return numeral._replace(unit=_behind_gap(text, end))
    unit = _behind_gap(text, more.end())
    if more.group(1) is None:
        return numeral._replace(unit=unit, end=end, more=True)
    places = sum(map(EXPONENTS.__getitem__, more.group(1)))
    worth = STEPS[places]
    step = (numeral.step or Decimal(1)) * worth
    return numeral._replace(
        end=more.end(),
        value=EXACT.multiply(numeral.value, worth),
        step=step,
        whole=True,
        scaled=True,
        unit=unit,
        more=True,
    )


_SPACE = re.compile(GAP)


def _behind_gap(text: str, pos: int) -> int:
    match = _SPACE.match(text, pos)
    return match.end() if match else pos


def _ranged(text: str, low: Numeral) -> Numeral:
    """``low`` and the upper end behind it as one numeral (3-5万), or ``low``."""
    joint = _RANGE.match(text, low.end)
    if joint is None or joint.end() >= len(text) or low.spelled:
        return low
    pos = joint.end()
    if text[pos] not in "0123456789" and text[pos] not in SIGNS:
        return low
    high = read(text, pos)
    if high is None or high.spelled or high.high is not None:
        return low
    scaled = rescale(text, low, high)
    if scaled.value >= high.value:
        return low
    return scaled._replace(end=high.end, high=high.value, whole=False, scaled=high.scaled)


def rescale(text: str, numeral: Numeral, model: Numeral) -> Numeral:
    """``numeral`` in the scale of ``model``, the figure it shares its unit with (3-5万 → 30000)."""
    if numeral.scaled or (not model.scaled and model.arabic):
        return numeral
    written = text[model.start : model.end].replace(" ", "")
    digits = written.rstrip("".join(SCALES))
    for cut in range(len(digits), len(written)):
        places = sum(map(EXPONENTS.__getitem__, written[cut:]))
        scale = STEPS[places]
        if numeral.value * scale < model.value or model.arabic:
            step = (numeral.step or Decimal(1)) * scale
            return numeral._replace(
                value=EXACT.multiply(numeral.value, scale), step=step, scaled=True
            )
    return numeral
