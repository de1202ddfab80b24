"""How fast PDFs are loaded: whole processes, text and tables, against pdfplumber on the same files.

    python -m benchmarks.pdf_speed PDF [PDF ...] [--rounds 5] [--pages 400]

Each round starts one process for each engine that reads all files, in turn; medians are compared,
of the processor time (user and system): other work on the machine lengthens the wall time only.
``--pages`` copies the files into one of that many pages and tells the peak memory of reading it.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

OURS = """
import sys
from discloseparse.load import load
for path in sys.argv[1:]:
    document = load(path)
    print(len(document.text), len(document.tables))
"""
THEIRS = """
import sys
import pdfplumber
for path in sys.argv[1:]:
    with pdfplumber.open(path) as pdf:
        text = tables = 0
        for page in pdf.pages:
            text += len(page.extract_text() or "")
            tables += len(page.extract_tables())
            page.close()
    print(text, tables)
"""
TIME = """
import os
spent = os.times()
print(spent.user + spent.system + spent.children_user + spent.children_system)
"""
PEAK = """
import resource
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def seconds(script: str, paths: list[str]) -> float:
    """Processor time of a process that runs ``script`` on all ``paths``."""
    run = subprocess.run(
        [sys.executable, "-c", script + TIME, *paths], check=True, capture_output=True, text=True
    )
    return float(run.stdout.split()[-1])


def peak(script: str, path: str) -> int:
    """Megabytes that a process needs at most (where the platform tells: not on Windows)."""
    run = subprocess.run(
        [sys.executable, "-c", script + PEAK, path], check=True, capture_output=True, text=True
    )
    return int(run.stdout.split()[-1])


def long_file(paths: list[str], pages: int, folder: str) -> str:
    """A PDF of so many pages, copied from the files over and over."""
    import pypdfium2

    sources = [pypdfium2.PdfDocument(path) for path in paths]
    target = pypdfium2.PdfDocument.new()
    while len(target) < pages:
        for source in sources:
            some = list(range(min(len(source), pages - len(target))))
            target.import_pages(source, some)
    file = Path(folder) / "long.pdf"
    target.save(str(file))
    return str(file)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="+", metavar="PDF")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--pages", type=int, default=0)
    arguments = parser.parse_args()
    ours, theirs = [], []
    for _ in range(arguments.rounds):
        ours.append(seconds(OURS, arguments.paths))
        theirs.append(seconds(THEIRS, arguments.paths))
    mine, other = statistics.median(ours), statistics.median(theirs)
    print(f"discloseparse {mine:.2f} s  pdfplumber {other:.2f} s  ratio {other / mine:.1f}")
    if arguments.pages:
        with tempfile.TemporaryDirectory() as folder:
            path = long_file(arguments.paths, arguments.pages, folder)
            start = time.perf_counter()
            megabytes = peak(OURS, path)
            lasted = time.perf_counter() - start
            print(f"{arguments.pages} pages: {lasted:.1f} s, peak {megabytes} MB")


if __name__ == "__main__":
    main()
