"""An application in, a running server out: on which address it listens, for how long, and how it ends."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

from graph.errors import ServingError
from graph.limits import MAX_QUERY_SECONDS
from graph.limits_outside import (
    MAX_CONNECTIONS,
    MAX_HEADER_BYTES,
    MAX_REQUEST_SECONDS,
    MAX_STALLED_SECONDS,
    MIN_TOKEN_CHARS,
    SHUTDOWN_SECONDS,
)


@dataclass(frozen=True, slots=True)
class Settings:
    """What is served, to whom and where; checked when made.

    Args:
        store: the folder of the graph.
        host: an address or name to listen on; others than those of this machine alone need a token.
        port: 0 for any that is free.
        token: what clients must give, if anything.
        seconds: that a query may take.
        write: whether who gives the token may change the graph.

    Raises:
        ServingError: if strangers could reach it, it may write for all, or the token is too short.
    """

    store: Path
    host: str = "127.0.0.1"
    port: int = 8000
    token: str | None = field(default=None, repr=False)
    seconds: float = MAX_QUERY_SECONDS
    write: bool = False

    def __post_init__(self) -> None:
        if self.token is None and self.write:
            raise ServingError("--write lets clients change the graph; that needs --token")
        if self.token is None and not self.is_private:
            raise ServingError(f"{self.host} can be reached from other machines; that needs --token")
        if self.token is not None and (len(self.token) < MIN_TOKEN_CHARS or not self.token.isascii()):
            raise ServingError(f"a token has {MIN_TOKEN_CHARS} ASCII characters or more")

    @property
    def is_private(self) -> bool:
        """Whether only this machine can reach the address."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False


def listen(settings: Settings) -> socket.socket:
    """A socket that listens.

    Raises:
        ServingError: if the address cannot be had, as when the port is taken.
    """
    where = f"{settings.host} port {settings.port}"
    try:
        family, *_, address = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ServingError(f"cannot listen on {where}: {reason}; --port and --host choose another") from error


def address(listening: socket.socket) -> str:
    """The address for a browser: http://127.0.0.1:8000/."""
    host, port = listening.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def own_names(listening: socket.socket) -> frozenset[str]:
    """The Host names under which a server on this machine is meant."""
    host, port = listening.getsockname()[:2]
    names = ("localhost", "127.0.0.1", "[::1]", f"[{host}]" if ":" in host else host)
    ports = (f":{port}", "") if port == 80 else (f":{port}",)
    return frozenset(name + suffix for name in names for suffix in ports)


def serve(app: ASGIApp, listening: socket.socket) -> None:
    """Serve until the process is told to end (SIGINT, SIGTERM); answers that run may end first.

    Args:
        app: the application.
        listening: its socket, which is closed at the end.
    """
    config = uvicorn.Config(
        app,
        loop="asyncio",
        http=_Patient,
        ws="none",
        lifespan="on",
        log_config=None,
        log_level="critical",  # what goes wrong is told by the application itself
        access_log=False,
        proxy_headers=False,
        server_header=False,
        limit_concurrency=MAX_CONNECTIONS,
        timeout_keep_alive=int(MAX_REQUEST_SECONDS),
        timeout_graceful_shutdown=SHUTDOWN_SECONDS,
        h11_max_incomplete_event_size=MAX_HEADER_BYTES,
    )
    with suppress(KeyboardInterrupt):  # raised once more when all is closed
        uvicorn.Server(config).run(sockets=[listening])


class _Patient(H11Protocol):
    """HTTP that does not wait for ever: for a request's head, or for a client to take its answer."""

    _head: asyncio.TimerHandle | None = None
    _stall: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        """A client has come; its first request must follow."""
        super().connection_made(transport)
        self._head = self.loop.call_later(MAX_REQUEST_SECONDS, self._cut_if_silent)

    def data_received(self, data: bytes) -> None:
        """A piece of a request; a later one must be whole in time as the first."""
        super().data_received(data)
        busy = self.cycle is not None and not self.cycle.response_complete
        if busy and self._head:
            self._head.cancel()
            self._head = None
        elif not busy and not self._head:
            self._head = self.loop.call_later(MAX_REQUEST_SECONDS, self._cut_if_silent)

    def connection_lost(self, exc: Exception | None) -> None:
        """The client has gone."""
        for timer in (self._head, self._stall):
            if timer:
                timer.cancel()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        """The client takes nothing for now."""
        super().pause_writing()
        self._stall = self.loop.call_later(MAX_STALLED_SECONDS, self.transport.abort)

    def resume_writing(self) -> None:
        """The client goes on."""
        super().resume_writing()
        if self._stall:
            self._stall.cancel()

    def _cut_if_silent(self) -> None:
        self._head = None
        if self.cycle is None or self.cycle.response_complete:
            self.transport.abort()
