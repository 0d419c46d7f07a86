"""Named graphs as they are to be in, one transaction of the engine out: all of them change, or none."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from pyoxigraph import NamedNode, Quad, Store

from graph.storing import terms as t
from graph.storing.records import Outcome


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
        present = set(_quads(engine, name))
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


def marks(engine: Store) -> dict[str, str]:
    """For the graph of each article, list and the ontology what it was made from: digest and extractor."""
    found: dict[str, str] = {}
    for what in (t.CONTENT_HASH, t.EXTRACTED_WITH):
        for quad in engine.quads_for_pattern(None, what, None, None):
            iri = t.value(quad.subject)
            found[iri] = f"{found.get(iri, '')}{t.value(quad.object)} "
    return found


def take_in(
    engine: Store, graphs: Callable[[], Iterable[tuple[NamedNode, Collection[Quad]]]]
) -> Mapping[NamedNode, Outcome]:
    """Make each graph hold what is given, all of them or none; on the disk when this returns.

    What is new takes no more memory with more graphs. Where a graph is there with other content, all that
    differs has to be in memory, as one update is what makes the change whole.

    Args:
        engine: the store.
        graphs: gives each graph once, without blank nodes; called twice, as they are looked at before
            anything is written.

    Raises:
        OSError: if the disk fails; then nothing is changed.
    """
    outcomes: dict[NamedNode, Outcome] = {}
    for name, quads in graphs():
        present = set(_quads(engine, name))
        changed = Outcome.REPLACED if present else Outcome.STORED
        outcomes[name] = Outcome.UNCHANGED if present == set(quads) else changed
    fresh = ((name, quads) for name, quads in graphs() if outcomes[name] is not Outcome.UNCHANGED)
    if Outcome.REPLACED in outcomes.values():
        replace_graphs(engine, dict(fresh))
    elif Outcome.STORED in outcomes.values():
        engine.bulk_extend(quad for _, quads in fresh for quad in quads)
        engine.flush()
    return outcomes


def _quads(store: Store, name: NamedNode) -> Iterable[Quad]:
    return store.quads_for_pattern(None, None, None, name)


def _data(quads: Iterable[Quad]) -> str:
    return "\n".join(f"GRAPH {quad.graph_name} {{{quad.triple}}}" for quad in quads)
