"""The pipeline: bytes → document → outline → mentions → relations → result → findings.

Five arrows, each a function from a named type to a named type; this module only joins them.
"""

from __future__ import annotations

import atexit
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from os import PathLike
from pathlib import Path
from typing import TypedDict, Unpack

from discloseparse.assemble import assemble, place
from discloseparse.baseline import apply_baseline, fingerprint, read_baseline
from discloseparse.check import check, choose
from discloseparse.check.doubt import soften
from discloseparse.document import Document
from discloseparse.grids import recover
from discloseparse.guard import Guard
from discloseparse.load import Limits, PdfEngine, load_bytes, loader_for, read_file
from discloseparse.profiles import Profile
from discloseparse.recognize import recognize
from discloseparse.relate import relate
from discloseparse.resolve import resolve
from discloseparse.result import Result
from discloseparse.segment import segment
from discloseparse.tables import understand, without_cells

_SHORT_TEXT = 2**18  # bytes


class Reading(TypedDict, total=False):
    """How a document is read: the keywords of :func:`parse`, :func:`parse_bytes` and :func:`audit`."""

    lang: str
    """Language of the findings' messages, ``"zh"`` (if not told) or ``"en"``."""
    profiles: Sequence[Profile]
    """Tried besides those of the package; see :func:`~discloseparse.profiles.read_profile`."""
    password: str | None
    """Opens an encrypted document."""
    ocr: bool
    """Recognise text in pictures and scanned pages; raises
    :class:`~discloseparse.errors.OcrMissingError` without the extra ``[ocr]``."""
    limits: Limits | None
    """What a document may cost."""
    pdf_engine: PdfEngine
    """What reads a PDF: ``"pdfium"`` (if not told) or ``"pdfplumber"``, slower, as a second opinion."""
    isolate: bool | Guard
    """Read in a worker process, which is kept for the next document: a file that crashes, loops or
    takes all memory then raises :class:`~discloseparse.errors.StoppedError` and harms nobody. Plain
    text of ordinary size needs no such care and is read in process all the same. A guard made by
    :func:`reading_guard` leaves the worker in the caller's charge."""


def parse(path: str | PathLike[str], **options: Unpack[Reading]) -> Result:
    """Read a document and everything in it; the keywords are those of :class:`Reading`.

    Raises :class:`~discloseparse.errors.UnreadableError` (a missing path raises its subclass
    ``NotFoundError``).
    """
    return _read(partial(read_file, Path(path)), str(path), **options)


def parse_bytes(data: bytes, *, name: str = "", **options: Unpack[Reading]) -> Result:
    """The same for bytes in memory; the format is told from the content, never from ``name``."""
    return _read(lambda _limits: data, name, **options)


def parse_text(
    text: str, *, name: str = "", lang: str = "zh", profiles: Sequence[Profile] = ()
) -> Result:
    """The same for a text; ``text`` of the result is this text, unchanged."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return analyse(Document(text, name=name, sha256=digest), lang=lang, profiles=profiles)


def audit(
    source: str | PathLike[str] | Result,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    baseline: str | PathLike[str] | None = None,
    **options: Unpack[Reading],
) -> Result:
    """Parse (unless ``source`` is a result already) and keep what the chosen rules find.

    ``select`` and ``ignore`` are rule codes or their beginnings; the longer match wins.
    ``baseline`` is a file of accepted findings, which are left out; the other keywords are those of
    :class:`Reading`.
    Raises ConfigError if the baseline cannot be read, and what :func:`parse` raises.
    """
    result = source if isinstance(source, Result) else parse(source, **options)
    chosen = choose(result, select, ignore)
    if baseline is None:
        return chosen
    kept = apply_baseline(chosen.findings, read_baseline(Path(baseline))).kept
    return chosen.model_copy(update={"findings": kept})


def analyse(document: Document, *, lang: str = "zh", profiles: Sequence[Profile] = ()) -> Result:
    """All arrows behind loading."""
    document = recover(document)
    outline = segment(document, profiles)
    tables = understand(document)
    mentions = without_cells(recognize(outline.reading), tables)
    identities = resolve(document.text, outline, mentions)
    relations = relate(outline, mentions, tables)
    result = assemble(document, outline, mentions, identities, relations, tables, lang=lang)
    findings, coverage = check(result, lang=lang, locate=partial(place, document))
    findings = [
        f.model_copy(update={"fingerprint": fingerprint(result, f)}) for f in map(soften, findings)
    ]
    return result.model_copy(update={"findings": findings, "coverage": coverage})


def reading_guard(limits: Limits | None = None, *, ocr: bool = False) -> Guard:
    """A guard for ``isolate``, to be closed or used as a context manager.

    ``ocr``: pictures are to be read, which takes more memory.
    """
    limits = limits or Limits()
    return Guard(f"{__name__}:{_work.__name__}", memory=limits.memory_for(ocr=ocr))


@dataclass(frozen=True, slots=True)
class _Job:
    """What is to be done with the bytes of a document, as it is sent to a worker."""

    name: str
    lang: str
    profiles: tuple[Profile, ...]
    password: str | None
    ocr: bool
    limits: Limits
    pdf_engine: PdfEngine

    def run(self, data: bytes) -> Result:
        document = load_bytes(
            data,
            self.name,
            password=self.password,
            limits=self.limits,
            ocr=self.ocr,
            pdf_engine=self.pdf_engine,
        )
        return analyse(document, lang=self.lang, profiles=self.profiles)


def _read(
    fetch: Callable[[Limits], bytes],
    name: str,
    *,
    lang: str = "zh",
    profiles: Sequence[Profile] = (),
    password: str | None = None,
    ocr: bool = False,
    limits: Limits | None = None,
    pdf_engine: PdfEngine = "pdfium",
    isolate: bool | Guard = False,
) -> Result:
    limits = limits or Limits()
    data = fetch(limits)
    job = _Job(name, lang, tuple(profiles), password, ocr, limits, pdf_engine)
    if isolate is False or _is_harmless(data):
        return job.run(data)
    guard = _shared_guard(limits, ocr=ocr) if isolate is True else isolate
    answer = guard.call(data, job, seconds=limits.time_for(len(data)))
    return Result.model_validate_json(answer)


def _is_harmless(data: bytes) -> bool:
    """Text is read by nothing but a decoder; short, it cannot cost much either."""
    return not data or (len(data) <= _SHORT_TEXT and loader_for(data).kind == "text")


def _work(data: bytes, job: object) -> bytes:
    """What the worker process does."""
    if not isinstance(job, _Job):
        raise TypeError(type(job).__name__)
    return job.run(data).model_dump_json().encode()


@cache
def _shared_guard(limits: Limits, *, ocr: bool) -> Guard:
    """The guard behind ``isolate=True``, kept until the interpreter ends."""
    guard = reading_guard(limits, ocr=ocr)
    atexit.register(guard.close)
    return guard
