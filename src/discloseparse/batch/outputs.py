"""What a run makes of its results at its end, and whether that has to be made again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from discloseparse.baseline import read_baseline
from discloseparse.batch.finish import CROSS, TABLES, finish
from discloseparse.batch.folder import DOCUMENTS, FINDINGS, SUMMARY, written
from discloseparse.batch.ledger import Ledger
from discloseparse.batch.listing import write_listing
from discloseparse.batch.settings import Settings
from discloseparse.batch.summary import Summary
from discloseparse.batch.tables.database import FILE_NAME, load_duckdb
from discloseparse.batch.tables.registry import tables
from discloseparse.errors import ConfigError

_ALWAYS: Final = (DOCUMENTS, FINDINGS, SUMMARY, CROSS)


@dataclass(frozen=True, slots=True)
class Outputs:
    """The formats of the tables, and the baselines: see :func:`~discloseparse.batch.finish.finish`."""

    formats: Sequence[str] = ("csv",)
    baseline: Path | None = None
    write_baseline: Path | None = None

    def check(self) -> None:
        """Raises what making them would raise for want of an extra or a baseline that can be read,
        before hours have gone into reading."""
        if {"parquet", "duckdb"}.intersection(self.formats):
            load_duckdb()
        if self.baseline is not None:
            read_baseline(self.baseline)
        if self.write_baseline is not None:
            if self.write_baseline.exists():
                read_baseline(self.write_baseline)
            elif not self.write_baseline.parent.is_dir():
                raise ConfigError(path=self.write_baseline, reason=self.write_baseline.parent)

    def make(self, folder: Path, ledger: Ledger, settings: Settings) -> Summary:
        """Everything in ``folder`` but the results, unless all is there and nothing has changed."""
        is_there = all((folder / name).exists() for name in self._made())
        if is_there and self.write_baseline is None and ledger.finished(self._told()):
            return Summary.read(folder / SUMMARY)
        listed = write_listing(folder, ledger)
        made = finish(
            folder,
            formats=self.formats,
            select=settings.select,
            ignore=settings.ignore,
            lang=settings.lang,
            baseline=self.baseline,
            write_baseline=self.write_baseline,
        )
        summary = replace(
            listed,
            severities=dict(made.severities),
            rules=dict(made.rules),
            cross=made.cross,
            accepted=made.accepted,
            stale=[{"document": entry.document, "code": entry.code} for entry in made.stale],
            absent=made.absent,
        )
        with written(folder / SUMMARY) as stream:
            stream.write(summary.json())
        ledger.finish(self._told())
        return summary

    def _made(self) -> Iterator[str]:
        """The files in the batch's folder."""
        yield from _ALWAYS
        for table in tables():
            yield f"{TABLES}/{table.name}.csv"
            if "parquet" in self.formats:
                yield f"{TABLES}/{table.name}.parquet"
        if "duckdb" in self.formats:
            yield f"{TABLES}/{FILE_NAME}"

    def _told(self) -> str:
        """All that they depend on besides the results."""
        accepted = b"" if self.baseline is None else self.baseline.read_bytes()
        digest = hashlib.sha256(accepted).hexdigest()
        return json.dumps({"formats": sorted(set(self.formats)), "baseline": digest})
