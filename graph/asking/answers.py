"""What lookups answer with: rows of relations with their sightings, cards of actors. Values only."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Self, TypeAlias, TypeVar

from graph.values import Kind, Modality, Polarity, Span

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class ActorCard:
    """An actor as the graph knows it: ``names`` are its aliases, ``relations`` counts its statements.

    ``first`` and ``last`` are the days of the first and the last article that says something of it.
    """

    iri: str
    label: str
    kind: Kind
    names: tuple[str, ...] = ()
    relations: int = 0
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Sighting:
    """One statement as one article makes it.

    ``article`` is the article's id; ``start`` and ``end`` are the quote's offsets in its text; ``marks``
    are the spans of subject, object and trigger inside ``quote``. ``since`` and ``until`` are the days that
    the text gives for it, where it gives any; ``page`` is that of a PDF on which the quote begins, from 1.
    """

    statement: str
    article: str
    title: str | None
    published: date | None
    url: str | None
    publisher: str | None
    quote: str
    start: int
    end: int
    marks: tuple[Span, ...]
    attributed_to: str | None
    confidence: float
    since: date | None = None
    until: date | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class RelationRow:
    """All statements of one relation between two actors with the same factuality.

    ``relation`` is the name in the ontology ("backs"), ``first`` and ``last`` the earliest and latest day it
    is reported for (its own time, else the article's date), ``statements`` and ``articles`` are counts,
    ``confidence`` is the highest of its statements, ``sightings`` are ordered by confidence and may be empty
    where they were not asked for. ``sources`` counts the independent ones among the articles: a report that
    several print is one, and so are the reports of one publisher; 0 where nobody asked.
    """

    subject: ActorCard
    relation: str
    relation_label: str
    event: str | None
    object: ActorCard
    polarity: Polarity
    modality: Modality
    first: date | None
    last: date | None
    statements: int
    articles: int
    confidence: float
    sightings: tuple[Sighting, ...] = ()
    sources: int = 0


class Cut(tuple[_T, ...]):  # noqa: SLOT001  # a tuple has no room for slots
    """The first things of an answer, in their order; ``left_out`` counts those that a limit has cut off."""

    left_out: int

    def __new__(cls, things: Iterable[_T] = (), left_out: int = 0) -> Self:
        """The things as a tuple that knows how many more there were."""
        made = super().__new__(cls, tuple(things))
        made.left_out = left_out
        return made


Rows: TypeAlias = Cut[RelationRow]
