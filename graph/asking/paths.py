"""Two actors in, a way between them through the edges of the graph out: through specific actors, not hubs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from heapq import heappop, heappush
from itertools import pairwise
from math import log2
from typing import Final

from graph.asking.actors import identify
from graph.asking.answers import Cut, Rows
from graph.asking.relating import relations
from graph.errors import QueryError
from graph.indexing.questions import Beside
from graph.limits import MAX_PATH_ACTORS
from graph.storing.backend import Store

_HUB: Final = 0.5
"""What each doubling of an actor's neighbours costs a way through it, in steps."""


def path(store: Store, actor: str, other: str, *, evidence: bool = False) -> Rows:
    """A way from one actor to another, along edges in either direction.

    The way is short and tells something: a step costs 1, passing through an actor half the binary logarithm
    of the number of its neighbours. So two steps more are taken to get around an actor that everybody knows.

    Args:
        store: any store.
        actor: the name of the one.
        other: the name of the other.
        evidence: whether each step brings its sightings.

    Returns:
        The surest relation of each step; empty if there is no way, or both are the same.

    Raises:
        UnknownActorError, AmbiguousActorError: if a name is nobody's or several actors'.
        QueryError: if the way is too long to be found.
    """
    start, goal = identify(store, actor), identify(store, other)
    stops = way(start, goal, store.index.beside)
    steps = (relations(store, *step, evidence=evidence, limit=1) for step in pairwise(stops))
    return Cut(row for step in steps for row in step)


def way(start: str, goal: str, beside: Callable[[str], Iterable[Beside]]) -> tuple[str, ...]:
    """The cheapest way, its ends included; empty if there is none.

    It is looked for from both ends (Dijkstra; a step costs half of what both its ends do), so that
    hubs are opened last.

    Args:
        start: an actor.
        goal: another one.
        beside: the neighbours of an actor.

    Raises:
        QueryError: if too many actors stand between.
    """
    if start == goal:
        return ()
    searches = (_Search(start, {goal}), _Search(goal, {start}))
    best, meeting = float("inf"), ""
    for _ in range(MAX_PATH_ACTORS):
        one, other = sorted(searches, key=lambda search: search.nearest)
        if one.nearest == float("inf") or one.nearest + other.nearest >= best:
            break
        for actor in one.step(beside):
            if actor in other.cost and one.cost[actor] + other.cost[actor] < best:
                best, meeting = one.cost[actor] + other.cost[actor], actor
    else:
        raise QueryError(f"no way found among {MAX_PATH_ACTORS:,} actors; the two are too far apart")
    if not meeting:
        return ()
    first, second = (list(search.back_from(meeting)) for search in searches)
    return (*reversed(first), *second[1:])


class _Search:
    """The search from one end: what each actor costs to reach, and from where."""

    def __init__(self, start: str, free: set[str]) -> None:
        self.cost = {start: 0.0}
        self._before: dict[str, str] = {}
        self._passing = {start: 0.0}
        self._free = free
        self._done: set[str] = set()
        self._open = [(0.0, start)]

    @property
    def nearest(self) -> float:
        """The cost of the next actor to be opened; infinite where there is none."""
        while self._open and self._open[0][1] in self._done:
            heappop(self._open)
        return self._open[0][0] if self._open else float("inf")

    def step(self, beside: Callable[[str], Iterable[Beside]]) -> Iterator[str]:
        """Open the nearest actor; those that are reached more cheaply through it."""
        cost, actor = heappop(self._open)
        self._done.add(actor)
        for near in beside(actor):
            passing = 0.0 if near.actor in self._free else _HUB * log2(near.neighbours or 1)
            reached = cost + 1 + (self._passing[actor] + passing) / 2
            if reached < self.cost.get(near.actor, float("inf")):
                self.cost[near.actor], self._before[near.actor] = reached, actor
                self._passing[near.actor] = passing
                heappush(self._open, (reached, near.actor))
                yield near.actor

    def back_from(self, actor: str) -> Iterator[str]:
        """The way back to where it began."""
        yield actor
        while actor in self._before:
            actor = self._before[actor]
            yield actor
