"""Files of this machine."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from discloseparse.batch.discovery.found import Found
from discloseparse.batch.folder import is_batch
from discloseparse.errors import NoDocumentsError
from discloseparse.load import Limits, read_file
from discloseparse.load.bundle import archive_at, is_clutter
from discloseparse.load.folder import documents_in


def find(source: str) -> Iterator[Found]:
    """A file, the files of a folder, or what a pattern (``**`` among its signs) matches.

    Folders that hold a batch are passed over: their tables are no sources.
    """
    path = Path(source)
    try:
        exists, is_folder = path.exists(), path.is_dir()
    except OSError:  # the name alone is too long
        exists = is_folder = False
    if not exists and glob.has_magic(source):
        yield from _matched(source)
    elif is_folder:
        if not is_batch(path):
            yield from _inside(path, path.resolve())
    else:
        yield _found(path, _given(path))


def archive(path: str, limits: Limits) -> bytes | None:
    """See :class:`~discloseparse.batch.discovery.Store`."""
    return archive_at(Path(path), limits)


def read(path: str, limits: Limits) -> bytes:
    """See :class:`~discloseparse.batch.discovery.Store`."""
    if Path(path).is_dir():
        os.scandir(path).close()  # not allowed is another error than empty
        raise NoDocumentsError()
    return read_file(path, limits)


def _inside(folder: Path, root: Path) -> Iterator[Found]:
    """The files below ``folder``, whose ids begin with the name of ``root``."""
    path = None
    for path in documents_in(folder, skip=is_batch):
        inner = path.relative_to(folder).as_posix()
        yield _found(path, root.name if inner == "." else f"{root.name}/{inner}")
    if path is None:
        yield _found(folder, root.name)


def _matched(pattern: str) -> Iterator[Found]:
    """What the pattern matches; ids begin with the folder that is named in full."""
    fixed = Path(pattern)
    while glob.has_magic(str(fixed)):
        fixed = fixed.parent
    path = None
    in_batch = cache(_is_in_batch)
    for path in sorted(fixed.glob(str(Path(pattern).relative_to(fixed)))):
        inner = path.relative_to(fixed)
        if not is_clutter(inner) and path.is_file() and not in_batch(path.parent):
            yield _found(path, f"{fixed.resolve().name}/{inner.as_posix()}")
    if path is None:
        yield Found(_readable(pattern), pattern, None)


def _is_in_batch(folder: Path) -> bool:
    return any(map(is_batch, (folder, *folder.parents)))


def _found(path: Path, id_: str) -> Found:
    try:
        state = path.stat()
    except (OSError, ValueError):  # ValueError: a NUL within the name
        return Found(_readable(id_), str(path), None)
    return Found(_readable(id_), str(path), f"{state.st_size} {state.st_mtime_ns}")


def _given(path: Path) -> str:
    """The path of a file that is named itself, from the first folder on that it names."""
    parts = (part for part in path.parts if part not in (path.anchor, ".."))
    return "/".join(parts) or str(path)


def _readable(id_: str) -> str:
    """Names that are no UTF-8 (old systems, GBK) made text that can be written."""
    return os.fsencode(id_).decode("utf-8", "backslashreplace")
