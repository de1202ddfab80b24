"""Read the documents a command was given; each that cannot be read is one line on stderr."""

from __future__ import annotations

import argparse
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from discloseparse.errors import InternalError, UnreadableError
from discloseparse.messages import printable, sentence

if TYPE_CHECKING:
    from discloseparse.guard import Guard
    from discloseparse.load import PdfEngine
    from discloseparse.profiles import Profile
    from discloseparse.result import Result

STDIN = "-"
# Results, notes and system files that lie beside documents; named on the command line they are read.
_NO_DOCUMENTS = {".json", ".jsonl", ".md", ".toml", ".log", ".ini", ".db", ".tmp"}
_TEXT = ".txt"


def add_input_arguments(parser: argparse.ArgumentParser, lang: str) -> None:
    """Declare which documents are read, and how."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help=sentence("help.paths", lang))
    parser.add_argument("--password", metavar="WORD", help=sentence("help.password", lang))
    parser.add_argument("--ocr", action="store_true", help=sentence("help.ocr", lang))
    parser.add_argument(
        "--pdf-engine",
        choices=("pdfium", "pdfplumber"),
        default="pdfium",
        help=sentence("help.pdf_engine", lang),
    )
    parser.add_argument("--debug", action="store_true", help=sentence("help.debug", lang))


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
    unread: int = field(default=0, init=False)
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
                result = self._read(file, guard, refine)
                progress.clear()
                if result is not None:
                    self.unread += result.partial
                    yield result
            if guard.lacks_memory_limit:
                print(sentence("shell.no_memory_limit", self.lang), file=sys.stderr)

    def status(self, found: int = 0) -> int:
        """The exit status, ``found`` being 1 if there are findings that count."""
        if self.broken:
            return 2
        return 3 if self.unread else found

    def _files(self) -> Iterator[str]:
        for path in self.paths:
            if path == STDIN or not Path(path).is_dir():
                yield path
                continue
            inside = sorted(
                p for p in Path(path).rglob("*") if p.is_file() and not _skipped(p, path)
            )
            yield from (str(p) for p in inside)
            if not inside:
                self._complain(path, sentence("error.no_documents", self.lang))

    def _read(self, path: str, guard: Guard, refine: Callable[[Result], Result]) -> Result | None:
        from discloseparse import pipeline

        options: pipeline.Reading = {
            "lang": self.lang,
            "profiles": self.profiles,
            "password": self.password,
            "ocr": self.ocr,
            "pdf_engine": self.pdf_engine,
            "isolate": guard,
        }
        try:
            if path == STDIN:
                data = sys.stdin.buffer.read()
                return refine(pipeline.parse_bytes(data, name=STDIN, **options))
            return refine(pipeline.parse(path, **options))
        except UnreadableError as error:
            self._complain(path, error.message(self.lang))
        except OSError as error:
            self._complain(path, error.strerror or type(error).__name__)
        except InternalError as error:
            if self.debug:
                print(error.facts.get("trace"), file=sys.stderr)
            self._complain(path, error.message(self.lang), internal=True)
        except Exception as error:  # one broken document must not stop the others
            if self.debug:
                traceback.print_exc()
            kind = f"{type(error).__name__}: {error}".splitlines()[0]
            self._complain(path, sentence("error.internal", self.lang, kind=kind), internal=True)
        return None

    def _complain(self, path: str, reason: str, *, internal: bool = False) -> None:
        print(printable(f"{path}: {reason}"), file=sys.stderr)
        if internal:
            self.broken += 1
        else:
            self.unread += 1


def _skipped(path: Path, root: str) -> bool:
    """Hidden files, lock files of Office and plain non-documents stay out of a folder's walk."""
    parts = path.relative_to(root).parts
    return path.suffix.lower() in _NO_DOCUMENTS or any(p.startswith((".", "~$")) for p in parts)


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
