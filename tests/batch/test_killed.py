"""Kill -9 at any moment loses the documents in flight and nothing else."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import duckdb
import pytest

from discloseparse.batch import iter_lines
from tests.batch.conftest import fill, output
from tests.cli.conftest import FAILS, HOLDS, WARNS

PROGRAM = """
import sys
from discloseparse import batch
batch.run(["公开"], sys.argv[1], workers=2, shard_size=7, formats=sys.argv[2:])
"""
OUT = Path("结果")

pytestmark = pytest.mark.skipif(os.name != "posix", reason="there is no SIGKILL")


def start(out: Path = OUT, *formats: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", PROGRAM, str(out), "csv", *formats])


def kill(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGKILL)
    process.wait()


def recorded(out: Path = OUT) -> int:
    """How many contents have a result."""
    try:
        with sqlite3.connect(f"file:{out}/ledger.sqlite?mode=ro", uri=True) as ledger:
            count = int(ledger.execute("SELECT count(*) FROM results").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
    ledger.close()
    return count


def wait_for(count: int, process: subprocess.Popen[Any], out: Path = OUT) -> None:
    """Until so many contents have a result, or the process ended."""
    while recorded(out) < count and process.poll() is None:
        time.sleep(0.01)


def write_sources(count: int, size: int = 1) -> None:
    """Documents of all outcomes, with duplicates among them."""
    kinds = (HOLDS, FAILS, WARNS, HOLDS + FAILS, "")
    fill(
        Path("公开"),
        {
            f"{i % 7}/{i:03}.txt": kinds[i % 5] * size + (f"编号{i // 5}。" if i % 5 else HOLDS)
            for i in range(count)
        },
    )


def test_a_killed_run_goes_on_where_it_was(tmp_path):
    write_sources(20, size=25)
    process = start()
    wait_for(5, process)
    kill(process)
    assert not (OUT / "documents.csv").exists()
    before = recorded()
    assert 5 <= before < 17
    assert start().wait() == 0
    assert start(Path("整")).wait() == 0
    assert output(OUT) == output(Path("整"))


def test_ctrl_c_ends_the_workers_and_says_how_to_go_on(tmp_path):
    write_sources(20, size=25)
    command = [sys.executable, "-m", "discloseparse", "batch", "公开", "--out", str(OUT)]
    process = subprocess.Popen([*command, "--workers", "2"], stderr=subprocess.PIPE, text=True)
    wait_for(5, process)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=30)
    assert (process.returncode, told.splitlines()[-1][:3]) == (130, "已中断")
    assert len(list(iter_lines(OUT))) >= 4


@pytest.mark.slow
def test_ten_kills_at_random_moments(tmp_path):
    write_sources(120, size=150)
    begin = time.monotonic()
    assert start(Path("整"), "parquet").wait() == 0
    whole = time.monotonic() - begin
    moments, kept = random.Random(8), []
    for _ in range(10):
        process = start(OUT, "parquet")
        time.sleep(moments.uniform(0, whole / 3))
        kill(process)
        kept.append(recorded())
    assert kept == sorted(kept)
    assert len(set(kept)) > 2
    assert start(OUT, "parquet").wait() == 0
    assert output(OUT) == output(Path("整"))
    assert columns(OUT) == columns(Path("整"))


def columns(out: Path) -> dict[str, Any]:
    """The content of all Parquet files, row by row."""
    files = sorted((out / "tables").glob("*.parquet"))
    assert files
    return {path.name: duckdb.sql(f"FROM '{path}'").fetchall() for path in files}
