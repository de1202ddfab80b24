"""A batch as its run leaves it: results in shards, to be finished."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from pathlib import Path

from discloseparse import Result, parse_text


def write_shards(out: Path, results: Sequence[Result], size: int = 3) -> Path:
    """``out`` with the shards of ``results``, ``size`` in each."""
    folder = out / "documents"
    folder.mkdir(parents=True)
    for start in range(0, len(results), size):
        lines = "".join(r.model_dump_json() + "\n" for r in results[start : start + size])
        name = f"part-{start // size + 1:06}.jsonl.gz"
        (folder / name).write_bytes(gzip.compress(lines.encode("utf-8", "surrogatepass"), mtime=0))
    return out


def read(texts: dict[str, str]) -> list[Result]:
    """The results of texts by their paths."""
    return [parse_text(text, name=path) for path, text in texts.items()]
