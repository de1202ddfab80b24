"""Word comments: their part, their ranges, and beside what a range may stand.

Word ignores ranges in headers, footers, text boxes, footnotes and endnotes ([MS-OI29500] 2.1.315):
there the comment stands at what anchors the box or note in the body.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree
from lxml.etree import _Element

from discloseparse.emit.xml_text import xml_text
from discloseparse.load.docx.names import attribute, local
from discloseparse.report.docx.package import Package
from discloseparse.report.marks import AUTHOR

MOST = 32_767  # Word opens no file with more ranges ([MS-OI29500] 2.1.315)
_INITIALS = "DP"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_STRICT = "http://purl.oclc.org/ooxml/"
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT_LINK = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# What a range may begin and end in.
_HOSTS = frozenset(
    {"document", "body", "tbl", "tr", "tc", "p", "sdt", "sdtContent", "customXml", "smartTag"}
    | {"hyperlink", "fldSimple", "ins", "moveTo", "bdo", "dir"}
)


def host(element: _Element) -> _Element:
    """``element``, or what it lies in and beside which a comment may begin or end."""
    found = element
    for outer in element.iterancestors():
        if local(outer) not in _HOSTS:
            found = outer
    return found


class Comments:
    """Adds comments to the main part of ``package``."""

    def __init__(self, package: Package) -> None:
        main = package.tree(package.main)
        self._space = str(etree.QName(main).namespace)
        part = package.related("comments")
        if part is None:
            self._root = etree.Element(self._name("comments"), nsmap={"w": self._space})
            link = _STRICT_LINK if self._space.startswith(_STRICT) else _LINK
            package.add("comments", self._root, _TYPE, link)
        else:
            self._root = package.tree(part)
        numbers = (attribute(comment, "id") or "" for comment in self._root)
        self._next = max((int(number) for number in numbers if number.isdecimal()), default=-1) + 1

    @property
    def full(self) -> bool:
        """Whether Word would take no more."""
        return len(self._root) >= MOST

    def add(self, first: _Element, last: _Element, notes: Sequence[str]) -> None:
        """A comment of ``notes`` on what stands from ``first`` to ``last`` (each a :func:`host`)."""
        number = str(self._next)
        self._next += 1
        comment = self._element("comment", id=number, author=AUTHOR, initials=_INITIALS)
        comment.extend(self._paragraph(note) for note in notes)
        self._root.append(comment)
        _before(first, self._element("commentRangeStart", id=number))
        reference = self._element("r")
        reference.append(self._element("commentReference", id=number))
        _behind(last, reference)
        _behind(last, self._element("commentRangeEnd", id=number))

    def _paragraph(self, words: str) -> _Element:
        """Small and without indent, whatever the document's own paragraphs look like."""
        paragraph, run = self._element("p"), self._element("r")
        layout = self._element("pPr")
        layout.append(self._element("spacing", before="0", after="0", line="240", lineRule="auto"))
        layout.append(self._element("ind", firstLine="0", firstLineChars="0"))
        layout.append(self._element("jc", val="left"))
        size = self._element("rPr")
        size.append(self._element("sz", val="20"))
        text = self._element("t")
        text.text = xml_text(words)
        text.set(_SPACE, "preserve")
        run.extend((size, text))
        paragraph.extend((layout, run))
        return paragraph

    def _element(self, name: str, **attributes: str) -> _Element:
        named = {self._name(key): value for key, value in attributes.items()}
        return etree.Element(self._name(name), named, nsmap={"w": self._space})

    def _name(self, name: str) -> str:
        return f"{{{self._space}}}{name}"


def _before(element: _Element, added: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.insert(parent.index(element), added)


def _behind(element: _Element, added: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.insert(parent.index(element) + 1, added)
