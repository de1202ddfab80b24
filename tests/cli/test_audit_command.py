"""audit: findings for people, and a status that says whether they count."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import FAILS, HOLDS, NOTES, WARNS


@pytest.mark.parametrize(
    ("text", "statuses"),
    [  # --fail-on          error warning info never
        (HOLDS, {"error": 0, "warning": 0, "info": 0, "never": 0}),
        (NOTES, {"error": 0, "warning": 0, "info": 1, "never": 0}),
        (WARNS, {"error": 0, "warning": 1, "info": 1, "never": 0}),
        (FAILS, {"error": 1, "warning": 1, "info": 1, "never": 0}),
    ],
    ids=["clean", "info", "warning", "error"],
)
def test_exit_status(run, write, text, statuses):
    path = write("说明.txt", text)
    assert run("audit", path).status == statuses["error"], "error is the default"
    for floor, status in statuses.items():
        assert run("audit", path, "--fail-on", floor).status == status, floor


@pytest.mark.parametrize("format_", ["text", "json", "jsonl"])
def test_the_status_is_the_same_in_every_format(run, write, format_):
    assert run("audit", write("错.txt", FAILS), "--format", format_).status == 1
    assert run("audit", write("对.txt", HOLDS), "--format", format_).status == 0


ALL = ["A102", "N706", "U901"]


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        ((), ALL),
        (("--select", "A"), ["A102"]),
        (("--select", "A1,U"), ["A102", "U901"]),
        (("--select", " A102 , N706 "), ["A102", "N706"]),
        (("--select", "a102,n"), ["A102", "N706"]),
        (("--ignore", "A"), ["N706", "U901"]),
        (("--ignore", "N706,U"), ["A102"]),
        (("--select", "A,N,U", "--ignore", "U901"), ["A102", "N706"]),
        (("--select", "A102", "--ignore", "A"), ["A102"]),
        (("--select", "A", "--ignore", "A102"), []),
        (("--select", "A", "--ignore", "A"), []),
        (("--select", "T"), []),
    ],
    ids=lambda value: " ".join(value) or "none",
)
def test_select_and_ignore_by_prefix_the_longest_wins(run, write, options, codes):
    path = write("说明.txt", FAILS + WARNS + NOTES)
    done = run("audit", path, "--format", "json", *options)
    data = json.loads(done.out)
    assert sorted({f["code"] for f in data["findings"]}) == codes
    assert done.status == ("A102" in codes)
    if codes:
        assert set(codes) <= {c["code"] for c in data["coverage"]}


def test_what_people_see(run, write):
    path = write("说明.txt", FAILS)
    done = run("audit", path)
    assert done.err == ""
    assert done.out == (
        f"{path.as_posix()}\n"
        "  A102 错误 80人 × 500元/人 = 4万元，文中写5万元，多1万元\n"
        "    第 1 行\n"
        "    | 困难职工帮扶：慰问困难职工80人，每人500元，共5万元。\n"
        "    |                           ~~~~      ~~~~~    ^^^^^\n"
        "    = 80人 × 500元/人 = 4万元 ≠ 5万元\n"
        "\n"
        "1 份文件，核对 1 处数字关系，0 处相符；错误 1，警告 0，提示 0\n"
    )


def test_in_english(run, write):
    out = run("audit", write("说明.txt", FAILS), "--lang", "en").out
    assert "A102 error 80人 × 500元/人 = 4万元, but the text says 5万元 (1万元 more)" in out
    assert "line 1" in out
    assert "1 document(s), 1 relations checked, 0 hold; errors 1, warnings 0, notes 0" in out


def test_the_environment_may_choose_the_language_and_the_option_wins(run, write, monkeypatch):
    path = write("说明.txt", HOLDS)
    monkeypatch.setenv("DISCLOSEPARSE_LANG", "en_US.UTF-8")
    assert "nothing found" in run("audit", path).out
    assert "未发现问题" in run("audit", path, "--lang", "zh").out


def test_no_colours_when_nobody_looks(run, write):
    assert "\x1b" not in run("audit", write("说明.txt", FAILS)).out


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("command", [(), ("parse",), ("audit",), ("rule",), ("schema",)])
def test_help(run, command, lang):
    done = run(*command, "--help") if not command else run(*command, "--lang", lang, "--help")
    assert done.status == 0
    assert "usage: discloseparse" in done.out
    if command and lang == "en":
        assert "exit status: 0 nothing found" in done.out
    else:
        assert "退出状态" in done.out
