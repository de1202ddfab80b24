"""``discloseparse batch`` on the command line."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest

from tests.batch.conftest import documents, fill, outcomes
from tests.cli.conftest import FAILS, HOLDS, WARNS, run  # noqa: F401  a fixture

pytestmark = pytest.mark.usefixtures("in_process")

TWO = ("--out", "结果", "--workers", "2")


@pytest.mark.parametrize(
    ("text", "options", "status"),
    [
        (HOLDS, (), 0),
        (WARNS, (), 0),
        (WARNS, ("--fail-on", "warning"), 1),
        (FAILS, (), 1),
        (FAILS, ("--fail-on", "never"), 0),
        ("", (), 3),
    ],
)
def test_the_exit_status(run, write_text, text, options, status):  # noqa: F811
    path = write_text("公开/甲.txt", text)
    assert run("batch", path, *TWO, *options).status == status
    assert run("batch", path, *TWO, *options).status == status


@pytest.fixture
def write_text(tmp_path: Path):
    return lambda name, text: fill(tmp_path, {name: text}) / name


def test_the_summary_for_people(run, sources):  # noqa: F811
    fill(sources, {"空.txt": "", "又.txt": HOLDS})
    done = run("batch", "公开", *TWO)
    assert done.out.splitlines() == [
        "5 份文件：未发现问题 2、有问题 2、无法读取 1",
        "错误 1，警告 1，提示 0；内容重复 1 份，未能读全 0 份",
        "文件之间的问题 0；基线已接受 0",
        "结果在 结果：findings.xlsx 是问题清单，documents.csv 逐份列出，documents/ 是全部数据",
    ]
    assert "公开/空.txt: 文件是空的" in done.complaints
    assert done.complaints[0] == "共 5 份文件，其中 0 份已读过"
    assert done.complaints[-1].startswith("5/5 份")
    english = run("batch", "公开", "--out", "results", "--lang", "en").out.splitlines()
    assert english[0] == "5 document(s): nothing found 2, with findings 2, cannot be read 1"


def test_the_summary_for_programs(run, sources):  # noqa: F811
    done = run("batch", "公开", *TWO, "--json")
    assert json.loads(done.out)["outcomes"]["findings"] == 2
    assert done.out == Path("结果/summary.json").read_text("utf-8")


def test_a_list_of_files(run, sources, monkeypatch):  # noqa: F811
    Path("清单.txt").write_text("\ufeff公开/乙局.txt\n\n公开/甲局/决算.txt\r\n", "utf-8")
    run("batch", "--files-from", "清单.txt", *TWO)
    assert sorted(outcomes()) == ["公开/乙局.txt", "公开/甲局/决算.txt"]
    stdin = io.TextIOWrapper(io.BytesIO("公开/甲局/预算.txt\n".encode()))
    monkeypatch.setattr("sys.stdin", stdin)
    run("batch", "--files-from", "-", *TWO)
    assert len(outcomes()) == 3


def test_a_list_that_powershell_wrote(run, sources):  # noqa: F811
    Path("清单.txt").write_text("公开\\乙局.txt\r\n".replace("\\", os.sep), "utf-16")
    run("batch", "--files-from", "清单.txt", *TWO)
    assert outcomes() == {"公开/乙局.txt": "findings"}


def test_the_list_of_documents_holds_no_formula(run):  # noqa: F811
    fill(Path(), {"=1+1.txt": HOLDS})
    run("batch", "=1+1.txt", *TWO)
    assert list(documents()) == ["'=1+1.txt"]


def test_what_failed_may_be_done_again(run, sources):  # noqa: F811
    fill(sources, {"空.txt": ""})
    assert run("batch", "公开", *TWO).status == 3
    for option in ("unreadable", "failed"):
        done = run("batch", "公开", *TWO, "--retry", option)
        assert done.complaints[0] == "共 4 份文件，其中 3 份已读过"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--out", "结果"), "SRC"),
        (("公开",), "--out"),
        (("公开", "--out", "结果", "--workers", "0"), "--workers"),
        (("公开", "--out", "结果", "--retry", "maybe"), "maybe"),
        (("公开", "--out", "公开"), "公开 中已有其他内容"),
        (("公开", "--out", "公开/乙局.txt"), "公开/乙局.txt 中已有其他内容"),
        (("公开", "--out", "公开/乙局.txt/结果"), "批处理无法进行：公开/乙局.txt/结果"),
        (("--files-from", "没有.txt", "--out", "结果"), "文件不存在"),
    ],
)
def test_wrong_usage_is_told_and_nothing_is_written(run, sources, arguments, told):  # noqa: F811
    done = run("batch", *arguments)
    assert (done.status, told in done.err) == (2, True)
    assert not Path("结果/documents.csv").exists()


def test_the_configuration_file_counts(run, sources):  # noqa: F811
    Path("discloseparse.toml").write_text('select = ["U"]\nlang = "en"\n', "utf-8")
    assert run("batch", "公开", *TWO).out.startswith("3 document(s): nothing found 2")
    assert documents()["公开/甲局/预算.txt"]["outcome"] == "ok"
