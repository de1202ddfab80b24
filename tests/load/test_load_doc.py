"""Word 97 to 2003: what is printed, from the piece table; what we do not read is said clearly."""

from __future__ import annotations

import io
import random
import struct
from pathlib import Path

import olefile
import pytest
from word_sample import CELLS, TEXT

from discloseparse.document import Document
from discloseparse.errors import (
    ConverterMissingError,
    DamagedDocumentError,
    EncryptedDocumentError,
    LimitExceededError,
    UnreadableError,
)
from discloseparse.load import Limits, load_bytes, office
from discloseparse.load.doc.header import RefusedError, read_header
from discloseparse.load.doc.pieces import read_pieces
from discloseparse.load.doc.reader import read
from discloseparse.load.doc.sprms import DELETED
from discloseparse.load.doc.tables import Row, grid
from discloseparse.load.ole import streams
from discloseparse.load.signatures import ole_kind
from discloseparse.spans import Span

SAMPLE = (Path(__file__).parent / "data" / "word.doc").read_bytes()
STREAMS = streams(SAMPLE, ("WordDocument", "0Table", "1Table", "Data"), "doc")


def cells_of(document: Document) -> list[set[tuple[int, int, int, int, str]]]:
    return [
        {(c.row, c.col, c.rows, c.cols, c.span.of(document.text)) for c in table.cells}
        for table in document.tables
    ]


def read_streams(changed: dict[str, bytes]) -> Document:
    return read(STREAMS | changed, Limits(), "application/msword")


def patched(offset: int, value: bytes) -> dict[str, bytes]:
    """The main stream with ``value`` at ``offset``."""
    main = STREAMS["WordDocument"]
    return {"WordDocument": main[:offset] + value + main[offset + len(value) :]}


def with_stream(changed: dict[str, bytes]) -> bytes:
    """The whole file with a stream replaced by one of the same length."""
    buffer = io.BytesIO(SAMPLE)
    with olefile.OleFileIO(buffer, write_mode=True) as container:
        for name, content in changed.items():
            container.write_stream(name, content)
        return buffer.getvalue()


def test_everything_printed_and_nothing_else() -> None:
    document = load_bytes(SAMPLE, "公开.wps")
    assert document.text == TEXT
    assert cells_of(document) == CELLS
    assert [(style.span.of(document.text), style.level) for style in document.styles] == [
        ("部门决算", 1)
    ]
    assert [(f.kind, f.text) for f in document.furniture] == [
        ("header", "青川区民政局"),
        ("footer", "第1页"),
    ]
    assert document.media_type == "application/msword"
    assert (document.partial, document.diagnostics, document.paragraphs_marked) == (False, (), True)


def test_every_character_has_its_place() -> None:
    document = load_bytes(SAMPLE)
    place = document.text.index("1,500.50")
    origin = document.origins.locate(Span(place, place + 8))
    assert origin is not None
    assert (origin.table, origin.row, origin.col) == (0, 2, 3)
    first = document.origins.locate(Span(5, 7))
    assert first is not None
    assert first.paragraph == 1


def test_the_streams_at_the_root_tell_the_kind() -> None:
    assert ole_kind(SAMPLE) == "doc"
    assert ole_kind(SAMPLE + "Workbook".encode("utf-16-le") + b"\0\0") == "doc"


def test_an_encrypted_document_is_said_to_be_one() -> None:
    with pytest.raises(EncryptedDocumentError):
        load_bytes(with_stream(patched(10, b"\x00\x03")))


def test_an_older_word_needs_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "converter", lambda: None)
    with pytest.raises(ConverterMissingError) as caught:
        load_bytes(with_stream(patched(0, b"\xdc\xa5")))  # Word 95
    assert "LibreOffice" in caught.value.message("zh")
    assert "LibreOffice" in caught.value.message("en")


def test_a_document_without_its_table_stream_is_damaged() -> None:
    with pytest.raises(DamagedDocumentError):
        read_streams({"1Table": b""})


