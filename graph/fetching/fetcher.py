"""A web address in, what it holds out: robots, redirects, retries and ceilings kept, or a FetchError."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import IO, Final
from urllib.parse import urljoin

from graph.errors import FetchError
from graph.fetching.addresses import Place, Resolver, machines, place, system_resolver
from graph.fetching.bodies import received
from graph.fetching.manners import NAME, Pace, Recent, Rules
from graph.fetching.wire import Deadline, answered
from graph.limits_outside import (
    FETCH_PATIENCE,
    FETCH_PAUSE,
    MAX_FETCH_SECONDS,
    MAX_FETCHED_BYTES,
    MAX_REDIRECTS,
    MAX_RETRY_AFTER,
    MAX_ROBOTS_BYTES,
    MAX_TRIES,
)

AGENT: Final = f"{NAME} (+https://w3id.org/actorgraph/)"
_MOVED: Final = {301, 302, 303, 307, 308}
_COME_AGAIN: Final = {408, 425, 429, 500, 502, 503, 504}
_REFUSED: Final = range(400, 500)


@dataclass(frozen=True, slots=True)
class Validators:
    """By what a server tells whether what it holds is what we have (RFC 9110, section 8.8)."""

    etag: str | None = None
    modified: str | None = None

    @property
    def headers(self) -> tuple[tuple[str, str], ...]:
        """The request for what has changed since."""
        told = (("If-None-Match", self.etag), ("If-Modified-Since", self.modified))
        return tuple((name, value) for name, value in told if value)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address holds. ``url`` is where it was found in the end; ``body`` is to be closed.

    ``body`` is None where the server says that it is what we have.
    """

    url: str
    body: IO[bytes] | None
    content_type: str | None
    retrieved: datetime
    validators: Validators


@dataclass(frozen=True, slots=True)
class Manner:
    """How to fetch: what is allowed, how long, how much, how often.

    ``pause`` is in seconds, between two requests to a host and, doubled each time, before a retry.
    """

    allow_private: bool = False
    robots: bool = True
    redirects: int = MAX_REDIRECTS
    tries: int = MAX_TRIES
    seconds: float = MAX_FETCH_SECONDS
    patience: float = FETCH_PATIENCE
    ceiling: int = MAX_FETCHED_BYTES
    pause: float = FETCH_PAUSE
    accept: str = "*/*"


@dataclass
class Fetcher:
    """Fetches one address after the other.

    Args:
        manner: what is allowed.
        resolve: finds the addresses of a host.
        sleep: waits so many seconds.
    """

    manner: Manner = field(default_factory=Manner)
    resolve: Resolver = system_resolver
    sleep: Callable[[float], None] = time.sleep
    _robots: Recent[Rules] = field(default_factory=Recent, init=False)
    _pace: Pace = field(init=False)

    def __post_init__(self) -> None:
        self._pace = Pace(self.manner.pause, time.monotonic, self.sleep)

    def fetch(self, url: str, known: Validators | None = None) -> Fetched:
        """What an address holds; a server that is busy or breaks off is asked again.

        Args:
            url: http or https.
            known: of what we have; then only a newer one is sent.

        Raises:
            FetchError: naming the address, if it may not be fetched, or not whole.
        """
        pause = self.manner.pause
        for again in range(self.manner.tries - 1, -1, -1):
            try:
                return self._try(url, known or Validators())
            except FetchError as error:
                if not again or not error.passing:
                    raise
                if (error.after or 0) > MAX_RETRY_AFTER:
                    raise
                self.sleep(max(pause, error.after or 0))
                pause *= 2
        raise FetchError(url, "may be tried no times")

    def _try(self, url: str, known: Validators) -> Fetched:
        found = place(url)
        deadline = Deadline(time.monotonic, time.monotonic() + self.manner.seconds)
        for _ in range(self.manner.redirects + 1):
            reached = machines(found, self.resolve, allow_private=self.manner.allow_private)
            self._ask_for_leave(found)
            moved = self._request(found, reached, known, deadline)
            if isinstance(moved, Fetched):
                return moved
            found, known = moved, Validators()
        raise FetchError(url, f"sent on more than {self.manner.redirects} times")

    def _ask_for_leave(self, found: Place) -> None:
        """Wait for our turn, and see that robots.txt lets us in.

        Raises:
            FetchError: if it does not, or cannot be read for now.
        """
        if not self.manner.robots:
            return
        rules = self._robots.get(found.origin)
        if rules is None:
            rules = self._rules(found)
            self._robots.keep(found.origin, rules)
        if not rules.allow(found.url):
            raise FetchError(found.url, "its robots.txt asks not to fetch it")
        self._pace.wait(found.origin, rules.delay)

    def _rules(self, found: Place) -> Rules:
        """The rules of a host; where it refuses to tell any, it has none (RFC 9309, section 2.3.1)."""
        manner = replace(self.manner, robots=False, tries=1, ceiling=MAX_ROBOTS_BYTES, pause=0.0)
        asking = Fetcher(manner, self.resolve, self.sleep)
        try:
            answer = asking.fetch(found.origin + "/robots.txt")
        except FetchError as error:
            if error.status in _REFUSED:
                return Rules("")
            reason = f"its robots.txt cannot be read: {error.reason}"
            raise FetchError(found.url, reason, passing=error.passing) from None
        with answer.body or open_nothing() as body:
            return Rules(body.read().decode("utf-8", "replace"))

    def _request(
        self, found: Place, reached: tuple[str, ...], known: Validators, deadline: Deadline
    ) -> Fetched | Place:
        """What one address answers: what it holds, or where to look instead."""
        manner = self.manner
        asked = (("User-Agent", AGENT), ("Accept", manner.accept), *known.headers)
        with answered(found.url, asked, reached, deadline, manner.patience) as response:
            told = _headers(response.headers)
            status = response.status
            if status in _MOVED and manner.redirects:
                return place(urljoin(found.url, told.get("location", "")))
            retrieved, held = datetime.now(UTC), Validators(told.get("etag"), told.get("last-modified"))
            if status == HTTPStatus.NOT_MODIFIED and known.headers:
                return Fetched(found.url, None, None, retrieved, known)
            if status != HTTPStatus.OK:
                raise _fault(found.url, status, told)
            encoding = told.get("content-encoding", "").strip().lower()
            body = received(found.url, response.iter_stream(), encoding, manner.ceiling)
            return Fetched(found.url, body, told.get("content-type"), retrieved, held)


def open_nothing() -> IO[bytes]:
    """A file without bytes."""
    return received("", (), "", 0)


def _headers(raw: list[tuple[bytes, bytes]]) -> Mapping[str, str]:
    return {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in reversed(raw)}


def _fault(url: str, status: int, told: Mapping[str, str]) -> FetchError:
    try:
        words = f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        words = str(status)
    passing = status in _COME_AGAIN
    after = _seconds(told.get("retry-after", "")) if passing else None
    return FetchError(url, f"no answer ({words})", passing=passing, status=status, after=after)


def _seconds(text: str) -> float | None:
    """What Retry-After says (RFC 9110, section 10.2.3), from now on."""
    if text.strip().isdecimal():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    return max(0.0, (moment - datetime.now(UTC)).total_seconds()) if moment.tzinfo else None
