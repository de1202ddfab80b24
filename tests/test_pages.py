"""The pages of ``docs/``: those made from the code equal it, all have twins, links that lead somewhere, real examples."""

from __future__ import annotations

import contextlib
import io
import re
import runpy
import shlex
import shutil
from pathlib import Path

import pytest

from discloseparse.cli import build_parser
from discloseparse.profiles import read_profile
from discloseparse.result import Result

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.glob("*.md"))
ENGLISH = [page for page in PAGES if not page.name.endswith(".zh.md")]
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)


def blocks(page: Path, language: str) -> list[str]:
    return [m[2] for m in _BLOCK.finditer(page.read_text("utf-8")) if m[1] == language]


def outside_blocks(page: Path) -> str:
    return _BLOCK.sub("", page.read_text("utf-8"))


def anchors(page: Path) -> set[str]:
    """The fragments that GitHub gives to the headings of a page."""
    titles = _HEADING.findall(outside_blocks(page))
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def test_the_pages_on_rules_tell_the_rules():
    script = runpy.run_path(str(ROOT / "scripts" / "write_rules_page.py"))
    for lang, page in script["PAGES"].items():
        assert page.read_text("utf-8") == script["manual"](lang), "run make pages"


@pytest.mark.parametrize("page", ENGLISH, ids=lambda page: page.name)
def test_every_page_has_a_twin_of_the_same_build(page):
    twin = page.with_name(f"{page.stem}.zh.md")
    levels = [re.findall(r"^#+ ", outside_blocks(each), re.MULTILINE) for each in (page, twin)]
    assert levels[0] == levels[1]
    code = [re.sub(r" *#.*", "", "".join(blocks(each, "bash"))) for each in (page, twin)]
    assert code[0] == code[1]


@pytest.mark.parametrize("page", [*PAGES, *ROOT.glob("README*.md")], ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    for link in _LINK.findall(outside_blocks(page)):
        if "://" in link:
            continue
        name, _, fragment = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), link
        if fragment:
            assert fragment in anchors(target), link


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_commands_shown_are_understood(page):
    shown = "\n".join(blocks(page, "bash"))
    for line in re.findall(r"^discloseparse (.*?)(?: +> .*)?$", shown, re.MULTILINE):
        assert build_parser("zh").parse_args(shlex.split(line, comments=True)).run


@pytest.mark.parametrize("name", ["library.md", "library.zh.md"])
def test_the_example_of_the_library_prints_what_is_shown(name, tmp_path, monkeypatch):
    monkeypatch.delenv("DISCLOSEPARSE_LANG", raising=False)
    shutil.copytree(ROOT / "fixtures", tmp_path / "fixtures")
    monkeypatch.chdir(tmp_path / "fixtures")
    (code,), (shown,) = blocks(DOCS / name, "python"), blocks(DOCS / name, "text")
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, name, "exec"), {})
    assert printed.getvalue() == shown


@pytest.mark.parametrize("name", ["profiles.md", "profiles.zh.md"])
def test_the_profile_shown_is_valid(name, tmp_path):
    content, _ = blocks(DOCS / name, "toml")
    path = tmp_path / "本省预算.toml"
    path.write_text(content, "utf-8")
    profile = read_profile(path)
    assert profile.kind == "department_budget"
    assert profile.headings
    assert profile.tables


@pytest.mark.parametrize("name", ["results.md", "results.zh.md"])
def test_every_field_of_the_result_is_told(name):
    text = (DOCS / name).read_text("utf-8")
    assert [field for field in Result.model_fields if f"`{field}`" not in text] == []
