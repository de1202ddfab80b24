"""The report of a document as its reader meets it: in a real browser, opened from a file."""

from __future__ import annotations

import base64
import json
import time

import pypdfium2 as pdfium
import pytest

from discloseparse import parse_bytes
from discloseparse.cli import main
from discloseparse.result import Result
from tests.emit.samples import told
from tests.report.conftest import FIXTURES, fixture_result, needs_browser

pytestmark = needs_browser

FOREST = "生态护林员补助.txt"
FAILING = (
    "总额12.0万元，其中：设备费7.0万元、培训费4.0万元。\n\n慰问职工80人，每人500元，共5万元。\n"
)


def texts(browser, selector: str) -> list[str]:
    return browser.execute_script(
        "return [...document.querySelectorAll(arguments[0])].map(e => e.textContent)", selector
    )


def click(browser, selector: str, at: int = 0) -> None:
    browser.execute_script(
        "document.querySelectorAll(arguments[0])[arguments[1]].click()", selector, at
    )


def press(browser, key: str) -> None:
    browser.execute_script(
        "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: arguments[0], bubbles: true}))",
        key,
    )


def in_view(browser, selector: str) -> bool:
    return browser.execute_script(
        """const box = document.querySelector(arguments[0]).getBoundingClientRect();
        return box.top >= 0 && box.bottom <= innerHeight && box.height > 0""",
        selector,
    )


def complaints(browser) -> list[str]:
    return [entry["message"] for entry in browser.get_log("browser")]


def printed(browser, folder) -> str:
    """The text of the page as it comes out of a printer."""
    pdf = base64.b64decode(browser.execute_cdp_cmd("Page.printToPDF", {})["data"])
    document = pdfium.PdfDocument(pdf)
    return "".join("".join(page.get_textpage().get_text_range() for page in document).split())


def test_a_finding_lights_its_result_and_its_operands_and_brings_them_into_view(shown):
    result = fixture_result(FOREST)
    browser = shown(result)
    assert len(texts(browser, ".card")) == len(result.findings)
    for number, finding in enumerate(result.findings):
        click(browser, ".card .head", number)
        places = finding.spans
        if finding.relation is not None:
            places = result.relations[finding.relation].figures
        first, *others = (place.of(result.text) for place in places)
        assert "".join(texts(browser, "#text .result")) == first
        assert sorted("".join(texts(browser, "#text .operand"))) == sorted("".join(others))
        assert in_view(browser, "#text .result")
        assert in_view(browser, ".card.selected .detail")
    assert complaints(browser) == []


def test_the_marked_characters_are_those_of_the_finding_wherever_they_stand(shown):
    before = "𠮷😀" * 20 + "\u202e右\u200f\n"
    text = before + "甲12万元，乙12万元，丙12万元。"
    place = len(before) + 7, len(before) + 11
    browser = shown(told(text, place))
    click(browser, ".card .head")
    assert texts(browser, "#text .result") == ["12万元"]
    lead = browser.execute_script(
        """const range = document.createRange();
        range.setStart(document.querySelector("#text p:last-child"), 0);
        range.setEndBefore(document.querySelector("#text .result"));
        return range.toString()"""
    )
    assert lead == "甲12万元，乙"


def test_the_calculation_stands_line_by_line_with_its_intervals(shown):
    browser = shown(FAILING)
    click(browser, ".card .head")
    rows = [
        row.replace("\n", " ").split()
        for row in browser.execute_script(
            "return [...document.querySelectorAll('.calculation tbody tr')].map(r => r.innerText)"
        )
    ]
    assert rows == [
        ["1设备费", "7.0万元", "6.95", "~", "7.05"],
        ["+", "2培训费", "4.0万元", "3.95", "~", "4.05"],
        ["=", "计算得", "11万元", "10.9", "~", "11.1"],
        ["≠", "文中写", "12.0万元", "11.95", "~", "12.05"],
    ]
    assert texts(browser, ".verdict strong") == ["多 1万元"]


def test_a_click_on_the_text_opens_the_finding_or_tells_of_the_figure(shown):
    browser = shown(FAILING + "\n另有1,200元。\n")
    click(browser, "#text mark.error")
    assert len(texts(browser, ".card.selected")) == 1
    click(browser, "#text mark", texts(browser, "#text mark").index("1,200元"))
    assert texts(browser, ".card.selected") == []
    assert "1,200元" in texts(browser, "#inspector .words")[0]


def test_what_holds_is_told_of_the_figures_that_were_checked(shown):
    browser = shown("总额12.0万元，其中：设备费7.0万元、培训费5.0万元。")
    click(browser, "#text mark", texts(browser, "#text mark").index("7.0万元"))
    assert texts(browser, "#inspector li button") == ["✓ 7.0万元 + 5.0万元 = 12万元"]
    click(browser, "#inspector li button")
    assert texts(browser, "#text .result") == ["12.0万元"]
    assert texts(browser, "#text .operand") == ["7.0万元", "5.0万元"]


