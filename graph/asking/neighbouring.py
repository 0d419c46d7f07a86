"""An actor in, those with whom it has to do out, each with what is between the two."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias, Unpack

from graph.asking.actors import identify
from graph.asking.answers import ActorCard, Cut, RelationRow
from graph.asking.cards import Cards
from graph.asking.conditions import ConditionsGiven
from graph.asking.relating import relations
from graph.limits import MAX_ROWS
from graph.limits_outside import MAX_NEIGHBOURS
from graph.storing.backend import Store


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Who stands beside an actor, with all relations between the two."""

    card: ActorCard
    rows: tuple[RelationRow, ...]

    @property
    def statements(self) -> int:
        """How many statements join the two."""
        return sum(row.statements for row in self.rows)


Neighbours: TypeAlias = Cut[Neighbour]


def neighbours(
    store: Store, actor: str, limit: int = MAX_NEIGHBOURS, **conditions: Unpack[ConditionsGiven]
) -> Neighbours:
    """Those with whom an actor has to do, those with most statements first.

    Args:
        store: any store.
        actor: a name.
        limit: of neighbours.
        conditions: which statements count; see ``Conditions``. Without any, those that hold.

    Raises:
        UnknownActorError, AmbiguousActorError: if a name is nobody's or several actors'.
        QueryError: if a condition is not known or out of range.
    """
    iri = identify(store, actor)
    if conditions:
        found = nearest(iri, relations(store, iri, limit=MAX_ROWS, **conditions))
        return Cut(found[:limit], max(0, len(found) - limit))
    beside = store.index.beside(iri)
    cards = Cards(store)
    cards.look_up([iri, *(near.actor for near in beside[:limit])])
    between = (relations(store, iri, near.actor, cards=cards) for near in beside[:limit])
    return Cut((one for rows in between for one in nearest(iri, rows)), max(0, len(beside) - limit))


def nearest(actor: str, rows: Iterable[RelationRow]) -> list[Neighbour]:
    """The neighbours that rows about an actor name, those with most statements first."""
    ends: dict[str, tuple[ActorCard, list[RelationRow]]] = {}
    for row in rows:
        end = row.object if row.subject.iri == actor else row.subject
        ends.setdefault(end.iri, (end, []))[1].append(row)
    found = [Neighbour(end, tuple(between)) for end, between in ends.values()]
    return sorted(found, key=lambda each: (-each.statements, each.card.label, each.card.iri))
