"""``discloseparse query``: SQL on the tables of a batch, and nothing else."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import pytest

from discloseparse.batch.finish import finish
from discloseparse.cli import main
from tests.batch.shards import read, write_shards

TEXTS = {
    "甲.txt": "慰问困难职工80人，每人500元，共5万元。",
    "乙.txt": "购置设备3台，每台0.50万元，共1.50万元。",
}


@pytest.fixture(scope="module")
def out(tmp_path_factory) -> Path:
    folder = write_shards(tmp_path_factory.mktemp("query") / "out", read(TEXTS))
    finish(folder, formats=("duckdb",))
    return folder


def ask(capsys, out: Path, sql: str, *options: str) -> tuple[int, str, str]:
    status = main(["query", str(out), sql, "--lang", "en", *options])
    return status, *capsys.readouterr()


def test_a_table_for_people(capsys, out):
    sql = "SELECT document, yuan, text FROM amounts ORDER BY yuan DESC"
    status, told, _ = ask(capsys, out, sql)
    assert status == 0
    assert told.splitlines()[:4] == [
        "document  yuan   text",
        "--------  -----  --------",
        "甲.txt    50000  5万元",
        "乙.txt    15000  1.50万元",
    ]


def test_csv_and_json(capsys, out):
    sql = "SELECT '=1+1' AS a, yuan, NULL AS n, start < 0 AS t FROM amounts ORDER BY yuan LIMIT 1"
    _, told, _ = ask(capsys, out, sql, "--format", "csv")
    assert list(csv.reader(io.StringIO(told.lstrip("\ufeff")))) == [
        ["a", "yuan", "n", "t"],
        ["'=1+1", "500", "", "false"],
    ]
    _, told, _ = ask(capsys, out, sql, "--format", "json")
    assert json.loads(told) == [{"a": "=1+1", "yuan": "500", "n": None, "t": False}]
    _, told, _ = ask(capsys, out, "SELECT 1 FROM amounts WHERE false", "--format", "json")
    assert json.loads(told) == []


def test_sums_of_money_are_exact(capsys, out):
    sql = "SELECT sum(yuan) AS yuan FROM amounts"
    _, told, _ = ask(capsys, out, sql, "--format", "json")
    assert json.loads(told) == [{"yuan": "70500"}]


def test_a_long_table_says_that_there_is_more(capsys, out):
    _, told, _ = ask(capsys, out, "SELECT * FROM range(1002)")
    assert told.endswith("999\n…\n")
    _, told, _ = ask(capsys, out, "SELECT * FROM range(1000)")
    assert told.endswith("999\n")


@pytest.mark.parametrize(
    ("sql", "reason"),
    [
        ("SELEC 1", "syntax error"),
        ("SELECT * FROM amunts", 'Did you mean "amounts"?'),
        ("", "''"),
        ("SELECT CAST('x' AS INTEGER)", "Could not convert"),
        ("DROP TABLE amounts", "read-only"),
        ("SELECT * FROM read_csv('{file}')", "disabled"),
        ("SELECT content FROM read_text('{file}')", "disabled"),
        ("SELECT * FROM '{file}'", "does not exist"),
        ("COPY amounts TO '{file}.csv'", "disabled"),
        ("ATTACH '{file}.db'", "disabled"),
        ("INSTALL httpfs", "disabled"),
        ("SET enable_external_access = true", "locked"),
        ("SELECT * FROM asked", "does not exist"),
        ("SELECT * FROM connection", "does not exist"),
    ],
)
def test_what_is_refused_is_refused_in_one_line(capsys, out, tmp_path, sql, reason):
    secret = tmp_path / "secret"
    secret.write_text("a,b\n1,2\n")
    status, told, complaint = ask(capsys, out, sql.format(file=secret))
    assert status == 2
    assert told == ""
    assert complaint.startswith("discloseparse: the query failed: ")
    assert reason in complaint
    assert complaint.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["secret"]


def test_csv_alone_is_enough(capsys, tmp_path):
    folder = write_shards(tmp_path / "out", read(TEXTS))
    finish(folder)
    status, told, _ = ask(capsys, folder, "SELECT count(*) AS n FROM documents")
    assert (status, told) == (0, "n\n-\n2\n")


def test_a_folder_without_tables(capsys, tmp_path):
    status, _, complaint = ask(capsys, tmp_path, "SELECT 1")
    assert status == 2
    assert complaint.count("\n") == 1
    assert "holds no results" in complaint


def test_without_the_extra(capsys, out, monkeypatch):
    monkeypatch.setitem(sys.modules, "duckdb", None)
    status, _, complaint = ask(capsys, out, "SELECT 1")
    assert status == 2
    assert complaint.count("\n") == 1
    assert "pip install discloseparse[tables]" in complaint
