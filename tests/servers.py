"""Real SPARQL servers on free loopback ports, and one that stands between and misbehaves."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sysconfig
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

OXIGRAPH = Path(sysconfig.get_path("scripts")) / "oxigraph"
VIRTUOSO = shutil.which("virtuoso-t")
_PATIENCE = 60.0
_VIRTUOSO_INI = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = {own}
ServerThreads = 10
NumberOfBuffers = 4000
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:{port}
ServerThreads = 8
[SPARQL]
ResultSetMaxRows = 1000000
"""


def free_port() -> int:
    """A port of this machine that nobody listens to."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def oxigraph(
    folder: Path | None = None, port: int | None = None
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """``oxigraph serve``, in memory or over a folder: its address and its process."""
    port = port or free_port()
    where = ["--location", str(folder)] if folder else []
    command = [str(OXIGRAPH), "serve", "--bind", f"127.0.0.1:{port}", *where]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            yield _answering(f"http://127.0.0.1:{port}", "/query", process), process
        finally:
            process.kill()


@contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """Virtuoso with a database of its own: its address, with the name and password that a new one has."""
    if VIRTUOSO is None:
        pytest.skip("Virtuoso is not installed (virtuoso-opensource-7-bin)")
    port = free_port()
    (folder / "virtuoso.ini").write_text(_VIRTUOSO_INI.format(own=free_port(), port=port), encoding="utf-8")
    command = [VIRTUOSO, "+foreground", "+configfile", "virtuoso.ini"]
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            address = _answering(f"http://127.0.0.1:{port}", "/sparql", process)
            yield address.replace("http://", "http://dba:dba@") + "/sparql"
        finally:
            process.kill()


def _answering(address: str, path: str, process: subprocess.Popen[bytes]) -> str:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            httpx.get(address + path, params={"query": "ASK {}"}, timeout=10)
        except httpx.TransportError:
            time.sleep(0.05)
        else:
            return address
    raise AssertionError(f"{process.args!r} does not answer: {process.poll()}")
