"""The command reads untrusted formats behind the guard: each failure is a line, the rest is done."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from discloseparse import pipeline
from discloseparse.guard import Guard
from tests.cli.conftest import HOLDS
from tests.guard.conftest import hostile, plugin_folder, told

__all__ = ["hostile", "plugin_folder"]
DOCX = Path(__file__).parents[2] / "fixtures" / "部门预算说明.docx"
posix = pytest.mark.skipif(os.name != "posix", reason="limits and signals of POSIX")


@posix
def test_files_that_kill_their_reader_are_one_line_each(run, write, hostile):
    crash = write("一.ceb", told("segfault"))
    memory = write("二.ceb", told("ten gigabytes"))
    fault = write("三.ceb", told("raise"))
    text = write("四.txt", HOLDS)
    done = run("audit", crash, DOCX, memory, fault, text, "--format", "jsonl")
    assert done.complaints == [
        f"{crash}: 读取进程意外终止（SIGSEGV），文件可能已损坏或有害",
        f"{memory}: 读取所需内存超出上限（2048 MB），已中止",
        f"{fault}: 程序内部错误（ZeroDivisionError: first line），请反馈",
    ]
    read = [json.loads(line)["source"]["path"] for line in done.out.splitlines()]
    assert read == [DOCX.as_posix(), text.as_posix()]
    assert done.status == 2
    assert run("audit", crash, text).status == 3
    assert "Traceback" in run("audit", fault, "--debug").err


def test_a_system_without_memory_limits_says_so_once(run, monkeypatch):
    monkeypatch.setattr(Guard, "lacks_memory_limit", True)
    done = run("parse", DOCX, DOCX)
    assert done.complaints == ["本系统不能限制内存，读取文件时只限制时间"]
    assert done.status == 0


def test_texts_start_no_worker(run, write, monkeypatch):
    monkeypatch.setattr(Guard, "start", lambda _: pytest.fail("a worker was started"))
    assert run("audit", write("说明.txt", HOLDS)).status == 0


def test_the_password_is_handed_on(run, write):
    locked = write("密.pdf", (Path(__file__).parents[1] / "load/data/encrypted.pdf").read_bytes())
    assert run("parse", locked, "--password", "2024").status == 0
    for wrong in ((), ("--password", "2023")):
        done = run("parse", locked, *wrong)
        assert done.complaints == [f"{locked}: 文件已加密（PDF），请用 --password 给出正确的密码"]
        assert done.status == 3


def test_pictures_are_read_on_request_if_that_is_installed(run, write, monkeypatch):
    from discloseparse.load.ocr import engine

    scan = write("扫描.png", b"\x89PNG\r\n\x1a\n" + bytes(20))
    done = run("audit", scan)
    assert done.complaints == [f"{scan}: PNG 图片里没有文字，需要识别：请加 --ocr"]
    assert done.status == 3
    monkeypatch.setattr(engine, "find_spec", lambda _: None)
    done = run("audit", scan, "--ocr")
    assert done.complaints == ["discloseparse: 未安装文字识别组件：pip install discloseparse[ocr]"]
    assert done.status == 2


def test_the_pdf_engine_is_handed_on(run, write, monkeypatch):
    seen = []
    original = pipeline.parse_bytes

    def parse_bytes(data, **options):
        seen.append(options["pdf_engine"])
        return original(data, lang="zh")

    monkeypatch.setattr(pipeline, "parse_bytes", parse_bytes)
    text = write("说明.txt", HOLDS)
    run("parse", text)
    run("audit", text, "--pdf-engine", "pdfplumber")
    assert seen == ["pdfium", "pdfplumber"]
    assert run("parse", text, "--pdf-engine", "acrobat").status == 2
