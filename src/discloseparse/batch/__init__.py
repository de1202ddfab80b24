"""Batch: folders of documents → a folder of data and findings, in parallel, resumable, nothing lost.

::

    from discloseparse import batch

    summary = batch.run(["公开文件夹"], "结果", workers=4)
    for result in batch.iter_results("结果"):
        ...

:mod:`~discloseparse.batch.discovery` finds documents, :mod:`~discloseparse.batch.ledger` says what
came of each, :mod:`~discloseparse.batch.engines` run the shard function, the results lie in
:mod:`~discloseparse.batch.shards`, each with its :mod:`~discloseparse.batch.extract`, of which
:mod:`~discloseparse.batch.finish` makes the tables and compares the documents.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from discloseparse.batch.coordinator import run
    from discloseparse.batch.outcome import Outcome
    from discloseparse.batch.results import iter_lines, iter_results
    from discloseparse.batch.summary import Summary

_HOMES = {
    "Outcome": "outcome",
    "Summary": "summary",
    "iter_lines": "results",
    "iter_results": "results",
    "run": "coordinator",
}

__all__ = ["Outcome", "Summary", "iter_lines", "iter_results", "run"]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{home}"), name)


def __dir__() -> list[str]:
    return __all__
