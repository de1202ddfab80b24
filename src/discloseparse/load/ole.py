"""OLE containers: the streams of a document, read by olefile."""

from __future__ import annotations

import io
from collections.abc import Iterable

import olefile

from discloseparse.errors import DamagedDocumentError


def streams(data: bytes, names: Iterable[str], kind: str) -> dict[str, bytes]:
    """The streams called ``names`` at the root of the container ``data``, those it has.

    Raises :class:`DamagedDocumentError`, which names ``kind``.
    """
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            return {
                name: container.openstream([name]).read()
                for name in names
                if container.exists(name) and container.get_type(name) == olefile.STGTY_STREAM
            }
    except Exception as error:  # a directory that lies raises whatever it leads to
        reason = " ".join(str(error).split())[:120] or type(error).__name__
        raise DamagedDocumentError(kind=kind, reason=reason) from error


def root_names(data: bytes) -> set[str]:
    """The names of the streams at the root of the container ``data``; empty if it is torn."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as container:
            return {entry.name for entry in container.root.kids}
    except Exception:  # as above
        return set()
