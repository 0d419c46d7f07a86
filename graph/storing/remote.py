"""The store behind an address: any server of SPARQL 1.1, spoken to in its dialect.

An article is one graph and is put as one, so that it is all in or not at all. A batch is several: what was
put before a server failed stays, and the next build finds it and goes on. Where a server takes no whole
graphs, an article is inserted in pieces, its stamp with the last; a build that was broken off puts it again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import pyoxigraph as ox

from graph.errors import QueryError, StoreError
from graph.indexing.index import Index
from graph.model import Article
from graph.ontology import ONTOLOGY_GRAPH
from graph.storing import patterns
from graph.storing import terms as t
from graph.storing.backend import Answer, Batch, Bindings, Closing, GraphName, Subject
from graph.storing.bound import bound, check_syntax, form_of, prefixes
from graph.storing.endpoint import RESULTS, TRIPLES, Endpoint
from graph.storing.faults import one_line
from graph.storing.records import Outcome, StoredArticle
from graph.storing.results import QUESTIONS, parsed
from graph.storing.transport import Credentials


class RemoteStore(Closing):
    """A graph of articles on a server. Several may write: of one article the last counts."""

    def __init__(self, endpoint: Endpoint, *, read_only: bool = False) -> None:
        self.endpoint = endpoint
        self._read_only = read_only
        self._index: Index | None = None
        self._writes = 0

    @classmethod
    def open(cls, address: str, credentials: Credentials | None = None, *, read_only: bool = False) -> Self:
        """Open the store at an address; see ``graph.storing.endpoint.Endpoint``."""
        return cls(Endpoint(address, credentials), read_only=read_only)

    @property
    def state(self) -> int:
        """How often this process has written; what others write is not counted."""
        return self._writes

    @property
    def index(self) -> Index:
        """What is counted and looked up beforehand; made in memory, from all graphs, when it is asked for."""
        if self._index is None:
            from graph.storing.columns import columns_of  # not everybody asks
            from graph.storing.deriving import contents  # see above

            told = (columns_of(name, self.quads(name)) for name in map(_named, self.graphs()))
            self._index = Index.open(None)
            self._index.replace(map(contents, told), 0)
        return self._index

    def marks(self) -> Iterator[tuple[str, str]]:
        """What each article, list and the ontology was made from, in words, by IRI."""
        return ((t.value(row["graph"]), t.value(row["marks"])) for row in self._select(patterns.MARKS))

    def signatures(self) -> Iterator[tuple[str, str, str]]:
        """The IRI of each article that has a text, its day or "", and the signature of the text."""
        for row in self._select(patterns.SIGNATURES):
            yield t.value(row["graph"]), t.value(row["day"]), t.value(row["signature"])

    def beside(self, name: str) -> None:
        """None: what follows from a graph on a server is worked out in memory each time."""

    @property
    def is_read_only(self) -> bool:
        """Whether nothing may be written."""
        return self._read_only

    @property
    def superseded(self) -> bool:
        """Never: a server always answers for its newest state."""
        return False

    def close(self) -> None:
        """Close the connections."""
        self.endpoint.close()

    def put(self, batch: Batch, extractor: str) -> tuple[Outcome, ...]:
        """Store articles with their statements, each all in or not at all; see ``EmbeddedStore.put``."""
        from graph.storing.putting import encoded  # only writers need it

        put = encoded(self, batch, extractor)
        for name, quads in put.graphs.items():
            self._write(name, quads)
        return put.outcomes

    def is_current(self, article: Article, extractor: str) -> bool:
        """Whether this very article is stored with statements of this extractor, so that nothing is to do."""
        from graph.storing.putting import stamped  # only writers need it

        return stamped(self, t.article_node(article.id)) == (article.content_hash, extractor)

    def forget(self, *article_ids: str) -> bool:
        """Remove articles and all that was learnt from them, one by one; whether any was there."""
        from graph.storing.putting import stamped  # only writers need it

        there = [name for name in map(t.article_node, article_ids) if stamped(self, name)]
        for name in there:
            self._write(name, ())
        return bool(there)

    def wipe(self) -> None:
        """Refused: what a server's disk remembers is its own affair.

        Raises:
            StoreError: always.
        """
        raise StoreError(f"{self.endpoint.address}: a server cannot be told to wipe its disk")

    def refresh(self) -> None:
        """Nothing is held here that grows."""

    def articles(self) -> Iterator[StoredArticle]:
        """The records of all articles, in order of their IRIs."""
        from graph.storing.putting import records  # lookups ask in SPARQL instead

        return records(self)

    def graphs(self) -> Iterator[GraphName]:
        """The names of our named graphs, sorted; others that the server holds are not ours to see."""
        return iter(sorted((_named(row["graph"]) for row in self._select(patterns.GRAPHS)), key=str))

    def quads(self, graph: GraphName | None = None, subject: Subject | None = None) -> Iterator[ox.Quad]:
        """All quads of our graphs, or those of one graph, or about one subject, in no order."""
        if isinstance(subject, (ox.BlankNode, ox.Triple)) or isinstance(
            graph, (ox.BlankNode, ox.DefaultGraph)
        ):
            return  # nothing of ours
        if subject is None:
            for name in [graph] if graph else self.graphs():
                yield from (
                    ox.Quad(one.subject, one.predicate, one.object, name)
                    for one in self._triples(_named(name))
                )
        elif graph is None:
            for row in self._select(patterns.ABOUT, {"subject": subject}):
                yield ox.Quad(subject, row["p"], row["o"], row["graph"])
        else:
            for row in self._select(patterns.ABOUT_IN, {"graph": graph, "subject": subject}):
                yield ox.Quad(subject, row["p"], row["o"], graph)

    def query(self, query: str, bindings: Bindings | None = None) -> Answer:
        """Answer a SPARQL 1.1 query over the union of all graphs; our prefixes are known.

        Raises:
            QueryError: if it is malformed, or does not have a variable that is bound.
            StoreError: if the server fails.
        """
        return self._answer(query, bindings or {}, None)

    @contextmanager
    def query_within(self, query: str, seconds: float) -> Iterator[Answer]:
        """Answer a query that nobody vouches for; after that time it is given up, and the server may end it.

        Raises:
            QueryDeadlineError: if it takes longer.
            QueryError: if it is malformed, also where the server would not mind.
        """
        check_syntax(query)
        yield self._answer(query, {}, seconds)

    def take_in(self, files: Iterable[Path]) -> Mapping[str, Outcome]:
        """Take in files of ours, graph by graph, after all have been looked at.

        Raises:
            StoreError: if the server fails, or as ``graph.storing.exported.checked_graphs`` does.
        """
        from graph.storing.exported import checked_graphs  # only imports need it

        named = tuple(files)
        for _ in checked_graphs(named):
            pass
        return self._take(checked_graphs(named))

    def take(self, graphs: Callable[[], Iterable[tuple[str, bytes]]]) -> Mapping[str, Outcome]:
        """Take in graphs that are known to be ours, one by one, after all were given once."""
        for _ in graphs():
            pass
        parsed = ((name, tuple(ox.parse(lines, ox.RdfFormat.N_QUADS))) for name, lines in graphs())
        return self._take((ox.NamedNode(name[1:-1]), quads) for name, quads in parsed)

    def _take(self, graphs: Iterable[tuple[ox.NamedNode, Collection[ox.Quad]]]) -> Mapping[str, Outcome]:
        outcomes = {}
        for name, quads in graphs:
            present = set(self.quads(name))
            changed = Outcome.REPLACED if present else Outcome.STORED
            outcomes[name.value] = Outcome.UNCHANGED if present == set(quads) else changed
            if outcomes[name.value] is not Outcome.UNCHANGED:
                self._write(name, quads)
        return outcomes

    def load_ontology(self, files: Iterable[Path], ontology_hash: str) -> bool:
        """Make the ontology's graph hold these Turtle files; whether it had to change."""
        from graph.storing.turtle import read_turtle  # only writers need it

        name = ox.NamedNode(ONTOLOGY_GRAPH)
        mark = ox.Quad(name, t.CONTENT_HASH, ox.Literal(ontology_hash), name)
        if mark in set(self.quads(name, name)):
            return False
        self._write(name, (*read_turtle(files, name), mark))
        return True

    def replace(self, graphs: Mapping[ox.NamedNode, Collection[ox.Quad]]) -> bool:
        """Make each of these graphs hold exactly these quads, one by one; whether anything changed."""
        changed = {name: quads for name, quads in graphs.items() if set(self.quads(name)) != set(quads)}
        for name, quads in changed.items():
            self._write(name, quads)
        return bool(changed)

    def mentioning(self, actor: str) -> frozenset[ox.NamedNode]:
        """The graphs of articles that name an actor by this IRI, as they are written or as they were read."""
        rows = self._select(patterns.NAMING, {"actor": ox.NamedNode(actor)})
        return frozenset(_named(row["graph"]) for row in rows)

    def _write(self, name: ox.NamedNode, quads: Collection[ox.Quad]) -> None:
        self._index, self._writes = None, self._writes + 1
        if self._read_only:
            raise StoreError(f"the store at {self.endpoint.address} is open to be read only")
        triples = [quad.triple for quad in quads]
        if self.endpoint.keeps_graphs:
            if triples:
                self.endpoint.put(name.value, _n_triples(triples))
            else:
                self.endpoint.delete(name.value)
            return
        self.endpoint.update(f"DROP SILENT GRAPH {name}")
        stamps = [triple for triple in triples if triple.predicate in (t.CONTENT_HASH, t.EXTRACTED_WITH)]
        others = [triple for triple in triples if triple not in stamps]
        for piece in _pieces((*others, *stamps), self.endpoint.dialect.insert):
            self.endpoint.update(f"INSERT DATA {{ GRAPH {name} {{\n{_n_triples(piece).decode()}}} }}")

    def _triples(self, name: ox.NamedNode) -> Iterable[ox.Triple]:
        if self.endpoint.keeps_graphs:
            parsed = ox.parse(self.endpoint.fetch(name.value), ox.RdfFormat.TURTLE)
            return [quad.triple for quad in parsed]
        answer = self.query(patterns.TRIPLES, {"graph": name})
        return () if isinstance(answer, (ox.QuerySolutions, ox.QueryBoolean)) else answer

    def _select(self, query: str, bindings: Bindings | None = None) -> ox.QuerySolutions:
        answer = self.query(query, bindings)
        if not isinstance(answer, ox.QuerySolutions):
            raise StoreError(f"{self.endpoint.address}: no rows in its answer")
        return answer

    def _answer(self, query: str, bindings: Bindings, seconds: float | None) -> Answer:
        form = form_of(query)
        text = prefixes(query) + bound(query, bindings)
        try:
            data = self.endpoint.query(text, RESULTS if form in QUESTIONS else TRIPLES, seconds)
        except QueryError:
            check_syntax(query)  # tells the place, as servers do each in another way
            raise
        try:
            return parsed(data, form)
        except (SyntaxError, ValueError) as error:
            raise StoreError(
                f"{self.endpoint.address}: the answer breaks off or is none ({one_line(error)[:200]}); "
                "the server may have cut it at a time limit of its own"
            ) from error


def _named(term: object) -> ox.NamedNode:
    if not isinstance(term, ox.NamedNode):
        raise StoreError(f"{term} is not the name of a graph")
    return term


def _pieces(triples: Sequence[ox.Triple], size: int) -> Iterator[Sequence[ox.Triple]]:
    return (triples[at : at + size] for at in range(0, len(triples), size))


def _n_triples(triples: Iterable[ox.Triple]) -> bytes:
    return ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
