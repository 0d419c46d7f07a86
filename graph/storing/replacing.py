"""Named graphs as they are to be in, one transaction of the engine out: all of them change, or none."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TypeAlias

from pyoxigraph import NamedNode, Quad, Store

from graph.ontology import ARTICLE

To: TypeAlias = Callable[[Mapping[NamedNode, Collection[Quad]]], AbstractContextManager[None]]
"""What a change to graphs that are to hold these quads has to happen in; see ``changing.Changes.to``."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What is to go and to come, so that graphs are as wanted; empty where they are.

    ``gone`` are graphs that are to hold nothing.
    """

    stale: tuple[Quad, ...]
    fresh: tuple[Quad, ...]
    gone: tuple[NamedNode, ...]

    @property
    def graphs(self) -> frozenset[NamedNode]:
        """The graphs that change."""
        names = (quad.graph_name for quads in (self.stale, self.fresh) for quad in quads)
        return frozenset((*(name for name in names if isinstance(name, NamedNode)), *self.gone))


def replace_graphs(engine: Store, wanted: Mapping[NamedNode, Collection[Quad]], to: To) -> bool:
    """Make each graph hold exactly these quads; whether anything changed.

    Only what differs is written, so an article that is read again with a new ontology costs what changed.

    Args:
        engine: the store.
        wanted: the quads by graph; without blank nodes, which SPARQL Update cannot delete.
        to: what the change happens in.

    Raises:
        OSError: if the disk fails; then nothing is changed.
    """
    difference = _difference(engine, wanted)
    if not difference.graphs:
        return False
    with to({name: wanted[name] for name in difference.graphs}):
        _apply(engine, difference)
    return True


def naming(engine: Store, actor: NamedNode) -> frozenset[NamedNode]:
    """The graphs of articles in which an actor stands."""
    found = (engine.quads_for_pattern(*ends) for ends in ((actor, None, None), (None, None, actor)))
    graphs = {quad.graph_name for quads in found for quad in quads}
    return frozenset(g for g in graphs if isinstance(g, NamedNode) and g.value.startswith(ARTICLE))


def _difference(engine: Store, wanted: Mapping[NamedNode, Collection[Quad]]) -> Difference:
    stale: list[Quad] = []
    fresh: list[Quad] = []
    gone: list[NamedNode] = []
    for name, quads in wanted.items():
        if not quads:
            gone += [name] if engine.contains_named_graph(name) else []
            continue
        present = set(_quads(engine, name))
        fresh += [quad for quad in quads if quad not in present]  # in their order, which is inserted faster
        stale += present.difference(quads)
    return Difference(tuple(stale), tuple(fresh), tuple(gone))


def _apply(engine: Store, change: Difference) -> None:
    if change.stale or change.gone:
        # The binding has no transactions, but the operations of one update are one (tested under kill -9).
        # The engine's own serialiser writes the terms, so no text can get out of its quotes.
        engine.update(";\n".join(_operations(change)))
    else:
        engine.extend(change.fresh)


def _operations(change: Difference) -> Iterator[str]:
    yield f"DELETE DATA {{{_data(change.stale)}}}"
    yield f"INSERT DATA {{{_data(change.fresh)}}}"
    yield from (f"DROP SILENT GRAPH {name}" for name in change.gone)


def _quads(store: Store, name: NamedNode) -> Iterable[Quad]:
    return store.quads_for_pattern(None, None, None, name)


def _data(quads: Iterable[Quad]) -> str:
    return "\n".join(f"GRAPH {quad.graph_name} {{{quad.triple}}}" for quad in quads)
