"""Ties in, communities and betweenness out: by networkx, or for many ties by igraph, where installed.

networkx is what everybody has. igraph (C) is an extra, ``pip install 'actorgraph[fast]'``: its licence, the
GNU GPL, is stricter than ours. Betweenness is the same from both; communities may differ in actors that
could as well stand elsewhere, and igraph's are the better ones where there is a difference.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final, Protocol

import networkx as nx

from graph.analysing.ties import Ties
from graph.limits import MAX_PIVOTS, MAX_PLAIN_TIES

if TYPE_CHECKING:
    import igraph

_SEED: Final = 0


class Engine(Protocol):
    """What is left to a library."""

    def partition(self, ties: Ties) -> list[set[str]]:
        """The actors in communities of high modularity, over undirected weighted ties."""
        ...

    def dependencies(self, ties: Ties, pivots: Sequence[str]) -> dict[str, float]:
        """How many shortest undirected ways from the pivots to all others lead over each actor.

        Where there are several shortest ways, each counts as its share (Brandes 2001).
        """
        ...


class Networkx:
    """By networkx: Louvain's method (Blondel et al. 2008)."""

    def partition(self, ties: Ties) -> list[set[str]]:
        """See ``Engine``."""
        return list(nx.community.louvain_communities(as_networkx(ties), weight="weight", seed=_SEED))

    def dependencies(self, ties: Ties, pivots: Sequence[str]) -> dict[str, float]:
        """See ``Engine``."""
        graph = as_networkx(ties)
        halves = nx.betweenness_centrality_subset(graph, sources=pivots, targets=ties.actors)
        return {actor: 2 * half for actor, half in halves.items()}


class Igraph:
    """By igraph: the Leiden method, whose communities hold together (Traag, Waltman & van Eck 2019)."""

    def partition(self, ties: Ties) -> list[set[str]]:
        """See ``Engine``."""
        import igraph  # an extra

        graph, weights = self._graph(ties)
        igraph.set_random_number_generator(random.Random(_SEED))  # noqa: S311  # no secret
        try:
            found = graph.community_leiden("modularity", weights=weights, n_iterations=-1)
        finally:
            igraph.set_random_number_generator(random)
        return [{ties.actors[number] for number in members} for members in found]

    def dependencies(self, ties: Ties, pivots: Sequence[str]) -> dict[str, float]:
        """See ``Engine``."""
        graph, _ = self._graph(ties)
        number = {actor: place for place, actor in enumerate(ties.actors)}
        halves = graph.betweenness(directed=False, sources=[number[pivot] for pivot in pivots])
        return {actor: 2 * half for actor, half in zip(ties.actors, halves, strict=True)}

    def _graph(self, ties: Ties) -> tuple[igraph.Graph, list[int]]:
        import igraph  # an extra

        number = {actor: place for place, actor in enumerate(ties.actors)}
        pairs = [(number[one], number[other]) for one, other in ties.undirected]
        return igraph.Graph(len(ties.actors), pairs), list(ties.undirected.values())


def engine_for(ties: Ties) -> Engine:
    """Igraph above MAX_PLAIN_TIES ties where it is installed, else networkx."""
    many = len(ties.undirected) > MAX_PLAIN_TIES
    return Igraph() if many and find_spec("igraph") else Networkx()


def pivots(ties: Ties, most: int = MAX_PIVOTS) -> Sequence[str]:
    """All actors, or as many as ``most`` of them, drawn by a fixed seed."""
    if len(ties.actors) <= most:
        return ties.actors
    return random.Random(_SEED).sample(ties.actors, most)  # noqa: S311  # no secret


def as_networkx(ties: Ties) -> nx.Graph[str]:
    """The undirected ties, nodes and edges in their order."""
    graph = nx.Graph()
    graph.add_nodes_from(ties.actors)
    graph.add_weighted_edges_from((*pair, weight) for pair, weight in ties.undirected.items())
    return graph
