"""Documents that would take a batch with them: each gets its outcome, all others are done."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from discloseparse import Limits
from tests.batch.conftest import documents, fill, outcomes, run, zipped
from tests.cli.conftest import HOLDS
from tests.guard.conftest import told
from tests.guard.hostile_files import FILES
from tests.load.pdf_writer import Page, pdf

pytestmark = pytest.mark.skipif(os.name != "posix", reason="limits and signals of POSIX")

SECONDS = 8.0
LIMITS = Limits(seconds=SECONDS, seconds_per_megabyte=0)

POISON = {
    "死.ceb": ("segfault", "crashed", "读取进程意外终止（SIGSEGV），文件可能已损坏或有害"),
    "退.ceb": ("exit", "crashed", "读取进程意外终止（exit 7），文件可能已损坏或有害"),
    "环.ceb": ("loop", "timeout", "读取超时（上限 8 秒），已中止"),
    "胀.ceb": ("ten gigabytes", "too_large", "读取所需内存超出上限（2048 MB），已中止"),
    "错.ceb": ("raise", "crashed", "程序内部错误（ZeroDivisionError: first line），请反馈"),
    "锁.ceb": ("locked", "unreadable", "文件已加密（ceb），请用 --password 给出正确的密码"),
}


def test_each_gets_its_outcome_and_every_other_document_is_done(tmp_path, hostile):
    good = {f"{name}{i}.txt": f"{HOLDS}编号{i}" for i, name in enumerate(POISON)}
    fill(tmp_path / "公开", {**good, **{name: told(word) for name, (word, *_) in POISON.items()}})
    begin = time.monotonic()
    summary = run("公开", limits=LIMITS)
    assert time.monotonic() - begin < SECONDS + 25
    assert summary.outcomes["ok"] == len(good)
    rows = {id_.removeprefix("公开/"): row for id_, row in documents().items()}
    for name, (_, outcome, error) in POISON.items():
        assert (rows[name]["outcome"], rows[name]["error"]) == (outcome, error)


def test_time_may_be_given_on_a_second_run(tmp_path, hostile):
    fill(tmp_path / "公开", {"慢.ceb": told("nap")})
    quick = Limits(seconds=0.5, seconds_per_megabyte=0)
    assert run("公开", limits=quick).outcomes["timeout"] == 1
    assert run("公开", limits=LIMITS).outcomes["timeout"] == 1
    assert run("公开", limits=LIMITS, retry=["timeout"]).outcomes["ok"] == 1


def test_bombs_are_too_large_and_their_neighbours_are_read(tmp_path):
    bomb = b" " * 2**24
    fill(tmp_path / "公开", {"弹.docx": FILES["docx: a part of a quarter of a gigabyte"].make()})
    zipped(tmp_path / "公开/弹.zip", {"一.txt": bomb, "二.txt": HOLDS})
    run("公开")
    assert outcomes() == {
        "公开/弹.docx": "too_large",
        "公开/弹.zip/一.txt": "too_large",
        "公开/弹.zip/二.txt": "ok",
    }


def test_a_file_that_is_too_large_is_not_opened(tmp_path):
    fill(tmp_path / "公开", {"大.txt": "收入5万元。" * 100, "小.txt": HOLDS})
    run("公开", limits=Limits(size=500))
    assert outcomes() == {"公开/大.txt": "too_large", "公开/小.txt": "ok"}


@pytest.mark.slow
def test_a_thousand_pages_keep_their_limits(tmp_path):
    pages = []
    for number in range(1000):
        page = Page()
        for line in range(30):
            page.text(90, 90 + 20 * line, f"第{number}页第{line}行，支出{number}.{line}0万元。")
        pages.append(page)
    fill(tmp_path / "公开", {"千页.pdf": pdf(*pages), "好.txt": HOLDS})
    begin = time.monotonic()
    run("公开", limits=Limits(seconds=20, seconds_per_megabyte=0))
    assert time.monotonic() - begin < 60
    assert outcomes()["公开/好.txt"] == "ok"
    assert outcomes()["公开/千页.pdf"] in ("ok", "findings", "timeout")
    assert Path("结果/documents.csv").is_file()
