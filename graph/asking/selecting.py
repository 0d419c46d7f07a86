"""What somebody wants to see of a graph in, the relations to be drawn out: no more lines than a page holds.

A first look finds which pairs of actors are meant and how many statements join them; sentences are then read
for the foremost pairs alone.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, TypeAlias
from urllib.parse import urlsplit

from graph.asking.actors import find_actor, identify
from graph.asking.answers import RelationRow
from graph.asking.conditions import Conditions, ConditionsGiven
from graph.asking.constructed import Drawn, constructed
from graph.asking.queries import solve
from graph.asking.relating import relations
from graph.asking.relation_types import relation_cards
from graph.asking.rows import Row
from graph.asking.sources import named
from graph.errors import QueryError
from graph.limits_outside import MAX_HOPS, MAX_PAGE_EDGES
from graph.storing.backend import Store
from graph.values import Modality, Polarity

Pair: TypeAlias = frozenset[str]
"""The IRIs of two actors, or of one who acts on itself."""

_ALL: Final = sys.maxsize


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What to see of a graph; without any value, all of it.

    ``actor`` and ``other`` are names: one actor's relations, ``hops`` steps far, or those between two, or
    with ``path`` the shortest way between the two. ``sparql`` is a CONSTRUCT query that gives triples of two
    actors, or statements; ``conditions`` are those of ``Conditions``, where ``source`` may also be a web host
    or an article's id.
    """

    actor: str | None = None
    other: str | None = None
    hops: int = 1
    path: bool = False
    sparql: str | None = None
    conditions: ConditionsGiven = field(default_factory=ConditionsGiven)

    def __post_init__(self) -> None:
        if not 1 <= self.hops <= MAX_HOPS:
            raise QueryError(f"hops must be from 1 to {MAX_HOPS}, not {self.hops}")
        if self.path and not (self.actor and self.other):
            raise QueryError("a path needs two actors")
        if self.hops > 1 and (self.other or not self.actor):
            raise QueryError("hops need one actor to start from")
        Conditions(**self.conditions)

    @property
    def source(self) -> str | None:
        """The publisher, web host or article that alone counts."""
        return self.conditions.get("source")


@dataclass(frozen=True, slots=True)
class Selected:
    """What was found: rows with their sentences, a title, and how much is left out for want of room."""

    rows: tuple[RelationRow, ...]
    title: str
    lines_left_out: int = 0
    actors_left_out: int = 0


def select(store: Store, selection: Selection) -> Selected:
    """The relations that a selection means.

    Raises:
        UnknownActorError, AmbiguousActorError: if a name is nobody's or several actors'.
        QueryError: if a condition, a place, a source or the query is not as it must be.
    """
    drawn = constructed(store, selection.sparql) if selection.sparql else Drawn()
    counts = _counts(store, selection, drawn)
    weights = _weights((*counts, *drawn.rows))
    kept = set(sorted(weights, key=lambda pair: (-weights[pair], sorted(pair)))[:MAX_PAGE_EDGES])
    # The second look is at the pairs kept, so it needs neither hops nor a way between the two.
    among = _both(_meant(store, selection, drawn), lambda row: _pair(row) in kept)
    rows = _asked(store, selection, among, evidence=True) if counts else ()
    actors = {iri for pair in weights for iri in pair}
    return Selected(
        rows=(*rows, *(row for row in drawn.rows if _ends(row) in kept)),
        title=_title(store, selection),
        lines_left_out=len(weights) - len(kept),
        actors_left_out=len(actors - {iri for pair in kept for iri in pair}),
    )


def _counts(store: Store, selection: Selection, drawn: Drawn) -> tuple[RelationRow, ...]:
    """All that is meant, without sentences."""
    rows = _asked(store, selection, _meant(store, selection, drawn), evidence=False)
    if selection.path:
        return _along(_way(store, selection, rows), rows)
    if selection.hops > 1 and selection.actor:
        return _near(identify(store, selection.actor), selection.hops, rows)
    return rows


def _asked(
    store: Store, selection: Selection, where: Callable[[Row], bool] | None, *, evidence: bool
) -> tuple[RelationRow, ...]:
    wide = selection.path or selection.hops > 1
    actors = (None, None) if wide else (selection.actor, selection.other)
    given: ConditionsGiven = {"factuality": "all", **selection.conditions, "source": None}
    return relations(store, *actors, evidence=evidence, limit=_ALL, where=where, **given)


