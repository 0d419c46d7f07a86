"""A state in, what the explorer draws out: the most important actors, or one among its neighbours."""

from __future__ import annotations

from typing import Any

from graph.asking import relating
from graph.asking.answers import RelationRow
from graph.asking.cards import Cards
from graph.limits import MAX_OVERVIEW_ACTORS
from graph.serving.lookups import nearest, statistics
from graph.serving.states import State
from graph.showing.payload import payload
from graph.showing.view import network_view

Drawing = dict[str, Any]


def overview(state: State) -> Drawing:
    """The most important actors with all lines between them, without sentences."""
    first = set(list(state.whole_cards)[:MAX_OVERVIEW_ACTORS])
    rows = _rows(state)
    kept = [row for row in rows if row.subject.iri in first and row.object.iri in first]
    return payload(network_view(kept)) | {"whole": statistics(state)}


def around(state: State, actor: str, limit: int, other: str | None = None) -> Drawing:
    """An actor with its most important neighbours; or two, with the sentences that join them.

    ``total`` is the number of neighbours that there are.
    """
    if other is not None:
        return payload(network_view(_rows(state, actor, other, evidence=True))) | {"total": 1}
    card = state.graph.actor(actor)
    near = nearest(card, _rows(state, card.iri))
    return payload(network_view(row for each in near[:limit] for row in each.rows)) | {"total": len(near)}


def _rows(state: State, *actors: str, evidence: bool = False) -> tuple[RelationRow, ...]:
    """Relations of every standing with whole cards: aliases to be found by, counts to be sized by."""
    cards = state.keep("cards to draw", lambda: Cards(state.graph.store, state.whole_cards))
    return relating.relations(state.graph.store, *actors, evidence=evidence, factuality="all", cards=cards)
