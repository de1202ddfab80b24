"""Mutated documents for every loader, in process: no crash, no hang, nothing beyond the limits.

    python benchmarks/fuzz_loaders.py [--count 10000 | --seconds 60] [--seed N] [--formats pdf docx]

Seeds are the documents in ``fixtures`` and ``tests/load/data``, each under the loader that reads it.
The seed is printed; the same seed gives the same files. Before a file is read it is written to
``--keep``, so that one which kills the process lies there; others that break a rule are kept too.
"""

from __future__ import annotations

import argparse
import faulthandler
import io
import random
import re
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from discloseparse.document import Document
from discloseparse.errors import UnreadableError
from discloseparse.load import Limits, load_bytes, loader_for, office
from discloseparse.spans import Span

ROOT = Path(__file__).parents[1]
SEEDS = (ROOT / "fixtures", ROOT / "tests" / "load" / "data")
LIMITS = Limits(size=2**24, characters=500_000, pages=200, cells=20_000, archive_bytes=2**25)
HANG = 30  # seconds over one file
SLOW = 5.0

_EXTREMES = (b"0", b"-1", b"1", b"255", b"65536", b"4294967295", b"99999999999999999999", b"1e999")
_WORDS = {
    "pdf": b"endobj stream endstream << >> [ ] /Kids /Parent /Count /Contents /Length q Q BT ET Tj "
    b"Do cm re S f /F1 /XObject /Resources 4 0 R 1 0 R null true /Rotate /MediaBox",
    "html": b"<table> </table> <tr> <td colspan=9 rowspan=9> <div> </div> <p> <br> <b> <ol> <li> "
    b"<h1> <script> <!-- --> &nbsp; &#0; &#x10FFFF; <pre> <frame> <body> <style> <a>",
    "docx": b"<w:p> </w:p> <w:tbl> </w:tbl> <w:tr> <w:tc> <w:r> <w:t> <w:del> <w:ins> <w:sdt> "
    b'w:val="9" <w:br/> <w:fldChar/> <w:drawing> <w:txbxContent> <w:footnoteReference/>',
    "xlsx": b'<row> </row> <c> </c> <v> </v> <f> <is> <t> <mergeCell/> <col/> s="9" t="s" '
    b'r="XFD1048576" hidden="1" ref="A1:XFD9" formatCode="0!.0,;[Red]" date1904="1"',
    "ofd": b'<ofd:TextCode> <ofd:TextObject> <ofd:PageBlock> <ofd:PathObject> <ofd:AbbreviatedData> M 0 0 L 9 9 C DeltaX="g 9 9" CTM="1 0 0 1 0 0" Size="9"',
    "csv": b', ; \t " "" \n \r\n =" 1,000 \x00 \xff',
}
_MAIN_PARTS = ("document.xml", "sheet1.xml", "sheet2.xml", "styles.xml", "Content.xml")
_NUMBER = re.compile(rb"\d+")


def mutate(data: bytes, other: bytes, words: list[bytes], chance: random.Random) -> bytes:
    """A few changes of random kinds; ``other`` lends pieces."""
    body = bytearray(data)
    for _ in range(1 << chance.randrange(6)):
        at = chance.randrange(len(body) + 1)
        length = 1 << chance.randrange(10)
        kind = chance.randrange(8)
        if kind == 0 and at < len(body):
            body[at] ^= 1 << chance.randrange(8)
        elif kind == 1:
            del body[at : at + length]
        elif kind == 2:
            body[at:at] = body[at : at + length]
        elif kind == 3:
            start = chance.randrange(len(other) + 1)
            body[at : at + length] = other[start : start + length]
        elif kind == 4:
            body[at:at] = chance.choice(words) * (1 << chance.choice((0, 0, 0, 2, 6)))
        elif kind == 5 and (number := _NUMBER.search(body, at)):
            body[number.start() : number.end()] = chance.choice(_EXTREMES)
        elif kind == 6:
            body[at : at + length] = chance.randbytes(length)
        elif chance.random() < 0.1:
            del body[at:]
    return bytes(body)


def mutate_package(data: bytes, other: bytes, words: list[bytes], chance: random.Random) -> bytes:
    """A zip of which one part is mutated, or now and then the container itself."""
    if chance.random() < 0.2:
        return mutate(data, other, words, chance)
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        names = old.namelist()
        chosen = chance.choice([n for n in names if n.endswith(_MAIN_PARTS)] * 4 + names)
        for name in names:
            part = old.read(name)
            new.writestr(name, mutate(part, part, words, chance) if name == chosen else part)
    return buffer.getvalue()


