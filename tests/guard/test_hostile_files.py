"""Each hostile file ends in a result or in one typed error, soon, and says what is missing."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from discloseparse import parse_bytes
from discloseparse.errors import UnreadableError
from discloseparse.guard import Guard
from discloseparse.load import Limits
from discloseparse.pipeline import reading_guard
from tests.guard.hostile_files import FILES, TEXT, Hostile

SOON = Limits(seconds=20, seconds_per_megabyte=0)


@pytest.fixture(scope="module")
def guard() -> Iterator[Guard]:
    with reading_guard(SOON) as made:
        yield made


@pytest.mark.skipif(os.name != "posix", reason="limits of POSIX")
@pytest.mark.parametrize("file", FILES.values(), ids=FILES)
def test_it_does_no_harm_and_says_what_is_missing(guard: Guard, file: Hostile) -> None:
    data = file.make()
    if isinstance(file.outcome, type):
        with pytest.raises(file.outcome) as caught:
            parse_bytes(data, isolate=guard, limits=SOON)
        assert "\n" not in caught.value.message("zh") + caught.value.message("en")
        return
    try:
        result = parse_bytes(data, isolate=guard, limits=SOON)
    except UnreadableError:
        if file.outcome is not None:
            raise
        return
    assert file.text in result.text
    found = {item.code for item in result.diagnostics}
    assert result.partial == bool(found)
    if file.outcome is not None:
        assert found == ({file.outcome} if file.outcome else set())


def test_a_hostile_file_harms_no_other(guard: Guard) -> None:
    assert parse_bytes(f"<p>{TEXT}</p>".encode(), isolate=guard).amounts[0].yuan == "31864000"
