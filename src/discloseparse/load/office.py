"""Formats read through LibreOffice, if it is installed: converted to what our own readers read.

LibreOffice runs without a window, in a folder and with a profile of its own that are gone afterwards,
without macros and links, and for a limited time; then it is killed with all that it started.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from discloseparse.document import Document
from discloseparse.errors import (
    ConverterMissingError,
    DamagedDocumentError,
    LimitExceededError,
)
from discloseparse.guard import more_time
from discloseparse.load.loader import Context

_NAMES = ("soffice", "libreoffice")
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
)
_VERSION = re.compile(r"LibreOffice\D*(\d+)\.\d+")
_OLDEST = 6  # the first that writes docx tables with all merges
_KEPT = ("PATH", "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "LANG", "LC_ALL")
_ANSWER_SECONDS = 20

# The settings of the profile: neither macros nor links out of the document.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
 xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item></oor:items>
"""


def read_converted(data: bytes, kind: str, context: Context, media_type: str) -> Document:
    """The text document ``data`` of a ``kind`` (``doc``, ``rtf`` …) by way of DOCX.

    Raises :class:`ConverterMissingError`, :class:`LimitExceededError` (it took too long) and
    :class:`DamagedDocumentError`.
    """
    from discloseparse.load.docx.reader import read

    return read(convert(data, kind, "docx", context), context.limits, media_type)


def convert(data: bytes, kind: str, target: str, context: Context) -> bytes:
    """``data`` in the format ``target``; raises as :func:`read_converted`."""
    program = converter()
    if program is None:
        raise ConverterMissingError(kind=kind)
    more_time(context.limits.converter_seconds)
    with tempfile.TemporaryDirectory(prefix="discloseparse-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source = folder / f"document.{kind}"
        source.write_bytes(data)
        settings = folder / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_SETTINGS, "utf-8")
        command = [
            program,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--headless", "--norestore", "--nodefault", "--nolockcheck", "--nologo"),
            *("--convert-to", target, "--outdir", str(folder / "out"), str(source)),
        ]
        _run(command, folder, context.limits.converter_seconds)
        made = folder / "out" / f"document.{target}"
        if not made.is_file():
            raise DamagedDocumentError(kind=kind, reason="LibreOffice")
        if made.stat().st_size > context.limits.size:
            raise LimitExceededError(what="size", limit=context.limits.size)
        return made.read_bytes()


@lru_cache(maxsize=1)
def converter() -> str | None:
    """The LibreOffice on the path or where it is usually installed, if it is new enough."""
    found = [shutil.which(name) for name in _NAMES]
    for program in (*filter(None, found), *(place for place in _PLACES if Path(place).is_file())):
        if _version(program) >= _OLDEST:
            return program
    return None


def _version(program: str) -> int:
    try:
        told = subprocess.run(  # noqa: S603  a program found above, no shell
            [program, "--version"],
            capture_output=True,
            timeout=_ANSWER_SECONDS,
            check=False,
            env=_environment(Path(tempfile.gettempdir())),
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return 0
    found = _VERSION.search(told.decode("utf-8", "replace"))
    return int(found[1]) if found else 0


def _environment(home: Path) -> dict[str, str]:
    """What the program needs to know, and nothing else."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return kept | {name: str(home) for name in ("HOME", "TMPDIR", "TEMP", "TMP")}


def _run(command: list[str], folder: Path, seconds: int) -> None:
    process = subprocess.Popen(  # noqa: S603  a program found above, no shell
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=_environment(folder),
        start_new_session=True,
        preexec_fn=None if sys.platform == "win32" else _unrestrained,
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        raise LimitExceededError(what="converter_seconds", limit=seconds) from None
    finally:
        _kill(process)


def _unrestrained() -> None:
    """Lift the memory limit of a guarded reader, which is too low for LibreOffice."""
    import resource

    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End the program and all that it started."""
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(  # noqa: S603
                ["taskkill", "/F", "/T", "/PID", str(process.pid)],  # noqa: S607
                capture_output=True,
                check=False,
            )
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
