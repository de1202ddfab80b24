"""What reading behind the guard costs over reading in process, the worker's start apart.

    python benchmarks/guard_cost.py [FILE ...] [--rounds 10]

Without files the PDFs of ``fixtures`` are read. Rounds of both ways alternate, wall-clock time.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from discloseparse import parse
from discloseparse.pipeline import reading_guard

FIXTURES = Path(__file__).parents[1] / "fixtures"


def seconds(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=sorted(FIXTURES.glob("*.pdf")))
    parser.add_argument("--rounds", type=int, default=10)
    arguments = parser.parse_args()
    files: list[Path] = arguments.files

    for file in files:  # what is loaded at the first document is not the guard's cost
        parse(file)
    with reading_guard() as guard:
        start = seconds(lambda: parse(files[0], isolate=guard)) - seconds(lambda: parse(files[0]))
        for file in files:
            parse(file, isolate=guard)
        plain, guarded = [], []
        for _ in range(arguments.rounds):
            plain.append(seconds(lambda: [parse(file) for file in files]))
            guarded.append(seconds(lambda: [parse(file, isolate=guard) for file in files]))

    cost = sum(guarded) / sum(plain) - 1
    print(f"{len(files)} files, {arguments.rounds} rounds, wall seconds")
    print(f"in process  total {sum(plain):.2f}  median round {statistics.median(plain):.3f}")
    print(f"guarded     total {sum(guarded):.2f}  median round {statistics.median(guarded):.3f}")
    print(f"cost        {cost:+.1%}   worker start and first imports {start:.2f} s, once")


if __name__ == "__main__":
    main()
