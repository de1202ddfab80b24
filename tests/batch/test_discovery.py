"""Which documents are found, and what their ids are."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from discloseparse.batch.discovery import content, discover, documents_at
from discloseparse.errors import DamagedDocumentError, NoDocumentsError, NotFoundError
from discloseparse.load import Limits
from tests.batch.conftest import documents, fill, run, zipped

pytestmark = pytest.mark.usefixtures("in_process")

LIMITS = Limits()


def ids(*sources: str, exclude: tuple[str, ...] = ()) -> list[str]:
    return [
        document.id
        for found in discover(sources, exclude)
        for document in documents_at(found, LIMITS)
    ]


FILES = ("公开/乙局.txt", "公开/甲局/决算.txt", "公开/甲局/预算.txt")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (["公开"], FILES),
        (["公开/"], FILES),
        (["./公开/"], FILES),
        (["公开/甲局"], ["甲局/决算.txt", "甲局/预算.txt"]),
        (["公开/甲局/决算.txt"], ["公开/甲局/决算.txt"]),
        (["公开/../公开/乙局.txt"], ["公开/公开/乙局.txt"]),
        (["公开/*.txt"], ["公开/乙局.txt"]),
        (["公开/**/*.txt"], FILES),
        (["公开/*/决算.*"], ["公开/甲局/决算.txt"]),
        (["公开/甲局", "公开/乙局.txt"], ["甲局/决算.txt", "甲局/预算.txt", "公开/乙局.txt"]),
        (["没有.txt"], ["没有.txt"]),
        (["没有*.txt"], ["没有*.txt"]),
        (["空"], ["空"]),
    ],
)
def test_ids_are_paths_from_the_source_on(sources, tmp_path, asked, found):
    (tmp_path / "空").mkdir()
    assert ids(*asked) == list(found)


@pytest.mark.parametrize("asked", ["结果", "结果/**/*.csv", "**/documents.csv", "*"])
def test_what_a_batch_wrote_is_no_source(sources, asked):
    run("公开")
    found = ids(asked)
    assert not any("结果" in id_ or "tables" in id_ for id_ in found if id_ != asked)


def test_a_fault_in_reading_an_archive_is_its_outcome(sources, monkeypatch):
    def fail(*_arguments: object) -> None:
        raise ZeroDivisionError

    zipped(sources / "包.zip", {"甲.txt": "x"})
    monkeypatch.setattr("discloseparse.batch.discovery.unpack", fail)
    run("公开")
    row = documents()["公开/包.zip"]
    assert (row["outcome"], "ZeroDivisionError" in row["error"]) == ("crashed", True)
    assert len(documents()) == 4


def test_ids_are_the_same_wherever_the_folder_is_named_from(sources, monkeypatch):
    assert ids(str(sources)) == list(FILES)
    monkeypatch.chdir(sources)
    assert ids(".") == list(FILES)
    monkeypatch.chdir(sources / "甲局")
    assert ids("..") == list(FILES)


@pytest.mark.parametrize(
    "name",
    [
        ".隐藏.txt",
        "~$决算.docx",
        "__MACOSX/a.txt",
        ".git/a.txt",
        "说明.md",
        "结果.json",
        "Thumbs.db",
    ],
)
def test_clutter_is_passed_over(tmp_path, name):
    fill(tmp_path / "公开", {name: "收入5万元", "决算.txt": "收入5万元"})
    assert ids("公开") == ids("公开/**/*") == ["公开/决算.txt"]


@pytest.mark.parametrize(
    ("pattern", "left"),
    [
        ("*.docx", FILES),
        ("决算.*", [FILES[0], FILES[2]]),
        ("甲局/*", [FILES[0]]),
        ("公开/乙局.txt", FILES[1:]),
        ("*", []),
    ],
)
def test_files_may_be_excluded(sources, pattern, left):
    assert ids("公开", exclude=(pattern,)) == list(left)


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tmp_path):
    fill(tmp_path, {"a[1].txt": "收入5万元", "a1.txt": "收入5万元"})
    assert ids("a[1].txt") == ["a[1].txt"]


def test_a_batch_folder_is_no_source(sources):
    run(sources, out=sources / "结果")
    assert ids("公开") == list(FILES)


def test_archives_are_gone_into_whatever_they_are_called(tmp_path):
    inner = zipped(tmp_path / "inner", {"丙局/决算.txt": "收入5万元"}).read_bytes()
    zipped(
        tmp_path / "公开/2024.dat", {"乙.txt": "收入5万元", "内.zip": inner, ".x": "", "坏.txt": ""}
    )
    assert ids("公开") == [
        "公开/2024.dat/乙.txt",
        "公开/2024.dat/内.zip/丙局/决算.txt",
        "公开/2024.dat/坏.txt",
    ]
    path = str(Path("公开/2024.dat"))
    found = {item.member: item.data for item in content(path, {1, 2}, LIMITS)}
    assert found == {1: "收入5万元".encode(), 2: b""}


def test_an_archive_that_breaks_off_is_told_besides_its_documents(tmp_path):
    limits = Limits(archive_entries=3)
    zipped(tmp_path / "多.zip", {f"{i}.txt": "收入5万元" for i in range(4)})
    (found,) = discover(["多.zip"])
    assert [document.id for document in documents_at(found, limits)] == ["多.zip"]
    (item,) = content("多.zip", {None}, limits)
    assert "3" in str(item.data)
    Path("坏.zip").write_bytes(Path("多.zip").read_bytes()[:-30])
    assert ids("坏.zip") == ["坏.zip"]
    (item,) = content("坏.zip", {None}, LIMITS)
    assert isinstance(item.data, (DamagedDocumentError, bytes))


@pytest.mark.parametrize(("path", "error"), [("没有.txt", NotFoundError), ("空", NoDocumentsError)])
def test_what_is_not_there_says_so_when_it_is_read(tmp_path, path, error):
    (tmp_path / "空").mkdir()
    (item,) = content(path, {None}, LIMITS)
    assert isinstance(item.data, error)


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are Unicode here")
def test_names_in_an_old_encoding_can_be_written(tmp_path):
    folder = tmp_path / "公开"
    folder.mkdir()
    name = os.fsencode(str(folder)) + b"/" + "决算.txt".encode("gbk")
    Path(os.fsdecode(name)).write_bytes("收入5万元。".encode())
    assert ids("公开") == ["公开/\\xbe\\xf6\\xcb\\xe3.txt"]
    assert run("公开").outcomes["ok"] == 1


@pytest.mark.parametrize("name", ["长" * 300 + ".txt", "零\0.txt"])
def test_names_that_cannot_be_are_documents_that_cannot_be_read(name):
    assert ids(name) == [name]
    assert run(name).outcomes["unreadable"] == 1


@pytest.mark.parametrize(
    ("url", "told"), [("nothing://批/a.txt", "nothing"), ("memory://没有/a.txt", "文件不存在")]
)
def test_urls_that_cannot_be_opened_are_documents_that_cannot_be_read(sources, url, told):
    pytest.importorskip("fsspec", reason="needs the extra [remote]")
    summary = run("公开", url)
    assert (summary.documents, summary.outcomes["unreadable"]) == (4, 1)
    assert told in documents()[url]["error"]


def test_urls_are_opened_by_fsspec():
    fsspec = pytest.importorskip("fsspec", reason="needs the extra [remote]")
    system = fsspec.filesystem("memory")
    system.pipe({"/批/公开/甲.txt": "收入5万元".encode(), "/批/公开/.隐": b"x", "/批/乙.txt": b"y"})
    try:
        assert ids("memory://批/公开") == ["公开/甲.txt"]
        assert ids("memory://批/**/*.txt") == ["批/乙.txt", "批/公开/甲.txt"]
        assert ids("memory://批/乙.txt") == ["乙.txt"]
        assert ids("memory://批/无") == ["memory://批/无"]
        (item,) = content("memory://批/公开/甲.txt", {None}, LIMITS)
        assert item.data == "收入5万元".encode()
        (item,) = content("memory://批/无", {None}, LIMITS)
        assert isinstance(item.data, NotFoundError)
        assert run("memory://批").documents == 2
        assert run("memory://批").documents == 2
    finally:
        system.rm("/批", recursive=True)
