"""The configuration file as the command finds and uses it."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import FAILS, HOLDS, NOTES, WARNS

FILES = [("discloseparse.toml", ""), ("pyproject.toml", "[tool.discloseparse]\n")]


def codes(done) -> set[str]:
    return {finding["code"] for finding in json.loads(done.out)["findings"]}


@pytest.mark.parametrize(("name", "head"), FILES)
def test_a_file_beside_or_above_the_document(run, write, name, head):
    write(name, head + 'select = ["U"]\nfail-on = "warning"')
    path = write("县/局/说明.txt", FAILS + WARNS)
    done = run("audit", path, "--format", "json")
    assert codes(done) == {"U901"}
    assert done.status == 1


def test_the_command_line_wins(run, write):
    write("discloseparse.toml", 'select = ["U"]\nfail-on = "never"\nlang = "en"')
    path = write("说明.txt", FAILS + WARNS)
    done = run("audit", path, "--format", "json", "--select", "A", "--fail-on", "error")
    assert codes(done) == {"A102"}
    assert done.status == 1
    assert "but the text says" in run("audit", path, "--select", "A").out
    assert "文中写" in run("audit", path, "--select", "A", "--lang", "zh").out


def test_ignore_and_select_may_come_from_two_places(run, write):
    write("discloseparse.toml", 'ignore = ["U901"]')
    path = write("说明.txt", FAILS + WARNS + NOTES)
    assert codes(run("audit", path, "--format", "json")) == {"A102", "N706"}
    assert codes(run("audit", path, "--format", "json", "--select", "U,N")) == {"N706"}


def test_a_file_named_on_the_command_line(run, write):
    write("discloseparse.toml", 'select = ["U"]')
    other = write("另处/规则.toml", 'select = ["N"]')
    path = write("说明.txt", FAILS + WARNS + NOTES)
    assert codes(run("audit", path, "--format", "json", "--config", other)) == {"N706"}


@pytest.mark.parametrize(("name", "head"), FILES)
@pytest.mark.parametrize(
    ("content", "key"), [("selct = []", "selct"), ("fail-on = 'bad'", "fail-on")]
)
def test_a_wrong_key_is_status_2_and_names_file_and_key(run, write, name, head, content, key):
    config = write(name, head + content)
    done = run("audit", write("说明.txt", HOLDS))
    assert (done.status, done.out) == (2, "")
    (line,) = done.complaints
    assert str(config) in line
    assert key in line


def test_a_configuration_that_is_missing(run, write):
    done = run("audit", write("说明.txt", HOLDS), "--config", "没有.toml")
    assert done.status == 2
    assert "没有.toml" in done.err
    assert len(done.complaints) == 1


def test_standard_input_uses_the_configuration_of_the_folder(run, write, monkeypatch):
    import io
    import sys

    write("discloseparse.toml", 'select = ["U"]')
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(FAILS.encode())))
    assert codes(run("audit", "-", "--format", "json")) == set()
