"""The talk between guard and worker: whatever is not a whole frame is the end of it."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as some

from discloseparse.guard.frames import Frame, Kind, receive, send


@given(some.lists(some.tuples(some.sampled_from(Kind), some.binary(max_size=40)), max_size=4))
def test_what_is_sent_is_received(frames: list[tuple[Kind, bytes]]) -> None:
    stream = io.BytesIO()
    for kind, body in frames:
        send(stream, kind, body)
    stream.seek(0)
    assert [receive(stream) for _ in frames] == [Frame(kind, body) for kind, body in frames]
    assert receive(stream) is None


@pytest.mark.parametrize(
    "noise", [b"", b"\x04", b"\x04" + bytes(7), b"\x63" + bytes(8), b"\x04" + b"\xff" * 8]
)
def test_nonsense_is_the_end(noise: bytes) -> None:
    assert receive(io.BytesIO(noise)) is None
    assert receive(io.BytesIO(b"\x04" + bytes(7) + b"\x05" + b"four")) is None
