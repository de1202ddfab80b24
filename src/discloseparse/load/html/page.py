"""Bytes of a page → :class:`~discloseparse.document.Document`."""

from __future__ import annotations

import re
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from discloseparse.document import Diagnostic, Document
from discloseparse.errors import DamagedDocumentError, EmptyDocumentError, LimitExceededError
from discloseparse.load.blocks import Blocks
from discloseparse.load.encoding import Decoded, decode
from discloseparse.load.html.content import main_content, strip_noise
from discloseparse.load.html.flow import write
from discloseparse.load.loader import Limits

_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE
)
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
# A picture written into its tag is long; attributes without end cost libxml2 quadratic time.
_LONG_TAG = re.compile(r"<([a-zA-Z][\w:-]*)([^<>]{4000,})")
_ATTRIBUTE = re.compile(
    r"(?<=[\s\"'/])(?:id|class|style|hidden|itemprop|colspan|rowspan|start|type)"
    r"\s*=\s*(?:\"[^\"]{0,500}\"|'[^']{0,500}'|[^\s\"'>]{1,500})",
    re.IGNORECASE,
)
_MOST_ATTRIBUTES = 50


def read(data: bytes, limits: Limits, media_type: str) -> Document:
    """The main content of the page in ``data``."""
    source = _decode(data)
    text = _DECLARATION.sub("", _printable(source.text))
    if len(text) > limits.characters:
        raise LimitExceededError(what="characters", limit=limits.characters)
    text = _LONG_TAG.sub(_shortened, text)
    blocks = Blocks(limits)
    if source.cut:
        blocks.diagnostics.append(Diagnostic("cut_text"))
    root = _parse(text, blocks.diagnostics)
    title, frames = _title(root), _frames(root)
    strip_noise(root)
    for element in main_content(root, title):
        write(element, blocks)
    if frames and not blocks.text:
        blocks.diagnostics.append(Diagnostic("frames", detail=frames[0]))
    return Document(
        blocks.text,
        media_type=media_type,
        encoding=source.encoding,
        origins=blocks.origins,
        tables=tuple(blocks.tables),
        styles=tuple(blocks.styles),
        partial=bool(blocks.diagnostics),
        diagnostics=tuple(blocks.diagnostics),
        paragraphs_marked=True,
    )


def _printable(source: str) -> str:
    """``source`` without control signs, written out or not, which lxml does not take."""

    def keep(reference: re.Match[str]) -> str:
        digits, base = (reference[1], 16) if reference[1] else (reference[2], 10)
        code = int(digits, base) if len(digits) < 9 else 0
        printable = code <= 0x10FFFF and not _UNPRINTABLE.match(chr(code))
        return reference[0] if printable else ""

    source = source.replace("\f", " ")  # white space to HTML, no character to XML
    return _REFERENCE.sub(keep, _UNPRINTABLE.sub("", source))


def _title(root: HtmlElement) -> str:
    """What the page calls itself: its title and the ArticleTitle of government sites."""
    told = root.xpath(
        "//title/text() | //meta[translate(@name, 'ACEILRT', 'aceilrt')='articletitle']/@content"
    )
    return " ".join(map(str, told))


def _frames(root: HtmlElement) -> list[str]:
    """Where the pages and documents lie that this page only frames."""
    found = root.xpath("//frame/@src | //iframe/@src | //embed/@src | //object/@data")
    return [str(address)[:200] for address in found]


def _decode(data: bytes) -> Decoded:
    declared = _CHARSET.search(data[:8192])
    return decode(data, declared[1].decode("ascii", "ignore") if declared else None)


def _parse(text: str, diagnostics: list[Diagnostic]) -> HtmlElement:
    parser = HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = document_fromstring(text.encode("utf-8", "surrogatepass"), parser=parser)
    except etree.ParserError as error:
        raise EmptyDocumentError() from error
    except (etree.LxmlError, ValueError) as error:
        reason = " ".join(str(error).split())[:120]
        raise DamagedDocumentError(kind="html", reason=reason) from error
    for entry in parser.error_log:  # libxml2 leaves out what is beyond its limits
        if entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT:
            deep = "depth" in entry.message
            diagnostics.append(
                Diagnostic("too_deep") if deep else Diagnostic("skipped_part", detail=entry.message)
            )
    return root


def _shortened(tag: re.Match[str]) -> str:
    """The tag with the attributes that reading looks at, and no more."""
    found = islice(_ATTRIBUTE.finditer(tag[2]), _MOST_ATTRIBUTES)
    return " ".join((f"<{tag[1]}", *(attribute[0] for attribute in found)))
