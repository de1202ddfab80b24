"""parse: documents in, data out; never status 1."""

from __future__ import annotations

import io
import json
import sys

import pytest

from tests.cli.conftest import FAILS, HOLDS


def test_one_document_is_an_object(run, write):
    done = run("parse", write("说明.txt", HOLDS))
    data = json.loads(done.out)
    assert (done.status, done.err) == (0, "")
    assert data["text"] == HOLDS
    assert [a["text"] for a in data["amounts"]] == ["500元", "4万元"]


def test_several_documents_are_an_array_in_the_order_given(run, write):
    second, first, third = (write(f"{name}.txt", HOLDS) for name in "乙甲丙")
    data = json.loads(run("parse", second, first, third).out)
    assert [document["source"]["path"][-5:] for document in data] == ["乙.txt", "甲.txt", "丙.txt"]


def test_lines_are_one_object_each(run, write):
    paths = [write(f"{n}.txt", HOLDS) for n in (1, 2)]
    done = run("parse", *paths, "--format", "jsonl")
    assert [json.loads(line)["text"] for line in done.out.splitlines()] == [HOLDS, HOLDS]


def test_findings_do_not_change_the_status(run, write):
    done = run("parse", write("说明.txt", FAILS))
    assert json.loads(done.out)["findings"]
    assert done.status == 0


def test_a_folder_is_walked_in_name_order_without_hidden_and_lock_files(run, write, tmp_path):
    for name in ("b.txt", "a/2.txt", "a/1.txt", ".隐藏.txt", ".git/x.txt", "~$说明.docx", "c.txt"):
        write(f"公开/{name}", HOLDS)
    done = run("parse", tmp_path / "公开", "--format", "jsonl")
    paths = [json.loads(line)["source"]["path"] for line in done.out.splitlines()]
    assert [p.partition("公开/")[2] for p in paths] == ["a/1.txt", "a/2.txt", "b.txt", "c.txt"]
    assert done.status == 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_standard_input(run, monkeypatch, encoding):
    bytes_in = io.TextIOWrapper(io.BytesIO(HOLDS.encode(encoding)))
    monkeypatch.setattr(sys, "stdin", bytes_in)
    done = run("parse", "-")
    data = json.loads(done.out)
    assert (done.status, data["text"], data["source"]["path"]) == (0, HOLDS, "-")


def test_messages_in_the_data_follow_the_language(run, write):
    path = write("说明.txt", FAILS)
    (chinese,), (english,) = (
        [f["message"] for f in json.loads(run("parse", path, *more).out)["findings"]]
        for more in ((), ("--lang", "en"))
    )
    assert "文中写5万元" in chinese
    assert "the text says 5万元" in english


@pytest.mark.parametrize(
    "arguments", [(), ("parse",), ("lies",), ("parse", "x", "--format", "xml"), ("parse", "--nix")]
)
def test_wrong_usage_is_status_2(run, arguments):
    done = run(*arguments)
    assert done.status == 2
    assert "usage:" in done.err
    assert done.out == ""
