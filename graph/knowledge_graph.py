"""The Python face of Actorgraph: one object over a store, with what the command line can do as methods."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, Unpack

from graph.asking import actors, paths, queries, relating, statistics
from graph.asking.answers import ActorCard, RelationRow
from graph.asking.conditions import ConditionsGiven
from graph.asking.results import Result
from graph.errors import StoreError
from graph.model import Rejection
from graph.storing.embedded import EmbeddedStore

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from graph.pipeline import BuildReport, Progress


class KnowledgeGraph:
    """A graph of who does what to whom.

    Args:
        store: a folder, made when first built into; None keeps the graph in memory.
        read_only: open beside a writer; building is refused.

    Raises:
        StoreError: if there is no store to read, or it cannot be opened.

    Example:
        >>> from graph import KnowledgeGraph
        >>> with KnowledgeGraph() as kg:
        ...     kg.statistics().articles
        0
    """

    def __init__(self, store: str | Path | None = None, *, read_only: bool = False) -> None:
        if isinstance(store, str) and store.startswith(("http://", "https://")):
            raise StoreError(f"{store}: remote stores cannot be used yet; name a folder")
        if read_only and store is not None:
            self.store = EmbeddedStore.open_read_only(Path(store))
        else:
            self.store = EmbeddedStore.open(Path(store) if store is not None else None)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the store."""
        self.store.close()

    def build(
        self, sources: Iterable[str | Path], watch: Callable[[Progress | Rejection], None] = lambda _: None
    ) -> BuildReport:
        """Read files or folders into the graph; see ``graph.pipeline.Pipeline.build``."""
        from graph.pipeline import Pipeline  # reads the ontology, which lookups do not need

        return Pipeline(cache=cache_folder()).build(self.store, sources, watch=watch)

    def relations(
        self, actor: str | None = None, other: str | None = None, **conditions: Unpack[ConditionsGiven]
    ) -> tuple[RelationRow, ...]:
        """Who does what to whom, grouped; see ``graph.asking.relating.relations`` for the conditions."""
        return relating.relations(self.store, actor, other, **conditions)

    def actors(self, text: str = "") -> tuple[ActorCard, ...]:
        """The actors of whom anything is stated, or those with ``text`` in a name."""
        return actors.search_actors(self.store, text)

    def path(self, actor: str, other: str, *, evidence: bool = False) -> tuple[RelationRow, ...]:
        """The shortest chain of relations between two actors."""
        return paths.path(self.store, actor, other, evidence=evidence)

    def query(self, sparql: str) -> Result:
        """Answer a SPARQL query; our prefixes are known, updates and remote access are refused."""
        return queries.query(self.store, sparql)

    def statistics(self) -> statistics.Statistics:
        """How much the graph holds."""
        return statistics.statistics(self.store)

    def network(self, actor: str | None = None, **conditions: Unpack[ConditionsGiven]) -> nx.MultiDiGraph[Any]:
        """The relations as a networkx graph: actors as nodes, grouped relations as edges."""
        from graph.showing.network import to_networkx  # networkx takes a while to import

        return to_networkx(self.relations(actor, **conditions))

    @property
    def rdflib(self) -> rdflib.Dataset:
        """The store as an rdflib dataset, for all that rdflib can do."""
        from graph.storing.rdflib_view import as_rdflib  # rdflib takes a while to import

        return as_rdflib(self.store)


def cache_folder() -> Path:
    """Where compiled examples are kept for this user."""
    from platformdirs import user_cache_path  # only building needs it

    return user_cache_path("actorgraph")
