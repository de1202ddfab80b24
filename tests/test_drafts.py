"""Files that are there in whole or not at all."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from discloseparse.drafts import draft, save
from discloseparse.errors import OutputError


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_takes_its_name_when_it_is_whole(tmp_path):
    file = tmp_path / "结果.json"
    with draft(file) as part:
        part.write_text("一", "utf-8")
        assert not file.exists()
    assert (file.read_text("utf-8"), names(tmp_path)) == ("一", ["结果.json"])


def test_what_fails_leaves_the_old_file_and_nothing_else(tmp_path):
    file = tmp_path / "结果.json"
    file.write_text("旧", "utf-8")

    def pieces() -> Iterator[bytes]:
        yield "新".encode()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        save(file, pieces())
    assert (file.read_text("utf-8"), names(tmp_path)) == ("旧", ["结果.json"])


def test_a_name_may_be_as_long_as_the_file_system_takes(tmp_path):
    file = tmp_path / f"{'长' * 83}.json"
    save(file, [b"x"])
    assert names(tmp_path) == [file.name]


@pytest.mark.parametrize("name", ["", ".", "..", "文件夹"])
def test_a_folder_is_no_file_to_write(tmp_path, monkeypatch, name):
    (tmp_path / "文件夹").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(OutputError):
        save(Path(name), [b"x"])
    assert names(tmp_path) == ["文件夹"]


def test_a_file_is_no_folder_to_write_in(tmp_path):
    (tmp_path / "文件").write_bytes(b"")
    with pytest.raises(OutputError):
        save(tmp_path / "文件" / "结果.json", [b"x"])


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "真.json").write_bytes(b"")
    link = tmp_path / "链.json"
    try:
        link.symlink_to("真.json")
    except OSError:
        pytest.skip("no links here")
    save(link, [b"x"])
    assert link.is_symlink()
    assert (tmp_path / "真.json").read_bytes() == b"x"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_written_to_and_not_replaced(tmp_path):
    pipe = tmp_path / "管道"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()), daemon=True)
    reader.start()
    save(pipe, [b"x", b"y"])
    reader.join(10)
    assert got == [b"xy"]
    assert pipe.is_fifo()
