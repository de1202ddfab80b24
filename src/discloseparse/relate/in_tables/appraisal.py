"""The form of a self-evaluation (项目支出绩效自评表): funds and their parts, the rate spent, weights and scores.

The form has a head of its own for the funds and another for the indicators, so it is read by its words,
not by columns. Sums are claimed only where every row between head and total is understood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from discloseparse.figures import Figure
from discloseparse.relate.claims import Claim
from discloseparse.relate.in_tables.cells import quantity, section_of
from discloseparse.relate.judging.judge import judge
from discloseparse.relate.scene import Quantity, Scene
from discloseparse.spans import Span
from discloseparse.tables.matrix import Matrix
from discloseparse.tables.model import Column, LabelledTable, Line, Value
from discloseparse.tables.numbers import figure, own_unit

_PLANNED = re.compile(r"全年预算数?(?:\([A-Z]\))?")
_SPENT = re.compile(r"全年执行数?(?:\([A-Z]\))?")
_INITIAL = re.compile(r"年初预算数?")
_RATE = re.compile(r"(?:预算)?执行率.*")
_WEIGHT = re.compile(r"分值(?:权重)?|权重|标准分|满分")
_SCORE = re.compile(r"(?:自评)?得分")
_INDICATOR = re.compile(r"(?:三级)?指标(?:名称)?")
_FUNDS = re.compile(r"(?:年度|项目)?资金总额|年度总金额")
_PARTS = (
    re.compile(r"(?:其中:)?(?:当年|本年|年度)?财政拨款"),
    re.compile(r"(?:其中:)?上年结转(?:结余)?(?:资金)?"),
    re.compile(r"(?:其中:)?(?:其他|其它)资金"),
)
_TOTAL = re.compile(r"总分.*|合计|总计")
_GROUP = re.compile(r".*指标\((\d{1,3})分\)")
_TOLD = re.compile(r"执\s*行|得\s*分")
_FEWEST = 3
"""With fewer indicators the form was not understood."""


_OfFunds = tuple[Quantity, Quantity]
"""Weight and score of the rate spent."""


class _Indicators(NamedTuple):
    """The rows from the head of the indicators to their total, by row number."""

    weights: dict[int, Quantity]
    scores: dict[int, Quantity]
    weight: Quantity | None
    score: Quantity | None


def bind(scene: Scene) -> Iterator[Claim]:
    """The claims of every such form; its funds may be a table of their own before the indicators."""
    own: _OfFunds | None = None
    for table in scene.tables:
        if not _TOLD.search(table.span.of(scene.outline.reading.source)):
            own = None
            continue
        form = _Form(scene, table)
        funds = form.head(_PLANNED, _SPENT)
        if funds is not None:
            own = form.of_funds(funds)
            yield from form.funds(funds)
        indicators = form.head(_INDICATOR, _WEIGHT, _SCORE)
        if indicators is not None:
            yield from form.scores(indicators, own)
        if funds is None or indicators is not None:
            own = None


class _Form:
    """A table as a form: cells by row and column, and the figures in them."""

    def __init__(self, scene: Scene, table: LabelledTable) -> None:
        self.scene, self.table = scene, table
        self.section = section_of(scene, table)
        self.matrix = Matrix(table.source, scene.outline.reading.source)

    def head(self, *names: re.Pattern[str]) -> int | None:
        """The only row that has a cell of each of these names, no name twice."""
        rows = range(self.matrix.height)
        found = [r for r in rows if all(self.column(r, name) is not None for name in names)]
        return found[0] if len(found) == 1 else None

    def column(self, row: int, name: re.Pattern[str]) -> int | None:
        """The column of the only cell of the name in a row."""
        cols = [c for c in self.matrix.row(row) if name.fullmatch(self.matrix.words[row, c])]
        return cols[0] if len(cols) == 1 else None

    def funds(self, head: int) -> Iterator[Claim]:
        """年度资金总额 = 财政拨款 + 上年结转资金 + 其他资金, in every column of amounts; 执行率."""
        rows = [head + 1 + i for i in range(1 + len(_PARTS))]
        names = (_FUNDS, *_PARTS)
        found = all(
            self.column(row, name) is not None for row, name in zip(rows, names, strict=True)
        )
        if not found:
            return
        for name in (_INITIAL, _PLANNED, _SPENT):
            col = self.column(head, name)
            cells = [self.cell(head, row, col, "amount") for row in rows]
            total, parts = cells[0], [q for q in cells[1:] if q is not None and q.figure.value]
            if total is not None and parts:
                yield self._claim("sum", total, parts, "funds", "P02")
        yield from self._spent(head, rows)

    def _spent(self, head: int, rows: Sequence[int]) -> Iterator[Claim]:
        planned, spent = self.column(head, _PLANNED), self.column(head, _SPENT)
        col = self.column(head, _RATE)
        for row in rows:
            rate = self.cell(head, row, col, "percent")
            pair = [self.cell(head, row, c, "amount") for c in (spent, planned)]
            parts = [q for q in pair if q is not None]
            if rate is not None and len(parts) == len(pair):
                yield self._claim("share", rate, parts, "rate", "P01")

    def scores(self, head: int, funds: _OfFunds | None) -> Iterator[Claim]:
        """Weights and scores of the indicators and of the funds against their totals."""
        found = self._indicators(head)
        if found is None:
            return
        for row, score in found.scores.items():
            if row in found.weights:
                yield self._claim("comparison", score, [found.weights[row]], "score", "P05")
        yield from self._groups(found)
        reading = self._weights(found, funds)
        if reading is None:
            return
        claim, extra = reading
        yield claim
        complete = len(found.scores) == len(found.weights) and judge(claim).holds
        if complete and found.score is not None:
            scores = [*found.scores.values(), *extra]
            total = self._claim("sum", found.score, scores, "score_sum", "P05")
            if not _is_rounded(total):
                yield total

    def _weights(
        self, found: _Indicators, funds: _OfFunds | None
    ) -> tuple[Claim, list[Quantity]] | None:
        """The weights add up to the printed total, with those of the funds or without, and the
        score of the funds if it counts."""
        weights = list(found.weights.values())
        if found.weight is None or len(weights) < _FEWEST:
            return None
        readings: list[tuple[Claim, list[Quantity]]] = []
        for own in ([funds] if funds else []), []:
            parts = [*weights, *(weight for weight, _ in own)]
            claim = self._claim("sum", found.weight, parts, "weights", "P04")
            readings.append((claim, [score for _, score in own]))
        held = next((r for r in readings if judge(r[0]).holds), None)
        if held is not None:
            return held
        # less than all: the rate spent may be weighed where it is not seen
        more = sum(q.figure.value for q in weights) > found.weight.figure.value
        return readings[0] if funds or more else None

    def of_funds(self, head: int) -> _OfFunds | None:
        """Weight and score of the rate spent."""
        weight = self.cell(head, head + 1, self.column(head, _WEIGHT), "count")
        score = self.cell(head, head + 1, self.column(head, _SCORE), "count")
        return None if weight is None or score is None else (weight, score)

    def _groups(self, found: _Indicators) -> Iterator[Claim]:
        """产出指标（50分）: the weights of its rows give what it says of itself."""
        for (row, col), words in self.matrix.words.items():
            told = _GROUP.fullmatch(words)
            rows = range(row, row + self.matrix.cells[row, col].rows)
            inside = [found.weights[r] for r in rows if r in found.weights]
            if told is not None and len(inside) == len(rows) > 1:
                said = self._said((row, col), told.group(1))
                if said is not None:
                    yield self._claim("sum", said, inside, "weights", "P04")

    def _said(self, place: tuple[int, int], number: str) -> Quantity | None:
        """The weight that a group says of itself, as a figure within its cell."""
        inside = self.matrix.cells[place].span
        at = inside.of(self.scene.outline.reading.source).find(number)
        found = figure(number, "")
        if at < 0 or found is None:
            return None
        span = Span(inside.start + at, inside.start + at + len(number))
        return self._quantity(place, span, found, "count", "", self.matrix.words[place])

    def _indicators(self, head: int) -> _Indicators | None:
        """The figures of all rows down to the total; None if a row is not understood."""
        cols = [self.column(head, name) for name in (_WEIGHT, _SCORE)]
        columns: tuple[dict[int, Quantity], dict[int, Quantity]] = ({}, {})
        for row in range(head + 1, self.matrix.height):
            cells = [self.cell(head, row, col, "count") for col in cols]
            words = [self.matrix.words[row, c] for c in self.matrix.row(row)]
            if any(_TOTAL.fullmatch(word) for word in words):
                return _Indicators(*columns, *cells)
            if "小计" in words:
                continue
            printed = [col is not None and (row, col) in self.matrix.words for col in cols]
            if any(p and q is None for p, q in zip(printed, cells, strict=True)):
                return None
            for column, q in zip(columns, cells, strict=True):
                if q is not None:
                    column[row] = q
        return None

    def cell(self, head: int, row: int, col: int | None, kind: str) -> Quantity | None:
        """The figure at a place; None where nothing, a dash or other words stand."""
        if col is None or row >= self.matrix.height or (row, col) not in self.matrix.words:
            return None
        words = self.matrix.words[row, col]
        unit = {"amount": self._unit(), "percent": "%"}.get(kind, "")
        found = figure(words, unit)
        if found is None or (unit == "%" and "%" not in words and found.value <= 1):
            return None  # 0.98 for 98 %: a share of one
        span, unit = self.matrix.cells[row, col].span, own_unit(words) or unit
        return self._quantity((row, col), span, found, kind, unit, self._label(head, row))

    def _label(self, head: int, row: int) -> str:
        """What the row is called: its indicator, else its first words."""
        col = self.column(head, _INDICATOR)
        named = self.matrix.words.get((row, -1 if col is None else col))
        return named or next((self.matrix.words[row, c] for c in self.matrix.row(row)), "")

    def _quantity(
        self, place: tuple[int, int], span: Span, found: Figure, kind: str, unit: str, label: str
    ) -> Quantity:
        row, col = place
        value = Value(row, Column(col, (label,), kind, unit), span, found)
        line = Line(row, label, None, "", None, False, {})
        return quantity(self.scene, line, value, self.section)

    def _unit(self) -> str:
        """项目资金（万元）, else the unit of the table."""
        heads = (re.search(r"资金.*\((万?元)\)", w) for w in self.matrix.words.values())
        return next((m.group(1) for m in heads if m), self.table.unit)

    def _claim(
        self, kind: str, result: Quantity | None, parts: list[Quantity], form: str, identity: str
    ) -> Claim:
        op = "<=" if kind == "comparison" else ""
        said = result.label if result is not None else ""
        return Claim(kind, result, tuple(parts), said, op=op, form=form, identity=identity)


def _is_rounded(total: Claim) -> bool:
    """98 where the scores give 97.91: the total was rounded to a whole number."""
    assert total.result is not None  # noqa: S101
    whole = "." not in total.result.text
    gap = abs(total.result.figure.value - sum(q.figure.value for q in total.flat))
    return whole and any("." in q.text for q in total.flat) and gap < 1
