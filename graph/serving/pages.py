"""The two pages: one to explore the graph, one to put SPARQL queries; each is whole, with its own policy."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from importlib.resources import files
from time import monotonic
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from graph.asking.queries import SavedQuery, saved, saved_names
from graph.ontology import PREFIXES
from graph.serving import drawn
from graph.serving.lookups import statistics
from graph.serving.states import State, States
from graph.serving.work import Workers
from graph.showing import page
from graph.showing.page import Document

_ASSETS: Final = files("graph.serving") / "assets"
_LINKS: Final = '<nav class="links"><a href="query">SPARQL</a><a href="api">API</a></nav>'
_QUICK: Final = 3.0
_SHOWN: Final = 10.0
_FRAMES: Final = "; frame-ancestors 'none'"
_START: Final = """# Ctrl+Enter asks. All articles are seen at once; GRAPH ?article { … } tells which says it.
SELECT ?who ?whom
WHERE { ?who rel:backs ?whom }
ORDER BY ?who ?whom
LIMIT 100
"""


class Pages:
    """The pages over the states of a store; the overview is made once for each of them, if that is quick.

    While a writer publishes state after state, an overview that took seconds to make is shown ten times as
    long; all that it leads to is asked of the newest state.
    """

    def __init__(self, states: States) -> None:
        self._states = states
        self._workers = Workers(1)
        self._made: tuple[int, float, Document] | None = None

    def routes(self) -> Iterator[Route]:
        """The addresses of the pages."""
        yield Route("/", self._explore, methods=["GET"])
        yield Route("/query", self._ask, methods=["GET"])

    async def prepare(self) -> None:
        """Make the overview before somebody asks for it; what goes wrong is told to who asks."""
        with suppress(Exception):
            await self._workers.do(self._overview)

    async def _explore(self, _: Request) -> Response:
        return _respond(await self._workers.do(self._overview))

    async def _ask(self, _: Request) -> Response:
        return _respond(query_page())

    def _overview(self) -> Document:
        with self._states.newest() as state:
            started = monotonic()
            if self._made is not None and (self._made[0] == state.number or started < self._made[1]):
                return self._made[2]
            made = explorer(state)
            took = monotonic() - started
            shown = monotonic() + _SHOWN * took if took > _QUICK else 0
            self._made = state.number, shown, made
            return made


def explorer(state: State) -> Document:
    """The page of a state."""
    title = f"Who does what to whom, in {statistics(state)['articles']:,} articles"
    return page.network_page(drawn.overview(state), title, _asset("explorer.js"), _LINKS)


@cache
def query_page() -> Document:
    """The page for SPARQL, with our prefixes and the saved queries to start from."""
    style = page.asset("page.css") + _asset("query.css")
    script = page.asset("dom.js") + _asset("query.js")
    examples = [{"summary": "Who backs whom", "text": _START}, *map(_example, _examples())]
    slots = {
        "style": style,
        "scripts": script,
        "data": page.inert({"prefixes": dict(PREFIXES), "queries": examples}),
    }
    allowed = page.policy([script], [style], connect="'self'")
    return page.fill(_asset("query.html"), "Ask the graph in SPARQL", allowed, slots)


def _examples() -> Iterator[SavedQuery]:
    """The saved queries that need nothing, as they stand."""
    return (query for name in saved_names() if not (query := saved(name)).required)


def _example(query: SavedQuery) -> dict[str, str]:
    return {"summary": query.summary, "text": query.text}


def _asset(name: str) -> str:
    return (_ASSETS / name).read_text(encoding="utf-8")


def _respond(document: Document) -> Response:
    return Response(
        document.text, headers={"content-security-policy": document.policy + _FRAMES}, media_type="text/html"
    )
