"""Changes in, one after the other into the one store; it stays locked for as long as the server runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TypeVar
from urllib.parse import unquote

import pyoxigraph as ox

from graph.deriving import derive
from graph.errors import IdentityError, RefusedError, StoreError
from graph.identity.judgements import Judgement, Verdict
from graph.knowledge_graph import KnowledgeGraph
from graph.limits import MAX_NOTE_CHARS
from graph.ontology import ARTICLE
from graph.serving.work import Workers
from graph.storing.exported import fault

_Answer = TypeVar("_Answer")
_BY = "kg serve"


class Writer:
    """Who changes the store for the clients of a server.

    Args:
        store: its folder.
        seconds: that an update may take.

    Raises:
        StoreLockedError: if another process writes to it.
        StoreError: if there is no store.
    """

    def __init__(self, store: Path, seconds: float) -> None:
        self._graph = KnowledgeGraph(store, new=False)
        self._seconds = seconds
        self._workers = Workers(1)

    def close(self) -> None:
        """Let go of the store; a change that runs ends first."""
        self._workers.end()
        self._graph.close()

    async def update(self, sparql: str) -> None:
        """Do a SPARQL 1.1 update; see ``KnowledgeGraph.update``."""
        await self._do(lambda: self._graph.update(sparql, timeout=self._seconds))

    async def put(self, name: str, triples: Iterable[ox.Triple], *, beside: bool) -> bool:
        """Make the graph of an article hold these triples, or these ``beside`` its own; whether it is new.

        Raises:
            RefusedError: 403 if it is no article's graph, 422 if it would not be one any more.
        """
        graph = _article(name)
        quads = tuple(ox.Quad(one.subject, one.predicate, one.object, graph) for one in triples)
        return await self._do(lambda: self._put(graph, quads, beside=beside))

    async def delete(self, name: str) -> None:
        """Forget an article; see ``KnowledgeGraph.forget``.

        Raises:
            RefusedError: 403 if it is no article's graph, 404 if there is none.
        """
        article = unquote(_article(name).value.removeprefix(ARTICLE))
        forgotten = await self._do(lambda: self._graph.forget([article]))
        if not forgotten.articles:
            raise RefusedError(404, f"no graph {name!r} in the store")

    async def judge(self, actor: str, other: str, verdict: str, note: str | None = None) -> Judgement | None:
        """Write a judgement of today into the log; see ``KnowledgeGraph.judge``.

        Raises:
            RefusedError: 400 if the verdict is none, or the note too long.
        """
        if verdict not in tuple(Verdict):
            raise RefusedError(400, f"the verdict must be one of {', '.join(Verdict)}")
        if note and len(note) > MAX_NOTE_CHARS:
            raise RefusedError(400, f"a note has at most {MAX_NOTE_CHARS:,} characters")
        today = date.today().isoformat()  # noqa: DTZ011  # the day where the server stands
        signed = {"by": _BY, "when": today, "note": note}
        return await self._do(lambda: self._judge(actor, other, verdict, signed))

    def _judge(self, actor: str, other: str, verdict: str, signed: dict[str, str | None]) -> Judgement | None:
        try:
            return self._graph.judge(actor, other, verdict, **signed)
        except IdentityError as error:
            raise RefusedError(409, str(error)) from error

    def _put(self, graph: ox.NamedNode, quads: tuple[ox.Quad, ...], *, beside: bool) -> bool:
        present = tuple(self._graph.store.quads(graph))
        wanted = tuple(dict.fromkeys((*present, *quads) if beside else quads))
        wrong = fault(graph, wanted) if wanted else f"graph {graph} would be empty; DELETE removes it"
        if wrong:
            raise RefusedError(422, wrong)
        self._graph.store.replace({graph: wanted})
        derive(self._graph.store)
        return not present

    async def _do(self, change: Callable[[], _Answer]) -> _Answer:
        try:
            return await self._workers.do(change)
        except StoreError as error:
            raise RefusedError(503, str(error)) from error


def _article(name: str) -> ox.NamedNode:
    try:
        graph = ox.NamedNode(name)
    except ValueError as error:
        raise RefusedError(400, f"{name!r} is no absolute IRI") from error
    if not name.startswith(ARTICLE):
        raise RefusedError(403, f"only the graphs of articles can be written here: {ARTICLE}…")
    return graph
