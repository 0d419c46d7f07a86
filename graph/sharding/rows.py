"""Rows and steps in, what the last step says out: each step sees the rows of one key together.

This is the engine of one machine; ``graph.sharding.spark`` has that of a cluster. Rows wait on the disk, and
are put in order there, so that memory does not grow with them.
"""

from __future__ import annotations

import pickle
import signal
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from multiprocessing import get_context
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, Protocol, TypeAlias
from zlib import crc32

from graph.errors import KgError
from graph.identity.steps import Row
from graph.workers import end_with_parent, kill

Step: TypeAlias = Callable[[bytes, Iterator[bytes]], Iterable[Row]]
"""A key and all that is said under it, in order, in; rows out."""

_HEAPS: Final = 4
"""Heaps of rows for each process: the last ones to be done are small."""


class Engine(Protocol):
    """Who applies steps to rows."""

    def run(self, rows: Iterable[Row], steps: Sequence[Step]) -> list[bytes]:
        """What is said in the rows that come out of the last step, which are few."""
        ...


@dataclass(frozen=True, slots=True)
class Here:
    """So many processes of this machine; one is this one itself."""

    jobs: int = 1

    def run(self, rows: Iterable[Row], steps: Sequence[Step]) -> list[bytes]:
        """See ``Engine``.

        Raises:
            KgError: if a process dies.
        """
        heaps = 1 if self.jobs == 1 else self.jobs * _HEAPS
        with TemporaryDirectory() as folder, self._each() as each:
            place = Path(folder)
            _spread(rows, [place / f"0-0-{heap}" for heap in range(heaps)])
            for number, step in enumerate(steps):
                list(each(partial(_applied, step, place, number, heaps), range(heaps)))
            return [said for heap in range(heaps) for _, said in _read(_heap(place, len(steps), heap))]

    @contextmanager
    def _each(self) -> Iterator[Callable[..., Iterable[None]]]:
        if self.jobs == 1:
            yield map
            return
        try:  # not forked, as for those who read (graph.workers)
            with ProcessPoolExecutor(self.jobs, get_context("spawn"), _begin) as pool, _ended(pool):
                yield pool.map
        except BrokenProcessPool as error:
            raise KgError("a process that compares actors died; call it again with fewer --jobs") from error


def in_order(rows: Iterable[Row], step: Step) -> Iterator[Row]:
    """What a step says of rows that come in order of key."""
    for key, group in groupby(rows, key=itemgetter(0)):
        yield from step(key, (said for _, said in group))


def _applied(step: Step, place: Path, number: int, heaps: int, heap: int) -> None:
    """Apply a step to a heap of rows, which is gone then."""
    before = _heap(place, number, heap)
    with closing(_sorted(_read(before))) as rows:
        ordered = rows.execute("SELECT key, said FROM line ORDER BY key, said")
        _spread(in_order(ordered, step), [place / f"{number + 1}-{heap}-{to}" for to in range(heaps)])
    for file in before:
        file.unlink()


def _heap(place: Path, number: int, heap: int) -> list[Path]:
    return sorted(place.glob(f"{number}-*-{heap}"))


def _sorted(rows: Iterable[Row]) -> sqlite3.Connection:
    held = sqlite3.connect("", isolation_level=None)
    held.execute("CREATE TABLE line (key BLOB, said BLOB)")
    held.execute("BEGIN")
    held.executemany("INSERT INTO line VALUES (?, ?)", rows)
    return held


def _spread(rows: Iterable[Row], files: Sequence[Path]) -> None:
    """Write each row to the file that its key tells."""
    with ExitStack() as stack:
        writers = [pickle.Pickler(stack.enter_context(file.open("wb"))) for file in files]
        for row in rows:
            writer = writers[crc32(row[0]) % len(writers)]
            writer.dump(row)
            writer.clear_memo()


def _read(files: Iterable[Path]) -> Iterator[Row]:
    for file in files:
        with file.open("rb") as stream:
            while stream.peek(1):
                row: Any = pickle.load(stream)  # noqa: S301  # from a process of ours
                yield row


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who interrupts means the one above
    end_with_parent()


@contextmanager
def _ended(pool: ProcessPoolExecutor) -> Iterator[None]:
    """Where something fails, nobody waits for what the processes are at."""
    try:
        yield
    except BaseException:
        kill(pool)
        raise
