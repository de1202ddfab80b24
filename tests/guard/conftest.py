"""A plug-in whose loader misbehaves as the file tells it, installed for one test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from discloseparse.load import loaders

PLUGIN = """
import ctypes, os, sys, time
from discloseparse.document import Document
from discloseparse.errors import EncryptedDocumentError
from discloseparse.guard import more_time
from discloseparse.load.loader import Loader

MARK = b"\\x00HOSTILE "

def load(data, context):
    word = data[len(MARK):].decode()
    if word == "segfault":
        ctypes.string_at(0)
    elif word == "exit":
        os._exit(7)
    elif word == "loop":
        while True:
            pass
    elif word == "sleep":
        time.sleep(600)
    elif word == "ten gigabytes":
        bytearray(10 * 2**30)
    elif word == "nap":
        time.sleep(1)
    elif word == "noise":
        os.write(1, b"\\xff" * 100)
        print("noise", flush=True)
        sys.stdin.read()
    elif word == "slow":
        more_time(60)
        time.sleep(1.5)
    elif word == "raise":
        raise ZeroDivisionError("first line\\nsecond line")
    elif word == "locked":
        raise EncryptedDocumentError(kind="ceb")
    elif word == "child":
        import subprocess
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
        with open(context.password, "w") as told:
            told.write(str(child.pid))
        time.sleep(600)
    return Document(f"{word} {os.getpid()}")

LOADER = Loader("hostile", ("application/x-hostile",),
                lambda head, data: Loader.SURE if head.startswith(MARK) else 0, load)
BROKEN = None
"""


def install(folder: Path, entry: str = "hostile_plugin:LOADER") -> None:
    """A distribution with the plug-in, as an installer leaves it."""
    (folder / "hostile_plugin.py").write_text(PLUGIN, "utf-8")
    told = folder / "hostile-1.0.dist-info"
    told.mkdir()
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: hostile\nVersion: 1.0\n", "utf-8")
    (told / "entry_points.txt").write_text(f"[discloseparse.loaders]\nceb = {entry}\n", "utf-8")


@pytest.fixture
def plugin_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder on the path of this process and its workers."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(folder)
    loaders.cache_clear()
    yield folder
    loaders.cache_clear()


@pytest.fixture
def hostile(plugin_folder: Path) -> None:
    """The misbehaving loader is installed."""
    install(plugin_folder)


def told(word: str) -> bytes:
    """A file that makes the hostile loader do ``word``; any other word is read as text."""
    return b"\x00HOSTILE " + word.encode()
