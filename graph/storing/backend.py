"""What every store can do, on disk, in memory or behind an endpoint; the floors above know no more of one."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self, TypeAlias

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Triple,
)

from graph.indexing.index import Index

if TYPE_CHECKING:
    from graph.model import Article, Statement
    from graph.storing.records import Outcome, StoredArticle

Batch: TypeAlias = "Iterable[tuple[Article, tuple[Statement, ...]]]"
Subject: TypeAlias = NamedNode | BlankNode | Triple
GraphName: TypeAlias = NamedNode | BlankNode | DefaultGraph
Bindings: TypeAlias = Mapping[str, NamedNode | Literal]
Answer: TypeAlias = QuerySolutions | QueryBoolean | QueryTriples | Iterator[Triple]


class Closing(ABC):
    """What is closed when its ``with`` block is left."""

    @abstractmethod
    def close(self) -> None:
        """Let go of what is held."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


class Store(Protocol):
    """A graph of articles, each in its own named graph beside the ontology's."""

    @property
    def state(self) -> int:
        """The number of what it holds; another one after each change."""
        ...

    @property
    def index(self) -> Index:
        """What is counted and looked up beforehand of what the store holds."""
        ...

    def put(self, batch: Batch, extractor: str) -> tuple[Outcome, ...]:
        """Store articles with their statements, all or none; what became of each, in order."""
        ...

    def is_current(self, article: Article, extractor: str) -> bool:
        """Whether this very article is stored with statements of this extractor, so that nothing is to do."""
        ...

    def forget(self, *article_ids: str) -> bool:
        """Remove articles and all that was learnt from them, all or none; whether any was there."""
        ...

    def articles(self) -> Iterator[StoredArticle]:
        """The records of all articles, in order of their IRIs."""
        ...

    def graphs(self) -> Iterator[GraphName]:
        """The names of all named graphs, sorted."""
        ...

    def quads(self, graph: GraphName | None = None, subject: Subject | None = None) -> Iterator[Quad]:
        """All quads, or those of one graph, or about one subject, in no order."""
        ...

    def query(self, query: str, bindings: Bindings | None = None) -> Answer:
        """Answer a SPARQL 1.1 query over the union of all graphs; trusts it."""
        ...

    def query_within(self, query: str, seconds: float) -> AbstractContextManager[Answer]:
        """Answer a query that nobody vouches for; raises QueryDeadlineError when it takes longer."""
        ...

    def take_in(self, files: Iterable[Path]) -> Mapping[str, Outcome]:
        """Take in the graphs of our own N-Quads or TriG, all or none; what became of each, by IRI."""
        ...

    def take(self, graphs: Callable[[], Iterable[tuple[str, bytes]]]) -> Mapping[str, Outcome]:
        """Take in graphs that are known to be ours, each as N-Quads writes it, with its canonical lines.

        What became of each, by IRI. They may be asked for twice.
        """
        ...

    def load_ontology(self, files: Iterable[Path], ontology_hash: str) -> bool:
        """Make the ontology's graph hold these Turtle files; whether it had to change."""
        ...

    def replace(self, graphs: Mapping[NamedNode, Collection[Quad]]) -> bool:
        """Make each of these graphs hold exactly these quads, all or none; whether anything changed."""
        ...

    def mentioning(self, actor: str) -> frozenset[NamedNode]:
        """The graphs of articles that name an actor by this IRI, as they are written or as they were read."""
        ...

    def wipe(self) -> None:
        """Leave nothing on the disk of what was forgotten."""
        ...

    def refresh(self) -> None:
        """Let go of the memory that a long build has filled; nothing else may be reading from this object."""
        ...

    @property
    def superseded(self) -> bool:
        """Whether what was opened to read is no longer the newest state; opening it again gives that."""
        ...

    def marks(self) -> Iterator[tuple[str, str]]:
        """What each article, list and the ontology was made from, in words, by IRI."""
        ...

    def signatures(self) -> Iterator[tuple[str, str, str]]:
        """The IRI of each article that has a text, its day or "", and the signature of the text."""
        ...

    def beside(self, name: str) -> Path | None:
        """The file of this name in the store's folder, for what follows from the graph; None in memory."""
        ...

    @property
    def is_read_only(self) -> bool:
        """Whether nothing may be written, beside the graph either."""
        ...

    def close(self) -> None:
        """Let go of the store."""
        ...
