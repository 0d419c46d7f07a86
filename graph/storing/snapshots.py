"""States of a store for its readers: published by the writer, held by those who read, removed when unused.

The engine cannot be read by another process while it is written to: files vanish under the reader, and it may
even see half a batch. So the writer links the files of each state into a folder of their own, which nobody
changes; that costs milliseconds, and space only for what the engine rewrites later. A reader locks that
folder (flock), and the writer removes only what nobody has locked.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from pyoxigraph import Store

from graph.errors import StoreError
from graph.limits import MAX_SNAPSHOT_TRIES
from graph.storing.folder import locate


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A state that stays until it is released; ``path`` holds the engine's files."""

    path: Path
    _lock: int

    @classmethod
    def newest(cls, store: Path) -> Self:
        """Hold the state of a store that was published last.

        Raises:
            StoreError: if there is no store, it is of another version, or nothing was published.
        """
        for _ in range(MAX_SNAPSHOT_TRIES):
            folder = locate(store).snapshots
            number = last(folder)
            lock = _lock(folder / str(number), fcntl.LOCK_SH) if number else None
            if lock is not None:
                return cls(folder / str(number), lock)
            if not number and folder == locate(store).snapshots:
                raise StoreError(f"the store at {store} is empty; kg build fills it")
        raise StoreError(f"the store at {store} changes too fast to be read; try again")

    def is_newest(self, store: Path) -> bool:
        """Whether its store has no later state, as far as that can be read."""
        with suppress(StoreError):
            return last(locate(store).snapshots) <= int(self.path.name)
        return True

    def release(self) -> None:
        """Let the writer remove it."""
        os.close(self._lock)

    @contextmanager
    def held(self) -> Iterator[Path]:
        """Its folder, until the block is left."""
        try:
            yield self.path
        finally:
            self.release()


def last(folder: Path) -> int:
    """The number of the state that was published last; 0 where none was. Numbers only grow."""
    return max(_numbers(folder), default=0)


def publish(engine: Store, folder: Path, number: int) -> None:
    """Make the engine's state the newest one; it is on the disk then.

    Args:
        engine: the store, while nothing is being written to it.
        folder: where the states are, on the same file system as the engine's files.
        number: of the state, above all others.

    Raises:
        OSError: if the disk fails; then it is not published.
    """
    folder.mkdir(exist_ok=True)
    engine.backup(folder / str(number))


def sweep(folder: Path, number: int) -> None:
    """Remove the states that nobody reads, but for the one of this number.

    Raises:
        OSError: if the disk fails.
    """
    for other in folder.iterdir():
        if other != folder / str(number):
            remove_unread(other)


def remove_unread(path: Path) -> bool:
    """Remove a folder, unless somebody reads in it; whether it is gone."""
    lock = _lock(path, fcntl.LOCK_EX)
    if lock is not None:
        from shutil import rmtree  # loads compressors, which readers do without

        rmtree(path)
        os.close(lock)
    return not path.exists()


def _numbers(folder: Path) -> list[int]:
    if not folder.is_dir():
        return []
    return [int(entry.name) for entry in folder.iterdir() if entry.name.isdecimal()]


def _lock(path: Path, how: int) -> int | None:
    """A descriptor that holds the lock, or None if another process is in the way or the path is gone."""
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(descriptor, how | fcntl.LOCK_NB)
        if path.exists():
            return descriptor
    except BlockingIOError:
        pass
    os.close(descriptor)
    return None
