"""A SPARQL 1.1 server at an address: requests out, whole answers in, or one plain error.

Each request may be sent again, as each says how something is to be and not how it is to change: a query, a graph
that is put or deleted, triples that are inserted. So what a server loses or refuses for a while is tried again.
An answer is read to its end before anybody sees a row of it, so that one that breaks off is never taken for a
short one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from io import BytesIO
from socket import SHUT_RDWR
from threading import Event, Timer
from typing import Final
from urllib.parse import unquote, urlsplit, urlunsplit

import httpx

from graph.errors import QueryDeadlineError, QueryError, StoreError
from graph.limits import (
    CONNECT_SECONDS,
    MAX_PAUSE_SECONDS,
    MAX_RESULT_BYTES,
    MAX_TRIES,
    REMOTE_SECONDS,
)
from graph.storing.dialects import Dialect, named, recognised
from graph.storing.faults import one_line

_AGAIN: Final = frozenset({429, 502, 503, 504})
_FAILED: Final = frozenset({400, 500})
_AGENT: Final = "Actorgraph (https://w3id.org/actorgraph/)"
_TOLD: Final = 300
RESULTS: Final = "application/sparql-results+json"
TRIPLES: Final = "application/n-triples"
_LIKE_TRIPLES: Final = frozenset({TRIPLES, "text/plain", "text/turtle"})


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who we are: a name with a password (Basic or Digest, as the server asks), or a bearer token."""

    user: str = ""
    password: str = ""
    token: str = ""


class Endpoint:
    """One server, asked through connections that are kept.

    Args:
        address: of the database or of its query endpoint, http or https; ``user:password@`` may stand before
            the host, and ``#name`` of a dialect at the end.
        credentials: instead of those in the address.
        pause: waits that many seconds between two tries.

    Raises:
        StoreError: if the address is none, or nobody answers there.
    """

    def __init__(
        self,
        address: str,
        credentials: Credentials | None = None,
        pause: Callable[[float], object] = Event().wait,
    ) -> None:
        self.address, dialect, found = _taken_apart(address)
        self._pause = pause
        self._client = httpx.Client(
            auth=_auth(credentials or found),
            headers={"User-Agent": _AGENT},
            timeout=httpx.Timeout(REMOTE_SECONDS, connect=CONNECT_SECONDS),
            trust_env=False,
        )
        self.dialect = named(dialect) if dialect else self._recognise()

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def query(self, query: str, accept: str, seconds: float | None = None) -> BytesIO:
        """The whole answer of a query.

        Args:
            query: with its own prefixes.
            accept: ``RESULTS`` or ``TRIPLES``, as the query's form gives.
            seconds: until it must be there; None leaves it to the server.

        Raises:
            QueryError: if the server says that the query is at fault.
            QueryDeadlineError: if it takes longer.
            StoreError: for everything else.
        """
        form = {"query": query, **self.dialect.union}
        url = self.dialect.base(self.address) + self.dialect.query
        response = self._send("POST", url, accept=accept, form=form, seconds=seconds, faulty=_FAILED)
        return BytesIO(_checked(response, accept, self.address))

    def update(self, update: str) -> None:
        """Run an update.

        Raises:
            StoreError: if it is refused or fails.
        """
        self._send("POST", self.dialect.base(self.address) + self.dialect.update, form={"update": update})

    @property
    def keeps_graphs(self) -> bool:
        """Whether whole graphs can be put and fetched (SPARQL 1.1 Graph Store HTTP Protocol)."""
        return self.dialect.graph_store(self.address) is not None

    def fetch(self, graph: str) -> bytes:
        """The triples of a graph as N-Triples; none where there is no such graph."""
        response = self._graph("GET", graph, accept=TRIPLES)
        return (
            b""
            if response.status_code == httpx.codes.NOT_FOUND
            else _checked(response, TRIPLES, self.address)
        )

    def put(self, graph: str, triples: bytes) -> None:
        """Make a graph hold exactly these triples."""
        self._graph("PUT", graph, content=triples)

    def delete(self, graph: str) -> None:
        """Remove a graph; it need not be there."""
        self._graph("DELETE", graph)

    def _graph(
        self, method: str, graph: str, accept: str = "*/*", content: bytes | None = None
    ) -> httpx.Response:
        url = httpx.URL(str(self.dialect.graph_store(self.address)), params={"graph": graph})
        return self._send(method, str(url), accept=accept, content=content, missing=method != "PUT")

    def _recognise(self) -> Dialect:
        """Ask what must be true, and look at who answers."""
        try:
            response = self._client.get(self.address, params={"query": "ASK {}"}, headers={"Accept": RESULTS})
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise StoreError(f"{self.address}: nobody answers there ({one_line(error)})") from error
        return recognised(self.address, response.headers.get("Server", ""))

    def _send(
        self,
        method: str,
        url: str,
        *,
        accept: str = "*/*",
        form: Mapping[str, str] | None = None,
        content: bytes | None = None,
        seconds: float | None = None,
        missing: bool = False,
        faulty: Collection[int] = (),
    ) -> httpx.Response:
        headers = {"Accept": accept} | ({"Content-Type": TRIPLES} if content is not None else {})
        limit = (
            httpx.USE_CLIENT_DEFAULT if seconds is None else httpx.Timeout(seconds, connect=CONNECT_SECONDS)
        )
        request = self._client.build_request(
            method, url, headers=headers, data=form, content=content, timeout=limit
        )
        for tried in range(1, MAX_TRIES + 1):
            try:
                response = self._read(request, seconds)
            except (httpx.HTTPError, httpx.StreamError) as error:
                fault = f"{one_line(error) or type(error).__name__}"
                wait = _backoff(tried)
            else:
                if response.status_code not in _AGAIN:
                    return self._accepted(response, missing, faulty)
                fault = f"{response.status_code} {response.reason_phrase}"
                wait = _backoff(tried, response.headers.get("Retry-After", ""))
            if tried < MAX_TRIES:
                self._pause(wait)
        raise StoreError(f"{self.address}: no answer in {MAX_TRIES} tries ({fault})")

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

    def _accepted(self, response: httpx.Response, missing: bool, faulty: Collection[int]) -> httpx.Response:
        status = response.status_code
        if response.is_success or (missing and status == httpx.codes.NOT_FOUND):
            return response
        told = _first_line(response)
        if status in faulty:
            raise QueryError(f"{self.address}: {told}")
        if status in (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN):
            raise StoreError(
                f"{self.address}: {status} {response.reason_phrase}; name user and password in the address "
                "(http://user:password@host/…), or give a token in KG_STORE_TOKEN"
            )
        raise StoreError(f"{self.address}: {status} {response.reason_phrase}{': ' if told else ''}{told}")


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
    return {
        name: response.headers[name] for name in ("Content-Type", "Retry-After") if name in response.headers
    }


