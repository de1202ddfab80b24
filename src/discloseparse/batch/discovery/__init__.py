"""Discovery: sources (files, folders, patterns, URLs) → files with stable ids → documents.

The id of a file in a folder is the path from that folder on, the folder's own name first; a file that
is named itself keeps its path. Ids have ``/`` between their parts and go on into archives:
``公开/2024.zip/甲局/决算.pdf``. They do not depend on what else is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import NamedTuple, Protocol

from discloseparse.batch.discovery import local
from discloseparse.batch.discovery.found import Found
from discloseparse.errors import ExtraMissingError, UnreadableError
from discloseparse.load import Limits, unpack
from discloseparse.load.bundle import is_archive

__all__ = ["Document", "Found", "Store", "content", "discover", "documents_at"]


class Store(Protocol):
    """Where files lie. A path that cannot be read gives its error when it is read, not before."""

    def find(self, source: str) -> Iterator[Found]:
        """The files of a source in name order; the source itself if there is none."""

    def archive(self, path: str, limits: Limits) -> bytes | None:
        """The bytes of a file that begins as an archive does, else None."""

    def read(self, path: str, limits: Limits) -> bytes:
        """The bytes of a file. Raises UnreadableError or OSError."""


class Document(NamedTuple):
    """A document of a file: the file itself (``member`` None) or the ``member``-th of an archive."""

    id: str
    member: int | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """What was found where a document should be."""

    member: int | None
    data: bytes | Exception


def discover(sources: Iterable[str], exclude: Sequence[str] = ()) -> Iterator[Found]:
    """The files of all sources; those whose id (or its end) matches a pattern of ``exclude`` not."""
    for source in sources:
        for found in _store(source).find(source):
            if not any(_matches(found.id, pattern) for pattern in exclude):
                yield found


def documents_at(found: Found, limits: Limits) -> Iterator[Document]:
    """The documents in a file. An archive that cannot be read (to its end) is told itself as well."""
    try:
        data = _store(found.path).archive(found.path, limits)
        if data is None or not is_archive(data):
            yield Document(found.id)
            return
        for member, entry in enumerate(unpack(data, found.id, limits)):
            yield Document(entry.name, member)
    except ExtraMissingError:
        raise
    except Exception:  # no fault of an archive, or of ours in reading it, stops a run
        yield Document(found.id)


def content(path: str, members: set[int | None], limits: Limits) -> Iterator[Content]:
    """The bytes of the wanted documents of a file, or the error that they cannot be read for."""
    left = set(members)
    try:
        data = _store(path).read(path, limits)
        if not is_archive(data):
            yield Content(None, data)
            left.discard(None)
        else:
            for member, entry in enumerate(unpack(data, path, limits)):
                if member in left:
                    left.discard(member)
                    yield Content(member, entry.content)
        reason: Exception = UnreadableError()
    except ExtraMissingError:
        raise
    except Exception as error:  # see documents_at
        reason = error
    for missing in sorted(left, key=lambda member: -1 if member is None else member):
        yield Content(missing, reason)


def _store(path: str) -> Store:
    if "://" not in path:
        return local
    from discloseparse.batch.discovery import remote

    return remote


def _matches(id_: str, pattern: str) -> bool:
    return fnmatchcase(id_, pattern) or fnmatchcase(id_, f"*/{pattern}")
