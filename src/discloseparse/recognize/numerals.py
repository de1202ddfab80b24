"""Numerals as they are printed: Arabic, Chinese, capital and mixed, with their exact value.

``read(text, pos)`` reads the numeral that starts at ``pos`` of a folded text, ``whole(text)`` a string
that is one numeral. Values are Decimals built from the digits; what cannot be read with certainty is
refused, never guessed.
"""

from __future__ import annotations

import re

from discloseparse.recognize.arabic_numerals import arabic, mixed
from discloseparse.recognize.chinese_numerals import SIGNS, chinese
from discloseparse.recognize.composition import SCALES
from discloseparse.recognize.lexicon import APPROXIMATIONS, GAP
from discloseparse.recognize.numeral import LONGEST, Numeral, exponent

_DIGITS = frozenset("0123456789")
_BEGINS = _DIGITS | frozenset(SIGNS)
_MORE = re.compile(
    rf"{GAP}[{APPROXIMATIONS['more']}](?![{APPROXIMATIONS['more_not_before']}]){GAP}([十百千]?[万亿]|万亿|[千百])?"
)
_SPACE = re.compile(GAP)
_RANGE = re.compile(r"\s?(?:-{1,2}|~|至|到)\s?")
_JOINTS = frozenset("-~至到")
_MORE_STARTS = frozenset("余多")
_SPACES = frozenset(" \n")
_GOES_ON = _JOINTS | _MORE_STARTS | _SPACES
_RUN = re.compile(rf"[\d,，.]++|[{SIGNS}](?: ?[{SIGNS}])*+")
_LONG_RUN = re.compile(rf"[\d,，.{SIGNS}]++(?: [\d{SIGNS}][\d,，.{SIGNS}]*+)*+")
_SPOKEN_POINT = re.compile(r"(?<=\d)点(?=[\d零一二三四五六七八九])")


def read(text: str, pos: int) -> Numeral | None:
    """The numeral that begins at ``pos``; None if there is none or its value is not certain."""
    return arabic(text, pos) if text[pos] in _DIGITS else chinese(text, pos)


def at(text: str, pos: int) -> Numeral | None:
    """The numeral at ``pos`` with its range and with the place where its unit must begin."""
    numeral = arabic(text, pos) if text[pos] in _DIGITS else chinese(text, pos)
    if numeral is None:
        return None
    end = numeral.end
    follows = text[end : end + 1]
    if follows not in _GOES_ON:
        return numeral
    if follows in _JOINTS or (follows == " " and text[end + 1 : end + 2] in _JOINTS):
        low, numeral = numeral, _ranged(text, numeral)
        if numeral is low and follows != " ":
            return low
    return seek_unit(text, numeral)


def skip(text: str, pos: int) -> int:
    """The end of the run at ``pos`` that could not be read."""
    run = _RUN.match(text, pos)
    end = run.end() if run else pos + 1
    mixture = _LONG_RUN.match(text, pos)
    return mixture.end() if mixture and mixture.end() - pos > LONGEST else end


def seek_unit(text: str, numeral: Numeral) -> Numeral:
    """``numeral`` with ``unit``, behind 余 or 多 and the scale that may follow them (3千余万)."""
    end = numeral.end
    follows = text[end : end + 1]
    if follows not in _GOES_ON:
        return numeral
    more = _MORE.match(text, end)
    if more is None:
        unit = _behind_gap(text, end)
        return numeral if unit == end else numeral._replace(unit=unit)
    unit = _behind_gap(text, more.end())
    scale = more.group(1)
    if scale is None:
        return numeral._replace(unit=unit, more=True)
    # However finely the head is printed, 余 says that its last digit is cut.
    return numeral.times(exponent(scale))._replace(end=more.end(), unit=unit, more=True, whole=True)


def whole(text: str) -> Numeral | None:
    """The numeral ``text`` consists of, with its sign (负, -); None if it is not one numeral.

    Digits in a row count here (一七二零 → 1720): there is no year they could be taken for. So do a bare
    point (.5) and a spoken one (1点五).
    """
    body = text.lstrip("-+负")
    signs = len(text) - len(body)
    if signs > 1 or not body:
        return None
    body = _SPOKEN_POINT.sub(".", body)
    if body[0] == "." and body[1:].isdecimal():
        body = "0" + body
    if body[0] not in _BEGINS:
        return None
    numeral = read(body, 0)
    if numeral is not None and numeral.end < len(body):
        more = seek_unit(body, numeral)
        numeral = more._replace(end=more.unit) if more.more else numeral
    if (numeral is None or numeral.end != len(body)) and body[0] in _DIGITS:
        numeral = mixed(body, 0)
    if numeral is None or numeral.end != len(body):
        return None
    return numeral._replace(value=-numeral.value) if text[0] in "-负" else numeral


def rescale(text: str, numeral: Numeral, model: Numeral) -> Numeral:
    """``numeral`` in the scale of ``model``, the figure it shares its unit with (3-5万 → 30000)."""
    if numeral.scaled or (not model.scaled and model.arabic):
        return numeral
    written = text[model.start : model.end].replace(" ", "")
    digits = written.rstrip("".join(SCALES))
    for cut in range(len(digits), len(written)):
        larger = numeral.times(exponent(written[cut:]))
        if larger.value < model.value or model.arabic:
            return larger._replace(whole=numeral.whole)
    return numeral


def _behind_gap(text: str, pos: int) -> int:
    if text[pos : pos + 1] not in _SPACES:
        return pos
    gap = _SPACE.match(text, pos)
    return gap.end() if gap else pos


def _ranged(text: str, low: Numeral) -> Numeral:
    """``low`` and the upper end behind it as one numeral (3-5万), or ``low``."""
    joint = _RANGE.match(text, low.end)
    if joint is None or joint.end() >= len(text) or low.spelled:
        return low
    pos = joint.end()
    if text[pos] not in _BEGINS:
        return low
    high = read(text, pos)
    if high is None or high.spelled or high.high is not None or low.value >= high.value:
        return low
    scaled = rescale(text, low, high)
    if scaled.value >= high.value:
        return low
    end = high.end
    return scaled._replace(end=end, unit=end, high=high.value, whole=False, scaled=high.scaled)
