"""Text → the names of known actors in it, longest first. Says what each may point to, decides nothing."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from spacy.tokens import Span as Sentence

from graph.model import Actor, Kind
from graph.ontology import ActorRecord
from graph.understanding.offices import Offices, holds_on

_ARABIC_ARTICLE = re.compile(r"\b[ae]l-(?=[A-Z])")
_ARTICLES = ("al-", "Al-", "al ", "Al ", "el-", "El-", "el ", "El ")


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
    """All names of the actor base, by their first characters; matching is by case and whole tokens."""

    def __init__(self, records: Mapping[str, ActorRecord]) -> None:
        self.records = records
        self._names: dict[str, dict[str, list[Pointer]]] = defaultdict(lambda: defaultdict(list))
        for _, record in sorted(records.items()):
            for name, pointing in _names_of(record):
                for variant in dict.fromkeys(_variants(name)):
                    self._add(variant, Pointer(pointing, record))
        self.offices = Offices(records)
        self.capitals: Mapping[str, ActorRecord] = {r.capital: r for r in records.values() if r.capital}

    def _add(self, name: str, pointer: Pointer) -> None:
        known = self._names[_first_word(name)][name]
        if pointer not in known:
            known.append(pointer)

    def find(self, sentence: Sentence, text: str) -> tuple[NameMatch, ...]:
        """The names in a sentence, leftmost and longest, without overlaps; ``text`` is its document's.

        ``Doc.text`` joins all words anew each time that it is asked.
        """
        ends = {token.idx + len(token): token.i + 1 for token in sentence}
        found: list[NameMatch] = []
        for token in sentence:
            if found and token.i < found[-1].end:
                continue
            candidates = self._names.get(_first_word(token.text), {})
            fits = [
                (len(name), ends[token.idx + len(name)], pointers)
                for name, pointers in candidates.items()
                if token.idx + len(name) in ends and text.startswith(name, token.idx)
            ]
            if fits:
                _, end, pointers = max(fits, key=lambda fit: fit[0])
                found.append(NameMatch(token.i, end, tuple(pointers)))
        return tuple(found)

    def pointers(self, name: str) -> tuple[Pointer, ...]:
        """All that a text may point to, if it is a name."""
        return tuple(self._names.get(_first_word(name), {}).get(name, ()))

    def organ(self, state: str, names: Iterable[str]) -> ActorRecord | None:
        """The recorded organ of a state (IRI) that has one of the names, if it has a name of its own."""
        for name in names:
            for pointer in self.pointers(name):
                if pointer.record.actor.kind is Kind.ORGAN and pointer.record.actor.part_of == state:
                    return pointer.record
        return None

    def side(self, speaker: Actor, on: date | None) -> Actor | None:
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


def _names_of(record: ActorRecord) -> Iterable[tuple[str, Pointing]]:
    yield record.actor.label, Pointing.NAME
    yield from ((name, Pointing.NAME) for name in record.actor.aliases)
    yield from ((name, Pointing.ADJECTIVE) for name in record.adjectives)
    yield from ((name, Pointing.DEMONYM) for name in record.demonyms)
    yield from ((name, Pointing.METONYM) for name in record.metonyms)


def _first_word(name: str) -> str:
    return name[:2]


def _variants(name: str) -> Iterable[str]:
    """How else a name is written: without marks, with another apostrophe, article or hyphen."""
    for plain in dict.fromkeys((name, _without_marks(name))):
        yield from (plain, plain.replace("'", "’"), plain.replace("’", "'"))
        if plain.startswith("The "):
            yield plain.replace("The ", "the ", 1)
        if _ARABIC_ARTICLE.search(plain):
            yield from (_ARABIC_ARTICLE.sub(other, plain) for other in _ARTICLES)


def _without_marks(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
