"""The coordinator's memory does not grow with the batch."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.batch.conftest import fill
from tests.cli.conftest import FAILS

pytest.importorskip("resource", reason="memory is told by POSIX")

# A coordinator whose workers answer at once: finding, hashing, ledger, shards and tables are real.
PROGRAM = """
import gzip, resource, sys
from dataclasses import replace
from concurrent.futures import Future
from discloseparse import batch, parse_text
from discloseparse.batch import coordinator, worker

verdict = worker.unpack(worker.pack(parse_text(sys.argv[2], name="NAME")))
line = gzip.decompress(verdict.line)

class AtOnce:
    documents, room, lacks_memory_limit = 1, 4, False
    def __init__(self, *_arguments, **_options): ...
    def __enter__(self): return self
    def __exit__(self, *_error): ...
    def submit(self, tasks):
        future = Future()
        lines = (gzip.compress(line.replace(b"NAME", task.id.encode()), 1) for task in tasks)
        future.set_result([replace(verdict, line=line) for line in lines])
        return future

coordinator.engine_for = AtOnce
summary = batch.run([sys.argv[1]], sys.argv[1] + " out")
print(summary.documents, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def peak(count: int) -> int:
    """Greatest resident size over a batch of so many documents, in kilobytes."""
    name = f"公开{count}"
    fill(Path(name), {f"{i % 50}/{i:05}.txt": f"编号{i}" for i in range(count)})
    command = [sys.executable, "-c", PROGRAM, name, FAILS]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert int(told[0]) == count
    return int(told[1])


@pytest.mark.slow
def test_memory_is_flat(tmp_path):
    small, large = peak(2_000), peak(20_000)
    assert large < 400 * 1024
    assert large / small - 1 < 0.10
