"""The id of a document in a batch."""

from __future__ import annotations

import hashlib


def document_id(path: str) -> str:
    """``d`` and 15 hexadecimal digits that stand for ``path``, the path a batch knows a document by.

    The path is relative to what the batch was given, with ``/`` between its parts, so the id is the
    same on every machine; it does not know the content, which may change or be there twice. The
    letter keeps spreadsheets from reading it as a number.
    """
    return "d" + hashlib.sha256(path.encode("utf-8", "surrogatepass")).hexdigest()[:15]
