"""Settings and a store's states in, the application out: what is answered under which address."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.routing import Route
from starlette.types import ASGIApp

from graph.limits import MAX_LOOKUPS_AT_ONCE, MAX_QUERIES_AT_ONCE
from graph.serving import api
from graph.serving.gate import Admission, Gate
from graph.serving.pages import Pages
from graph.serving.problems import handlers
from graph.serving.sparql import Endpoint
from graph.serving.states import States
from graph.serving.work import Workers


def application(
    states: States, admission: Admission, seconds: float, report: Callable[[Exception], None]
) -> ASGIApp:
    """The whole service behind its gate.

    Args:
        states: what is asked.
        admission: who may ask.
        seconds: that a query may take.
        report: is given what went wrong unexpectedly.
    """
    endpoint = Endpoint(states, Workers(MAX_QUERIES_AT_ONCE), seconds)
    pages = Pages(states)
    routes = [
        Route("/sparql", endpoint.sparql, methods=["GET", "POST"]),
        Route("/store", endpoint.graph, methods=["GET"]),
        *api.routes(states, Workers(MAX_LOOKUPS_AT_ONCE)),
        *pages.routes(),
    ]

    @asynccontextmanager
    async def prepared(_: Starlette) -> AsyncIterator[None]:
        preparing = asyncio.create_task(pages.prepare())
        yield
        preparing.cancel()

    inner = Starlette(routes=routes, exception_handlers=handlers(report), lifespan=prepared)
    inner.router.redirect_slashes = False
    return Gate(inner, admission, report)
