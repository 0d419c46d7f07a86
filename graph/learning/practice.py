"""Example sentences → practice sentences: the same deeds by varied actors, in the company that news gives.

"X backed Y" becomes "Kenyan rebels backed Cuba and Poland, officials in Spain said." From what an example
says follows which pair is tied by what, and that all other pairs are not.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from graph.model import Kind, RelationType

STATES: Mapping[str, str] = {
    "France": "French", "Russia": "Russian", "Turkey": "Turkish", "Iran": "Iranian", "China": "Chinese",
    "Japan": "Japanese", "Egypt": "Egyptian", "Norway": "Norwegian", "Brazil": "Brazilian", "Kenya": "Kenyan",
    "Poland": "Polish", "India": "Indian", "Cuba": "Cuban", "Spain": "Spanish", "Greece": "Greek",
    "Libya": "Libyan", "Chile": "Chilean", "Nigeria": "Nigerian",
}  # fmt: skip
PERSONS = ("Smith", "Johnson", "Peter", "Miller", "Wilson", "Brown", "Taylor", "Lopez", "Schmidt", "Tanaka")
GROUPS = (
    "troops", "rebels", "police", "officials", "soldiers", "militants", "protesters", "authorities",
    "guerrillas", "lawmakers",
)  # fmt: skip
CITIES = ("Cairo", "Geneva", "Paris", "Moscow", "Beirut", "Nairobi", "Kabul")
GOVERNMENT = "government"
ACTORS = frozenset({*STATES, *STATES.values(), *PERSONS, *GROUPS, *CITIES, GOVERNMENT})
"""Each word by which a practice sentence names somebody."""

TITLES = ("President", "Prime Minister", "Foreign Minister")
REPORTED = ("said", "said that", "announced that", "told reporters", "confirmed that")
JOINED = ("after", "as", "while", "and", "before", "because", "but", "despite reports that")
CIRCUMSTANCES = (
    "", " on Monday", " last week", " again", " despite protests from {0}", " during a visit to {0}",
    " with the help of {0}", " near the border with {0}", " for the first time since the war in {0}",
)  # fmt: skip
OPENINGS = ("On Monday", "After talks with {0}", "In Geneva", "Despite pressure from {0}")
COORDINATED = 0.12  # how often an end has a second member

_SLOT = re.compile(r"\b[XYZ]\b")
_PHRASE = re.compile(r"X, |the Y|Y, ")
_PERSON, _SITES = frozenset({Kind.PERSON}), frozenset({Kind.PLACE, Kind.STATE})

Ties = dict[tuple[str, str], RelationType]
"""The relation of each pair of head words that a sentence states."""


@dataclass(frozen=True, slots=True)
class Practice:
    """A sentence and what it states, by the words that head its actors' phrases."""

    text: str
    ties: Ties

    def relation(self, subject: str, object_: str) -> RelationType | None:
        """The relation of two head words; a symmetric one holds both ways."""
        back = self.ties.get((object_, subject))
        return self.ties.get((subject, object_)) or (back if back and back.symmetric else None)


def practice(relations: Iterable[RelationType], seed: int) -> Iterator[Practice]:
    """One practice sentence for each example; the same seed gives the same sentences."""
    chance = random.Random(seed)  # noqa: S311 - variety, no secret
    lessons = [(relation, example) for relation in relations for example in relation.examples]
    clauses = [lesson for lesson in lessons if not _PHRASE.match(lesson[1])]
    for lesson in lessons:
        cast = _Cast(chance)
        text, ties = cast.fill(*lesson)
        yield _in_company(text, ties, cast, clauses)


def _in_company(text: str, ties: Ties, cast: _Cast, clauses: list[tuple[RelationType, str]]) -> Practice:
    chance, other = cast.chance, cast.phrase()
    kind = chance.random()
    if kind < 0.15:
        text = f"{other} {chance.choice(REPORTED)} {text}"
    elif kind < 0.3:
        text = f"{text}, {other} said{chance.choice(('', ' on Monday', ' in Cairo'))}"
    elif kind < 0.5:
        second, more = cast.fill(*chance.choice(clauses))
        text, ties = f"{text} {chance.choice(JOINED)} {second}", ties | more
    elif kind < 0.6:
        text = f"{text} in {chance.choice((*CITIES, cast.state()))}"
    elif kind < 0.7:
        text = f"{chance.choice(OPENINGS).format(other)}, {text}"
    else:
        text += chance.choice(CIRCUMSTANCES).format(other)
    return Practice(text[0].upper() + text[1:] + ".", ties)


class _Cast:
    """The actors of one practice sentence, no two with the same name."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self._states, self._persons, self._groups = list(STATES), list(PERSONS), list(GROUPS)
        for names in (self._states, self._persons, self._groups):
            chance.shuffle(names)

    def state(self) -> str:
        return self._states.pop()

    def phrase(self) -> str:
        """A noun phrase that names an actor."""
        make = self.chance.choices(
            (
                self.state,
                self._nationals,
                self._government,
                self._group,
                self._officer,
                self._locals,
                self._person,
            ),
            weights=(40, 15, 10, 10, 10, 8, 7),
        )[0]
        return make()

    def _nationals(self) -> str:
        return f"{STATES[self.state()]} {self._groups.pop()}"

    def _government(self) -> str:
        return f"the {STATES[self.state()]} {GOVERNMENT}"

    def _group(self) -> str:
        return self.chance.choice(("", "the ", "armed ", "some 200 ")) + self._groups.pop()

    def _officer(self) -> str:
        return f"{STATES[self.state()]} {self.chance.choice(TITLES)} {self._person()}"

    def _locals(self) -> str:
        return f"{self._groups.pop()} in {self.state()}"

    def _person(self) -> str:
        return self._persons.pop()

    def fill(self, relation: RelationType, example: str) -> tuple[str, Ties]:
        """The example with actors in its slots, and what it then states."""
        phrases: dict[str, list[str]] = {}
        for found in _SLOT.finditer(example):
            if (slot := found[0]) not in phrases:
                phrases[slot] = self._end(relation, slot, rest=example[found.end() :])
        text = _SLOT.sub(lambda found: " and ".join(phrases[found[0]]), example).rstrip(".")
        subjects, objects = ([_head(phrase) for phrase in phrases.get(slot, ())] for slot in "XY")
        return text, {(first, second): relation for first in subjects for second in objects}

    def _end(self, relation: RelationType, slot: str, rest: str) -> list[str]:
        kinds = {"X": relation.domain, "Y": relation.range}.get(slot, _SITES)
        if kinds == _PERSON:
            return [self._person()]
        if rest.startswith(("'s", "-", "–")) or kinds <= _SITES:
            return [self.state()]
        more = [self.state()] if self.chance.random() < COORDINATED else []
        return [self.phrase(), *more]


def _head(phrase: str) -> str:
    return phrase.partition(" in ")[0].split()[-1]
