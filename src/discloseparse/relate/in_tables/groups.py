"""Which rows of a block add up to which other row, told by codes, numbering, 其中 and total labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from discloseparse.tables.labels import GRAND, SUBTOTAL, bare, is_total
from discloseparse.tables.model import Block, Line

_OTHER_UNIT = re.compile(r"\((?:个|辆|人|人次|批次|次|台|套|%|批|户)\)|数\(|比例|(?<!税)率$")
_PERSONNEL = ("301", "303")
_MOST_PARTS = 12
_PUBLIC = ("公用", "日常公用")


class Group(NamedTuple):
    """``total`` is the sum of ``parts`` (for the form ``part`` no less than each of them). ``sure``: the
    words leave no other reading; else the group counts only if it holds in some column."""

    total: Line
    parts: tuple[Line, ...]
    form: str
    sure: bool = True


def by_code(lines: Sequence[Line]) -> Iterator[Group]:
    """类 = Σ款, 款 = Σ项, 合计 = Σ类: each code under the longest printed code it begins with."""
    latest: dict[str, Line] = {}
    children: dict[int, list[Line]] = {}
    roots: list[Line] = []
    for line in lines:
        if not line.code:
            continue
        over = next((latest[line.code[:n]] for n in (5, 3) if _above(line.code, n, latest)), None)
        if over is None:
            roots.append(line)
        else:
            children.setdefault(id(over), []).append(line)
        latest[line.code] = line
    for line in latest.values():
        if id(line) in children:
            yield Group(line, tuple(children[id(line)]), "roll_up")
    others = [r for r in lines if r.values and not (r.code or r.part or is_total(r.label))]
    units = list(_by_unit(lines, others))
    yield from units
    for line in () if units else lines:
        if not line.code and is_total(line.label) and not SUBTOTAL.fullmatch(line.label):
            parts = tuple(_under(line.label, roots))
            if parts:
                yield Group(line, parts, "column_sum", sure=not others)
            if parts and others:  # 其他科目 has no code
                yield Group(line, (*parts, *others), "column_sum", sure=False)


def _by_unit(lines: Sequence[Line], units: Sequence[Line]) -> Iterator[Group]:
    """合计, then units without a code and the coded projects of each: the total of the units, and of each
    its projects, where more of these sums hold than fail."""
    total = next((line for line in lines if not line.code and is_total(line.label)), None)
    first = next((line for line in lines if line.code), None)
    if total is None or first is None or not units or not total.row < units[0].row < first.row:
        return
    groups = [Group(total, tuple(units), "column_sum")] if len(units) > 1 else []
    ends = [unit.row for unit in units[1:]]
    for unit, end in zip_longest(units, ends):
        own = [r for r in lines if r.code and unit.row < r.row and (end is None or r.row < end)]
        if len({len(line.code) for line in own}) > 1:
            return  # codes of several levels
        groups.append(Group(unit, tuple(own), "column_sum"))
    held = sum(any(_adds(g.total, g.parts, col) for col in g.total.values) for g in groups)
    if 2 * held > len(groups) and all(group.parts for group in groups):
        yield from groups


def _above(code: str, length: int, known: dict[str, Line]) -> bool:
    return len(code) > length and code[:length] in known


def _under(label: str, roots: Sequence[Line]) -> Iterator[Line]:
    """人员经费 are 301 and 303, 公用经费 the other classes of the economic classification."""
    for line in roots:
        personnel = line.code.startswith(_PERSONNEL)
        if ("人员" in label and not personnel) or ("公用" in label and personnel):
            continue
        yield line


def by_order(block: Block) -> Iterator[Group]:
    """Groups of a block without codes: totals close or open a list, numbering tells depth."""
    lines = [line for line in block.lines if line.label and not _OTHER_UNIT.search(line.label)]
    yield from _Walk(lines).groups()


class _Walk:
    """One pass down the rows. ``open`` are the rows of the outermost level since the last total."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.open: list[Line] = []
        self.subtotalled = 0  # so many of them a subtotal has closed
        self.above: list[Line] = []  # numbered rows that a deeper row may belong to
        self.base: Line | None = None  # an unnumbered row whose parts are numbered anew
        self.children: dict[int, list[Line]] = {}
        self.parents: list[Line] = []
        self.top: Line | None = None  # a total that stands over its parts
        self.taken: set[int] = set()  # rows that belong to a 其中 before them
        self.found: list[Group] = []

    def groups(self) -> list[Group]:
        for index, line in enumerate(self.lines):
            if is_total(line.label) and not line.part:
                self._total(line)
            elif line.part:
                self._adopt(index, line)
            elif line.level is not None:
                self._numbered(line)
            elif id(line) not in self.taken:
                self.base, self.above = None, []
                self.open.append(line)
        if self.top is not None and self.open:
            self.found.append(Group(self.top, tuple(self.open), "column_sum", sure=False))
        for parent in self.parents:
            parts = tuple(self.children[id(parent)])
            self.found.append(Group(parent, parts, "part_sum", sure=False))
        return self.found

    def _total(self, line: Line) -> None:
        self.base, self.above = None, []
        subtotal = SUBTOTAL.fullmatch(line.label) is not None
        first = self.subtotalled if subtotal else 0
        parts = self.open[first:]
        if self.top is not None and GRAND.fullmatch(line.label):
            parts, self.top = [self.top, *parts], None  # 本年收入合计 … 总计
        if self.top is not None and not subtotal and len(parts) > 1:
            self.found.append(Group(self.top, tuple(parts), "column_sum", sure=False))
            self.top = None
        elif len(parts) > 1 or (parts and not is_total(parts[0].label)):
            self._close(line, parts)
        elif not parts:
            self.top = line
            return
        self.open[first:] = [line]
        self.subtotalled = len(self.open) if subtotal else 0

    def _close(self, total: Line, parts: list[Line]) -> None:
        """The total of the open rows; rows that add up to the row before them may be its parts."""
        if not any(_adds(total, parts, col) for col in total.values):
            outer, inner = _nested(parts)
            if inner:
                self.found.extend(inner)
                held = any(_adds(total, outer, col) for col in total.values)
                self.found.append(Group(total, tuple(outer), "column_sum", sure=held))
                return
        self.found.append(Group(total, tuple(parts), "column_sum"))

    def _numbered(self, line: Line) -> None:
        level = line.level or 0
        while self.above and (self.above[-1].level or 0) >= level:
            self.above.pop()
        if not self.above and self.base is None and line.label.startswith("一、"):
            self._restart()
        if self.above:
            self._child(self.above[-1], line)
        elif self.base is not None:
            self._child(self.base, line)
        else:
            self.open.append(line)
        self.above.append(line)

    def _restart(self) -> None:
        """The numbering begins anew: it tells the parts of the unnumbered row before."""
        last = self.open[-1] if self.open else None
        if last is not None and last.level is None and not is_total(last.label):
            self.base = last

    def _adopt(self, index: int, line: Line) -> None:
        """其中 begins the parts of the row before; how many rows follow it the figures must tell."""
        parent = self.above[-1] if self.above else self.open[-1] if self.open else None
        if parent is None or is_total(parent.label):
            self.open.append(line)
            return
        run = [line]
        for other in self.lines[index + 1 : index + _MOST_PARTS]:
            if is_total(other.label) or other.part or other.level is not None:
                break
            run.append(other)
        length = _named_pair(run) or _held(parent, run)
        form = "part_sum" if length else "part"
        self.found.append(Group(parent, tuple(run[: length or 1]), form))
        self.taken = {id(row) for row in run[: length or 1]}

    def _child(self, parent: Line, line: Line) -> None:
        if id(parent) not in self.children:
            self.children[id(parent)] = []
            self.parents.append(parent)
        self.children[id(parent)].append(line)


