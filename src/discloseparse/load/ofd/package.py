"""The package: its documents, their pages and the templates these are laid over."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element

from discloseparse.errors import DamagedDocumentError
from discloseparse.load.archive import Archive
from discloseparse.load.docx.names import child, children, local

KIND = "ofd"


@dataclass(frozen=True, slots=True)
class Package:
    """Where the pages of all documents are, in order: (part, its template parts by number)."""

    archive: Archive

    def pages(self) -> Iterator[tuple[str, dict[str, str]]]:
        """The part of each page, with the templates of its document by id."""
        root = self.archive.xml("OFD.xml")
        bodies = list(children(root, "DocBody"))
        if not bodies:
            raise DamagedDocumentError(kind=KIND, reason="no DocBody")
        for body in bodies:
            place = child(body, "DocRoot")
            main = _resolved("", "" if place is None else place.text)
            document = self.archive.xml(main)
            templates = {
                page.get("ID", ""): _resolved(main, page.get("BaseLoc"))
                for page in children(child(document, "CommonData"), "TemplatePage")
            }
            for page in children(child(document, "Pages"), "Page"):
                yield _resolved(main, page.get("BaseLoc")), templates

    def content(self, part: str, templates: dict[str, str]) -> Iterator[_Element]:
        """The layers of a page, those of its templates first."""
        page = self.archive.xml(part)
        for template in children(page, "Template"):
            under = templates.get(template.get("TemplateID", ""))
            if under is not None and under in self.archive:
                yield from children(child(self.archive.xml(under), "Content"), "Layer")
        yield from children(child(page, "Content"), "Layer")


def objects(element: _Element, deepest: int = 20) -> Iterator[_Element]:
    """The objects of a layer in the order they are drawn, those in blocks among them."""
    for inner in element:
        name = local(inner)
        if inner.get("Visible") == "false":
            continue
        if name == "PageBlock" and deepest:
            yield from objects(inner, deepest - 1)
        elif name:
            yield inner


def _resolved(part: str, place: str | None) -> str:
    """The part that ``place`` (absolute, or relative to ``part``) names."""
    joined = posixpath.join("/", posixpath.dirname(part), (place or "").strip())
    return posixpath.normpath(joined).lstrip("/")
