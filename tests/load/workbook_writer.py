"""Writes workbooks (``.xlsx``) for the tests: each cell is (address, value, format code, ruled)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


@dataclass
class SheetXml:
    """One sheet; ``cells`` maps an address to its value: text, a number as text after ``=``, or XML."""

    cells: dict[str, str]
    name: str = "Sheet1"
    formats: dict[str, str] = field(default_factory=dict)
    ruled: Sequence[str] = ()
    merges: Sequence[str] = ()
    state: str = ""
    hidden_rows: Sequence[int] = ()
    cols: str = ""
    raw: str = ""
    after: str = ""

    def xml(self, codes: list[str]) -> str:
        rows: dict[int, str] = {}
        addresses = dict.fromkeys([*self.cells, *self.ruled])
        for address in sorted(addresses, key=lambda a: (int(a.lstrip(LETTERS)), len(a), a)):
            row = int(address.lstrip(LETTERS))
            code = codes.index(self.formats.get(address, "General"))
            style = code * 2 + (address in self.ruled)
            rows[row] = rows.get(row, "") + cell(address, self.cells.get(address, ""), style)
        data = "".join(
            f'<row r="{row}" hidden="{int(row in self.hidden_rows)}">{inner}</row>'
            for row, inner in rows.items()
        )
        merges = "".join(f'<mergeCell ref="{ref}"/>' for ref in self.merges)
        return (
            f'<worksheet xmlns="{MAIN}">{f"<cols>{self.cols}</cols>" if self.cols else ""}'
            f"<sheetData>{self.raw or data}</sheetData>"
            f"{f'<mergeCells>{merges}</mergeCells>' if merges else ''}{self.after}</worksheet>"
        )


LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def cell(address: str, value: str, style: int) -> str:
    if not value:
        return f'<c r="{address}" s="{style}"/>'
    if value.startswith("<"):
        return f'<c r="{address}" s="{style}" {value[1:]}</c>'
    if value.startswith("="):
        return f'<c r="{address}" s="{style}"><v>{value[1:]}</v></c>'
    text = f"<is><t>{escape(value)}</t></is>"
    return f'<c r="{address}" s="{style}" t="inlineStr">{text}</c>'


def workbook(
    *sheets: SheetXml, strings: Sequence[str] = (), properties: str = "", **parts: str
) -> bytes:
    """The bytes of a workbook; ``strings`` are the inner XML of the shared strings."""
    codes = ["General", *dict.fromkeys(c for s in sheets for c in s.formats.values())]
    numbers = "".join(
        f'<numFmt numFmtId="{164 + i}" formatCode={quoteattr(code)}/>'
        for i, code in enumerate(codes)
    )
    styles = "".join(
        f'<xf numFmtId="{164 + i}" borderId="{border}" xfId="0" applyNumberFormat="1"/>'
        for i in range(len(codes))
        for border in (0, 1)
    )
    side = '<{0} style="thin"><color auto="1"/></{0}>'
    box = "".join(side.format(name) for name in ("left", "right", "top", "bottom"))
    links = [("worksheet", f"worksheets/sheet{i}.xml") for i in range(1, len(sheets) + 1)]
    links += [("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")]
    listed = "".join(
        f'<sheet name={quoteattr(sheet.name)} sheetId="{i}" r:id="rId{i}"'
        f"{f' state={quoteattr(sheet.state)}' if sheet.state else ''}/>"
        for i, sheet in enumerate(sheets, 1)
    )
    contents = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="{SHEET_TYPE}.worksheet+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{SHEET_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{SHEET_TYPE}.styles+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{SHEET_TYPE}.sharedStrings+xml"/>'
        "</Types>",
        "_rels/.rels": relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{properties}'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": relations(links),
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><numFmts count="{len(codes)}">{numbers}</numFmts>'
        '<fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        f'<borders count="2"><border><left/><right/><top/><bottom/></border><border>{box}</border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs>'
        f'<cellXfs count="{2 * len(codes)}">{styles}</cellXfs></styleSheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">'
        + "".join(f"<si>{inner}</si>" for inner in strings)
        + "</sst>",
    }
    for i, sheet in enumerate(sheets, 1):
        contents[f"xl/worksheets/sheet{i}.xml"] = sheet.xml(codes)
    contents.update({name.replace("__", "/"): text for name, text in parts.items()})
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in contents.items():
            archive.writestr(name, text)
    return buffer.getvalue()


SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def relations(links: Sequence[tuple[str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="rId{i}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(links, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'
