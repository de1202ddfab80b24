"""How every document of a batch is read and judged; of two batches with the same configuration the
same document gives the same result, byte for byte."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.metadata import entry_points

from discloseparse import __version__
from discloseparse.load import ENTRY_POINTS, Limits
from discloseparse.pipeline import Reading, audit, parse_bytes
from discloseparse.result import SCHEMA_VERSION, Result


@dataclass(frozen=True, slots=True)
class Settings:
    """The keywords of :func:`~discloseparse.pipeline.audit`, except where each document lies."""

    reading: Reading
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()

    @property
    def lang(self) -> str:
        """Language of messages."""
        return self.reading.get("lang", "zh")

    @property
    def limits(self) -> Limits:
        """What a document may cost."""
        return self.reading.get("limits") or Limits()

    @property
    def memory(self) -> int:
        """Bytes of address space that a worker may take."""
        return self.limits.memory_for(ocr=self.ocr)

    @property
    def ocr(self) -> bool:
        """Whether pictures are read."""
        return self.reading.get("ocr", False)

    def examine(self, data: bytes, name: str) -> Result:
        """The result for a document. Raises as :func:`~discloseparse.pipeline.parse_bytes`."""
        result = parse_bytes(data, name=name, **self.reading)
        return audit(result, select=self.select, ignore=self.ignore)

    def told(self) -> dict[str, str]:
        """All that a result depends on besides the document, in words that can be compared.

        Password, time and memory are none of it: they decide whether a document is read, and that
        may be tried again.
        """
        size = replace(
            self.limits, size=0, memory=0, ocr_memory=0, seconds=0, seconds_per_megabyte=0
        )
        loaders = sorted(
            f"{entry.value} {entry.dist.version if entry.dist else ''}"
            for entry in entry_points(group=ENTRY_POINTS)
        )
        return {
            "version": __version__,
            "schema": SCHEMA_VERSION,
            "lang": self.lang,
            "select": ",".join(self.select),
            "ignore": ",".join(self.ignore),
            "ocr": str(self.ocr).lower(),
            "pdf_engine": self.reading.get("pdf_engine", "pdfium"),
            "profiles": _digest(repr(tuple(self.reading.get("profiles", ())))),
            "limits": _digest(repr(size)),
            "loaders": ", ".join(loaders),
        }

    @property
    def configuration(self) -> str:
        """A digest of :meth:`told`."""
        return _digest(json.dumps(self.told(), sort_keys=True))


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:16]
