"""Money and counts never pass through a binary float: the source of the exact rooms says so."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import discloseparse

HOME = Path(discloseparse.__file__).parent
ROOMS = ("figures.py", "recognize", "tables", "relate", "resolve", "check")
FILES = sorted(
    file
    for room in ROOMS
    for file in ([HOME / room] if room.endswith(".py") else (HOME / room).rglob("*.py"))
)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(HOME)))
def test_no_float_in_the_exact_rooms(file: Path) -> None:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        written = isinstance(node, ast.Constant) and isinstance(node.value, float | complex)
        called = isinstance(node, ast.Name) and node.id in {"float", "complex"}
        divided = isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div)
        numbers = divided and all(
            isinstance(side, ast.Constant) for side in (node.left, node.right)
        )
        line = getattr(node, "lineno", "?")
        assert not written, f"a float at line {line}"
        assert not called, f"a call of float at line {line}"
        assert not numbers, f"a quotient of numbers at line {line}"


def test_the_exact_rooms_are_there() -> None:
    assert len(FILES) > 50
