"""The index over many documents in a real browser."""

from __future__ import annotations

import pytest

from discloseparse import Result, parse_text
from discloseparse.emit import Unread
from discloseparse.report.html.files import write_reports
from tests.report.conftest import needs_browser
from tests.report.test_html_in_browser import click, complaints, texts

pytestmark = needs_browser

FAILS = "慰问困难职工80人，每人500元，共5万元。\n"


def results(count: int) -> list[Result]:
    base = parse_text(FAILS)
    found = []
    for number in range(count):
        path = f"材料/{'𠮷' if number % 2 else '青'}山县/{number:04}.docx"
        fields = {
            "source": base.source.model_copy(update={"path": path}),
            "unit": ["乙局", "甲局", None][number % 3],
            "year": None if number % 5 == 4 else 2020 + number % 5,
            "findings": base.findings * (number % 4),
        }
        found.append(base.model_copy(update=fields))
    return found


@pytest.fixture(scope="module")
def index(browser, tmp_path_factory):
    """An index of 1,000 documents and one that could not be read, opened from a file."""
    file = tmp_path_factory.mktemp("index") / "清单 1.html"
    unread = [Unread("材料\n二/<b>坏.pdf", "文件已损坏")]
    many = results(1000)
    write_reports(many, file, unread=unread, wanted=lambda result: result in many[:8])
    return file


@pytest.fixture
def page(browser, index):
    browser.get(index.as_uri())
    browser.execute_script("localStorage.clear()")
    browser.refresh()
    browser.get_log("browser")
    return browser


def names(page) -> list[str]:
    return texts(page, "#body td.path a, #body td.path:not(:has(a))")


def choose(page, name: str, value: str) -> None:
    page.execute_script(
        """const e = document.getElementById(arguments[0]); e.value = arguments[1];
        e.dispatchEvent(new Event(e.tagName === "INPUT" ? "input" : "change"))""",
        name,
        value,
    )


def test_only_rows_in_view_are_in_the_page_and_all_can_be_scrolled_to(page):
    assert len(texts(page, "#body tr[aria-rowindex]")) < 60
    click(page, "th.path button")
    page.execute_script("document.getElementById('rows').scrollTop = 1e7")
    page.execute_async_script("requestAnimationFrame(() => setTimeout(arguments[0]))")
    rows = texts(page, "#body tr[aria-rowindex] td.path")
    assert "0999.docx材料/𠮷山县/" in rows
    assert complaints(page) == []


def test_the_worst_come_first_and_a_click_sorts_by_another_column(page):
    assert texts(page, "#body td.error")[:2] == ["3", "3"]
    click(page, "th.unit button")
    assert texts(page, "#body td.unit")[:2] == ["甲局", "甲局"]
    click(page, "th.unit button")
    assert texts(page, "#body td.unit")[:2] == ["乙局", "乙局"]


def test_what_is_not_known_comes_last_whichever_way(page):
    for years in ("2023", "2020"):
        click(page, "th.year button")
        assert set(texts(page, "#body td.year")) == {years}
        page.execute_script("document.getElementById('rows').scrollTop = 1e7")
        page.execute_async_script("requestAnimationFrame(() => setTimeout(arguments[0]))")
        assert texts(page, "#body td.year")[-1] == ""


def test_search_and_choices_narrow_the_list(page):
    choose(page, "search", "𠮷 甲局")
    choose(page, "year", "2021")
    shown = texts(page, "#shown")[0].split(" / ")
    expected = [n for n in range(1000) if n % 2 and n % 3 == 1 and n % 5 == 1]
    assert shown == [str(len(expected)), "1001"]
    choose(page, "search", "")
    choose(page, "year", "")
    choose(page, "which", "unread")
    assert texts(page, "#body td.path") == ["<b>坏.pdf文件已损坏材料\n二/"]
    assert page.find_element("id", "table").get_attribute("aria-rowcount") == "2"


def test_a_row_leads_to_its_report_and_back(page, index):
    choose(page, "search", "0003.docx")
    page.get(page.execute_script("return document.querySelector('#body a').href"))
    assert page.execute_script("return document.getElementById('back').href") == index.as_uri()
    assert len(texts(page, ".card")) == 3
