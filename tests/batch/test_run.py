"""A run and the next one: what is written, what is kept, what is read again."""

from __future__ import annotations

import gzip
import json
import os
import sqlite3
from pathlib import Path

import pytest

from discloseparse import audit, batch
from discloseparse.batch.outcome import Verdict
from discloseparse.errors import (
    BatchError,
    FolderBusyError,
    FolderTakenError,
    NoBatchError,
    OtherConfigurationError,
    PluginError,
)
from tests.batch.conftest import Told, documents, fill, outcomes, output, run, zipped
from tests.cli.conftest import FAILS, HOLDS, WARNS
from tests.guard.conftest import install

pytestmark = pytest.mark.usefixtures("in_process")

OUT = Path("结果")
IDS = ["公开/乙局.txt", "公开/甲局/决算.txt", "公开/甲局/预算.txt"]


def parts() -> list[str]:
    return sorted(path.name for path in (OUT / "documents").iterdir())


def touch(path: Path) -> None:
    """The file looks changed."""
    os.utime(path, ns=(1, 1))


def test_every_document_has_its_outcome_and_its_result(sources):
    fill(sources, {"空.txt": "", "图.png": b"\x89PNG\r\n\x1a\n" + bytes(64)})
    summary = run("公开", "没有.docx")
    assert outcomes() == {
        "公开/乙局.txt": "findings",
        "公开/图.png": "unreadable",
        "公开/甲局/决算.txt": "ok",
        "公开/甲局/预算.txt": "findings",
        "公开/空.txt": "unreadable",
        "没有.docx": "unreadable",
    }
    assert documents()["没有.docx"]["error"] == "文件不存在"
    row = documents()["公开/甲局/预算.txt"]
    assert (row["errors"], row["amounts"], row["kind"]) == ("1", "2", "other")
    assert row["path"] == str(Path("公开/甲局/预算.txt"))
    assert (summary.documents, summary.unread) == (6, 3)
    assert summary.outcomes["unreadable"] == 3
    assert summary.severities == {"error": 1, "warning": 1, "info": 0}
    assert summary.rules == {"A102": 1, "U901": 1}
    assert summary == batch.Summary.read(OUT / "summary.json")


def test_a_result_is_what_audit_gives_for_the_same_document(sources):
    run("公开")
    results = list(batch.iter_results(OUT))
    assert [result.source.path for result in results] == IDS
    for result in results:
        alone = audit(result.source.path)
        assert result == alone
    (line,) = (gzip.decompress((OUT / "documents" / name).read_bytes()) for name in parts())
    assert sorted(line.splitlines(keepends=True)) == sorted(batch.iter_lines(OUT))


def test_worker_processes_give_the_same(sources, monkeypatch):
    run("公开", out="一")
    monkeypatch.undo()
    monkeypatch.chdir(sources.parent)
    run("公开", out="二")
    assert output(Path("一")) == output(Path("二"))


def test_rules_may_be_chosen(sources):
    assert run("公开", select=["U"]).severities == {"error": 0, "warning": 1, "info": 0}
    assert outcomes()["公开/甲局/预算.txt"] == "ok"


def test_nothing_tells_the_time(sources):
    run("公开", out="一")
    for path in sources.rglob("*.txt"):
        touch(path)
    run("公开", out="二", shard_size=1)
    assert output(Path("一")) == output(Path("二"))
    assert Path("一/run.json").read_bytes() == Path("二/run.json").read_bytes()


def test_a_second_run_reads_nothing(sources, unread):
    first = run("公开")
    before = output(OUT)
    unread()
    assert run("公开") == first
    assert output(OUT) == before


def test_a_file_that_only_looks_changed_is_not_read_again(sources, unread, monkeypatch):
    run("公开")
    touch(sources / "乙局.txt")
    monkeypatch.setattr("discloseparse.batch.shard._read", None)
    assert run("公开").documents == 3


def test_a_new_and_a_changed_document_are_read_and_nothing_stale_is_left(sources):
    run("公开")
    fill(sources, {"甲局/预算.txt": HOLDS + WARNS, "丙局.txt": FAILS})
    run("公开")
    assert outcomes() == {
        "公开/丙局.txt": "findings",
        "公开/乙局.txt": "findings",
        "公开/甲局/决算.txt": "ok",
        "公开/甲局/预算.txt": "findings",
    }
    lines = b"".join(gzip.decompress((OUT / "documents" / name).read_bytes()) for name in parts())
    told = [json.loads(line)["source"]["path"] for line in lines.splitlines()]
    assert sorted(told) == sorted(outcomes())
    assert output(OUT) == (run("公开", out="新"), output(Path("新")))[1]


