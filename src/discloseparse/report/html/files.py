"""Write reports: one file for one document; an index and a folder of reports for several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from contextlib import suppress
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from discloseparse.drafts import save
from discloseparse.emit import Unread
from discloseparse.errors import OutputError
from discloseparse.report.html.document import document_page
from discloseparse.report.html.index import Index
from discloseparse.report.html.pictures import Picture
from discloseparse.result import Result

_GENERATOR = b'<meta name="generator" content="discloseparse '
_HEAD = 2000  # bytes in which it stands, behind the policy

Wanted = Callable[[Result], bool]
Drawn = Callable[[Result], Mapping[int, Picture]]


class Written(NamedTuple):
    """How much was written: documents listed, and reports beside."""

    documents: int
    reports: int


def write_reports(
    results: Iterable[Result],
    file: Path,
    *,
    lang: str = "zh",
    unread: Sequence[Unread] = (),
    wanted: Wanted = lambda result: bool(result.findings),
    pictures: Drawn = lambda _result: {},
) -> Written:
    """Write the report of a single result to ``file``, or an index of several.

    The reports of an index lie in a folder beside it, one for each result that is ``wanted``; memory
    does not grow with their texts. Reports of an earlier run that are not of this one leave the folder.
    ``unread`` documents are listed with their reason. Raises OutputError.
    """
    documents = iter(results)
    first = list(islice(documents, 2))
    index = Index(f"{file.stem}-reports")
    folder = file.parent / index.folder
    if len(first) == 1 and not unread:
        _save(file, document_page(first[0], lang=lang, pictures=pictures(first[0])))
        _clear(folder, set())
        return Written(1, 1)
    links = set()
    for number, result in enumerate(chain(first, documents), 1):
        link = index.add(result, number, linked=wanted(result))
        if link:
            page = document_page(
                result, lang=lang, pictures=pictures(result), back=f"../{file.name}"
            )
            _save(folder / link, page)
            links.add(link)
    _save(file, index.page(lang=lang, unread=unread))
    _clear(folder, links)
    return Written(index.count, index.linked)


def _save(file: Path, page: str) -> None:
    save(file, [page.encode("utf-8")])


def _clear(folder: Path, links: Set[str]) -> None:
    """Remove the reports in ``folder`` that are not among ``links``, and nothing else."""
    old = [page for page in folder.glob("*.html") if page.name not in links and _is_report(page)]
    for page in old:
        try:
            page.unlink()
        except OSError as error:
            raise OutputError(path=page, reason=error.strerror or type(error).__name__) from error
    if old and not links:
        with suppress(OSError):  # something else lies in it
            folder.rmdir()


def _is_report(file: Path) -> bool:
    """Whether we wrote ``file``: its name is a number, and its head says so."""
    if not (file.stem.isdecimal() and file.is_file()):
        return False
    with file.open("rb") as stream:
        return _GENERATOR in stream.read(_HEAD)
