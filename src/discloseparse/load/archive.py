"""Zip containers (OOXML and others) opened with limits, and their XML parts parsed safely."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from discloseparse.errors import (
    DamagedDocumentError,
    LimitExceededError,
    LockedDocumentError,
)
from discloseparse.load.loader import Limits

if TYPE_CHECKING:
    from lxml.etree import _Element

_MEGABYTE = 2**20
_ENCRYPTED = 0x1
_BOUNDED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_PIECE, _PIECE_UNBOUNDED = 2**20, 2**12
"""Bytes that are read at once. Of LZMA and bzip2, zipfile unpacks so many *packed* bytes, which may
grow to some ten thousand times their size before they can be counted."""
_DOCTYPE = re.compile(
    "|".join(
        re.escape(word.encode(encoding).decode("latin-1"))
        for word in ("<!DOCTYPE", "<!ENTITY")
        for encoding in ("ascii", "utf-16-le", "utf-16-be")
    ).encode("latin-1"),
    re.IGNORECASE,
)


class Archive:
    """A zip whose entries are counted and measured before any is unpacked.

    A package (``whole``) is refused at once if an entry of it is; of an archive of documents each
    entry is judged when it is read. ``kind`` is named in the errors.

    Raises :class:`DamagedDocumentError` (no valid zip), :class:`LockedDocumentError` and
    :class:`LimitExceededError`.
    """

    def __init__(self, data: bytes, kind: str, limits: Limits, *, whole: bool = True) -> None:
        self._kind = kind
        self._limits = limits
        self._left = limits.archive_bytes
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, EOFError, OSError, NotImplementedError) as error:
            raise self._damaged(error) from error
        self.entries = self._zip.infolist()
        if len(self.entries) > limits.archive_entries:
            raise LimitExceededError(what="archive_entries", limit=limits.archive_entries)
        self._parts = {info.filename: info for info in self.entries}
        if whole:
            self._measure()

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def _measure(self) -> None:
        limit = self._limits.archive_bytes
        if sum(info.file_size for info in self.entries) > limit:
            raise LimitExceededError(what="archive_bytes", limit=limit)
        for info in self.entries:
            self._check(info)

    def _check(self, info: zipfile.ZipInfo) -> None:
        if info.flag_bits & _ENCRYPTED:
            raise LockedDocumentError(kind=self._kind)
        self._check_ratio(info, info.file_size)

    def _check_ratio(self, info: zipfile.ZipInfo, size: int) -> None:
        ratio = self._limits.archive_ratio
        if size > _MEGABYTE and size > ratio * max(info.compress_size, 1):
            raise LimitExceededError(what="archive_ratio", limit=ratio)

    def read(self, name: str) -> bytes:
        """The bytes of a part; declared sizes are not believed."""
        info = self._parts.get(name)
        if info is None:
            raise DamagedDocumentError(kind=self._kind, reason=f"no part {name}")
        data = self.unpacked(info, self._left)
        self._left -= len(data)
        return data

    def unpacked(self, info: zipfile.ZipInfo, most: int) -> bytes:
        """The bytes of an entry, of which there may be ``most``."""
        self._check(info)
        step = _PIECE if info.compress_type in _BOUNDED else _PIECE_UNBOUNDED
        data = bytearray()
        try:
            with self._zip.open(info) as stream:
                while len(data) <= most and (piece := stream.read(step)):
                    data += piece
        except MemoryError:
            raise
        except Exception as error:  # each method of compression has errors of its own
            raise self._damaged(error) from error
        if len(data) > most:
            raise LimitExceededError(what="archive_bytes", limit=self._limits.archive_bytes)
        self._check_ratio(info, len(data))
        return bytes(data)

    def xml(self, name: str) -> _Element:
        """The root of an XML part. Parts that declare a document type are refused."""
        from lxml import etree

        data = self._without_doctype(name)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        try:
            return etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self._damaged(error) from error

    def elements(self, name: str, *tags: str) -> Iterator[_Element]:
        """The elements called ``tags`` (local names) of a large XML part, as each ends.

        An element is emptied when the next one is asked for. The same is refused as by :meth:`xml`.
        """
        from lxml import etree

        data = self._without_doctype(name)
        wanted = [f"{{*}}{tag}" for tag in tags]
        stream = etree.iterparse(
            io.BytesIO(data), tag=wanted, resolve_entities=False, no_network=True, load_dtd=False
        )
        try:
            for _, element in stream:
                yield element
                element.clear()
                parent = element.getparent()
                while parent is not None and parent[0] is not element:
                    del parent[0]
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self._damaged(error) from error

    def links(self, part: str) -> dict[str, tuple[str, str]]:
        """What ``part`` (``""``: the package) points to: id → (last word of the type, target)."""
        folder, name = posixpath.split(part)
        listing = posixpath.join(folder, "_rels", f"{name}.rels")
        found: dict[str, tuple[str, str]] = {}
        if listing not in self:
            return found
        for link in self.xml(listing):
            if link.get("TargetMode") == "External":
                continue
            target = posixpath.normpath(posixpath.join("/", folder, link.get("Target", "")))
            kind = link.get("Type", "").rpartition("/")[2]
            found[link.get("Id", "") or f"#{len(found)}"] = (kind, target.lstrip("/"))
        return found

    def related(self, part: str) -> dict[str, list[str]]:
        """The parts that ``part`` (``""``: the package) points to, by last word of the type."""
        found: dict[str, list[str]] = {}
        for kind, target in self.links(part).values():
            found.setdefault(kind, []).append(target)
        return found

    def _without_doctype(self, name: str) -> bytes:
        data = self.read(name)
        if _DOCTYPE.search(data):
            raise DamagedDocumentError(kind=self._kind, reason=f"{name}: DOCTYPE")
        return data

    def _damaged(self, error: Exception) -> DamagedDocumentError:
        reason = " ".join(str(error).split())[:120]
        return DamagedDocumentError(kind=self._kind, reason=reason or type(error).__name__)
