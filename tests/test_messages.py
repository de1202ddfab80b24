"""Sentences of the shell: the same in both languages, and one for every error."""

from __future__ import annotations

import string

import pytest

from discloseparse import errors
from discloseparse.cli import commands
from discloseparse.messages import all_sentences, default_language, sentence

ZH, EN = all_sentences("zh"), all_sentences("en")


def gaps(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name}


def every(kind: type[errors.DiscloseparseError]) -> list[type[errors.DiscloseparseError]]:
    return [kind, *(x for below in kind.__subclasses__() for x in every(below))]


ERRORS = every(errors.DiscloseparseError)


def test_both_languages_have_the_same_sentences():
    assert list(ZH) == list(EN)


@pytest.mark.parametrize("key", ZH)
def test_both_have_the_same_gaps(key):
    assert gaps(ZH[key]) == gaps(EN[key])
    assert ZH[key]
    assert EN[key]
    assert "\n" not in ZH[key] + EN[key]


def test_chinese_is_chinese_and_english_is_english():
    chinese = [key for key in EN if any("一" <= sign <= "鿿" for sign in EN[key])]
    assert chinese == []
    for group in ("error", "shell", "diagnostic"):
        for key in (key for key in ZH if key.startswith(f"{group}.")):
            assert any("一" <= sign <= "鿿" for sign in ZH[key]), key


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error.__name__)
def test_every_error_has_a_code_of_its_own_and_a_sentence(error):
    assert [e for e in ERRORS if e.code == error.code] == [error]
    made = error(path="甲.toml", kind="pdf", reason="xref", what="size", limit=3, name="甲")
    assert made.message("zh") == str(made)
    assert made.message("en") != made.message("zh")
    for lang in ("zh", "en"):
        assert "{" not in made.message(lang)
        assert "\n" not in made.message(lang)


def test_an_error_without_facts_still_speaks():
    assert errors.DamagedDocumentError().message("en").startswith("damaged, cannot be read")


@pytest.mark.parametrize("command", commands(), ids=lambda command: command.name)
def test_every_command_is_told(command):
    assert sentence(f"help.{command.name}")
    assert command.examples


@pytest.mark.parametrize(
    ("lang", "told"),
    [("zh", "不支持的格式（JPEG 图片）"), ("en", "unsupported format (JPEG picture)")],
)
def test_facts_have_names_in_each_language(lang, told):
    assert sentence("error.unsupported", lang, kind="jpeg") == told


def test_facts_are_not_taken_for_gaps():
    assert "{kind}" in sentence("error.config", path="{kind}", reason="x")


def test_an_unknown_key_is_an_error_and_an_unknown_language_is_chinese():
    with pytest.raises(KeyError):
        sentence("shell.nothing")
    assert sentence("shell.clean", "fr") == "未发现问题"


@pytest.mark.parametrize(
    ("wanted", "lang"),
    [("", "zh"), ("en", "en"), ("en_GB.UTF-8", "en"), ("zh", "zh"), ("fr", "zh")],
)
def test_the_default_language(monkeypatch, wanted, lang):
    monkeypatch.setenv("DISCLOSEPARSE_LANG", wanted)
    assert default_language() == lang
