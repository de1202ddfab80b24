"""``discloseparse … | head``: a reader that has seen enough is no fault of ours."""

from __future__ import annotations

import errno
import subprocess
import sys

import pytest

from discloseparse.cli import pipe_closed
from tests.report.conftest import FIXTURES


@pytest.mark.parametrize(
    ("error", "windows", "closed"),
    [
        (BrokenPipeError(), False, True),
        (BrokenPipeError(), True, True),
        (OSError(errno.EINVAL, "Invalid argument"), True, True),
        (OSError(errno.EINVAL, "Invalid argument"), False, False),
        (OSError(errno.ENOSPC, "No space left"), True, False),
        (ValueError(), True, False),
    ],
)
def test_how_systems_say_it(error, windows, closed):
    assert pipe_closed(error, windows=windows) is closed


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
def test_nothing_is_said_about_it():
    command = [sys.executable, "-m", "discloseparse", "parse", *map(str, FIXTURES.glob("*.txt"))]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout is not None
        run.stdout.read(1)
        run.stdout.close()
        assert run.stderr is not None
        assert run.stderr.read() == b""
        assert run.wait(60) == 0
