"""Articles in, what is made of each out in the same order, by several processes; nothing is lost with one.

What every process knows from the start (a relation type with its hundreds of examples) travels by name. An
article with which a process dies twice, or never gets done, is handed back with the reason; all others are
read all the same.
"""

from __future__ import annotations

import io
import os
import pickle
import resource
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing import get_context, parent_process, resource_tracker
from threading import Thread
from types import TracebackType
from typing import Any, Final, Generic, Self, TypeVar

from graph.limits import MAX_ARTICLE_SECONDS, MAX_READER_MEMORY, START_SECONDS
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
        lost: what to hand back for an article with which a process died, and why.
        relations: the relation types that every process knows, by name.
        seconds: for one article; beyond it the process is ended.
        memory: bytes that a process may hold; beyond it it ends.
    """

    count: int
    make: Callable[..., Callable[[Article], Result]]
    given: tuple[Any, ...]
    lost: Callable[[Article, str], Result]
    relations: Mapping[str, RelationType] = field(default_factory=dict)
    seconds: float = MAX_ARTICLE_SECONDS
    memory: int = MAX_READER_MEMORY
    _pool: ProcessPoolExecutor | None = None
    _started: bool = False

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
            return self._result(first)
        except BrokenProcessPool:
            result = self._again(first.article)
        except TimeoutError:
            self._kill()
            result = self.lost(first.article, f"it took more than {self.seconds:g} seconds")
        others = [self._submit(one.article) if isinstance(one, _Waiting) else one for one in waiting]
        waiting.clear()
        waiting.extend(others)
        return result

    def _again(self, article: Article) -> Result:
        """Try an article alone: a process died, and it may be another article that it died of."""
        self._end()
        try:
            return self._result(self._submit(article))
        except BrokenProcessPool:
            self._end()
            return self.lost(article, "the process that read it died twice")
        except TimeoutError:
            self._kill()
            return self.lost(article, f"it took more than {self.seconds:g} seconds")

    def _result(self, waiting: _Waiting) -> Result:
        """The result of the article that is next; the first one waits for a process to start as well."""
        result = self._received(waiting.future.result(self.seconds + (0 if self._started else START_SECONDS)))
        self._started = True
        return result

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
                self.count, get_context("spawn"), _begin, (self.memory, self.make, self.given)
            )
            self._started = False
        return self._pool

    def _end(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def _kill(self) -> None:
        """End the processes whatever they are doing."""
        if self._pool is not None:
            kill(self._pool)
        self._end()

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


@contextmanager
def beside(count: int, task: Callable[..., object], *given: object) -> Iterator[None]:
    """So many processes that do a task beside this one, which does the same, until the block ends.

    What fails there fails here, too, and is told here.
    """
    start = get_context("spawn").Process  # not forked, see above
    processes = [start(target=_help, args=(task, given), daemon=True) for _ in range(count)]
    try:
        with _uninterrupted():
            for process in processes:
                process.start()
        yield
    finally:
        for process in processes:
            if process.pid is not None:
                process.kill()
                process.join()


def _help(task: Callable[..., object], given: tuple[object, ...]) -> None:
    end_with_parent()
    with suppress(Exception):
        task(*given)


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


def _begin(memory: int, make: Callable[..., Callable[[Article], object]], given: tuple[Any, ...]) -> None:
    with suppress(OSError, ValueError):  # a lower ceiling of the user's own stays
        resource.setrlimit(resource.RLIMIT_DATA, (memory, resource.getrlimit(resource.RLIMIT_DATA)[1]))
    end_with_parent()
    _doing[:] = [make(*given)]


def kill(pool: ProcessPoolExecutor) -> None:
    """End the processes of a pool whatever they are doing."""
    for process in getattr(pool, "_processes", {}).values():  # public only from Python 3.14 on
        process.kill()


def end_with_parent() -> None:
    """Have this process end when the one that started it is gone, however that ended."""
    Thread(target=_wait_for_parent, daemon=True).start()


def _wait_for_parent() -> None:
    if (parent := parent_process()) is not None:
        parent.join()
        os._exit(1)


def _apply(article: Article) -> bytes:
    out = io.BytesIO()
    try:
        _Pickler(out, pickle.HIGHEST_PROTOCOL).dump(_doing[0](article))
    except MemoryError:
        os._exit(1)  # what is left of the process is not to be trusted
    return out.getvalue()