def test_the_same_content_is_read_once_whatever_it_is_called(sources):
    fill(sources, {"丙/决算.txt": HOLDS, "丁.txt": HOLDS})
    zipped(sources / "包.zip", {"决算.txt": HOLDS})
    summary = run("公开")
    originals = {id_: row["duplicate_of"] for id_, row in documents().items()}
    first = "公开/丁.txt"
    assert originals == {
        first: "",
        "公开/丙/决算.txt": first,
        "公开/乙局.txt": "",
        "公开/包.zip/决算.txt": first,
        "公开/甲局/决算.txt": first,
        "公开/甲局/预算.txt": "",
    }
    assert (summary.documents, summary.duplicates, summary.outcomes["ok"]) == (6, 3, 4)
    assert len(list(batch.iter_lines(OUT))) == 3


def test_duplicates_of_a_document_that_changed_are_read_for_themselves(sources):
    fill(sources, {"丁.txt": HOLDS})
    run("公开")
    fill(sources, {"丁.txt": FAILS + HOLDS})
    run("公开")
    assert documents()["公开/甲局/决算.txt"]["duplicate_of"] == ""
    assert [result.source.path for result in batch.iter_results(OUT)] == ["公开/丁.txt", *IDS]


def test_contents_that_change_places(sources):
    run("公开")
    fill(sources, {"甲局/决算.txt": FAILS, "甲局/预算.txt": HOLDS})
    run("公开")
    assert outcomes()["公开/甲局/决算.txt"] == "findings"
    assert outcomes()["公开/甲局/预算.txt"] == "ok"
    assert [result.source.path for result in batch.iter_results(OUT)] == IDS


def test_two_files_of_one_id_get_ids_of_their_own(tmp_path):
    fill(tmp_path, {"上/公开/决算.txt": HOLDS, "下/公开/决算.txt": FAILS})
    for _ in range(2):
        run("上/公开", "下/公开")
        assert outcomes() == {"公开/决算.txt": "ok", "公开/决算.txt (2)": "findings"}


def test_a_document_of_an_archive_that_changed(sources):
    archive = zipped(sources / "包.zip", {"甲.txt": HOLDS + "一", "乙.txt": FAILS + "一"})
    run("公开")
    zipped(archive, {"甲.txt": HOLDS + "一", "乙.txt": HOLDS + "二"})
    run("公开")
    assert outcomes()["公开/包.zip/甲.txt"] == "ok"
    assert outcomes()["公开/包.zip/乙.txt"] == "ok"
    assert len(list(batch.iter_lines(OUT))) == 5


def test_documents_of_earlier_runs_are_kept(sources, unread):
    run("公开/甲局")
    run("公开/乙局.txt")
    assert sorted(outcomes()) == ["公开/乙局.txt", "甲局/决算.txt", "甲局/预算.txt"]


def test_what_failed_is_tried_again_only_on_request(sources, unread):
    path = fill(sources, {"加密.txt": b"\x00\x01\x02\x03" * 50}) / "加密.txt"
    stat = path.stat()
    assert run("公开").outcomes["unreadable"] == 1
    path.write_bytes(HOLDS.encode() + b" " * (200 - len(HOLDS.encode())))
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert run("公开", retry=["timeout", "crashed"]).outcomes["unreadable"] == 1
    assert run("公开", retry=["unreadable"]).outcomes["unreadable"] == 0
    before = output(OUT)
    run("公开", retry=["ok", "findings"])
    assert output(OUT) == before


def test_a_retry_leaves_alone_what_the_run_does_not_find(sources):
    fill(sources, {"甲局/空.txt": "", "坏.png": b"\x89PNG\r\n\x1a\n" + bytes(64)})
    run("公开/甲局", "公开/坏.png")
    run("公开/甲局", retry=["ok", "unreadable"])
    assert outcomes()["公开/坏.png"] == "unreadable"
    assert len(outcomes()) == 4


def test_a_duplicate_is_not_lost_with_its_original(sources):
    fill(sources, {"丁.txt": HOLDS})
    run("公开/丁.txt", "公开/甲局")
    fill(sources, {"丁.txt": FAILS + HOLDS})
    run("公开/丁.txt")
    assert outcomes()["甲局/决算.txt"] == "ok"
    (sources / "甲局/决算.txt").unlink()
    for name in parts():
        (OUT / "documents" / name).unlink()
    run("公开/乙局.txt")
    assert outcomes() == {
        "公开/丁.txt": "findings",
        "公开/乙局.txt": "findings",
        "甲局/决算.txt": "unreadable",
        "甲局/预算.txt": "findings",
    }


