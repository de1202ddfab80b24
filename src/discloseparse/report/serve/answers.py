"""What the page can ask of a document: its report, a marked copy, a list of the findings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import NamedTuple

from discloseparse.emit import Look
from discloseparse.guard import Guard
from discloseparse.load import PdfEngine
from discloseparse.pipeline import audit, parse_bytes
from discloseparse.profiles import Profile
from discloseparse.report.formats import xlsx
from discloseparse.report.html import document_page
from discloseparse.report.original import Marked, annotate, marking_guard
from discloseparse.result import Result

_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Upload(NamedTuple):
    """A document as it was sent: ``name`` is its file's name, ``lang`` that of the page."""

    data: bytes
    name: str
    lang: str


class Answer(NamedTuple):
    """What is sent back; ``name`` is that of the file to save it as, ``""`` for what is shown."""

    content: bytes
    media_type: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Auditing:
    """How documents are read and which of their findings are told.

    The ``baseline`` is read for each document: what was accepted meanwhile is not told again.
    """

    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    baseline: Path | None = None
    profiles: Sequence[Profile] = ()
    password: str | None = None
    ocr: bool = False
    pdf_engine: PdfEngine = "pdfium"

    def read(self, upload: Upload, guard: Guard) -> Result:
        """The document with the findings that are told."""
        result = parse_bytes(
            upload.data,
            name=upload.name,
            lang=upload.lang,
            profiles=self.profiles,
            password=self.password,
            ocr=self.ocr,
            pdf_engine=self.pdf_engine,
            isolate=guard,
        )
        return audit(result, select=self.select, ignore=self.ignore, baseline=self.baseline)

    def mark(self, upload: Upload, result: Result) -> Marked:
        """A copy of the document, which gave ``result``, with its findings marked."""
        with marking_guard(ocr=self.ocr) as guard:
            return annotate(
                upload.data,
                result,
                lang=upload.lang,
                isolate=guard,
                password=self.password,
                ocr=self.ocr,
                pdf_engine=self.pdf_engine,
            )


Answering = Callable[[Upload, Auditing, Guard], Answer]


def _report(upload: Upload, auditing: Auditing, guard: Guard) -> Answer:
    page = document_page(auditing.read(upload, guard), lang=upload.lang)
    return Answer(page.encode("utf-8"), "text/html; charset=utf-8")


def _marked(upload: Upload, auditing: Auditing, guard: Guard) -> Answer:
    result = auditing.read(upload, guard)
    copy = auditing.mark(upload, result)
    path = PurePath(upload.name)
    return Answer(copy.data, result.source.media_type, f"{path.stem}.marked{path.suffix}")


def _list(upload: Upload, auditing: Auditing, guard: Guard) -> Answer:
    content = b"".join(xlsx.emit([auditing.read(upload, guard)], Look(upload.lang)))
    return Answer(content, _WORKBOOK, f"{PurePath(upload.name).stem}.xlsx")


ANSWERS: dict[str, Answering] = {"report": _report, "marked": _marked, "list": _list}
"""What can be asked, by name."""
