"""A network in, how central each actor is out, in numbers that need no parameters but those named here."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any, Final

import networkx as nx
import numpy as np

from graph.analysing.engines import Engine, engine_for, pivots
from graph.analysing.ties import Ties, Weights, all_ties
from graph.limits import MAX_PIVOTS

DAMPING: Final = 0.85
"""The share of PageRank that is handed on, as Brin and Page had it."""

_CLOSE: Final = 1e-10


@dataclass(frozen=True, slots=True)
class Centrality:
    """How central an actor (IRI) is.

    ``degree`` counts the others it has to do with, ``in_degree`` those who do something to it, ``out_degree``
    those it does something to. ``pagerank`` adds up to 1 over all actors. ``betweenness`` is a share, 0 to 1.
    """

    actor: str
    degree: int
    in_degree: int
    out_degree: int
    pagerank: float
    betweenness: float


def centrality(
    network: nx.MultiDiGraph[Any], symmetric: frozenset[str] = frozenset()
) -> tuple[Centrality, ...]:
    """How central each actor is among all that is said to be so, by PageRank.

    Args:
        network: as ``graph.showing.network.to_networkx`` makes it.
        symmetric: names of relations without direction ("talksWith"): both ends do them.
    """
    ties = all_ties(network, symmetric)
    degree = _others(ties.undirected, 0) + _others(ties.undirected, 1)
    into, out = _others(ties.directed, 1), _others(ties.directed, 0)
    rank, between = pagerank(ties), betweenness(ties)
    found = (Centrality(a, degree[a], into[a], out[a], rank[a], between[a]) for a in ties.actors)
    return tuple(sorted(found, key=lambda each: (-round(each.pagerank, 9), each.actor)))


def pagerank(ties: Ties) -> dict[str, float]:
    """Where one is found who follows ties for ever, from subjects to objects (Brin & Page 1998).

    Each tie is taken as often as statements make it; with ``1 - DAMPING``, and where none leads on, the walk
    starts again from anybody. Computed by power iteration, until less than 1e-10 of all moves.
    """
    count = len(ties.actors)
    if not count:
        return {}
    number = {actor: place for place, actor in enumerate(ties.actors)}
    start = np.fromiter((number[one] for one, _ in ties.directed), int, len(ties.directed))
    end = np.fromiter((number[other] for _, other in ties.directed), int, len(ties.directed))
    weight = np.fromiter(ties.directed.values(), float, len(ties.directed))
    out = np.bincount(start, weight, count)
    share, leads_nowhere = weight / out[start], out == 0
    rank, moved = np.full(count, 1 / count), 1.0
    while moved > _CLOSE:
        kept = np.bincount(end, rank[start] * share, count) + rank[leads_nowhere].sum() / count
        last, rank = rank, DAMPING * kept + (1 - DAMPING) / count
        moved = float(np.abs(rank - last).sum())
    return dict(zip(ties.actors, rank.tolist(), strict=True))


def betweenness(ties: Ties, engine: Engine | None = None, most: int = MAX_PIVOTS) -> dict[str, float]:
    """The share of the shortest ways between two others that lead over an actor (Freeman 1977).

    Directions and weights do not count. Computed by Brandes's algorithm (2001); where there are more actors
    than ``most``, from that many of them, drawn by a fixed seed, and scaled up (Brandes & Pich 2007).
    """
    count = len(ties.actors)
    if count < 3:
        return dict.fromkeys(ties.actors, 0.0)
    starts = pivots(ties, most)
    ways = (engine or engine_for(ties)).dependencies(ties, starts)
    scale = count / len(starts) / ((count - 1) * (count - 2))
    return {actor: ways[actor] * scale for actor in ties.actors}


def _others(weights: Weights, side: int) -> Counter[str]:
    """How many pairs each actor is in, on one side."""
    return Counter(pair[side] for pair in weights)
