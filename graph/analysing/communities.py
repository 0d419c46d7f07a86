"""A network in, who stands together out: the same for the same network, the largest first; draws nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import networkx as nx

from graph.analysing.engines import Engine, engine_for
from graph.analysing.ties import Ties, peaceful_ties, strengths


@dataclass(frozen=True, slots=True)
class Community:
    """Actors (IRIs) who have to do with each other more than with others, named after the foremost.

    ``members`` come with the most tied first; the label is that of the first.
    """

    label: str
    members: tuple[str, ...]


def communities(network: nx.MultiDiGraph[Any]) -> tuple[Community, ...]:
    """The communities of those who do not fight each other, the largest first.

    Found over what is said to be so and is not conflict by its event type, weighted by statements, as a
    partition of high modularity (Newman & Girvan 2004): by Louvain's method (Blondel et al. 2008), in large
    networks by the Leiden method (Traag, Waltman & van Eck 2019). Whoever has no such tie is in none.
    """
    ties = peaceful_ties(network)
    strength = strengths(ties.undirected)
    found = [sorted(each, key=lambda actor: (-strength[actor], actor)) for each in partition(ties)]
    return tuple(
        Community(network.nodes[members[0]]["label"], tuple(members))
        for members in sorted(found, key=lambda members: (-len(members), members[0]))
    )


def named(found: Iterable[Community], most: int) -> tuple[Community, ...]:
    """The first of the communities that are more than a pair, to be drawn with a name and a colour."""
    return tuple(each for each in found if len(each.members) > 2)[:most]


def partition(ties: Ties, engine: Engine | None = None) -> list[set[str]]:
    """The actors of the ties, each in one community."""
    return (engine or engine_for(ties)).partition(ties) if ties.undirected else []


def modularity(ties: Ties, parts: Iterable[Iterable[str]]) -> float:
    """The share of ties inside the parts, less what it would be by chance (Newman & Girvan 2004): -½ to 1.

    0 where there are no ties.
    """
    number = {actor: place for place, part in enumerate(parts) for actor in part}
    total = sum(ties.undirected.values())
    if not total:
        return 0.0
    inside = sum(w for (one, other), w in ties.undirected.items() if number[one] == number[other])
    tied: dict[int, int] = {}
    for actor, strength in strengths(ties.undirected).items():
        tied[number[actor]] = tied.get(number[actor], 0) + strength
    return inside / total - sum(each * each for each in tied.values()) / (4 * total * total)
