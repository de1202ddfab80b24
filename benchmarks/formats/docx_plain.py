"""DOCX as text pasted into a word processor: paragraphs without styles."""

from __future__ import annotations

from pathlib import Path

import docx

SUFFIX = ".docx"


def write(lines: list[str], path: Path) -> None:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path))
