"""Paths, addresses and standard input in, articles out: the one place where reading and fetching meet."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeAlias, cast
from urllib.parse import urlsplit

from graph.errors import FetchError
from graph.fetching import is_address
from graph.model import Article, Rejection, Unchanged
from graph.reading import Source, Taken, read_source
from graph.reading.files import File, files_of, read_named
from graph.reading.identities import unique
from graph.reading.naming import Naming, told_apart
from graph.reading.source import Items

if TYPE_CHECKING:
    from graph.fetching.fetcher import Fetcher
    from graph.fetching.memory import Memory

State: TypeAlias = tuple[int, int]
"""Size and moment of the last change (nanoseconds) of a file."""


@dataclass(frozen=True, slots=True)
class Web:
    """How addresses are fetched.

    ``follow`` says whether also the articles that a feed or a list only names are; ``memory`` knows what was
    fetched before.
    """

    fetcher: Fetcher
    memory: Memory
    follow: bool = False


@dataclass(frozen=True, slots=True)
class Gathering:
    """How articles are gathered.

    Args:
        web: fetches addresses; None refuses them.
        taken: told after each input what it was taken for.
        counted: told how many bytes of a file were read.
        seen: files that are passed over while they stay as they are there; None to read all. What is read is
            noted in it.
    """

    web: Web | None = None
    taken: Callable[[Taken], None] = lambda _: None
    counted: Callable[[int], None] | None = None
    seen: dict[Path, State] | None = field(default=None)

    def items(
        self, sources: Iterable[str | Path], stdin: BinaryIO | None = None
    ) -> Iterator[Article | Rejection]:
        """The articles of all sources, lazily and in order, a Rejection for each input that is none.

        Args:
            sources: what ``graph.reading.read`` takes, and addresses of the web.
            stdin: the bytes behind "-".
        """
        return unique(self.repeated(sources, stdin))

    def repeated(
        self, sources: Iterable[str | Path], stdin: BinaryIO | None = None
    ) -> Iterator[Article | Rejection]:
        """The same, of an id that comes twice both: for those who tell ids apart later."""
        named = tuple(sources)
        known = told_apart(source for source in named if not is_address(source))
        return (item for source in named for item in self._of(source, stdin, known))

    def _of(self, source: str | Path, stdin: BinaryIO | None, known: Naming) -> Items:
        if is_address(source):
            return self._fetched(str(source), str(source))
        wanted = self._is_wanted if self.seen is not None else None
        return read_named(source, stdin, self._read, wanted, known.id_of)

    def _read(self, source: Source) -> Items:
        if self.web and self.web.follow:
            source = replace(source, follow=self._fetched)
        if self.counted:
            source = source.counted(self.counted)
        return read_source(source, taken=self.taken)

    def _fetched(self, url: str, where: str) -> Items:
        """What an address holds; what is not sent again because nothing has changed is said to be so."""
        if self.web is None:
            yield Rejection(where, "an address, and nothing is fetched here")
            return
        memory, whole = self.web.memory, True
        try:
            found = self.web.fetcher.fetch(url, memory.known(url))
        except FetchError as error:
            yield Rejection(url, error.reason)
            return
        if found.body is None:
            yield Unchanged(url, "unchanged since it was fetched")
            return
        with found.body as body:
            source = Source.of(cast("BinaryIO", body), url, found.url, Path(urlsplit(found.url).path).suffix)
            source = replace(
                source, url=found.url, content_type=found.content_type, retrieved=found.retrieved
            )
            try:
                for item in self._read(source):
                    whole = whole and isinstance(item, Article | Unchanged)
                    yield item
            finally:  # also where only the first article was wanted
                if whole:
                    memory.note(url, found.validators)

    def _is_wanted(self, path: Path) -> bool:
        """Whether a file is another than when it was last seen; from now on it is seen as it is."""
        state, seen = _state(path), self.seen
        if seen is None or state is None:
            return True
        wanted = seen.get(path) != state
        seen[path] = state
        return wanted


def extent(sources: Iterable[str | Path]) -> int | None:
    """How many bytes there are to read; None where nobody can tell, as of addresses and standard input."""
    total = 0
    for source in sources:
        if is_address(source) or source == "-":
            return None
        for found in files_of(source):
            if isinstance(found, File) and (state := _state(found.path)):
                total += state[0]
    return total


def _state(path: Path) -> State | None:
    try:
        status = os.stat(path)  # noqa: PTH116  # a hundred thousand of them, and this is twice as fast
    except (OSError, ValueError):
        return None
    return status.st_size, status.st_mtime_ns
