"""How fast a batch is, how much memory its coordinator takes, what a second run costs.

    python -m benchmarks.batch FOLDER [--rounds 3] [--out DIR]

FOLDER is one that ``benchmarks.write_folder`` wrote. Every run is a process of its own.

throughput   two workers on all files, against two runs of one worker each on half the files, at the
             same time; rounds of both alternate and the best of each counts (at least 0.9 is
             wanted). Processor seconds, and how much of the last run its workers had work to do,
             are told too: they hold on a busy machine
memory       greatest resident size of the coordinator on all files and on a tenth of them (below
             400 MB, and within 10 %)
second run   its time over that of the first (below 5 %)
"""

from __future__ import annotations

import argparse
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

_RUN = """
import resource, sys
from discloseparse import batch
out, workers, names = sys.argv[1], int(sys.argv[2]), sys.stdin.read().splitlines()
summary = batch.run(names, out, workers=workers)
own, workers = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
used = [round(used.ru_utime + used.ru_stime) for used in (own, workers)]
print(summary.documents, own.ru_maxrss // 1024, *used)
"""


class Run(NamedTuple):
    """A finished run; memory in megabytes, ``own`` and ``worked`` the processor seconds of the
    coordinator and its workers."""

    documents: int
    memory: int
    own: int
    worked: int
    seconds: float


def start(out: Path, workers: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", _RUN, str(out), str(workers)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def runs(*jobs: tuple[Path, int, list[Path]]) -> list[Run]:
    """Runs at the same time: where to, with how many workers, of which files."""
    begin = time.perf_counter()
    started = [(start(out, workers), files) for out, workers, files in jobs]
    for process, files in started:
        process.stdin.write("\n".join(map(str, files)))
        process.stdin.close()
    done = []
    for process, _ in started:
        numbers = map(int, process.stdout.read().split())
        if process.wait():
            raise SystemExit("a run failed")
        done.append(Run(*numbers, time.perf_counter() - begin))
    return done


def halves(files: list[Path]) -> tuple[list[Path], list[Path]]:
    """Two halves of equal work: as many of each format and of each size."""
    alike = sorted(files, key=lambda path: (path.suffix, path.stat().st_size, path))
    return sorted(alike[::2]), sorted(alike[1::2])


def wall(done: list[Run]) -> float:
    return max(run.seconds for run in done)


def at_work(out: Path) -> float:
    """Seconds that documents were with a worker."""
    with closing(sqlite3.connect(out / "ledger.sqlite")) as ledger:
        seconds: float = ledger.execute("SELECT sum(seconds) FROM results").fetchone()[0]
    return seconds


def told(count: int, done: list[Run]) -> str:
    worked, own = sum(run.worked for run in done), sum(run.own for run in done)
    return (
        f"{count / wall(done):6.1f} documents/s  {wall(done):7.1f} s  "
        f"processor {worked} s in workers, {own} s in coordinators"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(
        "--out", type=Path, help="where batches are written (default: a temporary folder)"
    )
    arguments = parser.parse_args()
    out = arguments.out or Path(tempfile.mkdtemp(prefix="batch-"))
    files = sorted(path for path in arguments.folder.rglob("*") if path.is_file())
    print(f"{len(files)} documents, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")

    one, other = halves(files)
    alone, together = [], []
    for number in range(arguments.rounds):
        at = out / str(number)
        alone.append(runs((at / "a", 1, one), (at / "b", 1, other)))
        together.append(runs((at / "whole", 2, files)))
        print(f"two runs of one worker  {told(len(files), alone[-1])}")
        print(f"one run of two workers  {told(len(files), together[-1])}")
    (whole,) = together[-1]
    print(f"workers at work         {at_work(at / 'whole') / (2 * whole.seconds):.0%}")
    print(f"throughput              {min(map(wall, alone)) / min(map(wall, together)):.2f}")

    (tenth,) = runs((out / "tenth", 2, files[::10]))
    growth = whole.memory / tenth.memory - 1
    print(
        f"memory                  {whole.memory} MB, {tenth.memory} MB on a tenth ({growth:+.1%})"
    )

    (again,) = runs((at / "whole", 2, files))
    print(f"second run              {again.seconds:.1f} s ({again.seconds / whole.seconds:.1%})")
    if arguments.out is None:
        shutil.rmtree(out)


if __name__ == "__main__":
    main()
