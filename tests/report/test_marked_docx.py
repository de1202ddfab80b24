"""Marked DOCX: comments on exactly the words of the findings, the text as it was."""

from __future__ import annotations

import io
import zipfile
from copy import deepcopy
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from discloseparse import parse_bytes
from discloseparse.errors import SignedOriginalError, UnmarkableError
from discloseparse.load.archive import Archive
from discloseparse.load.docx.fields import Fields
from discloseparse.load.docx.names import attribute, local
from discloseparse.load.docx.runs import text_of
from discloseparse.load.docx.walk import Inline, characters
from discloseparse.load.loader import Limits
from discloseparse.report.docx.cut import cut
from discloseparse.report.original import annotate, marking_guard
from tests.load.docx_writer import cell, field, instruction, p, r, table
from tests.load.docx_writer import docx as written
from tests.report.copies import converted, marked, needs_office

FIXTURES = Path(__file__).parents[2] / "fixtures"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def comments(data: bytes) -> list[tuple[str, str]]:
    """(the words under it, what it says) of each comment, as they stand in the body."""
    said = {str(c.comment_id): c.text for c in docx.Document(io.BytesIO(data)).comments}
    open_: dict[str, str] = {}
    found = []
    for element in Archive(data, "docx", Limits()).xml("word/document.xml").iter():
        name, number = local(element), attribute(element, "id") or ""
        if name == "commentRangeStart":
            open_[number] = ""
        elif name == "commentRangeEnd":
            found.append((open_.pop(number), said[number]))
        elif name == "t":
            open_ = {key: words + (element.text or "") for key, words in open_.items()}
    assert open_ == {}
    return found


def highlighted(data: bytes, part: str = "word/document.xml") -> list[tuple[str, str]]:
    """(words, colour) of each stretch of one colour."""
    found: list[tuple[str, str]] = []
    for run in Archive(data, "docx", Limits()).xml(part).iter(f"{{{W}}}r"):
        color = run.find(f"{{{W}}}rPr/{{{W}}}highlight")
        words = "".join(t.text or "" for t in run.iter(f"{{{W}}}t"))
        if color is not None:
            found.append((words, color.get(f"{{{W}}}val", "")))
    return found


CLAIM = "慰问困难职工80人，每人500元，共5万元。"
SPLIT = p(r("慰问困难职工8") + r("0人，每人500") + r("元，共5", "<w:b/>") + r("万元。"))
LINKED = p(
    r("慰问困难职工80人，每人") + f"<w:hyperlink>{r('500元，共5万')}</w:hyperlink>{r('元。')}"
)
INSERTED = p(r("慰问困难职工80人，每人500元，") + f'<w:ins w:id="9">{r("共5万元。")}</w:ins>')
DELETED = p(
    r("慰问困难职工80人，每人500元，共5")
    + '<w:del w:id="9"><w:r><w:delText>0</w:delText></w:r></w:del>'
    + r("万元。")
)
CONTROL = p(
    r("慰问困难职工80人，每人500元，共")
    + f"<w:sdt><w:sdtContent>{r('5万元')}</w:sdtContent></w:sdt>{r('。')}"
)
FIELD = p(
    r("慰问困难职工80人，每人500元，共")
    + field("begin")
    + instruction(" DOCPROPERTY 总额 ")
    + field("separate")
    + r("5万元")
    + field("end")
    + r("。")
)
SIGNS = p(
    '<w:r><w:t>慰问困难\u200b职工80</w:t><w:tab/><w:t>人，每人500元，共</w:t><w:noBreakHyphen/></w:r>'
    "<w:r><w:t>，共5\xad万元。</w:t></w:r>"
)  # fmt: skip


@pytest.mark.parametrize(
    "paragraph",
    [p(r(CLAIM)), SPLIT, LINKED, INSERTED, DELETED, CONTROL, FIELD],
    ids=["one run", "split", "hyperlink", "insertion", "deletion", "content control", "field"],
)
def test_a_comment_covers_exactly_the_figure(paragraph):
    result, data = marked(written(p(r("关于职工帮扶的说明")), paragraph, p(r("其他说明。"))))
    assert [f.code for f in result.findings] == ["A102"]
    ((words, said),) = comments(data)
    assert words == "5万元"
    assert said == f"A102 错误: {result.findings[0].message}"
    shades: dict[str, str] = {}
    for part, color in highlighted(data):
        shades[color] = shades.get(color, "") + part
    assert shades == {"lightGray": "80人500元", "yellow": "5万元"}
    body = [x.text for x in docx.Document(io.BytesIO(data)).paragraphs]
    assert body == [
        x.text
        for x in docx.Document(
            io.BytesIO(written(p(r("关于职工帮扶的说明")), paragraph, p(r("其他说明。"))))
        ).paragraphs
    ]


