"""The command as a process of its own: streams, consoles, pipes, determinism."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from discloseparse import __version__
from tests.cli.conftest import FAILS, HOLDS

# 𠮷 and an emoji are not in GBK.
BEYOND_GBK = FAILS.replace("困难", "\U00020bb7\U0001f600困难", 1)


def command(
    *arguments: object, data: bytes = b"", cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("DISCLOSEPARSE", "PYTHON"))}
    return subprocess.run(
        [sys.executable, "-m", "discloseparse", *map(str, arguments)],
        input=data,
        capture_output=True,
        env={**clean, **environment},
        cwd=cwd,
        check=False,
    )


def test_version():
    done = command("--version")
    assert (done.returncode, done.stdout.decode().strip()) == (0, __version__)


def test_results_on_stdout_and_errors_on_stderr(tmp_path):
    (tmp_path / "说明.txt").write_text(FAILS, "utf-8")
    done = command("audit", "说明.txt", "没有.txt", cwd=tmp_path, PYTHONUTF8="1")
    assert "A102" in done.stdout.decode()
    assert done.stderr.decode().splitlines() == ["没有.txt: 文件不存在"]
    assert done.returncode == 3


def test_standard_input_of_any_encoding():
    done = command("parse", "-", data=HOLDS.encode("gb18030"))
    assert json.loads(done.stdout)["text"] == HOLDS


@pytest.mark.parametrize("format_", ["text", "json", "jsonl"])
def test_a_gbk_console_does_not_fail(format_):
    data = BEYOND_GBK.encode()
    done = command("audit", "-", "--format", format_, data=data, PYTHONIOENCODING="gbk")
    assert (done.returncode, done.stderr) == (1, b"")
    if format_ == "text":
        assert "\\U00020bb7" in done.stdout.decode("gbk")
        assert "文中写5万元" in done.stdout.decode("gbk")
    else:
        assert json.loads(done.stdout)["text"] == BEYOND_GBK


@pytest.mark.parametrize("arguments", [("--help",), ("rule",), ("rule", "A118"), ("schema",)])
@pytest.mark.parametrize("console", ["gbk", "ascii"])
def test_no_console_fails_on_what_the_shell_says(arguments, console):
    done = command(*arguments, PYTHONIOENCODING=console)
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_same_bytes_give_the_same_json():
    data = (FAILS + HOLDS).encode()
    outputs = {
        command("parse", "-", data=data, PYTHONHASHSEED=seed).stdout for seed in ("0", "1", "77")
    }
    assert len(outputs) == 1
    assert b"A102" in outputs.pop()


def test_lines_of_json_end_the_same_everywhere(tmp_path):
    (tmp_path / "说明.txt").write_bytes(HOLDS.replace("\n", "\r\n").encode())
    done = command("parse", "说明.txt", "--format", "jsonl", cwd=tmp_path)
    assert done.stdout.count(b"\n") == 1
    assert b"\r" not in done.stdout


def test_a_reader_that_leaves_early_is_no_error(tmp_path):
    for i in range(40):
        (tmp_path / f"{i:02}.txt").write_text(HOLDS * 40, "utf-8")
    program = [sys.executable, "-m", "discloseparse", "parse", str(tmp_path)]
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0
