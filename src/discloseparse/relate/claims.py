"""A claim: figures that the words say belong together, not yet recomputed."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from discloseparse.relate.scene import Quantity

Operand = Quantity | tuple[Quantity, ...]


class Claim(NamedTuple):
    """``result`` is stated and follows from ``operands``. ``because`` says which words bind them.

    ``kind``, ``roles``, ``signs``, ``op`` and ``target`` as in the result's relations; ``sign`` is +1
    for a rise, -1 for a fall, 0 where the words tell no direction.
    ``signs`` of a growth are given only where its change is said to go the other way than the rate.
    ``certain`` is False if the words allow another reading: a failure is then at most a warning.
    """

    kind: str
    result: Quantity | None
    operands: tuple[Operand, ...]
    because: str
    roles: tuple[str, ...] = ()
    sign: int = 0
    signs: tuple[int, ...] = ()
    op: str = ""
    target: Decimal | None = None
    certain: bool = True
    form: str = ""
    """For a claim with cells what it is in the table (``row_sum``, ``roll_up``); ``""`` in text."""
    identity: str = ""
    """The identity of the profile that it is an instance of (D07), ``""`` for one bound by words."""

    @property
    def flat(self) -> tuple[Quantity, ...]:
        """The operands, groups taken apart."""
        found: list[Quantity] = []
        for operand in self.operands:
            found.extend(operand if isinstance(operand, tuple) else (operand,))
        return tuple(found)

    @property
    def figures(self) -> tuple[Quantity, ...]:
        """The result, where one is stated, and the operands."""
        return self.flat if self.result is None else (self.result, *self.flat)

    @property
    def key(self) -> tuple[object, ...]:
        """What makes two claims the same."""
        result = self.result.span if self.result else self.target
        return self.kind, result, frozenset(q.span for q in self.flat), self.op
