"""The server: one page, and answers about documents that are posted to it from that page."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http import HTTPStatus
from http.client import HTTP_PORT
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import PurePosixPath
from urllib.parse import parse_qs, quote, urlsplit

from discloseparse.errors import DiscloseparseError
from discloseparse.guard import Guard
from discloseparse.messages import LANGUAGES, printable, sentence
from discloseparse.pipeline import reading_guard
from discloseparse.report.html.document import SCRIPTS, STYLES
from discloseparse.report.html.page import assemble, digest, program, sheet
from discloseparse.report.serve.answers import ANSWERS, Answer, Auditing, Upload

ADDRESS = "127.0.0.1"
_NAMES = (ADDRESS, "localhost")
_AT_ONCE = 4
_SECONDS = 30
_BODY = "application/octet-stream"
_PIECE = 2**20
_USUAL = Auditing()


class Site(ThreadingHTTPServer):
    """Listens on 127.0.0.1:``port`` (0 takes a free one) until it is shut down.

    A document may have ``most`` bytes. Raises OSError if the port is taken.
    """

    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # there it would let two servers share a port

    def __init__(
        self, port: int, *, lang: str, most: int, auditing: Auditing, guard: Guard
    ) -> None:
        super().__init__((ADDRESS, port), _Handler)
        self.lang, self.most = lang, most
        self.auditing, self.guard = auditing, guard
        self.turns = threading.BoundedSemaphore(_AT_ONCE)
        self.hosts = hosts(self.server_port)

    @property
    def address(self) -> str:
        """Where the page is."""
        return f"http://{ADDRESS}:{self.server_port}/"


def hosts(port: int) -> frozenset[str]:
    """What browsers call this machine at ``port``; they leave out the port of HTTP itself."""
    tail = "" if port == HTTP_PORT else f":{port}"
    return frozenset(f"{name}{tail}" for name in _NAMES)


@contextmanager
def make_site(port: int, *, lang: str, most: int, auditing: Auditing = _USUAL) -> Iterator[Site]:
    """A site with a reader process of its own, both closed at the end."""
    with (
        reading_guard(ocr=auditing.ocr) as guard,
        Site(port, lang=lang, most=most, auditing=auditing, guard=guard) as site,
    ):
        yield site


class _Refusal(Exception):  # noqa: N818  it is an answer
    def __init__(self, status: HTTPStatus, key: str = "", **facts: object) -> None:
        super().__init__(status)
        self.status, self.key, self.facts = status, key, facts


class _Handler(BaseHTTPRequestHandler):
    server: Site
    timeout = _SECONDS
    server_version = "discloseparse"
    sys_version = ""

    def do_GET(self) -> None:
        """The page."""
        with self._refusing():
            self._check_caller()
            if urlsplit(self.path).path != "/":
                raise _Refusal(HTTPStatus.NOT_FOUND)
            page = _page(self.server.lang, self.server.most, tuple(ANSWERS))
            self._send(HTTPStatus.OK, Answer(page.encode(), "text/html; charset=utf-8"))

    def do_POST(self) -> None:
        """What is asked of the document that is sent along."""
        with self._refusing():
            self._check_caller()
            answer = ANSWERS.get(urlsplit(self.path).path.removeprefix("/"))
            if answer is None:
                raise _Refusal(HTTPStatus.NOT_FOUND)
            length = self._length()
            if not self.server.turns.acquire(blocking=False):
                for _ in self._pieces(length):
                    pass  # a browser that is still sending hears no answer
                raise _Refusal(HTTPStatus.SERVICE_UNAVAILABLE, "page.busy")
            try:
                upload = self._upload(length)
                self._send(HTTPStatus.OK, answer(upload, self.server.auditing, self.server.guard))
            finally:
                self.server.turns.release()

    def _check_caller(self) -> None:
        """Another site's name for this address, or its page, has no business here."""
        origin = self.headers.get("Origin")
        host = self.headers.get("Host", "")
        if host not in self.server.hosts or origin not in {None, f"http://{host}"}:
            raise _Refusal(HTTPStatus.FORBIDDEN)

    def _length(self) -> int:
        """How many bytes of a document follow."""
        if self.headers.get("Content-Type") != _BODY:  # a foreign page may not send this type
            raise _Refusal(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal():
            raise _Refusal(HTTPStatus.LENGTH_REQUIRED)
        if int(length) > self.server.most:
            megabytes = self.server.most // 2**20
            raise _Refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "page.too_large", most=megabytes)
        return int(length)

    def _upload(self, length: int) -> Upload:
        data = b"".join(self._pieces(length))
        name = PurePosixPath(self._asked("name").replace("\\", "/")).name
        return Upload(data, name, self._language())

    def _pieces(self, left: int) -> Iterator[bytes]:
        while left:
            piece = self.rfile.read(min(_PIECE, left))
            if not piece:
                raise ConnectionAbortedError
            left -= len(piece)
            yield piece

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        """One clear line for whatever goes wrong."""
        lang = self._language()
        try:
            yield
        except _Refusal as refusal:
            told = sentence(refusal.key, lang, **refusal.facts) if refusal.key else ""
            self._refuse(refusal.status, told or refusal.status.phrase)
        except DiscloseparseError as error:
            self._refuse(HTTPStatus.UNPROCESSABLE_ENTITY, error.message(lang))
        except (ConnectionError, TimeoutError):
            self.close_connection = True
        except Exception as error:  # a fault of ours must not end the server
            told = sentence("error.internal", lang, kind=type(error).__name__)
            self._refuse(HTTPStatus.INTERNAL_SERVER_ERROR, told)

    def _language(self) -> str:
        lang = self._asked("lang")
        return lang if lang in LANGUAGES else self.server.lang

    def _asked(self, name: str) -> str:
        """A value of the request's query, ``""`` without one."""
        return parse_qs(urlsplit(self.path).query).get(name, [""])[0]

    def _refuse(self, status: HTTPStatus, told: str) -> None:
        self.close_connection = True
        self._send(status, Answer(printable(told).encode(), "text/plain; charset=utf-8"))

    def _send(self, status: HTTPStatus, answer: Answer) -> None:
        self.send_response(status)
        self.send_header("Content-Type", answer.media_type)
        self.send_header("Content-Length", str(len(answer.content)))
        if answer.name:
            self.send_header(
                "Content-Disposition", f"attachment; filename*=UTF-8''{quote(answer.name, safe='')}"
            )
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer.content)

    def log_message(self, format: str, *_args: object) -> None:  # noqa: A002  as its base calls it
        """Nothing is written down of who reads what."""


_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


@cache
def _page(lang: str, most: int, offers: tuple[str, ...]) -> str:
    """The page. Reports in it are under its policy too, so it names their style and script."""
    told = {"offers": list(offers), "most": most}
    return assemble("serve", told, lang=lang, title="discloseparse", policy=_policy())


def _policy() -> str:
    styles = (sheet("serve"), sheet(*STYLES, "document"))
    scripts = (program("serve"), program(*SCRIPTS, "document"))
    return (
        f"default-src 'none'; style-src {_quoted(map(digest, styles))}; "
        f"script-src {_quoted(map(digest, scripts))}; connect-src 'self'; frame-src blob:; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _quoted(hashes: Iterator[str]) -> str:
    return " ".join(f"'{value}'" for value in hashes)
