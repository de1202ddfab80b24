"""PDF with a text layer, read through PDFium's raw interface.

``frame`` says which way a page is read, ``glyphs`` takes its characters (``lost`` and ``advances``
care for fonts that are not in the file, ``unseen`` for print that is no text), ``lines`` and
``turned`` put them on baselines, ``rules`` and ``grids`` find ruled tables, ``aligned`` those without
rules, ``continued`` and ``broken_rows`` join them over pages, ``furniture`` takes out what pages
repeat, ``sides`` keeps two columns apart, ``paragraphs`` joins lines over hard breaks and pages,
``origins`` keeps the place of every character and ``picture`` shows it.
``plumber`` is the second engine. PDFium is not thread-safe: use processes, never threads.
"""

from __future__ import annotations

from discloseparse.document import Document
from discloseparse.load.loader import Context, Loader

_MEDIA_TYPE = "application/pdf"


def _sniff(head: bytes, data: bytes) -> int:  # noqa: ARG001  the mark stands in the first kilobyte
    if head.startswith(b"%PDF-"):
        return Loader.SURE
    return Loader.LIKELY if b"%PDF-" in head[:1024] else 0


def _load(data: bytes, context: Context) -> Document:
    from discloseparse.load.pdf.reader import read

    return read(data, context, _MEDIA_TYPE)


LOADER = Loader(kind="pdf", media_types=(_MEDIA_TYPE,), sniff=_sniff, load=_load)
