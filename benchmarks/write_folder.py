"""Write a folder of documents of mixed formats, as a county's offices would hand them in.

    python -m benchmarks.write_folder OUT [--count 20000] [--seed 8]

Of twenty documents ten are project texts of 2 to 10 kB, six DOCX, three HTML, one a PDF of 5 to 20
pages (needs reportlab). The same count and seed give the same bytes.
"""

from __future__ import annotations

import argparse
import random
import zipfile
from pathlib import Path

from benchmarks.formats import docx_plain, docx_styled, html_breaks, html_editor, pdf_hard
from benchmarks.project_text import project_text, unit_of

_DOCX, _HTML = (docx_styled, docx_plain), (html_editor, html_breaks)
# In twenty: T text, D DOCX, H HTML, P PDF; mixed, so that no stretch of a run is all of one kind.
_MIX = "TDTHTDTDTPTDTHTDTDTH"
_SHORT, _LONG = 680, 3_300  # characters of three bytes: 2 to 10 kB
_PAGE = 510  # characters of a page with its shorter lines
_EPOCH = (2026, 1, 1, 0, 0, 0)


def write(out: Path, count: int, seed: int) -> None:
    for number in range(count):
        folder = out / unit_of(number)
        folder.mkdir(parents=True, exist_ok=True)
        write_one(folder / f"{number:06}", seed, number)


def write_one(path: Path, seed: int, number: int) -> None:
    kind = _MIX[number % len(_MIX)]
    dice = random.Random(f"{seed} {number} length")
    pages = dice.randrange(5, 21)
    length = pages * _PAGE if kind == "P" else dice.randrange(_SHORT, _LONG)
    lines = project_text(seed, number, length)
    if kind == "T":
        path.with_suffix(".txt").write_text("\n".join(lines) + "\n", "utf-8", newline="\n")
        return
    writer = {"D": dice.choice(_DOCX), "H": dice.choice(_HTML), "P": pdf_hard}[kind]
    file = path.with_suffix(writer.SUFFIX)
    writer.write(lines, file)
    if kind == "D":
        _without_time(file)


def _without_time(file: Path) -> None:
    """A zip holds the time it was written at."""
    with zipfile.ZipFile(file) as archive:
        parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            archive.writestr(
                zipfile.ZipInfo(name, _EPOCH), data, compress_type=zipfile.ZIP_DEFLATED
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=8)
    arguments = parser.parse_args()
    write(arguments.out, arguments.count, arguments.seed)


if __name__ == "__main__":
    main()
