"""html: the report of a document, one self-contained page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from discloseparse.emit import Format, Look
from discloseparse.errors import OneDocumentError

if TYPE_CHECKING:
    from discloseparse.result import Result


def emit(results: Iterable[Result], look: Look) -> Iterator[str]:
    """The page. Raises OneDocumentError if there is a second document."""
    from discloseparse.report.html import document_page

    documents = iter(results)
    first = next(documents, None)
    if first is None:
        return
    if next(documents, None) is not None:
        raise OneDocumentError(name=FORMAT.name)
    yield document_page(first, lang=look.lang)


FORMAT = Format("html", emit)
