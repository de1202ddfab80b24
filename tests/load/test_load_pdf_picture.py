"""PDF: the picture of a span's place."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pdf_writer import Page, paragraphs, pdf
from PIL import Image

from discloseparse import UnreadableError, parse_bytes, picture

MARK = (255, 236, 120)
TEXT = "收入500万元。"


def marked(png: bytes) -> tuple[Image.Image, tuple[int, int, int, int]]:
    """The picture and the box of what is marked in it, in pixels."""
    image = Image.open(io.BytesIO(png)).convert("RGB")
    places = [
        (x, y)
        for y in range(image.height)
        for x in range(image.width)
        if image.getpixel((x, y)) == MARK
    ]
    xs, ys = [x for x, _ in places], [y for _, y in places]
    return image, (min(xs), min(ys), max(xs) + 1, max(ys) + 1)


def test_the_picture_is_cut_to_the_words_and_marks_them() -> None:
    data = pdf(Page().text(72, 100, "封面"), Page().text(72, 200, TEXT))
    (amount,) = parse_bytes(data).amounts
    image, box = marked(picture(data, amount.start, amount.end, margin=20, dpi=72))
    # 500万元 is printed from 96 to 138; its line is 12 points high.
    assert image.size == pytest.approx((42 + 40, 12 + 40), abs=1)
    assert box == pytest.approx((20, 20, 62, 32), abs=2)


def test_all_lines_of_a_span_are_marked() -> None:
    long = "一" * 80
    data = pdf(*paragraphs(long))
    image, box = marked(picture(data, 0, 80, margin=0, dpi=72))
    assert image.size == pytest.approx((37 * 12, 52), abs=13)
    assert box == pytest.approx((0, 0, *image.size), abs=2)


def test_the_page_is_shown_upright() -> None:
    code = TEXT.encode("utf-16-be").hex()
    turned = Page(turns=1).raw(f"BT /F 12 Tf 0 1 -1 0 200 72 Tm <{code}> Tj ET")
    image, _ = marked(picture(pdf(turned), 0, 2, margin=5, dpi=72))
    assert image.width > image.height


def test_a_file_that_is_no_pdf_or_a_place_without_print_is_refused(tmp_path: Path) -> None:
    text = tmp_path / "说明.txt"
    text.write_text(TEXT, "utf-8")
    with pytest.raises(UnreadableError):
        picture(text, 0, 2)
    with pytest.raises(ValueError, match="nothing is printed"):
        picture(pdf(Page().text(72, 100, TEXT)), 50, 60)


def test_a_picture_has_a_limit() -> None:
    with pytest.raises(UnreadableError, match="40000000"):
        picture(pdf(Page().text(72, 100, TEXT)), 0, 2, margin=600, dpi=2400)
