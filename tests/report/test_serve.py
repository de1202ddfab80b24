"""The local page: what it answers, whom it refuses, and how it looks in a browser."""

from __future__ import annotations

import http.client
import io
import re
import threading
import time
from collections.abc import Callable, Iterator
from typing import NamedTuple
from urllib.parse import quote

import pikepdf
import pytest

from discloseparse import parse_text
from discloseparse.baseline import write_baseline
from discloseparse.cli import main
from discloseparse.pipeline import reading_guard
from discloseparse.profiles import read_profile
from discloseparse.report.serve import Settings, Site, make_site
from discloseparse.report.serve.answers import ANSWERS, Upload
from discloseparse.report.serve.site import hosts
from tests.cli.conftest import FAILS
from tests.cli.test_profile_command import DOCUMENT, OWN
from tests.report.conftest import FIXTURES, needs_browser
from tests.report.test_html_in_browser import texts

MOST = 200_000
BODY = {"Content-Type": "application/octet-stream"}


def _locked() -> bytes:
    with pikepdf.new() as document, io.BytesIO() as buffer:
        document.add_blank_page()
        document.save(buffer, encryption=pikepdf.Encryption(owner="o", user="u"))
        return buffer.getvalue()


LOCKED = _locked()


class Reply(NamedTuple):
    status: int
    body: bytes
    headers: dict[str, str]

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")


Ask = Callable[..., Reply]


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with make_site(0, lang="zh", most=MOST) as site:
        thread = threading.Thread(target=site.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield site
        site.shutdown()
        thread.join()


@pytest.fixture
def ask(site: Site) -> Ask:
    def asked(
        method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> Reply:
        connection = http.client.HTTPConnection("127.0.0.1", site.server_port, timeout=20)
        try:
            connection.request(method, path, body, headers or {})
            reply = connection.getresponse()
            return Reply(reply.status, reply.read(), dict(reply.getheaders()))
        finally:
            connection.close()

    return asked


def test_a_document_is_answered_with_its_report(ask):
    reply = ask("POST", "/report?name=%E8%AF%B4%E6%98%8E.txt", FAILS.encode(), BODY)
    assert reply.status == 200
    assert '"code":"A102"' in reply.text
    assert '"name":"说明.txt"' in reply.text
    assert reply.headers["Cache-Control"] == "no-store"


def test_the_language_is_that_of_the_page(ask):
    reply = ask("POST", "/report?name=a.txt&lang=en", FAILS.encode(), BODY)
    assert "but the text says" in reply.text


@pytest.mark.parametrize(
    ("path", "body", "status", "told"),
    [
        ("/report?name=a.pdf", b"%PDF-1.4 broken", 422, "已损坏"),
        ("/report?name=a.pdf&lang=en", b"%PDF-1.4 broken", 422, "damaged"),
        ("/report?name=a.txt", b"", 422, "文件是空的"),
        ("/report?name=a.png", b"\x89PNG\r\n\x1a\n" + bytes(40), 422, "--ocr"),
        ("/report?name=a.pdf", LOCKED, 422, "请先取消密码"),
        ("/report?name=a.pdf&lang=en", LOCKED, 422, "remove the password"),
        ("/nothing", b"x", 404, "Not Found"),
        ("/marked?name=a.txt", FAILS.encode(), 422, "DOCX"),
    ],
    ids=[
        "damaged",
        "in English",
        "empty",
        "picture",
        "locked",
        "locked in English",
        "unknown request",
        "takes no marks",
    ],
)
def test_a_bad_file_is_one_clear_line(ask, path, body, status, told):
    reply = ask("POST", path, body, BODY)
    assert reply.status == status
    assert told in reply.text
    assert "\n" not in reply.text


def test_what_is_too_large_is_refused_unread(ask):
    reply = ask("POST", "/report", b"", {**BODY, "Content-Length": str(MOST + 1)})
    assert reply.status == 413


def test_a_busy_site_says_so_to_the_sender_of_a_large_document():
    with make_site(0, lang="zh", most=2**26) as site:
        threading.Thread(target=site.serve_forever, daemon=True).start()
        while site.turns.acquire(blocking=False):
            pass
        connection = http.client.HTTPConnection("127.0.0.1", site.server_port, timeout=20)
        connection.request("POST", "/report", bytes(3 * 10**7), BODY)
        reply = connection.getresponse()
        assert (reply.status, reply.read().decode()) == (503, "正在读取其他文件，请稍后再试")
        connection.close()
        site.shutdown()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "evil.example"}, 403),
        ({"Host": "127.0.0.1"}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Content-Type": "text/plain"}, 415),
        ({"Content-Type": "multipart/form-data; boundary=x"}, 415),
    ],
)
def test_other_sites_are_refused(ask, headers, status):
    assert ask("POST", "/report", FAILS.encode(), {**BODY, **headers}).status == status


