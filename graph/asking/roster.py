"""All names of a store, found by their folded form: for search, odd spellings and near names."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from graph.asking.answers import ActorCard
from graph.asking.names import compact
from graph.identity.folding import fold
from graph.indexing.contents import Told
from graph.indexing.index import Index
from graph.indexing.questions import Degree
from graph.limits import MAX_NEAR_NAMES, MAX_ROWS
from graph.ontology import KG, SKOS
from graph.storing.backend import Store
from graph.values import Kind

KINDS: Final = {KG + kind[0].upper() + kind[1:]: kind for kind in Kind}
"""The kind for each class of things that can fill a role."""

LABEL: Final = SKOS + "prefLabel"
ALIAS: Final = SKOS + "altLabel"
_CLOSE: Final = 0.75
_SPOKEN_OF: Final = 0.25


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A name that an actor has, with the property that gives it."""

    text: str
    actor: str
    how: str

    @property
    def own(self) -> bool:
        """Whether it names the actor itself; metonyms, adjectives and demonyms only point to it."""
        return self.how in (LABEL, ALIAS)


class Roster:
    """The names of all actors of a store, as its index has them; only of what can fill a role."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def named(self, name: str) -> tuple[Name, ...]:
        """The names that are the same when folded."""
        return self._of_actors(self._index.named(fold(name)))

    def search(self, text: str, limit: int = MAX_ROWS) -> tuple[ActorCard, ...]:
        """Who has a name with all these words, the last one perhaps unfinished, or else one near to them.

        Those with most statements come first. Without words, all actors with statements.
        """
        words = fold(text).split()
        if not words:
            return self.stated(limit)
        if found := self.cards(self._index.holding(words)):
            return found[:limit]
        near = {name.actor for near in self.near(text) for name in self.named(near) if name.own}
        return self.cards(near)[:limit]

    def stated(self, limit: int = MAX_ROWS) -> tuple[ActorCard, ...]:
        """The actors that statements are about, those with most first."""
        return self.cards(self._index.foremost(limit))

    def near(self, name: str) -> tuple[str, ...]:
        """Names that share words with this one or are spelt much like it, the nearest first."""
        from difflib import get_close_matches  # only mistakes need it

        folded = fold(name)
        alike = sorted(self._of_actors(self._index.alike(folded)), reverse=True)
        spelt = {fold(known.text): known for known in alike if known.own}
        close = set(get_close_matches(folded, spelt, MAX_NEAR_NAMES, _CLOSE))
        words = _telling(folded)
        close |= {other for other in spelt if words & _telling(other)}
        spoken_of = self._index.degrees({spelt[other].actor for other in close})
        ranked = sorted(
            close,
            key=lambda other: (-_nearness(folded, other, spoken_of=spelt[other].actor in spoken_of), other),
        )
        return tuple(spelt[other].text for other in ranked[:MAX_NEAR_NAMES])

    def cards(self, actors: Collection[str]) -> tuple[ActorCard, ...]:
        """The cards of these actors, those with most statements first; what is no actor is left out."""
        kinds = dict[str, Kind]()
        names = dict[str, list[Name]]()
        degrees = dict[str, Degree]()
        for told, degree in self._index.cast(actors):
            degrees[told.actor] = degree
            if told.is_name:
                names.setdefault(told.actor, []).append(Name(told.text, told.actor, told.how))
            elif told.text in KINDS:
                kinds.setdefault(told.actor, KINDS[told.text])
        cards = (
            _card(actor, kind, names[actor], degrees[actor])
            for actor, kind in kinds.items()
            if actor in names
        )
        return tuple(sorted(cards, key=lambda card: (-card.relations, card.label, card.iri)))

    def _of_actors(self, found: Iterable[Told]) -> tuple[Name, ...]:
        names = [Name(told.text, told.actor, told.how) for told in found if told.is_name]
        actors = {card.iri for card in self.cards({name.actor for name in names})}
        return tuple(name for name in names if name.actor in actors)


def load_roster(store: Store) -> Roster:
    """The roster of a store."""
    return Roster(store.index)


def _card(actor: str, kind: Kind, names: Iterable[Name], degree: Degree) -> ActorCard:
    own = [name for name in names if name.own]
    label = next((name.text for name in own if name.how == LABEL), None) or compact(actor)
    aliases = sorted({name.text for name in own} - {label})
    first, last = (date.fromisoformat(day) if day else None for day in (degree.first, degree.last))
    return ActorCard(actor, label, kind, tuple(aliases), degree.statements, first, last)


def _nearness(folded: str, other: str, *, spoken_of: bool) -> float:
    from difflib import SequenceMatcher  # only mistakes need it

    words, others = _telling(folded), _telling(other)
    shared = len(words & others) / max(1, len(words | others))
    alike = SequenceMatcher(None, folded, other).ratio()
    return shared + alike + (_SPOKEN_OF if spoken_of else 0.0)


def _telling(folded: str) -> set[str]:
    """The words of a name that say something: not "of" and the like, if there are longer ones."""
    words = folded.split()
    return {word for word in words if len(word) > 3} or set(words)
