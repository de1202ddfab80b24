"""Finish: what a batch makes of its documents once all of them are read.

Everything here is made from the results alone, in order of document id, by streaming; finishing
twice gives the same files.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple, TextIO

from discloseparse.baseline import Entry
from discloseparse.batch.accepted import Accepted, write_batch_baseline
from discloseparse.batch.collection.compare import compare
from discloseparse.batch.collection.findings import CrossFindings
from discloseparse.batch.collection.registry import checks, selected_checks
from discloseparse.batch.collection.subject import Subject
from discloseparse.batch.folder import FINDINGS, written
from discloseparse.batch.ledger import Ledger
from discloseparse.batch.remarks import Remark
from discloseparse.batch.results import iter_results
from discloseparse.batch.tables.database import load_duckdb, remove_stale, write_database
from discloseparse.batch.tables.delimited import CsvTables
from discloseparse.batch.tables.schema import Page
from discloseparse.config import SEVERITIES
from discloseparse.drafts import draft
from discloseparse.report.workbook import FindingsBook
from discloseparse.result import Result

TABLES, CROSS = "tables", "cross.jsonl"
_DATABASES = {"parquet", "duckdb"}
_LINKS = 1_000  # of the workbook: each takes a kilobyte of memory


class Finished(NamedTuple):
    """What was made, for the summary. Findings that the baseline accepts are not counted."""

    documents: int
    rows: Mapping[str, int]
    """Rows of each table."""
    rules: Mapping[str, int]
    """Findings by rule, those between documents included."""
    severities: Mapping[str, int]
    """Findings by severity, those between documents included."""
    cross: int
    """Findings between documents."""
    accepted: int
    """Findings that the baseline accepts."""
    stale: Sequence[Entry]
    """Entries of the baseline about documents of the batch that nothing matches any more."""
    absent: int
    """Entries about documents that are not in the batch."""


def finish(
    out: Path,
    *,
    formats: Sequence[str] = ("csv",),
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    lang: str = "zh",
    baseline: Path | None = None,
    write_baseline: Path | None = None,
) -> Finished:
    """Make ``out/tables/``, ``out/cross.jsonl`` and ``out/findings.xlsx`` from the results in the batch
    folder ``out``.

    ``formats``: ``csv``, ``parquet``, ``duckdb``; the last two need the extra ``[tables]``.
    ``select`` and ``ignore`` choose the checks between documents, as they do rules.
    ``baseline`` names accepted findings; ``write_baseline`` is where all findings are accepted,
    reasons that it or ``baseline`` give already being kept. Raises ConfigError for a baseline that
    cannot be used, ExtraMissingError if the extra is needed and missing, NoBatchError.
    """
    wanted = _DATABASES.intersection(formats)
    if wanted:
        load_duckdb()
    folder = out / TABLES
    accepted = Accepted.read(baseline)
    known = [*accepted.entries, *Accepted.read(_if_there(write_baseline)).entries]
    tally = _Tally()
    with (
        _scratch(out) as scratch,
        CsvTables(folder) as csv,
        written(out / CROSS, errors="surrogatepass") as cross,
        _workbook(out, lang) as book,
    ):
        subjects = map(Subject, iter_results(out))
        between = compare(scratch, subjects, selected_checks(select, ignore), lang)
        reviewed = _review(iter_results(out), between, accepted)
        pages = _written(_listed(reviewed, book), csv, cross, tally)
        if write_baseline is None:
            deque(pages, maxlen=0)
        else:
            write_batch_baseline(write_baseline, pages, known)
    remove_stale(folder, formats)
    if wanted:
        write_database(folder, formats)
    return tally.finished(csv.rows, accepted)


def _review(
    results: Iterable[Result], between: CrossFindings, accepted: Accepted
) -> Iterator[Page]:
    """Every document with all that was found about it."""
    for result in results:
        document = result.source.path
        remarks = [
            *map(Remark, result.findings),
            *(Remark(finding, cross=True) for finding in between.of(document)),
        ]
        yield Page(result, accepted.review(document, remarks))


def _written(
    pages: Iterable[Page], csv: CsvTables, cross: TextIO, tally: _Tally
) -> Iterator[tuple[str, Sequence[Remark]]]:
    """Write the pages as they pass; what is left is what a baseline would hold."""
    for page in pages:
        csv.write(page)
        tally.add(page.remarks)
        for remark in page.remarks:
            if remark.cross:
                line = {"document": page.document, **remark.finding.model_dump()}
                cross.write(json.dumps(line, ensure_ascii=False) + "\n")
        yield page.document, page.remarks


def _listed(pages: Iterable[Page], book: _Book) -> Iterator[Page]:
    """Enter what is not accepted into the workbook as the pages pass."""
    for page in pages:
        book.add(page)
        yield page


def _if_there(path: Path | None) -> Path | None:
    return path if path is not None and path.exists() else None


class _Book(NamedTuple):
    """The workbook of findings, whose links lead where the ledger says that a document lies."""

    workbook: FindingsBook
    ledger: Ledger

    def add(self, page: Page) -> None:
        """What stands in a document and is not accepted."""
        open_ = [remark.finding for remark in page.remarks if not remark.accepted]
        if not open_:
            return
        path = self.ledger.path_of(page.document)
        result = page.result.model_copy(update={"findings": open_})
        self.workbook.add(result, None if path is None else Path(path))


@contextmanager
def _workbook(out: Path, lang: str) -> Iterator[_Book]:
    """``out/findings.xlsx``, which appears when all is written."""
    with (
        draft(out / FINDINGS) as unfinished,
        Ledger(out, read_only=True) as ledger,
        FindingsBook(
            unfinished,
            lang=lang,
            folder=out,
            checks=checks(),
            most_links=_LINKS,
            holding=False,  # they stand in tables/relations.csv, twenty to a document
        ) as workbook,
    ):
        yield _Book(workbook, ledger)


@contextmanager
def _scratch(out: Path) -> Iterator[sqlite3.Connection]:
    """A database for the time of finishing; its file is removed afterwards."""
    path = out / "finish.part"
    path.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(path)) as database:
            database.execute("PRAGMA journal_mode = OFF")
            database.execute("PRAGMA synchronous = OFF")
            yield database
    finally:
        path.unlink(missing_ok=True)


class _Tally:
    def __init__(self) -> None:
        self.documents = self.cross = self.accepted = 0
        self.rules: Counter[str] = Counter()
        self.severities: Counter[str] = Counter()

    def add(self, remarks: Sequence[Remark]) -> None:
        self.documents += 1
        for remark in remarks:
            if remark.accepted:
                self.accepted += 1
                continue
            self.rules[remark.finding.code] += 1
            self.severities[remark.finding.severity] += 1
            self.cross += remark.cross

    def finished(self, rows: Mapping[str, int], baseline: Accepted) -> Finished:
        return Finished(
            documents=self.documents,
            rows=dict(rows),
            rules=dict(sorted(self.rules.items())),
            severities={severity: self.severities[severity] for severity in SEVERITIES},
            cross=self.cross,
            accepted=self.accepted,
            stale=baseline.stale,
            absent=baseline.absent,
        )