def test_the_page_itself_is_only_for_this_machine(ask, site):
    assert site.server_address[0] == "127.0.0.1"
    assert ask("GET", "/").status == 200
    assert ask("GET", "/", headers={"Host": "evil.example"}).status == 403
    assert ask("GET", "/", headers={"Host": f"localhost:{site.server_port}"}).status == 200
    assert ask("GET", "/../../etc/passwd").status == 404


def test_a_name_with_folders_is_only_a_name(ask):
    reply = ask("POST", "/report?name=..%5C..%2Fa%2Fb.txt", FAILS.encode(), BODY)
    assert '"path":"b.txt"' in reply.text


@pytest.mark.parametrize(
    ("what", "name"), [("marked", "三公经费决算.marked.docx"), ("list", "三公经费决算.xlsx")]
)
def test_files_made_of_the_document_are_sent(ask, what, name):
    document = (FIXTURES / "三公经费决算.docx").read_bytes()
    reply = ask("POST", f"/{what}?name={quote('三公经费决算.docx')}", document, BODY)
    assert reply.status == 200
    assert reply.body.startswith(b"PK")
    assert reply.body != document
    assert reply.headers["Content-Disposition"] == f"attachment; filename*=UTF-8''{quote(name)}"
    assert f'"{what}"' in ask("GET", "/").text


@pytest.mark.parametrize(
    ("settings", "codes"),
    [
        ({}, ["A102", "U901"]),
        ({"select": ("A",)}, ["A102"]),
        ({"ignore": ("A102",)}, ["U901"]),
        ({"baseline": True}, []),
    ],
    ids=["all", "select", "ignore", "baseline"],
)
def test_the_settings_of_the_configuration_hold(tmp_path, settings, codes):
    text = f"{FAILS}依据某财发【2024】3号文件执行。\n"
    if "baseline" in settings:
        settings = {"baseline": tmp_path / "基线.json"}
        write_baseline(settings["baseline"], [parse_text(text, name="a.txt")])
    upload = Upload(text.encode(), "a.txt", "zh", Settings(**settings))
    with reading_guard() as guard:
        page = ANSWERS["report"](upload, guard).content.decode()
    assert re.findall('"code":"([A-Z][0-9]{3})"', page) == codes


def test_a_profile_of_ones_own_is_used(tmp_path):
    (tmp_path / "lunch.toml").write_text(OWN, "utf-8")
    own = read_profile(tmp_path / "lunch.toml")
    upload = Upload(DOCUMENT.encode(), "公示.txt", "zh", Settings(profiles=(own,)))
    with reading_guard() as guard:
        page = ANSWERS["report"](upload, guard).content.decode()
    assert "受益学生统计表" in page


def test_a_baseline_that_cannot_be_read_is_told_before_serving(tmp_path, capsys):
    (tmp_path / "discloseparse.toml").write_text('baseline = "没有.json"\n', "utf-8")
    config = str(tmp_path / "discloseparse.toml")
    assert main(["serve", "--port", "0", "--config", config]) == 2
    assert "没有.json" in capsys.readouterr().err


@pytest.mark.parametrize("port", ["taken", 99_999, -1])
def test_a_port_that_cannot_be_used_is_one_clear_line(site, capsys, port):
    port = site.server_port if port == "taken" else port
    assert main(["serve", "--port", str(port)]) == 2
    assert capsys.readouterr().err.startswith(f"discloseparse: 无法使用端口 {port}：")


@pytest.mark.parametrize(("port", "host"), [(80, "localhost"), (8765, "localhost:8765")])
def test_a_browser_leaves_out_the_port_of_http(port, host):
    assert host in hosts(port)
    assert len(hosts(port)) == 2


def test_a_limit_that_lets_nothing_in_is_wrong_usage(capsys):
    assert main(["serve", "--max-mb", "0"]) == 2
    assert "--max-mb" in capsys.readouterr().err


@needs_browser
def test_a_bad_file_is_told_on_the_page(browser, site, tmp_path):
    browser.get(site.address)
    for name, content, told in (
        ("坏.pdf", b"%PDF-1.4", "已损坏"),
        ("大.txt", bytes(MOST + 1), "超过"),
    ):
        (tmp_path / name).write_bytes(content)
        browser.find_element("id", "file").send_keys(str(tmp_path / name))
        for _ in range(100):
            (line,) = texts(browser, "#status")
            if told in line:
                break
            time.sleep(0.1)
        assert line.startswith(f"{name}：")
        assert told in line
    browser.get_log("browser")


@needs_browser
def test_a_dropped_file_shows_its_report_below(browser, site):
    browser.get(site.address)
    file = browser.find_element("id", "file")
    file.send_keys(str(FIXTURES / "工会帮扶项目.txt"))
    browser.implicitly_wait(10)
    try:
        browser.switch_to.frame(browser.find_element("css selector", "#report[src]"))
        browser.find_element("css selector", "#tally .tally")
        assert texts(browser, "#none") == ["未发现问题"]
    finally:
        browser.switch_to.default_content()
        browser.implicitly_wait(0)
    assert [entry["message"] for entry in browser.get_log("browser")] == []
