"""The operations as endpoints that answer JSON, each with a ceiling for what comes in and goes out."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Iterator
from typing import Final, TypeAlias

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from graph import __version__
from graph.errors import RefusedError
from graph.serving.clerks import Clerks
from graph.serving.openapi import document
from graph.serving.operations import OPERATIONS, Operation
from graph.serving.parameters import read
from graph.serving.requests import fields, media_type, text
from graph.serving.writer import Writer
from graph.showing.jsontext import json_text

_Endpoint: TypeAlias = Callable[[Request], Awaitable[Response]]
_JSON: Final = "application/json"
_JUDGED: Final = ("actor", "other", "verdict")


def routes(clerks: Clerks, writer: Writer | None) -> Iterator[Route]:
    """The addresses under /api; the description is at /api itself. Only a writer takes judgements."""
    description = _json(document(__version__))

    async def describe(_: Request) -> Response:
        return Response(description, media_type=_JSON)

    yield Route("/api", describe, methods=["GET"])
    yield Route("/api/openapi.json", describe, methods=["GET"])
    for name, operation in OPERATIONS.items():
        yield Route(f"/api/{name}", _endpoint(name, operation, clerks), methods=["GET"])
    yield Route("/api/judgements", _judging(writer), methods=["POST"])


def _endpoint(name: str, operation: Operation, clerks: Clerks) -> _Endpoint:
    async def respond(request: Request) -> Response:
        return await clerks.ask(name, read(operation.parameters, fields(request.scope["query_string"])))

    return respond


def _judging(writer: Writer | None) -> _Endpoint:
    async def respond(request: Request) -> Response:
        if writer is None:
            raise RefusedError(403, "this server only reads; kg serve --write takes judgements")
        if media_type(request) != _JSON:  # nor does a form of a foreign page get this far
            raise RefusedError(415, f"a judgement is sent as {_JSON}")
        given = _judgement(await text(request))
        judged = await writer.judge(**given)
        return Response(_json({"judged": judged is not None}), 201 if judged else 200, media_type=_JSON)

    return respond


def _judgement(body: str) -> dict[str, str]:
    try:
        given = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise RefusedError(400, f"not JSON: {error}") from error
    known = {*_JUDGED, "note"}
    if not isinstance(given, dict) or not set(_JUDGED) <= given.keys() <= known:
        raise RefusedError(400, "a judgement has actor, other, verdict and perhaps a note")
    if not all(isinstance(value, str) for value in given.values()):
        raise RefusedError(400, "all that a judgement has is text")
    return given


def _json(value: object) -> bytes:
    return (json_text(value) + "\n").encode()
