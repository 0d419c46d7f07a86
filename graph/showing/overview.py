"""Relation rows in, columns of places, sizes, communities and lines out: a graph of any size in one picture.

Whoever stands together fills a disc, the most important in its middle; discs that have much to do with each
other lie beside each other. Nothing is left to chance, and twenty thousand actors are placed in seconds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import pi, sqrt
from typing import Any, Final

import networkx as nx
import numpy as np

from graph.analysing.communities import Community, communities, named
from graph.analysing.plover import scale_of
from graph.asking.answers import ActorCard, RelationRow
from graph.limits_outside import MAX_DISCS, MAX_DRAWN_LINES, MAX_NAMED_COMMUNITIES
from graph.showing.look import COMMUNITIES, PALETTE, node_size, scale_color
from graph.showing.network import to_networkx
from graph.values import Polarity

_GOLDEN: Final = pi * (3 - sqrt(5))
"""The angle between one actor and the next of a disc: none stands behind another (Vogel 1979)."""

_ROOM: Final = 9.0
"""Canvas units between the rims of actors beside each other."""

_GAP: Final = 70.0
"""Canvas units between discs."""

_SHRUNK: Final = 0.45
"""How large actors are in comparison with those of the explorer, which shows a hundred."""


@dataclass(slots=True)
class _Line:
    """All between two actors."""

    statements: int = 0
    told: float = 0.0
    weight: int = 0

    def add(self, row: RelationRow) -> None:
        self.statements += row.statements
        scale = scale_of(row.event)
        if row.polarity is Polarity.ASSERTED and scale is not None:
            self.told += scale * row.statements
            self.weight += row.statements

    @property
    def tone(self) -> int:
        """Its place in the palette from conflict to cooperation."""
        return PALETTE.index(scale_color(self.told / self.weight if self.weight else None))


@dataclass(slots=True)
class _Whole:
    """The graph as it is gathered from rows."""

    cards: dict[str, ActorCard] = field(default_factory=dict)
    lines: dict[tuple[str, str], _Line] = field(default_factory=lambda: defaultdict(_Line))
    weights: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def add(self, row: RelationRow) -> None:
        one, other = sorted((row.subject, row.object), key=lambda card: card.iri)
        self.cards[one.iri], self.cards[other.iri] = one, other
        self.weights[one.iri] += row.statements
        self.weights[other.iri] += row.statements
        if one.iri != other.iri:
            self.lines[one.iri, other.iri].add(row)


def overview(rows: Iterable[RelationRow]) -> dict[str, Any]:
    """What assets/overview.js draws, and ``iris`` and ``statements`` of each actor beside.

    Args:
        rows: relations of any number of actors, those with cards as they are to be named.

    Returns:
        Columns with a value for each actor, the most important first: iris, labels, x, y, size, group (-1 for
        none), statements; and for each line: from, to, tone. At most MAX_DRAWN_LINES lines are told, those
        with most statements; ``lines_left_out`` counts the others.
    """
    kept = tuple(rows)
    whole = _Whole()
    for row in kept:
        whole.add(row)
    actors = sorted(whole.cards, key=lambda iri: (-whole.weights[iri], iri))
    number = {iri: place for place, iri in enumerate(actors)}
    found = named(communities(to_networkx(kept)), MAX_NAMED_COMMUNITIES)
    group = {iri: place for place, each in enumerate(found) for iri in each.members}
    sizes = {iri: round(node_size(whole.weights[iri]) * _SHRUNK, 1) for iri in actors}
    places = _places(actors, sizes, _discs(actors, whole.lines, group), whole.lines)
    strongest = sorted(whole.lines, key=lambda ends: (-whole.lines[ends].statements, ends))
    drawn = strongest[:MAX_DRAWN_LINES]
    return {
        "iris": actors,
        "labels": [whole.cards[iri].label for iri in actors],
        "statements": [whole.weights[iri] for iri in actors],
        "x": [round(places[iri][0]) for iri in actors],
        "y": [round(places[iri][1]) for iri in actors],
        "size": [sizes[iri] for iri in actors],
        "group": [group.get(iri, -1) for iri in actors],
        "groups": _groups(found),
        "from": [number[one] for one, _ in drawn],
        "to": [number[other] for _, other in drawn],
        "tone": [whole.lines[ends].tone for ends in drawn],
        "tones": PALETTE,
        "lines_left_out": len(strongest) - len(drawn),
    }


def _groups(found: Sequence[Community]) -> list[dict[str, Any]]:
    return [
        {"label": each.label, "members": len(each.members), "color": COMMUNITIES[place % len(COMMUNITIES)]}
        for place, each in enumerate(found)
    ]


def _discs(
    actors: Sequence[str], lines: Mapping[tuple[str, str], _Line], group: Mapping[str, int]
) -> list[list[str]]:
    """Who fills which disc, the largest first: communities, and in each whoever is nearest to it."""
    strongest: dict[str, tuple[int, int]] = {}
    for (one, other), line in sorted(lines.items()):
        for end, far in ((one, other), (other, one)):
            if end not in group and far in group:
                strongest[end] = max(strongest.get(end, (0, 0)), (line.statements, -group[far]))
    rest = nx.Graph()
    rest.add_nodes_from(iri for iri in actors if iri not in group and iri not in strongest)
    rest.add_edges_from(ends for ends in lines if ends[0] in rest and ends[1] in rest)
    home: dict[str, tuple[int, str]] = {}
    for iri in actors:
        if iri in group:
            home[iri] = (group[iri], "")
        elif iri in strongest:
            home[iri] = (-strongest[iri][1], "")
    for part in nx.connected_components(rest):
        home |= dict.fromkeys(part, (len(actors), min(part)))
    discs: dict[tuple[int, str], list[str]] = defaultdict(list)
    for iri in actors:
        discs[home[iri]].append(iri)
    return sorted(discs.values(), key=lambda members: (-len(members), members[0]))


def _places(
    actors: Sequence[str],
    sizes: Mapping[str, float],
    discs: Sequence[Sequence[str]],
    lines: Mapping[tuple[str, str], _Line],
) -> dict[str, Any]:
    inside = [_disc([sizes[iri] for iri in members]) for members in discs]
    radii = np.array([_radius(places, members, sizes) for places, members in zip(inside, discs, strict=True)])
    disc_of = {iri: place for place, members in enumerate(discs) for iri in members}
    middles = _middles(radii, _between(disc_of, lines)) if len(actors) else np.zeros((0, 2))
    return {
        iri: middle + place
        for middle, members, places in zip(middles, discs, inside, strict=True)
        for iri, place in zip(members, places, strict=True)
    }


def _disc(sizes: Sequence[float]) -> Any:
    """Places around (0, 0), in the order given outwards, on a spiral that gives each the room of its size."""
    area = np.cumsum([(2 * size + _ROOM) ** 2 for size in sizes])
    radius = np.sqrt((area - area[0]) / pi)
    angle = _GOLDEN * np.arange(len(sizes))
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)


def _radius(places: Any, members: Sequence[str], sizes: Mapping[str, float]) -> float:
    return float(np.hypot(*places[-1])) + max(sizes[iri] for iri in members) + _GAP / 2


def _between(
    disc_of: Mapping[str, int], lines: Mapping[tuple[str, str], _Line]
) -> dict[tuple[int, int], int]:
    weights: dict[tuple[int, int], int] = defaultdict(int)
    for (one, other), line in lines.items():
        ends = sorted((disc_of[one], disc_of[other]))
        if ends[0] != ends[1]:
            weights[ends[0], ends[1]] += line.statements
    return weights


def _middles(radii: Any, between: Mapping[tuple[int, int], int]) -> Any:
    """Where the discs lie: the largest by force and then apart, all others in a spiral around them."""
    core = min(len(radii), MAX_DISCS)
    graph = nx.Graph()
    graph.add_nodes_from(range(core))
    graph.add_weighted_edges_from(
        (*ends, 1 + np.log(weight)) for ends, weight in sorted(between.items()) if ends[1] < core
    )
    start = {place: np.array(_spiral(place)) for place in range(core)}
    found = nx.spring_layout(graph, pos=start, iterations=120, seed=0, method="force") if core > 1 else start
    places = np.array([found[place] for place in range(core)])
    places = places - places.mean(axis=0)
    spread = sqrt(float((radii[:core] ** 2).sum())) * 1.1
    places = _apart(places / max(1e-9, float(np.abs(places).max())) * spread, radii[:core])
    return np.concatenate([places, _around(places, radii, core)]) if core < len(radii) else places


def _spiral(place: int) -> tuple[float, float]:
    radius, angle = sqrt(place), _GOLDEN * place
    return radius * float(np.cos(angle)), radius * float(np.sin(angle))


def _apart(places: Any, radii: Any) -> Any:
    """Push discs that overlap apart and draw all towards the middle, until they lie close and clear."""
    wanted = radii[:, None] + radii[None]
    for step in range(300):
        places = places * (0.985 if step < 220 else 1.0)
        gaps = places[:, None] - places[None]
        far = np.hypot(gaps[..., 0], gaps[..., 1]) + np.eye(len(radii)) * 1e9
        missing = np.clip(wanted - far, 0, None)
        if step >= 220 and not missing.any():
            break
        # The smaller of two gives way.
        share = (radii[None] ** 2 / (radii[:, None] ** 2 + radii[None] ** 2))[..., None]
        places = (
            places + (gaps / np.maximum(far, 1e-9)[..., None] * missing[..., None] * share).sum(axis=1) * 0.6
        )
    return places


def _around(places: Any, radii: Any, core: int) -> Any:
    """Places for all discs beyond the core, outside of it."""
    rim = max(float(np.hypot(*place)) + radius for place, radius in zip(places, radii[:core], strict=True))
    small = radii[core:]
    radius = np.sqrt((rim + small[0]) ** 2 + np.cumsum((2 * small) ** 2) * 1.15 / pi)
    angle = _GOLDEN * np.arange(len(small))
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)
