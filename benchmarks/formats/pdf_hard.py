"""PDF that a reporting system draws line by line: 28 characters to a line, 22 lines to a page, as
GB/T 9704 sets official documents. Lines break anywhere, within a number too; page numbers below."""

from __future__ import annotations

from pathlib import Path

SUFFIX = ".pdf"
_SIZE, _PITCH = 16.0, 28.95
_LEFT, _TOP, _WIDTH = 79.4, 104.9, 28 * 16.0
_LINES = 22
_FONT = "STSong-Light"
_MAY_NOT_BEGIN = "，。；：、？！”’）》〉】〕%％"


def write(lines: list[str], path: Path) -> None:
    from benchmarks.formats.lines import kinds, width
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    if _FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    canvas = Canvas(str(path), pagesize=A4, invariant=True)
    size = _SIZE
    if any(kind == "printed" for kind, _ in kinds(lines)):
        size = min(_SIZE, _WIDTH / max(map(width, lines)))
    room, page = _LINES, 1
    for kind, text in kinds(lines):
        for x, printed in _broken(text, kind, size):
            if not room:
                _turn(canvas, page)
                room, page = _LINES, page + 1
            canvas.setFont(_FONT, size)
            canvas.drawString(x, A4[1] - _TOP - (_LINES - room) * _PITCH, printed)
            room -= 1
    _turn(canvas, page)
    canvas.save()


def _turn(canvas, page: int) -> None:
    canvas.setFont(_FONT, 14)
    canvas.drawString(280, 60, f"— {page} —")
    canvas.showPage()


def _broken(text: str, kind: str, size: float) -> list[tuple[float, str]]:
    """The printed lines of a paragraph, each with where it begins."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    indent = 2 * size if kind in {"heading", "body"} else 0.0
    lines, line, room = [], "", _WIDTH - indent
    for char in text:
        width = stringWidth(char, _FONT, size)
        if width > room and char not in _MAY_NOT_BEGIN:
            lines.append(line)
            line, room = "", _WIDTH
        line += char
        room -= width
    lines.append(line)
    if kind == "title":
        return [
            (_LEFT + max(0.0, (_WIDTH - stringWidth(part, _FONT, size)) / 2), part)
            for part in lines
        ]
    return [(_LEFT + (0.0 if i else indent), part) for i, part in enumerate(lines)]
