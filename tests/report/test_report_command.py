"""``discloseparse report`` and ``audit --format html``: from stored results to files."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest

from discloseparse import parse_text
from discloseparse.report.html import Index, document_page
from discloseparse.report.html.page import digest, embedded
from tests.cli.conftest import FAILS, HOLDS, run, write
from tests.report.conftest import FIXTURES, fixture_result

__all__ = ["run", "write"]


def stored(*texts: str) -> list[str]:
    return [
        parse_text(text, name=f"县级/第{i}份.txt").model_dump_json() for i, text in enumerate(texts)
    ]


def data_of(page: str) -> dict[str, object]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_one_result_is_one_page(run, write, tmp_path):
    done = run(
        "report", write("结果.json", stored(FAILS)[0]), "--html", tmp_path / "a" / "报告.html"
    )
    assert (done.status, done.out) == (0, "")
    assert done.err == f"已写入 {tmp_path / 'a' / '报告.html'}（1 份文件，1 份报告）\n"
    page = (tmp_path / "a" / "报告.html").read_text("utf-8")
    assert [finding["code"] for finding in data_of(page)["findings"]] == ["A102"]
    assert [p.name for p in (tmp_path / "a").iterdir()] == ["报告.html"]


@pytest.mark.parametrize("form", ["lines", "mark", "lines.gz", "array", "pretty", "folder"])
def test_results_are_read_as_they_were_stored(run, write, tmp_path, form):
    results = stored(FAILS, HOLDS)
    lines = "".join(f"{line}\n" for line in results)
    array = [json.loads(line) for line in results]
    contents: dict[str, tuple[str, str | bytes]] = {
        "lines": ("结果.jsonl", lines),
        "mark": ("结果.jsonl", "\ufeff" + lines),
        "lines.gz": ("结果.jsonl.gz", gzip.compress(lines.encode())),
        "array": ("结果.json", json.dumps(array)),
        "pretty": ("结果.json", json.dumps(array, indent=2, ensure_ascii=False)),
        "folder": ("批/documents/part-000001.jsonl.gz", gzip.compress(lines.encode())),
    }
    file = write(*contents[form])
    done = run("report", tmp_path / "批" if form == "folder" else file, "--html", "清单.html")
    assert (done.status, done.err) == (0, "已写入 清单.html（2 份文件，1 份报告）\n")
    told = data_of((tmp_path / "清单.html").read_text("utf-8"))
    assert told["columns"]["error"] == [1, 0]
    assert [p.name for p in (tmp_path / "清单-reports").iterdir()] == ["1.html"]


@pytest.mark.parametrize(
    ("choice", "reports"),
    [("all", {"1.html", "2.html"}), ("findings", {"1.html"}), ("none", set())],
)
def test_which_documents_get_a_report(run, write, tmp_path, choice, reports):
    file = write("结果.jsonl", "\n".join(stored(FAILS, HOLDS)))
    run("report", file, "--html", "清单.html", "--documents", choice)
    assert {p.name for p in tmp_path.glob("清单-reports/*")} == reports


def reports(folder: Path) -> set[str]:
    return {file.name for file in (folder / "清单-reports").glob("*")}


@pytest.mark.parametrize(
    ("texts", "options", "left"),
    [
        ((FAILS, FAILS), (), {"1.html", "2.html"}),
        ((HOLDS, FAILS), (), {"2.html"}),
        ((FAILS, FAILS), ("--documents", "none"), set()),
        ((FAILS,), (), set()),
    ],
)
def test_no_report_of_an_earlier_run_stays(run, write, tmp_path, texts, options, left):
    run("report", write("大.jsonl", "\n".join(stored(*[FAILS] * 4))), "--html", "清单.html")
    assert len(reports(tmp_path)) == 4
    run("report", write("小.jsonl", "\n".join(stored(*texts))), "--html", "清单.html", *options)
    assert reports(tmp_path) == left
    assert (tmp_path / "清单-reports").exists() == bool(left)


def test_what_others_put_beside_the_reports_stays(run, write, tmp_path):
    page = document_page(parse_text(FAILS, name="x"))
    others = {"7.html": "<!doctype html>", "备注.html": page, "8.txt": page}
    for name, content in others.items():
        write(f"清单-reports/{name}", content)
    write("清单-reports/9.html", page)
    run("report", write("小.json", stored(FAILS)[0]), "--html", "清单.html")
    assert reports(tmp_path) == set(others)


def test_the_language_is_that_of_the_configuration(run, write, tmp_path):
    write("discloseparse.toml", 'lang = "en"')
    done = run("report", write("结果.json", stored(FAILS)[0]), "--html", "报告.html")
    assert done.err == "written: 报告.html (1 document(s), 1 report(s))\n"
    assert '<html lang="en"' in (tmp_path / "报告.html").read_text("utf-8")
    missing = run("report", "没有.json", "--html", "x").err
    assert missing.startswith("discloseparse: results cannot be used")
    assert run("serve", "--port", "99999").err.startswith("discloseparse: cannot use port 99999")


def test_documents_that_a_batch_could_not_read_stand_in_the_index(run, write, tmp_path):
    write("批/documents/part-000001.jsonl.gz", gzip.compress(stored(HOLDS)[0].encode()))
    write(
        "批/documents.csv",
        "\ufeffid,path,outcome,error\n1,甲.txt,ok,\n2,乙.pdf,failed,文件已损坏\n",
    )
    run("report", tmp_path / "批", "--html", "清单.html")
    told = data_of((tmp_path / "清单.html").read_text("utf-8"))
    assert told["unread"] == [["乙.pdf", "文件已损坏"]]


def test_of_a_batch_that_could_read_nothing_there_is_an_index_too(run, write, tmp_path):
    write("批/documents.csv", "\ufeffid,path,outcome,error\n2,乙.pdf,failed,文件已损坏\n")
    done = run("report", tmp_path / "批", "--html", "清单.html")
    assert (done.status, done.err) == (0, "已写入 清单.html（0 份文件，0 份报告）\n")
    told = data_of((tmp_path / "清单.html").read_text("utf-8"))
    assert told["unread"] == [["乙.pdf", "文件已损坏"]]


@pytest.mark.parametrize(
    "content",
    ["", "不是 JSON", '{"schema_version": "1"}', "[1, 2]", '{"a": 1}\n{"b": 2}\n', "[" * 100_000],
    ids=["empty", "words", "other object", "numbers", "lines", "deep"],
)
def test_what_is_no_result_is_one_clear_line(run, write, tmp_path, content):
    done = run("report", write("坏.json", content), "--html", "报告.html")
    assert done.status == 2
    assert len(done.complaints) == 1
    assert "坏.json" in done.err
    assert " 不是解析结果（应由 parse、audit --format json 或 batch 写出）：" in done.err
    assert not (tmp_path / "报告.html").exists()


@pytest.mark.parametrize(
    ("old", "new"), [('"relation":0', '"relation":9'), ('"stated":"50000"', '"stated":"五万"')]
)
def test_a_result_that_contradicts_itself_is_one_clear_line(run, write, old, new):
    (content,) = stored(FAILS)
    assert old in content
    done = run("report", write("改过.json", content.replace(old, new)), "--html", "报告.html")
    assert done.status == 2
    assert done.complaints[0].startswith("discloseparse: 结果文件无法使用：")
    assert len(done.complaints) == 1


def test_a_list_of_a_batch_that_was_saved_in_another_encoding_is_one_clear_line(run, write):
    write("批/documents/part-000001.jsonl.gz", gzip.compress(stored(HOLDS)[0].encode()))
    list_ = write("批/documents.csv", "id,path,outcome,error\n2,乙.pdf,failed,损坏\n".encode("gbk"))
    done = run("report", "批", "--html", "清单.html")
    assert (done.status, len(done.complaints)) == (2, 1)
    assert list_.name in done.err


@pytest.mark.parametrize("out", [".", "文件/报告.html"])
def test_where_nothing_can_be_written_is_one_clear_line(run, write, out):
    write("文件", "")
    done = run("report", write("结果.json", stored(FAILS)[0]), "--html", out)
    assert (done.status, len(done.complaints)) == (2, 1)
    assert done.err.startswith("discloseparse: 无法写入 ")


@pytest.mark.parametrize("name", ["没有.jsonl", "没有.jsonl.gz", "."])
def test_what_is_not_there_is_one_clear_line(run, name):
    done = run("report", name, "--html", "报告.html")
    assert (done.status, len(done.complaints)) == (2, 1)


def test_audit_prints_the_page(run, write):
    done = run("audit", write("说明.txt", FAILS), "--format", "html")
    assert done.status == 1
    assert data_of(done.out)["document"]["name"] == "说明.txt"


def test_audit_writes_one_page_only(run, write):
    done = run("audit", write("a.txt", FAILS), write("b.txt", FAILS), "--format", "html", "-o", "x")
    assert done.status == 2
    assert "report" in done.err


def test_a_page_names_its_own_script_and_style_and_nothing_else(run, write, tmp_path):
    run("report", write("结果.json", stored(FAILS)[0]), "--html", "报告.html")
    run("report", write("多.jsonl", "\n".join(stored(FAILS, HOLDS))), "--html", "清单.html")
    for name in ("报告.html", "清单.html", "清单-reports/1.html"):
        page = (tmp_path / name).read_text("utf-8")
        (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
        (style,) = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
        (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
        assert policy.startswith("default-src 'none'; ")
        assert f"style-src '{digest(style)}'" in policy
        assert f"script-src '{digest(script)}'" in policy
        assert "unsafe" not in policy
        assert not re.search(r'(src|href|url\()\s*=?\s*["\']?(https?:)?//', page)
        assert "style=" not in page


def test_data_cannot_end_its_element():
    told = ["</script><!--<script>", "\u2028&amp;", "\ud800"]
    text = embedded(told)
    assert not set("<>&\u2028") & set(text)
    assert json.loads(text) == [*told[:2], "\ufffd"]


def test_an_index_of_20_000_documents_is_below_3_megabytes():
    result = parse_text(FAILS, name="x")
    index = Index("清单-reports")
    for number in range(20_000):
        town = f"清源市第{number % 97}区农业农村和水利事务管理局"
        path = (
            f"公开材料/{2020 + number // 4000}年/{town}/{number:05}号重点领域财政项目文本公开.docx"
        )
        source = result.source.model_copy(update={"path": path})
        told = result.model_copy(update={"source": source, "unit": town, "year": 2024})
        index.add(told, number + 1, linked=True)
    assert len(index.page().encode()) < 3_000_000


def test_a_report_of_40_000_characters_and_1_500_mentions_is_below_500_kilobytes():
    paragraph = (
        "{n}.困难职工帮扶：根据《青山县困难职工帮扶资金管理办法》（青总发〔2024〕{n}号），由青山县总工会实施，"
        "慰问困难职工{n}人，每人500元，共{sum}元，占全部资金的4.5%。项目自批准之日起由各乡镇基层组织负责落实，"
        "按季检查进度，年终组织验收，结果向社会公开并接受群众监督，未尽事宜按有关规定执行。\n"
    )
    text = "".join(paragraph.format(n=n, sum=n * 500 + 100 * (n % 4 == 0)) for n in range(10, 290))
    result = parse_text(text, name="大.txt")
    lists = ("amounts", "headcounts", "percentages", "counts", "citations", "names")
    assert len(text) > 40_000
    assert sum(len(getattr(result, name)) for name in lists) >= 1_500
    assert len(result.findings) >= 60
    assert len(document_page(result).encode()) < 500_000


PERFORMANCE = "绩效自评报告.pdf"


def read_from(path: Path) -> str:
    """The stored result of the fixture, as if it had been read from ``path``."""
    result = fixture_result(PERFORMANCE)
    source = result.source.model_copy(update={"path": str(path)})
    return result.model_copy(update={"source": source}).model_dump_json()


def test_pages_are_in_the_report_if_asked_for(run, write, tmp_path):
    write("结果.json", read_from(FIXTURES / PERFORMANCE))
    run("report", "结果.json", "--html", "无.html")
    run("report", "结果.json", "--html", "有.html", "--pages")
    without, with_ = (
        data_of((tmp_path / name).read_text("utf-8")) for name in ("无.html", "有.html")
    )
    assert without["pages"] == {}
    assert list(with_["pages"]) == ["1"]
    page = with_["pages"]["1"]
    assert page["source"].startswith("data:image/webp;base64,")
    boxes = [box for finding in with_["findings"] for box in finding["boxes"]]
    assert boxes
    for number, x0, top, x1, bottom in boxes:
        assert number == 1
        assert 0 < x0 < x1 < page["width"]
        assert 0 < top < bottom < page["height"]


@pytest.mark.parametrize("change", ["gone", "another"])
def test_without_the_original_a_line_tells_that_pages_are_missing(run, write, tmp_path, change):
    original = tmp_path / "报告.pdf"
    write("结果.json", read_from(original))
    if change == "another":
        original.write_bytes((FIXTURES / PERFORMANCE).read_bytes() + b"\n")
    done = run("report", "结果.json", "--html", "报告.html", "--pages")
    assert done.status == 0
    assert done.complaints[0].startswith(f"{original}：无法附上原页图像：")
    assert data_of((tmp_path / "报告.html").read_text("utf-8"))["pages"] == {}
