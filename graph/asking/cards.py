"""The IRI of an actor in, its card out: what the ontology says of it, else what articles do."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from types import MappingProxyType
from typing import Final

import pyoxigraph as ox

from graph.asking.answers import ActorCard
from graph.asking.names import compact
from graph.asking.queries import solve
from graph.model import Kind
from graph.ontology import KG
from graph.storing.backend import Store

KINDS: Final = {KG + kind[0].upper() + kind[1:]: kind for kind in Kind}
"""The kind for each class of things that can fill a role."""


class Cards:
    """The cards of one store, each looked up once; without aliases and counts where not known before."""

    def __init__(self, store: Store, known: Mapping[str, ActorCard] = MappingProxyType({})) -> None:
        self._store = store
        self._known: dict[str, ActorCard | None] = dict(known)

    def get(self, iri: str) -> ActorCard | None:
        """The card of an actor, a place, an agreement or an asset; None if the graph has no such thing."""
        if iri not in self._known:
            self._known[iri] = self._look_up(iri)
        return self._known[iri]

    def of(self, iri: str) -> ActorCard:
        """The card of what a statement names: bare, with its short name, if the graph says no more of it."""
        return self.get(iri) or ActorCard(iri, compact(iri), Kind.GROUP)

    def _look_up(self, iri: str) -> ActorCard | None:
        actor = ox.NamedNode(iri)
        for row in chain(*(solve(self._store, name, actor=actor) for name in ("actor-known", "actor-met"))):
            kind = KINDS.get(row.text("class"))
            if kind:
                return ActorCard(iri, row.text("label"), kind)
        return None
