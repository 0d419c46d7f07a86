"""Text → the names of known actors in it, longest first. Says what each may point to, decides nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import takewhile

from spacy.tokens import Span as Sentence

from graph.limits import MAX_KNOWN_NAMES
from graph.model import Actor
from graph.ontology import ActorRecord
from graph.ontology.base import ActorBase, first_word
from graph.understanding.offices import Days, Offices, holds_on
from graph.values import Kind


class Pointing(StrEnum):
    """How a word points to an actor: by its name, as its adjective, for its people, or standing in for it."""

    NAME = "name"
    ADJECTIVE = "adjective"
    DEMONYM = "demonym"
    METONYM = "metonym"


@dataclass(frozen=True, slots=True)
class Pointer:
    """One thing that a name may point to."""

    pointing: Pointing
    record: ActorRecord


@dataclass(frozen=True, slots=True)
class NameMatch:
    """Tokens ``[start, end)`` of the document that are a known name, and all that it may point to."""

    start: int
    end: int
    pointers: tuple[Pointer, ...]


class NameIndex:
    """All names of the actor base; matching is by case and whole tokens."""

    def __init__(self, records: Mapping[str, ActorRecord]) -> None:
        """Look names up in a base, or in one made of the records."""
        self.records = records if isinstance(records, ActorBase) else ActorBase.of(records)
        self.offices = Offices(self.records)
        self.capitals: Mapping[str, ActorRecord] = self.records.capitals()
        self.pointers = lru_cache(MAX_KNOWN_NAMES)(self._pointers)
        self.places = lru_cache(MAX_KNOWN_NAMES)(self._places)
        self._longest = lru_cache(MAX_KNOWN_NAMES)(self.records.first_words)

    def find(self, sentence: Sentence, text: str) -> tuple[NameMatch, ...]:
        """The names in a sentence, leftmost and longest, without overlaps; ``text`` is its document's.

        ``Doc.text`` joins all words anew each time that it is asked.
        """
        ends = [(token.idx + len(token), token.i + 1) for token in sentence]
        found: list[NameMatch] = []
        for number, token in enumerate(sentence):
            if found and token.i < found[-1].end:
                continue
            longest = self._longest(first_word(text, token.idx))
            within = takewhile(lambda end: end[0] <= token.idx + longest, ends[number:])  # noqa: B023
            for end, after in reversed(list(within)):
                if pointers := self.pointers(text[token.idx : end]):
                    found.append(NameMatch(token.i, after, pointers))
                    break
        return tuple(found)

    def sharing(self, name: str, kind: Kind) -> tuple[str, ...]:
        """The known actors of a kind (IRIs) that have a name which tells nobody of them from the others.

        It is a name that several have, or of persons the surname.
        """
        named = self.records.sharing(name) or (self.records.surnamed(name) if kind is Kind.PERSON else ())
        return tuple(record.actor.iri for record in named if record.actor.kind is kind)

    def _pointers(self, name: str) -> tuple[Pointer, ...]:
        """All that a text may point to, if it is a name."""
        return tuple(Pointer(Pointing(way), record) for way, record in self.records.named(name))

    def _places(self, name: str) -> tuple[Actor, ...]:
        """The cities and regions that a text may name if it names a place and nobody better known."""
        return tuple(record.actor for record in self.records.places(name))

    def organ(self, state: str, names: Iterable[str]) -> ActorRecord | None:
        """The recorded organ of a state (IRI) that has one of the names, if it has a name of its own."""
        for name in names:
            for pointer in self.pointers(name):
                if pointer.record.actor.kind is Kind.ORGAN and pointer.record.actor.part_of == state:
                    return pointer.record
        return None

    def side(self, speaker: Actor, on: Days) -> Actor | None:
        """For whom a person or body speaks as "we": the state of the office held, or the whole."""
        record = self.records.get(speaker.iri)
        tenures = record.tenures if record else ()
        current = [t.of for t in tenures if holds_on(t, on)]
        whole = next(iter(current), None) or speaker.part_of
        if whole is None:
            return speaker if speaker.kind is not Kind.PERSON else None
        found = self.records.get(whole)
        if found and found.actor.kind is Kind.ORGAN:  # the spokesman of a ministry speaks for its state
            found = self.records.get(found.actor.part_of or whole)
        return found.actor if found else None
