"""Time limits as the worker sees them."""

from __future__ import annotations

import faulthandler
import os
from collections.abc import Callable

_GRACE = 5.0  # seconds after which a worker whose guard is gone ends by itself
_ask: Callable[[float], None] | None = None


def more_time(seconds: float) -> None:
    """Ask the guard for more time before slow work whose length the guard cannot foresee.

    Outside a worker this does nothing.
    """
    if _ask is not None:
        _ask(seconds)


class DeadManSwitch:
    """Ends this process when its time is over although nobody came to end it.

    The interpreter's own watchdog thread does it, which also works while foreign code loops without
    letting go of the interpreter lock.
    """

    def __init__(self, tell: Callable[[float], None]) -> None:
        self._tell = tell
        self._null = os.open(os.devnull, os.O_WRONLY)
        self._seconds = 0.0

    def arm(self, seconds: float) -> None:
        """Begin a piece of work that may take ``seconds``."""
        global _ask
        self._seconds = seconds
        faulthandler.dump_traceback_later(seconds + _GRACE, exit=True, file=self._null)
        _ask = self._extend

    def disarm(self) -> None:
        """The work is done."""
        global _ask
        _ask = None
        faulthandler.cancel_dump_traceback_later()

    def _extend(self, seconds: float) -> None:
        self._tell(seconds)
        self.arm(self._seconds + seconds)
