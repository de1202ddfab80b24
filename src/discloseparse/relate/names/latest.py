"""Which mention of a figure that is told several times a claim names: the nearest before its result."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from discloseparse.relate.scene import Quantity, Scene, addable, second_of_pair


def _any(_: Quantity) -> bool:
    return True


def latest_mention(
    scene: Scene,
    figure: Quantity,
    result: Quantity,
    *,
    but: Sequence[Quantity] = (),
    where: Callable[[Quantity], bool] = _any,
) -> Quantity:
    """The mention of ``figure`` that stands nearest before ``result``, none of ``but``."""
    for other in scene.back(result, max(result.index - figure.index, 0)):
        same = other.dim == figure.dim and other.figure.value == figure.figure.value
        free = addable(other) and other.role == "plain" and not second_of_pair(other)
        if same and free and other not in but and (other is figure or where(other)):
            return other
    return figure
