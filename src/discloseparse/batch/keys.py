"""Keys of contents: what was read under which configuration."""

from __future__ import annotations


def key_of(sha256: str, configuration: str) -> str:
    """The key of a content read under a configuration."""
    return f"{sha256} {configuration}"


def key_without_content(id_: str) -> str:
    """The key of a document whose content could not be had."""
    return f" {id_}"


def sha256_of(key: str) -> str:
    """The hash in a key; empty if the content could not be had."""
    return key.partition(" ")[0]
