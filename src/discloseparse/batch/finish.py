"""Finish: what a batch makes of its documents once all of them are read.

Everything here is made from the results and their extracts alone, in order of document id, by streaming;
finishing twice gives the same files. Only results that something was found about are read again.
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
from discloseparse.batch.collection.sayings import Saying
from discloseparse.batch.extract import Extract
from discloseparse.batch.folder import FINDINGS, require_batch, written
from discloseparse.batch.ledger import Ledger
from discloseparse.batch.remarks import Remark
from discloseparse.batch.shards import Reader
from discloseparse.batch.tables.database import load_duckdb, remove_stale, write_database
from discloseparse.batch.tables.delimited import CsvTables, rows_of
from discloseparse.batch.tables.registry import tables
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
    require_batch(out)
    wanted = _DATABASES.intersection(formats)
    if wanted:
        load_duckdb()
    folder = out / TABLES
    accepted = Accepted.read(baseline)
    known = [*accepted.entries, *Accepted.read(_if_there(write_baseline)).entries]
    tally = _Tally()
    with (
        _scratch(out) as scratch,
        Ledger(out, read_only=True) as ledger,
        Reader(out) as reader,
        CsvTables(folder) as csv,
        written(out / CROSS, errors="surrogatepass") as cross,
        _workbook(out, lang, ledger) as book,
    ):
        said = _joined(ledger, reader, csv)
        between = compare(scratch, said, selected_checks(select, ignore), lang)
        reviewed = _review(ledger, reader, between, accepted)
        found = _written(_listed(reviewed, book), csv, cross, tally)
        if write_baseline is None:
            deque(found, maxlen=0)
        else:
            write_batch_baseline(write_baseline, found, known)
    remove_stale(folder, formats)
    if wanted:
        write_database(folder, formats)
    return tally.finished(csv.rows, accepted)


def _joined(
    ledger: Ledger, reader: Reader, csv: CsvTables
) -> Iterator[tuple[str, Sequence[Saying]]]:
    """Join the rows that the workers made; what each document says to the others is left."""
    for entry in ledger.entries():
        extract = Extract.unpack(reader.extract(entry))
        for name, rows in extract.rows.items():
            csv.write(name, rows)
        yield entry.id, extract.sayings


class _Reviewed(NamedTuple):
    """A document and all that was found about it; ``result`` is read if anything was."""

    document: str
    remarks: Sequence[Remark]
    result: Result | None = None


def _review(
    ledger: Ledger, reader: Reader, between: CrossFindings, accepted: Accepted
) -> Iterator[_Reviewed]:
    """Every document, in order of id."""
    for entry in ledger.entries():
        cross = between.of(entry.id)
        if entry.outcome == "ok" and not cross:
            yield _Reviewed(entry.id, accepted.review(entry.id, ()))
            continue
        result = Result.model_validate_json(reader.line(entry))
        remarks = [*map(Remark, result.findings), *(Remark(f, cross=True) for f in cross)]
        yield _Reviewed(entry.id, accepted.review(entry.id, remarks), result)


def _written(
    reviewed: Iterable[_Reviewed], csv: CsvTables, cross: TextIO, tally: _Tally
) -> Iterator[tuple[str, Sequence[Remark]]]:
    """Write what was found as it passes; what is left is what a baseline would hold."""
    late = [table for table in tables() if table.late]
    for document, remarks, result in reviewed:
        tally.add(remarks)
        if result is not None:
            page = Page(result, remarks)
            for table in late:
                csv.write(table.name, rows_of(table, page))
        for remark in remarks:
            if remark.cross:
                line = {"document": document, **remark.finding.model_dump()}
                cross.write(json.dumps(line, ensure_ascii=False) + "\n")
        yield document, remarks


def _listed(reviewed: Iterable[_Reviewed], book: _Book) -> Iterator[_Reviewed]:
    """Enter what is not accepted into the workbook as it passes."""
    for one in reviewed:
        book.add(one)
        yield one


def _if_there(path: Path | None) -> Path | None:
    return path if path is not None and path.exists() else None


class _Book(NamedTuple):
    """The workbook of findings, whose links lead where the ledger says that a document lies."""

    workbook: FindingsBook
    ledger: Ledger

    def add(self, one: _Reviewed) -> None:
        """What stands in a document and is not accepted."""
        open_ = [remark.finding for remark in one.remarks if not remark.accepted]
        if one.result is None or not open_:
            return
        path = self.ledger.path_of(one.document)
        result = one.result.model_copy(update={"findings": open_})
        self.workbook.add(result, None if path is None else Path(path))


@contextmanager
def _workbook(out: Path, lang: str, ledger: Ledger) -> Iterator[_Book]:
    """``out/findings.xlsx``, which appears when all is written."""
    with (
        draft(out / FINDINGS) as unfinished,
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
