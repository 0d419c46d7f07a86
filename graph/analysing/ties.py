"""A network of relations in, who is tied to whom out: a weight for each pair, the same for the same network.

What is denied, planned, possible or demanded ties nobody, nor does what an actor does to itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import networkx as nx

from graph.analysing.plover import events, scale_of
from graph.values import Modality, Polarity

Pair: TypeAlias = tuple[str, str]
Weights: TypeAlias = Mapping[Pair, int]
Edge: TypeAlias = tuple[str, str, Mapping[str, Any]]

_COOPERATIVE: Final = (1, 2)
"""PLOVER's quad classes of verbal and material cooperation; 3 and 4 are conflict."""


@dataclass(frozen=True, slots=True)
class Ties:
    """Who is tied to whom, by the statements that say so.

    ``actors`` are IRIs in their order. ``directed`` runs from subject to object, both ways where the relation
    is symmetric; ``undirected`` has each pair once, in its order. Both are sorted.
    """

    actors: tuple[str, ...]
    directed: Weights
    undirected: Weights


def all_ties(network: nx.MultiDiGraph[Any], symmetric: frozenset[str] = frozenset()) -> Ties:
    """Whoever does anything to whom.

    Args:
        network: as ``graph.showing.network.to_networkx`` makes it.
        symmetric: names of relations without direction ("talksWith").
    """
    return _ties(network, symmetric, lambda _: True)


def peaceful_ties(network: nx.MultiDiGraph[Any], symmetric: frozenset[str] = frozenset()) -> Ties:
    """Who stands or acts together: all that is not conflict by its event type."""
    return _ties(network, symmetric, lambda edge: (scale_of(edge.get("event")) or 0) >= 0)


def signed_ties(network: nx.MultiDiGraph[Any]) -> Weights:
    """The signed network: statements of cooperation less statements of conflict, by pair.

    The sign is that of the PLOVER quad class. Standing relations are no events and have none; a pair with as
    many of one as of the other has none either, and is left out.
    """
    weights: dict[Pair, int] = {}
    for one, other, edge in _stated(network):
        if event := events().get(edge.get("event") or ""):
            pair = (min(one, other), max(one, other))
            sign = 1 if event.quad in _COOPERATIVE else -1
            weights[pair] = weights.get(pair, 0) + sign * edge["statements"]
    return {pair: weights[pair] for pair in sorted(weights) if weights[pair]}


def strengths(weights: Weights) -> dict[str, int]:
    """How much each actor is tied in all, whatever the sign."""
    found: dict[str, int] = {}
    for pair, weight in weights.items():
        for end in pair:
            found[end] = found.get(end, 0) + abs(weight)
    return found


def _ties(
    network: nx.MultiDiGraph[Any], symmetric: frozenset[str], counts: Callable[[Mapping[str, Any]], bool]
) -> Ties:
    directed: dict[Pair, int] = {}
    undirected: dict[Pair, int] = {}
    for one, other, edge in _stated(network):
        if counts(edge):
            back = [(other, one)] if edge["relation"] in symmetric else []
            for pair in ((one, other), *back):
                directed[pair] = directed.get(pair, 0) + edge["statements"]
            unordered = (min(one, other), max(one, other))
            undirected[unordered] = undirected.get(unordered, 0) + edge["statements"]
    return Ties(
        tuple(sorted({end for pair in undirected for end in pair})),
        {pair: directed[pair] for pair in sorted(directed)},
        {pair: undirected[pair] for pair in sorted(undirected)},
    )


def _stated(network: nx.MultiDiGraph[Any]) -> Iterator[Edge]:
    for one, other, edge in network.edges(data=True):
        holds = edge["polarity"] == Polarity.ASSERTED.value and edge["modality"] == Modality.ACTUAL.value
        if holds and one != other:
            yield one, other, edge
