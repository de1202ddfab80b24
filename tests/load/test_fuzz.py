"""A short run of the fuzzer; `make fuzz` runs it for longer."""

from __future__ import annotations

import importlib.util
from itertools import islice
from pathlib import Path
from types import ModuleType

import pytest


def _fuzzer() -> ModuleType:
    path = Path(__file__).parents[2] / "benchmarks" / "fuzz_loaders.py"
    spec = importlib.util.spec_from_file_location("fuzz_loaders", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


FUZZER = _fuzzer()
SEEDS = FUZZER.seeds()


@pytest.mark.parametrize("kind", SEEDS)
def test_mutated_documents_are_read_or_refused(kind: str) -> None:
    files = islice(FUZZER.mutants(kind, SEEDS[kind], seed=2024), 60)
    assert [fault for fault in map(FUZZER.attempt, files) if fault] == []


def test_the_same_seed_gives_the_same_files() -> None:
    first, second = (list(islice(FUZZER.mutants("html", SEEDS["html"], 7), 5)) for _ in "ab")
    assert first == second


def test_the_fuzzer_sees_faults(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(FUZZER, "load_bytes", broken)
    assert FUZZER.attempt(b"x") == "ZeroDivisionError: "
