"""Which way a page is read: from PDF user space (origin below) to a frame that is read upright."""

from __future__ import annotations

from typing import NamedTuple

from discloseparse.document import Box


class Crop(NamedTuple):
    """The visible rectangle of a page in user space."""

    left: float
    bottom: float
    right: float
    top: float


class Frame:
    """User space turned by quarter turns; x grows to the right, y downwards, (0, 0) top left.

    ``turns`` counts how often the reading direction is turned counter-clockwise from user space's
    x axis; ``/Rotate 90`` with text to match is 1.
    """

    __slots__ = ("a", "b", "c", "crop", "d", "e", "f", "height", "turns", "width")

    def __init__(self, crop: Crop, turns: int) -> None:
        self.crop = crop
        self.turns = turns % 4
        left, bottom, right, top = crop
        # x' = a·x + b·y + c, y' = d·x + e·y + f
        self.a, self.b, self.c, self.d, self.e, self.f = (
            (1, 0, -left, 0, -1, top),
            (0, 1, -bottom, 1, 0, -left),
            (-1, 0, right, 0, 1, -bottom),
            (0, -1, top, -1, 0, right),
        )[self.turns]
        size = (right - left, top - bottom)
        self.width, self.height = size if self.turns % 2 == 0 else size[::-1]

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A rectangle of user space in this frame."""
        x0, y0 = self.a * left + self.b * bottom + self.c, self.d * left + self.e * bottom + self.f
        x1, y1 = self.a * right + self.b * top + self.c, self.d * right + self.e * top + self.f
        return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def turned(self, box: Box, other: Frame) -> Box:
        """A rectangle of this frame in ``other``, a frame of the same page."""
        if self.turns == other.turns:
            return box
        return other.box(*self.user_space(box))

    def user_space(self, box: Box) -> tuple[float, float, float, float]:
        """A rectangle of this frame in user space: left, bottom, right, top."""
        (x0, y0), (x1, y1) = self._back(box.x0, box.top), self._back(box.x1, box.bottom)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def _back(self, x: float, y: float) -> tuple[float, float]:
        x, y = x - self.c, y - self.f
        # The matrix is a turn with a reflection: its transpose is its inverse.
        return self.a * x + self.d * y, self.b * x + self.e * y
