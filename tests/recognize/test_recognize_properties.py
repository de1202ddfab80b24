"""What holds for every text, drawn by hypothesis."""

from __future__ import annotations

import time
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discloseparse.recognize.scan import recognize_figures
from discloseparse.spans import Reading

NEUTRAL = st.text("本部门继续落实要求推进工作并认真组织保障运转", max_size=12)
DIGITS, SCALES = "零壹贰叁肆伍陆柒捌玖", ("", "拾", "佰", "仟")
values = st.builds(
    lambda whole, places, decimals: (
        Decimal(f"{whole}.{decimals % 10**places:0{places}d}") if places else Decimal(whole)
    ),
    st.integers(0, 10**16),
    st.integers(0, 6),
    st.integers(0, 10**6 - 1),
)


def capitals(value: int) -> str:
    """A whole number below 10^16 in capitals, 零 for every gap."""
    groups = []
    while value:
        value, group = divmod(value, 10**4)
        groups.append(group)
    written = ""
    for place in range(len(groups) - 1, -1, -1):
        part, gap = "", False
        for power in (3, 2, 1, 0):
            digit = groups[place] // 10**power % 10
            if digit:
                part += ("零" if gap and (part or written) else "") + DIGITS[digit] + SCALES[power]
                gap = False
            else:
                gap = True
        if part:
            written += part + ("", "万", "亿", "兆")[place]
    return written


@st.composite
def printed(draw: st.DrawFn) -> tuple[str, Decimal]:
    value = draw(values)
    style = draw(st.sampled_from(["plain", "grouped", "wide", "万元", "亿元", "spaced", "broken"]))
    if style == "grouped":
        return f"{value:,f}元", value
    if style == "wide":
        return f"{value:f}元".translate({48 + d: 0xFF10 + d for d in range(10)} | {46: "．"}), value
    if style == "spaced":
        return f"{value:,f}元".replace(",", " "), value
    if style == "broken":
        return f"{value:f}\n元", value
    if style in {"万元", "亿元"}:
        return f"{value:f}{style}", Decimal(f"{value:f}e{4 if style == '万元' else 8}")
    return f"{value:f}元", value


@given(NEUTRAL, printed(), NEUTRAL)
def test_every_printed_amount_is_found_once(before, figure, after):
    text, value = figure
    source = before + text + "，" + after
    found = recognize_figures(Reading.plain(source))
    assert [(a.span.of(source), a.figure.value) for a in found.amounts] == [(text, value)]
    assert found.counts == found.headcounts == found.percentages == ()


@given(NEUTRAL, st.integers(1, 10**12 - 1), NEUTRAL)
def test_capitals_are_found_once(before, value, after):
    text = capitals(value) + "元整"
    source = before + text + "，" + after
    found = recognize_figures(Reading.plain(source))
    assert [(a.span.of(source), a.figure.value) for a in found.amounts] == [(text, value)]


@given(NEUTRAL, values, NEUTRAL)
def test_every_percentage_is_found_once(before, value, after):
    source = f"{before}{value:f}%，{after}"
    found = recognize_figures(Reading.plain(source)).percentages
    assert [(p.span.of(source), p.figure.value) for p in found] == [(f"{value:f}%", value)]


HOSTILE = st.text(
    "0123456789,，.．、 \n-—~至到零〇一二两十百千万亿壹拾佰元角分人名户个月年日%‰百分之点成余多约近每均/·"
    "(（)）《》〔〕第负￥$块毛钱",
    max_size=60,
)


@given(HOSTILE)
def test_nothing_crashes_and_nothing_overlaps(source):
    reading = Reading.plain(source)
    found = recognize_figures(reading)
    for mention in [m for kind in found for m in kind]:
        start, end = mention.span
        assert 0 <= start < end <= len(source)
        assert reading.span(*mention.at) == mention.span
        assert mention.span.trim(source) == mention.span
    figures = sorted(m.span for kind in found[:5] for m in kind)
    assert all(a.end <= b.start for a, b in pairwise(figures))


@pytest.mark.parametrize(
    "unit",
    ["一", "9", "《", "〔", "万", "1,", "一万", "1.", "1 ", "1、", "百分之", "2块2到", "十~"],
)
def test_hostile_text_costs_no_more_than_its_length(unit):
    short, long = (cost(unit * (size // len(unit))) for size in (3200, 25600))
    assert long < 20 * short  # eight times as long; a quadratic reader would need 64 times


def cost(source: str) -> float:
    reading = Reading.plain(source)
    times = []
    for _ in range(5):
        start = time.process_time()
        recognize_figures(reading)
        times.append(time.process_time() - start)
    return min(times) + 0.0005


@pytest.mark.parametrize(
    "source", ["0." + "1" * 99 + "元", "一点" + "零" * 99 + "元", "9" * 99 + "元"]
)
def test_a_figure_without_end_is_refused_or_exact(source):
    for amount in recognize_figures(Reading.plain(source)).amounts:
        assert amount.figure.value == Decimal(source[:-1])
