"""What can be read of a store whose engine is in this process, written to or not."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from graph.errors import QueryError
from graph.indexing.index import Index
from graph.ontology import PREFIXES
from graph.storing.backend import Answer, Bindings, Closing, GraphName, Subject
from graph.storing.faults import one_line, told_plainly


class Readable(Closing):
    """A store over an engine; ``_path`` is its folder, None in memory."""

    _path: Path | None

    @property
    @abstractmethod
    def engine(self) -> ox.Store:
        """The engine itself."""

    @property
    @abstractmethod
    def index(self) -> Index:
        """What is counted and looked up beforehand of what the store holds."""

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

    def mentioning(self, actor: str) -> frozenset[ox.NamedNode]:
        """The graphs of articles that name an actor by this IRI, as they are written or as they were read."""
        from graph.storing.replacing import naming  # only writers need it

        with told_plainly(self._path):
            return naming(self.engine, ox.NamedNode(actor))

    def marks(self) -> Iterator[tuple[str, str]]:
        """What each article, list and the ontology was made from, in words, by IRI."""
        return self.index.marks()

    def signatures(self) -> Iterator[tuple[str, str, str]]:
        """The IRI of each article that has a text, its day or "", and the signature of the text."""
        return self.index.signatures()
