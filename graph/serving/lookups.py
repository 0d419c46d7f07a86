"""A state and the values of a request in, an answer as JSON-able values out, never without bound."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Any, TypeAlias

from graph.asking import relating
from graph.asking.neighbouring import nearest
from graph.asking.readings import reading
from graph.limits_outside import MAX_ANSWER_ROWS
from graph.serving.states import State
from graph.showing.articled import article_json
from graph.showing.explained import explanation_json
from graph.showing.identified import question_json
from graph.showing.lookups import changes_json, dispute_json, finding_json
from graph.showing.readings import reading_json
from graph.showing.records import card_json, row_json

Answer: TypeAlias = dict[str, Any]
Lookup: TypeAlias = Callable[..., Answer]


def actors(state: State, limit: int, text: str = "") -> Answer:
    """Actors with these words in a name, or else a near one; those with most statements first."""
    found = state.roster.search(text) if text else tuple(state.whole_cards.values())
    return _cut("actors", [card_json(card) for card in found[: limit + 1]], limit) | {"total": len(found)}


def actor(state: State, name: str) -> Answer:
    """The card of one actor."""
    return card_json(state.graph.actor(name))


def relations(state: State, actor: str, limit: int, *, other: str | None = None, **conditions: Any) -> Answer:
    """Who does what to whom, the surest first."""
    rows = relating.relations(
        state.graph.store, actor, other, limit=limit + 1, cards=state.cards, **_given(conditions)
    )
    return _cut("relations", [row_json(row) for row in rows], limit)


def timeline(state: State, actor: str, limit: int, *, other: str | None = None, **conditions: Any) -> Answer:
    """The same by day."""
    rows = relating.timeline(
        state.graph.store, actor, other, limit=limit + 1, cards=state.cards, **_given(conditions)
    )
    return _cut("relations", [row_json(row) for row in rows], limit)


def path(state: State, actor: str, other: str, *, evidence: bool = False) -> Answer:
    """A shortest way between two actors; no steps if there is none."""
    rows = state.graph.path(actor, other, evidence=evidence)
    return _cut("relations", [row_json(row) for row in rows[: MAX_ANSWER_ROWS + 1]], MAX_ANSWER_ROWS)


def neighbours(state: State, actor: str, limit: int, **conditions: Any) -> Answer:
    """With whom an actor has to do, those with most statements first."""
    card = state.graph.actor(actor)
    near = nearest(
        card.iri, relating.relations(state.graph.store, card.iri, cards=state.cards, **_given(conditions))
    )
    told = [
        {
            "actor": card_json(state.whole_cards.get(each.card.iri, each.card)),
            "statements": each.statements,
            "relations": len(each.rows),
            "names": sorted({row.relation for row in each.rows}),
        }
        for each in near[: limit + 1]
    ]
    return {"actor": card_json(card)} | _cut("neighbours", told, limit) | {"total": len(near)}


def disputes(state: State, limit: int, **given: Any) -> Answer:
    """Who asserts and who denies a relation."""
    found = state.graph.disputes(**_given(given))
    return _cut("disputes", [dispute_json(one) for one in found[: limit + 1]], limit)


def changes(state: State, start: str, end: str, limit: int, **given: Any) -> Answer:
    """What began, ended and turned between two days, so many of each."""
    told = changes_json(state.graph.changes(start, end, **_given(given)))
    cut = {name: rows[:limit] for name, rows in told.items()}
    return cut | {"truncated": cut != told}


def counts(state: State, **given: Any) -> Answer:
    """How many statements there are for each year or month."""
    return {"counts": [asdict(one) for one in state.graph.counts(**given)]}


def search(state: State, text: str, limit: int) -> Answer:
    """The sentences with these words, and how many are left out."""
    found = state.graph.search(text, limit)
    return {"sentences": [finding_json(one) for one in found], "left_out": found.left_out}


def articles(state: State, limit: int, text: str = "") -> Answer:
    """The articles with these words, the latest first."""
    found = state.graph.articles(text, limit + 1)
    return _cut("articles", [article_json(card) for card in found], limit)


def statement(state: State, id: str) -> Answer:  # noqa: A002  # as the parameter is called
    """Everything about one statement: how it was read, and where."""
    return explanation_json(state.graph.explain(id))


def article(state: State, id: str) -> Answer:  # noqa: A002  # as the parameter is called
    """One article's text with the statements that were read in it."""
    return reading_json(reading(state.graph.store, id, MAX_ANSWER_ROWS, state.cards, state.graph.texts.text))


def review(state: State, limit: int) -> Answer:
    """Pairs of actors that may be one and that nobody has judged, the likeliest first."""
    found = state.keep("questions", lambda: tuple(state.graph.review()))
    told = [question_json(question) for question in found[: limit + 1]]
    return _cut("pairs", told, limit) | {"total": len(found)}


def statistics(state: State) -> Answer:
    """How much the graph holds."""
    return asdict(state.keep("statistics", state.graph.statistics))


def _given(conditions: dict[str, Any]) -> dict[str, Any]:
    """``all`` is how a client says what Python calls factuality."""
    everything = conditions.pop("all", False)
    return conditions | {"factuality": "all" if everything else "holds"}


def _cut(name: str, items: Sequence[Any], limit: int) -> Answer:
    return {name: list(items[:limit]), "truncated": len(items) > limit}
