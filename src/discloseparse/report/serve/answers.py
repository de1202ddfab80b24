"""What the page can ask of a document: its report, a marked copy, a list of the findings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePath
from typing import NamedTuple

from discloseparse.emit import Look
from discloseparse.guard import Guard
from discloseparse.pipeline import audit, parse_bytes
from discloseparse.profiles import Profile
from discloseparse.report.formats import xlsx
from discloseparse.report.html import document_page
from discloseparse.report.original import annotate, marking_guard
from discloseparse.result import Result

_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Settings(NamedTuple):
    """How documents are read and which findings are shown, as in the configuration file."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    baseline: Path | None = None
    profiles: tuple[Profile, ...] = ()


class Upload(NamedTuple):
    """A document as it was sent: ``name`` is its file's name, ``lang`` that of the page."""

    data: bytes
    name: str
    lang: str
    settings: Settings = Settings()


class Answer(NamedTuple):
    """What is sent back; ``name`` is that of the file to save it as, ``""`` for what is shown."""

    content: bytes
    media_type: str
    name: str = ""


Answering = Callable[[Upload, Guard], Answer]


def _read(upload: Upload, guard: Guard) -> Result:
    told = upload.settings
    result = parse_bytes(
        upload.data, name=upload.name, lang=upload.lang, isolate=guard, profiles=told.profiles
    )
    return audit(result, select=told.select, ignore=told.ignore, baseline=told.baseline)


def _report(upload: Upload, guard: Guard) -> Answer:
    page = document_page(_read(upload, guard), lang=upload.lang)
    return Answer(page.encode("utf-8"), "text/html; charset=utf-8")


def _marked(upload: Upload, guard: Guard) -> Answer:
    result = _read(upload, guard)
    with marking_guard() as marking:
        copy = annotate(upload.data, result, lang=upload.lang, isolate=marking)
    path = PurePath(upload.name)
    return Answer(copy.data, result.source.media_type, f"{path.stem}.marked{path.suffix}")


def _list(upload: Upload, guard: Guard) -> Answer:
    content = b"".join(xlsx.emit([_read(upload, guard)], Look(upload.lang)))
    return Answer(content, _WORKBOOK, f"{PurePath(upload.name).stem}.xlsx")


ANSWERS: dict[str, Answering] = {"report": _report, "marked": _marked, "list": _list}
"""What can be asked, by name."""