def test_signs_without_width_and_tabs_do_not_move_the_range():
    result, data = marked(written(p(r("关于职工帮扶的说明")), SIGNS))
    found = comments(data)
    assert found
    quoted = [f.spans[0].of(result.text) for f in result.findings]
    assert [words.replace("\xad", "") for words, _ in found] == list(dict.fromkeys(quoted))


def test_properties_of_a_run_stay_on_all_its_pieces():
    _, data = marked(written(p(r(CLAIM, '<w:b/><w:sz w:val="30"/><w:u w:val="single"/>'))))
    runs = Archive(data, "docx", Limits()).xml("word/document.xml").iter(f"{{{W}}}r")
    properties = [run.find(f"{{{W}}}rPr") for run in runs if run.find(f"{{{W}}}t") is not None]
    names = [[local(element) for element in found] for found in properties]
    plain, coloured = ["b", "sz", "u"], ["b", "sz", "highlight", "u"]
    assert names == [plain, coloured, plain, coloured, plain, coloured, plain]


def test_wrong_cells_of_a_table_are_marked():
    rows = [
        ("项目", "2024年决算数", "2023年决算数"),
        ("合计", "100.00", "90.00"),
        ("基本支出", "60.00", "50.00"),
        ("项目支出", "45.00", "40.00"),
    ]
    block = table(*("".join(cell(word) for word in row) for row in rows))
    result, data = marked(written(p(r("支出决算表")), p(r("单位：万元")), block, p(r("说明。"))))
    assert [f.code for f in result.findings] == ["T202"]
    assert [words for words, _ in comments(data)] == ["100.00"]
    assert ("60.00", "lightGray") in highlighted(data)


PRINTED = st.lists(
    st.sampled_from(["甲", "5万", "𠮷", "\u200b", "\xad", "TAB", "BREAK", "HYPHEN", "NOTE"]),
    min_size=1,
)
ELEMENTS = {
    "TAB": "<w:tab/>",
    "BREAK": "<w:br/>",
    "HYPHEN": "<w:noBreakHyphen/>",
    "NOTE": '<w:footnoteReference w:id="7"/>',
}


@given(PRINTED, st.sets(st.integers(1, 30)))
def test_a_cut_run_prints_the_same_and_each_piece_its_share(signs, places):
    inside = "".join(ELEMENTS.get(sign, f"<w:t>{sign}</w:t>") for sign in signs)
    paragraph = etree.fromstring(
        f'<w:p xmlns:w="{W}"><w:r><w:rPr><w:b/></w:rPr>{inside}</w:r></w:p>'.replace(
            "</w:t><w:t>", ""
        )
    )

    def printed() -> str:
        return text_of(characters(paragraph, Fields(), Inline()))

    before = printed()
    pieces = cut(paragraph[0], places)
    assert printed() == before
    assert [piece.run for piece in pieces] == list(paragraph)
    assert [piece.start for piece in pieces[1:]] == sorted(p for p in places if p < len(before))
    for piece in pieces:
        own = etree.fromstring(f'<w:p xmlns:w="{W}"/>')
        own.append(deepcopy(piece.run))
        assert text_of(characters(own, Fields(), Inline())) == before[piece.start : piece.end]
        assert piece.run[0][0].tag == f"{{{W}}}b"


