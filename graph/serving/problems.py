"""Whatever goes wrong in, a response out that says it in a line of JSON (RFC 9457), without a traceback."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from graph.errors import (
    AmbiguousActorError,
    KgError,
    QueryDeadlineError,
    QueryError,
    RefusedError,
    StoreError,
    UnknownActorError,
    UnknownArticleError,
    UnknownStatementError,
)
from graph.showing.jsontext import json_text

MEDIA_TYPE: Final = "application/problem+json"

_STATUS: Final[tuple[tuple[type[KgError], int], ...]] = (
    (QueryDeadlineError, 503),
    (QueryError, 400),
    (UnknownActorError, 404),
    (UnknownStatementError, 404),
    (UnknownArticleError, 404),
    (AmbiguousActorError, 409),
    (StoreError, 503),
)


def problem(error: Exception) -> Response:
    """The response for an error; what is not expected stays unsaid."""
    match error:
        case RefusedError():
            return told(error.status, str(error), headers=error.headers)
        case HTTPException():
            phrase = HTTPStatus(error.status_code).phrase.lower()
            return told(error.status_code, phrase, headers=dict(error.headers or {}))
        case UnknownActorError():
            return told(404, f"no actor named {error.name!r} in the graph", near=list(error.near))
        case AmbiguousActorError():
            return told(409, str(error), candidates=list(error.candidates))
        case KgError():
            status = next((number for kind, number in _STATUS if isinstance(error, kind)), 500)
            return told(status, str(error))
        case _:
            return told(500, "the server has failed at this; it is not your fault")


def told(status: int, detail: str, headers: dict[str, str] | None = None, **more: Any) -> Response:
    """A problem with its status and what to know of it, in one line."""
    line = " ".join(detail.split())
    record = {"status": status, "title": HTTPStatus(status).phrase, "detail": line, **more}
    return Response(json_text(record) + "\n", status, headers, MEDIA_TYPE)


def handlers(
    report: Callable[[Exception], None],
) -> dict[type[Exception], Callable[[Request, Exception], Response]]:
    """What Starlette asks for: how each kind of error is answered; the unexpected are reported as well."""

    def answer(_: Request, error: Exception) -> Response:
        return problem(error)

    def answer_and_report(_: Request, error: Exception) -> Response:
        report(error)
        return problem(error)

    return {HTTPException: answer, KgError: answer, Exception: answer_and_report}
