"""How Word writes a list number: ``ST_NumberFormat`` of ECMA-376 Part 1, 17.18.59."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_COUNTING = "零一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_LONGEST = 32_767  # Word counts no further


def _counting(number: int, digits: str, units: str) -> str:
    """1 一, 10 十, 21 二十一, 105 一百零五; ``units`` are ten, hundred, thousand."""
    if number <= 0:
        return digits[0]
    if number >= 10_000:
        head, tail = divmod(number, 10_000)
        zero = digits[0] if 0 < tail < 1000 else ""
        rest = _counting(tail, digits, units) if tail else ""
        return _counting(head, digits, units) + "万" + zero + rest
    text, gap = "", False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit:
            unit = units[power - 1] if power else ""
            text += (digits[0] if gap and text else "") + digits[digit] + unit
            gap = False
        else:
            gap = True
    ten = digits[1] + units[0]
    return text[1:] if text.startswith(ten) and digits is _COUNTING else text


def _roman(number: int) -> str:
    text = ""
    for size, sign in _ROMAN:
        text += sign * (number // size)
        number %= size
    return text


def _letters(number: int) -> str:
    """From a to z, then aa, bb … as Word repeats them."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""


def _enclosed(first: str, last: int) -> Callable[[int], str]:
    return lambda number: chr(ord(first) + number - 1) if 1 <= number <= last else str(number)


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)]


def _chinese(number: int) -> str:
    return _counting(number, _COUNTING, "十百千")


def _by_digit(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _legal(number: int) -> str:
    return _counting(number, _LEGAL, "拾佰仟")


def _full_width(number: int) -> str:
    return "".join(chr(0xFF10 + int(digit)) for digit in str(number))


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02d}",
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "taiwaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "ideographDigital": _by_digit,
    "japaneseDigitalTenThousand": _by_digit,
    "taiwaneseDigital": _by_digit,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal,
    "japaneseLegal": _legal,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "decimalEnclosedCircle": _enclosed("①", 20),
    "decimalEnclosedCircleChinese": _enclosed("①", 20),
    "decimalEnclosedParen": _enclosed("⑴", 20),
    "decimalEnclosedFullstop": _enclosed("⒈", 20),
    "ideographEnclosedCircle": _enclosed("㊀", 10),
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "none": lambda number: "",  # noqa: ARG005  a level without a number
}


def written(number: int, number_format: str) -> str:
    """``number`` as Word prints it; a format not known here is written in Arabic digits."""
    number = max(0, min(number, _LONGEST))
    return _FORMATS.get(number_format, str)(number)
