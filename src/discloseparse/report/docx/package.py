"""An OOXML package of which some parts are changed and all others copied as they are."""

from __future__ import annotations

import io
import posixpath
import zipfile

from lxml import etree
from lxml.etree import _Element

from discloseparse.errors import SignedOriginalError
from discloseparse.load.archive import Archive
from discloseparse.load.loader import Limits

_TYPES = "[Content_Types].xml"
_LINKS_SPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
_SIGNATURES = "origin"  # the last word of the type of the link to them
_UNDATED = (1980, 1, 1, 0, 0, 0)


class Package:
    """The package in ``data``. Raises what reading it raises, and :class:`SignedOriginalError`."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._limits = limits
        self._archive = Archive(data, "docx", limits)
        self._trees: dict[str, _Element] = {}
        related = self._archive.related("")
        if _SIGNATURES in related:
            raise SignedOriginalError()
        self.main = next(iter(related.get("officeDocument", ())), "word/document.xml")

    def tree(self, part: str) -> _Element:
        """The root of a part; what is changed in it will be written."""
        if part not in self._trees:
            self._trees[part] = self._archive.xml(part)
        return self._trees[part]

    def related(self, name: str) -> str | None:
        """The part that the main part points to as ``name``."""
        return next(iter(self._archive.related(self.main).get(name, ())), None)

    def add(self, name: str, root: _Element, content_type: str, link_type: str) -> None:
        """A new XML part called ``name`` that the main part points to."""
        folder = posixpath.dirname(self.main)
        part = posixpath.join(folder, f"{name}.xml")
        count = 1
        while part in self._archive:
            count += 1
            part = posixpath.join(folder, f"{name}{count}.xml")
        self._trees[part] = root
        types = self.tree(_TYPES)
        types.append(_element(types, "Override", PartName=f"/{part}", ContentType=content_type))
        links = self._links()
        links.append(
            _element(
                links,
                "Relationship",
                Id=_free_id(links),
                Type=link_type,
                Target=posixpath.relpath(part, folder or "."),
            )
        )

    def _links(self) -> _Element:
        folder, name = posixpath.split(self.main)
        part = posixpath.join(folder, "_rels", f"{name}.rels")
        if part not in self._archive and part not in self._trees:
            self._trees[part] = etree.fromstring(f'<Relationships xmlns="{_LINKS_SPACE}"/>')
        return self.tree(part)

    def data(self) -> bytes:
        """The bytes of the package; the same changes give the same bytes."""
        buffer = io.BytesIO()
        entries = {info.filename: info for info in self._archive.entries}
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
            for name, info in entries.items():
                written = zipfile.ZipInfo(name, info.date_time)
                written.compress_type = zipfile.ZIP_DEFLATED
                package.writestr(written, self._bytes(name, info))
            for name in sorted(self._trees.keys() - entries.keys()):
                added = zipfile.ZipInfo(name, _UNDATED)
                added.compress_type = zipfile.ZIP_DEFLATED
                package.writestr(added, self._bytes(name, None))
        return buffer.getvalue()

    def _bytes(self, name: str, info: zipfile.ZipInfo | None) -> bytes:
        if name in self._trees:
            return etree.tostring(
                self._trees[name], xml_declaration=True, encoding="UTF-8", standalone=True
            )
        return b"" if info is None else self._archive.unpacked(info, self._limits.archive_bytes)


def _element(beside: _Element, name: str, **attributes: str) -> _Element:
    space = etree.QName(beside).namespace
    return etree.Element(f"{{{space}}}{name}", attributes)


def _free_id(links: _Element) -> str:
    taken = {link.get("Id") for link in links}
    return next(name for i in range(1, len(taken) + 2) if (name := f"rIdMarks{i}") not in taken)
