"""How far a run is: a bar on a terminal, a line now and then elsewhere, nothing in a program."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, NoReturn, Protocol

from discloseparse.batch.outcome import FAILED, Verdict
from discloseparse.messages import printable, sentence

if TYPE_CHECKING:
    from tqdm import tqdm

_EVERY = 10.0  # seconds between lines


class Progress(Protocol):
    """What a run tells while it goes on."""

    def begin(self, total: int, done: int) -> None:
        """There are ``total`` documents, of which ``done`` were done by earlier runs."""

    def step(self, id_: str, verdict: Verdict | None) -> None:
        """One more is done; None: its content had been read before."""

    def notice(self, key: str) -> None:
        """Something the user should know: a sentence of the shell."""

    def close(self) -> None:
        """The run ends, at its end or before."""


class Silent:
    """Tells nothing."""

    def begin(self, total: int, done: int) -> None:
        """Nothing."""

    def step(self, id_: str, verdict: Verdict | None) -> None:
        """Nothing."""

    def notice(self, key: str) -> None:
        """Nothing."""

    def close(self) -> None:
        """Nothing."""


class _Shown:
    """What both ways of showing have in common: a tally, and a line for each failure."""

    def __init__(self, lang: str) -> None:
        self._lang = lang
        self._findings = self._failed = 0

    def notice(self, key: str) -> None:
        """See :class:`Progress`."""
        self._print(sentence(f"shell.{key}", self._lang))

    def _add(self, id_: str, verdict: Verdict | None) -> None:
        if verdict is None:
            return
        if verdict.facts is not None:
            self._findings += sum(verdict.facts.rules.values())
        if verdict.outcome in FAILED:
            self._failed += 1
            self._print(printable(f"{id_}: {verdict.error}"))

    def _so_far(self) -> str:
        return sentence("batch.so_far", self._lang, findings=self._findings, failed=self._failed)

    def _print(self, line: str) -> None:
        print(line, file=sys.stderr, flush=True)


class Bar(_Shown):
    """A bar with documents, rate, time left, findings so far, on stderr."""

    def __init__(self, lang: str) -> None:
        super().__init__(lang)
        self._bar: tqdm[NoReturn] | None = None

    def begin(self, total: int, done: int) -> None:
        """See :class:`Progress`."""
        from tqdm import tqdm

        unit = sentence("batch.unit", self._lang)
        self._bar = tqdm(total=total, initial=done, unit=unit, dynamic_ncols=True, smoothing=0.05)

    def step(self, id_: str, verdict: Verdict | None) -> None:
        """See :class:`Progress`."""
        self._add(id_, verdict)
        if self._bar is not None:
            self._bar.set_postfix_str(self._so_far(), refresh=False)
            self._bar.update()

    def close(self) -> None:
        """See :class:`Progress`."""
        if self._bar is not None:
            self._bar.close()

    def _print(self, line: str) -> None:
        if self._bar is not None:
            self._bar.write(line, file=sys.stderr)


class Lines(_Shown):
    """A line on stderr at the beginning, every ten seconds and at the end."""

    def __init__(self, lang: str) -> None:
        super().__init__(lang)
        self._total = self._done = self._earlier = 0
        self._began = self._told = time.monotonic()

    def begin(self, total: int, done: int) -> None:
        """See :class:`Progress`."""
        self._total, self._done, self._earlier = total, done, done
        self._began = time.monotonic()
        self._print(sentence("batch.begin", self._lang, all=total, done=done))

    def step(self, id_: str, verdict: Verdict | None) -> None:
        """See :class:`Progress`."""
        self._add(id_, verdict)
        self._done += 1
        if time.monotonic() - self._told >= _EVERY:
            self._tell()

    def close(self) -> None:
        """See :class:`Progress`."""
        if self._done > self._earlier:
            self._tell()

    def _tell(self) -> None:
        self._told = time.monotonic()
        rate = (self._done - self._earlier) / max(self._told - self._began, 1e-6)
        left = (self._total - self._done) / rate if rate else 0.0
        line = sentence(
            "batch.progress",
            self._lang,
            done=self._done,
            all=self._total,
            rate=f"{rate:.1f}",
            minutes=f"{left / 60:.1f}",
            so_far=self._so_far(),
        )
        print(line, file=sys.stderr, flush=True)
