"""Archives of documents: safe names, limits, and each broken entry on its own."""

from __future__ import annotations

import io
import struct
import tracemalloc
import zipfile
from pathlib import PurePath

import pytest

from discloseparse.errors import (
    DamagedDocumentError,
    EmptyDocumentError,
    EncryptedDocumentError,
    LimitExceededError,
    UnreadableError,
)
from discloseparse.load import Limits
from discloseparse.load.bundle import Entry, is_archive, is_clutter, unpack


def zipped(*entries: tuple[str, bytes], stored: bool = False) -> bytes:
    """A zip whose names are written as they are in the flagless old way, byte for byte."""
    buffer = io.BytesIO()
    method = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return buffer.getvalue()


def with_raw_name(raw: bytes, content: bytes = b"x") -> bytes:
    """A zip with one entry whose name is ``raw`` and not declared to be UTF-8."""
    data = zipped(("n" * len(raw), content))
    return data.replace(b"n" * len(raw), raw)


def encrypted(data: bytes) -> bytes:
    """``data`` with the flag of encryption set on every entry."""
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data = data[: at + offset] + struct.pack("<H", 1) + data[at + offset + 2 :]
            at = data.find(signature, at + 4)
    return data


def unnamed(value: object) -> str | None:
    """No test is named after bytes, in which the time stands."""
    return "zip" if isinstance(value, bytes) else None


def names(data: bytes) -> list[str]:
    return [entry.name for entry in unpack(data, "a.zip")]


def test_documents_come_in_order_with_the_name_of_the_archive() -> None:
    data = zipped(("乙/2.txt", "乙".encode()), ("甲.txt", "甲".encode()))
    assert list(unpack(data, "存档/a.zip")) == [
        Entry("存档/a.zip/乙/2.txt", "乙".encode()),
        Entry("存档/a.zip/甲.txt", "甲".encode()),
    ]


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("预算公开.docx".encode("gbk"), "预算公开.docx"),
        ("预算公开.docx".encode(), "预算公开.docx"),
        ("预算/公开.docx".encode("gbk"), "预算/公开.docx"),
        (b"..\\..\\windows\\x.txt", "windows/x.txt"),
        ("誠\\x.txt".encode("gbk"), "誠/x.txt"),
        (b"../../etc/passwd", "etc/passwd"),
        (b"/etc/passwd", "etc/passwd"),
        (b"C:\\temp\\x.txt", "temp/x.txt"),
        (b"C:x.txt", "x.txt"),
        (b"\\\\server\\share\\x", "server/share/x"),
        (b"a/./b/../c.txt", "a/b/c.txt"),
        (b"a\x1b[2J\nb.txt", "a[2Jb.txt"),
        (b"../..", "0"),
        (b"\xff\xfe\xfd", "\xa0■²"),
    ],
)
def test_names_are_decoded_and_safe(raw: bytes, name: str) -> None:
    assert names(with_raw_name(raw)) == [f"a.zip/{name}"]


@pytest.mark.parametrize(
    ("path", "clutter"),
    [
        ("公开/决算.docx", False),
        ("~$决算.docx", True),
        (".~lock.决算.docx#", True),
        ("__MACOSX/._决算.docx", True),
        ("公开/.DS_Store", True),
        ("Thumbs.db", True),
        ("desktop.ini", True),
        ("result.jsonl", True),
    ],
)
def test_clutter_is_passed_over(path: str, clutter: bool) -> None:
    assert is_clutter(PurePath(path)) is clutter
    assert names(zipped((path, b"x"), ("甲.txt", b"y"))) == (
        ["a.zip/甲.txt"] if clutter else [f"a.zip/{path}", "a.zip/甲.txt"]
    )


def test_archives_within_archives_are_told_the_same_way() -> None:
    inner = zipped(("甲.txt", b"1"))
    data = zipped(("内.zip", inner), ("乙.txt", b"2"))
    assert names(data) == ["a.zip/内.zip/甲.txt", "a.zip/乙.txt"]


def test_a_package_in_an_archive_is_a_document_however_it_is_stored() -> None:
    docx = zipped(("word/document.xml", b"<x/>"), stored=True)
    data = zipped(("甲.docx", docx), stored=True)
    assert is_archive(data)
    assert not is_archive(docx)
    assert names(data) == ["a.zip/甲.docx"]


