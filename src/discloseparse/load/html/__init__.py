"""Web pages as government sites publish them: the main content, without what surrounds it."""

from __future__ import annotations

import re

from discloseparse.document import Document
from discloseparse.load.loader import Context, Loader

_MEDIA_TYPES = ("text/html", "application/xhtml+xml")
_PROLOGUE = rb"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*"
_PAGE = re.compile(_PROLOGUE + rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_FRAGMENT = re.compile(
    _PROLOGUE
    + rb"<(?:div|p|table|span|h[1-6]|meta|title|article|section|center|font|style|base)\b",
    re.IGNORECASE | re.DOTALL,
)


def _sniff(head: bytes, data: bytes) -> int:  # noqa: ARG001  the head is enough
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if head.startswith(mark):
            head = head[2:].decode(encoding, "ignore").encode("utf-8", "ignore")
    head = head.removeprefix(b"\xef\xbb\xbf")
    if _PAGE.match(head):
        return Loader.LIKELY
    return Loader.LIKELY - 1 if _FRAGMENT.match(head) else 0


def _load(data: bytes, context: Context) -> Document:
    from discloseparse.load.html.page import read

    return read(data, context.limits, _MEDIA_TYPES[0])


LOADER = Loader(kind="html", media_types=_MEDIA_TYPES, sniff=_sniff, load=_load)
