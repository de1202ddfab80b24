"""What the page can ask of a document: its report, and where they can be made a marked copy and a list."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import PurePath
from typing import NamedTuple

from discloseparse.emit import Look, formats
from discloseparse.guard import Guard
from discloseparse.pipeline import parse_bytes
from discloseparse.report.html import document_page
from discloseparse.result import Result

_MARKER = "discloseparse.report.original"
_FORMATS = "discloseparse.report.formats"
_LIST = "xlsx"


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


Answering = Callable[[Upload, Guard], Answer]


def answers() -> Mapping[str, Answering]:
    """What can be asked, by name: ``report`` always, ``marked`` and ``list`` if they are installed."""
    offered: dict[str, Answering] = {"report": _report}
    if find_spec(_MARKER) is not None:
        offered["marked"] = _marked
    if _LIST in formats(_FORMATS):
        offered["list"] = _list
    return offered


def _read(upload: Upload, guard: Guard) -> Result:
    return parse_bytes(upload.data, name=upload.name, lang=upload.lang, isolate=guard)


def _report(upload: Upload, guard: Guard) -> Answer:
    page = document_page(_read(upload, guard), lang=upload.lang)
    return Answer(page.encode("utf-8"), "text/html; charset=utf-8")


def _marked(upload: Upload, guard: Guard) -> Answer:
    original = import_module(_MARKER)
    result = _read(upload, guard)
    with original.marking_guard() as marking:
        copy = original.annotate(upload.data, result, lang=upload.lang, isolate=marking)
    path = PurePath(upload.name)
    return Answer(copy.data, result.source.media_type, f"{path.stem}.marked{path.suffix}")


def _list(upload: Upload, guard: Guard) -> Answer:
    pieces = formats(_FORMATS)[_LIST].emit([_read(upload, guard)], Look(upload.lang))
    content = b"".join(p if isinstance(p, bytes) else p.encode() for p in pieces)
    return Answer(content, "application/octet-stream", f"{PurePath(upload.name).stem}.xlsx")
