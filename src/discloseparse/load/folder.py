"""The documents in a folder of the file system."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path, PurePath

from discloseparse.load.bundle import is_clutter, is_hidden


def is_folder(path: Path) -> bool:
    """Is there a folder? A name longer than any can be has none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def documents_in(
    folder: Path, skip: Callable[[Path], bool] = lambda _folder: False
) -> Iterator[Path]:
    """The files below ``folder`` in name order, without clutter and folders that ``skip`` names.

    Links to folders are not followed. A folder that may not be listed is told itself.
    """
    try:
        with os.scandir(folder) as found:
            entries = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in found)
    except OSError:
        yield folder
        return
    for name, inner in entries:
        path = folder / name
        if inner:
            if not is_hidden(name) and not skip(path):
                yield from documents_in(path, skip)
        elif not is_clutter(PurePath(name)) and path.is_file():
            yield path
