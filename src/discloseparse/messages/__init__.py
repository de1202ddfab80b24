"""Sentences of the shell in Chinese and English, as data: ``zh.toml`` and ``en.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

LANGUAGES = ("zh", "en")


def sentence(key: str, lang: str = "zh", **facts: object) -> str:
    """The sentence called ``key`` in ``lang``, its gaps filled with ``facts``.

    A gap without a fact stays empty; an unknown key raises KeyError.
    """
    return _sentences(lang)[key].format_map(_Facts(facts)).strip()


class _Facts(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return ""


@cache
def _sentences(lang: str) -> dict[str, str]:
    name = lang if lang in LANGUAGES else "zh"
    text = (files(__name__) / f"{name}.toml").read_text("utf-8")
    return {f"{group}.{key}": s for group, pairs in tomllib.loads(text).items() for key, s in pairs.items()}
