"""Originals with marks: each finding's figures highlighted where they stand, with a note.

Formats that can be marked are those of :data:`MARKABLE`; each has a writer of its own.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import NamedTuple, TypedDict, Unpack

from discloseparse.errors import UnmarkableError
from discloseparse.guard import Guard
from discloseparse.load import Limits, PdfEngine, load_bytes
from discloseparse.report.marks import Marks, marks
from discloseparse.result import Result

_PDF = "application/pdf"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MARKABLE = frozenset((_PDF, _DOCX))


class Rereading(TypedDict, total=False):
    """How the original was read: as the keywords of :class:`~discloseparse.pipeline.Reading`."""

    password: str | None
    ocr: bool
    limits: Limits | None
    pdf_engine: PdfEngine


class Marked(NamedTuple):
    """A marked copy. ``homeless`` are the notes that no place in it could carry."""

    data: bytes
    homeless: tuple[str, ...]


def annotate(
    original: bytes,
    result: Result,
    *,
    lang: str = "zh",
    isolate: Guard | None = None,
    **how: Unpack[Rereading],
) -> Marked:
    """A copy of ``original`` with the findings of ``result``, which was read from it.

    Its text is that of the original; the same input gives the same bytes. ``isolate`` is a guard made
    by :func:`marking_guard`, and ``how`` the options that ``result`` was read with.

    Raises :class:`~discloseparse.errors.UnmarkableError` (no DOCX or PDF, signed, encrypted),
    ValueError if ``result`` is of another document, and what :func:`~discloseparse.parse` raises.
    """
    if result.source.media_type not in MARKABLE:
        raise UnmarkableError(kind=result.source.media_type)
    limits = how.get("limits") or Limits()
    job = _Job(
        marks(result, lang),
        result.text,
        how.get("password"),
        how.get("ocr", False),
        limits,
        how.get("pdf_engine", "pdfium"),
    )
    if isolate is None:
        return job.run(original)
    return _unpacked(isolate.call(original, job, seconds=limits.time_for(len(original))))


def marking_guard(limits: Limits | None = None, *, ocr: bool = False) -> Guard:
    """A guard for ``isolate``, to be closed or used as a context manager."""
    limits = limits or Limits()
    return Guard(f"{__name__}:{_work.__name__}", memory=limits.ocr_memory if ocr else limits.memory)


@dataclass(frozen=True, slots=True)
class _Job:
    """What is to be marked, as it is sent to a worker."""

    marks: Marks
    text: str
    password: str | None
    ocr: bool
    limits: Limits
    pdf_engine: PdfEngine

    def run(self, data: bytes) -> Marked:
        document = load_bytes(
            data,
            password=self.password,
            limits=self.limits,
            ocr=self.ocr,
            pdf_engine=self.pdf_engine,
        )
        if document.text != self.text:
            raise ValueError("the result is of another document")
        if document.media_type == _PDF:
            from discloseparse.report.pdf.writer import write
        else:
            from discloseparse.report.docx.writer import write
        copy, homeless = write(data, document, self.marks, self.limits)
        return Marked(copy, tuple(note for mark in homeless for note in mark.notes))


def _work(data: bytes, job: object) -> bytes:
    """What the worker process does: a line of JSON, then the copy."""
    if not isinstance(job, _Job):
        raise TypeError(type(job).__name__)
    marked = job.run(data)
    return json.dumps(marked.homeless).encode() + b"\n" + marked.data


def _unpacked(answer: bytes) -> Marked:
    head, _, data = answer.partition(b"\n")
    return Marked(data, tuple(str(note) for note in json.loads(head)))
