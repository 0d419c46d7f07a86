"""A SPARQL update that nobody vouches for in, a changed store out: tried on a copy before it is done.

The engine cannot be interrupted, and it does an update in the process that holds the store. So a process of
its own first does the whole on a copy (links to the same files, made in milliseconds), with a deadline and
a ceiling of memory; only an update that comes through there, and leaves a store that can still be settled,
is done.
"""

from __future__ import annotations

import signal
from collections.abc import Collection
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from shutil import rmtree
from typing import Final

import pyoxigraph as ox

from graph.deriving import derive
from graph.errors import KgError, QueryDeadlineError, QueryError, StoreError
from graph.limits import MAX_QUERY_MEMORY
from graph.storing import folder
from graph.storing.answering import bound, refuse_sockets
from graph.storing.backend import Store
from graph.storing.embedded import EmbeddedStore

_COPY: Final = "trial"


def update(store: Store, path: Path | None, text: str, seconds: float) -> None:
    """Do an update, and write each actor as one node after it.

    Args:
        store: opened for writing.
        path: its folder; None for one in memory, where the update is done at once.
        text: SPARQL 1.1 Update that ``graph.asking.guard.admit_update`` has let through.
        seconds: that it may take on the copy.

    Raises:
        StoreError: if the store is on a server.
        QueryDeadlineError: if it takes longer; then nothing is changed.
        QueryError: likewise, if it fails, needs too much memory, or writes outside of all graphs.
    """
    if not isinstance(store, EmbeddedStore):
        raise StoreError("a graph on a server is updated there, not through Actorgraph")
    graphs = None
    if path is not None:
        copy = folder.present(path).path / _COPY
        rmtree(copy, ignore_errors=True)  # what a killed process left
        try:
            copy.mkdir()
            store.engine.backup(folder.prepare(copy).engine)
            graphs = _rehearsed(copy, text, seconds)
        finally:
            rmtree(copy, ignore_errors=True)
    _do(store, text, graphs)


def _do(store: EmbeddedStore, text: str, more: Collection[ox.NamedNode] | None = None) -> None:
    """Followers of a store are told of all graphs: an update does not say which it changes."""
    store.update(text, {*_named(store), *(more or ())})
    derive(store)


def _named(store: EmbeddedStore) -> tuple[ox.NamedNode, ...]:
    return tuple(graph for graph in store.graphs() if isinstance(graph, ox.NamedNode))


def _rehearsed(copy: Path, text: str, seconds: float) -> tuple[ox.NamedNode, ...]:
    """The graphs that there are on the copy after the update."""
    context = get_context("spawn")  # not forked: the caller may have threads, which a fork would cut off
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_try, args=(copy, text, seconds, theirs), daemon=True)
    child.start()
    theirs.close()
    try:
        told, graphs = ours.recv()
    except EOFError:
        child.join()
        raise _reason(child.exitcode, seconds) from None
    child.join()
    if told:
        raise QueryError(told)
    return tuple(map(ox.NamedNode, graphs))


def _try(copy: Path, text: str, seconds: float, line: Connection) -> None:
    """In the process of its own: down the line go what is wrong with the update, and the graphs after it."""
    refuse_sockets()
    bound(seconds, MAX_QUERY_MEMORY)
    try:
        line.send(("", _tried(copy, text)))
    except Exception as error:  # noqa: BLE001  # whatever the graph has become, it cannot be read any more
        line.send((_told(error), ()))


def _tried(copy: Path, text: str) -> tuple[str, ...]:
    with EmbeddedStore.open(copy) as store:
        _do(store, text)
        if next(store.quads(ox.DefaultGraph()), None):
            raise QueryError("the update writes outside of all graphs; name one with GRAPH or WITH")
        return tuple(graph.value for graph in _named(store))


def _told(error: Exception) -> str:
    match error:
        case KgError():
            return str(error)
        case MemoryError():
            return _TOO_LARGE
        case _:
            return f"the update leaves a graph that cannot be read ({type(error).__name__}: {error})"


_TOO_LARGE: Final = f"the update needs more than {MAX_QUERY_MEMORY:,} bytes of memory; do it in parts"


def _reason(code: int | None, seconds: float) -> QueryError:
    if code == -signal.SIGALRM:
        return QueryDeadlineError(f"the update took longer than {seconds:g} seconds; nothing was changed")
    if code == -signal.SIGABRT:
        return QueryError(_TOO_LARGE)
    return QueryError("the update was too much for the engine; nothing was changed")
