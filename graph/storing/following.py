"""The index beside a store: told of each change, made anew where it is missing or has missed one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

import pyoxigraph as ox

from graph.indexing.index import Index, discard
from graph.storing.snapshots import Snapshot

if TYPE_CHECKING:
    from graph.indexing.contents import Contents
    from graph.storing.columns import Columns

FILE: Final = "index.sqlite"
"""The name of the index beside the engine's folder."""

_TRIES: Final = 20
_WAIT_SECONDS: Final = 0.01  # publishing a state takes a few milliseconds


class Following:
    """Keeps an index in step with a store; see ``graph.storing.changing.Follower``.

    Without an index, one in memory is made when it is asked for.

    Args:
        index: that is followed with or read; None for none yet.
        path: its file; None for one in memory.
    """

    def __init__(self, index: Index | None = None, path: Path | None = None) -> None:
        self._index = index
        self._path = path

    @classmethod
    def open(cls, path: Path) -> Self:
        """The index in this file, to be kept in step.

        Raises:
            OSError: if the disk fails.
        """
        return cls(Index.open(path), path)

    def follow(
        self, engine: ox.Store, graphs: Mapping[ox.NamedNode, Collection[ox.Quad] | None], state: int
    ) -> None:
        """Take in what these graphs hold now, as this state of the store.

        Raises:
            OSError: if the disk fails.
        """
        if self._index is None:
            return
        if self._index.state in (state - 1, state):  # a kill may have come before readers saw the state
            told = (_contents(engine, name, quads) for name, quads in graphs.items())
            self._index.replace(told, state)
        else:
            self.index(engine, state)

    @contextmanager
    def adding(self, state: int) -> Iterator[Callable[[Columns], None]]:
        """Take in each graph that is told inside the block, as this state of the store, all or none.

        Raises:
            OSError: if the disk fails.
        """
        if self._index is None or self._index.state != state - 1:
            yield lambda _: None  # it is made anew when it is asked for
            return
        from graph.storing.deriving import contents  # readers find it done

        with self._index.taking(state) as take:
            yield lambda columns: take(contents(columns))

    def known(self, state: int) -> Index | None:
        """The index of this state of the store, if there is one."""
        return self._index if self._index and self._index.state == state else None

    def index(self, engine: ox.Store, state: int) -> Index:
        """The index of this state of the store, made anew if need be.

        Raises:
            OSError: if the disk fails.
        """
        if self._index is None or self._index.state != state:
            if self._index and self._path:
                self._index.close()
                discard(self._path)
            self._index = Index.open(self._path)
            self._index.replace(all_contents(engine), state)
        return self._index

    def close(self) -> None:
        """Let go of the file."""
        if self._index:
            self._index.close()


def beside(newest: Callable[[], Snapshot]) -> tuple[Snapshot, Following]:
    """The newest state of a store, held, with its index.

    The index is a moment ahead while the writer publishes a state; it then is looked for again. Where there
    is none of the state that is held, one is made in memory when it is asked for.
    """
    for _ in range(_TRIES):
        snapshot = newest()
        path = snapshot.path.parents[1] / FILE
        index = Index.open_to_read(path) if path.exists() else None
        if index is None:
            break
        if index.state == int(snapshot.path.name):
            return snapshot, Following(index)
        index.close()
        snapshot.release()
        from threading import Event  # hardly ever needed

        Event().wait(_WAIT_SECONDS)
    else:
        snapshot = newest()
    return snapshot, Following()


def all_contents(engine: ox.Store) -> Iterator[Contents]:
    """What all graphs of a store tell, in order of their names."""
    names = sorted(name.value for name in engine.named_graphs() if isinstance(name, ox.NamedNode))
    return (_contents(engine, ox.NamedNode(name)) for name in names)


def _contents(engine: ox.Store, name: ox.NamedNode, quads: Collection[ox.Quad] | None = None) -> Contents:
    from graph.storing.columns import columns_of  # readers find it done
    from graph.storing.deriving import contents  # see above

    held = engine.quads_for_pattern(None, None, None, name) if quads is None else quads
    return contents(columns_of(name, held))
