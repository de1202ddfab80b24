"""Which characters do these bytes stand for?

In order: byte order mark, strict UTF-8, NUL bytes (UTF-16 without a mark), then GB18030 against
Big5 by how many of the decoded characters are frequent ones. Nothing is ever replaced: bytes that
no encoding turns into plausible text raise :class:`~discloseparse.errors.EncodingError`.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from discloseparse.errors import EncodingError
from discloseparse.spans import fold


class Decoded(NamedTuple):
    """``text`` without byte order mark; ``cut``: the bytes end within a character."""

    text: str
    encoding: str
    cut: bool = False


# A four-byte mark stands before the two-byte mark it begins with.
_MARKS = (
    ("utf-32-le", codecs.BOM_UTF32_LE),
    ("utf-32-be", codecs.BOM_UTF32_BE),
    ("utf-8-sig", codecs.BOM_UTF8),
    ("utf-16-le", codecs.BOM_UTF16_LE),
    ("utf-16-be", codecs.BOM_UTF16_BE),
    ("gb18030", b"\x84\x31\x95\x33"),
)

# The characters that make up about four fifths of running Chinese text, and of fiscal text.
_FREQUENT = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子"
    "说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机"
    "当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心"
    "反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程"
    "展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期"
    "根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志"
    "世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每"
    "目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律"
    "叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感"
    "劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片"
    "始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严"
    "零预决财款项目费补助绩评价拨付编经费购支付培训会议乡镇村街道户困难职工帮扶救贫乡城镇居民卫健"
    "亿万元角整％％、，。；：？！“”‘’（）《》〈〉〔〕【】—…·　０１２３４５６７８９"
)
_PLAUSIBLE = 0.25
_LIKELY = 0.5
_SHORT = 4
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
# An encoding's name as HTML, MIME or a person writes it; every gb* label means GB18030.
_LABELS = {"unicode": "utf-16-le", "big5-hkscs": "big5hkscs", "x-x-big5": "big5"}


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """``data`` as text. ``declared`` (a label from outside) is believed if it decodes strictly.

    Raises :class:`EncodingError`.
    """
    found = _by_mark(data) or _as_utf8(data) or _as_utf16(data)
    if found is None and declared:
        found = _plausible(_strict(data, _codec(declared)))
    found = found or _as_chinese(data)
    if found is None or _is_binary(found.text):
        raise EncodingError()
    return found


def _strict(data: bytes, encoding: str) -> Decoded | None:
    """Decoded without a single wrong byte, save a character begun at the very end."""
    try:
        decoder = codecs.getincrementaldecoder(encoding)("strict")
        text = decoder.decode(data)
        rest = decoder.getstate()[0]
    except (UnicodeError, LookupError):
        return None
    return Decoded(text, encoding, bool(rest))


def _by_mark(data: bytes) -> Decoded | None:
    for encoding, mark in _MARKS:
        if data.startswith(mark):
            found = _strict(data[len(mark) :], encoding.removesuffix("-sig"))
            if found is None:
                raise EncodingError()
            return found._replace(encoding=encoding)
    return None


def _as_utf8(data: bytes) -> Decoded | None:
    found = None if b"\0" in data else _strict(data, "utf-8")
    if found and found.cut and _letters(found.text) == "":
        return None  # two stray bytes after ASCII are as likely the end of a GBK file
    if found and _letters(found.text) and not _frequent_share(found.text):
        chinese = _strict(data, "gb18030")
        if chinese and _frequent_share(chinese.text) > _LIKELY:
            return None  # 元 in GBK is a Cyrillic letter in UTF-8
    return found


def _as_utf16(data: bytes) -> Decoded | None:
    """NUL bytes are the high halves of ASCII: on odd places little-endian, on even ones big."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if even == odd:
        return None
    return _plausible(_strict(data, "utf-16-le" if odd > even else "utf-16-be"))


def _as_chinese(data: bytes) -> Decoded | None:
    readings = [_plausible(_strict(data, encoding)) for encoding in ("gb18030", "big5")]
    found = [reading for reading in readings if reading]
    return max(found, key=lambda reading: _frequent_share(reading.text), default=None)


def _codec(label: str) -> str:
    name = label.strip().lower().replace("_", "-")
    return "gb18030" if name.startswith("gb") else _LABELS.get(name, name)


def _letters(text: str) -> str:
    """The characters beyond ASCII, from a sample of the text."""
    return re.sub(r"[\x00-\x7f]+", "", text[:200_000])


def _frequent_share(text: str) -> float:
    letters = _letters(text)
    if not letters:
        return 1.0
    return sum(
        letter in _FREQUENT or folded in _FREQUENT
        for letter, folded in zip(letters, fold(letters), strict=True)
    ) / len(letters)


def _plausible(found: Decoded | None) -> Decoded | None:
    if found is None or _is_binary(found.text):
        return None
    if _frequent_share(found.text) >= _PLAUSIBLE:
        return found
    letters = _letters(found.text)
    ordinary = "gb2312" if found.encoding.startswith("gb") else "big5"
    if len(letters) <= _SHORT and found.encoding in ("gb18030", "big5"):
        try:  # a name or two says nothing about frequency
            letters.encode(ordinary)
        except UnicodeError:
            return None
        return found
    return None


def _is_binary(text: str) -> bool:
    sample = text[:200_000]
    return len(_CONTROL.findall(sample)) * 200 > len(sample)
