"""Every request passes here first: is it meant for us, from our own pages, allowed, small and quick enough?

Browsers bring strangers to a server on loopback: a page elsewhere may post to it, or give its own name
our address and read the answers (DNS rebinding). So the Host must be one of ours, and requests that a
browser says come from elsewhere (Origin, Sec-Fetch-Site) are refused. With a token the token decides instead
of the Host, as nobody else's page knows it.
"""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from http.cookies import CookieError, SimpleCookie
from math import inf
from typing import Final
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graph.errors import RefusedError
from graph.limits_outside import MAX_BODY_BYTES, MAX_DRAINED_BYTES, MAX_HEADER_BYTES, MAX_REQUEST_SECONDS
from graph.serving.problems import problem

CLOSED_POLICY: Final = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"
)
"""The policy of what is no page: should a browser take it for one, nothing in it runs or loads."""

_HEADERS: Final = {
    "content-security-policy": CLOSED_POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}
_OWN_SITES: Final = ("same-origin", "none")
_COOKIE: Final = "actorgraph"
_PAGES: Final = ("/", "/query", "/overview", "/article", "/review")
_READING: Final = ("GET", "HEAD")
_CLOSING: Final = {"connection": "close"}
_LENGTH_DIGITS: Final = 15


@dataclass(frozen=True, slots=True)
class Admission:
    """Who may ask: under one of these Host names, or with this token, or both."""

    hosts: frozenset[str] = frozenset()
    token: str | None = None

    def check(self, scope: Scope, headers: Headers) -> None:
        """See that a request is meant for us and comes from whom it may.

        Raises:
            RefusedError: 421 for a foreign Host, 403 for a foreign page, 401 without the token.
        """
        host = headers.get("host", "").lower()
        if not host or (self.token is None and host not in self.hosts):
            raise RefusedError(421, "the server does not answer under this name; use the address it printed")
        _check_origin(scope, headers, host)
        if self.token is None or self._bears_token(headers):
            return
        if not self._has_cookie(headers):
            raise RefusedError(
                401, "give the token as Authorization: Bearer …", {"www-authenticate": "Bearer"}
            )
        if scope["method"] not in _READING and not _is_from_own_page(headers, host):
            raise RefusedError(403, "a browser's cookie alone changes nothing; only our own pages may")

    def signed_in(self, scope: Scope) -> Response | None:
        """For a browser that brings the token in the address (/?token=…): a cookie in its stead."""
        if self.token is None or scope["path"] not in _PAGES or b"token=" not in scope["query_string"]:
            return None
        given = parse_qs(scope["query_string"].decode("latin-1"), max_num_fields=2).get("token", [""])[0]
        if not _same(given, self.token):
            return None
        response = RedirectResponse(scope["path"], 303)
        response.set_cookie(_COOKIE, _digest(self.token), httponly=True, samesite="strict")
        return response

    def _bears_token(self, headers: Headers) -> bool:
        scheme, _, given = headers.get("authorization", "").partition(" ")
        return scheme.lower() == "bearer" and _same(given.strip(), self.token or "")

    def _has_cookie(self, headers: Headers) -> bool:
        try:
            cookie = SimpleCookie(headers.get("cookie", "")).get(_COOKIE)
        except CookieError:
            return False
        return cookie is not None and _same(cookie.value, _digest(self.token or ""))


def _check_origin(scope: Scope, headers: Headers, host: str) -> None:
    """A link from elsewhere may lead to a page of ours; nothing else may come from elsewhere."""
    origin, site = headers.get("origin"), headers.get("sec-fetch-site", "none")
    link = headers.get("sec-fetch-mode") == "navigate" and scope["path"] in _PAGES
    harmless = scope["method"] in ("GET", "HEAD") and link
    if (site not in _OWN_SITES and not harmless) or (origin is not None and not _is_own(origin, host)):
        raise RefusedError(403, "pages from elsewhere may not ask this server")


def _is_from_own_page(headers: Headers, host: str) -> bool:
    """Whether the browser says so: it adds one of these to all that a page sends and no page can change."""
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    return site == "same-origin" or (origin is not None and _is_own(origin, host))


