"""The one way in which a store changes: noted, made, told to who follows it, shown to readers.

A note of the graphs that are about to change lies beside the engine until all is done. Where a process ends
in between, the next writer finds the note and tells of these graphs again. So whoever follows a store, such
as an index beside it, hears of each change at least once, and before any reader can see it. Showing a change
to readers is what puts it on the disk.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cached_property
from threading import Event
from typing import TYPE_CHECKING, Final, Protocol, Self

import pyoxigraph as ox

from graph.storing import snapshots
from graph.storing.folder import Home
from graph.storing.following import Following

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

    from graph.storing.columns import Columns
    from graph.storing.states import States

_ANY: Final = b"*"
"""Noted where it is not known yet which graphs are to come."""


class Follower(Protocol):
    """What is derived from a store and is to stay in step with it."""

    def follow(
        self, engine: ox.Store, graphs: Mapping[ox.NamedNode, Collection[ox.Quad] | None], state: int
    ) -> None:
        """Take in what these graphs hold now; a graph that is gone holds nothing.

        It may be told of a change twice, and of graphs that did not change after all.

        Args:
            engine: the store after the change; only to be read.
            graphs: the named graphs that may differ from what was last told, each with its quads, or None
                where these have to be read.
            state: the number under which readers will know what the store holds now. Numbers only grow; who
                last followed to another number than the one before has missed something, and begins anew.
        """
        ...


class Changes:
    """The changes of a store that is open for writing; ``state`` is the number of what it holds.

    Args:
        engine: the store.
        home: where it is; None for one in memory.
        index: what is told of graphs that are added while they are.
        followers: who else is told.
    """

    def __init__(
        self, engine: ox.Store, home: Home | None, index: Following, followers: Iterable[Follower] = ()
    ) -> None:
        self.engine = engine
        self.home = home
        self.followers = tuple(followers)
        self.state = snapshots.last(home.snapshots) if home else 0
        self._states = _states(engine, home) if home else None
        self._index = index
        self._pending: dict[ox.NamedNode, Collection[ox.Quad] | None] = {}
        try:
            self._pending = dict.fromkeys(_noted(home))
        except ValueError:  # any, or damaged: the gap in the numbers makes followers begin anew
            self.state += 1

    def resume(self) -> Self:
        """Finish what a failure or the end of a process has left, and see that there is a state to read.

        Without this, what the engine holds and the disk does not would count as done.

        Raises:
            OSError: if the disk fails.
        """
        left = self._pending or (self.home and (self.home.pending.exists() or not self.state))
        if left:
            self.show()
        return self

    @contextmanager
    def to(self, graphs: Mapping[ox.NamedNode, Collection[ox.Quad] | None]) -> Iterator[None]:
        """Change these graphs inside the block, whole or not at all; when it ends, readers see the change.

        Args:
            graphs: with what each is to hold; None where that is not known.

        Raises:
            OSError: if the disk fails. Then the change was made or it was not, and whoever opens the store
                next finishes this.
        """
        self._pending |= graphs
        if self.home:
            _note(self.home, (name.value.encode() for name in self._pending))
        try:
            yield
            self.show()
        except BaseException:
            self._pending = dict.fromkeys(self._pending)  # whether it was made has to be read
            raise

    @contextmanager
    def adding(self) -> Iterator[Callable[[Columns], None]]:
        """Add graphs that are not there inside the block, all or none, telling each to what it gives.

        Raises:
            OSError: as ``to`` does.
        """
        if self.home:
            _note(self.home, [_ANY])
        added: dict[ox.NamedNode, None] = {}

        def told(graph: Columns) -> None:
            added[ox.NamedNode(graph.graph[1:-1])] = None
            take(graph)

        try:
            with self._index.adding(self.state + 1) as take:
                yield told
            self._show(added, self.followers)
        except OSError:
            self.state += 1  # whether they are there is not known: followers begin anew
            raise
        except BaseException:  # the engine holds none of them
            if self.home:
                self.home.pending.unlink(missing_ok=True)
            raise

    def close(self) -> None:
        """Leave a state that is opened fast, and wait until what nobody reads any more is removed."""
        if self._states and self._states.has_log and not self._pending:
            with suppress(OSError, RuntimeError):  # a full disk; the state that there is holds all, too
                self._aside.submit(self._states.make, with_log=False).result()
                self._tell({}, (self._index, *self.followers))
                self._publish()
        if "_aside" in vars(self):
            self._aside.shutdown()

    @cached_property
    def _aside(self) -> ThreadPoolExecutor:
        """One thread for what waits for the disk: it has removed old states before a new one is made."""
        from concurrent.futures import ThreadPoolExecutor  # readers do without

        return ThreadPoolExecutor(1)

    def show(self) -> None:
        """Tell the followers, and then readers, what the store holds now."""
        self._show(self._pending, (self._index, *self.followers))
        self._pending = {}

    def _show(
        self, graphs: Mapping[ox.NamedNode, Collection[ox.Quad] | None], followers: Iterable[Follower]
    ) -> None:
        with self._making():
            self._tell(graphs, followers)
        self._publish()

    def _tell(
        self, graphs: Mapping[ox.NamedNode, Collection[ox.Quad] | None], followers: Iterable[Follower]
    ) -> None:
        for follower in followers:
            follower.follow(self.engine, graphs, self.state + 1)

    def _publish(self) -> None:
        self.state += 1  # also if publishing fails: it may be there
        if self.home and self._states:
            self._states.publish(self.state)
            self.home.pending.unlink(missing_ok=True)
            self._aside.submit(snapshots.sweep, self.home.snapshots, self.state)

    @contextmanager
    def _making(self) -> Iterator[None]:
        """Have the change on the disk, and a state made of it, when the block has done its work."""
        if self._states is None:
            yield
            return
        begun = Event()
        made = self._aside.submit(_make, self._states, begun)
        begun.wait(sys.getswitchinterval())  # else that thread got its turn only after so long, used or not
        try:
            yield
        finally:
            try:
                made.result()
            finally:
                del made  # what it raises would keep this frame, and with it the engine, alive


def _states(engine: ox.Store, home: Home) -> States:
    from graph.storing.states import States  # loads compressors, which readers do without

    return States(engine, home)


def _make(states: States, begun: Event) -> None:
    begun.set()
    states.make()


def _noted(home: Home | None) -> Iterable[ox.NamedNode]:
    if home is None or not home.pending.exists():
        return ()
    whole = home.pending.read_bytes().split(b"\n")[:-1]  # the last line of a killed process may be half
    return tuple(ox.NamedNode(line.decode()) for line in whole)


def _note(home: Home, graphs: Iterable[bytes]) -> None:
    with home.pending.open("ab") as note:  # what stands there is not done yet
        note.writelines(graph + b"\n" for graph in graphs)
        note.flush()
        os.fsync(note.fileno())
