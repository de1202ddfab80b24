"""json: pretty-printed; one document is an object, several are an array."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from discloseparse.emit import Format, Look

if TYPE_CHECKING:
    from discloseparse.result import Result


def emit(results: Iterable[Result], _look: Look) -> Iterator[str]:
    """The whole output; an array as soon as there is a second document."""
    documents = iter(results)
    first = next(documents, None)
    if first is None:
        return
    second = next(documents, None)
    if second is None:
        yield first.model_dump_json(indent=2) + "\n"
        return
    yield "[\n" + first.model_dump_json(indent=2)
    yield ",\n" + second.model_dump_json(indent=2)
    for result in documents:
        yield ",\n" + result.model_dump_json(indent=2)
    yield "\n]\n"


FORMAT = Format("json", emit)
