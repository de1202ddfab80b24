"""Write results to stdout in a chosen format."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from discloseparse.result import Result


def write(results: Iterable[Result], name: str, *, lang: str, color: bool = False) -> None:
    """Emit ``results``; formats for machines are UTF-8 whatever the console speaks."""
    from discloseparse.emit import Look, formats

    chosen = formats()[name]
    if chosen.data and hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="surrogatepass", newline="\n")
    for piece in chosen.emit(results, Look(lang, color)):
        sys.stdout.write(piece)


def wants_color(*, refused: bool) -> bool:
    """Colours only on a terminal, and never if refused or ``NO_COLOR`` is set."""
    return sys.stdout.isatty() and not refused and "NO_COLOR" not in os.environ
