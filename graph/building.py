"""How articles get into a ``KnowledgeGraph``, once or again and again."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, TypedDict, Unpack

from graph.fetching import FETCHED, is_address
from graph.limits import MAX_BATCHES_OPEN

if TYPE_CHECKING:
    from graph.gathering import Gathering, State
    from graph.model import Rejection
    from graph.pipeline import BuildReport, Pipeline, Progress, Understood
    from graph.reading import Taken
    from graph.storing.backend import Store
    from graph.storing.texts import Texts

EVERY: Final = 60.0
"""Seconds between two looks at what is watched: feeds change every few minutes."""


class Gathered(TypedDict, total=False):
    """How articles are gathered, whether their texts are kept, and whether the store is ours alone.

    See ``graph.gathering.Gathering`` and ``graph.fetching.fetcher.Manner``.
    """

    follow: bool
    allow_private: bool
    texts: bool
    alone: bool
    taken: Callable[[Taken], None]
    counted: Callable[[int], None]
    seen: dict[Path, State]


class Building:
    """The methods of a ``KnowledgeGraph`` that read articles. Each imports what it alone needs."""

    store: Store
    texts: Texts
    settle: Callable[[], None]
    _folder: Path | None
    _remote: bool
    _ontology: tuple[Path, ...]
    _model: str | None

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

    def build(
        self,
        sources: Iterable[str | Path],
        watch: Callable[[Progress | Rejection], None] = lambda _: None,
        stdin: BinaryIO | None = None,
        jobs: int = 1,
        *,
        guarded: bool = False,
        **gathered: Unpack[Gathered],
    ) -> BuildReport:
        """Read files, folders or addresses into the graph, with one node for each actor.

        Args:
            sources: see ``Pipeline.build``, as for ``watch``, ``stdin`` and ``jobs``.
            watch: called for each article and each rejection.
            stdin: the bytes behind "-".
            jobs: how many processes read.
            guarded: whether a process of its own reads also where it is the only one: it can be ended.
            gathered: ``follow`` to fetch the articles that feeds and lists name, ``allow_private`` to fetch
                from this machine and its network, ``texts`` False to keep quotes alone, not whole texts,
                ``alone`` if nothing else reads from this object meanwhile: then its memory is let go of now
                and then, so that it does not grow with the number of articles.
        """
        from graph.deriving import derive  # lookups do without

        named = tuple(sources)
        keep = self.texts.keep if gathered.pop("texts", True) and not self._remote else None
        let_go = self.store.refresh if gathered.pop("alone", False) else lambda: None
        gathering = self._gathering(named, **gathered)
        rest = rests(let_go)
        report = self.pipeline.build(
            self.store, named, stdin, watch, jobs, gathering=gathering, guarded=guarded, keep=keep, rest=rest
        )
        derive(self.store, let_go)
        if gathering.web:
            gathering.web.memory.keep()
        return report

    def extract(
        self,
        sources: Iterable[str | Path],
        stdin: BinaryIO | None = None,
        jobs: int = 1,
        *,
        guarded: bool = False,
        **gathered: Unpack[Gathered],
    ) -> Iterator[Understood | Rejection]:
        """What sources state, article by article; nothing is stored. See ``build`` for the arguments."""
        named = tuple(sources)
        gathering = self._gathering(named, **gathered)
        return self.pipeline.extract(named, stdin, jobs, gathering=gathering, guarded=guarded)

    def watch(
        self,
        sources: Iterable[str | Path],
        watch: Callable[[Progress | Rejection], None] = lambda _: None,
        *,
        every: float = EVERY,
        jobs: int = 1,
        sleep: Callable[[float], None] = time.sleep,
        **gathered: Unpack[Gathered],
    ) -> Iterator[BuildReport]:
        """Build again and again, for ever; readers of the store see what is added.

        A file is read again when it has changed, an address when its server says so. Processes of their own
        read, so that an article with which one hangs ends nothing else.

        Args:
            sources: files, folders, feeds and other addresses.
            watch: see ``build``.
            every: seconds between the end of a round and the next.
            jobs: see ``build``.
            sleep: waits so many seconds.
            gathered: see ``build``.

        Yields:
            What each round did.
        """
        named = tuple(sources)
        seen = gathered.setdefault("seen", {})
        while True:
            before = dict(seen)
            try:
                report = self.build(named, watch, jobs=jobs, guarded=True, **gathered)
            except BaseException:
                seen.clear()
                seen.update(before)
                raise
            yield report
            sleep(every)

    def _gathering(self, sources: Iterable[str | Path], **gathered: Unpack[Gathered]) -> Gathering:
        from graph.gathering import Gathering, Web  # lookups do without

        follow, private = gathered.pop("follow", False), gathered.pop("allow_private", False)
        if not follow and not any(map(is_address, sources)):
            return Gathering(None, **gathered)  # type: ignore[misc]  # what is left are its fields
        from graph.fetching.fetcher import Fetcher, Manner  # only who fetches needs what speaks HTTP
        from graph.fetching.memory import Memory  # see above

        memory = Memory(self._folder / FETCHED if self._folder else None)
        return Gathering(Web(Fetcher(Manner(allow_private=private)), memory, follow), **gathered)  # type: ignore[misc]  # see above


def rests(let_go: Callable[[], object]) -> Callable[[], None]:
    """What is to be called behind each batch; behind every so many it lets go of the memory they fill."""
    batches = count(1)

    def rest() -> None:
        if not next(batches) % MAX_BATCHES_OPEN:
            let_go()

    return rest


def cache_folder() -> Path:
    """Where compiled examples are kept for this user."""
    from platformdirs import user_cache_path  # only building needs it

    return user_cache_path("actorgraph")
