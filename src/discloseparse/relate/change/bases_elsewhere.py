"""The figure of the year before, told in another section: 预计到馆200万人次，比2023年增长7.30% … 2023年到馆186.4万人次."""

from __future__ import annotations

from collections.abc import Iterator

from discloseparse.relate.change.currents import COMPARED
from discloseparse.relate.names.labels import core, in_common
from discloseparse.relate.names.of_years import YEAR, told_year
from discloseparse.relate.scene import Quantity, Scene, addable

_REACH = 120
_NAME = 2


def told_elsewhere(scene: Scene, change: Quantity, current: Quantity) -> Iterator[Quantity]:
    """Figures of earlier sentences that share a name with ``current`` and are of the year that the change names."""
    compared = COMPARED.search(change.before)
    wanted = YEAR.findall(compared.group()) if compared else []
    name = core(current.label)
    if not wanted or len(name) < _NAME:
        return
    for q in scene.back(current, _REACH):
        if q.sentence == change.sentence or q.dim != current.dim or q.project != change.project:
            continue
        plain = addable(q) and q.role == "plain"
        if (
            plain
            and told_year(scene, q) == int(wanted[-1])
            and in_common(name, core(q.label)) >= _NAME
        ):
            yield q
