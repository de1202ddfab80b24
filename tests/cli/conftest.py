"""The command line, run in process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from discloseparse.cli import main

# 80 × 500 is 40 000; N706 (a bracket closed by another) is only worth a note.
HOLDS = "困难职工帮扶：慰问困难职工80人，每人500元，共4万元。\n"
FAILS = "困难职工帮扶：慰问困难职工80人，每人500元，共5万元。\n"
WARNS = "依据《青山县公务接待管理办法》（青政办发【2022】7号）。\n"
NOTES = "医疗（款)支出按季拨付。\n"


@dataclass(frozen=True)
class Run:
    """What one run of the command gave."""

    status: int
    out: str
    err: str

    @property
    def complaints(self) -> list[str]:
        return self.err.splitlines()


Runner = Callable[..., Run]


@pytest.fixture
def run(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Runner:
    """``run("audit", path)`` in an empty folder without a configuration."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DISCLOSEPARSE_LANG", raising=False)

    def command(*arguments: object) -> Run:
        status = main([str(argument) for argument in arguments])
        return Run(status, *capsys.readouterr())

    return command


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    """Write a file below the run's folder."""

    def file(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return file
