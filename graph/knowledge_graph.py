"""The Python face of Actorgraph: one object over a store, with what the command line can do as methods.

Each method imports what it alone needs, so that a question is answered before another's parts are loaded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from graph.distributing import Distributing
from graph.exchanging import Exchanging
from graph.fetching import is_address
from graph.keeping import Keeping
from graph.limits import MAX_QUERY_SECONDS
from graph.lookups import Lookups
from graph.opening import opened
from graph.preserving import Preserving
from graph.storing.backend import Closing
from graph.storing.texts import FILE, Texts
from graph.viewing import Viewing

if TYPE_CHECKING:
    import rdflib

    from graph.asking.auditing import Audit
    from graph.asking.results import Result
    from graph.asking.teaching import Lesson
    from graph.asking.validating import Checked
    from graph.storing.probing import Finding


class KnowledgeGraph(Closing, Lookups, Distributing, Keeping, Exchanging, Preserving, Viewing):
    """A graph of who does what to whom.

    Args:
        store: a folder, or the address of a SPARQL server; None keeps the graph in memory.
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
        self._ontology, self._model = tuple(map(Path, ontology)), model
        self._folder = Path(store) if store is not None and not is_address(store) else None
        self._remote = is_address(store)
        self.texts = Texts(self._folder / FILE if self._folder else None, read_only=read_only)
        self.store = opened(store, read_only=read_only, new=new, followers=(self.texts,))

    def close(self) -> None:
        """Let go of the store."""
        self.store.close()
        self.texts.close()

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

    def probe(self) -> tuple[Finding, ...]:
        """What the server that keeps the graph can do; see ``graph.storing.probing.probe``.

        Raises:
            StoreError: if the graph is not on a server.
        """
        from graph.storing.probing import probe  # imports httpx

        return probe(self.store)

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

    @property
    def rdflib(self) -> rdflib.Dataset:
        """The store as an rdflib dataset, for all that rdflib can do."""
        from graph.storing.rdflib_view import as_rdflib  # imports rdflib

        return as_rdflib(self.store)
