"""Real SPARQL servers on free loopback ports, and one that stands between and misbehaves."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sysconfig
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

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


@dataclass
class Between:
    """What stands between us and a server: ``faults`` are what it does to the next requests, one each."""

    address: str
    faults: list[str] = field(default_factory=list)
    seen: list[tuple[str, str]] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)


class _Misbehaving(BaseHTTPRequestHandler):
    """Hands a request on to another server, and does to the answer what it is told to."""

    protocol_version = "HTTP/1.1"
    told: Between
    server_behind: str
    client: httpx.Client

    def _handle(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        self.told.seen.append((self.command, self.path))
        self.told.tokens += self.headers.get_all("Authorization", [])
        fault = self.told.faults.pop(0) if self.told.faults else ""
        if fault == "closes":
            self.close_connection = True
        elif fault.isdecimal():
            self._answer(int(fault), b"come back later", {"Retry-After": "0"}, fault)
        else:
            kept = {name: self.headers[name] for name in ("Accept", "Content-Type") if name in self.headers}
            theirs = self.client.request(
                self.command, self.server_behind + self.path, content=body, headers=kept
            )
            about = {name: theirs.headers.get(name, "") for name in ("Content-Type", "Server")}
            self._answer(theirs.status_code, theirs.content, about, fault)

    def _answer(self, status: int, data: bytes, headers: dict[str, str], fault: str) -> None:
        if fault == "lies":
            headers, data = {"Content-Type": "text/html"}, b"<html>Welcome"
        if fault == "cuts":
            data = data[: len(data) // 2]
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if fault:
            self.send_header("Connection", "close")
        self.send_header("Content-Length", str(len(data) + (7 if fault == "breaks off" else 0)))
        self.end_headers()
        self.wfile.write(data[:3])
        if fault == "drips":
            self.wfile.flush()
            time.sleep(3)
        with suppress(OSError):  # nobody waits any more
            self.wfile.write(data[3:])
        self.close_connection = bool(fault)

    do_GET = do_POST = do_PUT = do_DELETE = _handle  # noqa: N815  # as the library calls them

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def between(address: str) -> Iterator[Between]:
    """A server that hands requests on to another one, and fails as it is told to."""
    told = Between("")
    client = httpx.Client(verify=False)  # noqa: S501  # nothing is encrypted
    handler = type("Handler", (_Misbehaving,), {"told": told, "server_behind": address, "client": client})
    with client, ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        told.address = f"http://127.0.0.1:{server.server_port}"
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        try:
            yield told
        finally:
            server.shutdown()
