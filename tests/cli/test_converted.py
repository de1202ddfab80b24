"""Documents that go through LibreOffice are read behind the guard as well."""

from __future__ import annotations

import json

import pytest

from discloseparse.load import office
from tests.cli.conftest import HOLDS


@pytest.mark.slow
@pytest.mark.skipif(office.converter() is None, reason="LibreOffice is missing")
def test_rich_text_behind_the_guard(run, write):
    escaped = "".join(
        sign if sign.isascii() else f"\\u{ord(sign) - 65536 * (ord(sign) > 32767)}?"
        for sign in HOLDS.strip()
    )
    path = write("公开.rtf", "{\\rtf1\\ansi " + escaped + "\\par}")
    done = run("parse", path, "--format", "jsonl")
    assert (done.status, done.err) == (0, "")
    assert json.loads(done.out)["text"] == HOLDS.strip()
