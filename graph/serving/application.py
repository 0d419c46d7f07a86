"""Settings and a store's states in, the application out: what is answered under which address."""

from __future__ import annotations

from collections.abc import Callable

from starlette.applications import Starlette
from starlette.routing import Route
from starlette.types import ASGIApp

from graph.limits import MAX_LOOKUPS_AT_ONCE, MAX_QUERIES_AT_ONCE
from graph.serving import api, pages
from graph.serving.gate import Admission, Gate
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
    routes = [
        Route("/sparql", endpoint.sparql, methods=["GET", "POST"]),
        Route("/store", endpoint.graph, methods=["GET"]),
    ]
    lookups = Workers(MAX_LOOKUPS_AT_ONCE)
    routes += [*api.routes(states, lookups), *pages.routes(states, lookups)]
    inner = Starlette(routes=routes, exception_handlers=handlers(report))
    inner.router.redirect_slashes = False
    return Gate(inner, admission, report)
