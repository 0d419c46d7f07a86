"""A store in, how much it holds out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from graph.asking.queries import solve
from graph.storing.backend import Store


@dataclass(frozen=True, slots=True)
class Statistics:
    """Counts of a store.

    ``edges`` are the different (actor, relation, actor) that are asserted of the actual world; ``actors``
    are those that statements are about; ``relations`` are the relation types in use.
    """

    articles: int
    statements: int
    edges: int
    actors: int
    relations: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How many statements of one event type there are for a day; None for those of no event type."""

    day: date
    event: str | None
    count: int


def tallies(store: Store) -> tuple[Tally, ...]:
    """How many statements there are for each day and event type, by day; what has no day is left out."""
    found = (
        Tally(day, row.text("event") or None, row.number("statements"))
        for row in solve(store, "statements-by-day")
        if (day := row.day("day"))
    )
    return tuple(sorted(found, key=lambda each: (each.day, each.event or "")))


def statistics(store: Store) -> Statistics:
    """Count what a store holds."""
    totals = store.index.totals()
    return Statistics(totals.articles, totals.statements, totals.edges, totals.actors, totals.relations)
