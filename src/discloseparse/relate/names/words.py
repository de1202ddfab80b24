"""Words of a label, for the few labels that share just two characters (jieba, loaded on first use)."""

from __future__ import annotations

import warnings
from functools import cache, lru_cache
from typing import Any


@cache
def _tokenizer() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba 0.42 imports a deprecated setuptools module
        import jieba
    jieba.setLogLevel("ERROR")
    return jieba.Tokenizer()


@lru_cache(maxsize=8192)
def words(label: str) -> tuple[str, ...]:
    """The words of a short label, by dictionary only (no guessing of new words)."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return tuple(_tokenizer().lcut(label[-40:], HMM=False))


def share_a_word(a: str, b: str) -> bool:
    """Do two labels share a word, so that their common characters are no accident of neighbours?"""
    left, right = words(a), words(b)
    pairs = {a[i : i + 2] for i in range(len(a) - 1)} & {b[i : i + 2] for i in range(len(b) - 1)}
    return any(any(p in w for w in left) and any(p in w for w in right) for p in pairs)
