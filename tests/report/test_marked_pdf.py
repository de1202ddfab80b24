"""Marked PDF: highlights that sit on the figures in PDFium's and Poppler's pictures, and their notes."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image

from discloseparse import parse_bytes
from discloseparse.document import Box
from discloseparse.errors import EncryptedOriginalError, SignedOriginalError
from discloseparse.load import load_bytes
from discloseparse.report.original import annotate
from discloseparse.spans import Span
from tests.load.pdf_writer import Page
from tests.load.pdf_writer import pdf as written
from tests.report.copies import marked

SCALE = 2  # pixels in a point
YELLOW, GREY, WHITE = (255, 230, 77), (217, 217, 217), (255, 255, 255)
Render = Callable[[bytes, int, Path], Image.Image]


def by_pdfium(data: bytes, number: int, _folder: Path) -> Image.Image:
    document = pdfium.PdfDocument(data)
    try:
        return document[number - 1].render(scale=SCALE).to_pil().convert("RGB")
    finally:
        document.close()


def by_poppler(data: bytes, number: int, folder: Path) -> Image.Image:
    (folder / "copy.pdf").write_bytes(data)
    page = ["-f", str(number), "-l", str(number), "-singlefile", "-cropbox"]
    subprocess.run(
        ["pdftoppm", "-r", str(72 * SCALE), *page, "-png", "copy.pdf", "page"],
        cwd=folder, check=True, capture_output=True, timeout=60,
    )  # fmt: skip
    return Image.open(folder / "page.png").convert("RGB")


RENDERERS = [
    by_pdfium,
    pytest.param(
        by_poppler,
        marks=pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="Poppler is missing"),
    ),
]


def ground(image: Image.Image, box: Box) -> tuple[int, int, int]:
    """The colour behind the print in ``box`` (points, as displayed)."""
    area = image.crop(tuple(round(side * SCALE) for side in box))
    return max(area.getcolors(area.width * area.height))[1]


def near(color: tuple[int, int, int], wanted: tuple[int, int, int]) -> bool:
    return all(abs(a - b) <= 2 for a, b in zip(color, wanted, strict=True))


LINES = (
    "关于困难职工帮扶资金使用情况的说明",
    "慰问困难职工80人，每人500元，共5万元。",
    "以上资金已按规定用途使用完毕。",
)


def page(turns: int = 0) -> Page:
    made = Page(turns=turns)
    for number, line in enumerate(LINES):
        made.text(80, 120 + 40 * number, line)
    return made


def landscape() -> Page:
    """Turned on its side, with print that stands upright when it is displayed."""
    made = Page(turns=1)
    for number, line in enumerate(LINES):
        code = line.encode("utf-16-be").hex()
        made.raw(f"BT /F 12 Tf 0 1 -1 0 {120 + 40 * number} 80 Tm <{code}> Tj ET")
    return made


def cropped(data: bytes, *crop: int) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as document:
        document.pages[0].obj.CropBox = Array(crop)
        buffer = io.BytesIO()
        document.save(buffer)
    return buffer.getvalue()


DOCUMENTS = {
    "plain": written(page()),
    "a quarter": written(page(1)),
    "upside down": written(page(2)),
    "three quarters": written(page(3)),
    "landscape": written(landscape()),
    "landscape with a crop box": cropped(written(landscape()), 60, 50, 500, 700),
    "crop box": cropped(written(page()), 50, 400, 500, 800),
    "crop box and a quarter": cropped(written(page(1)), 50, 400, 500, 800),
}


@pytest.mark.parametrize("render", RENDERERS)
@pytest.mark.parametrize("data", DOCUMENTS.values(), ids=DOCUMENTS)
def test_the_highlight_is_behind_the_figure_and_nowhere_else(data, render, tmp_path):
    result, copy = marked(data)
    (finding,) = result.findings
    image = render(copy, 1, tmp_path)
    origins = load_bytes(data).origins
    for i, place in enumerate(finding.spans):
        ((_, box),) = origins.boxes(Span(place.start, place.end))
        assert near(ground(image, box), YELLOW if i == 0 else GREY)
    end = result.text.index("共5万元")
    for start in (end, result.text.index("以上"), result.text.index("关于"), end + 4):
        ((_, box),) = origins.boxes(Span(start, start + 1))
        inner = Box(box.x0 + 1.5, box.top + 1.5, box.x1 - 1.5, box.bottom - 1.5)
        assert near(ground(image, inner), WHITE)


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def annotations(document: pikepdf.Pdf, number: int = 1) -> list[pikepdf.Object]:
    return list(document.pages[number - 1].obj.get(Name.Annots, ()))


def test_the_note_is_in_a_pop_up():
    result, copy = marked(DOCUMENTS["plain"])
    document = opened(copy)
    made = annotations(document)
    assert [str(a.Subtype) for a in made] == ["/Highlight"] * 3 + ["/Popup"]
    figure, popup = made[2], made[3]
    assert str(figure.Contents) == f"A102 错误: {result.findings[0].message}"
    assert bytes(figure.Contents).startswith(b"\xfe\xff")
    assert figure.Popup.objgen == popup.objgen
    assert popup.Parent.objgen == figure.objgen
    assert str(figure["/T"]) == "discloseparse"
    assert int(figure.F) == 4
    assert all(Name.Contents not in other for other in made[:2])


def test_a_figure_over_two_lines_is_one_annotation_of_two_quads():
    made = Page().text(80, 120, "关于困难职工帮扶资金使用情况的说明")
    long = "二〇二六年全县各级工会组织春节期间集中慰问困难职工80人，每人500元，共5"
    made.text(80, 160, long).text(80, 180, "万元。" + "以上资金已按规定用途使用完毕" * 2 + "。")
    result, copy = marked(written(made))
    (finding,) = result.findings
    assert finding.spans[0].of(result.text) == "5万元"
    document = opened(copy)
    figure = next(a for a in annotations(document) if Name.Contents in a)
    assert len(figure.QuadPoints) == 16


def test_wrong_cells_of_a_ruled_table_are_marked():
    xs, ys = [80, 200, 320, 440], [140, 165, 190, 215, 240]
    made = Page().text(80, 100, "支出决算表").text(380, 130, "单位：万元", 9).grid(xs, ys)
    cells = ("项目", "2024年决算数", "2023年决算数"), ("合计", "100.00", "90.00")
    parts = ("基本支出", "60.00", "50.00"), ("项目支出", "45.00", "40.00")
    for row, words in enumerate((*cells, *parts)):
        for x, word in zip(xs, words, strict=False):
            made.text(x + 6, ys[row] + 17, word, 10)
    data = written(made)
    result, copy = marked(data)
    assert [finding.code for finding in result.findings] == ["T202"]
    image = by_pdfium(copy, 1, Path())
    figures = [place.of(result.text) for place in result.findings[0].spans]
    assert figures == ["100.00", "60.00", "45.00"]
    for place, color in zip(result.findings[0].spans, (YELLOW, GREY, GREY), strict=True):
        ((_, box),) = load_bytes(data).origins.boxes(Span(place.start, place.end))
        assert near(ground(image, box), color)


def test_annotations_that_are_there_stay():
    data = written(page(), page())
    with pikepdf.open(io.BytesIO(data)) as document:
        link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]))
        shared = document.make_indirect(Array([document.make_indirect(link)]))
        for each in document.pages:
            each.obj.Annots = shared
        buffer = io.BytesIO()
        document.save(buffer)
    result, copy = marked(buffer.getvalue())
    document = opened(copy)
    kinds = [[str(a.Subtype) for a in annotations(document, number)] for number in (1, 2)]
    assert [kind[0] for kind in kinds] == ["/Link", "/Link"]
    assert [kind.count("/Popup") for kind in kinds] == [1, 1]
    assert len(result.findings) == 2


@pytest.mark.parametrize("user", ["", "secret"])
def test_an_encrypted_original_is_left_alone(user):
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(written(page()))) as document:
        document.save(buffer, encryption=pikepdf.Encryption(owner="owner", user=user))
    data = buffer.getvalue()
    result = parse_bytes(data, password=user)
    with pytest.raises(EncryptedOriginalError):
        annotate(data, result, password=user)


@pytest.mark.parametrize("flags", [0, 3])
def test_a_signed_original_is_left_alone(flags):
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(written(page()))) as document:
        signature = document.make_indirect(Dictionary(ByteRange=Array([0, 9, 20, 9])))
        field = Dictionary(FT=Name.Sig, V=signature)
        document.Root.AcroForm = Dictionary(SigFlags=flags, Fields=Array([field]))
        document.save(buffer)
    with pytest.raises(SignedOriginalError):
        annotate(buffer.getvalue(), parse_bytes(buffer.getvalue()))


@pytest.mark.parametrize(
    "form",
    [Dictionary(Fields=Array()), Dictionary(SigFlags=Name.Broken), Array()],
    ids=["empty", "flags are no number", "no form"],
)
def test_a_form_without_signatures_is_marked(form):
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(written(page()))) as document:
        document.Root.AcroForm = form
        document.save(buffer)
    marked(buffer.getvalue())


def test_a_finding_without_a_place_is_handed_back():
    data = written(page())
    result = parse_bytes(data)
    homeless = result.findings[0].model_copy(update={"spans": [], "message": "缺少附件"})
    copy = annotate(data, result.model_copy(update={"findings": [homeless]}))
    assert copy.homeless == ("A102 错误: 缺少附件",)
    assert annotations(opened(copy.data)) == []


def test_a_note_holds_what_a_pdf_holds():
    data = written(page())
    result = parse_bytes(data)
    odd = result.findings[0].model_copy(update={"message": "\ud800\x00（𠮷）"})
    document = opened(annotate(data, result.model_copy(update={"findings": [odd]})).data)
    notes = [str(a.Contents) for a in annotations(document) if Name.Contents in a]
    assert notes == ["A102 错误: \ufffd\ufffd（𠮷）"]
