"""xlsx: the list of findings (问题清单) as a workbook."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from discloseparse.emit import Format, Look

if TYPE_CHECKING:
    from discloseparse.result import Result

_PIECE = 2**16  # bytes


def emit(results: Iterable[Result], look: Look) -> Iterator[bytes]:
    """The bytes of the workbook, once all results are in it."""
    from discloseparse.report.workbook import FindingsBook

    with tempfile.TemporaryDirectory(prefix="discloseparse-") as folder:
        path = Path(folder) / "findings.xlsx"
        root = None if look.folder is None else Path()
        with FindingsBook(path, lang=look.lang, folder=look.folder, root=root) as book:
            for result in results:
                book.add(result)
        with path.open("rb") as stream:
            while piece := stream.read(_PIECE):
                yield piece


FORMAT = Format("xlsx", emit, binary=True)
