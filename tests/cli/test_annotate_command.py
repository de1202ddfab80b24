"""``annotate``, and the file that ``audit`` writes."""

from __future__ import annotations

import io
import zipfile

import docx
import openpyxl
import pikepdf
import pytest

from discloseparse import parse_bytes
from discloseparse.cli import main
from discloseparse.cli.outputs import refuse_originals
from discloseparse.errors import OutputError
from tests.cli.conftest import FAILS, HOLDS
from tests.load.docx_writer import docx as word
from tests.load.docx_writer import p, r
from tests.load.pdf_writer import Page, pdf


def document(*paragraphs: str) -> bytes:
    return word(*(p(r(paragraph.strip())) for paragraph in paragraphs))


def printed(*lines: str) -> bytes:
    page = Page()
    for number, line in enumerate(lines):
        page.text(72, 100 + 40 * number, line.strip())
    return pdf(page)


def comments(path) -> list[str]:
    return [comment.text for comment in docx.Document(str(path)).comments]


def test_a_copy_beside_the_original(run, write, tmp_path):
    original = write("说明.docx", document("关于帮扶的说明", FAILS))
    before = original.read_bytes()
    done = run("annotate", original, "-o", "标注.docx")
    assert done.status == 0
    assert done.complaints == [f"{original} → 标注.docx（1 条）"]
    assert "A102" in comments(tmp_path / "标注.docx")[0]
    assert original.read_bytes() == before


def test_a_folder_is_mirrored(run, write, tmp_path):
    write("公开/甲/说明.docx", document("关于帮扶的说明", FAILS))
    write("公开/乙/说明.pdf", printed("关于帮扶的说明", FAILS))
    done = run("annotate", "公开", "-o", "标注")
    assert done.status == 0
    made = sorted(str(f.relative_to(tmp_path)) for f in (tmp_path / "标注").rglob("*.*"))
    assert made == ["标注/乙/说明.pdf", "标注/甲/说明.docx"]
    with pikepdf.open(tmp_path / "标注/乙/说明.pdf") as copy:
        assert any("A102" in str(a.get("/Contents", "")) for a in copy.pages[0].obj.Annots)


@pytest.mark.parametrize("given", ["./说明.docx", "甲/../说明.docx", ".//说明.docx"])
@pytest.mark.parametrize(("out", "made"), [("标注", "标注/说明.docx"), ("a.docx", "a.docx")])
def test_a_path_may_be_written_in_more_than_one_way(run, write, tmp_path, given, out, made):
    write("说明.docx", document(FAILS))
    write("甲/乙.txt", HOLDS)
    (tmp_path / "标注").mkdir()
    assert run("annotate", given, "-o", out).status == 0
    assert len(comments(tmp_path / made)) == 1


def test_files_of_one_name_do_not_replace_each_other(run, write, tmp_path):
    first = write("甲/说明.docx", document(FAILS))
    second = write("乙/说明.docx", document(HOLDS))
    assert run("annotate", first, second, "-o", "标注").status == 0
    assert len(comments(tmp_path / "标注/说明.docx")) == 1
    assert comments(tmp_path / "标注/说明-2.docx") == []


def test_documents_of_an_archive(run, write, tmp_path):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("甲/说明.docx", document(FAILS))
    write("报送.zip", buffer.getvalue())
    assert run("annotate", "报送.zip", "-o", "标注").status == 0
    assert len(comments(tmp_path / "标注/甲/说明.docx")) == 1


def test_names_in_an_archive_that_some_system_forbids_are_made_safe(run, write, tmp_path):
    content = document("关于帮扶的说明", FAILS)
    names = [
        '甲:"帮扶"?.docx',
        "NUL.docx",
        "乙. /说明.docx",
        "A.docx",
        "a.docx",
        f"{'长' * 200}.docx",
    ]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in names:
            archive.writestr(name, content)
    done = run("annotate", write("公开.zip", packed.getvalue()), "-o", "标注")
    assert done.status == 0
    made = {
        file.relative_to(tmp_path / "标注").as_posix() for file in tmp_path.rglob("标注/**/*.docx")
    }
    assert made == {
        "甲__帮扶__.docx",
        "_NUL.docx",
        "乙__/说明.docx",
        "A.docx",
        "a-2.docx",
        f"{'长' * 78}.docx",
    }


def test_other_formats_say_so_and_the_others_go_on(run, write, tmp_path):
    write("公开/甲.txt", FAILS)
    write("公开/乙.docx", document(FAILS))
    done = run("annotate", "公开", "-o", "标注")
    assert done.status == 3
    assert "公开/甲.txt: 只能在 DOCX 和 PDF 上做标注（这是 text/plain）" in done.complaints
    assert (tmp_path / "标注/乙.docx").exists()
    assert not (tmp_path / "标注/甲.txt").exists()


def test_an_encrypted_original_says_so(run, write, tmp_path):
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(printed(FAILS))) as copy:
        copy.save(buffer, encryption=pikepdf.Encryption(owner="o", user=""))
    write("密.pdf", buffer.getvalue())
    done = run("annotate", "密.pdf", "-o", "标注.pdf")
    assert done.status == 3
    assert done.complaints == [
        "密.pdf: 文件已加密，标注后的副本将不再加密；请先另存一份未加密的副本"
    ]
    assert not (tmp_path / "标注.pdf").exists()


