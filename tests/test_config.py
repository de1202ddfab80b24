"""Configuration: which file counts, what it may say, and how it is told what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from discloseparse.config import Config, find_config, read_config
from discloseparse.errors import ConfigError


@pytest.fixture
def write(tmp_path):
    def file(name: str, content: str = "") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
        return path

    return file


TOOL = "[tool.discloseparse]\n"


def test_the_nearest_file_counts(write, tmp_path):
    top, near = write("discloseparse.toml"), write("县/局/pyproject.toml", TOOL)
    document = write("县/局/公开/说明.txt")
    assert find_config(document) == near
    assert find_config(document.parent) == near
    assert find_config(tmp_path / "县" / "没有.txt") == top


def test_its_own_file_comes_before_pyproject(write, tmp_path):
    write("pyproject.toml", TOOL)
    assert find_config(tmp_path) == tmp_path / "pyproject.toml"
    own = write("discloseparse.toml")
    assert find_config(tmp_path) == own


def test_a_pyproject_of_others_is_passed_over(write, tmp_path):
    top = write("discloseparse.toml")
    write("项目/pyproject.toml", "[tool.ruff]\n")
    assert find_config(tmp_path / "项目") == top


@pytest.mark.parametrize(("name", "head"), [("discloseparse.toml", ""), ("pyproject.toml", TOOL)])
def test_everything_at_once(write, tmp_path, name, head):
    path = write(
        name,
        head + 'select = ["A", "E4"]\nignore = "a118, A121"\nfail-on = "warning"\nlang = "en"\n'
        'baseline = "accepted/基线.json"\n',
    )
    assert read_config(path) == Config(
        select=("A", "E4"),
        ignore=("A118", "A121"),
        fail_on="warning",
        lang="en",
        baseline=tmp_path / "accepted" / "基线.json",
    )


def test_nothing_said_is_the_default(write):
    assert read_config(write("discloseparse.toml")) == Config()
    assert Config() == Config((), (), "error", "", None)


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("selct = []", "selct"),
        ("fail_on = 'error'", "fail_on"),
        ("select = 3", "select"),
        ("select = [3]", "select"),
        ("ignore = {}", "ignore"),
        ("fail-on = 'fatal'", "fail-on"),
        ("fail-on = 3", "fail-on"),
        ("lang = 'fr'", "lang"),
        ("baseline = 3", "baseline"),
        ("select = [", "Invalid value"),
    ],
)
@pytest.mark.parametrize(("name", "head"), [("discloseparse.toml", ""), ("pyproject.toml", TOOL)])
def test_what_is_wrong_is_named(write, content, named, name, head):
    path = write(name, head + content)
    with pytest.raises(ConfigError) as caught:
        read_config(path)
    told = str(caught.value)
    assert str(path) in told
    assert named in told
    assert "\n" not in told


@pytest.mark.parametrize("content", ["tool = 1", "[tool]\ndiscloseparse = 1"])
def test_a_pyproject_of_another_shape(write, tmp_path, content):
    path = write("pyproject.toml", content)
    with pytest.raises(ConfigError, match="pyproject"):
        read_config(path)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(ConfigError, match="没有"):
        read_config(tmp_path / "没有.toml")


def test_bytes_that_are_no_text(tmp_path):
    path = tmp_path / "discloseparse.toml"
    path.write_bytes("lang = '中'".encode("gbk"))
    with pytest.raises(ConfigError):
        read_config(path)
