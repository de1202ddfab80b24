"""The flat tables: every value of the results, exact, safe to open, the same in all formats."""

from __future__ import annotations

import csv
import importlib.util
import json
from decimal import Decimal
from itertools import product
from pathlib import Path

import duckdb
import pytest

from discloseparse import parse, parse_text
from discloseparse.batch.finish import finish
from discloseparse.batch.tables.answers import as_json
from discloseparse.batch.tables.delimited import FORMULA, guarded
from discloseparse.batch.tables.manual import manual
from discloseparse.batch.tables.query import ask
from discloseparse.batch.tables.registry import tables
from tests.batch.shards import read, write_shards

ROOT = Path(__file__).parents[3]
FIXTURES = ROOT / "fixtures"
NAMES = [table.name for table in tables()]


def rows(out: Path, name: str) -> list[dict[str, str]]:
    with (out / "tables" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def results():
    names = ("部门预算说明.docx", "决算公开.pdf", "生态护林员补助.txt", "三公经费决算.docx")
    return [parse(FIXTURES / name) for name in names]


@pytest.fixture(scope="module")
def out(results, tmp_path_factory):
    folder = write_shards(tmp_path_factory.mktemp("batch"), results)
    finish(folder, formats=("csv", "parquet", "duckdb"))
    return folder


def test_the_tables_are_these():
    assert NAMES == [
        "amounts",
        "cells",
        "citations",
        "documents",
        "findings",
        "headcounts",
        "projects",
        "relations",
        "sections",
    ]


def test_amounts_are_those_of_the_results(out, results):
    expected = {
        (r.source.path, a.yuan, a.text, str(a.start), str(a.page or ""))
        for r in results
        for a in r.amounts
    }
    found = [
        (row["document"], row["yuan"], row["text"], row["start"], row["page"])
        for row in rows(out, "amounts")
    ]
    assert set(found) == expected
    assert len(found) == sum(len(r.amounts) for r in results)
    assert any(page for *_, page in found)


@pytest.mark.parametrize("name", ["sections", "headcounts", "citations", "relations", "findings"])
def test_every_item_has_a_row(out, results, name):
    assert len(rows(out, name)) == sum(len(getattr(r, name)) for r in results) > 0


def test_cells_know_their_label_and_header(out):
    found = {(r["label"], r["header"], r["value"], r["text"]) for r in rows(out, "cells")}
    assert ("公务接待费", "决算数", "26400", "2.64") in found


@pytest.mark.parametrize("name", NAMES)
def test_rows_are_in_order_of_document_and_number(out, name):
    keys = [(row["document"], int(row.get("number", 0))) for row in rows(out, name)]
    assert keys == sorted(keys)


def test_the_order_of_the_shards_does_not_matter(out, results, tmp_path):
    other = write_shards(tmp_path / "other", results[::-1], size=1)
    finish(other)
    for name in NAMES:
        same = [(o / "tables" / f"{name}.csv").read_bytes() for o in (out, other)]
        assert same[0] == same[1]


def test_finishing_leaves_nothing_behind(out):
    assert {p.name for p in out.iterdir() if "ledger" not in p.name} == {
        "documents",
        "extracts",
        "tables",
        "cross.jsonl",
        "findings.xlsx",
        "run.json",
    }
    kinds = {p.suffix for p in (out / "tables").iterdir()}
    assert kinds == {".csv", ".parquet", ".duckdb"}


def test_what_is_not_asked_for_again_is_removed(results, tmp_path):
    folder = write_shards(tmp_path / "out", results[:1])
    finish(folder, formats=("csv", "parquet", "duckdb"))
    finish(folder)
    assert {p.suffix for p in (folder / "tables").iterdir()} == {".csv"}


def test_an_empty_batch_has_headers_only(tmp_path):
    done = finish(write_shards(tmp_path / "out", []), formats=("parquet", "duckdb"))
    assert done.documents == 0
    assert set(done.rows.values()) == {0}
    assert rows(tmp_path / "out", "amounts") == []


# --- money is exact ---------------------------------------------------------------------------------

MONEY = {
    "0.10元": "0.1",
    "1234567890123.45元": "1234567890123.45",
    "9007199254740993元": "9007199254740993",
    "0.000001万元": "0.01",
}


def test_money_is_exact_in_every_format(tmp_path):
    text = "".join(f"安排资金{printed}。" for printed in MONEY)
    out = write_shards(tmp_path / "out", read({"a.txt": text}))
    finish(out, formats=("parquet", "duckdb"))
    assert [row["yuan"] for row in rows(out, "amounts")] == list(MONEY.values())
    tables = out / "tables"
    with duckdb.connect(str(tables / "discloseparse.duckdb")) as connection:
        for source in ("amounts", f"'{tables / 'amounts.parquet'}'"):
            found = connection.execute(f"SELECT yuan FROM {source}").fetchall()
            assert found == [(Decimal(yuan),) for yuan in MONEY.values()]
            assert all(isinstance(value, Decimal) for (value,) in found)


# --- formulas -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+86", "'+86"),
        ("-5", "'-5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝cmd", "'＝cmd"),
        ("\t=1", "'\t=1"),
        ("'=1", "''=1"),
        ("'引号", "'引号"),
        ("4万元", "4万元"),
        ("", ""),
    ],
)
def test_a_text_never_begins_like_a_formula(text, written):
    assert guarded(text) == written
    assert not guarded(text).startswith(tuple(FORMULA))


