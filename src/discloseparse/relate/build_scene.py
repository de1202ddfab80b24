"""Builds the scene: every figure of the text as a quantity, in its stretches, with what the words say of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from discloseparse.mentions import Amount, Count, Headcount, Mentions, Percentage
from discloseparse.outline import Outline
from discloseparse.relate.scene import Quantity, Scene, people
from discloseparse.relate.stretches import cut
from discloseparse.relate.surroundings import place
from discloseparse.tables.model import LabelledTable


def build(outline: Outline, mentions: Mentions, tables: Sequence[LabelledTable] = ()) -> Scene:
    """Cut the reading into its stretches and place every figure of the text in them."""
    text = outline.reading.text
    scene = Scene(outline, text, _quantities(text, mentions), tables=tables)
    cut(scene)
    place(scene)
    return scene


def _quantities(text: str, mentions: Mentions) -> list[Quantity]:
    found: list[Quantity] = []
    figures: list[Amount | Headcount | Percentage | Count] = [
        *mentions.amounts,
        *mentions.headcounts,
        *mentions.percentages,
        *mentions.counts,
    ]
    for m in figures:
        kind, dim, unit = _dimension(m)
        found.append(
            Quantity(
                index=0,
                span=m.span,
                at=m.at,
                figure=m.figure,
                kind=kind,
                dim=dim,
                unit=unit,
                per=() if isinstance(m, Percentage) else m.per,
                approx=m.approx,
                text=re.sub(r"\s", "", text[m.at.start : m.at.end]),
            )
        )
    found.sort(key=lambda q: q.at)
    for i, q in enumerate(found):
        q.index = i
    return found


def _dimension(m: Amount | Headcount | Percentage | Count) -> tuple[str, str, str]:
    if isinstance(m, Amount):
        return "amount", m.currency, m.currency
    if isinstance(m, Headcount):
        return "people", people(m.unit), m.unit
    if isinstance(m, Percentage):
        return ("points", "%", "个百分点") if m.points else ("percent", "%", "%")
    unit = m.unit.split("(")[0]
    return "count", unit.removeprefix("个") or unit, unit.removeprefix("个") or unit
