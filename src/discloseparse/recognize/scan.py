"""One pass over the number runs of a reading; the words around each run decide what it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from discloseparse.figures import Figure
from discloseparse.mentions import (
    Amount,
    Count,
    Headcount,
    Mentions,
    Percentage,
    Period,
    Ratio,
)
from discloseparse.recognize import numerals
from discloseparse.spans import Reading, Span

_RUN = re.compile(r"(?<![\dA-Za-z.])[+-]?\d|[一二三四五六七八九两十百零半]|[壹贰叁肆伍陆柒捌玖拾]")
_YUAN = {"元": 1, "圆": 1, "角": Decimal("0.1"), "分": Decimal("0.01")}
_MONEY = re.compile(
    r"\s?(余|多)?\s?(?:(元|圆)(?:整|正)?|(美元|欧元|港元|日元|英镑)|(万|亿)?\s?元(?:整)?)"
)
_MORE = re.compile(r"\s?(?:余|多)")
_PEOPLE = re.compile(
    r"\s?(人次|户次|人(?!均|民|大|社|员经|才|身|力|工)|名(?!称|单|义)|户(?!均|籍|外|口|用)|位(?![一一于置])|员(?=额)|口(?!岸)|对夫妻)"
)
_THING = re.compile(
    r"\s?(个(?:月|学期|季度|工日|百分点)?|月(?!\d|份|底|初|末|中|上|下|至|-)|台次|台\(套\)|台|套|辆次|辆|处|座|家|项|条|件|份|册|本|盒|块|部|艘|架|场次|场|次|期|批次|批|班|天|日(?!前|起|至|止|内|,|，)|年(?!度|\d|初|底|末|前|来|以|至|-|\()|学期|季度|周|餐|吨|公斤|千克|克|公里|千米|平方公里|平方米|立方米|米|亩|公顷|株|头|只|羽|箱|瓶|袋|支|张|间|栋|幢|所|片|工日|课时|小时|分(?!之|别|为|散|配|析|类|布|钟|期|批|局|公|管|享)|节|届|轮|例|宗|起|门|根|盏|面|枚|把|桶|包|车次)"
)
_PER_BEFORE = re.compile(
    r"(?:(?:按|每|按每|平均每)[^，,。;:、\d]{0,16}|(?:月|人|户|亩|生|车|年)均[^，,。;:、\d]{0,10}){1,2}$"
)
_PER_WORD = re.compile(
    r"每(?:个|名|位)?(人次|户次|批次|场次|台次|公里|平方米|立方米|公斤|工日|学期|季度|岗位|项目|小时|课时|人|户|生|月|年|天|日|亩|个|台|套|辆|处|座|家|次|期|批|班|吨|块|部|盒|册|株|头|只|箱|件|份|米|间|所|站|村|餐|场|节|车)|([月人户亩生车年])(?=[人户月]?均)|(人|户|月|亩|生)均|均"
)
_PER_AFTER = re.compile(
    r"\s?[/／]\s?(人次|人|户|月|年|天|日|亩|生|吨|台|套|平方米|公里|学期|次|个|公斤|座|处|车|辆)(?:[·・/／.]\s?(人|户|月|年|天|日|次))?"
)
_APPROX_BEFORE = re.compile(
    r"(?:约|近|大约|将近|超过|超|不超过|不低于|不少于|不高于|不得超过|不得低于|至少|最多|最高|最低|逾|达到?近|上限为?|高达近)(?:为|达)?(?:人民币)?$"
)
_APPROX_AFTER = re.compile(
    r"\s?(?:整)?\s?(?:左右|以上|以下|以内|上下|\(含\)(?:以上|以下)?|不等(?!于)|余)"
)
_RANGE = re.compile(r"\s?(?:-|~|至|到)\s?")
_YEAR = re.compile(r"\s?年")


def recognize(reading: Reading, masks: Sequence[Span] = ()) -> Mentions:
    text = reading.text
    found = _Found(reading)
    pos = 0
    mask = iter([*sorted(masks), Span(len(text) + 1, len(text) + 1)])
    hole = next(mask)
    while True:
        m = _RUN.search(text, pos)
        if m is None:
            break
        start = m.start()
        while hole.end <= start:
            hole = next(mask)
        if hole.start <= start:
            pos = hole.end
            continue
        pos = max(found.read(text, start), start + 1)
    return found.mentions()


class _Found:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.amounts: list[Amount] = []
        self.headcounts: list[Headcount] = []
        self.percentages: list[Percentage] = []
        self.counts: list[Count] = []
        self.ratios: list[Ratio] = []
        self.periods: list[Period] = []

    def mentions(self) -> Mentions:
        return Mentions(
            tuple(self.amounts),
            tuple(self.headcounts),
            tuple(self.percentages),
            tuple(self.counts),
            tuple(self.ratios),
            tuple(self.periods),
        )

    def read(self, text: str, start: int) -> int:
        if text.startswith("百分之", start):
            return self._hundredths(text, start)
        sign = 1
        at = start
        if text[at] in "+-":
            sign = -1 if text[at] == "-" else 1
            at += 1
            if start and (text[start - 1].isalnum() or text[start - 1] in "年月日元"):
                start = at
                sign = 1
        number = numerals.at(text, at)
        if number is None:
            return start + 1
        end = number.end
        value = number.value * sign
        if (
            _YEAR.match(text, end)
            and text[at].isdigit()
            and 1900 <= number.value <= 2100
            and not number.scaled
        ):
            return self._date(text, at, end)
        range_ = self._range(text, at, number)
        if range_:
            return range_
        return self._unit(text, start, number, value)

    def _date(self, text: str, start: int, end: int) -> int:
        m = re.compile(r"\d{4}\s?年(?:度)?(?:\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?)?").match(
            text, start
        )
        stop = m.end() if m else end
        self.periods.append(
            Period(self.reading.span(start, stop), Span(start, stop), int(text[start:end][:4]))
        )
        return stop

    def _hundredths(self, text: str, start: int) -> int:
        if start + 3 >= len(text):
            return start + 3
        number = numerals.at(text, start + 3)
        if text.startswith("百", start + 3):
            number = numerals.Numeral(Decimal(100), start + 4)
        if number is None:
            return start + 3
        self._percent(text, start, number.end, number.value, number.step, points=False)
        return number.end

    def _percent(self, text, start, end, value, step, *, points):
        figure = Figure(
            value, (step or Decimal(1)) / 2 if text[end - 1] in "%点" or step else Decimal(0)
        )
        self.percentages.append(
            Percentage(
                self.reading.span(start, end),
                Span(start, end),
                figure,
                points,
                bool(_APPROX_BEFORE.search(text, max(0, start - 8), start)),
            )
        )

    def _range(self, text: str, at: int, first) -> int:
        sep = _RANGE.match(text, first.end) or re.compile(r"\s?(?:元)?\s?(?:-|~|至|到)\s?").match(
            text, first.end
        )
        if not sep or sep.end() >= len(text) or not (text[sep.end()].isdigit()):
            return 0
        second = numerals.at(text, sep.end())
        if second is None or (second.value <= first.value and not second.scaled):
            return 0
        money = re.compile(r"\s?(?:(万|亿)?元|圆)").match(text, second.end)
        if not money:
            return 0
        low, high = first.value, second.value
        if second.scaled and not first.scaled and "元" not in sep.group():
            scale = second.value / Decimal(re.sub(r"[^\d.]", "", text[sep.end() : second.end]) or 1)
            low = first.value * scale
        end = money.end()
        figure = Figure(low, (first.step or second.step) / 2, False, high)
        self._amount(text, at, end, figure, approx=False)
        return end

    def _unit(self, text: str, start: int, number, value) -> int:
        end = number.end
        percent = re.compile(r"\s?(?:%|个百分点)").match(text, end)
        if percent:
            self._percent(
                text,
                start,
                percent.end(),
                value,
                number.step or Decimal(1),
                points=text[percent.end() - 1] == "点",
            )
            return percent.end()
        permille = re.compile(r"\s?‰").match(text, end)
        if permille:
            self.ratios.append(
                Ratio(
                    self.reading.span(start, permille.end()),
                    Span(start, permille.end()),
                    Figure(value / 10),
                )
            )
            return permille.end()
        start_abs = start if value < 0 else start + (text[start] in "+-")
        more = _MORE.match(text, end)
        scaled_after = None
        if more:
            scaled_after = re.compile(r"\s?(万|亿)").match(text, more.end())
            if scaled_after:
                worth = numerals.LARGE[scaled_after.group(1)]
                number = number._replace(
                    value=number.value * worth,
                    step=(number.step or Decimal(1)) * worth,
                    whole=True,
                    scaled=True,
                )
                value = value * worth
        probe = scaled_after.end() if scaled_after else (more.end() if more else end)
        figure = Figure(
            value,
            (number.step if (number.step and (number.scaled or number.step < 1)) else Decimal(0))
            / 2,
            number.whole,
        )
        money = re.compile(r"\s?(?:(元|圆)(?:整|正)?|(美元|欧元|港元|日元))").match(text, probe)
        if money:
            stop = money.end()
            figure, stop = (
                self._coins(text, figure, stop)
                if money.group(1) and not number.scaled
                else (figure, stop)
            )
            self._amount(
                text,
                start_abs,
                stop,
                figure,
                approx=bool(more),
                currency={"美元": "USD", "欧元": "EUR", "港元": "HKD", "日元": "JPY"}.get(
                    money.group(2) or "", "CNY"
                ),
            )
            return stop
        people = _PEOPLE.match(text, probe)
        if people and not self._ordinal(text, start_abs):
            unit = people.group(1)
            if (
                number.end - start_abs == 1
                and text[start_abs] in "一二两"
                and unit in ("位", "口", "户", "人", "名")
                and re.match(r"[一体策把]", text[people.end() : people.end() + 1])
            ):
                return people.end()
            if text[start_abs] == "一" and number.end == start_abs + 1:
                return people.end()
            stop = people.end()
            self.headcounts.append(
                Headcount(
                    self.reading.span(start_abs, stop),
                    Span(start_abs, stop),
                    figure,
                    unit[:2] if unit.endswith("次") else unit[0],
                    self._per_before(text, start_abs)[:1],
                    self._approx(text, start_abs, stop) or bool(more),
                )
            )
            return stop
        if (
            number.scaled
            and number.value >= 10000
            and text[number.end - 1] in "万亿"
            and re.compile(r"(?=[，,。;、)\s]|$|用于)").match(text, number.end)
            and text[start_abs].isdigit()
        ):
            self._amount(text, start_abs, number.end, figure, approx=bool(more))
            return number.end
        thing = _THING.match(text, probe)
        if thing and not self._ordinal(text, start_abs):
            stop = thing.end()
            if text[start_abs] in "一" and stop - start_abs == 2:
                return stop
            self.counts.append(
                Count(
                    self.reading.span(start_abs, stop),
                    Span(start_abs, stop),
                    figure,
                    thing.group(1),
                    (),
                    bool(more) or self._approx(text, start_abs, stop),
                )
            )
            return stop
        return number.end

    def _coins(self, text: str, figure: Figure, stop: int):
        m = re.compile(
            r"([\d一二三四五六七八九壹贰叁肆伍陆柒捌玖])角(?:([\d一二三四五六七八九壹贰叁肆伍陆柒捌玖])分)?"
        ).match(text, stop)
        if not m:
            return figure, stop
        d = lambda s: Decimal(numerals.DIGITS.get(s, s) if s else 0)
        return figure._replace(
            value=figure.value + d(m.group(1)) / 10 + d(m.group(2)) / 100
        ), m.end()

    def _ordinal(self, text: str, start: int) -> bool:
        return start > 0 and text[start - 1] == "第"

    def _approx(self, text: str, start: int, end: int) -> bool:
        return bool(
            _APPROX_BEFORE.search(text[max(0, start - 8) : start]) or _APPROX_AFTER.match(text, end)
        )

    def _amount(self, text, start, end, figure, *, approx, currency="CNY"):
        per = self._per_before(text, start)
        after = _PER_AFTER.match(text, end)
        if after:
            per = per + tuple(p for p in after.groups() if p)
        self.amounts.append(
            Amount(
                self.reading.span(start, end),
                Span(start, end),
                figure,
                currency,
                per,
                approx or self._approx(text, start, end),
            )
        )

    def _per_before(self, text: str, start: int) -> tuple[str, ...]:
        before = re.split(r"[，,。;:、()\n\d]", text[max(0, start - 30) : start])[-1]
        if "每" not in before and "均" not in before:
            return ()
        found = []
        for m in re.finditer(
            r"每(?:个|名|位)?(人次|户次|批次|场次|台次|公里|平方米|立方米|公斤|工日|学期|季度|岗位|项目|小时|课时|人|户|生|月|年|天|日|亩|个|台|套|辆|处|座|家|次|期|批|班|吨|块|部|盒|册|株|头|只|箱|件|份|米|间|所|站|村|餐|场|节|车)?|(月)(?=人均)|(人|户|月|亩|生)均",
            before,
        ):
            word = next((g for g in m.groups() if g), None)
            if word is None and m.group().startswith("每个"):
                word = "个"
            if word:
                found.append(word)
        if "年均" in before or ("年增收" in before and found and "年" not in found):
            found.append("年")
        return tuple(found)
