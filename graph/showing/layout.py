"""A graph in, a place for each of its actors out; the same graph always lies the same.

The most important actors are laid out by force alone, as only they are drawn at first, the foremost before
those who come after; all others take the free places nearest to those whom they have to do with. Where it is
known how a graph lay before it grew, who was there stays, and newcomers take free places.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

import networkx as nx
import numpy as np

from graph.limits_outside import OPEN_WITH_ACTORS
from graph.showing.packing import BOX, Floor

_SPREAD: Final = 38.0
"""Standard deviation of a force layout in y for one actor; it grows with the root of their number."""

_ASPECT: Final = 1.1
"""How much wider than high a force layout spreads: as the window between the page's columns is."""


_ROUNDS: Final = (12, 40)
"""How many of the foremost actors have a place after each round of a force layout but the last."""

_APART: Final = 2.2
"""Distance that two actors keep in a force layout, where all would stand in a square of side root n."""

_CROWDING: Final = 0.4
"""How much of the difference between far and near is evened out; 1 would be a ring."""

_KNOWN: Final = 0.5
"""The share of the most important actors who have a place already from which on all who have one keep it."""

_FLAT: Final = 1e-9
"""Spread below which a layout is a line: two actors above each other."""


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the canvas; x grows to the right, y downwards."""

    x: int
    y: int


def positions(graph: nx.Graph, before: Mapping[str, Point] = MappingProxyType({})) -> dict[str, Point]:
    """Where each actor stands, by IRI.

    Args:
        graph: any networkx graph; an edge's ``statements`` is its weight, 1 where absent.
        before: where actors stood when the graph was last seen. They stay, unless most of those who are
            important now were not there: then all is laid out anew.

    Returns:
        Every node of the graph with its place, the most important first. Unconnected parts lie side by side.
    """
    simple = _weighted(graph)
    floor = Floor()
    ranked = waiting = by_importance(simple)
    foremost = ranked[:OPEN_WITH_ACTORS]
    if sum(actor in before for actor in foremost) > _KNOWN * len(foremost):
        floor.keep({actor: np.array((at.x, at.y), float) for actor in ranked if (at := before.get(actor))})
        _beside_their_neighbours(simple, [actor for actor in ranked if actor not in before], floor)
        waiting = [actor for actor in ranked if actor not in floor.taken]
    while waiting:
        core = simple.subgraph(waiting[:OPEN_WITH_ACTORS])
        parts = [sorted(part) for part in nx.connected_components(core)]
        for part in sorted(parts, key=lambda part: (-len(part), part)):
            floor.place_part(_by_force(core.subgraph(part), part))
        _beside_their_neighbours(simple, waiting[OPEN_WITH_ACTORS:], floor)
        waiting = [actor for actor in waiting if actor not in floor.taken]
    return {actor: Point(*np.rint(floor.taken[actor]).astype(int).tolist()) for actor in ranked}


def by_importance(graph: nx.Graph) -> list[str]:
    """All actors, those with most statements in this graph first."""
    weights: Iterable[tuple[str, float]] = graph.degree(weight="statements")
    return [actor for actor, _ in sorted(weights, key=lambda pair: (-pair[1], pair[0]))]


def _weighted(graph: nx.Graph) -> nx.Graph:
    """The graph with one undirected edge for all between two actors, whatever order they came in."""
    simple = nx.Graph()
    simple.add_nodes_from(sorted(graph))
    for one, other, statements in sorted(graph.edges(data="statements", default=1)):
        known = simple.get_edge_data(one, other, {"statements": 0})["statements"]
        if one != other:
            simple.add_edge(one, other, statements=known + statements)
    for *_, edge in simple.edges(data=True):
        edge["pull"] = 1 + np.log(edge["statements"])
    return simple


def _by_force(part: nx.Graph, actors: list[str]) -> dict[str, Any]:
    """Places around (0, 0) for a connected part: force-directed, boxes apart."""
    if len(actors) == 1:
        return {actors[0]: np.zeros(2)}
    found = _in_rounds(part)
    places = np.array([found[actor] for actor in actors])
    places = _evened(places - places.mean(axis=0))
    size = np.maximum(places.std(axis=0), _FLAT)
    size[1] = max(size[1], size[0] / 2)
    spread = _SPREAD * np.sqrt(len(actors)) * np.array([_ASPECT, 1])
    return dict(zip(actors, _apart(places / size * spread), strict=True))


def _evened(places: Any) -> Any:
    """Room for the crowd in the middle, taken from those far out; who is further out stays so."""
    far = np.maximum(np.hypot(*places.T), _FLAT)[:, None]
    return places / far**_CROWDING


def _in_rounds(part: nx.Graph) -> dict[str, Any]:
    """The foremost actors find their places first, alone; those of each later round settle between them.

    So who is added to a graph moves nobody who is more important.
    """
    ranked = by_importance(part)
    found: dict[str, Any] = {}
    for number in (*(each for each in _ROUNDS if each < len(ranked)), len(ranked)):
        core = _ordered(part.subgraph(ranked[:number]))
        start = {
            actor: found[actor] if actor in found else _beside(part[actor], actor, found) for actor in core
        }
        found = nx.spring_layout(
            core,
            pos=start,
            fixed=tuple(found) or None,
            k=_APART / np.sqrt(len(ranked)) if found else None,
            weight="pull",
            iterations=100 if found else 300,
            seed=0,
            method="force",
        )
    return found


def _ordered(graph: nx.Graph) -> nx.Graph:
    """The same graph with nodes and edges in order, as the result of a layout depends on it."""
    ordered = nx.Graph()
    ordered.add_nodes_from(sorted(graph))
    ordered.add_edges_from(sorted((*sorted(edge[:2]), edge[2]) for edge in graph.edges(data=True)))
    return ordered


def _beside(neighbours: Mapping[str, Any], actor: str, found: Mapping[str, Any]) -> Any:
    """Near those of its neighbours who have a place, drawn to each as strongly as it has to do with it."""
    off = _pseudo_random(actor) - 0.5
    placed = [(found[one], edge["pull"]) for one, edge in neighbours.items() if one in found]
    if not placed:
        return 2 * off
    return sum(place * pull for place, pull in placed) / sum(pull for _, pull in placed) + 0.2 * off


def _apart(places: Any) -> Any:
    """Push boxes that overlap apart, along the axis where less is to go, until none do or 200 rounds pass."""
    number = np.arange(len(places))
    order = np.sign(np.subtract.outer(number, number))[..., None]
    for _ in range(200):
        gaps = places[:, None] - places[None]
        missing = np.clip(BOX - np.abs(gaps), 0, None)
        missing[number, number] = 0
        overlap = missing.min(axis=2, keepdims=True) > 0
        if not overlap.any():
            break
        nearest = (missing / BOX).argmin(axis=2)[..., None] == np.arange(2)
        away = np.where(gaps == 0, order, np.sign(gaps))
        places = places + 0.3 * (missing * away * (nearest & overlap)).sum(axis=1)
    return places


def _beside_their_neighbours(graph: nx.Graph, actors: list[str], floor: Floor) -> None:
    """Place all who can be reached from the placed, nearer ones and then more important ones first."""
    waiting = actors
    while waiting:
        middles = {actor: _middle(graph[actor], floor.taken) for actor in waiting}
        reached = [actor for actor in waiting if middles[actor] is not None]
        if not reached:
            break
        for actor in reached:
            floor.place_one(actor, middles[actor])
        waiting = [actor for actor in waiting if actor not in floor.taken]


def _middle(neighbours: Mapping[str, Any], taken: Mapping[str, Any]) -> Any:
    places = [taken[neighbour] for neighbour in neighbours if neighbour in taken]
    return np.mean(places, axis=0) if places else None


def _pseudo_random(name: str) -> Any:
    """A place in the unit square that depends on the name alone."""
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest()
    return np.array([int.from_bytes(digest[:4]), int.from_bytes(digest[4:8])]) / 2**32
