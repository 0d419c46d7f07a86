"""The SPARQL endpoint: SPARQL 1.1 Protocol, Graph Store Protocol and service description.

Queries go through ``KnowledgeGraph.query`` with its guard and deadline. The default graph is the union of all
graphs, and no other is composed with default-graph-uri or named-graph-uri: GRAPH chooses. Updates, and
whatever else changes a graph, are refused unless there is a writer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox
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
from graph.serving.writer import Writer

QUERY: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"
TRUNCATED: Final = "actorgraph-truncated"
"""The header of an answer that was cut, with how many rows or triples are left of it."""

_DATASET: Final = (
    "default-graph-uri", "named-graph-uri", "using-graph-uri", "using-named-graph-uri",
)  # fmt: skip
_EITHER: Final = {**RESULTS, **GRAPHS}
_PAGE: Final = "text/html"
_PARSED: Final = {"text/turtle": ox.RdfFormat.TURTLE, "application/n-triples": ox.RdfFormat.N_TRIPLES}


class Endpoint:
    """The three protocols over one store; with a writer they may change it."""

    def __init__(self, states: States, workers: Workers, seconds: float, writer: Writer | None) -> None:
        self._states = states
        self._workers = workers
        self._seconds = seconds
        self._writer = writer

    async def sparql(self, request: Request) -> Response:
        """Answer a query, or describe the service where none is put."""
        accept = request.headers.get("accept")
        asked = await _asked(request)
        if asked is None:
            return _description(request, writes=self._writer is not None)
        if asked.changes:
            await self._allowed().update(asked.text)
            return Response(status_code=204)
        choose(accept, _EITHER)
        return await self._workers.do(lambda: self._answer(asked.text, accept))

    async def graph(self, request: Request) -> Response:
        """One graph of the store, or the union of all (SPARQL 1.1 Graph Store HTTP Protocol, section 5.2).

        PUT replaces an article's graph, POST adds to it, DELETE removes it.
        """
        if request.method not in ("GET", "HEAD"):
            return await self._change(request)
        given = fields(request.scope["query_string"])
        name, default = only(given, "graph"), only(given, "default")
        if (name is None) == (default is None):
            raise RefusedError(400, "name a graph with ?graph=IRI, or the union of all with ?default")
        chosen = choose(request.headers.get("accept"), GRAPHS)
        return await self._workers.do(lambda: self._graph(name, chosen))

    async def _change(self, request: Request) -> Response:
        writer = self._allowed()
        name = only(fields(request.scope["query_string"]), "graph")
        if name is None:
            raise RefusedError(400, "name the graph of an article with ?graph=IRI")
        if request.method == "DELETE":
            await writer.delete(name)
            return Response(status_code=204)
        triples = parsed(await text(request), media_type(request))
        new = await writer.put(name, triples, beside=request.method == "POST")
        return Response(status_code=201 if new else 204)

    def _allowed(self) -> Writer:
        if self._writer is None:
            raise RefusedError(
                403, "this server only reads; kg serve --write lets those with its token change the graph"
            )
        return self._writer

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


@dataclass(frozen=True, slots=True)
class _Asked:
    """A query, or an update, which ``changes`` the store."""

    text: str
    changes: bool = False


async def _asked(request: Request) -> _Asked | None:
    """What a request puts (SPARQL 1.1 Protocol, sections 2.1 and 2.2); None for a GET with nothing."""
    given = fields(request.scope["query_string"])
    _check(given)
    if request.method == "POST":
        return await _posted(request)
    if "update" in given:
        raise RefusedError(403, "a GET only reads; an update is posted")
    sparql = only(given, "query")
    return None if sparql is None else _Asked(sparql)


async def _posted(request: Request) -> _Asked:
    kind = media_type(request)
    if kind in (QUERY, UPDATE):
        return _Asked(await text(request), changes=kind == UPDATE)
    if kind != FORM:
        told = f"post a query as {QUERY}, an update as {UPDATE}, or either as {FORM}"
        raise RefusedError(415, told, {"accept-post": f"{QUERY}, {UPDATE}, {FORM}"})
    form = fields((await text(request)).encode())
    _check(form)
    query, update = only(form, "query"), only(form, "update")
    if (query is None) == (update is None):
        raise RefusedError(400, "the form has no query, or one with an update beside it")
    return _Asked(query or update or "", changes=query is None)


def _check(given: dict[str, list[str]]) -> None:
    for name in _DATASET:
        if name in given:
            raise RefusedError(
                400, f"{name} is not supported: queries see all graphs of the store; choose one with GRAPH"
            )


def parsed(body: str, kind: str) -> tuple[ox.Triple, ...]:
    """The triples of a body, without blank nodes.

    Raises:
        RefusedError: 415 for other forms (the entities of RDF/XML grow without end), 400 if it is malformed.
    """
    if kind not in _PARSED:
        raise RefusedError(415, f"a graph is sent as {' or '.join(_PARSED)}")
    try:
        return tuple(quad.triple for quad in ox.parse(body, _PARSED[kind], without_named_graphs=True))
    except (SyntaxError, ValueError) as error:
        raise RefusedError(400, f"not {kind}: {error}") from error


def _description(request: Request, *, writes: bool) -> Response:
    """The service description (SPARQL 1.1 Service Description, section 2); for people the page."""
    chosen = choose(request.headers.get("accept"), {**GRAPHS, _PAGE: _PAGE})
    if chosen == _PAGE:
        return RedirectResponse("query", 303)
    endpoint = f"{request.url.scheme}://{request.headers['host']}{request.url.path}"
    return answer(described.service(endpoint, writes=writes), chosen)
