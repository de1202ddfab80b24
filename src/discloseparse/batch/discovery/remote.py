"""Files behind a URL that fsspec opens (``s3://…``, ``oss://…``, ``sftp://…``), with the extra
``[remote]`` and whatever package the protocol needs."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import PurePosixPath
from typing import Any

from discloseparse.batch.discovery.found import Found
from discloseparse.errors import (
    DiscloseparseError,
    ExtraMissingError,
    LimitExceededError,
    NotFoundError,
)
from discloseparse.load import Limits
from discloseparse.load.bundle import is_clutter
from discloseparse.load.signatures import ZIP

_STAMPS = ("ETag", "etag", "LastModified", "last_modified", "mtime", "updated", "created")


def find(source: str) -> Iterator[Found]:
    """A file, the files below a folder, or what a pattern matches."""
    listing: Mapping[str, Any] = {}
    info = None
    with suppress(OSError), _translated():  # why, is told when it is read
        system, root = _open(source)
        pattern = _has_magic(root)
        listing = system.glob(root, detail=True) if pattern else system.find(root, detail=True)
        fixed = PurePosixPath(root)
        while _has_magic(str(fixed)):
            fixed = fixed.parent
    for name, info in sorted(listing.items()):
        inner = PurePosixPath(name).relative_to(fixed)
        if info.get("type") == "file" and not is_clutter(inner):
            id_ = str(fixed.name / inner) if inner.parts else fixed.name
            yield Found(id_, system.unstrip_protocol(name), _stamp(info))
    if info is None:
        yield Found(source, source, None)


def archive(path: str, limits: Limits) -> bytes | None:
    """See :class:`~discloseparse.batch.discovery.Store`."""
    with _translated():
        system, name = _open(path)
        if system.info(name)["size"] > limits.size:
            return None
        head: bytes = system.cat_file(name, 0, len(ZIP[0]))
    return read(path, limits) if head.startswith(ZIP) else None


def read(path: str, limits: Limits) -> bytes:
    """See :class:`~discloseparse.batch.discovery.Store`."""
    with _translated():
        system, name = _open(path)
        if not system.isfile(name):
            raise NotFoundError(path=path)
        with system.open(name, "rb") as stream:
            data: bytes = stream.read(limits.size + 1)
    if len(data) > limits.size:
        raise LimitExceededError(what="size", limit=limits.size)
    return data


def _open(url: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs

        system, name = url_to_fs(url)
    except ImportError as error:  # fsspec's own, or the protocol's package
        raise ExtraMissingError(name="remote", reason=str(error)) from error
    return system, name


@contextmanager
def _translated() -> Iterator[None]:
    """Every file system raises errors of its own; outside they are OSErrors."""
    try:
        yield
    except (OSError, DiscloseparseError):
        raise
    except Exception as error:
        raise OSError(errno.EIO, f"{type(error).__name__}: {error}".splitlines()[0]) from error


def _has_magic(name: str) -> bool:
    return any(sign in name for sign in "*?[")


def _stamp(info: Mapping[str, Any]) -> str | None:
    told = next((info[key] for key in _STAMPS if info.get(key)), None)
    return None if told is None else f"{info.get('size')} {told}"