def _meant(store: Store, selection: Selection, drawn: Drawn) -> Callable[[Row], bool] | None:
    """Which statements source and query leave; None for all."""
    tests: list[Callable[[Row], bool]] = []
    if selection.source is not None:
        articles = _articles_of(store, selection.source)
        tests.append(lambda row: row.text("article") in articles)
    if selection.sparql:
        tests.append(drawn.means)
    return (lambda row: all(test(row) for test in tests)) if tests else None


def _both(one: Callable[[Row], bool] | None, other: Callable[[Row], bool]) -> Callable[[Row], bool]:
    return other if one is None else lambda row: other(row) and one(row)


def _articles_of(store: Store, source: str) -> frozenset[str]:
    """The graphs of the articles of this publisher, on this host or with this id."""
    known: dict[str, set[str]] = {}
    for row in solve(store, "sources"):
        host = (urlsplit(row.get("url") or "").hostname or "").removeprefix("www.")
        for name in filter(None, (row.get("publisher"), host, row.text("id"))):
            known.setdefault(name, set()).add(row.text("article"))
    meant = named(known, source.strip().removeprefix("www."), "publisher, web host or article")
    return frozenset().union(*(known[name] for name in meant))


def _near(start: str, hops: int, rows: tuple[RelationRow, ...]) -> tuple[RelationRow, ...]:
    """The rows that somebody fewer than ``hops`` steps away from the start has a part in."""
    inside = {start}
    for _ in range(hops - 1):
        inside |= {iri for row in rows if _ends(row) & inside for iri in _ends(row)}
    return tuple(row for row in rows if _ends(row) & inside)


def _way(store: Store, selection: Selection, rows: Iterable[RelationRow]) -> tuple[str, ...]:
    """The stops of a shortest way by what is said to be so; none if there is no way."""
    import networkx as nx  # here: it takes longer to import than most questions to answer

    start, goal = identify(store, selection.actor or ""), identify(store, selection.other or "")
    graph = nx.Graph()
    graph.add_nodes_from((start, goal))
    graph.add_edges_from(sorted((r.subject.iri, r.object.iri) for r in rows if _holds(r)))
    return tuple(nx.shortest_path(graph, start, goal)) if nx.has_path(graph, start, goal) else ()


def _along(stops: tuple[str, ...], rows: Iterable[RelationRow]) -> tuple[RelationRow, ...]:
    steps = {frozenset(step) for step in pairwise(stops)}
    return tuple(row for row in rows if _ends(row) in steps)


def _holds(row: RelationRow) -> bool:
    return row.polarity is Polarity.ASSERTED and row.modality is Modality.ACTUAL


def _ends(row: RelationRow) -> Pair:
    return frozenset((row.subject.iri, row.object.iri))


def _pair(row: Row) -> Pair:
    return frozenset((row.text("subject"), row.text("object")))


def _weights(rows: Iterable[RelationRow]) -> Counter[Pair]:
    weights: Counter[Pair] = Counter()
    for row in rows:
        weights[_ends(row)] += row.statements
    return weights


def _title(store: Store, selection: Selection) -> str:
    """The selection in words, as "Turkey and Russia, since 2018"; empty for the whole graph."""
    words = ", ".join(_words(store, selection))
    return words[:1].upper() + words[1:]


def _words(store: Store, selection: Selection) -> Iterator[str]:
    names = [find_actor(store, name).label for name in (selection.actor, selection.other) if name]
    if selection.path:
        yield f"From {names[0]} to {names[1]}"
    elif names:
        yield " and ".join(names)
    if selection.hops > 1:
        yield f"{selection.hops} steps around"
    if place := selection.conditions.get("place"):
        yield f"at {find_actor(store, place).label}"
    if selection.source:
        yield f"as told by {selection.source}"
    yield from _limits(store, selection.conditions)
    if selection.sparql:
        yield "what a query found"


def _limits(store: Store, given: ConditionsGiven) -> Iterator[str]:
    if relation := given.get("relation"):
        types = relation_cards(store)
        yield f"who {types.of(types.find(relation)).label} whom"
    if event := given.get("event"):
        yield f"events of type {event.rpartition(':')[2].upper()}"
    if since := given.get("since"):
        yield f"since {since}"
    if until := given.get("until"):
        yield f"until {until}"
    if sure := given.get("min_confidence"):
        yield f"at least {sure:.0%} sure"
