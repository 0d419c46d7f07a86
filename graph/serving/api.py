"""The operations as endpoints that answer JSON, each with a ceiling for what comes in and goes out."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from typing import TypeAlias

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from graph import __version__
from graph.serving.openapi import document
from graph.serving.operations import OPERATIONS, Operation
from graph.serving.parameters import read
from graph.serving.requests import fields
from graph.serving.states import States
from graph.serving.work import Workers
from graph.showing.jsontext import json_text

_Endpoint: TypeAlias = Callable[[Request], Awaitable[Response]]


def routes(states: States, workers: Workers) -> Iterator[Route]:
    """The addresses under /api; the description is at /api itself."""
    description = _json(document(__version__))

    async def describe(_: Request) -> Response:
        return Response(description, media_type="application/json")

    yield Route("/api", describe, methods=["GET"])
    yield Route("/api/openapi.json", describe, methods=["GET"])
    for name, operation in OPERATIONS.items():
        yield Route(f"/api/{name}", _endpoint(operation, states, workers), methods=["GET"])


def _endpoint(operation: Operation, states: States, workers: Workers) -> _Endpoint:
    def answer(values: dict[str, object]) -> bytes:
        with states.newest() as state:
            return _json(operation.lookup(state, **values))

    async def respond(request: Request) -> Response:
        values = read(operation.parameters, fields(request.scope["query_string"]))
        return Response(await workers.do(lambda: answer(values)), media_type="application/json")

    return respond


def _json(value: object) -> bytes:
    return (json_text(value) + "\n").encode()
