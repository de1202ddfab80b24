"""What a text claims, as quotes: the common form of the relation tests."""

from __future__ import annotations

from typing import NamedTuple

from discloseparse.document import Document
from discloseparse.recognize import recognize
from discloseparse.relate import relate
from discloseparse.relate.claims import Operand
from discloseparse.segment import segment


class Told(NamedTuple):
    """A relation by its quotes, operands sorted (but for shares), groups as tuples."""

    kind: str
    result: str
    operands: tuple[str | tuple[str, ...], ...]
    holds: bool | None


def told(text: str, *kinds: str) -> list[Told]:
    """The relations of ``text`` (of some kinds only, if any are named)."""
    outline = segment(Document(text))

    def quote(operand: Operand) -> str | tuple[str, ...]:
        if isinstance(operand, tuple):
            return tuple(sorted(q.text for q in operand))
        return operand.text

    found = []
    for claim, verdict in relate(outline, recognize(outline.reading)):
        if kinds and claim.kind not in kinds:
            continue
        operands = [quote(o) for o in claim.operands]
        if claim.kind not in {"share", "growth", "difference"}:
            operands.sort(key=str)
        result = claim.result.text if claim.result else str(claim.target)
        found.append(Told(claim.kind, result, tuple(operands), verdict.holds))
    return found
