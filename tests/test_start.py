"""A light start: what is heavy is loaded only by those who use it."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("jieba", "pdfplumber", "pypdfium2", "pdfminer", "docx", "lxml", "pydantic", "regex")
DOCUMENTS = ("jieba", "pdfplumber", "pypdfium2", "pdfminer", "docx")


def loaded_by(program: str, names: tuple[str, ...]) -> list[str]:
    tail = f"\nimport sys\nprint([name for name in {names!r} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", program + tail], capture_output=True, text=True, check=True
    )
    return eval(done.stdout.splitlines()[-1])


@pytest.mark.parametrize(
    "program",
    [
        "import discloseparse",
        "from discloseparse.cli import main; main(['--help'])",
        "from discloseparse.cli import main; main(['audit', '--help'])",
        "from discloseparse.cli import main; main(['batch', '--help'])",
        "from discloseparse import batch",
        "from discloseparse.cli import main; main(['--version'])",
        "from discloseparse.cli import main; main(['lies'])",
    ],
)
def test_nothing_heavy_is_loaded(program):
    assert loaded_by(program, HEAVY) == []


def test_a_short_text_needs_no_document_library():
    program = "import discloseparse; discloseparse.parse_text('慰问职工80人，每人500元，共4万元。')"
    assert loaded_by(program, DOCUMENTS) == []


def test_the_inspection_itself_sees_what_is_loaded():
    assert loaded_by("import jieba", HEAVY) == ["jieba"]