BOX = (
    "<w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent>"
    f"{p(r(CLAIM))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)


def test_what_stands_in_a_text_box_is_commented_at_its_anchor():
    """Word ignores ranges in text boxes."""
    _, data = marked(written(p(r("前言。")), p(BOX), p(r("后记。"))))
    root = Archive(data, "docx", Limits()).xml("word/document.xml")
    (start,) = root.iter(f"{{{W}}}commentRangeStart")
    assert local(start.getparent()) == "p"
    assert not any(local(e) == "txbxContent" for e in start.iterancestors())
    assert start.getnext().find(f".//{{{W}}}txbxContent") is not None
    assert ("5万元", "yellow") in highlighted(data)


def with_footnote(words: str) -> bytes:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    data = written(p(r("慰问见注") + reference + r("。")))
    notes = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2">{p(r(words))}</w:footnote></w:footnotes>'
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "word/_rels/document.xml.rels":
                link = b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/></Relationships>'
                text = text.replace(b"</Relationships>", link)
            if name == "[Content_Types].xml":
                kind = b'<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>'
                text = text.replace(b"</Types>", kind)
            new.writestr(name, text)
        new.writestr("word/footnotes.xml", notes)
    return buffer.getvalue()


def test_what_stands_in_a_footnote_is_commented_where_it_is_called():
    _, data = marked(with_footnote(CLAIM))
    root = Archive(data, "docx", Limits()).xml("word/document.xml")
    (start,) = root.iter(f"{{{W}}}commentRangeStart")
    assert start.getnext().find(f"{{{W}}}footnoteReference") is not None
    assert ("5万元", "yellow") in highlighted(data, "word/footnotes.xml")


def test_comments_that_are_there_stay():
    document = docx.Document()
    run = document.add_paragraph().add_run(CLAIM)
    document.add_comment(run, text="请核实", author="科长", initials="K")
    buffer = io.BytesIO()
    document.save(buffer)
    _, data = marked(buffer.getvalue())
    assert dict(comments(data))[CLAIM] == "请核实"
    assert len(comments(data)) == 2


def test_one_figure_carries_all_that_is_said_of_it():
    data = (FIXTURES / "三公经费决算.docx").read_bytes()
    result = parse_bytes(data)
    first = result.findings[0]
    again = first.model_copy(update={"code": "X999", "message": "另一个问题"})
    copy = annotate(data, result.model_copy(update={"findings": [first, again]}))
    ((words, said),) = comments(copy.data)
    assert words == first.spans[0].of(result.text)
    assert said.splitlines()[1] == "X999 错误: 另一个问题"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_finding_of_a_fixture_has_its_comment(lang):
    data = (FIXTURES / "三公经费决算.docx").read_bytes()
    result = parse_bytes(data, lang=lang)
    copy = annotate(data, result, lang=lang)
    assert [words for words, _ in comments(copy.data)] == [
        finding.spans[0].of(result.text) for finding in result.findings
    ]
    assert all(
        f.message in said for f, (_, said) in zip(result.findings, comments(copy.data), strict=True)
    )


def test_other_parts_are_copied_byte_for_byte():
    data = (FIXTURES / "三公经费决算.docx").read_bytes()
    _, copy = marked(data)
    changed = {"[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels"}
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(copy)) as new:
        assert set(new.namelist()) - set(old.namelist()) == {"word/comments.xml"}
        assert all(new.read(n) == old.read(n) for n in set(old.namelist()) - changed)


def repacked(data: bytes, **changes: tuple[bytes, bytes] | None) -> bytes:
    """The package with a part less (None), or with words in it replaced; parts by their base name."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            change = changes.get(Path(name).name, (b"", b""))
            if change is not None:
                new.writestr(name, old.read(name).replace(*change))
    return buffer.getvalue()


def test_new_parts_are_written_in_the_order_of_their_names():
    _, copy = marked(repacked(written(p(r(CLAIM))), **{"document.xml.rels": None}))
    with zipfile.ZipFile(io.BytesIO(copy)) as package:
        assert package.namelist()[-2:] == ["word/_rels/document.xml.rels", "word/comments.xml"]


def test_the_guard_gives_the_same_copy():
    data = (FIXTURES / "三公经费决算.docx").read_bytes()
    result = parse_bytes(data)
    with marking_guard() as guard:
        assert annotate(data, result, isolate=guard) == annotate(data, result)


def test_a_signed_document_is_left_alone():
    link = b'<Relationship Id="rId88" Type="http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin" Target="_xmlsignatures/origin.sigs"/></Relationships>'
    signed = repacked(written(p(r(CLAIM))), **{".rels": (b"</Relationships>", link)})
    with pytest.raises(SignedOriginalError):
        annotate(signed, parse_bytes(signed))


def test_another_format_and_another_document_are_refused():
    text = CLAIM.encode()
    with pytest.raises(UnmarkableError):
        annotate(text, parse_bytes(text))
    result = parse_bytes(written(p(r(CLAIM))))
    with pytest.raises(ValueError, match="another document"):
        annotate(written(p(r("别的文件。"))), result)


def test_comments_hold_what_xml_holds():
    data = written(p(r(CLAIM)))
    result = parse_bytes(data)
    odd = result.findings[0].model_copy(update={"message": "\x00<b>&\ud800"})
    copy = annotate(data, result.model_copy(update={"findings": [odd]}))
    assert comments(copy.data)[0][1].endswith("\ufffd<b>&\ufffd")


@pytest.mark.slow
@needs_office
def test_libreoffice_keeps_every_comment(tmp_path):
    result, copy = marked((FIXTURES / "三公经费决算.docx").read_bytes())
    (tmp_path / "copy.docx").write_bytes(copy)
    with zipfile.ZipFile(converted(tmp_path / "copy.docx", "odt")) as odt:
        content = etree.fromstring(odt.read("content.xml"))
    kept = [element for element in content.iter() if local(element) == "annotation"]
    assert len(kept) == len({(f.spans[0].start, f.spans[0].end) for f in result.findings})
