"""Whatever cannot be read raises one error of the right kind; no name is ever believed."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from pdf_writer import Page, paragraphs, pdf

from discloseparse.errors import (
    DamagedDocumentError,
    EmptyDocumentError,
    EncodingError,
    EncryptedDocumentError,
    LimitExceededError,
    LockedDocumentError,
    NotFoundError,
    UnreadableError,
    UnsupportedFormatError,
)
from discloseparse.load import Limits, load, load_bytes, loaders

DATA = Path(__file__).parent / "data"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def zipped(**parts: bytes | str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return buffer.getvalue()


def docx(body: str, head: str = "") -> bytes:
    return zipped(word__document_xml=f'{head}<w:document xmlns:w="{W}">{body}</w:document>')


ENTITIES = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
BAD = {
    "empty": (b"", EmptyDocumentError),
    "white space": (b" \r\n\t", EmptyDocumentError),
    "only a byte order mark": (b"\xef\xbb\xbf", EmptyDocumentError),
    "empty page": (b"<html><body></body></html>", EmptyDocumentError),
    "jpeg": (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(100), UnsupportedFormatError),
    "torn old word": (OLE + "WordDocument".encode("utf-16-le") + bytes(9), DamagedDocumentError),
    "encrypted docx": (
        OLE + "EncryptedPackage".encode("utf-16-le") + bytes(9),
        LockedDocumentError,
    ),
    "zip": (zipped(a_txt="甲"), UnsupportedFormatError),
    "cut pdf": (pdf(Page().text(72, 100, "收入"))[:300], DamagedDocumentError),
    "pdf in name only": (b"%PDF-1.7\n" + bytes(500), DamagedDocumentError),
    "encrypted pdf": ((DATA / "encrypted.pdf").read_bytes(), EncryptedDocumentError),
    "cut docx": (docx("<w:body/>")[:90] + b"word/document", DamagedDocumentError),
    "broken xml": (docx("<w:body>"), DamagedDocumentError),
    "docx without body": (docx(""), DamagedDocumentError),
    "entities": (docx("<w:body>&b;</w:body>", ENTITIES), DamagedDocumentError),
    "zip bomb": (docx("<w:body>" + " " * 3_000_000 + "</w:body>"), LimitExceededError),
    "no encoding": ("价格".encode() + b"\xff\xff\xff\xfe\x80" * 9, EncodingError),
    "noise": (bytes(range(256)) * 8, EncodingError),
}


@pytest.mark.parametrize(("data", "error"), BAD.values(), ids=BAD)
def test_bad_input_raises_its_error(data: bytes, error: type[UnreadableError]) -> None:
    with pytest.raises(error):
        load_bytes(data, "公开.docx")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "png"),
        (OLE + "PowerPoint Document".encode("utf-16-le") + bytes(2), "ppt"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(20), "7z"),
    ],
)
def test_what_a_foreign_file_looks_like_is_said(data: bytes, kind: str) -> None:
    with pytest.raises(UnsupportedFormatError) as caught:
        load_bytes(data, "公开.txt")
    assert caught.value.facts["kind"] == kind


def test_a_missing_file_and_a_folder_raise(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "没有.pdf"):
        with pytest.raises(NotFoundError):
            load(path)


def test_a_password_opens_an_encrypted_pdf() -> None:
    assert load(DATA / "encrypted.pdf", password="2024").text == "收入总计500万元。"
    with pytest.raises(EncryptedDocumentError):
        load(DATA / "encrypted.pdf", password="2023")


@pytest.mark.parametrize(
    ("limits", "what"),
    [(Limits(size=100), "size"), (Limits(characters=50), "characters")],
)
def test_limits_hold_for_every_format(limits: Limits, what: str) -> None:
    text = "青川区民政局二〇二四年度部门决算。" * 10
    for data in (text.encode(), f"<html><p>{text}".encode(), pdf(*paragraphs(text))):
        with pytest.raises(LimitExceededError) as caught:
            load_bytes(data, limits=limits)
        assert caught.value.facts["what"] == what


def test_pages_beyond_the_limit_are_left_out_and_reported() -> None:
    data = pdf(*(Page().text(72, 100, f"第{number}页的正文") for number in "一二三"))
    document = load_bytes(data, limits=Limits(pages=2))
    assert (document.text, document.pages) == ("第一页的正文\n第二页的正文", 3)
    assert document.partial
    assert [(item.code, item.page) for item in document.diagnostics] == [("page_limit", 3)]


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        ("收入500万元".encode(), "text/plain"),
        ("<!DOCTYPE html><p>收入500万元".encode(), "text/html"),
        ("<div>收入500万元</div>".encode("gbk"), "text/html"),
        (pdf(Page().text(72, 100, "收入500万元")), "application/pdf"),
    ],
)
def test_the_kind_follows_from_the_content(tmp_path: Path, data: bytes, media_type: str) -> None:
    path = tmp_path / "公开.docx"
    path.write_bytes(data)
    document = load(path)
    assert (document.text, document.media_type) == ("收入500万元", media_type)
    assert document.name == str(path)
    assert len(document.sha256) == 64


def test_formats_are_the_modules_that_expose_a_loader() -> None:
    kinds = [loader.kind for loader in loaders()]
    assert kinds == sorted(kinds)
    assert {"docx", "html", "pdf", "text"} <= set(kinds)


def test_heavy_libraries_wait_for_the_first_document() -> None:
    code = (
        "import sys; from discloseparse.load import load_bytes; load_bytes(b'1');"
        "print(sorted({'lxml', 'docx', 'pypdfium2', 'pdfplumber', 'pdfminer'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