def test_findings_that_one_figure_causes_lead_to_each_other(shown):
    result = fixture_result(FOREST)
    browser = shown(result)
    codes = [finding.code for finding in result.findings]
    click(browser, ".card .head", codes.index("U902"))
    click(browser, ".selected .others .figure")
    assert texts(browser, ".card.selected .code") == ["A102"]


def spending(total: str) -> tuple[list[tuple[str, str]], Result]:
    """A table of two parts and their ``total``, and what is read in it."""
    cells = [("项目", "金额"), ("甲", "3.00"), ("乙", "4.00"), ("合计", total)]
    rows = "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in cells)
    page = f"<p>支出表 单位：万元</p><table>{rows}</table>"
    return cells, parse_bytes(page.encode(), name="表.html")


def test_a_cell_tells_what_it_is_of_and_where_it_was_checked(shown):
    browser = shown(spending("7.00")[1])
    click(browser, "#text td mark", texts(browser, "#text td mark").index("3.00"))
    assert texts(browser, "#inspector .claim") == ["表内数字甲 · 金额"]
    assert texts(browser, "#inspector .words") == ["3.00= 30,000元"]
    assert texts(browser, "#inspector li button") == ["✓ 3.00 + 4.00 = 7.00"]


def test_tables_are_tables_and_bad_cells_are_lit_with_their_identity(shown):
    cells, result = spending("8.00")
    browser = shown(result)
    assert texts(browser, "#text td, #text th") == [word for row in cells for word in row]
    click(browser, ".card .head")
    assert texts(browser, "td .result, td.n .result") == ["8.00"]
    assert texts(browser, "td .operand") == ["3.00", "4.00"]
    assert "表内纵向合计" in texts(browser, ".claim")[0]
    assert "8.00万元" in texts(browser, ".calculation .stated")[0]


def test_filters_by_severity_rule_words_and_kind(shown):
    result = fixture_result(FOREST)
    browser = shown(result)
    errors = [finding.code for finding in result.findings if finding.severity == "error"]
    click(browser, ".chip.warning")
    assert texts(browser, ".card .code") == errors
    click(browser, ".chip.warning")
    browser.execute_script(
        "const r = document.getElementById('rule'); r.value = 'A102'; r.dispatchEvent(new Event('change'))"
    )
    assert texts(browser, ".card .code") == ["A102", "A102"]
    browser.execute_script(
        """const s = document.getElementById('search'); s.value = '140块';
        s.dispatchEvent(new Event('input'))"""
    )
    assert len(texts(browser, ".card")) == 1
    amount = "return getComputedStyle(document.querySelector('#text mark.amount')).backgroundColor"
    lit = browser.execute_script(amount)
    click(browser, "#legend .amount")
    assert browser.execute_script(amount) != lit


def test_j_and_k_go_through_the_list_and_the_address_names_the_finding(shown):
    result = fixture_result(FOREST)
    browser = shown(result)
    for key, at in (("j", 0), ("j", 1), ("j", 2), ("k", 1)):
        press(browser, key)
        assert browser.current_url.endswith("#" + result.findings[at].fingerprint)
    address = browser.current_url
    press(browser, "Escape")
    assert "#" not in browser.current_url
    browser.get("about:blank")
    browser.get(address)
    assert texts(browser, ".card.selected .message") == [result.findings[1].message]
    assert in_view(browser, "#text .result")


def test_two_like_findings_have_addresses_of_their_own(shown):
    browser = shown(f"{FAILING.splitlines()[0]}\n{FAILING.splitlines()[0]}\n")
    addresses = []
    for _ in range(2):
        press(browser, "j")
        addresses.append(browser.current_url.partition("#")[2])
    assert addresses[1] == addresses[0] + "~2"


def test_dark_mode_and_language_change_and_are_remembered(shown):
    browser = shown(FAILING)
    ground = "return getComputedStyle(document.documentElement).backgroundColor"
    light = browser.execute_script(ground)
    click(browser, "#theme")
    click(browser, "#language")
    browser.refresh()
    assert browser.execute_script(ground) != light
    assert texts(browser, "#findings h2 span:first-child") == ["Findings"]
    assert "{" not in "".join(texts(browser, "header, aside"))
    click(browser, "#language")
    assert texts(browser, "#findings h2 span:first-child") == ["问题"]


def test_on_paper_every_calculation_stands_open(shown, tmp_path):
    result = fixture_result(FOREST)
    browser = shown(result)
    paper = printed(browser, tmp_path)
    assert paper.count("超出印刷精度") == sum(
        finding.relation is not None for finding in result.findings
    )
    assert "导出基线" not in paper
    assert "六、资金安排情况" in paper
    assert texts(browser, ".detail") == [], "closed again afterwards"


