"""A state in, what the explorer draws out: the most important actors, or one among its neighbours."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from graph.asking.answers import RelationRow
from graph.limits import MAX_OVERVIEW_ACTORS
from graph.serving.lookups import nearest, statistics, with_cards
from graph.serving.states import State
from graph.showing.payload import payload
from graph.showing.view import network_view

Drawing = dict[str, Any]


def overview(state: State) -> Drawing:
    """The most important actors with all lines between them, without sentences."""
    first = set(list(state.cards)[:MAX_OVERVIEW_ACTORS])
    rows = state.graph.relations(factuality="all")
    kept = [row for row in rows if row.subject.iri in first and row.object.iri in first]
    return _drawing(state, kept) | {"whole": statistics(state)}


def around(state: State, actor: str, limit: int, other: str | None = None) -> Drawing:
    """An actor with its most important neighbours; or two, with the sentences that join them.

    ``total`` is the number of neighbours that there are.
    """
    if other is not None:
        rows = state.graph.relations(actor, other, factuality="all", evidence=True)
        return _drawing(state, rows) | {"total": 1}
    card = state.graph.actor(actor)
    near = nearest(card, state.graph.relations(card.iri, factuality="all"))
    return _drawing(state, [row for each in near[:limit] for row in each.rows]) | {"total": len(near)}


def _drawing(state: State, rows: Iterable[RelationRow]) -> Drawing:
    return payload(network_view(with_cards(state, rows)))
