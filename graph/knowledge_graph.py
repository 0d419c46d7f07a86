"""The Python face of Actorgraph: one object over a store, with what the command line can do as methods.

Each method imports what it alone needs, so that a question is answered before another's parts are loaded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, Unpack

from graph.building import Building
from graph.errors import StoreError
from graph.exchanging import Exchanging, with_cards
from graph.keeping import Keeping
from graph.limits import MAX_QUERY_SECONDS, MAX_ROWS
from graph.storing.embedded import EmbeddedStore
from graph.storing.folder import locate

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from graph.asking.answers import ActorCard, RelationRow
    from graph.asking.articles import ArticleCard
    from graph.asking.auditing import Audit
    from graph.asking.conditions import ConditionsGiven
    from graph.asking.explaining import Explanation
    from graph.asking.readings import Reading
    from graph.asking.results import Result
    from graph.asking.statistics import Statistics
    from graph.asking.teaching import Lesson
    from graph.asking.validating import Checked
    from graph.pipeline import Pipeline


class KnowledgeGraph(Building, Keeping, Exchanging):
    """A graph of who does what to whom.

    Args:
        store: a folder; None keeps the graph in memory.
        read_only: open what is there, also beside a writer; building is refused.
        new: make the store where there is none.
        ontology: Turtle files that teach more relations or name more actors than our own do.
        model: a spaCy pipeline that is installed; None for the one that comes along.

    Raises:
        StoreError: if there is no store to read, or it cannot be opened.

    Example:
        >>> from graph import KnowledgeGraph
        >>> with KnowledgeGraph() as kg:
        ...     kg.statistics().articles
        0
    """

    def __init__(
        self,
        store: str | Path | None = None,
        *,
        read_only: bool = False,
        new: bool = True,
        ontology: Iterable[str | Path] = (),
        model: str | None = None,
    ) -> None:
        if isinstance(store, str) and store.startswith(("http://", "https://")):
            raise StoreError(f"{store}: remote stores cannot be used yet; name a folder")
        self._ontology, self._model = tuple(map(Path, ontology)), model
        self._folder = None if store is None else Path(store)
        if read_only and store is not None:
            self.store = EmbeddedStore.open_read_only(Path(store))
            return
        if store is not None and not new:
            locate(Path(store))
        self.store = EmbeddedStore.open(Path(store) if store is not None else None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the store."""
        self.store.close()

    @cached_property
    def pipeline(self) -> Pipeline:
        """What reads articles for this graph.

        Raises:
            OntologyError: naming file and line, if a file of the ontology is not as it must be.
        """
        from graph import ontology  # these read the ontology, which no question needs
        from graph.lists import known_to_readers  # see above
        from graph.pipeline import DEFAULT_MODEL, Pipeline  # see above

        base = ontology.load(extra=self._ontology, cache=cache_folder())
        known = known_to_readers(self.store, base, cache_folder())
        return Pipeline(known, self._model or DEFAULT_MODEL, cache_folder())

    def actor(self, name: str) -> ActorCard:
        """The actor of this name; see ``graph.asking.actors.find_actor``."""
        from graph.asking import actors  # see above

        return actors.find_actor(self.store, name)

    def actors(self, text: str = "", limit: int = MAX_ROWS) -> tuple[ActorCard, ...]:
        """The actors of whom anything is stated, or those with ``text`` in a name."""
        from graph.asking import actors  # see above

        return actors.search_actors(self.store, text, limit)

    def relations(
        self,
        actor: str | None = None,
        other: str | None = None,
        *,
        evidence: bool = False,
        limit: int = MAX_ROWS,
        **conditions: Unpack[ConditionsGiven],
    ) -> tuple[RelationRow, ...]:
        """Who does what to whom, grouped; see ``graph.asking.relating.relations``."""
        from graph.asking import relating  # see above

        return relating.relations(self.store, actor, other, evidence=evidence, limit=limit, **conditions)

    def timeline(
        self,
        actor: str | None = None,
        other: str | None = None,
        *,
        evidence: bool = False,
        limit: int = MAX_ROWS,
        **conditions: Unpack[ConditionsGiven],
    ) -> tuple[RelationRow, ...]:
        """The same by day; see ``graph.asking.relating.timeline``."""
        from graph.asking import relating  # see above

        return relating.timeline(self.store, actor, other, evidence=evidence, limit=limit, **conditions)

    def path(self, actor: str, other: str, *, evidence: bool = False) -> tuple[RelationRow, ...]:
        """The shortest chain of relations between two actors."""
        from graph.asking import paths  # see above

        return paths.path(self.store, actor, other, evidence=evidence)

    def articles(self, text: str = "", limit: int = MAX_ROWS) -> tuple[ArticleCard, ...]:
        """The articles with these words in title, id, publisher, agency or address, the latest first."""
        from graph.asking import articles  # see above

        return articles.search_articles(self.store, text, limit)

    def reading(self, article: str, limit: int = MAX_ROWS) -> Reading:
        """What was read in one article, by id; see ``graph.asking.readings.reading``."""
        from graph.asking import readings  # see above

        return readings.reading(self.store, article, limit)

    def explain(self, statement: str) -> Explanation:
        """Everything about one statement, by id."""
        from graph.asking import explaining  # see above

        return explaining.explain(self.store, statement)

    def query(self, sparql: str, *, timeout: float | None = MAX_QUERY_SECONDS) -> Result:
        """Answer a SPARQL query; our prefixes are known, updates and remote access are refused.

        It runs in a process of its own, which is ended after ``timeout`` seconds. None is for queries that
        you trust: they run in this process, as long as they take.
        """
        from graph.asking import queries  # see above

        return queries.query(self.store, sparql, seconds=timeout)

    def saved_query(self, name: str, **given: str) -> Result:
        """Answer a saved query (a file of ontology/queries/) for what is given to its variables.

        Values are written as people do; see ``graph.asking.parameters.terms``.

        Raises:
            QueryError: if there is no such query, or a variable is missing or not one of its.
            UnknownActorError, AmbiguousActorError: if a name is nobody's or several actors'.
        """
        from graph.asking import parameters, queries  # see above

        return queries.run(self.store, name, parameters.terms(self.store, name, given))

    def statistics(self) -> Statistics:
        """How much the graph holds."""
        from graph.asking import statistics  # see above

        return statistics.statistics(self.store)

    def validate(self) -> Iterator[Checked]:
        """Check each graph of the store against the shapes; see ``graph.asking.validating.validate``."""
        from graph.asking import validating  # see above

        return validating.validate(self.store)

    def check_ontology(self) -> Lesson:
        """Which examples of the ontology teach nothing or clash; see ``graph.asking.teaching.check``."""
        from graph.asking import teaching  # imports spaCy

        return teaching.check(self.pipeline.ontology, self.pipeline.model, self.pipeline.cache)

    def check_actors(self) -> Audit:
        """Where what is known of actors beforehand contradicts itself; see ``graph.asking.auditing``.

        Raises:
            OntologyError: naming file and line, if a file of the ontology is not as it must be.
        """
        from graph import ontology  # these read the ontology, which no question needs
        from graph.asking import auditing  # see above

        return auditing.audit(ontology.load(extra=self._ontology))

    def network(
        self, actor: str | None = None, **conditions: Unpack[ConditionsGiven]
    ) -> nx.MultiDiGraph[Any]:
        """The relations as a networkx graph: actors as nodes, grouped relations as edges."""
        from graph.showing.network import to_networkx  # imports networkx

        return to_networkx(with_cards(self.store, self.relations(actor, **conditions)))

    def page(self, actor: str | None = None) -> str:
        """A self-contained HTML page of the whole graph, or of one actor's relations."""
        from graph.showing.page import build_page  # imports networkx and pyvis

        title = (
            self.actor(actor).label
            if actor
            else f"Who does what to whom, in {self.statistics().articles:,} articles"
        )
        return build_page(
            with_cards(self.store, self.relations(actor, evidence=True, factuality="all")), title
        )

    @property
    def rdflib(self) -> rdflib.Dataset:
        """The store as an rdflib dataset, for all that rdflib can do."""
        from graph.storing.rdflib_view import as_rdflib  # imports rdflib

        return as_rdflib(self.store)


def cache_folder() -> Path:
    """Where compiled examples are kept for this user."""
    from platformdirs import user_cache_path  # only building needs it

    return user_cache_path("actorgraph")
