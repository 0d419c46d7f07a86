"""Checked addresses and a deadline in, a connection out that goes to them alone and ends in time.

httpcore speaks HTTP and leaves the rest to us: it follows no redirect, unpacks nothing, reads no proxy from
the environment, and lets a backend choose where to connect, which urllib3 and httpx do not.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import httpcore

from graph.errors import FetchError

_FAULTS: Final[dict[type[Exception], str]] = {
    httpcore.TimeoutException: "took too long",
    httpcore.ConnectError: "no connection",
    httpcore.ProtocolError: "not answered as HTTP asks",
    httpcore.NetworkError: "connection lost",
}


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment of ``clock`` (seconds) at which a request ends, however slowly it still goes on."""

    clock: Callable[[], float]
    at: float

    def within(self, seconds: float | None, fault: type[Exception]) -> float:
        """The seconds left, at most as many as given.

        Raises:
            Exception: ``fault``, if none are.
        """
        left = self.at - self.clock()
        if left <= 0:
            raise fault
        return left if seconds is None else min(left, seconds)


@contextmanager
def answered(
    url: str, headers: Iterable[tuple[str, str]], machines: Sequence[str], deadline: Deadline, patience: float
) -> Iterator[httpcore.Response]:
    """What a web address answers to GET; its body is still to be read, inside of the block.

    Args:
        url: as ``graph.fetching.addresses.place`` writes it.
        headers: of the request.
        machines: the addresses to try, in order.
        deadline: for all of it.
        patience: seconds without a byte after which it is given up sooner.

    Raises:
        FetchError: naming the address, if there is no answer or it breaks off.
    """
    waits = dict.fromkeys(("connect", "read", "write", "pool"), patience)
    sent = [("Accept-Encoding", "gzip"), ("Connection", "close"), *headers]
    pool = httpcore.ConnectionPool(_trusted(), network_backend=_Backend(machines, deadline))
    try:
        with pool, pool.stream("GET", url, headers=sent, extensions={"timeout": waits}) as response:
            yield response
    except tuple(_FAULTS) as error:
        told = next(words for kind, words in _FAULTS.items() if isinstance(error, kind))
        detail = " ".join(str(error).split())[:200]
        raise FetchError(url, f"{told}{f' ({detail})' if detail else ''}", passing=True) from None


@cache
def _trusted() -> ssl.SSLContext:
    return ssl.create_default_context()


class _Backend(httpcore.NetworkBackend):
    """Connects to given addresses whatever the host is called."""

    def __init__(self, machines: Sequence[str], deadline: Deadline) -> None:
        self._machines = machines
        self._deadline = deadline
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,  # noqa: ARG002  # was resolved and checked before
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        failure: Exception = httpcore.ConnectError("no address")
        for machine in self._machines:
            left = self._deadline.within(timeout, httpcore.ConnectTimeout)
            try:
                stream = self._inner.connect_tcp(machine, port, left, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _Stream(stream, self._deadline)
        raise failure


class _Stream(httpcore.NetworkStream):
    """A connection whose every step ends at the deadline, also where bytes drip in one by one."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.within(timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.within(timeout, httpcore.WriteTimeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        left = self._deadline.within(timeout, httpcore.ConnectTimeout)
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, left), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)
