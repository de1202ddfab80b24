"""A folder of small documents, and a look into what a batch made of them."""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Any, cast

import pytest

from discloseparse import batch
from discloseparse.batch import worker
from discloseparse.batch.outcome import Verdict
from discloseparse.batch.settings import Settings
from discloseparse.batch.shard import Task, read_shard
from discloseparse.guard import Guard
from tests.cli.conftest import FAILS, HOLDS, WARNS
from tests.guard.conftest import hostile, plugin_folder  # noqa: F401  fixtures

TEXTS = {"甲局/决算.txt": HOLDS, "甲局/预算.txt": FAILS, "乙局.txt": WARNS}


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything happens in a folder of its own."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """The folder ``公开`` with three documents: one holds, one fails, one is worth a warning."""
    return fill(tmp_path / "公开", TEXTS)


def fill(folder: Path, files: dict[str, str | bytes]) -> Path:
    """Write files below ``folder``."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def zipped(path: Path, files: dict[str, str | bytes]) -> Path:
    """An archive of files."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


class _NoGuard:
    """Does what a guard does, in this process."""

    def call(self, data: bytes, options: object, *, seconds: float) -> bytes:  # noqa: ARG002
        return worker.work(data, options)


class InProcess:
    """An engine without worker processes, which take half a second to come up."""

    documents = 1
    room = 2
    lacks_memory_limit = False

    def __init__(self, _name: str, settings: Settings, **_options: object) -> None:
        self.settings = settings

    def __enter__(self) -> InProcess:
        return self

    def __exit__(self, *_error: object) -> None: ...

    def submit(self, tasks: Sequence[Task]) -> Future[list[Verdict]]:
        future: Future[list[Verdict]] = Future()
        future.set_result(read_shard(tasks, self.settings, cast("Guard", _NoGuard())))
        return future


@pytest.fixture
def in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents are read in process: for tests of what is done with the results."""
    monkeypatch.setattr("discloseparse.batch.coordinator.engine_for", InProcess)


class Told:
    """A progress that remembers, and interrupts the run after ``stop`` documents."""

    def __init__(self, stop: int = -1) -> None:
        self.stop = stop
        self.total = self.pending = 0
        self.steps: list[str] = []

    def begin(self, total: int, done: int) -> None:
        self.total, self.pending = total, total - done

    def step(self, id_: str, _verdict: Verdict | None) -> None:
        self.steps.append(id_)
        if len(self.steps) == self.stop:
            raise KeyboardInterrupt

    def notice(self, _key: str) -> None: ...

    def close(self) -> None: ...


def run(*sources: object, out: object = "结果", **options: Any) -> batch.Summary:
    """A run with two workers."""
    return batch.run([str(source) for source in sources], str(out), workers=2, **options)


def documents(out: object = "结果") -> dict[str, dict[str, str]]:
    """The rows of documents.csv by id."""
    with (Path(str(out)) / "documents.csv").open(encoding="utf-8-sig", newline="") as stream:
        return {row["id"]: row for row in csv.DictReader(stream)}


def outcomes(out: object = "结果") -> dict[str, str]:
    """What came of each document."""
    return {id_: row["outcome"] for id_, row in documents(out).items()}


def output(out: Path) -> tuple[list[str], dict[str, bytes], Any]:
    """All that must not depend on when a run was stopped: lines by id, every list, the summary."""
    lines = sorted(line.decode() for line in batch.iter_lines(out))
    summary = json.loads((out / "summary.json").read_text("utf-8"))
    lists = [out / "documents.csv", out / "cross.jsonl", *sorted((out / "tables").glob("*.csv"))]
    return lines, {path.name: path.read_bytes() for path in lists}, summary


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """From the call on, no document may be read."""

    def forbid() -> None:
        def refuse(*_arguments: object, **_options: object) -> None:
            raise AssertionError("a document is read again")

        monkeypatch.setattr("discloseparse.batch.coordinator.engine_for", refuse)

    return forbid
