"""The SPARQL endpoint: SPARQL 1.1 Protocol for queries, Graph Store Protocol and service description to read.

It only reads. Queries go through ``KnowledgeGraph.query`` with its guard and deadline. The default graph is
the union of all graphs, and no other is composed with default-graph-uri or named-graph-uri: GRAPH chooses.
"""

from __future__ import annotations

from typing import Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from graph.asking.formats import render
from graph.asking.results import Result, Triples
from graph.errors import QueryError, RefusedError
from graph.limits import MAX_ROWS
from graph.serving import described
from graph.serving.negotiation import GRAPHS, RESULTS, choose
from graph.serving.requests import FORM, fields, media_type, only, text
from graph.serving.states import States
from graph.serving.work import Workers

QUERY: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"
TRUNCATED: Final = "actorgraph-truncated"
"""The header of an answer that was cut, with how many rows or triples are left of it."""

_DATASET: Final = ("default-graph-uri", "named-graph-uri")
_EITHER: Final = {**RESULTS, **GRAPHS}
_PAGE: Final = "text/html"


class Endpoint:
    """The three protocols over one store."""

    def __init__(self, states: States, workers: Workers, seconds: float) -> None:
        self._states = states
        self._workers = workers
        self._seconds = seconds

    async def sparql(self, request: Request) -> Response:
        """Answer a query, or describe the service where none is put."""
        accept = request.headers.get("accept")
        sparql = await _query(request)
        if sparql is None:
            return _description(request)
        choose(accept, _EITHER)
        return await self._workers.do(lambda: self._answer(sparql, accept))

    async def graph(self, request: Request) -> Response:
        """One graph of the store, or the union of all (SPARQL 1.1 Graph Store HTTP Protocol, section 5.2)."""
        given = fields(request.scope["query_string"])
        name, default = only(given, "graph"), only(given, "default")
        if (name is None) == (default is None):
            raise RefusedError(400, "name a graph with ?graph=IRI, or the union of all with ?default")
        chosen = choose(request.headers.get("accept"), GRAPHS)
        return await self._workers.do(lambda: self._graph(name, chosen))

    def _answer(self, sparql: str, accept: str | None) -> Response:
        with self._states.newest() as state:
            result = state.graph.query(sparql, timeout=self._seconds)
        return answer(result, choose(accept, GRAPHS if isinstance(result, Triples) else RESULTS))

    def _graph(self, name: str | None, chosen: str) -> Response:
        with self._states.newest() as state:
            triples = described.graph(state.graph, name, MAX_ROWS)
        return answer(triples, chosen)


def answer(result: Result, chosen: str) -> Response:
    """A result in the media type that was chosen for it."""
    form = (GRAPHS if isinstance(result, Triples) else RESULTS)[chosen]
    try:
        body = render(result, form)
    except QueryError as error:
        raise RefusedError(406, str(error)) from error
    rows = result.triples if isinstance(result, Triples) else getattr(result, "rows", ())
    headers = {"vary": "accept"} | ({TRUNCATED: str(len(rows))} if result.truncated else {})
    return Response(body.encode("utf-8", "replace"), headers=headers, media_type=chosen)


async def _query(request: Request) -> str | None:
    """The query of a request (SPARQL 1.1 Protocol, section 2.1); None for a GET without any."""
    given = fields(request.scope["query_string"])
    if request.method == "POST":
        return await _posted(request, given)
    _check(given)
    return only(given, "query")


async def _posted(request: Request, given: dict[str, list[str]]) -> str:
    kind = media_type(request)
    if kind == UPDATE:
        raise _only_reads()
    if kind == QUERY:
        _check(given)
        return await text(request)
    if kind != FORM:
        raise RefusedError(
            415, f"post a query as {QUERY}, or as {FORM} with query=…", {"accept-post": f"{QUERY}, {FORM}"}
        )
    form = fields((await text(request)).encode())
    _check(form | given)
    sparql = only(form, "query")
    if sparql is None:
        raise RefusedError(400, "the form has no query")
    return sparql


def _check(given: dict[str, list[str]]) -> None:
    if "update" in given:
        raise _only_reads()
    for name in _DATASET:
        if name in given:
            raise RefusedError(
                400, f"{name} is not supported: queries see all graphs of the store; choose one with GRAPH"
            )


def _only_reads() -> RefusedError:
    return RefusedError(403, "this endpoint only reads; kg build, kg import and kg forget change the graph")


def _description(request: Request) -> Response:
    """The service description (SPARQL 1.1 Service Description, section 2); for people the page."""
    chosen = choose(request.headers.get("accept"), {**GRAPHS, _PAGE: _PAGE})
    if chosen == _PAGE:
        return RedirectResponse("query", 303)
    endpoint = f"{request.url.scheme}://{request.headers['host']}{request.url.path}"
    return answer(described.service(endpoint), chosen)
