"""An archive of documents (``.zip``): each of them with a name that is safe, one after the other.

Nothing is written to disk. What lies in an archive within the archive is told the same way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from zipfile import ZipInfo

from discloseparse.errors import EmptyDocumentError, LimitExceededError, UnreadableError
from discloseparse.load.archive import Archive
from discloseparse.load.loader import Limits
from discloseparse.load.signatures import ZIP, zip_kind

_KIND = "zip"
_UTF8_NAME = 0x800
_DRIVE = re.compile(r"[A-Za-z]:")
_UNPRINTED = re.compile(r"[\x00-\x1f\x7f]")

# Results, notes and system files that lie beside documents.
_NO_DOCUMENTS = {".json", ".jsonl", ".md", ".toml", ".log", ".ini", ".db", ".tmp"}
_HIDDEN = (".", "~$")  # ``.~lock.…#`` among them
_SYSTEM = "__MACOSX"


@dataclass(frozen=True, slots=True)
class Entry:
    """A document in an archive: ``name`` as ``archive.zip/inner/name.docx``, and what it holds."""

    name: str
    content: bytes | UnreadableError

    @property
    def data(self) -> bytes:
        """The bytes of the document. Raises the error for which it could not be unpacked."""
        if isinstance(self.content, UnreadableError):
            raise self.content
        return self.content


def is_archive(data: bytes) -> bool:
    """Whether ``data`` is a zip of documents and no document that is a zip itself."""
    return data.startswith(ZIP) and zip_kind(data) == "zip"


def archive_at(path: Path, limits: Limits | None = None) -> bytes | None:
    """The bytes of the file at ``path`` if it begins as an archive does and is not too large."""
    if not path.is_file() or path.stat().st_size > (limits or Limits()).size:
        return None
    with path.open("rb") as stream:
        head = stream.read(len(ZIP[0]))
        return head + stream.read() if head.startswith(ZIP) else None


def is_hidden(name: str) -> bool:
    """Whether a file or folder of this name is hidden or belongs to the system."""
    return name.startswith(_HIDDEN) or name == _SYSTEM


def is_clutter(path: PurePath) -> bool:
    """Hidden files, lock files of office programs and what is plainly no document."""
    return any(map(is_hidden, path.parts)) or path.suffix.lower() in _NO_DOCUMENTS


def unpack(data: bytes, name: str = "", limits: Limits | None = None) -> Iterator[Entry]:
    """The documents in the archive ``data``, in its order, without folders and clutter.

    ``name`` is the archive's own and begins every entry's. An entry that cannot be unpacked carries
    its error and the others go on. Raises :class:`~discloseparse.errors.UnreadableError` if the
    archive itself cannot be read (to its end) or holds no document.
    """
    found = None
    for found in _entries(data, name, _Budget(limits or Limits()), depth=1):
        yield found
    if found is None:
        raise EmptyDocumentError()


class _Budget:
    """What is left for all entries together."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._entries = limits.archive_entries
        self._bytes = limits.archive_total

    def most(self) -> int:
        """How many bytes the next entry may have. Raises :class:`LimitExceededError`."""
        self._entries -= 1
        if self._entries < 0:
            raise LimitExceededError(what="archive_entries", limit=self.limits.archive_entries)
        if self._bytes <= 0:
            raise LimitExceededError(what="archive_total", limit=self.limits.archive_total)
        return min(self._bytes, self.limits.archive_bytes)

    def take(self, count: int) -> None:
        """Bytes that were unpacked."""
        self._bytes -= count


def _entries(data: bytes, name: str, budget: _Budget, depth: int) -> Iterator[Entry]:
    if depth > budget.limits.archive_depth:
        raise LimitExceededError(what="archive_depth", limit=budget.limits.archive_depth)
    archive = Archive(data, _KIND, budget.limits, whole=False)
    for index, info in enumerate(archive.entries):
        inner = safe_name(info, index)
        if _decoded(info).endswith(("/", "\\")) or is_clutter(PurePath(inner)):
            continue
        full = f"{name}/{inner}" if name else inner
        most = budget.most()
        try:
            content = archive.unpacked(info, most)
            budget.take(len(content))
            if is_archive(content):
                yield from _entries(content, full, budget, depth + 1)
            else:
                yield Entry(full, content)
        except UnreadableError as error:
            yield Entry(full, error)


def safe_name(info: ZipInfo, index: int) -> str:
    """The name of an entry as a relative path: no drive, no way up, no control characters.

    ``index`` is the name of an entry that has none.
    """
    parts = re.split(r"[\\/]", _UNPRINTED.sub("", _decoded(info)))
    if parts and _DRIVE.match(parts[0]):
        parts[0] = parts[0][2:]
    return "/".join(part for part in parts if part.strip() not in ("", ".", "..")) or str(index)


def _decoded(info: ZipInfo) -> str:
    """Chinese programs write GBK (and some UTF-8) without saying so; zipfile reads it as CP437."""
    name = info.orig_filename
    if info.flag_bits & _UTF8_NAME:
        return name
    try:
        raw = name.encode("cp437")
    except UnicodeError:
        return name
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeError:
            continue
    return name