def _check_head(scope: Scope) -> None:
    """The HTTP library looks at the size only of what comes in pieces."""
    size = len(scope["query_string"]) + sum(len(name) + len(value) for name, value in scope["headers"])
    if size > MAX_HEADER_BYTES:
        raise RefusedError(431, f"address and headers have more than {MAX_HEADER_BYTES:,} bytes")


def _check_size(headers: Headers) -> None:
    """Refuse a body that says itself that it is too large."""
    told = headers.get("content-length", "0")
    size = int(told) if len(told) <= _LENGTH_DIGITS and told.isdecimal() else inf
    if size > MAX_BODY_BYTES:
        raise _too_large()


def _is_own(origin: str, host: str) -> bool:
    try:
        return urlsplit(origin).netloc.lower() == host
    except ValueError:
        return False


def _same(given: str, token: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), token.encode())


def _digest(token: str) -> str:
    return sha256(f"actorgraph {token}".encode()).hexdigest()


class Gate:
    """The outermost application: it refuses, bounds what comes in, and signs what goes out."""

    def __init__(self, inner: ASGIApp, admission: Admission, report: Callable[[Exception], None]) -> None:
        self._inner = inner
        self._admission = admission
        self._report = report

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it here."""
        if scope["type"] != "http":  # the server itself, as it starts and ends
            await self._inner(scope, receive, send)
            return
        answer, body = _Answer(send), _Body(receive)
        try:
            _check_head(scope)
            headers = Headers(scope=scope)
            response = self._admission.signed_in(scope)
            if response is None:
                self._admission.check(scope, headers)
                _check_size(headers)
                await self._inner(scope, body.receive, answer.send)
            else:
                await response(scope, receive, answer.send)
        except RefusedError as error:
            await _close(answer, scope, body, problem(error))
        except Exception as error:  # noqa: BLE001  # no traceback in an answer; Starlette has reported its own
            if not answer.started:
                self._report(error)
            await _close(answer, scope, body, problem(error))


async def _close(answer: _Answer, scope: Scope, body: _Body, response: Response) -> None:
    """Answer at once, take in what is still on its way, and end the connection.

    Many clients read no answer before they have sent all, and what comes in after the end would have the
    system throw away an answer that is not read yet.
    """
    if answer.started:
        return
    response.headers["connection"] = "close"
    await response(scope, body.receive, answer.hold)
    await body.drain()
    await answer.end()


class _Answer:
    """What goes out, with the headers that everything has."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.started = False

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.started = True
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
        await self._send(message)

    async def hold(self, message: Message) -> None:
        """Send, but leave the answer open until `end`."""
        if message["type"] == "http.response.body":
            message = {**message, "more_body": True}
        await self.send(message)

    async def end(self) -> None:
        await self._send({"type": "http.response.body"})


class _Body:
    """A request's body as it comes in, up to its ceiling and deadline."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._taken = 0
        self._whole = False
        self._deadline = asyncio.get_running_loop().time() + MAX_REQUEST_SECONDS

    async def receive(self) -> Message:
        """The next piece, or that the client has left.

        Raises:
            RefusedError: 413 if it is one too many, 408 if it does not come in time.
        """
        try:
            async with asyncio.timeout_at(None if self._whole else self._deadline):
                message = await self._receive()
        except TimeoutError:
            raise RefusedError(408, "the request did not come in in time", _CLOSING) from None
        self._count(message)
        if self._taken > MAX_BODY_BYTES:
            raise _too_large()
        return message

    async def drain(self) -> None:
        """Take in the rest, if it is not endless."""
        with suppress(TimeoutError):
            async with asyncio.timeout_at(self._deadline):
                while self._taken <= MAX_DRAINED_BYTES and not self._whole:
                    self._count(await self._receive())

    def _count(self, message: Message) -> None:
        self._whole = not message.get("more_body")
        self._taken += len(message.get("body", b""))


def _too_large() -> RefusedError:
    return RefusedError(413, f"the request has more than {MAX_BODY_BYTES:,} bytes", _CLOSING)
