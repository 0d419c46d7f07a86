"""Named graphs as they are to be in, one transaction of the engine out: all of them change, or none."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from pyoxigraph import NamedNode, Quad, Store


def replace_graphs(engine: Store, wanted: Mapping[NamedNode, Collection[Quad]]) -> bool:
    """Make each graph hold exactly these quads, on the disk when this returns; whether anything changed.

    Only what differs is written, so an article that is read again with a new ontology costs what changed.

    Args:
        engine: the store.
        wanted: the quads by graph; without blank nodes, which SPARQL Update cannot delete.

    Raises:
        OSError: if the disk fails; then nothing is changed.
    """
    stale: list[Quad] = []
    fresh: list[Quad] = []
    for name, quads in wanted.items():
        present = set(engine.quads_for_pattern(None, None, None, name))
        fresh += [
            quad for quad in quads if quad not in present
        ]  # in their order, which the engine inserts faster
        stale += present.difference(quads)
    if stale:
        # The binding has no transactions, but the operations of one update are one (tested under kill -9).
        # The engine's own serialiser writes the terms, so no text can get out of its quotes.
        engine.update(f"DELETE DATA {{{_data(stale)}}};\nINSERT DATA {{{_data(fresh)}}}")
    elif fresh:
        engine.extend(fresh)
    else:
        return False
    engine.flush()
    return True


def _data(quads: Iterable[Quad]) -> str:
    return "\n".join(f"GRAPH {quad.graph_name} {{{quad.triple}}}" for quad in quads)
