"""Input that cannot be read: one line each, status 3, and the other files are still done."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import FAILS, HOLDS

JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00" + bytes(64)
TORN_PDF = b"%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 ob"

BAD = {
    "empty": ("空.txt", b"", ("文件是空的", "the file is empty")),
    "jpeg named docx": ("图.docx", JPEG, ("JPEG", "JPEG")),
    "torn pdf": ("残.pdf", TORN_PDF, ("已损坏", "damaged")),
    "torn docx": ("残.docx", b"PK\x03\x04\x14\x00\x06\x00" + bytes(40), ("ZIP", "ZIP")),
}


@pytest.mark.parametrize("command", ["parse", "audit"])
@pytest.mark.parametrize("case", BAD.values(), ids=BAD)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_one_line_names_file_and_reason_and_the_rest_is_done(run, write, case, command, lang):
    name, content, reasons = case
    bad, good = write(name, content), write("好.txt", HOLDS)
    done = run(command, bad, good, "--format", "jsonl", "--lang", lang)
    (line,) = done.complaints
    assert line.startswith(f"{bad}: ")
    assert reasons[lang == "en"] in line
    assert [json.loads(line)["source"]["path"] for line in done.out.splitlines()] == [
        good.as_posix()
    ]
    assert done.status == 3


@pytest.mark.parametrize("command", ["parse", "audit"])
def test_a_name_longer_than_any_can_be(run, write, command):
    done = run(command, "长" * 300, write("好.txt", HOLDS), "--format", "jsonl")
    (line,) = done.complaints
    assert line.startswith("长" * 300 + ": ")
    assert "好.txt" in done.out
    assert done.status == 3


def test_a_missing_file(run, write):
    done = run("audit", "没有.txt", write("好.txt", HOLDS))
    assert done.complaints == ["没有.txt: 文件不存在"]
    assert "好.txt" in done.out
    assert done.status == 3


@pytest.mark.parametrize("inside", [(), (".隐藏.txt", "~$锁.docx")])
def test_a_folder_without_documents(run, write, tmp_path, inside):
    folder = tmp_path / "空文件夹"
    folder.mkdir()
    for name in inside:
        write(f"空文件夹/{name}", HOLDS)
    done = run("parse", folder)
    assert done.complaints == [f"{folder}: 文件夹中没有可读取的文件"]
    assert (done.status, done.out) == (3, "")


def test_unread_input_wins_over_findings(run, write):
    assert run("audit", write("错.txt", FAILS)).status == 1
    assert run("audit", write("错.txt", FAILS), "没有.txt").status == 3


def test_an_internal_error_is_one_line_and_the_other_files_go_on(run, write, monkeypatch):
    from discloseparse import pipeline

    real = pipeline.parse_bytes

    def breaks(data: bytes, *, name: str, **options: str) -> object:
        if Path(name).stem == "坏":
            raise RuntimeError("first line\nsecond line")
        return real(data, name=name, **options)

    monkeypatch.setattr(pipeline, "parse_bytes", breaks)
    bad, good = write("坏.txt", HOLDS), write("好.txt", HOLDS)
    done = run("audit", bad, good, "没有.txt")
    assert done.complaints == [
        f"{bad}: 程序内部错误（RuntimeError: first line），请反馈",
        "没有.txt: 文件不存在",
    ]
    assert "好.txt" in done.out
    assert done.status == 2

    with_trace = run("audit", bad, "--debug")
    assert "Traceback" in with_trace.err
    assert with_trace.status == 2


def test_a_hostile_name_is_still_one_line(run):
    done = run("audit", "没有\n\x1b[2J.txt")
    assert done.complaints == ["没有  [2J.txt: 文件不存在"]


@pytest.mark.parametrize("options", [(), ("--debug",)])
def test_a_fault_outside_the_documents_is_one_line_and_does_not_look_like_findings(
    run, write, monkeypatch, options
):
    def broken(*_arguments, **_options):
        raise ValueError("甲\n乙")

    monkeypatch.setattr("discloseparse.cli.audit.write", broken)
    done = run("audit", write("好.txt", HOLDS), *options)
    assert done.status == 2
    assert done.complaints[-1] == "discloseparse: 程序内部错误（ValueError: 甲），请反馈"
    assert ("Traceback" in done.err) == bool(options)
