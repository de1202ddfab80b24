"""Marked copies and converted files, checked as every test wants them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from discloseparse import parse_bytes
from discloseparse.report.original import annotate
from discloseparse.result import Result

needs_office = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not installed"
)


def marked(data: bytes) -> tuple[Result, bytes]:
    """What is found in ``data``, and the copy that shows all of it, with the same text."""
    result = parse_bytes(data)
    copy = annotate(data, result)
    assert copy.homeless == ()
    assert parse_bytes(copy.data).text == result.text
    assert annotate(data, result).data == copy.data
    return result, copy.data


def converted(file: Path, kind: str) -> Path:
    """``file`` as LibreOffice saves it in the format ``kind``."""
    profile = f"-env:UserInstallation={(file.parent / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", file.parent]
    subprocess.run([*command, file], check=True, capture_output=True, timeout=120)
    return file.with_suffix(f".{kind}")
