"""Sentences of the shell in Chinese and English, as data: ``zh.toml`` and ``en.toml``.

A rule's sentences stand in its own module, not here.
"""

from __future__ import annotations

import os
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files

LANGUAGES = ("zh", "en")
# Facts whose values are ids with a name of their own in each language.
_NAMED_FACTS = ("kind", "what")
# Control and format signs, line and paragraph separators.
_STEERING = frozenset({"Cc", "Cf", "Zl", "Zp"})


def default_language() -> str:
    """``DISCLOSEPARSE_LANG`` if it names a language we speak, else Chinese."""
    wanted = os.environ.get("DISCLOSEPARSE_LANG", "")[:2]
    return wanted if wanted in LANGUAGES else "zh"


def sentence(key: str, lang: str = "zh", **facts: object) -> str:
    """The sentence called ``key`` (``group.name``) in ``lang``, its gaps filled with ``facts``.

    A gap without a fact stays empty. Raises KeyError for an unknown key.
    """
    sentences = all_sentences(lang)
    told = {
        name: sentences.get(f"{name}.{value}", value) if name in _NAMED_FACTS else value
        for name, value in facts.items()
    }
    return sentences[key].format_map(_Facts(told)).strip()


def printable(words: str) -> str:
    """``words`` on one line and without signs that steer a console, a space for each."""
    return "".join(" " if unicodedata.category(sign) in _STEERING else sign for sign in words)


class _Facts(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return ""


@cache
def all_sentences(lang: str) -> dict[str, str]:
    """Every sentence of a language by its key; an unknown language gives Chinese."""
    name = lang if lang in LANGUAGES else "zh"
    groups = tomllib.loads((files(__name__) / f"{name}.toml").read_text("utf-8"))
    return {
        f"{group}.{key}": text for group, pairs in groups.items() for key, text in pairs.items()
    }
