"""Write reports: one file for one document; an index and a folder of reports for several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from discloseparse.drafts import save
from discloseparse.report.html.document import document_page
from discloseparse.report.html.index import Index
from discloseparse.report.html.pictures import Picture
from discloseparse.report.stored import Unread
from discloseparse.result import Result

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
    does not grow with their texts. ``unread`` documents are listed with their reason.
    Raises OutputError.
    """
    documents = iter(results)
    first = list(islice(documents, 2))
    if len(first) == 1 and not unread:
        _save(file, document_page(first[0], lang=lang, pictures=pictures(first[0])))
        return Written(1, 1)
    index = Index(f"{file.stem}-reports")
    folder = file.parent / index.folder
    for number, result in enumerate(chain(first, documents), 1):
        link = index.add(result, number, linked=wanted(result))
        if link:
            page = document_page(
                result, lang=lang, pictures=pictures(result), back=f"../{file.name}"
            )
            _save(folder / link, page)
    _save(file, index.page(lang=lang, unread=unread))
    return Written(index.count, index.linked)


def _save(file: Path, page: str) -> None:
    save(file, [page.encode("utf-8")])
