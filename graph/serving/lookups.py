"""A state and the values of a request in, an answer as JSON-able values out, never without bound."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, TypeAlias

from graph.asking.answers import ActorCard, RelationRow
from graph.limits import MAX_ANSWER_ROWS
from graph.serving.states import State
from graph.showing.explained import explanation_json
from graph.showing.records import card_json, row_json

Answer: TypeAlias = dict[str, Any]
Lookup: TypeAlias = Callable[..., Answer]


def actors(state: State, limit: int, text: str = "") -> Answer:
    """Actors with these words in a name, or else a near one; those with most statements first."""
    found = state.roster.search(text) if text else tuple(state.cards.values())
    return _cut("actors", [card_json(card) for card in found[: limit + 1]], limit) | {"total": len(found)}


def actor(state: State, name: str) -> Answer:
    """The card of one actor."""
    return card_json(state.graph.actor(name))


def relations(state: State, actor: str, limit: int, *, other: str | None = None, **conditions: Any) -> Answer:
    """Who does what to whom, the surest first."""
    rows = state.graph.relations(actor, other, limit=limit + 1, **_conditions(conditions))
    return _cut("relations", [row_json(row) for row in rows], limit)


def timeline(state: State, actor: str, limit: int, *, other: str | None = None, **conditions: Any) -> Answer:
    """The same by day."""
    rows = state.graph.timeline(actor, other, limit=limit + 1, **_conditions(conditions))
    return _cut("relations", [row_json(row) for row in rows], limit)


def path(state: State, actor: str, other: str, *, evidence: bool = False) -> Answer:
    """A shortest way between two actors; no steps if there is none."""
    rows = state.graph.path(actor, other, evidence=evidence)
    return _cut("relations", [row_json(row) for row in rows[: MAX_ANSWER_ROWS + 1]], MAX_ANSWER_ROWS)


def neighbours(state: State, actor: str, limit: int, **conditions: Any) -> Answer:
    """With whom an actor has to do, those with most statements first."""
    card = state.graph.actor(actor)
    near = nearest(card, state.graph.relations(card.iri, **_conditions(conditions)))
    told = [
        {
            "actor": card_json(state.cards.get(each.card.iri, each.card)),
            "statements": each.statements,
            "relations": len(each.rows),
            "names": sorted({row.relation for row in each.rows}),
        }
        for each in near[: limit + 1]
    ]
    return {"actor": card_json(card)} | _cut("neighbours", told, limit) | {"total": len(near)}


def statement(state: State, id: str) -> Answer:  # noqa: A002  # as the parameter is called
    """Everything about one statement: how it was read, and where."""
    return explanation_json(state.graph.explain(id))


def statistics(state: State) -> Answer:
    """How much the graph holds."""
    if "statistics" not in state.kept:
        state.kept["statistics"] = asdict(state.graph.statistics())
    return dict(state.kept["statistics"])


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Who stands beside an actor, with all relations between the two."""

    card: ActorCard
    rows: tuple[RelationRow, ...]

    @property
    def statements(self) -> int:
        """How many statements join the two."""
        return sum(row.statements for row in self.rows)


def nearest(card: ActorCard, rows: Iterable[RelationRow]) -> list[Neighbour]:
    """The neighbours that rows about an actor name, those with most statements first."""
    ends: dict[str, tuple[ActorCard, list[RelationRow]]] = {}
    for row in rows:
        end = row.object if row.subject.iri == card.iri else row.subject
        ends.setdefault(end.iri, (end, []))[1].append(row)
    found = [Neighbour(end, tuple(between)) for end, between in ends.values()]
    return sorted(found, key=lambda each: (-each.statements, each.card.label, each.card.iri))


def with_cards(state: State, rows: Iterable[RelationRow]) -> list[RelationRow]:
    """The rows with whole cards: aliases to be found by, counts to be sized by."""
    cards = state.cards
    return [
        replace(
            row, subject=cards.get(row.subject.iri, row.subject), object=cards.get(row.object.iri, row.object)
        )
        for row in rows
    ]


def _conditions(given: dict[str, Any]) -> dict[str, Any]:
    """``all`` is how a client says what Python calls factuality."""
    everything = given.pop("all", False)
    return given | {"factuality": "all" if everything else "holds"}


def _cut(name: str, items: Sequence[Any], limit: int) -> Answer:
    return {name: list(items[:limit]), "truncated": len(items) > limit}
