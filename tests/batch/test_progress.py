"""What a user sees while a batch goes on."""

from __future__ import annotations

import pytest

from discloseparse.batch.outcome import Facts, Verdict
from discloseparse.batch.progress import Bar, Lines, Progress

READ = Verdict("findings", facts=Facts("other", None, None, False, {}, {"A101": 2, "N706": 1}))
FAILED = Verdict("timeout", "超时")


def drive(progress: Progress) -> None:
    progress.begin(4, 1)
    progress.step("甲.txt", READ)
    progress.step("乙\n.txt", FAILED)
    progress.step("丙.txt", None)
    progress.notice("no_memory_limit")
    progress.close()


def test_lines_tell_the_beginning_the_end_and_each_failure(capsys):
    drive(Lines("zh"))
    first, failed, notice, last = capsys.readouterr().err.splitlines()
    assert first == "共 4 份文件，其中 1 份已读过"
    assert failed == "乙 .txt: 超时"
    assert notice == "本系统不能限制内存，读取文件时只限制时间"
    assert (last[:3], last[-9:]) == ("4/4", "问题 3，失败 1")


def test_lines_come_now_and_then(capsys, monkeypatch):
    clock = iter(range(0, 1000, 6))
    monkeypatch.setattr("time.monotonic", lambda: float(next(clock)))
    progress = Lines("en")
    progress.begin(10, 0)
    for i in range(4):
        progress.step(f"{i}.txt", READ)
    lines = capsys.readouterr().err.splitlines()
    assert 1 < len(lines) < 5
    assert "findings" in lines[-1]
    assert "min left" in lines[-1]


def test_the_bar_tells_documents_rate_time_left_and_findings(capsys):
    drive(Bar("en"))
    told = capsys.readouterr().err
    assert "乙 .txt: 超时" in told
    assert "4/4" in told
    assert "3 findings, 1 failed" in told
    assert "documents/s" in told


@pytest.mark.parametrize("progress", [Lines("zh"), Bar("zh")])
def test_a_run_that_failed_at_its_start_can_close_it(progress, capsys):
    progress.close()
    assert capsys.readouterr().err == ""
