"""What a run makes of its results: made once, made again when something it depends on changes."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.hyperlink import Hyperlink as Link

from discloseparse import batch
from discloseparse.cli import main
from discloseparse.errors import ConfigError
from tests.batch.conftest import fill, output, run, zipped
from tests.cli.conftest import FAILS

pytestmark = pytest.mark.usefixtures("in_process")

OUT = Path("结果")
BASELINE = Path("基线.json")
LIBRARY = "红岩县图书馆2024年度部门决算\n2024年度收入合计{}万元。"


def stamps() -> dict[str, int]:
    return {p.name: p.stat().st_mtime_ns for p in (OUT / "tables").iterdir()}


def test_tables_and_findings_between_documents_are_made(sources):
    fill(sources, {"馆.txt": LIBRARY.format("100.00"), "馆2.txt": LIBRARY.format("110.00")})
    summary = run(sources)
    assert summary.cross == 1
    assert summary.rules["C002"] == 1
    assert summary.severities["error"] == 2
    assert summary == batch.Summary.read(OUT / "summary.json")
    assert (OUT / "tables" / "amounts.csv").is_file()
    assert json.loads((OUT / "cross.jsonl").read_text("utf-8"))["document"] == "公开/馆2.txt"


def test_nothing_is_made_again_unless_something_changed(sources):
    first, made = run(sources), stamps()
    assert run(sources) == first
    assert stamps() == made
    run(sources, formats=("csv", "duckdb"))
    again = stamps()
    assert again["amounts.csv"] > made["amounts.csv"]
    assert "discloseparse.duckdb" in again
    fill(sources, {"新.txt": "慰问困难职工80人。"})
    run(sources, formats=("csv", "duckdb"))
    assert stamps()["amounts.csv"] > again["amounts.csv"]


def test_a_changed_baseline_counts_as_a_change(sources):
    assert run(sources, write_baseline=BASELINE).accepted == 0
    assert run(sources, baseline=BASELINE).accepted == 2
    BASELINE.write_text(json.dumps({"version": 1, "accepted": []}), "utf-8")
    assert run(sources, baseline=BASELINE).accepted == 0


def test_a_bad_baseline_is_refused_before_anything_is_read(sources, unread):
    BASELINE.write_text("[]", "utf-8")
    unread()
    with pytest.raises(ConfigError):
        run(sources, baseline=BASELINE)
    assert not OUT.exists()


@pytest.mark.parametrize("content", [None, "{"])
def test_a_baseline_that_cannot_be_written_is_told_before_anything_is_read(
    sources, unread, content
):
    path = Path("没有/基线.json") if content is None else BASELINE
    if content is not None:
        path.write_text(content, "utf-8")
    unread()
    with pytest.raises(ConfigError):
        run(sources, write_baseline=path)


def listed() -> list[tuple[str, str, str | None]]:
    """Document, rule and link of each row of the workbook."""
    rows = openpyxl.load_workbook(OUT / "findings.xlsx").worksheets[0].iter_rows()
    heading = [cell.value for cell in next(rows)]
    document, rule, link = map(heading.index, ("文件", "规则", "原文件"))
    return [
        (row[document].value, row[rule].value, (row[link].hyperlink or Link(target=None)).target)
        for row in rows
    ]


def test_findings_are_listed_in_a_workbook(sources):
    fill(sources, {"馆.txt": LIBRARY.format("100.00"), "馆2.txt": LIBRARY.format("110.00")})
    zipped(sources / "包.zip", {"一.txt": FAILS + "一"})
    run(Path("..") / sources.parent.name / "公开", write_baseline=BASELINE)
    assert listed() == [
        ("公开/乙局.txt", "U901", "..\\公开\\乙局.txt"),
        ("公开/包.zip/一.txt", "A102", "..\\公开\\包.zip"),
        ("公开/甲局/预算.txt", "A102", "..\\公开\\甲局\\预算.txt"),
        ("公开/馆2.txt", "C002", "..\\公开\\馆2.txt"),
    ]
    explained = openpyxl.load_workbook(OUT / "findings.xlsx").worksheets[2]
    assert [row[0].value for row in explained.iter_rows(min_row=2)] == ["A102", "C002", "U901"]
    before = (OUT / "findings.xlsx").read_bytes()
    run(sources, fresh=True)
    assert (OUT / "findings.xlsx").read_bytes() == before
    run(sources, baseline=BASELINE)
    assert listed() == []


@pytest.mark.parametrize(
    "name",
    ["findings.xlsx", "cross.jsonl", "tables/amounts.csv", "tables/discloseparse.duckdb"],
)
def test_what_was_taken_away_is_made_again(sources, name):
    run(sources, formats=("csv", "duckdb"))
    before = output(OUT)
    (OUT / name).unlink()
    run(sources, formats=("csv", "duckdb"))
    assert (OUT / name).is_file()
    assert output(OUT) == before


def test_on_the_command_line(sources, capsys):
    command = ["batch", "公开", "--out", str(OUT), "--lang", "en"]
    assert main([*command, "--write-baseline", str(BASELINE)]) == 1
    data = json.loads(BASELINE.read_text("utf-8"))
    data["accepted"].append({**data["accepted"][0], "fingerprint": "0" * 16})
    data["accepted"].append({**data["accepted"][0], "document": "公开/没有.txt"})
    BASELINE.write_text(json.dumps(data), "utf-8")
    capsys.readouterr()
    assert main([*command, "--baseline", str(BASELINE), "--tables", "csv,duckdb"]) == 0
    told = capsys.readouterr().out
    assert "accepted by the baseline: 2" in told
    assert "1 baseline entries no longer occur: " in told
    assert "1 baseline entries are of documents that are not in the batch" in told
    assert main(["query", str(OUT), "SELECT count(*) AS n FROM findings WHERE accepted"]) == 0
    assert capsys.readouterr().out == "n\n-\n2\n"


def test_an_unknown_format_is_wrong_usage(sources, capsys):
    assert main(["batch", "公开", "--out", str(OUT), "--tables", "xls"]) == 2
    assert "xls" in capsys.readouterr().err
