"""Loaders of other packages are found through the entry points ``discloseparse.loaders``."""

from __future__ import annotations

from pathlib import Path

import pytest

from discloseparse.errors import PluginError
from discloseparse.load import load_bytes, loaders
from tests.guard.conftest import install, told


def test_a_plug_in_reads_its_format(hostile: None) -> None:
    assert [loader.kind for loader in loaders()][-1] == "hostile"
    assert load_bytes(told("公开")).text.startswith("公开")
    assert load_bytes("收入500万元".encode()).media_type == "text/plain"


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ("hostile_plugin:BROKEN", "NoneType"),
        ("hostile_plugin:MISSING", "AttributeError"),
        ("no_such_plugin:LOADER", "ModuleNotFoundError"),
    ],
)
def test_a_broken_plug_in_is_named(plugin_folder: Path, entry: str, reason: str) -> None:
    install(plugin_folder, entry)
    with pytest.raises(PluginError, match=entry) as caught:
        loaders()
    assert reason in str(caught.value)
