"""A made-up archive of news, as large as wanted and the same in every run: articles with what they state.

Its shape is that of ``data/articles`` as ``kg build`` reads it: thirty statements to an article, some 50
quads to a statement; a few actors are in many articles and most in one or two; words are as unequal.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product
from typing import Final, TypeVar

from graph.model import (
    Actor,
    Article,
    Attribution,
    Evidence,
    Kind,
    Mention,
    Modality,
    Polarity,
    Precision,
    RelationType,
    Span,
    Statement,
    When,
)
from graph.ontology import ACTOR

STATEMENTS: Final = 30
"""Statements of an article."""

QUADS: Final = 1_618
"""Quads of an article with so many, about."""

FIRST_DAY: Final = date(2015, 1, 1)
DAYS: Final = 4_000
_HUBS: Final = 10
_Thing = TypeVar("_Thing")
_KINDS: Final = (Kind.STATE, Kind.ORGAN, Kind.ORGANISATION, Kind.ARMED_GROUP, Kind.PERSON, Kind.PERSON)
_MANNERS: Final = ((Polarity.NEGATED, Modality.ACTUAL), *((Polarity.ASSERTED, m) for m in Modality))
_WEIGHTS: Final = (5, 80, 7, 5, 3)


def articles_for(quads: int) -> int:
    """How many articles make a graph of about so many quads."""
    return max(1, quads // QUADS)


@dataclass(frozen=True, slots=True)
class World:
    """Whom and what the archive is about; the larger the archive, the more actors."""

    actors: tuple[Actor, ...]
    places: tuple[Actor, ...]
    words: tuple[str, ...]
    publishers: tuple[str, ...]
    relations: tuple[RelationType, ...]


def world(articles: int, relations: Sequence[RelationType]) -> World:
    """A world for an archive of so many articles."""
    chance = random.Random(7)  # noqa: S311  # the same world in every run
    syllables = ["".join(pair) for pair in product("bdfghklmnprstvz", ("a", "e", "i", "o", "an", "er", "ol"))]

    def word(*lengths: int) -> str:
        return "".join(chance.choices(syllables, k=chance.choice(lengths)))

    def actor(number: int, kind: Kind) -> Actor:
        label = f"{word(2, 3).capitalize()} {word(2, 3).capitalize()} {number}"
        return Actor(f"{ACTOR}{label.lower().replace(' ', '-')}", label, kind)

    count = int(30 * (articles * STATEMENTS) ** 0.6)  # vocabularies grow so (Heaps' law)
    return World(
        tuple(actor(number, _KINDS[number % len(_KINDS)]) for number in range(count)),
        tuple(actor(number, Kind.PLACE) for number in range(400)),
        tuple(word(1, 2, 3) for _ in range(8_000)),
        tuple(f"{word(2, 3).capitalize()} {name}" for name in ("Post", "Times", "Wire", "Daily") * 10),
        tuple(relations),
    )


def archive(
    articles: int, relations: Sequence[RelationType]
) -> Iterator[tuple[Article, tuple[Statement, ...]]]:
    """The articles with what they state; the first ones are the same whatever follows."""
    known = world(articles, relations)
    return (_article(number, known) for number in range(articles))


def _article(number: int, known: World) -> tuple[Article, tuple[Statement, ...]]:
    chance = random.Random(number)  # noqa: S311  # the same article in every run
    day = FIRST_DAY + timedelta(days=chance.randrange(DAYS)) if chance.random() < 0.98 else None
    name, text, stated = f"made-up-{number:06}", "", list[Statement]()
    for _ in range(STATEMENTS):
        sentence = _Sentence(known, chance)
        stated.append(sentence.statement(name, len(text)))
        text += sentence.text + " "
    publisher = chance.choice(known.publishers)
    url = f"https://example.org/{name}"
    title = " ".join(_unequal(known.words, chance) for _ in range(8)).capitalize()
    return Article(name, text, f"{name}.txt", title, day, url, publisher), tuple(stated)


def _unequal(things: Sequence[_Thing], chance: random.Random) -> _Thing:
    """One of them, the earlier ones more often: in proportion to 1 / (rank + 10), so that none is in all."""
    return things[int(_HUBS * ((len(things) + _HUBS) / _HUBS) ** chance.random()) - _HUBS]


class _Sentence:
    """A sentence with one statement, as it is made up."""

    def __init__(self, known: World, chance: random.Random) -> None:
        self._chance = chance
        self._relation = _unequal(known.relations, chance)
        self._ends = _unequal(known.actors, chance), _unequal(known.actors, chance)
        self._source = _unequal(known.actors, chance) if chance.random() < 0.15 else None
        self._place = _unequal(known.places, chance) if chance.random() < 0.25 else None
        year = FIRST_DAY.year + chance.randrange(11) if chance.random() < 0.2 else None
        self._when = (
            When(f"in {year}", date(year, 1, 1), date(year, 12, 31), Precision.YEAR) if year else None
        )
        words = " ".join(_unequal(known.words, chance) for _ in range(chance.randrange(8, 20)))
        self._verb = self._relation.label.split()[0]
        self.text = f"{self._ends[0].label} {self._verb} {self._ends[1].label} {words}."

    def statement(self, article: str, start: int) -> Statement:
        """What it states, where it starts at this character."""
        (subject, object_), text = self._ends, self.text
        verb = len(subject.label) + 1
        whom = verb + len(self._verb) + 1
        polarity, modality = self._chance.choices(_MANNERS, _WEIGHTS)[0]
        return Statement(
            self._relation,
            _mention(subject, start),
            _mention(object_, start + whom),
            polarity,
            modality,
            round(self._chance.uniform(0.4, 0.98), 2),
            Evidence(article, Span(start, start + len(text)), text),
            Span(start + verb, start + whom - 1),
            f"X {self._verb} Y",
            Attribution(self._source.label, self._source) if self._source else None,
            self._when,
            self._place,
            basis="example 0.9 · parse 0.9",
        )


def _mention(actor: Actor, start: int) -> Mention:
    return Mention(Span(start, start + len(actor.label)), actor.label, actor)