def rule_broken(document: Document) -> str | None:
    """What of a document contradicts itself or the limits."""
    whole = Span(0, len(document.text))
    cells = [cell for table in document.tables for cell in table.cells]
    spans = [cell.span for cell in cells]
    spans += [table.span for table in document.tables] + [s.span for s in document.styles]
    spans += [item.span for item in document.furniture if item.span]
    if len(document.text) > LIMITS.characters:
        return "text beyond the limit"
    if any(not whole.start <= span.start < span.end <= whole.end for span in spans):
        return "a span outside the text"
    if any(min(cell.row, cell.col) < 0 or min(cell.rows, cell.cols) < 1 for cell in cells):
        return "a cell outside its table"
    if max((len(table.cells) for table in document.tables), default=0) > LIMITS.cells:
        return "cells beyond the limit"
    if document.partial and not document.diagnostics:
        return "partial without a reason"
    for at in (0, len(document.text) // 2, len(document.text) - 1):
        if document.text:
            document.origins.locate(Span(at, at + 1))
    document.text.encode()
    return None


def attempt(data: bytes) -> str | None:
    """What was wrong with reading ``data``; None if it ended as it should."""
    begin = time.perf_counter()
    try:
        fault = rule_broken(load_bytes(data, limits=LIMITS))
    except UnreadableError:
        fault = None
    except Exception as error:  # that is what is looked for
        fault = f"{type(error).__name__}: {error}"[:200]
    spent = time.perf_counter() - begin
    return fault or (f"{spent:.1f} s" if spent > SLOW else None)


def seeds(folders: tuple[Path, ...] = SEEDS) -> dict[str, list[bytes]]:
    """The documents to begin with, by the kind of their loader."""
    found: dict[str, list[bytes]] = {}
    for path in sorted(path for folder in folders for path in folder.rglob("*")):
        if path.is_file() and path.suffix not in (".json", ".md"):
            data = path.read_bytes()
            found.setdefault(loader_for(data).kind, []).append(data)
    return found


def mutants(kind: str, known: list[bytes], seed: int) -> Iterator[bytes]:
    """Mutated files of a kind without end."""
    chance = random.Random(f"{kind} {seed}")
    words = (_WORDS.get(kind) or b" \n \r\n \xff\xfe \xef\xbb\xbf \x81 \x00").split(b" ")
    change: Callable[[bytes, bytes, list[bytes], random.Random], bytes] = mutate
    if all(data.startswith(b"PK") for data in known):
        change = mutate_package
    while True:
        yield change(chance.choice(known), chance.choice(known), words, chance)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=10_000, help="files of each format")
    parser.add_argument("--seconds", type=float, help="time for all formats together")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    parser.add_argument("--formats", nargs="*")
    parser.add_argument("--convert", action="store_true", help="let LibreOffice take part")
    parser.add_argument("--keep", type=Path, default=ROOT / "build" / "fuzz")
    arguments = parser.parse_args()
    if not arguments.convert:
        office.converter = lambda: None  # type: ignore[assignment]
    print(f"seed {arguments.seed}", flush=True)
    known = {k: v for k, v in seeds().items() if k in (arguments.formats or seeds())}
    share = (arguments.seconds or float("inf")) / len(known)
    keep: Path = arguments.keep
    keep.mkdir(parents=True, exist_ok=True)
    faults = 0
    for kind, documents in known.items():
        begin, count, found = time.monotonic(), 0, []
        for data in mutants(kind, documents, arguments.seed):
            if count >= arguments.count or time.monotonic() - begin > share:
                break
            (keep / f"last.{kind}").write_bytes(data)
            faulthandler.dump_traceback_later(HANG, exit=True)
            fault = attempt(data)
            faulthandler.cancel_dump_traceback_later()
            if fault:
                found.append(fault)
                (keep / f"{arguments.seed}-{count}.{kind}").write_bytes(data)
                print(f"{kind} {count}: {fault}", flush=True)
            count += 1
        spent = time.monotonic() - begin
        print(f"{kind:8} {count} files, {len(found)} faults, {spent:.0f} s", flush=True)
        faults += len(found)
    return 1 if faults else 0


if __name__ == "__main__":
    faulthandler.enable()
    sys.exit(main())
