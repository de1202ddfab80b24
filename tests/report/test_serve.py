"""The local page: what it answers, whom it refuses, and how it looks in a browser."""

from __future__ import annotations

import http.client
import io
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple
from urllib.parse import quote

import docx
import pikepdf
import pytest

from discloseparse.cli import main
from discloseparse.report.serve import Auditing, Site, make_site
from discloseparse.report.serve.site import hosts
from tests.cli.conftest import FAILS, WARNS, run, write
from tests.report.conftest import FIXTURES, needs_browser
from tests.report.test_html_in_browser import texts

__all__ = ["run", "write"]

MOST = 200_000
CONFIG = """
select = ["A"]
ignore = ["A118"]
baseline = "基线.json"
profiles = ["本省.toml"]
"""
BODY = {"Content-Type": "application/octet-stream"}


class Reply(NamedTuple):
    status: int
    body: bytes
    headers: dict[str, str]

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")


Ask = Callable[..., Reply]


@contextmanager
def served(auditing: Auditing) -> Iterator[Site]:
    with make_site(0, lang="zh", most=MOST, auditing=auditing) as site:
        thread = threading.Thread(target=site.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield site
        site.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with served(Auditing()) as site:
        yield site


@pytest.fixture
def ask(site: Site) -> Ask:
    return asking(site)


def asking(site: Site) -> Ask:
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
        ("/nothing", b"x", 404, "Not Found"),
        ("/marked?name=a.txt", FAILS.encode(), 422, "DOCX"),
    ],
    ids=["damaged", "in English", "empty", "picture", "unknown request", "takes no marks"],
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


def codes(reply: Reply) -> set[str]:
    """The rules of the findings in a report."""
    return set(re.findall(r'"code":"(.+?)"', reply.text))


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        ({}, {"A102", "U901"}),
        ({"select": ("U",)}, {"U901"}),
        ({"ignore": ("U9",)}, {"A102"}),
    ],
    ids=["all", "select", "ignore"],
)
def test_only_the_chosen_rules_are_told(chosen, told):
    with served(Auditing(**chosen)) as site:
        report = asking(site)("POST", "/report?name=a.txt", (FAILS + WARNS).encode(), BODY)
        assert codes(report) & {"A102", "U901"} == told


def test_what_the_baseline_accepts_is_not_told(run, write, tmp_path):
    baseline = tmp_path / "基线.json"
    run("audit", write("说明.txt", FAILS), "--write-baseline", str(baseline))
    with served(Auditing(baseline=baseline)) as site:
        ask = asking(site)
        assert (
            codes(ask("POST", f"/report?name={quote('说明.txt')}", FAILS.encode(), BODY)) == set()
        )
        assert codes(ask("POST", f"/report?name={quote('别的.txt')}", FAILS.encode(), BODY)) == {
            "A102"
        }


def test_the_marked_copy_holds_what_is_told():
    document = (FIXTURES / "三公经费决算.docx").read_bytes()
    notes = []
    for select in ((), ("A101",)):
        with served(Auditing(select=select)) as site:
            reply = asking(site)("POST", "/marked?name=a.docx", document, BODY)
        notes.append(len(list(docx.Document(io.BytesIO(reply.body)).comments)))
    assert notes == [5, 1]


def test_a_password_opens_encrypted_documents():
    content = io.BytesIO()
    with pikepdf.open(FIXTURES / "决算公开.pdf") as document:
        document.save(content, encryption=pikepdf.Encryption(user="word", owner="owner"))
    for password, status in ((None, 422), ("word", 200)):
        with served(Auditing(password=password)) as site:
            reply = asking(site)("POST", "/report?name=a.pdf", content.getvalue(), BODY)
        assert reply.status == status


@pytest.mark.parametrize("source", ["the file", "the command line"])
def test_the_configuration_says_what_is_told(run, write, monkeypatch, source):
    """Of the folder that the command is started in; the command line wins."""
    write("基线.json", '{"version": 1, "accepted": []}')
    write("本省.toml", run("profile", "show", "audit_notice").out)
    write("discloseparse.toml", CONFIG)
    told = []

    def make(port: int, *, auditing: Auditing, **_: object) -> None:
        told.append(auditing)
        raise OSError

    monkeypatch.setattr("discloseparse.report.serve.make_site", make)
    options = ["--select", "E"] if source == "the command line" else []
    assert run("serve", *options).status == 2
    (auditing,) = told
    assert auditing.select == (("E",) if options else ("A",))
    assert auditing.ignore == ("A118",)
    assert auditing.baseline.name == "基线.json"
    assert len(auditing.profiles) == 1


@pytest.mark.parametrize("setting", ['baseline = "无.json"', 'profiles = ["无.toml"]', "x = 1"])
def test_a_configuration_that_is_wrong_ends_the_command(run, write, setting):
    write("discloseparse.toml", setting)
    done = run("serve", "--port", "0")
    assert done.status == 2
    assert len(done.complaints) == 1


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
