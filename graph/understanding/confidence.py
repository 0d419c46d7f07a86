"""What a statement was read from → how probable it is that its sentence says so, and the parts of that.

A product of shares, each set by how many statements of its kind on data/facts are right, as noted beside it;
``benchmarks/calibration.py`` measures how well the products fit. Kinds with too few statements take the value
of their nearest kin. It judges the reading of a sentence, never the world.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from graph.values import Modality, Polarity


class Way(StrEnum):
    """How a phrase points to an actor."""

    NAME = "by name"
    ADJECTIVE = "by adjective"
    DEMONYM = "by its people"
    METONYM = "by its seat"
    ACRONYM = "by acronym"
    SHORT = "by part of its name"
    TITLE = "by office"
    SEAT = "by its office's seat"
    UNKNOWN = "by a name in no record"
    UNLABELLED = "by what looks like a name"
    DESCRIBED = "by description"
    DEFINITE = "as known from before"
    PRONOUN = "by pronoun"
    VOICE = "as who speaks"


READ: Final = 0.97  # 104 of 107 actual statements about actors that are named outright are right

SURE: Final = {
    Way.NAME: 1.0,
    Way.UNKNOWN: 1.0,  # 67 of 68
    Way.TITLE: 1.0,  # 5 of 5
    Way.ACRONYM: 1.0,
    Way.SHORT: 1.0,  # 2 of 2
    Way.SEAT: 1.0,
    Way.ADJECTIVE: 0.96,  # 42 of 46
    Way.DEMONYM: 0.96,  # 4 of 4, for want of more as adjectives
    Way.METONYM: 0.96,  # 57 of 63
    Way.DESCRIBED: 0.96,  # 158 of 172
    Way.DEFINITE: 0.94,  # 24 of 27
    Way.PRONOUN: 0.93,  # 41 of 46
    Way.VOICE: 0.85,  # none there: no sample article is an institution's own words
    Way.UNLABELLED: 0.85,  # none there
}
"""How probable it is that a phrase means whom it is taken for, by how it points to him."""

REACHED: Final = 0.83  # 15 of 19, for each phrase that leads to whom a role's filler belongs
RIVALS: Final = 0.8  # none there: two actors of a kind with one name, of whom the likelier is taken
DENIED: Final = 0.93  # 21 of 24
WORLDS: Final = {
    Modality.ACTUAL: 1.0,
    Modality.PLANNED: 0.8,  # 17 of 22
    Modality.POSSIBLE: 0.97,  # 13 of 14
    Modality.REQUESTED: 0.97,  # 4 of 4
}
"""How probable it is that what is said is said of this world."""


@dataclass(frozen=True, slots=True)
class Ground:
    """One part of a confidence: what it judges, and the share of such that is right."""

    what: str
    share: float

    def __str__(self) -> str:
        return f"{self.what} {self.share:.2f}"


def end_grounds(end: str, way: Way, steps: int, *, rivals: bool) -> Iterator[Ground]:
    """The parts of how surely one end of a statement is who it is taken for; ``end`` names it."""
    if SURE[way] < 1:
        yield Ground(f"{end} {way}", SURE[way])
    if rivals:
        yield Ground(f"{end} has a namesake", RIVALS)
    if steps:
        yield Ground(f"{end} through another phrase", REACHED**steps)


def world_grounds(polarity: Polarity, modality: Modality) -> Iterator[Ground]:
    """The parts of how surely it is said in this world."""
    if polarity is Polarity.NEGATED:
        yield Ground("negated", DENIED)
    if WORLDS[modality] < 1:
        yield Ground(str(modality), WORLDS[modality])
