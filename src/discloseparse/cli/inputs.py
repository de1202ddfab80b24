"""Read the documents a command was given; each that cannot be read is one line on stderr."""

from __future__ import annotations

import argparse
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from discloseparse.emit import Unread
from discloseparse.errors import (
    InternalError,
    NoDocumentsError,
    OutputError,
    UnmarkableError,
    UnreadableError,
)
from discloseparse.load.bundle import Entry, archive_at, is_archive, unpack
from discloseparse.load.folder import documents_in, is_folder
from discloseparse.load.loader import Limits
from discloseparse.messages import printable, sentence

if TYPE_CHECKING:
    from discloseparse.guard import Guard
    from discloseparse.load import PdfEngine
    from discloseparse.profiles import Profile
    from discloseparse.result import Result

STDIN = "-"
_TEXT = ".txt"
_T = TypeVar("_T")


def add_input_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare which documents are read, and how."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help=sentence("help.paths", lang))
    add_reading_arguments(parser, lang)
    parser.add_argument("--debug", action="store_true", help=sentence("help.debug", lang))


def add_reading_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare how documents are read."""
    parser.add_argument("--password", metavar="WORD", help=sentence("help.password", lang))
    parser.add_argument("--ocr", action="store_true", help=sentence("help.ocr", lang))
    parser.add_argument(
        "--pdf-engine",
        choices=("pdfium", "pdfplumber"),
        default="pdfium",
        help=sentence("help.pdf_engine", lang),
    )


@dataclass
class Inputs:
    """The documents of one run, and how reading them went."""

    paths: Sequence[str]
    lang: str = "zh"
    debug: bool = False
    profiles: Sequence[Profile] = ()
    password: str | None = None
    ocr: bool = False
    pdf_engine: PdfEngine = "pdfium"
    unread: list[Unread] = field(default_factory=list, init=False)
    partial: int = field(default=0, init=False)
    broken: int = field(default=0, init=False)

    @classmethod
    def told(cls, arguments: argparse.Namespace, lang: str, profiles: Sequence[Profile]) -> Inputs:
        """What the arguments of :func:`add_input_arguments` name."""
        return cls(
            arguments.paths,
            lang,
            debug=arguments.debug,
            profiles=profiles,
            password=arguments.password,
            ocr=arguments.ocr,
            pdf_engine=arguments.pdf_engine,
        )

    def results(
        self, refine: Callable[[Result], Result] = lambda result: result
    ) -> Iterator[Result]:
        """Each document that can be read, in the order of the paths, refined by ``refine``."""
        return self.each(lambda result, _: refine(result))

    def each(self, use: Callable[[Result, bytes], _T]) -> Iterator[_T]:
        """What ``use`` makes of each document that can be read and of its bytes, in the same order.

        What it raises is told as what reading raises, and the other documents go on; only
        :class:`OutputError` ends the run.
        """
        from discloseparse.load.ocr.engine import require_engine
        from discloseparse.pipeline import reading_guard

        if self.ocr:
            require_engine()
        files = list(self._files())
        progress = _Progress(len(files), self.lang)
        with reading_guard(ocr=self.ocr) as guard:
            if any(Path(file).suffix.lower() != _TEXT for file in files):
                guard.start()  # it comes up while this process makes itself ready
            for file in files:
                progress.show(file)
                for made in self._each_in(file, guard, use):
                    progress.clear()
                    yield made
                progress.clear()
            if guard.lacks_memory_limit:
                print(sentence("shell.no_memory_limit", self.lang), file=sys.stderr)

    def status(self, found: int = 0) -> int:
        """The exit status, ``found`` being 1 if there are findings that count."""
        if self.broken:
            return 2
        return 3 if self.unread or self.partial else found

    def _files(self) -> Iterator[str]:
        for path in self.paths:
            if path == STDIN or not is_folder(Path(path)):
                yield path
                continue
            inside = None
            for inside in documents_in(Path(path)):
                yield str(inside)
            if inside is None:
                self._complain(path, NoDocumentsError().message(self.lang))

    def _each_in(self, path: str, guard: Guard, use: Callable[[Result, bytes], _T]) -> Iterator[_T]:
        """The document at ``path``, or each document in the archive there."""
        for entry in self._entries(path):
            yield from self._read(entry, guard, use)

    def _entries(self, path: str) -> Iterator[str | Entry]:
        """``path`` itself, or what is in the archive there; standard input is read first."""
        try:
            data = sys.stdin.buffer.read() if path == STDIN else archive_at(Path(path))
            if data is not None and is_archive(data):
                yield from unpack(data, path)
            else:
                yield path if path != STDIN or data is None else Entry(path, data)
        except UnreadableError as error:
            self._complain(path, error.message(self.lang))
        except OSError as error:
            self._complain(path, error.strerror or type(error).__name__)

    def _read(
        self, source: str | Entry, guard: Guard, use: Callable[[Result, bytes], _T]
    ) -> Iterator[_T]:
        from discloseparse import pipeline
        from discloseparse.load import read_file

        options: pipeline.Reading = {
            "lang": self.lang,
            "profiles": self.profiles,
            "password": self.password,
            "ocr": self.ocr,
            "pdf_engine": self.pdf_engine,
            "isolate": guard,
        }
        path = source if isinstance(source, str) else source.name
        try:
            data = read_file(source, Limits()) if isinstance(source, str) else source.data
            result = pipeline.parse_bytes(data, name=path, **options)
            made = use(result, data)
        except (UnreadableError, UnmarkableError) as error:
            self._complain(path, error.message(self.lang))
        except OSError as error:
            self._complain(path, error.strerror or type(error).__name__)
        except OutputError:
            raise
        except InternalError as error:
            if self.debug:
                print(error.facts.get("trace"), file=sys.stderr)
            self._complain(path, error.message(self.lang), internal=True)
        except Exception as error:  # one broken document must not stop the others
            if self.debug:
                traceback.print_exc()
            self._complain(path, InternalError.of(error).message(self.lang), internal=True)
        else:
            self.partial += result.partial
            yield made

    def _complain(self, path: str, reason: str, *, internal: bool = False) -> None:
        print(printable(f"{path}: {reason}"), file=sys.stderr)
        self.unread.append(Unread(path, reason))
        self.broken += internal


class _Progress:
    """A counter on stderr, on a terminal only and only for more than one document."""

    def __init__(self, total: int, lang: str) -> None:
        self.total, self.lang, self.done = total, lang, 0
        self.active = total > 1 and sys.stderr.isatty()

    def show(self, name: str) -> None:
        self.done += 1
        if self.active:
            line = sentence("shell.reading", self.lang, done=self.done, all=self.total, name=name)
            print(f"\r\x1b[K{printable(line)}", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        if self.active:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
