"""Pictures and scanned pages: read on request, every character with its confidence."""

from __future__ import annotations

import io
from importlib.util import find_spec
from pathlib import Path

import pytest
from pdf_writer import Page, pdf
from PIL import Image, ImageDraw, ImageFont

from discloseparse import audit, parse_bytes
from discloseparse.document import Box
from discloseparse.errors import (
    DamagedDocumentError,
    LimitExceededError,
    NeedsOcrError,
    OcrMissingError,
)
from discloseparse.load import Limits, load_bytes
from discloseparse.load.ocr import engine, scans
from discloseparse.load.ocr.engine import OcrLine
from discloseparse.load.ocr.rows import rows
from discloseparse.spans import Span

SCAN = Page().raw("595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID 0 EI")
WRONG_SUM = [
    OcrLine("慰问困难职工80人，每人500元，", 100, 100, 900, 140, 0.97),
    OcrLine("共5万元。", 905, 102, 1105, 142, 0.881),
]


def text_page(text: str) -> Page:
    return Page().text(72, 100, text)


def picture(kind: str = "PNG", text: str = "") -> bytes:
    image = Image.new("RGB", (900, 160), "white")
    font = ImageFont.load_default(64)
    ImageDraw.Draw(image).text((40, 40), text, fill="black", font=font)
    buffer = io.BytesIO()
    image.save(buffer, kind)
    return buffer.getvalue()


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[OcrLine]:
    """What an engine that is not there reads on any picture."""
    lines = list(WRONG_SUM)
    for module in (engine, scans):
        monkeypatch.setattr(module, "recognise", lambda _: lines)
        monkeypatch.setattr(module, "require_engine", lambda: None)
    return lines


def test_without_a_request_scans_are_reported() -> None:
    document = load_bytes(pdf(text_page("收入500万元"), SCAN))
    assert (document.text, document.partial) == ("收入500万元", True)
    assert [(item.code, item.page) for item in document.diagnostics] == [("needs_ocr", 2)]
    for kind in ("PNG", "JPEG", "TIFF", "BMP"):
        with pytest.raises(NeedsOcrError) as caught:
            load_bytes(picture(kind))
        assert caught.value.facts == {"kind": kind.lower()}


def test_without_the_extra_a_request_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "find_spec", lambda _: None)
    for data in (picture(), pdf(SCAN)):
        with pytest.raises(OcrMissingError):
            load_bytes(data, ocr=True)
    assert load_bytes(pdf(text_page("收入500万元")), ocr=True).text == "收入500万元"


@pytest.mark.parametrize("scanned", [1, 2, 3])
def test_a_scanned_page_is_read_at_its_place(reads: list[OcrLine], scanned: int) -> None:
    pages = [text_page("前页收入"), text_page("后页支出")]
    pages.insert(scanned - 1, SCAN)
    document = load_bytes(pdf(*pages), ocr=True)
    recognised = "".join(line.text for line in WRONG_SUM)
    printed = ["前页收入", "后页支出"]
    printed.insert(scanned - 1, recognised)
    assert document.text == "\n".join(printed)
    assert not document.partial
    for word, page in (("前页", 1 + (scanned == 1)), ("后页", 3 - (scanned == 3))):
        at = document.text.index(word)
        origin = document.origins.locate(Span(at, at + 2))
        assert origin is not None
        assert (origin.page, origin.confidence) == (page, None)
    at = document.text.index("5万元")
    origin = document.origins.locate(Span(at, at + 3))
    assert origin is not None
    assert (origin.page, origin.confidence) == (scanned, "0.881")
    assert origin.bbox == Box(325.8, 36.72, 397.8, 51.12)


def test_a_table_and_furniture_behind_a_scan_move_with_their_text(reads: list[OcrLine]) -> None:
    page = Page().grid([72, 172, 272], [100, 130, 160])
    for x, y, word in (
        (80, 120, "项目"),
        (180, 120, "金额"),
        (80, 150, "合计"),
        (180, 150, "3.10"),
    ):
        page.text(x, y, word)
    document = load_bytes(pdf(SCAN, page), ocr=True)
    words = [cell.span.of(document.text) for cell in document.tables[0].cells]
    assert words == ["项目", "金额", "合计", "3.10"]


def test_a_span_over_two_boxes_has_the_lower_confidence(reads: list[OcrLine]) -> None:
    document = load_bytes(picture(), ocr=True)
    origin = document.origins.locate(Span(0, len(document.text)))
    assert origin is not None
    assert origin.confidence == "0.881"


def test_what_was_recognised_is_never_called_an_error(reads: list[OcrLine]) -> None:
    told = audit(parse_bytes("".join(line.text for line in WRONG_SUM).encode()))
    assert [finding.severity for finding in told.findings if finding.code == "A102"] == ["error"]
    read = audit(parse_bytes(picture(), ocr=True))
    (finding,) = (finding for finding in read.findings if finding.code == "A102")
    assert finding.severity == "warning"
    assert {amount.confidence for amount in read.amounts} == {"0.970", "0.881"}
    assert '"confidence":"0.881"' in read.model_dump_json()


def test_boxes_are_read_row_by_row() -> None:
    boxes = [("丙", 10, 31), ("乙", 200, 12), ("甲", 10, 10), ("丁", 200, 29), ("戊", 10, 60)]
    lines = [OcrLine(text, x, y, x + 100, y + 16, 1.0) for text, x, y in boxes]
    assert [[box.text for box in row] for row in rows(lines)] == [
        ["甲", "乙"],
        ["丙", "丁"],
        ["戊"],
    ]


@pytest.mark.parametrize(
    ("data", "limits", "error"),
    [
        (picture()[:200], Limits(), DamagedDocumentError),
        (picture(), Limits(pixels=1000), LimitExceededError),
    ],
)
def test_bad_pictures(
    reads: list[OcrLine], data: bytes, limits: Limits, error: type[Exception]
) -> None:
    with pytest.raises(error):
        load_bytes(data, limits=limits, ocr=True)


def test_a_page_too_large_to_draw_stays_unread(reads: list[OcrLine]) -> None:
    document = load_bytes(pdf(SCAN), limits=Limits(pixels=1000), ocr=True)
    assert [item.code for item in document.diagnostics] == ["needs_ocr"]


@pytest.mark.skipif(
    not (find_spec("rapidocr") and find_spec("onnxruntime")), reason="the extra [ocr] is missing"
)
def test_the_engine_reads_figures(tmp_path: Path) -> None:
    result = parse_bytes(picture(text="Total 3,186.40"), ocr=True, isolate=True)
    assert result.text.replace(" ", "") == "Total3,186.40"
    assert not result.partial
