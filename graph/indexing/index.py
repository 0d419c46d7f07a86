"""The index of one store: brought up to date as graphs change, asked for counts, names and sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from graph.indexing.contents import Contents
from graph.indexing.questions import Questions
from graph.indexing.tables import connect, connect_to_read, plainly


class Index(Questions):
    """The tables of one store, open to be changed or to be read; ``state`` is the number of what they tell.

    The number is -1 where they have never been filled.
    """

    @classmethod
    def open(cls, path: Path | None) -> Self:
        """The index in this file, or one in memory, to be changed; a damaged one is thrown away.

        Raises:
            OSError: if the disk fails.
        """
        try:
            return cls(connect(path))
        except OSError:
            if path is None:
                raise
            discard(path)
            return cls(connect(path))

    @classmethod
    def open_to_read(cls, path: Path) -> Self | None:
        """The index in this file as it is now, whatever is written to it later; None if it cannot be read."""
        connection = connect_to_read(path)
        return None if connection is None else cls(connection)

    @property
    def state(self) -> int:
        """The number of the state of the store that the tables tell."""
        if self._state is None:
            with plainly():
                self._state = int(self._db.execute("SELECT number FROM state").fetchone()[0])
        return self._state

    def replace(self, graphs: Iterable[Contents], state: int) -> None:
        """Take in what these graphs tell now, all of it or nothing.

        Args:
            graphs: the graphs that have changed; one that is gone tells nothing.
            state: the number of the state of the store that the tables tell then.

        Raises:
            OSError: if the disk fails; then the tables tell what they told.
        """
        with self.taking(state) as take:
            for contents in graphs:
                take(contents)

    @contextmanager
    def taking(self, state: int) -> Iterator[Callable[[Contents], None]]:
        """Take in each graph that is told inside the block; see ``replace``."""
        from graph.indexing.writing import Writer  # lookups do without

        with self._changing():
            writer = Writer(self._db)
            yield writer.replace
            writer.finish()
            self._db.execute("UPDATE state SET number = ?", (state,))
        self._state = state

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """A transaction: what the block writes is written whole, or not at all."""
        with plainly():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()


def discard(path: Path) -> None:
    """Remove an index; the next one is made from the store."""
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
