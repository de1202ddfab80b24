"""The READMEs show what really happens: their Python runs, their outputs are what it prints."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest

from discloseparse.cli import build_parser, commands, main
from discloseparse.result import Result

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.zh.md")
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(name: str) -> list[tuple[str, str]]:
    """The fenced blocks of a README: language and content."""
    return [(m[1], m[2]) for m in _BLOCK.finditer((ROOT / name).read_text("utf-8"))]


def after(name: str, language: str) -> list[tuple[str, str]]:
    """Each block of ``language`` that is followed by a ``text`` block, with that block."""
    found = blocks(name)
    return [
        (content, found[i + 1][1])
        for i, (kind, content) in enumerate(found[:-1])
        if kind == language and found[i + 1][0] == "text"
    ]


@pytest.fixture
def fixtures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the fixtures as the current folder: examples may write files."""
    monkeypatch.delenv("DISCLOSEPARSE_LANG", raising=False)
    folder = tmp_path / "fixtures"
    shutil.copytree(ROOT / "fixtures", folder)
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize("name", READMES)
def test_the_python_runs_and_prints_what_is_shown(name, fixtures):
    examples = after(name, "python")
    assert len(examples) == sum(kind == "python" for kind, _ in blocks(name)) > 0
    names: dict[str, Any] = {}
    for code, shown in examples:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(code, name, "exec"), names)
        assert printed.getvalue() == shown
    written = (fixtures / "结果.json").read_text("utf-8")
    assert Result.model_validate_json(written) == names["result"]


@pytest.mark.parametrize("name", READMES)
def test_the_output_of_the_command_is_real(name, fixtures, capsys):
    ((command, shown),) = after(name, "sh")
    _, *arguments = command.replace("fixtures/", "").split()
    assert main(arguments) == 1
    printed, at = capsys.readouterr().out, 0
    for part in shown.split("…\n"):
        at = printed.index(part, at) + len(part)


@pytest.mark.parametrize("name", READMES)
def test_the_commands_shown_are_understood(name):
    shown = "\n".join(content for kind, content in blocks(name) if kind == "sh")
    lines = re.findall(r"^discloseparse (.*?)(?: *#.*)?$", shown, re.MULTILINE)
    assert len(lines) >= 3
    for line in lines:
        assert build_parser("zh").parse_args(shlex.split(line)).run


@pytest.mark.parametrize("name", READMES)
def test_the_way_to_a_marked_copy_is_real(name, fixtures):
    (shown,) = (content for kind, content in blocks(name) if "discloseparse annotate" in content)
    for line in shown.replace("fixtures/", "").splitlines():
        program, *arguments = shlex.split(line)
        assert program == "pip" or main(arguments) in (0, 1)
    assert (fixtures / "三公经费决算（标注）.docx").stat().st_size > 0


@pytest.mark.parametrize("name", READMES)
def test_the_configuration_shown_is_valid(name, tmp_path):
    from discloseparse.config import read_config

    (content,) = (content for kind, content in blocks(name) if kind == "toml")
    path = tmp_path / "discloseparse.toml"
    path.write_text(content, "utf-8")
    assert read_config(path).fail_on == "warning"


def test_the_two_are_twins():
    english, chinese = (
        [re.sub(r" *#.*", "", content) for kind, content in blocks(name) if kind != "text"]
        for name in READMES
    )
    assert english == chinese
    headings = [
        re.findall(r"^#+ ", (ROOT / name).read_text("utf-8"), re.MULTILINE) for name in READMES
    ]
    assert headings[0] == headings[1]


@pytest.mark.parametrize("name", READMES)
def test_every_command_is_named(name):
    text = (ROOT / name).read_text("utf-8")
    for command in commands():
        assert f"`discloseparse {command.name}" in text
