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
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from pyoxigraph import Store

from graph.errors import StoreError
from graph.limits import MAX_SNAPSHOT_TRIES


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A state that stays until it is released; ``path`` holds the engine's files."""

    path: Path
    _lock: int

    @classmethod
    def newest(cls, folder: Path) -> Self:
        """Hold the state that was published last.

        Raises:
            StoreError: if none was, or it cannot be read.
        """
        for _ in range(MAX_SNAPSHOT_TRIES):
            number = max(_numbers(folder), default=None)
            if number is None:
                raise StoreError(f"the store at {folder.parent} is empty; kg build fills it")
            path = folder / str(number)
            lock = _lock(path, fcntl.LOCK_SH)
            if lock is not None:
                return cls(path, lock)
        raise StoreError(f"the store at {folder.parent} changes too fast to be read; try again")

    def is_newest(self) -> bool:
        """Whether no later state was published, as far as the folder can be read."""
        return max(_numbers(self.path.parent), default=0) <= int(self.path.name)

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


def publish(engine: Store, folder: Path) -> None:
    """Make the engine's state the newest one, and remove those that nobody reads.

    Args:
        engine: the store, while nothing is being written to it.
        folder: where the states are, on the same file system as the engine's files.

    Raises:
        OSError: if the disk fails.
    """
    folder.mkdir(exist_ok=True)
    new = folder / str(max(_numbers(folder), default=0) + 1)
    engine.backup(new)
    for other in folder.iterdir():
        if other != new:
            _remove(other)


def _numbers(folder: Path) -> list[int]:
    if not folder.is_dir():
        return []
    return [int(entry.name) for entry in folder.iterdir() if entry.name.isdecimal()]


def _remove(path: Path) -> None:
    lock = _lock(path, fcntl.LOCK_EX)
    if lock is not None:
        from shutil import rmtree  # loads compressors, which readers do without

        rmtree(path)
        os.close(lock)


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
