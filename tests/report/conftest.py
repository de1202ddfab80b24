"""Reports as files, and a browser to open them with."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from discloseparse import Result, parse, parse_text
from discloseparse.report.html import document_page

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

FIXTURES = Path(__file__).parents[2] / "fixtures"
CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
needs_browser = pytest.mark.skipif(
    not (CHROMIUM and DRIVER), reason="needs chromium and chromedriver"
)


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """One browser for all tests; its log keeps the requests, its downloads go to ``downloads``."""
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    downloads = tmp_path_factory.mktemp("downloads")
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1400,900"):
        options.add_argument(argument)
    options.add_experimental_option("prefs", {"download.default_directory": str(downloads)})
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    service = Service(DRIVER, log_output=os.devnull)
    chrome = webdriver.Chrome(options=options, service=service)
    chrome.downloads = downloads  # type: ignore[attr-defined]
    yield chrome
    chrome.quit()
    service.stop()


@cache
def fixture_result(name: str) -> Result:
    return parse(FIXTURES / name)


@pytest.fixture
def shown(browser: Chrome, tmp_path: Path) -> Callable[[Result | str], Chrome]:
    """``shown(result)``: its report, opened from a file in a browser that remembers nothing."""
    return partial(_show, browser, tmp_path)


def _show(browser: Chrome, folder: Path, result: Result | str, **options: object) -> Chrome:
    if isinstance(result, str):
        result = parse_text(result, name="说明.txt")
    file = folder / "报告.html"
    file.write_text(document_page(result, **options), "utf-8")  # type: ignore[arg-type]
    browser.get(file.as_uri())
    browser.execute_script("localStorage.clear()")
    for log in ("performance", "browser"):
        browser.get_log(log)
    browser.get("about:blank")
    browser.get(file.as_uri())
    return browser
