"""DOCX as a careful clerk writes it: heading styles, indents, mixed fonts, header, page numbers."""

from __future__ import annotations

import re
from pathlib import Path

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

SUFFIX = ".docx"
BODY_FONT, HEADING_FONT = "仿宋_GB2312", "黑体"
SIZE, PRINTED_SIZE = Pt(16), Pt(11)
_RUNS = re.compile(r"[\x20-\x7e]+|[^\x20-\x7e]+")  # digits and words of another font


def write(lines: list[str], path: Path) -> None:
    from benchmarks.formats.lines import kinds

    document = docx.Document()
    title = next((text for kind, text in kinds(lines) if kind == "title"), "")
    _furnish(document.sections[0], title)
    for kind, text in kinds(lines):
        if kind == "title":
            paragraph = document.add_paragraph(style="Title")
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        elif kind == "heading":
            paragraph = document.add_paragraph(style=f"Heading {_level(text)}")
        else:
            paragraph = document.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
            if kind == "body":
                paragraph.paragraph_format.first_line_indent = 2 * SIZE
        paragraph.paragraph_format.space_after = Pt(0)
        font = HEADING_FONT if kind in {"title", "heading"} else BODY_FONT
        _fill(paragraph, text, font, PRINTED_SIZE if kind == "printed" else SIZE)
    document.save(str(path))


def _level(text: str) -> int:
    return 1 if text.startswith("第") else 3 if text.startswith("（") else 2


def _fill(paragraph, text: str, font: str, size: int) -> None:
    for part in _RUNS.findall(text):
        run = paragraph.add_run(part)
        run.font.size = size
        run.font.name = "Times New Roman"
        run.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


def _furnish(section, title: str) -> None:
    section.header.paragraphs[0].text = title[:30]
    run = section.footer.paragraphs[0].add_run()
    for kind, content in (("begin", None), (None, "PAGE"), ("end", None)):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = content
        run.element.append(element)
