"""A PDF writer just large enough for the tests: one Chinese font, lines of text, drawn rules."""

from __future__ import annotations

from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842
# STSong-Light is not embedded, as in many office exports; digits and letters are half an em wide.
FONT = (
    "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts["
    "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)"
    "/Ordering(GB1)/Supplement 4>>/DW 1000/W[1 95 500]/FontDescriptor<</Type/FontDescriptor"
    "/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880"
    "/Descent -120/CapHeight 880/StemV 93>>>>]>>"
)


@dataclass
class Page:
    """Coordinates in points from the top left; ``turns`` is the page's /Rotate over 90."""

    width: float = WIDTH
    height: float = HEIGHT
    turns: int = 0
    content: list[str] = field(default_factory=list)

    def text(self, x: float, y: float, text: str, size: float = 12) -> Page:
        code = text.encode("utf-16-be").hex()
        at = f"{x} {self.height - y}"
        self.content.append(f"BT /F {size} Tf 1 0 0 1 {at} Tm <{code}> Tj ET")
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> Page:
        start, end = f"{x0} {self.height - y0} m", f"{x1} {self.height - y1} l"
        self.content.append(f"0.5 w {start} {end} S")
        return self

    def grid(self, xs: list[float], ys: list[float]) -> Page:
        for y in ys:
            self.rule(xs[0], y, xs[-1], y)
        for x in xs:
            self.rule(x, ys[0], x, ys[-1])
        return self

    def raw(self, operators: str) -> Page:
        self.content.append(operators)
        return self


def pdf(*pages: Page) -> bytes:
    """The file with these pages."""
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode(),
        FONT.encode(),
    ]
    for i, page in enumerate(pages):
        stream = "\n".join(page.content).encode("latin-1")
        shape = f"/MediaBox[0 0 {page.width} {page.height}]/Rotate {90 * page.turns}"
        resources = f"/Resources<</Font<</F 3 0 R>>>>/Contents {5 + 2 * i} 0 R"
        objects.append(f"<</Type/Page/Parent 2 0 R{shape}{resources}>>".encode())
        objects.append(b"<</Length %d>>stream\n" % len(stream) + stream + b"\nendstream")
    body, offsets = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    start = len(body)
    body += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    body += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    body += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(body)


def paragraphs(
    *texts: str, indent: bool = True, per_line: int = 37, first: float = 90
) -> list[Page]:
    """Pages of text set in lines of ``per_line`` ems, as a word processor breaks them."""
    pages = [Page()]
    y = first
    for text in texts:
        line, room = ("", per_line - 2.0) if indent else ("", float(per_line))
        lines = []
        for char in text:
            width = 0.5 if char.isascii() else 1.0
            if room < width:
                lines.append(line)
                line, room = "", float(per_line)
            line += char
            room -= width
        for number, printed in enumerate([*lines, line]):
            if y > 760:
                pages.append(Page())
                y = first
            pages[-1].text(72 + (24 if indent and not number else 0), y, printed)
            y += 20
    return pages
