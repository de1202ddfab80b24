"""A file may end the process that reads it, never the one that asked."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from discloseparse import audit, parse, parse_bytes
from discloseparse.errors import (
    DiscloseparseError,
    EncryptedDocumentError,
    InternalError,
    MemoryLimitError,
    ReaderCrashedError,
    StoppedError,
    TimeLimitError,
    UnsupportedFormatError,
)
from discloseparse.guard import Guard, more_time
from discloseparse.load import Limits
from discloseparse.pipeline import reading_guard
from tests.guard.conftest import told

FIXTURES = Path(__file__).parents[2] / "fixtures"
DOCUMENTS = sorted(p for p in FIXTURES.iterdir() if p.suffix in (".docx", ".html", ".pdf", ".txt"))
BRIEF = Limits(seconds=1, seconds_per_megabyte=0)
posix = pytest.mark.skipif(os.name != "posix", reason="limits and signals of POSIX")


@pytest.fixture
def guard(hostile: None) -> Iterator[Guard]:
    with reading_guard() as made:
        yield made


def worker_of(guard: Guard) -> int:
    """The process that reads, as it says itself."""
    return int(parse_bytes(told("pid"), isolate=guard).text.split()[1])


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_the_result_is_the_one_of_reading_in_process(path: Path) -> None:
    assert parse(path, isolate=True) == parse(path)
    assert audit(path, isolate=True, select=["A"]) == audit(path, select=["A"])


def test_one_worker_reads_everything_and_is_another_process(guard: Guard) -> None:
    first, second = worker_of(guard), worker_of(guard)
    assert first == second != os.getpid()


@pytest.mark.parametrize(
    ("word", "error", "facts"),
    [
        ("exit", ReaderCrashedError, {"reason": "exit 7"}),
        pytest.param("segfault", ReaderCrashedError, {"reason": "SIGSEGV"}, marks=posix),
        ("loop", TimeLimitError, {"seconds": 1}),
        ("sleep", TimeLimitError, {"seconds": 1}),
        pytest.param("ten gigabytes", MemoryLimitError, {"megabytes": 2048}, marks=posix),
    ],
)
@pytest.mark.parametrize("used", [False, True], ids=["new worker", "used worker"])
def test_what_ends_a_worker_is_one_error_and_the_next_document_is_read(
    guard: Guard, word: str, error: type[DiscloseparseError], facts: dict[str, object], used: bool
) -> None:
    if used:
        worker_of(guard)
    with pytest.raises(error) as caught:
        parse_bytes(told(word), isolate=guard, limits=BRIEF)
    assert caught.value.facts == facts
    assert parse_bytes("收入500万元".encode("utf-16"), isolate=guard).amounts[0].yuan == "5000000"
    assert worker_of(guard) != os.getpid()


def test_errors_come_back_as_they_were_raised(guard: Guard) -> None:
    before = worker_of(guard)
    with pytest.raises(EncryptedDocumentError) as locked:
        parse_bytes(told("locked"), isolate=guard)
    assert locked.value.facts == {"kind": "ceb"}
    with pytest.raises(InternalError) as broken:
        parse_bytes(told("raise"), isolate=guard)
    assert broken.value.facts["kind"] == "ZeroDivisionError: first line"
    assert "hostile_plugin" in str(broken.value.facts["trace"])
    assert worker_of(guard) == before


def test_what_a_library_prints_or_reads_does_not_reach_the_talk(guard: Guard) -> None:
    assert parse_bytes(told("noise"), isolate=guard).text.startswith("noise")


def test_a_reader_may_ask_for_more_time(guard: Guard) -> None:
    assert parse_bytes(told("slow"), isolate=guard, limits=BRIEF).text.startswith("slow")


def test_outside_a_worker_nobody_is_asked() -> None:
    more_time(60)


@posix
def test_helpers_end_with_the_worker_that_started_them(guard: Guard, tmp_path: Path) -> None:
    note = tmp_path / "pid"
    with pytest.raises(TimeLimitError):
        parse_bytes(told("child"), isolate=guard, limits=BRIEF, password=str(note))
    assert ends(int(note.read_text()))


def ends(pid: int, within: float = 5) -> bool:
    """Whether a process is gone (or only waits to be buried) within so many seconds."""
    for _ in range(int(within * 20)):
        stat = Path(f"/proc/{pid}/stat")
        if not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.05)
    return False


def test_a_closed_guard_leaves_no_process_and_may_be_used_again(guard: Guard) -> None:
    before = worker_of(guard)
    guard.close()
    assert ends(before)
    assert worker_of(guard) != before


def test_a_worker_is_replaced_after_a_while(hostile: None) -> None:
    with Guard("discloseparse.pipeline:_work", recycle=2) as guard:
        seen = [worker_of(guard) for _ in range(4)]
    assert seen[0] == seen[1] != seen[2] == seen[3]


def test_threads_take_turns(guard: Guard) -> None:
    seen: list[int] = []
    threads = [threading.Thread(target=lambda: seen.append(worker_of(guard))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 4
    assert len(set(seen)) == 1


def test_a_plain_text_needs_no_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Guard, "call", lambda *_, **__: pytest.fail("a worker was asked"))
    assert parse_bytes("收入500万元".encode(), isolate=True).text == "收入500万元"
    with pytest.raises(UnsupportedFormatError):
        parse_bytes(b"Rar!\x1a\x07" + bytes(20), isolate=True)


def test_a_worker_that_cannot_start_is_an_error() -> None:
    with Guard("discloseparse.no_such_module:work") as guard, pytest.raises(ReaderCrashedError):
        guard.call(b"", None, seconds=5)


SCRIPT = """
from discloseparse import parse
print(parse({path!r}, isolate=True).kind)
{after}
"""


@pytest.mark.parametrize("after", ["", "import os; os.fork() or parse({path!r}, isolate=True)"])
def test_a_script_without_a_main_guard_runs_once(tmp_path: Path, after: str) -> None:
    """No start method of multiprocessing is involved that would run the script again."""
    if after and os.name != "posix":
        pytest.skip("no fork here")
    path = str(FIXTURES / "部门预算说明.docx")
    script = tmp_path / "script.py"
    script.write_text(SCRIPT.format(path=path, after=after.format(path=path)), "utf-8")
    done = subprocess.run(
        [sys.executable, "-W", "ignore", str(script)], capture_output=True, text=True, timeout=60
    )
    assert (done.stdout.split()[0], done.stderr, done.returncode) == ("department_budget", "", 0)


@posix
def test_a_worker_whose_guard_is_killed_ends_by_itself(tmp_path: Path, hostile: None) -> None:
    code = (
        f"import os, sys; sys.path[:] = {sys.path!r}\n"
        "from tests.guard.conftest import told; from tests.guard.test_guard import worker_of\n"
        "from discloseparse.pipeline import reading_guard\n"
        "guard = reading_guard(); print(worker_of(guard), flush=True); os.kill(os.getpid(), 9)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert ends(int(done.stdout))


@posix
@pytest.mark.slow
def test_it_ends_even_in_the_midst_of_a_loop(hostile: None) -> None:
    code = (
        f"import os, sys, threading; sys.path[:] = {sys.path!r}\n"
        "from tests.guard.conftest import told; from tests.guard.test_guard import *\n"
        "guard = reading_guard(); print(worker_of(guard), flush=True)\n"
        "threading.Timer(0.5, lambda: os.kill(os.getpid(), 9)).start()\n"
        "parse_bytes(told('loop'), isolate=guard, limits=BRIEF)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    pid = int(done.stdout)
    assert ends(pid, within=20)  # one second and the grace of five


def test_a_guard_that_is_aborted_ends_its_worker_at_once(guard: Guard) -> None:
    parse_bytes(told("warm"), isolate=guard)  # a death is not laid to earlier work either
    timer = threading.Timer(0.5, guard.abort)
    timer.start()
    begin = time.monotonic()
    with pytest.raises(StoppedError):
        parse_bytes(told("loop"), isolate=guard)
    assert time.monotonic() - begin < 5
    with pytest.raises(StoppedError):
        parse_bytes(told("more"), isolate=guard)