def with_modifier(modifier: int, properties: bytes) -> dict[str, bytes]:
    """The piece table as a fast save leaves it: the first piece with a modifier."""
    header = read_header(STREAMS)
    start, size = header.place("pieces")
    clx = header.table[start : start + size]
    (length,) = struct.unpack_from("<I", clx, 1)
    count = (length - 4) // 12
    at = 5 + 4 * (count + 1) + 6
    clx = clx[:at] + struct.pack("<H", modifier) + clx[at + 2 :]
    clx = b"\x01" + struct.pack("<H", len(properties)) + properties + clx
    main = bytearray(STREAMS["WordDocument"])
    struct.pack_into("<II", main, 0x9A + 8 * 33, len(header.table), len(clx))
    return {"WordDocument": bytes(main), "1Table": header.table + clx}


def test_what_a_fast_save_laid_over_a_piece_is_followed_or_refused() -> None:
    deleted = struct.pack("<HB", DELETED, 1)
    assert "部门决算" not in read_streams(with_modifier(1, deleted)).text
    assert "部门决算" in read_streams(with_modifier(0, deleted)).text
    with pytest.raises(RefusedError):
        read_streams(with_modifier(0x32, deleted))


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"plain text", "plain text"),
        ("a “b” – 12€".encode("cp1252"), "a “b” – 12€"),
        ("部门预算，收入".encode("gbk"), "部门预算，收入"),
        ("“12”".encode("cp1252"), "“12”"),
        (b"\xd7\xd7\xb7\xb7", "××··"),
    ],
)
def test_pieces_of_one_byte_a_character(raw: bytes, text: str) -> None:
    main = bytearray(STREAMS["WordDocument"])
    offset = len(main)
    clx = b"\x02" + struct.pack("<I", 16) + struct.pack("<II", 0, len(raw))
    clx += struct.pack("<HIH", 0, (offset * 2) | 0x40000000, 0)
    struct.pack_into("<H", main, 6, 0x804)
    struct.pack_into("<II", main, 0x9A + 8 * 33, len(STREAMS["1Table"]), len(clx))
    changed = {"WordDocument": bytes(main) + raw, "1Table": STREAMS["1Table"] + clx}
    pieces = read_pieces(read_header(STREAMS | changed), 1000)
    assert pieces.text(0, len(raw)).replace("\x1f", "") == text


def test_a_row_without_a_definition_has_columns_of_its_cells() -> None:
    rows = [Row(["甲", "乙"], b""), Row(["丙"], b"\x05")]
    assert [cell[:3] for cell in grid(rows)] == [(0, 0, "甲"), (0, 1, "乙"), (1, 0, "丙")]


def test_limits() -> None:
    with pytest.raises(LimitExceededError):
        load_bytes(SAMPLE, limits=Limits(characters=100))
    document = load_bytes(SAMPLE, limits=Limits(cells=5))
    assert document.partial
    assert {item.code for item in document.diagnostics} == {"table_limit"}


@pytest.mark.parametrize("seed", range(40))
def test_mutations_end_in_a_result_or_an_error_of_ours(
    monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(office, "converter", lambda: None)
    chance = random.Random(seed)
    for _ in range(5):
        data = bytearray(SAMPLE)
        for _ in range(chance.randrange(1, 30)):
            data[chance.randrange(len(data))] = chance.choice(
                (0, 1, 0x7F, 0xFF, chance.randrange(256))
            )
        if chance.random() < 0.2:
            del data[chance.randrange(len(data)) :]
        try:
            load_bytes(bytes(data))
        except UnreadableError:
            continue


def test_a_note_that_calls_itself_is_written_once() -> None:
    header = read_header(STREAMS)
    story = header.stories["footnotes"]
    length = story.end - story.start - 1
    (mark,) = struct.unpack_from("<I", header.structure("footnote_refs"))
    refs = struct.pack("<3I4x", mark, story.start, story.end)
    texts = struct.pack("<4I", 0, length, 0, length)  # both marks call the same text
    main = bytearray(STREAMS["WordDocument"])
    struct.pack_into("<II", main, 0x9A + 8 * 2, len(header.table), len(refs))
    struct.pack_into("<II", main, 0x9A + 8 * 3, len(header.table) + len(refs), len(texts))
    changed = {"WordDocument": bytes(main), "1Table": header.table + refs + texts}
    assert read_streams(changed).text.count("脚注文字") == 1
