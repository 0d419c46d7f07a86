"""The pages: to explore the graph, to see it whole, to read an article, to put queries, to judge actors.

Each is a whole document with its own policy. What is made from the store is made by a clerk.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from time import monotonic
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from graph.asking.queries import SavedQuery, saved, saved_names
from graph.limits_outside import MAX_PAGE_SECONDS
from graph.ontology import PREFIXES
from graph.serving.clerks import Clerks
from graph.serving.documents import CANVAS, made
from graph.serving.parameters import Parameters, Text, read
from graph.serving.requests import fields
from graph.serving.states import States
from graph.showing.page import Document

_QUICK: Final = 3.0
_SHOWN: Final = 10.0
_FRAMES: Final = "; frame-ancestors 'none'"
_ARTICLE: Final[Parameters] = {"id": Text("The id of an article, as evidence gives it.", required=True)}
_START: Final = """# Ctrl+Enter asks. All articles are seen at once; GRAPH ?article { … } tells which says it.
SELECT ?who ?relation ?whom
WHERE { VALUES ?relation { rel:backs rel:attacks } ?who ?relation ?whom }
ORDER BY ?who ?whom
LIMIT 100
"""
_DRAW: Final = """# Three columns, or the triples of a CONSTRUCT, can be drawn: choose Network at the answer.
CONSTRUCT { ?who rel:leads ?what }
WHERE { ?who rel:leads ?what }
LIMIT 200
"""


class Pages:
    """The pages over the states of a store; those of the whole are made once for each, if quick.

    While a writer publishes state after state, a page that took seconds to make is shown ten times as long;
    all that it leads to is asked of the newest state.
    """

    def __init__(self, states: States, clerks: Clerks, *, writes: bool) -> None:
        self._states = states
        self._clerks = clerks
        self._writes = writes
        self._made: dict[str, tuple[int, float, Response]] = {}

    def routes(self) -> Iterator[Route]:
        """The addresses of the pages."""
        yield Route("/", self._whole, methods=["GET"])
        yield Route("/overview", self._whole, methods=["GET"])
        yield Route("/article", self._article, methods=["GET"])
        yield Route("/query", self._ask, methods=["GET"])
        yield Route("/review", self._review, methods=["GET"])

    async def prepare(self) -> None:
        """Make the first page before somebody asks for it; what goes wrong is told to who asks."""
        with suppress(Exception):
            await self._newest("/")

    async def _whole(self, request: Request) -> Response:
        return await self._newest(request.url.path)

    async def _article(self, request: Request) -> Response:
        return _framed(
            await self._clerks.ask("/article", read(_ARTICLE, fields(request.scope["query_string"])))
        )

    async def _ask(self, _: Request) -> Response:
        return _respond(query_page())

    async def _review(self, _: Request) -> Response:
        return _respond(review_page(writes=self._writes))

    async def _newest(self, path: str) -> Response:
        with self._states.newest() as state:
            number = state.number
        started = monotonic()
        if path in self._made and (self._made[path][0] == number or started < self._made[path][1]):
            return self._made[path][2]
        response = _framed(await self._clerks.ask(path, {}, MAX_PAGE_SECONDS))
        took = monotonic() - started
        if response.status_code == 200:
            self._made[path] = number, monotonic() + _SHOWN * took if took > _QUICK else 0, response
        return response


@cache
def query_page() -> Document:
    """The page for SPARQL, with our prefixes and the saved queries to start from."""
    examples = [
        {"summary": "Who backs and who attacks whom", "text": _START},
        {"summary": "Who leads what, to be drawn", "text": _DRAW},
        *map(_example, _examples()),
    ]
    data = {"prefixes": dict(PREFIXES), "queries": examples}
    return made("query", "Ask the graph in SPARQL", data, scripts=(*CANVAS, "drawing.js"))


@cache
def review_page(*, writes: bool) -> Document:
    """The page to judge which actors are one; where nobody may write it says so."""
    return made("review", "Are these one actor?", {"writes": writes})


def _examples() -> Iterator[SavedQuery]:
    """The saved queries that need nothing, as they stand."""
    return (query for name in saved_names() if not (query := saved(name)).required)


def _example(query: SavedQuery) -> Mapping[str, str]:
    return {"summary": query.summary, "text": query.text}


def _respond(document: Document) -> Response:
    return _framed(Response(document.text, headers=document.headers))


def _framed(response: Response) -> Response:
    """A page says itself that nobody may frame it; only a header can."""
    policy = response.headers.get("content-security-policy")
    if policy:
        response.headers["content-security-policy"] = policy + _FRAMES
    return response