def test_nesting_ends() -> None:
    data = zipped(("x.txt", b"1"))
    for _ in range(5):
        data = zipped(("n.zip", data), ("y.txt", b"2"))
    found = list(unpack(data, "a.zip"))
    assert [entry.name for entry in found] == [
        "a.zip/n.zip/n.zip/n.zip",
        "a.zip/n.zip/n.zip/y.txt",
        "a.zip/n.zip/y.txt",
        "a.zip/y.txt",
    ]
    with pytest.raises(LimitExceededError) as caught:
        _ = found[0].data
    assert caught.value.facts["what"] == "archive_depth"


@pytest.mark.parametrize("method", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_rare_methods_of_compression_harm_nobody(method: int) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        archive.writestr("a.txt", bytes(range(256)))
        archive.writestr("b.txt", b"2")
    data = buffer.getvalue()
    assert [entry.data for entry in unpack(data)] == [bytes(range(256)), b"2"]
    bad, good = unpack(data[:50] + b"\xff" * 20 + data[70:])
    assert isinstance(bad.content, DamagedDocumentError)
    assert good.data == b"2"


def test_a_bomb_that_lies_about_its_size_takes_little_memory() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a.txt", bytes(2**28))
    lied = buffer.getvalue().replace(struct.pack("<I", 2**28), struct.pack("<I", 2**19))
    tracemalloc.start()
    (entry,) = unpack(lied, "a.zip")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert isinstance(entry.content, UnreadableError)
    assert peak < 2**27


def broken_first(data: bytes) -> bytes:
    """The data of the first entry spoilt."""
    at = data.index(b"PK\x03\x04") + 30 + 5
    return data[:at] + b"\xff" * 6 + data[at + 6 :]


@pytest.mark.parametrize(
    ("data", "limits", "error"),
    ids=unnamed,
    argvalues=[
        (broken_first(zipped(("a.txt", b"1" * 50), ("b.txt", b"2"))), Limits(), DamagedDocumentError),
        (zipped(("a.txt", bytes(3_000_000)), ("b.txt", b"2")), Limits(), LimitExceededError),
        (zipped(("a.txt", b"1" * 50), ("b.txt", b"2")), Limits(archive_bytes=20), LimitExceededError),
    ],
)  # fmt: skip
def test_a_bad_entry_does_not_lose_the_others(
    data: bytes, limits: Limits, error: type[UnreadableError]
) -> None:
    bad, good = unpack(data, "a.zip", limits)
    assert (bad.name, type(bad.content)) == ("a.zip/a.txt", error)
    assert (good.name, good.data) == ("a.zip/b.txt", b"2")


def test_encrypted_entries_are_refused_one_by_one() -> None:
    (entry,) = unpack(encrypted(zipped(("a.txt", b"1"))), "a.zip")
    with pytest.raises(EncryptedDocumentError):
        _ = entry.data


@pytest.mark.parametrize(
    ("data", "limits", "error"),
    ids=unnamed,
    argvalues=[
        (zipped(), Limits(), EmptyDocumentError),
        (zipped((".hidden", b"1")), Limits(), EmptyDocumentError),
        (zipped(("a.txt", b"1"))[:-9], Limits(), DamagedDocumentError),
        (zipped(*((f"{i}.txt", b"1") for i in range(9))), Limits(archive_entries=8), LimitExceededError),
        (zipped(("a", b"1" * 9), ("b", b"2" * 9)), Limits(archive_total=9), LimitExceededError),
        (
            zipped(*((f"{i}.zip", zipped(("a", b"1"), ("b", b"1"))) for i in range(4))),
            Limits(archive_entries=8),
            LimitExceededError,
        ),
    ],
)  # fmt: skip
def test_what_ends_the_whole_archive(
    data: bytes, limits: Limits, error: type[UnreadableError]
) -> None:
    with pytest.raises(error):
        list(unpack(data, "a.zip", limits))


def test_a_declared_size_is_not_believed() -> None:
    data = zipped(("a.txt", bytes(5_000)))
    lied = data.replace(struct.pack("<I", 5_000), struct.pack("<I", 10))
    (entry,) = unpack(lied, "a.zip")
    assert isinstance(entry.content, DamagedDocumentError) or len(entry.content) <= 5_000
