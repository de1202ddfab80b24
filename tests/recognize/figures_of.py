"""What the recogniser finds in a sentence, in the short notation the tests compare with."""

from __future__ import annotations

from discloseparse.figures import Figure, plain
from discloseparse.recognize.scan import recognize_figures
from discloseparse.spans import Reading


def written(figure: Figure) -> str:
    low = plain(figure.value)
    return low if figure.high is None else f"{low}..{plain(figure.high)}"


def amounts(sentence: str) -> list[str]:
    """``text=value``, then the currency unless yuan, ``/denominator`` and ``~`` for approximate."""
    found = recognize_figures(Reading.plain(sentence)).amounts
    return [
        f"{a.span.of(sentence)}={written(a.figure)}"
        + ("" if a.currency == "CNY" else a.currency)
        + "".join(f"/{word}" for word in a.per)
        + ("~" if a.approx else "")
        for a in found
    ]


def headcounts(sentence: str) -> list[str]:
    found = recognize_figures(Reading.plain(sentence)).headcounts
    return [
        f"{h.span.of(sentence)}={written(h.figure)}{h.unit}" + ("~" if h.approx else "")
        for h in found
    ]


def counts(sentence: str) -> list[str]:
    found = recognize_figures(Reading.plain(sentence)).counts
    return [f"{c.span.of(sentence)}={written(c.figure)}{c.unit}" for c in found]


def percentages(sentence: str) -> list[str]:
    found = recognize_figures(Reading.plain(sentence)).percentages
    return [f"{p.span.of(sentence)}={written(p.figure)}" for p in found]


def ratios(sentence: str) -> list[str]:
    found = recognize_figures(Reading.plain(sentence)).ratios
    return [f"{r.span.of(sentence)}={written(r.figure)}" for r in found]


def periods(sentence: str) -> list[str]:
    found = recognize_figures(Reading.plain(sentence)).periods
    return [f"{p.span.of(sentence)}={p.year}/{p.months}" for p in found]
