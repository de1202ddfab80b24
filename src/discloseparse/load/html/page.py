"""Bytes of a page → :class:`~discloseparse.document.Document`."""

from __future__ import annotations

import re

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
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{65536}")
_OPEN_OR_CLOSE = re.compile(
    r"<(/?)(?:div|span|table|tr|td|font|ul|ol|li|section|b|i|em|strong)\b", re.IGNORECASE
)
_DEEPEST = 250  # libxml2 drops silently what is nested deeper than 256


def read(data: bytes, limits: Limits, media_type: str) -> Document:
    """The main content of the page in ``data``."""
    source = _decode(data)
    text = _DECLARATION.sub("", source.text.replace("\x00", ""))
    if len(text) > limits.characters:
        raise LimitExceededError(what="characters", limit=limits.characters)
    if _LONG_TAG.search(text):  # attributes cost libxml2 quadratic time
        raise LimitExceededError(what="tag", limit=65_536)
    diagnostics = [Diagnostic("cut_text")] if source.cut else []
    if _depth(text) > _DEEPEST:
        diagnostics.append(Diagnostic("too_deep", detail=str(_DEEPEST)))
    root = _parse(text)
    strip_noise(root)
    blocks = Blocks(limits)
    for element in main_content(root):
        write(element, blocks)
    return Document(
        blocks.text,
        media_type=media_type,
        encoding=source.encoding,
        origins=blocks.origins,
        tables=tuple(blocks.tables),
        styles=tuple(blocks.styles),
        partial=bool(diagnostics),
        diagnostics=tuple(diagnostics),
        paragraphs_marked=True,
    )


def _decode(data: bytes) -> Decoded:
    declared = _CHARSET.search(data[:8192])
    return decode(data, declared[1].decode("ascii", "ignore") if declared else None)


def _parse(text: str) -> HtmlElement:
    parser = HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        return document_fromstring(text.encode("utf-8", "surrogatepass"), parser=parser)
    except etree.ParserError as error:
        raise EmptyDocumentError() from error
    except (etree.LxmlError, ValueError) as error:
        reason = " ".join(str(error).split())[:120]
        raise DamagedDocumentError(kind="html", reason=reason) from error


def _depth(text: str) -> int:
    """How deep the usual containers nest, at most."""
    depth = deepest = 0
    for tag in _OPEN_OR_CLOSE.finditer(text):
        depth = max(0, depth - 1) if tag[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest
