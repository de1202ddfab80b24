"""Official document numbers (文号), found by their last sign: 财建〔2022〕377号, 国务院令第722号.

Source: GB/T 9704-2012, 7.2.5: issuing agency's code, the year in full in 〔〕, a serial without 第
and without leading zeros, 号. What people type instead is read all the same, and named in
``faults``. Decrees (令) and announcements (公告) are numbered with 第 by right; a decree has no
year.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from discloseparse.mentions import DocumentNumber
from discloseparse.spans import Reading


class NumberAt(NamedTuple):
    """A document number and its range in the reading."""

    start: int
    end: int
    number: DocumentNumber


_SMALL: Final = "零一二三四五六七八九"
_SERIAL_SIGNS: Final = "0123456789 \n第" + _SMALL + "十百"
_BEFORE_SERIAL: Final = frozenset("〔【[(﹝〖{<〈〕】])﹞〗}>〉年令")

_YEAR: Final = re.compile(
    r"(?P<open>[〔【\[(﹝〖{<〈])?\s{0,2}(?P<year>(?:19|20)\d\d|\d\d)\s?年?\s{0,2}"
    r"(?P<close>[〕】\])﹞〗}>〉])?\s{0,3}(?P<ordinal>第)?\s{0,2}(?P<serial>\d{1,5})\s{0,2}\Z"
)
_DECREE: Final = re.compile(
    rf"令\s{{0,2}}第?\s{{0,2}}(?P<serial>\d{{1,5}}|[{_SMALL}十百]{{1,7}})\s{{0,2}}\Z"
)
_DECREE_BEFORE: Final = re.compile(
    rf"第\s{{0,2}}(?P<serial>\d{{1,5}}|[{_SMALL}十百]{{1,7}})\s{{0,2}}\Z"
)
_ANNOUNCEMENT: Final = re.compile(
    r"公告\s?\(?(?P<year>(?:19|20)\d\d)年\s{0,2}第\s{0,2}(?P<serial>\d{1,5})\s{0,2}\Z"
)
# 号 in these words numbers a thing, not a document: 3号楼, 2号线.
_THING: Final = frozenset("楼线车机门路桥井库馆厅坑岗院桩炉泵区地")

_RUN: Final = re.compile(r"[\u4e00-\u9fff]{1,40}\Z")
_ISSUERS: Final = re.compile(r"[\u4e00-\u9fff、, \n]{2,60}")

# Words that end before an agency's code begins. None of them occurs inside a code.
_LEAD: Final = re.compile(
    "根据|依据|依照|按照|遵照|参照|对照|比照|以及|通过|执行|落实|贯彻|印发|下发|转发|制发|出台|发布|公布"
    "|下达|批准|批复|同意|文件|规定|要求|精神|通知|意见|办法|方案|关于|纪要|详见|参见|废止|编号|文号|号文"
    "|[号按的与及以由见在为是因至等]|(?<!数)据|(?<=[\u4e00-\u9fff]{2})经(?![信贸开济])"
)
# The issuer's name may stand right before its code: 财政部财建〔2022〕377号.
_ISSUER: Final = re.compile(
    "人民政府|政府|编办|委办|办公室|办公厅|委员会|总工会|联合会|检察院|法院|指挥部|领导小组"
    "|(?:财政|教育|民政|水利|商务|公安|司法|农业农村|自然资源|生态环境|交通运输|社会保障|城乡建设|信息化"
    "|科技|科学技术|旅游|组织|宣传|统战|国防|退役军人事务|应急管理)部"
    "|[\u4e00-\u9fff]{2}[局厅委](?=[\u4e00-\u9fff]{2})"
)
_DOUBTFUL_LEAD: Final = re.compile("[经和依从将对向了并被]")
_LONGEST_CODE: Final = 8
_ISSUER_ENDS: Final = ("院", "部", "委", "局", "署", "会", "厅", "府", "主席", "行", "办公室")


def find(reading: Reading) -> tuple[NumberAt, ...]:
    """Every document number of ``reading``, in text order, whether beside a title or alone."""
    text = reading.text
    found: list[NumberAt] = []
    floor = 0
    sign = text.find("号")
    while sign >= 0:
        number = _at(reading, sign, floor) if _may_end(text, sign) else None
        if number is not None:
            found.append(number)
            floor = number.end
        sign = text.find("号", sign + 1)
    return tuple(found)


def _may_end(text: str, sign: int) -> bool:
    """Cheap look at what stands around 号, before anything is parsed."""
    head = text[max(0, sign - 12) : sign]
    before = head.rstrip(_SERIAL_SIGNS)
    if len(before) == len(head) or text[sign + 1 : sign + 2] in _THING:
        return False
    return before[-1:] in _BEFORE_SERIAL or text.startswith("令", sign + 1)


def _at(reading: Reading, sign: int, floor: int) -> NumberAt | None:
    text = reading.text
    tail = text[max(floor, sign - 32) : sign]
    if (match := _YEAR.search(tail)) and (match["open"] or match["close"]):
        return _dated(reading, match, sign, floor)
    if match := _ANNOUNCEMENT.search(tail):
        return _proclaimed(reading, match, sign, floor, sign + 1, int(match["year"]))
    if match := _DECREE.search(tail):
        return _proclaimed(reading, match, sign, floor, sign + 1, None)
    if text.startswith("令", sign + 1) and (match := _DECREE_BEFORE.search(tail)):
        return _proclaimed(reading, match, sign, floor, sign + 2, None)
    return None


def _dated(reading: Reading, match: re.Match[str], sign: int, floor: int) -> NumberAt | None:
    left, right, year = match["open"], match["close"], match["year"]
    if len(year) == 2 and not (left and right and left not in "(<〈"):
        return None
    if left and not right and (left in "(<〈" and (match["ordinal"] or "年" in match[0])):
        return None
    head = sign - (len(match.string) - match.start())
    start = _code_start(reading.text, head, floor)
    if start is None:
        return None
    end = sign + 1
    code_end = head - (len(text := reading.text[start:head]) - len(text.rstrip()))
    span = reading.span(start, end)
    number = DocumentNumber(
        span=span,
        agency=_as_written(reading, start, code_end),
        year=int(year) if len(year) == 4 else int(year) + (1900 if int(year) > 48 else 2000),
        serial=int(match["serial"]),
        faults=_faults(span.of(reading.source), match),
    )
    return NumberAt(start, end, number)


def _proclaimed(
    reading: Reading, match: re.Match[str], sign: int, floor: int, end: int, year: int | None
) -> NumberAt | None:
    serial = _serial(match["serial"])
    head = sign - (len(match.string) - match.start())
    start = _issuer_start(reading.text, head, floor)
    if serial is None or start is None:
        return None
    agency = _as_written(reading, start, head)
    return NumberAt(start, end, DocumentNumber(reading.span(start, end), agency, year, serial))


def _faults(written: str, match: re.Match[str]) -> tuple[str, ...]:
    faults = []
    if "〔" not in written or "〕" not in written or len(match["year"]) != 4 or "年" in match[0]:
        faults.append("bracket")
    if match["ordinal"]:
        faults.append("ordinal")
    if match["serial"].startswith("0"):
        faults.append("leading_zero")
    if any(sign.isspace() and sign not in "\r\n" for sign in written):
        faults.append("space")
    return tuple(faults)


def _code_start(text: str, head: int, floor: int) -> int | None:
    """Where the agency's code begins that ends (but for spaces) at ``head``."""
    while head > floor and text[head - 1].isspace():
        head -= 1
    run = _RUN.search(text[max(floor, head - 40) : head])
    if run is None:
        return None
    words = run[0]
    start = _after_last(_LEAD, words, 0)
    start = _after_last(_ISSUER, words, start)
    if len(words) - start > 3 and words[start] in "经依" and words[start + 1] not in "信贸开济政府":
        start += 1
    before = text[head - len(words) - 1 : head - len(words)]
    if len(words) - start > 2 and words[start] == "和" and (start or before in ("》", ")", "〉")):
        start += 1
    if len(words) - start > _LONGEST_CODE:
        start = _after_last(_DOUBTFUL_LEAD, words, start)
    return head - len(words) + start if len(words) - start >= 2 else None