def _checked(response: httpx.Response, accept: str, address: str) -> bytes:
    """The body, if it is of the kind that was asked for."""
    found = response.headers.get("Content-Type", "").partition(";")[0].strip()
    if found != accept and not (accept == TRIPLES and found in _LIKE_TRIPLES):
        raise StoreError(f"{address}: answers with {found or 'no content type'}, not as a SPARQL server does")
    return response.content


def _first_line(response: httpx.Response) -> str:
    """What a server says of a failure, in a line."""
    if "html" in response.headers.get("Content-Type", ""):
        return ""
    return one_line(ValueError(response.text))[:_TOLD]


def _backoff(tried: int, told: str = "") -> float:
    """Seconds until the next try: as the server says, else each time twice as long.

    >>> _backoff(1), _backoff(3), _backoff(1, "7"), _backoff(1, "Wed, 21 Oct 2015 07:28:00 GMT")
    (0.25, 1.0, 7.0, 0.25)
    """
    seconds = float(told) if told.isdecimal() else 0.25 * 2 ** (tried - 1)
    return min(seconds, MAX_PAUSE_SECONDS)


def _taken_apart(address: str) -> tuple[str, str, Credentials | None]:
    """An address, the dialect that it names, and the credentials in it.

    >>> _taken_apart("http://me:secret@db.example:3030/news#fuseki")
    ('http://db.example:3030/news', 'fuseki', Credentials(user='me', password='secret', token=''))
    """
    try:
        parts = urlsplit(address)
        port = f":{parts.port}" if parts.port else ""
    except ValueError as error:
        raise StoreError(f"{address}: {error}") from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise StoreError(f"{address}: a server's address begins with http:// or https:// and names a host")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    credentials = Credentials(user, password) if user else None
    return urlunsplit((parts.scheme, host + port, parts.path, parts.query, "")), parts.fragment, credentials


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
