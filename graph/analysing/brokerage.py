"""A network and its blocs in, who brokers between whom out: the five roles of Gould and Fernandez."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx

from graph.analysing.ties import Ties, peaceful_ties


@dataclass(frozen=True, slots=True)
class Brokerage:
    """How often an actor (IRI) stands between two others who are not tied directly, by role.

    It brokers from a to c where a is tied to it and it to c, and a is not tied to c. With the blocs of a,
    of the broker and of c as letters (Gould & Fernandez 1989, "Structures of mediation"):

    * ``coordinator`` AAA: all three are of one bloc;
    * ``consultant`` ABA, there "itinerant broker": an outsider between two of one bloc;
    * ``gatekeeper`` ABB: lets an outsider in to its own;
    * ``representative`` AAB: brings its own to an outsider;
    * ``liaison`` ABC: all three are of different blocs.
    """

    actor: str
    bloc: str
    coordinator: int
    gatekeeper: int
    representative: int
    consultant: int
    liaison: int

    @property
    def total(self) -> int:
        """How often it brokers, in whichever role."""
        return self.coordinator + self.gatekeeper + self.representative + self.consultant + self.liaison


def brokerage(
    network: nx.MultiDiGraph[Any], blocs: Mapping[str, str], symmetric: frozenset[str] = frozenset()
) -> tuple[Brokerage, ...]:
    """How often each actor brokers, over what is said to be so and is not conflict; most often first.

    Args:
        network: as ``graph.showing.network.to_networkx`` makes it.
        blocs: the bloc of each actor (IRI); whoever has none is left out, with all its ties.
        symmetric: names of relations without direction ("talksWith"): their ties run both ways.
    """
    before, after = _neighbours(peaceful_ties(network, symmetric), blocs)
    open_ways = {actor: _ways(actor, before[actor], after[actor], blocs) for actor in before}
    for first in after:
        for broker in after[first]:
            closed = after[first] & after[broker] | ({first} & after[broker])
            open_ways[broker].subtract(_role(blocs[first], blocs[broker], blocs[last]) for last in closed)
    found = (Brokerage(actor, blocs[actor], **_counts(ways)) for actor, ways in open_ways.items())
    return tuple(sorted(found, key=lambda each: (-each.total, each.actor)))


def _neighbours(ties: Ties, blocs: Mapping[str, str]) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    before: dict[str, set[str]] = {actor: set() for actor in ties.actors if actor in blocs}
    after: dict[str, set[str]] = {actor: set() for actor in before}
    for one, other in ties.directed:
        if one in blocs and other in blocs:
            after[one].add(other)
            before[other].add(one)
    return before, after


def _ways(broker: str, before: set[str], after: set[str], blocs: Mapping[str, str]) -> Counter[str]:
    """All ways over the broker by role, as if nobody before it were tied to, or were, anybody after it."""
    come, gone = (Counter(blocs[actor] for actor in side) for side in (before, after))
    own = blocs[broker]
    come_from_own, go_to_own = come.pop(own, 0), gone.pop(own, 0)
    come_from_others, go_to_others = come.total(), gone.total()
    return_ = sum(number * gone[bloc] for bloc, number in come.items())
    return Counter(
        coordinator=come_from_own * go_to_own,
        gatekeeper=come_from_others * go_to_own,
        representative=come_from_own * go_to_others,
        consultant=return_,
        liaison=come_from_others * go_to_others - return_,
    )


def _role(first: str, broker: str, last: str) -> str:
    if first == last:
        return "coordinator" if broker == first else "consultant"
    if broker == last:
        return "gatekeeper"
    return "representative" if broker == first else "liaison"


def _counts(ways: Counter[str]) -> dict[str, int]:
    return {
        role: ways[role] for role in ("coordinator", "gatekeeper", "representative", "consultant", "liaison")
    }
