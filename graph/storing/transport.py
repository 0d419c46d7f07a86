"""Requests out, whole responses in: who we are, how long we wait, and what is tried again."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from socket import SHUT_RDWR
from threading import Event, Timer
from typing import Any, Final

import httpx

from graph.errors import QueryDeadlineError, QueryError, StoreError
from graph.limits import MAX_RESULT_BYTES
from graph.limits_outside import CONNECT_SECONDS, MAX_PAUSE_SECONDS, MAX_REMOTE_TRIES, REMOTE_SECONDS
from graph.storing.faults import one_line

_AGAIN: Final = frozenset({429, 502, 503, 504})
_HEADERS: Final = ("Content-Type", "Retry-After", "Server")
_AGENT: Final = "Actorgraph (https://w3id.org/actorgraph/)"
_FOREVER: Final = Event()
"""Never happens; to wait for it is to pause."""


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who we are: a name with a password (Basic or Digest, as the server asks), or a bearer token."""

    user: str = ""
    password: str = ""
    token: str = ""


class Transport:
    """Connections to one server, which are kept.

    Args:
        name: of the server, in what is said of its failures.
        credentials: who we are.
        pause: waits that many seconds between two tries.
    """

    def __init__(
        self,
        name: str,
        credentials: Credentials | None = None,
        pause: Callable[[float], object] = _FOREVER.wait,
    ) -> None:
        self._name, self._pause = name, pause
        self._client = httpx.Client(
            auth=_auth(credentials),
            headers={"User-Agent": _AGENT},
            timeout=httpx.Timeout(REMOTE_SECONDS, connect=CONNECT_SECONDS),
            trust_env=False,
            verify=name.startswith("https:"),  # else nothing is encrypted, and certificates take time to load
        )

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def send(
        self, method: str, address: str, accept: str = "*/*", seconds: float | None = None, **body: Any
    ) -> httpx.Response:
        """The response of a server that is up, after as many tries as it may take.

        Args:
            method: GET, POST, PUT or DELETE, of something that may be done twice.
            address: where to.
            accept: the content types that will do.
            seconds: until the whole response must be there; None leaves it to the server.
            body: ``data``, ``content`` and ``headers`` as httpx takes them.

        Raises:
            QueryDeadlineError: if it takes longer.
            QueryError: if it is too large.
            StoreError: if nobody answers, or the server stays unavailable.
        """
        headers = {"Accept": accept, **body.pop("headers", {})}
        limit = REMOTE_SECONDS if seconds is None else seconds
        timeout = httpx.Timeout(limit, connect=CONNECT_SECONDS)
        try:
            request = self._client.build_request(method, address, headers=headers, timeout=timeout, **body)
        except httpx.InvalidURL as error:
            raise StoreError(f"{self._name}: {one_line(error)}") from error
        for tried in range(1, MAX_REMOTE_TRIES + 1):
            try:
                response = self._read(request, seconds)
            except (httpx.HTTPError, httpx.StreamError) as error:
                fault, wait = _told(error), _backoff(tried)
            else:
                if response.status_code not in _AGAIN:
                    return response
                fault, wait = status(response), _backoff(tried, response.headers.get("Retry-After", ""))
            if tried < MAX_REMOTE_TRIES:
                self._pause(wait)
        raise StoreError(f"{self._name}: no answer in {MAX_REMOTE_TRIES} tries ({fault})")

    def _read(self, request: httpx.Request, seconds: float | None) -> httpx.Response:
        """The response with its whole body, within the time and the bytes that it may take."""
        with _alarm(seconds) as alarm:
            try:
                response = self._client.send(request, stream=True)
                with closing(response):
                    alarm.watch(response)
                    return httpx.Response(
                        response.status_code, headers=_about_body(response), content=_body(response)
                    )
            except httpx.HTTPError as error:
                if alarm.rang or (seconds is not None and isinstance(error, httpx.ReadTimeout)):
                    raise QueryDeadlineError(
                        f"the query took longer than {seconds:g} seconds and was given up; "
                        "ask for less, or give it more (--timeout)"
                    ) from error
                raise


def _told(error: BaseException) -> str:
    """What went wrong, in a line; the error lets go of the frames that it came through.

    A frame keeps its callers alive with all that they hold, also answers that only their thread may drop.
    """
    text = one_line(ValueError(error)) or type(error).__name__
    behind: BaseException | None = error
    while behind is not None:
        behind.__traceback__ = None
        behind = behind.__cause__ or behind.__context__
    return text


class _Alarm:
    """Wakes up whoever reads a response when its time is over."""

    def __init__(self) -> None:
        self.rang = False
        self._response: httpx.Response | None = None

    def watch(self, response: httpx.Response) -> None:
        """The response whose time it is."""
        self._response = response
        if self.rang:
            self.ring()

    def ring(self) -> None:
        """Its time is over."""
        self.rang = True
        stream = self._response.extensions.get("network_stream") if self._response else None
        socket = stream.get_extra_info("socket") if stream else None
        if socket is not None:
            with suppress(OSError):  # it has ended by itself
                socket.shutdown(SHUT_RDWR)


@contextmanager
def _alarm(seconds: float | None) -> Iterator[_Alarm]:
    alarm = _Alarm()
    timer = Timer(seconds, alarm.ring) if seconds is not None else None
    if timer:
        timer.daemon = True
        timer.start()
    try:
        yield alarm
    finally:
        if timer:
            timer.cancel()


def _body(response: httpx.Response) -> bytes:
    pieces, size = [], 0
    for piece in response.iter_bytes():
        pieces.append(piece)
        size += len(piece)
        if size > MAX_RESULT_BYTES:
            raise QueryError(f"the answer has more than {MAX_RESULT_BYTES:,} bytes; ask for less")
    return b"".join(pieces)


def _about_body(response: httpx.Response) -> dict[str, str]:
    """The headers that are told on; the body is decoded by now."""
    return {name: response.headers[name] for name in _HEADERS if name in response.headers}


def _backoff(tried: int, told: str = "") -> float:
    """Seconds until the next try: as the server says, else each time twice as long.

    >>> _backoff(1), _backoff(3), _backoff(1, "7"), _backoff(1, "Wed, 21 Oct 2015 07:28:00 GMT")
    (0.25, 1.0, 7.0, 0.25)
    """
    seconds = float(told) if told.isdecimal() else 0.25 * 2 ** (tried - 1)
    return min(seconds, MAX_PAUSE_SECONDS)


class _Challenged(httpx.Auth):
    """A name and a password, told in the way that the server asks for, and only when it asks."""

    requires_request_body = True

    def __init__(self, user: str, password: str) -> None:
        self._basic = httpx.BasicAuth(user, password)
        self._digest = httpx.DigestAuth(user, password)
        self._chosen: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Try as it went the last time; else ask first."""
        if self._chosen is None:
            response = yield request
            if response.status_code != httpx.codes.UNAUTHORIZED:
                return
            asked = response.headers.get("WWW-Authenticate", "").casefold()
            self._chosen = self._digest if asked.startswith("digest") else self._basic
        yield from self._chosen.auth_flow(request)


def _auth(credentials: Credentials | None) -> httpx.Auth | None:
    if credentials is None:
        return None
    if credentials.token:
        return _Bearer(credentials.token)
    return _Challenged(credentials.user, credentials.password)


class _Bearer(httpx.Auth):
    """A token, told with each request."""

    def __init__(self, token: str) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Add it."""
        request.headers["Authorization"] = f"Bearer {self._token}"
        yield request


def status(response: httpx.Response) -> str:
    """The status line."""
    return f"{response.status_code} {response.reason_phrase}"