def test_marks_are_kept_and_exported_as_a_baseline_that_audit_takes(shown, tmp_path, capsys):
    browser = shown(fixture_result(FOREST))
    press(browser, "j")
    press(browser, "x")
    browser.execute_script(
        """const note = document.querySelector(".review input"); note.value = "另有文件";
        note.dispatchEvent(new Event("change"))"""
    )
    press(browser, "j")
    press(browser, "c")
    browser.refresh()
    assert texts(browser, ".card .line .state") == ["误报", "确认"]
    click(browser, "#export")
    file = browser.downloads / "生态护林员补助.基线.json"
    for _ in range(50):
        if file.exists():
            break
        time.sleep(0.1)
    browser.execute_script("localStorage.clear()")
    browser.refresh()
    browser.find_element("id", "import").send_keys(str(file))
    assert texts(browser, ".card .line .state") == ["误报", "确认"]
    accepted = json.loads(file.read_text("utf-8"))["accepted"]
    assert [entry["reason"] for entry in accepted] == ["另有文件"]
    path = str(FIXTURES / FOREST)
    main(["audit", path, "--baseline", str(file), "--format", "json"])
    done = capsys.readouterr()
    assert "基线中已认可 1 条" in done.err
    left = Result.model_validate_json(done.out).findings
    assert len(left) == len(fixture_result(FOREST).findings) - 1


def test_the_next_one_follows_the_one_that_a_filter_has_just_hidden(shown):
    findings = fixture_result(FOREST).findings
    browser = shown(fixture_result(FOREST))
    browser.execute_script(
        "const s = document.getElementById('state'); s.value = 'open'; s.dispatchEvent(new Event('change'))"
    )
    for key in ("j", "j", "c", "j"):
        press(browser, key)
    assert texts(browser, ".card.selected .message") == [findings[2].message]
    assert len(texts(browser, ".card")) == len(findings) - 1
    press(browser, "k")
    assert texts(browser, ".card.selected .message") == [findings[0].message]


@pytest.mark.parametrize(
    "content", ["", "null", "[]", '{"reviewed": {}}', '{"reviewed": [null, 1]}']
)
def test_a_file_without_marks_is_said_to_be_none(shown, tmp_path, content):
    (tmp_path / "标记.json").write_text(content, "utf-8")
    browser = shown(FAILING)
    browser.find_element("id", "import").send_keys(str(tmp_path / "标记.json"))
    for _ in range(50):
        if texts(browser, "#imported") != [""]:
            break
        time.sleep(0.1)
    assert texts(browser, "#imported") == ["文件里没有本文的处理记录"]
    assert complaints(browser) == []


HOSTILE = """<script>document.title = "taken"</script></script><!-- <img src=x onerror="alert(1)">
'"&amp;&lt;`${1}` </style></textarea> javascript:alert(1) \u2028 \u2029 ]]> \\u003c \x00\x0b\ud800
\u202e元万21\u202c 右\u200f左\u2066隔离 12万元\u200b \U0001f468\u200d\U0001f469 𠮷野家𪚥 共5万元。"""


def test_hostile_text_is_shown_as_text_and_nothing_leaves_the_page(shown):
    result = told(HOSTILE, "12万元", "5万元", message=HOSTILE)
    source = result.source.model_copy(update={"path": "</title><script>alert(1)</script>.txt"})
    browser = shown(result.model_copy(update={"source": source, "unit": HOSTILE}))
    click(browser, ".card .head")
    assert texts(browser, "#text .result") == ["12万元"]
    seen = "".join("".join(texts(browser, "#text")).split())
    clean = HOSTILE.replace("\x00", "\ufffd").replace("\x0b", "\ufffd").replace("\ud800", "\ufffd")
    assert seen == "".join(clean.split())
    assert browser.execute_script("return document.querySelectorAll('script').length") == 2
    assert "taken" not in browser.title
    assert complaints(browser) == []
    log = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    asked = {
        entry["params"]["request"]["url"]
        for entry in log
        if entry["method"] == "Network.requestWillBeSent"
    }
    assert asked
    assert all(
        url.split("#")[0] == browser.current_url.split("#")[0] or url == "data:," for url in asked
    )


def test_text_that_turns_its_direction_moves_nothing_around_it(shown):
    browser = shown(told("甲\u202e乙丙丁", "丙"))
    click(browser, ".card .head")
    left = browser.execute_script(
        """const range = document.createRange();
        range.selectNode(document.querySelector("#text p bdi").nextSibling);
        const result = document.querySelector("#text .result");
        return range.getBoundingClientRect().right <= result.getBoundingClientRect().left"""
    )
    assert left


def test_a_narrow_screen_shows_no_sideways_scrolling(shown):
    browser = shown(fixture_result(FOREST))
    size = {"width": 390, "height": 800, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        press(browser, "j")
        assert in_view(browser, "#text .result")
        assert in_view(browser, "#position")
        assert browser.execute_script("return document.documentElement.scrollWidth <= innerWidth")
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
