"""Write results in a chosen format, to stdout or to a file."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from discloseparse.drafts import save
from discloseparse.emit import Format, Look, Unread, formats
from discloseparse.errors import OutputError
from discloseparse.messages import sentence

if TYPE_CHECKING:
    from discloseparse.result import Result

_FORMATS = formats("discloseparse.report.formats")


def format_names() -> list[str]:
    """Every format there is."""
    return sorted(_FORMATS)


def write(
    results: Iterable[Result],
    name: str,
    *,
    lang: str,
    color: bool = False,
    file: Path | None = None,
    unread: Sequence[Unread] = (),
) -> None:
    """Emit ``results``, and what was ``unread``, to ``file`` (None: stdout); formats for machines are UTF-8 whatever the console
    speaks. A file stays as it was if nothing is emitted, unless the format is one of lines.
    Raises :class:`OutputError`."""
    chosen = _FORMATS[name]
    if file is not None:
        look = Look(lang, folder=file.absolute().parent, unread=unread)
        pieces = _bytes(chosen, results, look)
        with suppress(_NothingError):
            save(file, pieces if chosen.by_line else _some(pieces))
    elif not chosen.binary:
        _print(chosen, results, Look(lang, color, unread=unread))
    elif sys.stdout.isatty():
        raise OutputError(path=name, reason="-o FILE")
    else:
        look = Look(lang, folder=Path.cwd(), unread=unread)  # where the shell puts it, as a rule
        sys.stdout.buffer.writelines(_bytes(chosen, results, look))


class _NothingError(Exception):
    """No document could be read."""


def _some(pieces: Iterator[bytes]) -> Iterator[bytes]:
    first = next(pieces, None)
    if first is None:
        raise _NothingError
    yield first
    yield from pieces


def _bytes(chosen: Format, results: Iterable[Result], look: Look) -> Iterator[bytes]:
    for piece in chosen.emit(results, look):
        yield piece if isinstance(piece, bytes) else piece.encode("utf-8", "surrogatepass")


def _print(chosen: Format, results: Iterable[Result], look: Look) -> None:
    if chosen.data and hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="surrogatepass", newline="\n")
    for piece in chosen.emit(results, look):
        sys.stdout.write(str(piece))


def refuse_originals(file: Path, originals: Iterable[Path], lang: str) -> None:
    """Raise :class:`OutputError` if writing ``file`` would replace one of ``originals``."""
    if any(_are_same(file, original) for original in originals):
        raise OutputError(path=file, reason=sentence("shell.over_original", lang))


def _are_same(file: Path, other: Path) -> bool:
    try:
        return file.samefile(other)
    except OSError:  # one is not there, or has a name that none can have
        return False


def wants_color(*, refused: bool) -> bool:
    """Colours only on a terminal, and never if refused or ``NO_COLOR`` is set."""
    return sys.stdout.isatty() and not refused and "NO_COLOR" not in os.environ
