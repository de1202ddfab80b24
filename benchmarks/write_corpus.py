"""Write every text of a folder as other formats, a flat folder for each.

    python -m benchmarks.write_corpus TEXTS OUT [FORMAT ...]

TEXTS is searched for ``*.txt``, each line a paragraph. Formats are the modules of
``benchmarks/formats`` (all, if none is named) and ``txt``, the text itself. ``pdf_hard`` needs
reportlab, ``pdf_office`` LibreOffice.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import shutil
from pathlib import Path

from benchmarks import formats


def names() -> list[str]:
    """The formats that can be written."""
    found = [module.name for module in pkgutil.iter_modules(formats.__path__)]
    return ["txt", *(name for name in found if name != "lines")]


def write(texts: Path, out: Path, wanted: list[str]) -> None:
    for name in wanted:
        folder = out / name
        folder.mkdir(parents=True, exist_ok=True)
        for source in sorted(texts.rglob("*.txt")):
            if name == "txt":
                shutil.copyfile(source, folder / source.name)
                continue
            module = importlib.import_module(f"benchmarks.formats.{name}")
            lines = source.read_text("utf-8").split("\n")
            module.write(lines, folder / f"{source.stem}{module.SUFFIX}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("formats", nargs="*", choices=[[], *names()])
    arguments = parser.parse_args()
    write(arguments.texts, arguments.out, arguments.formats or names())


if __name__ == "__main__":
    main()
