"""A signed network in, the two blocs out that leave the least against them; the same for the same network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import Final, TypeAlias

import networkx as nx

from graph.analysing.ties import Pair, Weights, strengths

Signed: TypeAlias = Mapping[str, Mapping[str, int]]
"""The weights of each actor's ties; positive is cooperation."""

_STARTS: Final = 20
_TIES_OF_ALL_STARTS: Final = 100_000
"""What is gained by a further start shrinks as networks grow, what it costs does not."""


@dataclass(frozen=True, slots=True)
class Side:
    """Where an actor stands: ``component`` from 1, the largest first; ``bloc`` 1 or 2 within it."""

    component: int
    bloc: int


def frustrated(pair: Pair, weight: int, sides: Mapping[str, Side]) -> bool:
    """Whether a tie lies against the blocs: conflict inside one, or cooperation between the two."""
    one, other = (sides[end].bloc for end in pair)
    return (one == other) == (weight < 0)


def two_blocs(signed: Weights) -> dict[str, Side]:
    """The side of each actor, so that little weight lies against the sides.

    The least possible is the line index of balance (Harary 1959); to find it surely takes time that grows
    exponentially, so this is a search that ends in a good partition (Doreian & Mrvar 1996). In each component
    it starts from the heaviest spanning tree and from trees around the most tied actors; with any of these
    a balanced network is in agreement at once. Then actors change sides, in each round each once, always
    whoever gains most or loses least; the best state of a round is where the next begins (Kernighan & Lin
    1970), until a round gains nothing. The best of all ends is taken.

    In each component, bloc 1 is that of the most tied actor.
    """
    strength = strengths(signed)
    graph = nx.Graph()
    graph.add_nodes_from(sorted(strength))
    graph.add_weighted_edges_from((*pair, abs(signed[pair])) for pair in sorted(signed))
    ties: dict[str, dict[str, int]] = {actor: {} for actor in graph}
    for (one, other), weight in sorted(signed.items()):
        ties[one][other] = ties[other][one] = weight
    components = [
        sorted(each, key=lambda actor: (-strength[actor], actor)) for each in nx.connected_components(graph)
    ]
    components.sort(key=lambda actors: (-len(actors), actors[0]))
    heaviest = nx.maximum_spanning_tree(graph)
    sides: dict[str, Side] = {}
    for number, actors in enumerate(components, start=1):
        second = min(_ends(actors, graph, heaviest, ties), key=lambda end: _lost(end, ties))
        sides |= {actor: Side(number, 1 + (second[actor] != second[actors[0]])) for actor in actors}
    return sides


def _ends(
    actors: Sequence[str], graph: nx.Graph[str], heaviest: nx.Graph[str], ties: Signed
) -> Iterator[dict[str, bool]]:
    """Where the search ends from each start: who is in the second bloc."""
    ties_here = sum(len(ties[actor]) for actor in actors) // 2
    around = actors[: min(_STARTS, _TIES_OF_ALL_STARTS // max(ties_here, 1))]
    for tree, root in ((heaviest, actors[0]), *((graph, actor) for actor in around)):
        second = _along(tree, root, ties)
        while _improve(second, ties):
            pass
        yield second


def _along(tree: nx.Graph[str], root: str, ties: Signed) -> dict[str, bool]:
    """Who is in the second bloc, if friends of those who are known join their bloc and foes do not."""
    second = {root: False}
    for known, actor in nx.bfs_edges(tree, root):
        second[actor] = second[known] != (ties[known][actor] < 0)
    return second


def _improve(second: dict[str, bool], ties: Signed) -> bool:
    """One round; whether it gained anything."""
    gains = {actor: _gain(actor, second, ties) for actor in second}
    waiting = [(-gain, actor) for actor, gain in gains.items()]
    heapify(waiting)
    moved: list[str] = []
    total = best = kept = 0
    while waiting:
        loss, actor = heappop(waiting)
        if gains.get(actor) != -loss:
            continue  # it has moved, or its gain has changed since
        total += gains.pop(actor)
        second[actor] = not second[actor]
        moved.append(actor)
        if total > best:
            best, kept = total, len(moved)
        for other, weight in ties[actor].items():
            if other in gains:
                gains[other] += 2 * _against(second[actor] == second[other], weight)
                heappush(waiting, (-gains[other], other))
    for actor in moved[kept:]:
        second[actor] = not second[actor]
    return best > 0


def _lost(second: Mapping[str, bool], ties: Signed) -> int:
    """What lies against the blocs less what does not, each tie counted from both ends."""
    return sum(_gain(actor, second, ties) for actor in second)


def _gain(actor: str, second: Mapping[str, bool], ties: Signed) -> int:
    """How much less would lie against the blocs if the actor changed sides."""
    return sum(_against(second[actor] == second[other], weight) for other, weight in ties[actor].items())


def _against(together: bool, weight: int) -> int:  # noqa: FBT001  # a fact, no option
    """The weight of a tie, positive where it lies against the blocs, negative where it does not."""
    return -weight if together else weight
