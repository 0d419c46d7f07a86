"""A network in, how far friends and foes in it are in balance out: triads, two blocs, each actor's part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import networkx as nx

from graph.analysing.blocs import Side, frustrated, two_blocs
from graph.analysing.ties import Pair, Weights, signed_ties, strengths


@dataclass(frozen=True, slots=True)
class Triad:
    """Three actors (IRIs) who are all tied to each other, with the weights of their ties.

    ``weights`` are those of first and second, first and third, second and third; positive is cooperation.
    """

    actors: tuple[str, str, str]
    weights: tuple[int, int, int]

    @property
    def balanced(self) -> bool:
        """Whether the product of its signs is positive: the foe of my foe is my friend."""
        return sum(weight < 0 for weight in self.weights) % 2 == 0


@dataclass(frozen=True, slots=True)
class Standing:
    """What part an actor (IRI) has in it.

    ``component`` numbers the parts of the network that nothing ties, the largest first; ``bloc`` is 1 or 2,
    and says something only within one component. ``triads`` and ``frustrated`` count the triads it is in,
    and those of them that are not balanced; ``frustration`` is the share of its weight that lies against
    the two blocs, 0 to 1.
    """

    actor: str
    component: int
    bloc: int
    triads: int
    frustrated: int
    frustration: float


@dataclass(frozen=True, slots=True)
class Balance:
    """How far a signed network is in balance.

    A network is in balance if each triad has an even number of conflicts, and then, and only then, falls
    into two blocs, friends inside and foes between (Cartwright & Harary 1956, "Structural balance").

    ``cooperative`` and ``conflictual`` count pairs. ``triads`` counts all triads, ``frustrated_triads`` are
    those that are not balanced, the weightiest (by the least of its three weights) first. ``frustration`` is
    the share of weight that lies against the two best blocs that were found: conflict inside and cooperation
    between, the criterion of Doreian & Mrvar (1996) with two clusters. ``standings`` come by component,
    the most tied actors first.
    """

    cooperative: int
    conflictual: int
    triads: int
    frustrated_triads: tuple[Triad, ...]
    frustration: float
    standings: tuple[Standing, ...]

    @property
    def balanced(self) -> float | None:
        """The share of triads that are balanced; None if there is no triad."""
        return 1 - len(self.frustrated_triads) / self.triads if self.triads else None


def balance(network: nx.MultiDiGraph[Any]) -> Balance:
    """How far the network is in balance, over what is said to be so and is an event; see ``signed_ties``."""
    signed = signed_ties(network)
    met: Counter[str] = Counter()
    against: list[Triad] = []
    count = 0
    for triad in triads(signed):
        count += 1
        met.update(triad.actors)
        if not triad.balanced:
            against.append(triad)
    sides = two_blocs(signed)
    lost = {pair: weight for pair, weight in signed.items() if frustrated(pair, weight, sides)}
    return Balance(
        cooperative=sum(weight > 0 for weight in signed.values()),
        conflictual=sum(weight < 0 for weight in signed.values()),
        triads=count,
        frustrated_triads=tuple(sorted(against, key=_rank)),
        frustration=_weight(lost) / _weight(signed) if signed else 0.0,
        standings=_standings(signed, sides, lost, met, Counter(a for each in against for a in each.actors)),
    )


def triads(signed: Weights) -> Iterator[Triad]:
    """All sets of three actors who are all tied to each other, each once."""
    beyond: dict[str, set[str]] = {}
    for one, other in signed:
        beyond.setdefault(one, set()).add(other)
    for one, other in signed:
        for third in sorted(beyond[one] & beyond.get(other, set())):
            yield Triad((one, other, third), (signed[one, other], signed[one, third], signed[other, third]))


def _standings(
    signed: Weights,
    sides: dict[str, Side],
    lost: dict[Pair, int],
    met: Counter[str],
    against: Counter[str],
) -> tuple[Standing, ...]:
    whole, part = strengths(signed), strengths(lost)
    found = sorted(sides, key=lambda a: (sides[a].component, -whole[a], a))
    return tuple(
        Standing(a, sides[a].component, sides[a].bloc, met[a], against[a], part.get(a, 0) / whole[a])
        for a in found
    )


def _weight(weights: Weights) -> int:
    return sum(map(abs, weights.values()))


def _rank(triad: Triad) -> tuple[int, tuple[str, str, str]]:
    return -min(map(abs, triad.weights)), triad.actors
