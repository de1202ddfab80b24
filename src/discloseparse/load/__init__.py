"""Bytes → :class:`~discloseparse.document.Document`; the format is decided by content alone.

A format is one module (or package) of this folder that exposes ``LOADER``; there is no other
list here. Other packages add formats through the entry-point group ``discloseparse.loaders``, each
entry naming a :class:`Loader`::

    [project.entry-points."discloseparse.loaders"]
    ceb = "our_package.ceb:LOADER"

A loader's heavy libraries are imported when it reads its first document. Its ``sniff`` is asked in
the caller's process about every file and must be cheap and harmless; ``load`` runs behind the guard
wherever reading is isolated.
"""

from __future__ import annotations

import hashlib
import pkgutil
from dataclasses import replace
from functools import cache
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

from discloseparse.document import Document
from discloseparse.errors import (
    EmptyDocumentError,
    LimitExceededError,
    NotFoundError,
    PluginError,
    UnsupportedFormatError,
)
from discloseparse.load.bundle import Entry, unpack
from discloseparse.load.loader import Context, Limits, Loader, PdfEngine
from discloseparse.load.shared_rows import split_shared_row
from discloseparse.load.signatures import looks_like

__all__ = [
    "ENTRY_POINTS",
    "Entry",
    "Limits",
    "PdfEngine",
    "load",
    "load_bytes",
    "loader_for",
    "loaders",
    "read_file",
    "unpack",
]

_HEAD = 4096
_PDF = "application/pdf"
ENTRY_POINTS = "discloseparse.loaders"


@cache
def loaders() -> tuple[Loader, ...]:
    """Every format that can be read: the ``LOADER`` of each module here, then those of plug-ins.

    Raises :class:`PluginError` for a plug-in that cannot be imported or is no :class:`Loader`.
    """
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    found = (getattr(import_module(f"{__name__}.{name}"), "LOADER", None) for name in names)
    own = (loader for loader in found if isinstance(loader, Loader))
    plugins = sorted(entry_points(group=ENTRY_POINTS), key=lambda entry: entry.name)
    return (*own, *map(_plugged_in, plugins))


def _plugged_in(entry: EntryPoint) -> Loader:
    try:
        loader = entry.load()
    except Exception as error:  # foreign code may fail in any way
        reason = f"{type(error).__name__}: {error}"
        raise PluginError(name=entry.value, reason=reason) from error
    if not isinstance(loader, Loader):
        raise PluginError(name=entry.value, reason=type(loader).__name__)
    return loader


def load(
    path: str | Path,
    *,
    password: str | None = None,
    limits: Limits | None = None,
    ocr: bool = False,
    pdf_engine: PdfEngine = "pdfium",
) -> Document:
    """The document in the file at ``path``.

    Raises :class:`NotFoundError` (no such file, or a folder), else as :func:`load_bytes`.
    """
    limits = limits or Limits()
    data = read_file(path, limits)
    return load_bytes(
        data, str(path), password=password, limits=limits, ocr=ocr, pdf_engine=pdf_engine
    )


def read_file(path: str | Path, limits: Limits) -> bytes:
    """The bytes of a file, unless there are too many. Raises as :func:`load`."""
    file = Path(path)
    if not file.is_file():
        raise NotFoundError(path=str(path))
    if file.stat().st_size > limits.size:
        raise LimitExceededError(what="size", limit=limits.size)
    return file.read_bytes()


def load_bytes(
    data: bytes,
    name: str = "",
    *,
    password: str | None = None,
    limits: Limits | None = None,
    ocr: bool = False,
    pdf_engine: PdfEngine = "pdfium",
) -> Document:
    """The document in ``data``. ``name`` is only remembered, it never decides the format.

    ``ocr`` reads the text of pictures and scanned pages, which takes seconds for each.

    Raises the errors under :class:`~discloseparse.errors.UnreadableError`. A document of which
    only a part could be read comes back with ``partial`` set and ``diagnostics`` that say why.
    """
    limits = limits or Limits()
    if not data:
        raise EmptyDocumentError()
    if len(data) > limits.size:
        raise LimitExceededError(what="size", limit=limits.size)
    context = Context(limits, password, ocr, pdf_engine)
    document = loader_for(data).load(data, context)
    if ocr and document.media_type == _PDF:
        from discloseparse.load.ocr.scans import with_scanned_pages

        document = with_scanned_pages(document, data, context)
    if not document.text.strip() and not document.partial:
        raise EmptyDocumentError()
    return replace(
        document,
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        tables=tuple(split_shared_row(table, document.text) for table in document.tables),
    )


def loader_for(data: bytes) -> Loader:
    """The loader that is surest of ``data``. Raises :class:`UnsupportedFormatError`."""
    head = data[:_HEAD]
    sure, loader = max(
        ((loader.sniff(head, data), loader) for loader in loaders()), key=lambda pair: pair[0]
    )
    foreign = looks_like(data) if sure < Loader.SURE else None
    if foreign or not sure:
        raise UnsupportedFormatError(kind=foreign or "unknown")
    return loader
