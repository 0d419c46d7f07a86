"""Two actors in, a shortest way between them through the edges of the graph out."""

from __future__ import annotations

from itertools import pairwise

from graph.asking.actors import identify
from graph.asking.answers import RelationRow
from graph.asking.queries import solve
from graph.asking.relating import relations
from graph.storing.backend import Store


def path(store: Store, actor: str, other: str, *, evidence: bool = False) -> tuple[RelationRow, ...]:
    """A shortest way from one actor to another, along edges in either direction.

    Args:
        store: any store.
        actor: the name of the one.
        other: the name of the other.
        evidence: whether each step brings its sightings.

    Returns:
        The surest relation of each step; empty if there is no way, or both are the same.

    Raises:
        UnknownActorError, AmbiguousActorError: if a name is nobody's or several actors'.
    """
    import networkx as nx  # here: it takes longer to import than most questions to answer

    start, goal = identify(store, actor), identify(store, other)
    graph = nx.Graph()
    graph.add_nodes_from((start, goal))
    graph.add_edges_from(sorted((row.text("subject"), row.text("object")) for row in solve(store, "edges")))
    if not nx.has_path(graph, start, goal):
        return ()
    stops = nx.shortest_path(graph, start, goal)
    return tuple(
        row for step in pairwise(stops) for row in relations(store, *step, evidence=evidence, limit=1)
    )
