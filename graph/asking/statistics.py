"""A store in, how much it holds out."""

from __future__ import annotations

from dataclasses import dataclass

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


def statistics(store: Store) -> Statistics:
    """Count what a store holds."""
    totals = store.index.totals()
    return Statistics(totals.articles, totals.statements, totals.edges, totals.actors, totals.relations)
