"""A real cluster of Spark on loopback: a master and two workers, started and ended by the tests."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import pytest

from tests.commands import ROOT
from tests.servers import free_port

_PATIENCE: Final = 120.0
_CLASSES: Final = "org.apache.spark.deploy"
SETTINGS: Final = (
    "spark.executor.memory=512m",
    "spark.driver.memory=512m",
    "spark.driver.host=127.0.0.1",
    "spark.driver.bindAddress=127.0.0.1",
    "spark.driver.maxResultSize=1m",
    "spark.ui.enabled=false",
    "spark.ui.showConsoleProgress=false",
    "spark.sql.codegen.wholeStage=false",
)
"""Of each build; what the driver may collect is less than the articles have."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A cluster: its address, the processes of its workers, and what its processes log."""

    address: str
    workers: tuple[subprocess.Popen[bytes], ...]
    log: Path

    def master(self) -> str:
        """The address, when all workers are there; meanwhile others may do something else."""
        _wait(self.log, b"Successfully registered with master", len(self.workers))
        return self.address

    def kill_a_worker(self) -> None:
        """End the second worker with all that it has started, without a warning."""
        os.killpg(self.workers[1].pid, signal.SIGKILL)
        self.workers[1].wait()


def environment() -> dict[str, str]:
    """What the processes of a cluster are to know."""
    return {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PYSPARK_PYTHON": sys.executable,
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_DAEMON_MEMORY": "256m",
        "JAVA_TOOL_OPTIONS": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",  # it starts with half the work
    }


@contextmanager
def spark(folder: Path) -> Iterator[Cluster]:
    """A standalone master and two workers of one core each, with what they write in a folder."""
    home = find_spec("pyspark")
    if home is None or home.origin is None or not find_spec("pandas"):
        pytest.skip("PySpark is not installed (pip install 'actorgraph[spark]')")
    if not shutil.which("java"):
        pytest.skip("Java, which Spark needs, is not installed (openjdk-17-jre-headless)")
    command = [str(Path(home.origin).parent / "bin" / "spark-class")]
    port = free_port()
    address = f"spark://127.0.0.1:{port}"
    common = ["--host", "127.0.0.1", "--webui-port", "0"]
    with ExitStack() as stack:
        log = stack.enter_context((folder / "log").open("wb"))

        def start(what: str, *more: str) -> subprocess.Popen[bytes]:
            arguments = [*command, f"{_CLASSES}.{what}", *common, *more]
            process = subprocess.Popen(
                arguments, cwd=folder, env=environment(), stdout=log, stderr=log, start_new_session=True
            )
            stack.callback(_end, process)
            return process

        start("master.Master", "--port", str(port))
        _wait(folder / "log", b"New state: ALIVE", 1)
        places = [str(folder / f"worker-{number}") for number in range(2)]
        own = ["--cores", "1", "--memory", "1g", address]
        workers = [start("worker.Worker", *own, "--work-dir", place) for place in places]
        yield Cluster(address, tuple(workers), folder / "log")


def _end(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _wait(log: Path, words: bytes, times: int) -> None:
    end = time.monotonic() + _PATIENCE
    while log.read_bytes().count(words) < times:
        assert time.monotonic() < end, log.read_text(encoding="utf-8")
        time.sleep(0.1)