@pytest.mark.parametrize("out", ["说明.docx", "."])
def test_the_original_is_never_replaced(run, write, out):
    original = write("说明.docx", document(FAILS))
    before = original.read_bytes()
    done = run("annotate", "说明.docx", "-o", out)
    assert done.status == 2
    assert "不能覆盖原件" in done.err
    assert original.read_bytes() == before


def test_another_original_is_not_replaced_either(run, write):
    other = write("说明.docx", document(HOLDS))
    before = other.read_bytes()
    done = run("annotate", write("甲/说明.docx", document(FAILS)), "说明.docx", "-o", ".")
    assert (done.status, other.read_bytes()) == (2, before)
    assert "不能覆盖原件" in done.err


def test_no_output_replaces_what_it_is_made_of(run, write, tmp_path):
    text = write("说明.txt", FAILS)
    audit = run("audit", "说明.txt", "--format", "json", "-o", "说明.txt")
    assert (audit.status, text.read_text("utf-8")) == (2, FAILS)
    run("audit", "说明.txt", "--format", "json", "-o", "结果.json")
    report = run("report", "结果.json", "--html", "结果.json")
    assert (report.status, (tmp_path / "结果.json").read_text("utf-8")[0]) == (2, "{")
    assert all("不能覆盖原件" in done.err for done in (audit, report))


def test_a_name_that_no_file_can_have_is_nobodys_original(tmp_path):
    (tmp_path / "a").write_bytes(b"")
    refuse_originals(tmp_path / "a", [tmp_path / ("长" * 200)], "zh")
    refuse_originals(tmp_path / ("长" * 200), [tmp_path / "a"], "zh")
    with pytest.raises(OutputError):
        refuse_originals(tmp_path / "a", [tmp_path / "." / "a"], "zh")


def test_rules_and_baseline_are_those_of_audit(run, write, tmp_path):
    write("说明.docx", document("关于帮扶的说明", FAILS))
    run("annotate", "说明.docx", "-o", "a.docx", "--ignore", "A102")
    assert comments(tmp_path / "a.docx") == []
    run("audit", "说明.docx", "--write-baseline", "基线.json")
    run("annotate", "说明.docx", "-o", "b.docx", "--baseline", "基线.json")
    assert comments(tmp_path / "b.docx") == []


def test_the_text_of_the_copy_is_that_of_the_original(run, write, tmp_path):
    original = write("说明.docx", document("关于帮扶的说明", FAILS))
    run("annotate", original, "-o", "标注.docx", "--lang", "en")
    copy = (tmp_path / "标注.docx").read_bytes()
    assert parse_bytes(copy).text == parse_bytes(original.read_bytes()).text
    assert "error" in comments(tmp_path / "标注.docx")[0]


def test_audit_writes_the_list(run, write, tmp_path):
    write("说明.txt", FAILS)
    done = run("audit", "说明.txt", "--format", "xlsx", "-o", "清单/问题清单.xlsx")
    assert (done.status, done.out) == (1, "")
    sheet = openpyxl.load_workbook(tmp_path / "清单/问题清单.xlsx").worksheets[0]
    links = [cell.hyperlink.target for cell in sheet[2] if cell.hyperlink]
    assert links == ["..\\说明.txt"]


def test_links_of_a_list_on_stdout_start_where_the_command_runs(
    write, tmp_path, monkeypatch, capsysbinary
):
    monkeypatch.chdir(tmp_path)
    write("公开/说明.txt", FAILS)
    assert main(["audit", "公开/说明.txt", "--format", "xlsx"]) == 1
    book = openpyxl.load_workbook(io.BytesIO(capsysbinary.readouterr().out))
    links = [cell.hyperlink.target for cell in book.worksheets[0][2] if cell.hyperlink]
    assert links == ["公开\\说明.txt"]


@pytest.mark.parametrize("name", ["html", "json"])
def test_where_nothing_could_be_read_the_file_stays_as_it_was(run, write, tmp_path, name):
    report = write("报告", "昨天的")
    assert run("audit", "没有.txt", "--format", name, "-o", "报告").status == 3
    assert report.read_text("utf-8") == "昨天的"
    assert [path.name for path in tmp_path.iterdir()] == ["报告"]


def test_a_format_of_lines_may_have_none(run, tmp_path):
    assert run("audit", "没有.txt", "--format", "jsonl", "-o", "结果").status == 3
    assert (tmp_path / "结果").read_bytes() == b""


@pytest.mark.parametrize("name", ["text", "json", "jsonl", "sarif", "junit", "github"])
def test_a_file_holds_what_stdout_would(run, write, tmp_path, name):
    write("说明.txt", FAILS)
    shown = run("audit", "说明.txt", "--format", name)
    saved = run("audit", "说明.txt", "--format", name, "-o", "结果")
    assert (tmp_path / "结果").read_text("utf-8") == shown.out != ""
    assert (saved.out, saved.status) == ("", shown.status)


def test_a_file_that_cannot_be_written_is_one_line(run, write):
    write("说明.txt", FAILS)
    write("清单", "in the way")
    done = run("audit", "说明.txt", "--format", "xlsx", "-o", "清单/问题清单.xlsx")
    assert done.status == 2
    assert len(done.complaints) == 1
    assert "无法写入" in done.complaints[0]
