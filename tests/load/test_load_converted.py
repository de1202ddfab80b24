"""What goes through LibreOffice: found, checked, limited in time, killed whole; or said to be missing."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from word_sample import CELLS, TEXT, rtf

from discloseparse.errors import (
    ConverterMissingError,
    DamagedDocumentError,
    EmptyDocumentError,
    LimitExceededError,
)
from discloseparse.load import Limits, load_bytes, office
from discloseparse.load.loader import Context

posix = pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for LibreOffice")
needs_libreoffice = pytest.mark.skipif(office.converter() is None, reason="LibreOffice is missing")

VERSION = 'case "$1" in --version) echo "LibreOffice 7.4.7.2 40(Build:2)"; exit;; esac\n'


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Puts a script on the path in place of LibreOffice."""

    def install(script: str) -> None:
        program = tmp_path / "soffice"
        program.write_text(f"#!/bin/sh\n{script}", "utf-8")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
        monkeypatch.setattr(office, "_PLACES", ())
        office.converter.cache_clear()

    yield install
    office.converter.cache_clear()


def test_without_libreoffice_the_reason_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(office, "converter", lambda: None)
    with pytest.raises(ConverterMissingError) as caught:
        load_bytes(rtf())
    assert "RTF" in caught.value.message("en")
    assert "LibreOffice" in caught.value.message("zh")


@posix
@pytest.mark.parametrize("answer", ["LibreOffice 5.4.1", "OpenOffice 4.1", "", "error"])
def test_an_old_or_other_program_is_passed_over(fake, answer: str, monkeypatch) -> None:
    fake(f"echo '{answer}'\n")
    monkeypatch.setattr(office, "_NAMES", ("soffice",))
    assert office.converter() is None


@posix
def test_a_program_that_hangs_is_killed_with_what_it_started(fake, tmp_path: Path) -> None:
    fake(f"{VERSION}sleep 97 & echo $! > {tmp_path}/child\nwait\n")
    began = time.monotonic()
    with pytest.raises(LimitExceededError) as caught:
        load_bytes(rtf(), limits=Limits(converter_seconds=1))
    assert caught.value.facts["what"] == "converter_seconds"
    assert time.monotonic() - began < 20
    child = (tmp_path / "child").read_text().strip()
    state = subprocess.run(["ps", "-o", "stat=", "-p", child], capture_output=True, text=True)
    assert state.stdout.strip() in ("", "Z", "Z+")


@posix
@pytest.mark.parametrize("script", ["exit 1\n", "exit 0\n"])
def test_a_program_that_writes_nothing_is_a_damaged_document(fake, script: str) -> None:
    fake(VERSION + script)
    with pytest.raises(DamagedDocumentError):
        load_bytes(rtf())


@posix
def test_the_program_gets_a_profile_and_a_folder_of_its_own_that_are_gone(fake, tmp_path) -> None:
    fake(f'{VERSION}echo "$@" > {tmp_path}/asked\npwd > {tmp_path}/folder\nenv > {tmp_path}/env\n')
    with pytest.raises(DamagedDocumentError):
        load_bytes(rtf())
    folder = (tmp_path / "folder").read_text().strip()
    assert f"-env:UserInstallation=file://{folder}/profile" in (tmp_path / "asked").read_text()
    assert f"HOME={folder}" in (tmp_path / "env").read_text()
    assert not Path(folder).exists()


@pytest.mark.slow
@needs_libreoffice
def test_rich_text_reads_like_the_word_document_made_of_it() -> None:
    document = load_bytes(rtf(), "公开.doc")
    assert document.media_type == "application/rtf"
    lines = set(document.text.split("\n"))
    assert set(TEXT.split("\n")) - lines == set()
    cells = [
        {(c.row, c.col, c.rows, c.cols, c.span.of(document.text)) for c in table.cells}
        for table in document.tables
    ]
    assert cells[:2] == CELLS[:2]


@pytest.mark.slow
@needs_libreoffice
def test_open_document_files_read_like_what_they_were_made_of() -> None:
    context = Context(Limits())
    text = load_bytes(office.convert(rtf(), "rtf", "odt", context), "公开.odt")
    assert text.media_type == "application/vnd.oasis.opendocument.text"
    assert set(TEXT.split("\n")) - set(text.text.split("\n")) == set()
    workbook = (Path(__file__).parent / "data" / "sheets.xlsx").read_bytes()
    sheets = load_bytes(office.convert(workbook, "xlsx", "ods", context))
    assert sheets.media_type == "application/vnd.oasis.opendocument.spreadsheet"
    assert "1,500.50" in sheets.text
    assert sheets.text.startswith("GK03\n2024年部门支出决算总表\n")


@pytest.mark.slow
@needs_libreoffice
@pytest.mark.parametrize("data", [b"{\\rtf1", rtf()[:800], b"{\\rtf1" + bytes(range(256)) * 20])
def test_rich_text_that_is_damaged_is_an_error_or_a_result(data: bytes) -> None:
    with suppress(DamagedDocumentError, EmptyDocumentError):
        load_bytes(data)
