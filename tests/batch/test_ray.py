"""The same shard function on a local Ray with two workers."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from discloseparse.batch.engines.cluster import RayEngine
from discloseparse.batch.settings import Settings
from tests.batch.conftest import fill, output, run, zipped
from tests.batch.test_killed import recorded, wait_for
from tests.cli.conftest import FAILS, HOLDS, WARNS
from tests.guard.conftest import told

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore"),  # Ray's own
    pytest.mark.skipif(os.name != "posix", reason="processes are looked up in /proc"),
]
ray = pytest.importorskip("ray", reason="needs the extra [ray]")


@pytest.fixture(scope="module", autouse=True)
def _cluster() -> Iterator[None]:
    """A Ray that the engine starts, as it does for a run; the runs of the tests join it."""
    with RayEngine(Settings({}), 2, None):
        yield


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """Enough documents for several shards a worker."""
    kinds = (HOLDS, FAILS, WARNS, "", told("exit"))
    files = {f"{i % 5}/{i:03}.txt": kinds[i % 5] for i in range(10)}
    files |= {f"多/{i:03}.txt": FAILS * 40 + f"编号{i}" for i in range(150)}
    zipped(tmp_path / "公开/包.zip", {f"{i}.txt": HOLDS + str(i) for i in range(5)})
    return fill(tmp_path / "公开", files)


def descendants(root: int, called: bytes) -> list[int]:
    """The processes below ``root`` whose command begins with a word that ends in ``called``."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            command = (entry / "cmdline").read_bytes() if entry.name.isdigit() else b""
        except OSError:
            continue
        if command.split(b"\0")[0].endswith(called) and root in ancestors(entry):
            found.append(int(entry.name))
    return found


def ancestors(process: Path) -> list[int]:
    line: list[int] = []
    while process.name != "0":
        try:
            parent = (process / "stat").read_text().rpartition(")")[2].split()[1]
        except OSError:
            break
        line.append(int(parent))
        process = process.parent / parent
    return line


def test_a_cluster_gives_the_same_as_this_machine(mixed):
    local = run("公开", out="本机")
    assert run("公开", out="集群", engine="ray") == local
    assert output(Path("集群")) == output(Path("本机"))
    assert ray.is_initialized()
    assert os.environ["RAY_USAGE_STATS_ENABLED"] == "0"


CLUSTER = """
from discloseparse import batch
batch.run(["公开"], "集群", workers=2, engine="ray")
"""


def test_a_cluster_lost_in_mid_run_leaves_the_rest_to_the_next_run(mixed):
    process = subprocess.Popen([sys.executable, "-c", CLUSTER], stderr=subprocess.DEVNULL)
    wait_for(40, process, Path("集群"))
    (cluster,) = descendants(process.pid, b"/raylet")
    os.kill(cluster, signal.SIGKILL)
    assert process.wait(timeout=120) != 0  # told, or ended by Ray
    assert 40 <= recorded(Path("集群")) < 150
    run("公开", out="集群")
    run("公开", out="本机")
    assert output(Path("集群")) == output(Path("本机"))


def test_a_worker_killed_in_mid_run_loses_nothing(mixed):
    killed: list[int] = []

    def kill_one() -> None:
        end = time.monotonic() + 60
        while not killed and time.monotonic() < end:
            for process in descendants(os.getpid(), b"ray::_work")[:1]:
                time.sleep(0.3)
                os.kill(process, signal.SIGKILL)
                killed.append(process)
            time.sleep(0.05)

    killer = threading.Thread(target=kill_one)
    killer.start()
    run("公开", out="集群", engine="ray")
    killer.join()
    assert killed
    run("公开", out="本机")
    assert output(Path("集群")) == output(Path("本机"))
