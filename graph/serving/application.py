"""A store's states in, the application out: what is answered under which address."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.routing import Route
from starlette.types import ASGIApp

from graph.limits_outside import MAX_QUERIES_AT_ONCE
from graph.serving import api
from graph.serving.clerks import Clerks
from graph.serving.gate import Admission, Gate
from graph.serving.pages import Pages
from graph.serving.problems import handlers
from graph.serving.server import Settings
from graph.serving.sparql import Endpoint
from graph.serving.states import States
from graph.serving.work import Workers
from graph.serving.writer import Writer

_READING = ["GET"]
_WRITING = ["GET", "PUT", "POST", "DELETE"]


def application(settings: Settings, admission: Admission, report: Callable[[Exception], None]) -> ASGIApp:
    """The whole service behind its gate; the store is open from now until the server has ended.

    Args:
        settings: which store, how long a query may take, and whether it may be changed.
        admission: who may ask.
        report: is given what went wrong unexpectedly.

    Raises:
        StoreError: if there is no store, or it cannot be read; or written, where that is asked for.
    """
    writer = Writer(settings.store, settings.seconds) if settings.write else None
    states = States(settings.store)
    clerks = Clerks(settings.store, report)
    pages = Pages(states, clerks, writes=settings.write)
    endpoint = Endpoint(states, Workers(MAX_QUERIES_AT_ONCE), settings.seconds, writer)
    routes = [
        Route("/sparql", endpoint.sparql, methods=["GET", "POST"]),
        Route("/store", endpoint.graph, methods=_WRITING if writer else _READING),
        *api.routes(clerks, writer),
        *pages.routes(),
    ]

    @asynccontextmanager
    async def open_store(_: Starlette) -> AsyncIterator[None]:
        preparing = asyncio.create_task(pages.prepare())
        yield
        preparing.cancel()
        clerks.close()
        states.close()
        if writer:
            await asyncio.to_thread(writer.close)

    inner = Starlette(routes=routes, exception_handlers=handlers(report), lifespan=open_store)
    inner.router.redirect_slashes = False
    return Gate(inner, admission, report)
