"""The two pages: one to explore the graph, one to put SPARQL queries; each is whole, with its own policy."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
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
_FRAMES: Final = "; frame-ancestors 'none'"
_START: Final = """# Ctrl+Enter asks. All articles are seen at once; GRAPH ?article { … } tells which says it.
SELECT ?who ?whom
WHERE { ?who rel:backs ?whom }
ORDER BY ?who ?whom
LIMIT 100
"""


def routes(states: States, workers: Workers) -> Iterator[Route]:
    """The addresses of the pages."""

    def draw() -> Document:
        with states.newest() as state:
            return explorer(state)

    async def explore(_: Request) -> Response:
        return _respond(await workers.do(draw))

    async def ask(_: Request) -> Response:
        return _respond(await workers.do(query_page))

    yield Route("/", explore, methods=["GET"])
    yield Route("/query", ask, methods=["GET"])


def explorer(state: State) -> Document:
    """The page of a state, which is made once."""
    with state.lock:
        if "page" not in state.kept:
            title = f"Who does what to whom, in {statistics(state)['articles']:,} articles"
            state.kept["page"] = page.network_page(
                drawn.overview(state), title, _asset("explorer.js"), _LINKS
            )
        found: Document = state.kept["page"]
    return found


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
