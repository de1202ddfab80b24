"""Files behind a URL that fsspec opens (``s3://…``, ``oss://…``, ``sftp://…``), with the extra
``[remote]`` and whatever package the protocol needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from discloseparse.batch.discovery.found import Found
from discloseparse.errors import ExtraMissingError, LimitExceededError, NotFoundError
from discloseparse.load import Limits
from discloseparse.load.bundle import is_clutter
from discloseparse.load.signatures import ZIP

_STAMPS = ("ETag", "etag", "LastModified", "last_modified", "mtime", "updated", "created")


def find(source: str) -> Iterator[Found]:
    """A file, the files below a folder, or what a pattern matches."""
    system, root = _open(source)
    pattern = any(sign in root for sign in "*?[")
    listing = system.glob(root, detail=True) if pattern else system.find(root, detail=True)
    fixed = PurePosixPath(root)
    while any(sign in str(fixed) for sign in "*?["):
        fixed = fixed.parent
    info = None
    for name, info in sorted(listing.items()):
        inner = PurePosixPath(name).relative_to(fixed)
        if info.get("type") == "file" and not is_clutter(inner):
            id_ = str(fixed.name / inner) if inner.parts else fixed.name
            yield Found(id_, system.unstrip_protocol(name), _stamp(info))
    if info is None:
        yield Found(source, source, None)


def archive(path: str, limits: Limits) -> bytes | None:
    """See :class:`~discloseparse.batch.discovery.Store`."""
    system, name = _open(path)
    if system.info(name)["size"] > limits.size:
        return None
    head: bytes = system.cat_file(name, 0, len(ZIP[0]))
    return read(path, limits) if head.startswith(ZIP) else None


def read(path: str, limits: Limits) -> bytes:
    """See :class:`~discloseparse.batch.discovery.Store`."""
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


def _stamp(info: Mapping[str, Any]) -> str | None:
    told = next((info[key] for key in _STAMPS if info.get(key)), None)
    return None if told is None else f"{info.get('size')} {told}"
