"""The scene in which claims are bound: figures as quantities, in clauses, sentences, paragraphs.

Every binder reads the same scene, built once (see :mod:`discloseparse.relate.build_scene`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import Any, TypeVar

from discloseparse.figures import Figure
from discloseparse.outline import Outline
from discloseparse.spans import Span
from discloseparse.tables.model import LabelledTable

_TIME_UNITS = {"月", "个月", "天", "日", "年", "学期", "个学期", "季度", "个季度", "周", "次", "餐"}
_PEOPLE = {"人", "名", "位", "员", "口", "个人"}


@dataclass(eq=False, slots=True)
class Quantity:
    """A figure in its surroundings. Offsets ``at`` are those of the reading, ``span`` of the source."""

    index: int
    span: Span
    at: Span
    figure: Figure
    kind: str
    """``amount``, ``people``, ``percent``, ``points`` or ``count``."""
    dim: str
    """What may be added: the currency, 人, 人次, 户, %, or the unit of a count."""
    unit: str
    per: tuple[str, ...]
    approx: bool
    text: str
    paragraph: int = 0
    sentence: int = 0
    segment: int = 0
    before: str = ""
    """The words between the last separator or figure and this figure."""
    label: str = ""
    noun: str = ""
    """What a count counts, printed after it (1286名生态护林员); ``""`` for amounts."""
    role: str = "plain"
    """``plain``, ``rate`` (has a denominator), ``change`` (增加…) or ``bound`` (不超过…, 以上)."""
    section: int | None = None
    project: int | None = None
    host: Quantity | None = None
    """For a figure in brackets: the figure right before the bracket."""

    @property
    def start(self) -> int:
        """Where the figure starts in the reading."""
        return self.at.start

    @property
    def end(self) -> int:
        """Where the figure ends in the reading."""
        return self.at.end


@dataclass(slots=True)
class Stretch:
    """A paragraph, sentence or segment: a range of the reading and the quantities in it."""

    start: int
    end: int
    first: int = 0
    last: int = 0
    number: str = ""
    """For a paragraph: its printed numbering, ``""`` if it has none."""
    section: int | None = None
    heading: bool = False
    parent: int = 0
    """For a sentence its paragraph, for a segment its sentence."""


@dataclass
class Scene:
    """Everything a binder may look at. Build with :func:`~discloseparse.relate.build_scene.build`."""

    outline: Outline
    text: str
    quantities: list[Quantity]
    paragraphs: list[Stretch] = field(default_factory=list)
    sentences: list[Stretch] = field(default_factory=list)
    segments: list[Stretch] = field(default_factory=list)
    tables: Sequence[LabelledTable] = ()
    kept: dict[str, Any] = field(default_factory=dict)
    """What has been found once, for those who look it up again: see :func:`once`."""

    @cached_property
    def _starts(self) -> list[int]:
        return [q.start for q in self.quantities]

    def within(self, start: int, end: int) -> list[Quantity]:
        """Quantities that start in ``[start, end)``."""
        return self.quantities[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def just_before(self, place: int, start: int, most: int = 60) -> list[Quantity]:
        """The last quantities, at most ``most``, that start in ``[start, place)``."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, place)
        return self.quantities[max(first, last - most) : last]

    def of(self, stretch: Stretch) -> list[Quantity]:
        """Quantities of a paragraph, sentence or segment."""
        return self.quantities[stretch.first : stretch.last]

    def sentence(self, q: Quantity) -> Stretch:
        """The sentence of ``q``."""
        return self.sentences[q.sentence]

    def gap(self, a: Quantity, b: Quantity) -> str:
        """The words between two quantities."""
        return self.text[a.end : b.start]

    def back(self, q: Quantity, limit: int = 400) -> Iterator[Quantity]:
        """Quantities before ``q``, nearest first, at most ``limit``."""
        for i in range(q.index - 1, max(-1, q.index - 1 - limit), -1):
            yield self.quantities[i]


Found = TypeVar("Found")


def once(find: Callable[[Scene], Found]) -> Callable[[Scene], Found]:
    """``find`` with its answer kept in the scene, so that other binders may ask for it again."""

    @wraps(find)
    def ask(scene: Scene) -> Found:
        key = f"{find.__module__}.{find.__qualname__}"
        if key not in scene.kept:
            scene.kept[key] = find(scene)
        answer: Found = scene.kept[key]
        return answer

    return ask


def people(unit: str) -> str:
    """人 for every unit that counts single persons, else the unit itself."""
    return "人" if unit in _PEOPLE else unit


def is_time(q: Quantity) -> bool:
    """Does the quantity count months, days, terms and the like?"""
    return q.kind == "count" and q.unit in _TIME_UNITS


def addable(q: Quantity) -> bool:
    """Can the figure be a part or a total? Rates, percentages, durations and ranges cannot."""
    return (
        q.kind in {"amount", "people", "count"}
        and q.role in {"plain", "change"}
        and not q.per
        and q.figure.high is None
        and not (is_time(q) and q.unit not in {"天", "次"})
    )


def second_of_pair(q: Quantity) -> bool:
    """肆佰壹拾贰万元整（412万元）: relations use the first of the two."""
    return q.host is not None and q.host.dim == q.dim and q.host.figure.value == q.figure.value
