"""The hook for pre-commit: what it is offered, and that it is a command we have."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from discloseparse.cli import main

HOOK = dict(
    re.findall(
        r"^[- ] (\w+): (.+)$",
        (Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text("utf-8"),
        re.MULTILINE,
    )
)


@pytest.mark.parametrize(
    "name",
    [
        "说明.docx",
        "决算.PDF",
        "老.doc",
        "表.Xlsx",
        "表.et",
        "a.txt",
        "b.htm",
        "c.html",
        "d.wps",
        "e.ofd",
    ],
)
def test_documents_are_audited(name):
    assert re.search(HOOK["files"], name)


@pytest.mark.parametrize("name", ["a.py", "a.txt.bak", "docx", "图.png"])
def test_other_files_are_left_alone(name):
    assert not re.search(HOOK["files"], name)


@pytest.mark.parametrize(("stated", "status"), [("4万元", 0), ("5万元", 1)])
def test_a_wrong_document_stops_the_commit(tmp_path, monkeypatch, stated, status):
    monkeypatch.chdir(tmp_path)
    Path("说明.txt").write_text(f"慰问困难职工80人，每人500元，共{stated}。", "utf-8")
    program, *arguments = HOOK["entry"].split()
    assert program == "discloseparse"
    assert main([*arguments, "--select", "A,E,T", "说明.txt"]) == status
