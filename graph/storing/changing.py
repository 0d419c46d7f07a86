"""The one way in which a store changes: noted, made, told to who follows it, shown to readers.

A note of the graphs that are about to change lies beside the engine until all is done. Where a process ends
in between, the next writer finds the note and tells of these graphs again. So whoever follows a store, such
as an index beside it, hears of each change at least once, and before any reader can see it.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import Protocol

import pyoxigraph as ox

from graph.storing import snapshots
from graph.storing.folder import Home


class Follower(Protocol):
    """What is derived from a store and is to stay in step with it."""

    def follow(self, engine: ox.Store, graphs: Collection[ox.NamedNode], state: int) -> None:
        """Take in what these graphs hold now; a graph that is gone holds nothing.

        It may be told of a change twice, and of graphs that did not change after all.

        Args:
            engine: the store after the change; only to be read.
            graphs: the named graphs that may differ from what was last told.
            state: the number under which readers will know what the store holds now. Numbers only grow; who
                last followed to another number than the one before has missed something, and begins anew.
        """
        ...


class Changes:
    """The changes of a store that is open for writing; ``state`` is the number of what it holds.

    Args:
        engine: the store.
        home: where it is; None for one in memory.
        followers: who is told.
    """

    def __init__(self, engine: ox.Store, home: Home | None, followers: Iterable[Follower] = ()) -> None:
        self.engine = engine
        self.home = home
        self.followers = tuple(followers)
        self.state = snapshots.last(home.snapshots) if home else 0
        try:
            self._pending = _noted(home)
        except ValueError:  # damaged: the gap in the numbers makes followers begin anew
            self._pending, self.state = frozenset(), self.state + 1

    def resume(self) -> None:
        """Finish what a process that ended in between has left, and see that there is a state to read.

        Raises:
            OSError: if the disk fails.
        """
        if self.home and (self.home.pending.exists() or not self.state):
            self.show()

    @contextmanager
    def to(self, graphs: Collection[ox.NamedNode]) -> Iterator[None]:
        """Change these graphs inside the block, whole or not at all; when it ends, readers see the change.

        Raises:
            OSError: if the disk fails. Then the change was made or it was not, and whoever opens the store
                next finishes this.
        """
        self._pending = self._pending.union(graphs)
        if self.home:
            _note(self.home, self._pending)
        yield
        self.show()

    def show(self) -> None:
        """Tell the followers, and then readers, what the store holds now."""
        for follower in self.followers:
            follower.follow(self.engine, self._pending, self.state + 1)
        if self.home:
            snapshots.publish(self.engine, self.home.snapshots, self.state + 1)
            self.home.pending.unlink(missing_ok=True)
        self._pending = frozenset()
        self.state += 1


def _noted(home: Home | None) -> frozenset[ox.NamedNode]:
    if home is None or not home.pending.exists():
        return frozenset()
    whole = home.pending.read_bytes().split(b"\n")[:-1]  # the last line of a killed process may be half
    return frozenset(ox.NamedNode(line.decode()) for line in whole)


def _note(home: Home, graphs: Iterable[ox.NamedNode]) -> None:
    with home.pending.open("a", encoding="utf-8") as note:  # what stands there is not done yet
        note.writelines(f"{graph.value}\n" for graph in graphs)
        note.flush()
        os.fsync(note.fileno())