def _named_pair(run: Sequence[Line]) -> int:
    """人员经费 and 公用经费 are all of 基本支出."""
    pair = [bare(line.label) for line in run[:2]]
    return 2 if len(pair) == 2 and pair[0][:2] == "人员" and pair[1].startswith(_PUBLIC) else 0


def _held(parent: Line, run: Sequence[Line]) -> int:
    """The number of rows, two or more, that add up to ``parent`` in most of its columns."""
    best, most = 0, 0
    for length in range(2, len(run) + 1):
        held = sum(_adds(parent, run[:length], col) for col in parent.values)
        if held > most:
            best, most = length, held
    return best


def _nested(rows: Sequence[Line]) -> tuple[list[Line], list[Group]]:
    """The rows without those that add up to the row before them, and what they add up to."""
    outer: list[Line] = []
    inner: list[Group] = []
    i = 0
    while i < len(rows):
        outer.append(rows[i])
        below = rows[i + 1 : i + 1 + _MOST_PARTS]
        length = next((n for n in range(len(below), 0, -1) if _is_made_of(rows[i], below[:n])), 0)
        if length:
            inner.append(Group(rows[i], tuple(below[:length]), "part_sum"))
        i += length + 1
    return outer, inner


def _is_made_of(parent: Line, parts: Sequence[Line]) -> bool:
    return bool(parent.values) and all(_adds(parent, parts, col) for col in parent.values)


def _adds(parent: Line, parts: Sequence[Line], col: int) -> bool:
    figure = parent.values[col].figure
    inside = [part.values[col].figure for part in parts if col in part.values]
    gap = abs(sum(f.value for f in inside) - figure.value)
    return bool(inside) and figure.value != 0 and gap <= figure.half + sum(f.half for f in inside)
