"""A state in, what the explorer draws out: the most important actors, or one among its neighbours."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import Any

from graph.asking import relating
from graph.asking.answers import ActorCard, RelationRow
from graph.asking.cards import Cards
from graph.asking.neighbouring import nearest
from graph.limits_outside import MAX_OVERVIEW_ACTORS, MAX_OVERVIEW_STATEMENTS
from graph.serving.lookups import statistics
from graph.serving.states import State
from graph.showing.overview import overview as in_one_picture
from graph.showing.payload import payload
from graph.showing.view import network_view

Drawing = dict[str, Any]


def overview(state: State) -> Drawing:
    """The most important actors with the lines between them, without sentences.

    In a graph with more statements than are read for it, these are the lines of the foremost actors.
    """
    foremost = list(state.whole_cards.values())[:MAX_OVERVIEW_ACTORS]
    counts = statistics(state)
    whole = counts["statements"] <= MAX_OVERVIEW_STATEMENTS
    rows = _rows(state) if whole else _rows_of(state, foremost)
    among = {card.iri for card in foremost}
    kept = [row for row in rows if row.subject.iri in among and row.object.iri in among]
    return payload(network_view(kept)) | {"whole": counts}


def _rows_of(state: State, actors: Iterable[ActorCard]) -> Iterator[RelationRow]:
    """The rows of one actor after the other, each once, until too many statements were read for them."""
    told: set[str] = set()
    left = MAX_OVERVIEW_STATEMENTS
    for card in actors:
        left -= card.relations
        if left < 0 and told:
            return
        yield from (
            row for row in _rows(state, card.iri) if told.isdisjoint((row.subject.iri, row.object.iri))
        )
        told.add(card.iri)


def whole(state: State) -> Drawing:
    """All actors in one picture; see ``graph.showing.overview``."""
    cards = Cards(state.graph.store, state.whole_cards)
    return in_one_picture(
        relating.relations(state.graph.store, limit=sys.maxsize, factuality="all", cards=cards)
    )


def around(state: State, actor: str, limit: int, other: str | None = None, *, path: bool = False) -> Drawing:
    """An actor with its most important neighbours; or two, with the sentences that join them.

    With ``path`` the sentences of each step of a shortest way between the two are brought. ``total`` is the
    number of neighbours that there are, or of steps.
    """
    if path:
        steps = state.graph.path(actor, other or actor)
        ends = ((step.subject.iri, step.object.iri) for step in steps)
        rows = (row for pair in ends for row in _rows(state, *pair, evidence=True))
        return payload(network_view(rows)) | {"total": len(steps)}
    if other is not None:
        return payload(network_view(_rows(state, actor, other, evidence=True))) | {"total": 1}
    card = state.graph.actor(actor)
    near = nearest(card.iri, _rows(state, card.iri))
    return payload(network_view(row for each in near[:limit] for row in each.rows)) | {"total": len(near)}


def _rows(state: State, *actors: str, evidence: bool = False) -> tuple[RelationRow, ...]:
    """Relations of every standing with whole cards: aliases to be found by, counts to be sized by."""
    cards = state.keep("cards to draw", lambda: Cards(state.graph.store, state.whole_cards))
    return relating.relations(state.graph.store, *actors, evidence=evidence, factuality="all", cards=cards)
