"""Relation rows in, who stands together out: the same for the same rows, the largest first; draws nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import networkx as nx

from graph.asking.answers import RelationRow
from graph.limits_outside import MAX_COMMUNITIES
from graph.model import Modality, Polarity
from graph.showing.plover import scale_of

_SMALLEST: Final = 3
"""Members of a community: two are a pair."""


@dataclass(frozen=True, slots=True)
class Community:
    """Actors (IRIs) who have to do with each other more than with others, named after the foremost."""

    label: str
    members: frozenset[str]


def communities(rows: Iterable[RelationRow], limit: int = MAX_COMMUNITIES) -> tuple[Community, ...]:
    """The communities of those who do not fight each other, at most ``limit``.

    Found by Louvain's method (Blondel et al. 2008) over what is said to be so and is not conflict by its
    event type; whoever is in none of them is on its own.
    """
    graph, labels = _peaceful(rows)
    strength = dict(graph.degree(weight="weight"))
    found = nx.community.louvain_communities(graph, weight="weight", seed=0) if graph else []
    named = [(_foremost(members, strength), frozenset(members)) for members in found]
    largest = sorted(named, key=lambda each: (-len(each[1]), each[0]))
    return tuple(
        Community(labels[foremost], members)
        for foremost, members in largest[:limit]
        if len(members) >= _SMALLEST
    )


def _peaceful(rows: Iterable[RelationRow]) -> tuple[nx.Graph, dict[str, str]]:
    """An edge for each pair that does something with each other, by statements; nodes and edges in order."""
    weights: dict[tuple[str, str], int] = {}
    labels: dict[str, str] = {}
    for row in rows:
        one, other = sorted((row.subject.iri, row.object.iri))
        labels |= {row.subject.iri: row.subject.label, row.object.iri: row.object.label}
        if one != other and _is_peaceful(row):
            weights[one, other] = weights.get((one, other), 0) + row.statements
    graph = nx.Graph()
    graph.add_nodes_from(sorted({end for pair in weights for end in pair}))
    graph.add_weighted_edges_from((*pair, weights[pair]) for pair in sorted(weights))
    return graph, labels


def _is_peaceful(row: RelationRow) -> bool:
    scale = scale_of(row.event)
    holds = row.polarity is Polarity.ASSERTED and row.modality is Modality.ACTUAL
    return holds and (scale is None or scale >= 0)


def _foremost(members: Iterable[str], strength: dict[str, float]) -> str:
    return min(members, key=lambda actor: (-strength[actor], actor))
