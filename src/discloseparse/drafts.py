"""Files that are there in whole or not at all: written beside as ``NAME.part``, then renamed."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from discloseparse.errors import OutputError

_LONGEST = 60  # characters of a name kept in its draft's: file systems end at 255 bytes


@contextmanager
def draft(file: Path) -> Iterator[Path]:
    """Where to write ``file``: it takes its name when the block ends, and nothing is left if it fails.

    What a link points to is replaced, not the link; a device or pipe is written to as it is.
    Raises OSError.
    """
    if file.is_dir() or not file.name:
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(file))
    if file.exists() and not file.is_file():
        yield file
        return
    whole = Path(os.path.realpath(file)) if file.is_symlink() else file
    part = whole.with_name(f"{whole.name[:_LONGEST]}.part")
    try:
        yield part
        part.replace(whole)
    finally:
        with suppress(OSError):
            part.unlink()


def save(file: Path, pieces: Iterable[bytes]) -> None:
    """Write ``pieces`` to ``file``, whose folder is made. Raises :class:`OutputError`."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with draft(file) as part, part.open("wb") as stream:
            stream.writelines(pieces)
    except OSError as error:
        raise OutputError(path=file, reason=error.strerror or type(error).__name__) from error
