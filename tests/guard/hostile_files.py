"""Files made to hurt their reader, each written when asked for. Names say what is wrong with them."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable, Sequence
from typing import NamedTuple

from discloseparse.errors import (
    DamagedDocumentError,
    LimitExceededError,
    UnreadableError,
)

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TEXT = "青川区民政局2024年度收入总计3186.40万元。"


class Hostile(NamedTuple):
    """A file, what must become of it, and what of its text must be found all the same.

    ``outcome`` is the error it raises, or the code of the diagnostic that says what is missing, or
    "" if it is read as a whole; None leaves it open, as long as it is one of these.
    """

    make: Callable[[], bytes]
    outcome: type[UnreadableError] | str | None
    text: str


FILES: dict[str, Hostile] = {}
Maker = Callable[[], bytes]


def named(
    name: str, outcome: type[UnreadableError] | str | None = "", text: str = ""
) -> Callable[[Maker], Maker]:
    def keep(make: Maker) -> Maker:
        FILES[name] = Hostile(make, outcome, text)
        return make

    return keep


def pdf(objects: Sequence[bytes], trailer: str = "/Root 1 0 R") -> bytes:
    """The file with ``objects``, numbered from 1; the first is the catalogue."""
    body, offsets = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    start = len(body)
    body += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    body += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return bytes(body) + f"trailer<</Size {len(objects) + 1}{trailer}>>startxref\n{start}".encode()


def stream(content: bytes, entries: str = "") -> bytes:
    packed = zlib.compress(content, 9)
    head = f"<</Length {len(packed)}/Filter/FlateDecode{entries}>>stream\n".encode()
    return head + packed + b"\nendstream"


FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def one_page(content: bytes, *more: bytes, resources: str = "", page: str = "") -> bytes:
    """A page of Helvetica ``/F``; ``more`` are the objects from 6 on."""
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R{page}"
            f"/Resources<</Font<</F 5 0 R>>{resources}>>>>".encode(),
            stream(content),
            FONT,
            *more,
        ]
    )


def form(content: bytes, resources: str) -> bytes:
    return stream(content, f"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<<{resources}>>")


HELLO = b"BT /F 12 Tf 72 700 Td (income 100) Tj ET "


@named("pdf: forms that draw each other ten times, twelve deep", None)
def form_fan_out() -> bytes:
    levels = [form(b"/X Do " * 10, f"/XObject<</X {number} 0 R>>") for number in range(7, 18)]
    last = form(b"0 0 m 9 9 l S", "")
    return one_page(HELLO + b"/X Do", *levels, last, resources="/XObject<</X 6 0 R>>")


@named("pdf: forms that draw each other in a ring", None)
def form_ring() -> bytes:
    ring = (form(b"/X Do " * 3, f"/XObject<</X {number} 0 R>>") for number in (7, 6))
    return one_page(HELLO + b"/X Do", *ring, resources="/XObject<</X 6 0 R>>")


@named("pdf: a content stream of a gigabyte", None)
def flate_bomb() -> bytes:
    squeeze = zlib.compressobj(9)
    packed = squeeze.compress(HELLO)
    packed += b"".join(squeeze.compress(b" " * 2**20) for _ in range(1024)) + squeeze.flush()
    content = f"<</Length {len(packed)}/Filter/FlateDecode>>stream\n".encode() + packed
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        (
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
            b"/Resources<</Font<</F 5 0 R>>>>>>"
        ),
        content + b"\nendstream",
        FONT,
    ]
    return pdf(objects)


@named("pdf: a million characters on a page", None)
def many_characters() -> bytes:
    return one_page(b"BT /F 1 Tf 1 1 Td " + b"(" + b"1234567890" * 100_000 + b") Tj ET")


@named("pdf: a hundred thousand lines on a page", None)
def many_lines() -> bytes:
    lines = b"".join(
        b"1 0 0 1 %d %.2f Tm (income) Tj " % (i % 500, i / 125) for i in range(100_000)
    )
    return one_page(b"BT /F 1 Tf " + lines + b"ET")


@named("pdf: a hundred thousand rules on a page", "page_too_full", "income 100")
def many_rules() -> bytes:
    rules = b"".join(
        b"0 %d m 595 %d l S %d 0 m %d 842 l S " % ((i % 842,) * 4) for i in range(50_000)
    )
    return one_page(HELLO + rules)


@named("pdf: two million saved graphics states", "", "income 100")
def many_states() -> bytes:
    return one_page(b"q " * 2_000_000 + HELLO)


@named("pdf: a hundred thousand pages declared", "page_limit")
def many_pages() -> bytes:
    kids = b"3 0 R " * 100_000
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 100000/Kids[" + kids + b"]>>",
            (
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R"
                b"/Resources<</Font<</F 5 0 R>>>>>>"
            ),
            stream(b"BT /F 1 Tf 1 1 Td (9) Tj ET"),
            FONT,
        ]
    )


@named("pdf: a page count without pages", DamagedDocumentError)
def no_pages_behind_the_count() -> bytes:
    return pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 2000000000/Kids[]>>"])


@named("pdf: a page tree that holds itself", None)
def page_ring() -> bytes:
    return pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Parent 2 0 R/Count 9/Kids[2 0 R 2 0 R]>>",
        ]
    )


@named("pdf: arrays twenty thousand deep", "", "income 100")
def deep_arrays() -> bytes:
    return one_page(HELLO, page="/Annots " + "[" * 20_000 + "]" * 20_000)


@named("pdf: operands twenty thousand deep", "", "income 100")
def deep_operands() -> bytes:
    return one_page(HELLO + b"[" * 20_000 + b"]" * 20_000 + b" TJ")


@named("pdf: a cross-reference table that points to itself", None)
def xref_ring() -> bytes:
    return pdf([b"<</Type/Catalog/Pages 1 0 R>>"], "/Root 1 0 R/Prev 9")


@named("pdf: a picture of a hundred thousand pixels squared", "needs_ocr")
def huge_picture() -> bytes:
    size = "/Width 100000/Height 100000/ColorSpace/DeviceGray/BitsPerComponent 8"
    picture = stream(b"0" * 1000, "/Type/XObject/Subtype/Image" + size)
    return one_page(b"595 0 0 842 0 0 cm /X Do", picture, resources="/XObject<</X 6 0 R>>")


@named("pdf: a font program of noise", None)
def broken_font() -> bytes:
    noise = bytes(range(256)) * 16
    descriptor = (
        "<</Type/FontDescriptor/FontName/A/Flags 4/FontBBox[0 0 9 9]/ItalicAngle 0/Ascent 9"
        "/Descent 0/CapHeight 9/StemV 9/FontFile2 8 0 R>>"
    )
    font = "<</Type/Font/Subtype/TrueType/BaseFont/A/FontDescriptor 7 0 R>>"
    page = one_page(HELLO, font.encode(), descriptor.encode(), stream(noise))
    return page.replace(b"/F 5 0 R", b"/F 6 0 R")


def package(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def docx(body: str | bytes, head: str = "", **more: bytes) -> bytes:
    inner = body.encode() if isinstance(body, str) else body
    start = f'{head}<w:document xmlns:w="{W}"><w:body>'.encode()
    return package({"word/document.xml": start + inner + b"</w:body></w:document>", **more})


def p(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


@named("docx: a part of a quarter of a gigabyte", LimitExceededError)
def docx_bomb() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 2**28 + b" ")
    return buffer.getvalue()


@named("docx: a part whose declared size lies", DamagedDocumentError)
def docx_lie() -> bytes:
    size = 300 * 2**20
    data = docx(" " * 0 + "<w:p/>" * (size // 60))
    true = zipfile.ZipFile(io.BytesIO(data)).infolist()[0].file_size
    return data.replace(true.to_bytes(4, "little"), (100).to_bytes(4, "little"))


@named("docx: three million paragraphs", LimitExceededError)
def docx_paragraphs() -> bytes:
    return docx(b"<w:p/>" * 3_000_000)


@named("docx: a hundred thousand entries", LimitExceededError)
def docx_entries() -> bytes:
    return package({"word/document.xml": b"<x/>", **{f"{i:x}": b"" for i in range(100_000)}})


@named("docx: a cell over a billion columns", "", TEXT)
def docx_wide() -> bytes:
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr>{p(TEXT)}</w:tc>'
    return docx(f"<w:tbl><w:tr>{cell}{cell}</w:tr><w:tr>{cell}</w:tr></w:tbl>")


@named("docx: a table of a million cells", LimitExceededError)
def docx_cells() -> bytes:
    row = "<w:tr>" + "<w:tc><w:p/></w:tc>" * 100 + "</w:tr>"
    return docx(p(TEXT) + "<w:tbl>" + row * 10_000 + "</w:tbl>")


@named("docx: a table that was begun a thousand times over", DamagedDocumentError)
def docx_deep_tables() -> bytes:
    opened, closed = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    return docx(p(TEXT) + opened * 1000 + p("里") + closed * 1000)


@named("docx: hyperlinks five thousand deep", DamagedDocumentError)
def docx_deep_runs() -> bytes:
    inner = "<w:hyperlink>" * 5000 + "<w:r><w:t>里</w:t></w:r>" + "</w:hyperlink>" * 5000
    return docx(p(TEXT) + f"<w:p>{inner}</w:p>")


@named("docx: hyperlinks two hundred deep", "", "里")
def docx_nested_runs() -> bytes:
    inner = "<w:hyperlink>" * 200 + "<w:r><w:t>里</w:t></w:r>" + "</w:hyperlink>" * 200
    return docx(p(TEXT) + f"<w:p>{inner}</w:p>")


@named("docx: a local file named as an entity", DamagedDocumentError)
def docx_external() -> bytes:
    head = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    return docx(p("&a;"), head)


@named("docx: entities of entities", DamagedDocumentError)
def docx_laughs() -> bytes:
    levels = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))
    return docx(p("&a11;"), f'<!DOCTYPE x [<!ENTITY a0 "ha">{levels}]>')


@named("docx: entities in UTF-16", DamagedDocumentError)
def docx_laughs_wide() -> bytes:
    head = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE x [<!ENTITY a "ha">]>'
    return package({"word/document.xml": f"{head}<x>&a;</x>".encode("utf-16")})


@named("docx: notes that call themselves", "", "注")
def docx_note_ring() -> bytes:
    call = '<w:p><w:r><w:t>注</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="1" Type="http://x/footnotes" Target="footnotes.xml"/></Relationships>'
    )
    notes = f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2">{call * 3}</w:footnote></w:footnotes>'
    data = {"word/_rels/document.xml.rels": rels.encode(), "word/footnotes.xml": notes.encode()}
    return docx(p(TEXT) + call, "", **data)


@named("docx: styles that rest on each other", "", TEXT)
def docx_style_ring() -> bytes:
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="1" Type="http://x/styles" Target="styles.xml"/></Relationships>'
    )
    style = '<w:style w:type="paragraph" w:styleId="{0}"><w:basedOn w:val="{1}"/></w:style>'
    styles = f'<w:styles xmlns:w="{W}">{style.format("A", "B")}{style.format("B", "A")}</w:styles>'
    body = f'<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>{TEXT}</w:t></w:r></w:p>'
    data = {"word/_rels/document.xml.rels": rels.encode(), "word/styles.xml": styles.encode()}
    return docx(body, "", **data)


@named("docx: numbers with thousands of digits", "", TEXT)
def docx_long_numbers() -> bytes:
    wide = f'<w:gridSpan w:val="{"9" * 5000}"/>'
    return docx(f"<w:tbl><w:tr><w:tc><w:tcPr>{wide}</w:tcPr>{p(TEXT)}</w:tc></w:tr></w:tbl>")


@named("docx: targets outside the package", "", TEXT)
def docx_traversal() -> bytes:
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="1" Type="http://x/header" Target="../../../../etc/passwd"/>'
        '<Relationship Id="2" Type="http://x/footer" Target="file:///etc/passwd"/></Relationships>'
    )
    return docx(p(TEXT), "", **{"word/_rels/document.xml.rels": rels.encode()})


def page(body: str) -> bytes:
    return f"<!DOCTYPE html><html><body>{body}</body></html>".encode()


@named("html: a tag of two hundred thousand attributes", "", TEXT)
def html_attributes() -> bytes:
    return page("<p " + " ".join(f"a{i}=1" for i in range(200_000)) + f">{TEXT}")


@named("html: attributes just below the limit of a tag, in many tags", "", TEXT)
def html_many_attributes() -> bytes:
    tag = "<p " + " ".join(f"a{i}" for i in range(9_000)) + ">甲</p>"
    return page(tag * 100 + f"<p>{TEXT}</p>")


@named("html: a hundred thousand containers deep", "too_deep", TEXT)
def html_deep() -> bytes:
    return page(f"<p>{TEXT}</p>" + "<div>" * 100_000 + "里")


@named("html: a hundred thousand paragraphs never closed", "", TEXT)
def html_unclosed() -> bytes:
    return page(f"<p>{TEXT}" + "<b><p>里" * 100_000)


@named("html: elements of its own, deep", "too_deep", TEXT)
def html_deep_unknown() -> bytes:
    return page(f"<p>{TEXT}</p>" + "<x-a>" * 50_000 + "里")


@named("html: links within headings within links", "too_deep", TEXT)
def html_mixed() -> bytes:
    return page(f"<p>{TEXT}</p>" + "<a><h1><table><tr><td>" * 20_000 + "里")


@named("html: a cell over a billion columns and rows", "", TEXT)
def html_wide() -> bytes:
    cell = f'<td colspan="1000000000" rowspan="1000000000">{TEXT}</td>'
    return page(f"<table><tr>{cell}<td>2</td></tr>" + f"<tr>{cell}</tr>" * 50 + "</table>")


@named("html: a table of a million cells", "table_limit", TEXT)
def html_cells() -> bytes:
    return page(f"<p>{TEXT}</p><table>" + ("<tr>" + "<td>" * 100) * 10_000 + "</table>")


@named("html: thirty thousand blocks side by side", "", "甲")
def html_flat() -> bytes:
    return page('<div class="box"><span>甲</span></div>' * 30_000)


@named("html: links within two hundred containers", "", TEXT)
def html_nested_links() -> bytes:
    inner = f"<p>{TEXT}<a href='/'>公开</a></p>" * 5_000
    return page("<div>" * 200 + inner + "</div>" * 200)


@named("html: five thousand containers called content, one in another", "too_deep", "甲")
def html_contents() -> bytes:
    return page('<div class="content">甲' * 5000 + TEXT)


@named("html: twenty megabytes of a comment never closed", "skipped_part", TEXT)
def html_comment() -> bytes:
    return page(f"<p>{TEXT}</p><!--" + "甲" * 7_000_000)


@named("html: a hundred thousand entities", "", TEXT)
def html_entities() -> bytes:
    return page(f"<p>{TEXT}" + "&#x110000;&nosuch;&#0;" * 30_000)


@named("text: one line of half a megabyte", "", TEXT)
def text_line() -> bytes:
    return (TEXT * 8_000).encode()


@named("text: a hundred thousand lines")
def text_lines() -> bytes:
    return b"1\n" * 100_000


@named("text: digits without end")
def text_digits() -> bytes:
    return b"9" * 1_000_000


@named("text: brackets never closed")
def text_brackets() -> bytes:
    return "（《〔“".encode() * 10_000


@named("text: enumeration without end")
def text_list() -> bytes:
    return "其中：一、人员经费1万元，二、公用经费2万元；".encode() * 500
