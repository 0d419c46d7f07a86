"""The relation types that a store's ontology defines in, each by the names that people use for it out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from weakref import WeakKeyDictionary

from graph.asking.names import expand
from graph.asking.queries import solve
from graph.errors import QueryError
from graph.identity.folding import fold
from graph.limits import MAX_NEAR_NAMES
from graph.ontology import KG, PLOVER, REL
from graph.storing.backend import Store

ANY_RELATION: Final = KG + "relatesTo"
"""The top of all relations."""

ANY_EVENT: Final = KG + "EventType"
"""The class of all event types."""


@dataclass(frozen=True, slots=True)
class RelationCard:
    """A relation type as the store knows it; ``event`` is the PLOVER name ("SUPPORT") or None."""

    iri: str
    name: str
    label: str
    event: str | None = None
    symmetric: bool = False


class RelationCards:
    """The relation types of one store."""

    def __init__(self, cards: Iterable[RelationCard]) -> None:
        self._by_iri = {card.iri: card for card in cards}

    def of(self, iri: str) -> RelationCard:
        """The card of a relation; a bare one if the ontology no longer has it."""
        name = iri.removeprefix(REL)
        return self._by_iri.get(iri) or RelationCard(iri, name, name)

    @property
    def symmetric(self) -> frozenset[str]:
        """The names of the relations that have no direction."""
        return frozenset(card.name for card in self._by_iri.values() if card.symmetric)

    def find(self, name: str) -> str:
        """The IRI of the relation of this name ("backs"), label ("is ally of"), IRI or prefixed name.

        Raises:
            QueryError: if there is none; near names are given.
        """
        wanted, folded = expand(name), fold(name)
        for card in self._by_iri.values():
            if card.iri == wanted or card.name == name or folded in (fold(card.label), fold(card.name)):
                return card.iri
        from difflib import get_close_matches  # only mistakes need it

        names = [card.name for card in self._by_iri.values()]
        near = get_close_matches(name, names, MAX_NEAR_NAMES, 0.5) or sorted(names)
        raise QueryError(f"no relation named {name!r}; there are {', '.join(near)}")

    def find_event(self, name: str) -> str:
        """The IRI of the event type of this name ("SUPPORT"), in any case, or prefixed name.

        Raises:
            QueryError: if no relation has it.
        """
        events = sorted({card.event for card in self._by_iri.values() if card.event})
        wanted = name.rpartition(":")[2].upper() if expand(name) else name.upper()
        if wanted not in events:
            raise QueryError(f"no event type named {name!r}; there are {', '.join(events)}")
        return PLOVER + wanted


_KEPT: Final[WeakKeyDictionary[Store, tuple[int, RelationCards]]] = WeakKeyDictionary()


def relation_cards(store: Store) -> RelationCards:
    """The relation types of a store, read once for each state of it."""
    state, known = _KEPT.get(store, (-1, RelationCards(())))
    if state != store.state:
        _KEPT[store] = store.state, (known := _read(store))
    return known


def _read(store: Store) -> RelationCards:
    return RelationCards(
        RelationCard(
            row.text("relation"),
            row.local("relation", REL),
            row.text("label"),
            row.get("event") and row.local("event", PLOVER),
            row.flag("symmetric"),
        )
        for row in solve(store, "relation-types")
    )
