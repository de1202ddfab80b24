"""An engine that loses shards, or itself: no document is blamed for its neighbours or for a cluster."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path

import pytest

from discloseparse.batch.outcome import Verdict
from discloseparse.batch.shard import Task
from discloseparse.errors import EngineError, ReaderCrashedError
from tests.batch.conftest import InProcess, Told, fill, outcomes, output, run
from tests.cli.conftest import FAILS, HOLDS

TEXTS = {f"{number}.txt": (HOLDS, FAILS)[number % 2] + f"编号{number}" for number in range(10)}
OUT = Path("结果")

Lose = Callable[[Sequence[Task]], Exception | None]


@pytest.fixture
def losing(tmp_path, monkeypatch) -> Callable[[Lose], None]:
    """From the call on, an engine of four documents a shard fails where it is told to."""
    fill(tmp_path / "公开", TEXTS)

    def begin(lose: Lose) -> None:
        class Losing(InProcess):
            documents = 4

            def submit(self, tasks: Sequence[Task]) -> Future[list[Verdict]]:
                error = lose(tasks)
                if error is None:
                    return super().submit(tasks)
                future: Future[list[Verdict]] = Future()
                future.set_exception(error)
                return future

        monkeypatch.setattr("discloseparse.batch.coordinator.engine_for", Losing)

    return begin


def test_a_document_that_takes_its_shard_along_is_told_apart_from_its_neighbours(losing):
    losing(
        lambda tasks: (
            ReaderCrashedError(reason="SIGKILL")
            if any(task.id == "公开/5.txt" for task in tasks)
            else None
        )
    )
    summary = run("公开")
    assert summary.outcomes == {
        "ok": 5,
        "findings": 4,
        "unreadable": 0,
        "crashed": 1,
        "timeout": 0,
        "too_large": 0,
    }
    assert outcomes()["公开/5.txt"] == "crashed"


def test_a_shard_that_is_lost_once_is_read_after_all(losing):
    lost: list[str] = []

    def lose(tasks: Sequence[Task]) -> Exception | None:
        if lost:
            return None
        lost.extend(task.id for task in tasks)
        return ReaderCrashedError(reason="SIGKILL")

    losing(lose)
    assert run("公开").outcomes["crashed"] == 0
    assert len(lost) == 4


def test_a_lost_cluster_ends_the_run_and_leaves_what_was_under_way_to_the_next(losing):
    shards: list[int] = []

    def lose(tasks: Sequence[Task]) -> Exception | None:
        shards.append(len(tasks))
        return EngineError(reason="gone") if len(shards) > 1 else None

    losing(lose)
    with pytest.raises(EngineError):
        run("公开")
    losing(lambda _tasks: None)
    again = Told()
    assert run("公开", progress=again).outcomes["crashed"] == 0
    assert again.pending == 6
    run("公开", out="整")
    assert output(OUT) == output(Path("整"))