def _issuer_start(text: str, head: int, floor: int) -> int | None:
    """Where the name of a decree's issuer begins; several issuers only inside brackets."""
    issuer = text[max(floor, head - 60) : head].rstrip()
    if not issuer.endswith(_ISSUER_ENDS):
        return None
    begin = head - len(text[max(floor, head - 60) : head])
    bracket = max(issuer.rfind(sign) for sign in "(〔【[")
    if bracket >= 0 and _ISSUERS.fullmatch(issuer, bracket + 1):
        return begin + bracket + 1
    run = _RUN.search(issuer)
    if run is None:
        return None
    begin += run.start() + _after_last(_LEAD, run[0], 0)
    return begin + (text[begin] == "和")


def _after_last(words: re.Pattern[str], text: str, start: int) -> int:
    """Just after the last of ``words`` that leaves a code of two characters or more."""
    for match in words.finditer(text, start):
        if len(text) - match.end() >= 2:
            start = match.end()
    return start


def _as_written(reading: Reading, start: int, end: int) -> str:
    """The source characters behind a range of the reading, without what the reading leaves out."""
    signs = (reading.source[reading.at(i)] for i in range(start, end))
    return "".join(sign for sign in signs if sign != "\n").strip()


def _serial(written: str) -> int | None:
    """``722`` or 七百二十二 (and 一三 digit by digit), below a thousand in Chinese numerals."""
    if written.isdecimal():
        return int(written)
    if not any(sign in "十百" for sign in written):
        return int("".join(str(_SMALL.index(sign)) for sign in written))
    total, digit = 0, 0
    for sign in written:
        if sign in _SMALL:
            digit = _SMALL.index(sign)
        else:
            total += (digit or 1) * (100 if sign == "百" else 10)
            digit = 0
    return total + digit
