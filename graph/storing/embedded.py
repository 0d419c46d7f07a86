"""The store in this process: Oxigraph in a folder or in memory, one writer, any number of readers.

A batch is one transaction of the engine, so a kill at any moment leaves each batch whole or absent; a put
returns when the batch is on the disk and readers can open it. One thread writes; any may read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from types import TracebackType
from typing import Self, cast

import pyoxigraph as ox

from graph.errors import QueryError, StoreError
from graph.model import Article
from graph.ontology import ARTICLE, ONTOLOGY_GRAPH, PREFIXES
from graph.storing import folder
from graph.storing import terms as t
from graph.storing.backend import Answer, Batch, Bindings, GraphName, Subject
from graph.storing.faults import one_line, told_plainly
from graph.storing.records import Outcome, StoredArticle
from graph.storing.replacing import marks, replace_graphs, take_in
from graph.storing.snapshots import Snapshot, publish
from graph.storing.turtle import read_turtle


class EmbeddedStore:
    """A graph of articles, each in its own named graph; made by ``open`` or ``open_read_only``."""

    def __init__(
        self, engine: ox.Store | None, path: Path | None = None, snapshot: Snapshot | None = None
    ) -> None:
        self._engine = engine
        self._path = path
        self._snapshot = snapshot
        self._closed = False

    @classmethod
    def open(cls, path: Path | None = None) -> Self:
        """Open a store for writing; a new one is made where there is none.

        Args:
            path: its folder, or None for one in memory.

        Raises:
            StoreLockedError: if another process writes to it, saying which.
            StoreError: if the folder is not a store, or cannot be written or read.
        """
        if path is None:
            return cls(ox.Store())
        engine_path = folder.prepare(path)
        with told_plainly(path):
            engine = ox.Store(engine_path)
            publish(engine, folder.snapshots(path))
            folder.sign_in(path)
        return cls(engine, path)

    @classmethod
    def open_read_only(cls, path: Path) -> Self:
        """Open a store as it is now, also beside a writer; later changes are seen by opening it again.

        Raises:
            StoreError: if there is no store; one that is damaged is told when it is first read.
        """
        return cls(None, path, Snapshot.newest(folder.locate(path)))

    @property
    def engine(self) -> ox.Store:
        """The engine itself, for the rdflib view and what else needs it; a reader's is opened only now."""
        if self._closed:
            raise StoreError("the store is closed")
        if self._engine is None and self._snapshot:
            with told_plainly(self._path):
                self._engine = ox.Store.read_only(str(self._snapshot.path))
        return cast("ox.Store", self._engine)

    @property
    def is_read_only(self) -> bool:
        """Whether nothing may be written."""
        return self._snapshot is not None

    @property
    def superseded(self) -> bool:
        """Whether a writer has published a newer state than the one that was opened to read."""
        return self._snapshot is not None and not self._snapshot.is_newest()

    def close(self) -> None:
        """Let go of the folder; the answer of a query that is still being read keeps it until read."""
        if self._closed:
            return
        self._engine, self._closed = None, True
        if self._snapshot:
            self._snapshot.release()
        elif self._path:
            folder.sign_out(self._path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def put(self, batch: Batch, extractor: str) -> tuple[Outcome, ...]:
        """Store articles with their statements, all or none; of one id that comes twice the last counts.

        Args:
            batch: articles and what they state.
            extractor: names the ontology and model; a stored article of another extractor is replaced.

        Returns:
            What became of each article, in order.

        Raises:
            StoreError: if an article cannot be encoded (its id is named), then the store is as it was; or if
                the disk fails, then the batch is absent or whole when the store is opened again.
        """
        from graph.storing.encoding import encode  # only writers need these
        from graph.storing.identities import rewriting  # see above

        rewritten = rewriting(self)
        graphs: dict[ox.NamedNode, Collection[ox.Quad]] = {}
        stamps: dict[ox.NamedNode, tuple[str, str]] = {}
        outcomes = []
        for article, statements in batch:
            name, stamp = t.article_node(article.id), (article.content_hash, extractor)
            known = stamps.get(name) or self._stamp(name)
            if known != stamp:
                quads = rewritten(encode(article, statements, extractor))
                graphs[name], stamps[name] = quads, stamp
            outcomes.append(_outcome(known, stamp))
        self.replace(graphs)
        return tuple(outcomes)

    def is_current(self, article: Article, extractor: str) -> bool:
        """Whether this very article is stored with statements of this extractor, so that nothing is to do."""
        return self._stamp(t.article_node(article.id)) == (article.content_hash, extractor)

    def forget(self, article_id: str) -> bool:
        """Remove an article and all that was learnt from it; whether it was there.

        No query and no export meets it again, but the engine never gives up a text that it once stored: to
        wipe it from the disk, build the store anew.
        """
        name = t.article_node(article_id)
        with told_plainly(self._path):
            if not self.engine.contains_named_graph(name):
                return False
            self.engine.remove_graph(name)
            self.engine.flush()
            self._publish()
        return True

    def articles(self) -> Iterator[StoredArticle]:
        """The records of all articles, in order of their IRIs."""
        from graph.storing.decoding import decode_article  # lookups ask in SPARQL instead

        for graph in self.graphs():
            if isinstance(graph, ox.NamedNode) and graph.value.startswith(ARTICLE):
                yield decode_article(self.quads(graph, graph))

    def graphs(self) -> Iterator[GraphName]:
        """The names of all named graphs, sorted."""
        with told_plainly(self._path):
            return iter(sorted(self.engine.named_graphs(), key=str))

    def quads(self, graph: GraphName | None = None, subject: Subject | None = None) -> Iterator[ox.Quad]:
        """All quads, or those of one graph, or about one subject, in no order."""
        with told_plainly(self._path):
            yield from self.engine.quads_for_pattern(subject, None, None, graph)

    def query(self, query: str, bindings: Bindings | None = None) -> Answer:
        """Answer a SPARQL 1.1 query over the union of all graphs; our prefixes are known.

        Trusts the query: it has no deadline, and SERVICE would open the network; see ``query_within``.

        Args:
            query: SELECT, ASK, CONSTRUCT or DESCRIBE.
            bindings: terms for variables that the query projects.

        Raises:
            QueryError: if it is malformed, or does not project a variable that is bound.
        """
        try:
            return self.engine.query(
                query,
                prefixes=dict(PREFIXES),
                use_default_graph_as_union=True,
                substitutions={ox.Variable(name): term for name, term in (bindings or {}).items()},
            )
        except (SyntaxError, RuntimeError, ValueError) as error:
            raise QueryError(one_line(error)) from error

    @contextmanager
    def query_within(self, query: str, seconds: float) -> Iterator[Answer]:
        """Answer a query that nobody vouches for, in a process of its own that sees this very state.

        Leaving the block ends it. A store in memory is copied to it, which takes a second for each fifty
        thousand triples or so, before the time begins to count.

        Raises:
            QueryError: see ``graph.storing.deadline.answered``.
        """
        from graph.storing.deadline import answered  # lookups do without

        with self._held() as state, answered(state, query, seconds) as answer:
            yield answer

    def _held(self) -> AbstractContextManager[Path | ox.Store]:
        """This state, such that another process can open it: a folder, or the engine if it is in memory."""
        if self._closed or self._path is None:
            return nullcontext(self.engine)
        if self._snapshot:
            return nullcontext(self._snapshot.path)
        with told_plainly(self._path):
            self._publish()
            return Snapshot.newest(folder.snapshots(self._path)).held()

    def load_ontology(self, files: Iterable[Path], ontology_hash: str) -> bool:
        """Make the ontology's graph hold these Turtle files; whether it had to change.

        Raises:
            StoreError: naming the file that is not Turtle, or if the disk fails.
        """
        name = ox.NamedNode(ONTOLOGY_GRAPH)
        mark = ox.Quad(name, t.CONTENT_HASH, ox.Literal(ontology_hash), name)
        if mark in self.engine:
            return False
        self.replace({name: (mark, *read_turtle(files, name))})
        return True

    def take_in(self, files: Iterable[Path]) -> Mapping[str, Outcome]:
        """Take in files of ours, all or none; a graph that is there is replaced. What became of each, by IRI.

        Raises:
            StoreError: if the disk fails, or as ``graph.storing.exported.checked_graphs`` does.
        """
        from graph.storing.exported import checked_graphs  # only imports need it

        named = tuple(files)
        with told_plainly(self._path):
            outcomes = take_in(self.engine, lambda: checked_graphs(named))
            if set(outcomes.values()) - {Outcome.UNCHANGED}:
                self._publish()
        return {name.value: outcome for name, outcome in outcomes.items()}

    def replace(self, graphs: Mapping[ox.NamedNode, Collection[ox.Quad]]) -> bool:
        """Make each of these graphs hold exactly these quads, all or none; whether anything changed.

        Raises:
            StoreError: if the disk fails; then the graphs are as they were, or as they were to be.
        """
        with told_plainly(self._path):
            changed = replace_graphs(self.engine, graphs)
            if changed:
                for name in (name for name, quads in graphs.items() if not quads):
                    self.engine.remove_graph(name)
                self._publish()
            return changed

    def mentioning(self, actor: str) -> frozenset[ox.NamedNode]:
        """The graphs of articles that name an actor by this IRI, as they are written or as they were read."""
        node = ox.NamedNode(actor)
        found = (self.engine.quads_for_pattern(*ends) for ends in ((node, None, None), (None, None, node)))
        with told_plainly(self._path):
            graphs = {quad.graph_name for quads in found for quad in quads}
        return frozenset(g for g in graphs if isinstance(g, ox.NamedNode) and g.value.startswith(ARTICLE))

    def marks(self) -> Mapping[str, str]:
        """For the graph of each article, list and the ontology what it was made from, in a word."""
        with told_plainly(self._path):
            return marks(self.engine)

    def beside(self, name: str) -> Path | None:
        """The file of this name in the store's folder, for what follows from the graph; None in memory."""
        return self._path / name if self._path else None

    def _publish(self) -> None:
        if self._path:
            publish(self.engine, folder.snapshots(self._path))

    def _stamp(self, name: ox.NamedNode) -> tuple[str, str] | None:
        from graph.storing.decoding import decode_article  # only writers need it

        facts = tuple(self.quads(name, name))
        if not facts:
            return None
        record = decode_article(facts)
        return record.content_hash, record.extractor


def _outcome(known: tuple[str, str] | None, stamp: tuple[str, str]) -> Outcome:
    if known is None:
        return Outcome.STORED
    return Outcome.UNCHANGED if known == stamp else Outcome.REPLACED
