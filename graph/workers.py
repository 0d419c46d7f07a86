"""Articles in, what is made of each out in the same order, by several processes; nothing is lost with one.

What every process knows from the start (a relation type with its hundreds of examples) travels by name. An
article with which a process dies twice is handed back with the reason; all others are read all the same.
"""

from __future__ import annotations

import io
import os
import pickle
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context, parent_process, resource_tracker
from threading import Thread
from types import TracebackType
from typing import Any, Final, Generic, Self, TypeVar

from graph.model import Article, RelationType

Result = TypeVar("Result")
Other = TypeVar("Other")

AHEAD: Final = 4
"""Articles given to each process before the first comes back: enough that none waits for work."""


@dataclass
class Workers(Generic[Result]):
    """Processes that apply a function to articles; use it in a ``with`` block, which ends them.

    Args:
        count: how many processes; they start with the first article.
        make: called once in each process with ``given``; what it returns is applied to each article.
        given: what ``make`` needs; it has to be picklable.
        lost: what to hand back for an article with which a process died.
        relations: the relation types that every process knows, by name.
    """

    count: int
    make: Callable[..., Callable[[Article], Result]]
    given: tuple[Any, ...]
    lost: Callable[[Article], Result]
    relations: Mapping[str, RelationType] = field(default_factory=dict)
    _pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def map(self, items: Iterable[Article | Other]) -> Iterator[Result | Other]:
        """The results in the order of the articles, of which only a few are taken ahead of need.

        What is no article is handed on in its place.
        """
        waiting: deque[_Waiting | Other] = deque()
        for item in items:
            waiting.append(self._submit(item) if isinstance(item, Article) else item)
            if len(waiting) > AHEAD * self.count:
                yield self._next(waiting)
        while waiting:
            yield self._next(waiting)

    def _next(self, waiting: deque[_Waiting | Other]) -> Result | Other:
        first = waiting.popleft()
        if not isinstance(first, _Waiting):
            return first
        try:
            return self._received(first.future.result())
        except BrokenProcessPool:
            result = self._again(first.article)
            others = [self._submit(one.article) if isinstance(one, _Waiting) else one for one in waiting]
            waiting.clear()
            waiting.extend(others)
            return result

    def _again(self, article: Article) -> Result:
        """Try an article alone: a process died, and it may be another article that it died of."""
        self._end()
        try:
            return self._received(self._submit(article).future.result())
        except BrokenProcessPool:
            self._end()
            return self.lost(article)

    def _submit(self, article: Article) -> _Waiting:
        try:
            with _uninterrupted():
                return _Waiting(article, self._running().submit(_apply, article))
        except BrokenProcessPool as error:
            broken = Future[bytes]()
            broken.set_exception(error)
            return _Waiting(article, broken)

    def _running(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # Not forked: the store and the progress line have threads, which a fork would cut off.
            self._pool = ProcessPoolExecutor(
                self.count, get_context("spawn"), _begin, (self.make, self.given)
            )
        return self._pool

    def _end(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def _received(self, data: bytes) -> Result:
        result: Result = _Unpickler(data, self.relations).load()
        return result


@dataclass(frozen=True, slots=True)
class _Waiting:
    """An article that a process has been given, and what will come back."""

    article: Article
    future: Future[bytes]


class _Pickler(pickle.Pickler):
    def persistent_id(self, found: object) -> str | None:
        return found.name if isinstance(found, RelationType) else None


class _Unpickler(pickle.Unpickler):
    def __init__(self, data: bytes, relations: Mapping[str, RelationType]) -> None:
        super().__init__(io.BytesIO(data))
        self._relations = relations

    def persistent_load(self, name: str) -> RelationType:
        return self._relations[name]


_doing: list[Callable[[Article], object]] = []
"""What this process applies, in a process of a pool."""


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold SIGINT back, for processes that start meanwhile for good: who interrupts means the one above."""
    resource_tracker.ensure_running()  # which would let it through if it started only now
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(make: Callable[..., Callable[[Article], object]], given: tuple[Any, ...]) -> None:
    Thread(target=_end_with_parent, daemon=True).start()
    _doing[:] = [make(*given)]


def _end_with_parent() -> None:
    if (parent := parent_process()) is not None:
        parent.join()
        os._exit(1)


def _apply(article: Article) -> bytes:
    out = io.BytesIO()
    _Pickler(out, pickle.HIGHEST_PROTOCOL).dump(_doing[0](article))
    return out.getvalue()