def test_another_file_of_the_same_id_size_and_time_is_looked_at(tmp_path):
    fill(
        tmp_path,
        {"上/公开/决算.txt": HOLDS, "下/公开/决算.txt": FAILS.ljust(len(HOLDS))[: len(HOLDS)]},
    )
    for path in tmp_path.rglob("*.txt"):
        touch(path)
    run("上/公开")
    run("下/公开")
    (result,) = batch.iter_results(OUT)
    assert result.text != HOLDS


@pytest.mark.parametrize("content", ["", "[1]", "null"])
def test_a_torn_note_of_the_configuration_is_told_in_one_line(sources, content):
    run("公开")
    (OUT / "run.json").write_text(content, "utf-8")
    with pytest.raises(BatchError, match=r"run\.json"):
        run("公开")
    assert run("公开", fresh=True).documents == 3


@pytest.mark.parametrize(
    ("options", "differs"),
    [
        ({"lang": "en"}, "lang"),
        ({"select": ["A"]}, "select"),
        ({"pdf_engine": "pdfplumber"}, "pdf_engine"),
    ],
)
def test_a_folder_of_another_configuration_is_refused(sources, options, differs):
    run("公开")
    before = output(OUT)
    with pytest.raises(OtherConfigurationError, match=differs):
        run("公开", **options)
    assert output(OUT) == before
    run("公开", fresh=True, **options)
    assert [len(parts()), len(outcomes())] == [1, 3]


def test_time_memory_and_password_are_no_configuration(sources):
    from discloseparse import Limits

    run("公开")
    run("公开", password="1", limits=Limits(seconds=5, memory=2**31 + 1))


def test_a_folder_with_something_else_is_left_alone(sources):
    fill(OUT, {"论文.docx": "x"})
    for fresh in (False, True):
        with pytest.raises(FolderTakenError):
            run("公开", fresh=fresh)
    assert [path.name for path in OUT.iterdir()] == ["论文.docx"]
    with pytest.raises(NoBatchError):
        list(batch.iter_results(OUT))


def test_a_broken_plug_in_is_named_before_anything_is_written(sources, plugin_folder):
    install(plugin_folder, "hostile_plugin:BROKEN")
    with pytest.raises(PluginError, match="BROKEN"):
        run("公开")
    assert not OUT.exists()


def test_plug_ins_are_part_of_the_configuration(sources, plugin_folder):
    run("公开")
    install(plugin_folder)
    with pytest.raises(OtherConfigurationError, match="loaders"):
        run("公开")


def test_two_runs_do_not_write_in_one_folder(sources):
    class Second(Told):
        def step(self, _id: str, _verdict: Verdict | None) -> None:
            with pytest.raises(FolderBusyError):
                run("公开")

    assert run("公开", progress=Second()).documents == 3


def test_an_interrupted_run_goes_on_where_it_stopped(sources):
    fill(sources, {f"{i}.txt": f"{HOLDS}编号{i}" for i in range(6)})
    run("公开", out="整")
    with pytest.raises(KeyboardInterrupt):
        run("公开", progress=Told(stop=4), shard_size=3)
    assert not (OUT / "documents.csv").exists()
    assert len(list(batch.iter_lines(OUT))) == 4
    second = Told()
    run("公开", progress=second)
    assert second.pending == 5
    assert output(OUT) == output(Path("整"))


@pytest.mark.parametrize("lost", ["documents/part-000002.jsonl.gz", "extracts/part-000002.bin"])
@pytest.mark.parametrize("wholly", [True, False])
def test_lost_and_left_over_shards_are_mended(sources, lost, wholly):
    run("公开", shard_size=1)
    before = output(OUT)
    assert parts() == [f"part-00000{i}.jsonl.gz" for i in (1, 2, 3)]
    if wholly:
        (OUT / lost).unlink()
    else:
        (OUT / lost).write_bytes((OUT / lost).read_bytes()[:-1])
    (OUT / "documents" / "part-000009.jsonl.gz").write_bytes(b"left over")
    (OUT / "extracts" / "part-000004.bin").write_bytes(b"left over")
    (OUT / "documents" / "part-000004.jsonl.gz.part").write_bytes(b"torn")
    run("公开")
    assert output(OUT) == before
    assert [path.name[:11] for path in sorted((OUT / "extracts").iterdir())] == [
        name[:11] for name in parts()
    ]
    assert len(parts()) == 3


def test_times_stand_in_the_ledger(sources):
    run("公开")
    with sqlite3.connect(OUT / "ledger.sqlite") as ledger:
        rows = ledger.execute("SELECT seconds, finished FROM results").fetchall()
        (ended,) = ledger.execute("SELECT ended FROM runs").fetchone()
    ledger.close()
    assert len(rows) == 3
    assert all(seconds > 0 and finished <= ended for seconds, finished in rows)
