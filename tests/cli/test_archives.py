"""Archives on the command line: each document inside is one result or one line."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from tests.cli.conftest import FAILS, HOLDS


def zipped(**entries: str | bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name.replace("__", "/") + ".txt", content)
    return buffer.getvalue()


def test_every_document_inside_is_a_result_named_after_the_archive(run, write):
    archive = write("公开.zip", zipped(甲=HOLDS, 下__乙=FAILS))
    done = run("parse", archive, "--format", "jsonl")
    assert [json.loads(line)["source"]["path"] for line in done.out.splitlines()] == [
        f"{archive.as_posix()}/甲.txt",
        f"{archive.as_posix()}/下/乙.txt",
    ]
    assert (done.status, done.err) == (0, "")
    assert run("audit", archive).status == 1


def test_a_bad_entry_is_one_line_and_the_rest_is_done(run, write):
    archive = write("公开.zip", zipped(坏=b"7z\xbc\xaf\x27\x1c" + bytes(64), 好=HOLDS))
    done = run("parse", archive, "--format", "jsonl")
    assert done.complaints == [f"{archive}/坏.txt: 不支持的格式（7z）"]
    assert len(done.out.splitlines()) == 1
    assert done.status == 3


@pytest.mark.parametrize(
    ("content", "reason"),
    [(zipped(), "文件是空的"), (zipped(甲=HOLDS)[:60], "已损坏")],
    ids=["empty", "torn"],
)
def test_a_bad_archive_is_one_line(run, write, content, reason):
    archive, good = write("公开.zip", content), write("好.txt", HOLDS)
    done = run("parse", archive, good, "--format", "jsonl")
    (line,) = done.complaints
    assert line.startswith(f"{archive}: ")
    assert reason in line
    assert (len(done.out.splitlines()), done.status) == (1, 3)


def test_lock_files_and_hidden_files_in_a_folder_are_passed_over(run, write, tmp_path):
    for name in ("~$好.docx", ".~lock.好.txt#", ".隐藏/好.txt", "__MACOSX/好.txt", "好.txt"):
        write(f"夹/{name}", HOLDS)
    done = run("parse", tmp_path / "夹", "--format", "jsonl")
    assert (len(done.out.splitlines()), done.err, done.status) == (1, "", 0)


def test_a_finding_in_a_sheet_names_the_cell(run, write):
    path = write("帮扶.csv", f"名称,说明,备注\n甲,{FAILS.strip()},无\n乙,无,无\n")
    done = run("audit", path)
    assert "单元格 B2" in done.out
    assert done.status == 1
