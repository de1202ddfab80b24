"""Bytes → :class:`~discloseparse.document.Document`; the format is decided by content alone.

A format is one module (or package) of this folder that exposes ``LOADER``; there is no other
list. A loader's heavy libraries are imported when it reads its first document.
"""

from __future__ import annotations

import hashlib
import pkgutil
from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path

from discloseparse.document import Document
from discloseparse.errors import (
    EmptyDocumentError,
    LimitExceededError,
    NotFoundError,
    UnsupportedFormatError,
)
from discloseparse.load.loader import Context, Limits, Loader
from discloseparse.load.shared_rows import split_shared_row
from discloseparse.load.signatures import looks_like

__all__ = ["Limits", "load", "load_bytes", "loaders"]

_HEAD = 4096


@cache
def loaders() -> tuple[Loader, ...]:
    """Every format that can be read: the ``LOADER`` of each module here, by module name."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    found = (getattr(import_module(f"{__name__}.{name}"), "LOADER", None) for name in names)
    return tuple(loader for loader in found if isinstance(loader, Loader))


def load(
    path: str | Path, *, password: str | None = None, limits: Limits | None = None
) -> Document:
    """The document in the file at ``path``.

    Raises :class:`NotFoundError` (no such file, or a folder), else as :func:`load_bytes`.
    """
    file = Path(path)
    if not file.is_file():
        raise NotFoundError(path=str(path))
    limits = limits or Limits()
    if file.stat().st_size > limits.size:
        raise LimitExceededError(what="size", limit=limits.size)
    return load_bytes(file.read_bytes(), str(path), password=password, limits=limits)


def load_bytes(
    data: bytes, name: str = "", *, password: str | None = None, limits: Limits | None = None
) -> Document:
    """The document in ``data``. ``name`` is only remembered, it never decides the format.

    Raises the errors under :class:`~discloseparse.errors.UnreadableError`. A document of which
    only a part could be read comes back with ``partial`` set and ``diagnostics`` that say why.
    """
    limits = limits or Limits()
    if not data:
        raise EmptyDocumentError()
    if len(data) > limits.size:
        raise LimitExceededError(what="size", limit=limits.size)
    document = _loader_for(data).load(data, Context(limits, password))
    if not document.text.strip() and not document.partial:
        raise EmptyDocumentError()
    return replace(
        document,
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        tables=tuple(split_shared_row(table, document.text) for table in document.tables),
    )


def _loader_for(data: bytes) -> Loader:
    head = data[:_HEAD]
    sure, loader = max(
        ((loader.sniff(head, data), loader) for loader in loaders()), key=lambda pair: pair[0]
    )
    foreign = looks_like(data) if sure < Loader.SURE else None
    if foreign or not sure:
        raise UnsupportedFormatError(kind=foreign or "unknown")
    return loader
