"""All names of a store in, found by their folded form out: for search, odd spellings and near names."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final

from graph.asking.answers import ActorCard
from graph.asking.cards import KINDS
from graph.asking.names import compact
from graph.asking.queries import solve
from graph.asking.rows import Row
from graph.identity.folding import fold
from graph.limits import MAX_NEAR_NAMES
from graph.model import Kind
from graph.ontology import SKOS
from graph.storing.backend import Store

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


@dataclass(frozen=True)
class Roster:
    """The names of all actors, and of each its kind, its number of statements, its first and last day."""

    names: tuple[Name, ...]
    kinds: dict[str, Kind]
    counts: dict[str, int]
    days: dict[str, tuple[date | None, date | None]] = field(default_factory=dict)

    def named(self, name: str) -> tuple[Name, ...]:
        """The names that are the same when folded."""
        wanted = fold(name)
        return tuple(known for known, folded in self._folded if folded == wanted)

    def holding(self, text: str) -> tuple[ActorCard, ...]:
        """The actors that have a name with every word of the text, the last one perhaps unfinished."""
        words = fold(text).split()
        found = {name.actor for name, folded in self._folded if _holds(folded.split(), words)}
        return self.cards(found)

    def search(self, text: str) -> tuple[ActorCard, ...]:
        """Who has a name with all these words, or else one near to them; for none all with statements."""
        if not text.strip():
            return self.stated()
        if found := self.holding(text):
            return found
        return self.cards({name.actor for near in self.near(text) for name in self.named(near) if name.own})

    def stated(self) -> tuple[ActorCard, ...]:
        """The actors that statements are about."""
        return self.cards(self.counts.keys() & self.kinds.keys())

    def near(self, name: str) -> tuple[str, ...]:
        """Names that share words with this one or are spelt much like it, the nearest first."""
        from difflib import get_close_matches  # only mistakes need it

        folded = fold(name)
        spelt = {spelling: known for known, spelling in reversed(self._folded) if known.own}
        close = set(get_close_matches(folded, spelt, MAX_NEAR_NAMES, _CLOSE))
        words = _telling(folded)
        close |= {other for other in spelt if words & _telling(other)}
        ranked = sorted(close, key=lambda other: (-self._nearness(folded, other, spelt[other]), other))
        return tuple(spelt[other].text for other in ranked[:MAX_NEAR_NAMES])

    def cards(self, actors: AbstractSet[str]) -> tuple[ActorCard, ...]:
        """The cards of these actors, those with most statements first."""
        names: dict[str, list[Name]] = {actor: [] for actor in actors}
        for name in self.names:
            if name.own and name.actor in names:
                names[name.actor].append(name)
        cards = (self._card(actor, own) for actor, own in names.items())
        return tuple(sorted(cards, key=lambda card: (-card.relations, card.label, card.iri)))

    @cached_property
    def _folded(self) -> tuple[tuple[Name, str], ...]:
        """The names with their folded forms, made once: a server searches the same names all day."""
        return tuple((name, fold(name.text)) for name in self.names)

    def _card(self, actor: str, own: list[Name]) -> ActorCard:
        label = next((name.text for name in own if name.how == LABEL), compact(actor))
        aliases = dict.fromkeys(name.text for name in own if name.text != label)
        first, last = self.days.get(actor, (None, None))
        return ActorCard(
            actor, label, self.kinds[actor], tuple(aliases), self.counts.get(actor, 0), first, last
        )

    def _nearness(self, folded: str, other: str, name: Name) -> float:
        from difflib import SequenceMatcher  # only mistakes need it

        words, others = _telling(folded), _telling(other)
        shared = len(words & others) / max(1, len(words | others))
        alike = SequenceMatcher(None, folded, other).ratio()
        return shared + alike + (_SPOKEN_OF if self.counts.get(name.actor) else 0.0)


def read_name(row: Row) -> Name:
    """A name from a solution of the query for names."""
    return Name(row.text("name"), row.text("actor"), row.text("how"))


def load_roster(store: Store) -> Roster:
    """Read all names of a store: a scan, for what no exact name answers."""
    kinds = {row.text("actor"): KINDS[row.text("class")] for row in solve(store, "actor-classes")}
    counts = {row.text("actor"): row.number("statements") for row in solve(store, "actor-statements")}
    names = set(map(read_name, solve(store, "actor-names")))
    days = {row.text("actor"): (row.day("first"), row.day("last")) for row in solve(store, "actor-seen")}
    return Roster(tuple(sorted(name for name in names if name.actor in kinds)), kinds, counts, days)


def _telling(folded: str) -> set[str]:
    """The words of a name that say something: not "of" and the like, if there are longer ones."""
    words = folded.split()
    return {word for word in words if len(word) > 3} or set(words)


def _holds(words: Iterable[str], wanted: list[str]) -> bool:
    have = set(words)
    whole, last = wanted[:-1], wanted[-1] if wanted else ""
    return have.issuperset(whole) and any(word.startswith(last) for word in have)
