"""The IRI of an actor in, its card out: what the ontology says of it, else what articles do."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

from graph.asking.answers import ActorCard
from graph.asking.names import compact
from graph.asking.roster import Roster
from graph.storing.backend import Store
from graph.values import Kind


class Cards:
    """The cards of one store, each looked up once."""

    def __init__(self, store: Store, known: Mapping[str, ActorCard] = MappingProxyType({})) -> None:
        self._store = store
        self._known: dict[str, ActorCard | None] = dict(known)

    def get(self, iri: str) -> ActorCard | None:
        """The card of an actor, a place, an agreement or an asset; None if the graph has no such thing."""
        self.look_up([iri])
        return self._known[iri]

    def of(self, iri: str) -> ActorCard:
        """The card of what a statement names: bare, with its short name, if the graph says no more of it."""
        return self.get(iri) or ActorCard(iri, compact(iri), Kind.GROUP)

    def look_up(self, iris: Collection[str]) -> None:
        """Look several up at once, so that asking for each costs nothing."""
        if unknown := [iri for iri in iris if iri not in self._known]:
            found = {card.iri: card for card in Roster(self._store.index).cards(unknown)}
            self._known.update((iri, found.get(iri)) for iri in unknown)