HOSTILE = '项目名称\n=HYPERLINK("http://a.b","点我")。\n立项依据\n《-1+cmd》（财社〔2023〕45号）'


def test_hostile_words_are_harmless_in_csv_and_themselves_in_duckdb(tmp_path):
    result = parse_text(HOSTILE, name="=甲.txt")
    out = write_shards(tmp_path / "out", [result])
    finish(out, formats=("duckdb",))
    for name in NAMES:
        with (out / "tables" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert not [cell for cell in cells if cell.startswith(tuple(FORMULA))]
    with duckdb.connect(str(out / "tables" / "discloseparse.duckdb")) as connection:
        assert connection.execute("SELECT document FROM documents").fetchall() == [("=甲.txt",)]
        titles = connection.execute("SELECT title FROM citations").fetchall()
    assert titles == [("-1+cmd",)]


def test_the_database_gives_back_any_words(tmp_path):
    signs = "'=＋-\t\n\r\x00\x1f\"\\,甲 "
    words = ["".join(word) for n in (1, 2, 3) for word in product(signs, repeat=n)]
    (result,) = read({"a.txt": "安排资金4万元。"})
    amounts = [result.amounts[0].model_copy(update={"label": word}) for word in words]
    out = write_shards(tmp_path / "out", [result.model_copy(update={"amounts": amounts})])
    finish(out, formats=("duckdb",))
    with duckdb.connect(str(out / "tables" / "discloseparse.duckdb")) as connection:
        found = connection.execute("SELECT label FROM amounts ORDER BY number").fetchall()
    assert [label for (label,) in found] == words


def test_what_no_cell_can_hold(tmp_path):
    (result,) = read({"a.txt": f"安排资金{'9' * 30}.5元。"})
    (amount,) = result.amounts
    huge = amount.model_copy(update={"label": '，"\n' * 1_000_000})
    out = write_shards(tmp_path / "out", [result.model_copy(update={"amounts": [huge, amount]})])
    finish(out, formats=("duckdb",))
    assert [row["yuan"] for row in rows(out, "amounts")] == [amount.yuan] * 2
    with duckdb.connect(str(out / "tables" / "discloseparse.duckdb")) as connection:
        found = connection.execute("SELECT yuan, length(label) FROM amounts").fetchall()
    assert found[0] == (None, 32_000)
    assert found[1][0] is None


def test_negative_numbers_stay_numbers(tmp_path):
    text = "支出由5.00万元减少到3.00万元，减少2.00万元，下降40%。"
    out = write_shards(tmp_path / "out", read({"a.txt": text}))
    finish(out)
    numbers = [row[c] for row in rows(out, "relations") for c in ("stated", "computed", "low")]
    assert numbers
    assert all(Decimal(number) is not None for number in numbers if number)


# --- documentation --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("lang", "page"), [("en", "tables.md"), ("zh", "tables.zh.md")])
def test_the_page_tells_the_declared_tables(lang, page):
    written = (ROOT / "docs" / page).read_text("utf-8")
    assert written == manual(lang), "run scripts/write_tables_page.py"


def test_names_of_columns_are_unique_and_told_in_both_languages():
    for table in tables():
        names = [column.name for column in table.columns]
        assert len(set(names)) == len(names)
        assert all(column.zh and column.en for column in table.columns)
        assert table.zh
        assert table.en


def test_the_database_knows_the_meaning_of_its_columns(out):
    with duckdb.connect(str(out / "tables" / "discloseparse.duckdb")) as connection:
        comments = connection.execute("SELECT comment FROM duckdb_columns()").fetchall()
        kinds = connection.execute(
            "SELECT DISTINCT data_type FROM duckdb_columns() WHERE database_name = current_catalog()"
        ).fetchall()
    assert ("approximate",) in comments
    assert {kind for (kind,) in kinds} == {"VARCHAR", "BIGINT", "BOOLEAN", "DECIMAL(38,10)"}


def test_an_answer_in_json_loses_no_column_and_is_json(out):
    sql = "SELECT 1 AS n, 2 AS n, 3 AS n_2, 1/0.0 AS no_number, 1.50::DECIMAL(9,2) AS d"
    with ask(out, sql) as answer:
        (record,) = json.loads("".join(as_json(answer)), parse_constant=pytest.fail)
    assert record == {"n": 1, "n_2": 2, "n_2_2": 3, "no_number": None, "d": "1.5"}


def test_duckdb_is_not_needed_for_csv():
    spec = importlib.util.find_spec("discloseparse.batch.tables.database")
    assert spec is not None
    assert "duckdb" not in vars(importlib.import_module(spec.name))
