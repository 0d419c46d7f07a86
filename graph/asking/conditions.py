"""The conditions that a question sets in, the terms that its query binds out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, TypeAlias, TypedDict

import pyoxigraph as ox

from graph.asking.actors import identify
from graph.asking.days import first_day, last_day
from graph.asking.queries import solve
from graph.asking.relation_types import ANY_EVENT, ANY_RELATION, RelationCards
from graph.asking.sources import named
from graph.errors import QueryError
from graph.ontology import KG, XSD
from graph.storing.backend import Store
from graph.values import Modality, Polarity

Factuality: TypeAlias = Literal["holds", "all"]

ANY_PLACE: Final = KG + "Place"
"""The class of all places."""

_DATE: Final = ox.NamedNode(XSD + "date")
_DECIMAL: Final = ox.NamedNode(XSD + "decimal")


class ConditionsGiven(TypedDict, total=False):
    """The fields of ``Conditions`` as keyword arguments."""

    relation: str | None
    event: str | None
    since: str | date | None
    until: str | date | None
    min_confidence: float
    factuality: Factuality
    polarity: str | None
    modality: str | None
    place: str | None
    source: str | None
    min_sources: int
    as_of: str | date | None
    text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """Which statements count.

    ``relation`` takes in the relations below it; ``event`` is a PLOVER event type ("SUPPORT"). ``since`` and
    ``until`` are days, months or years, both included; a statement counts for the time that it gives, else
    for the day of its article. ``factuality`` is "holds" for what is asserted of the actual world, or "all";
    ``polarity`` and ``modality`` choose among all. ``place`` is the name of where it happens, and takes in
    the places in it; ``source`` is a publisher. ``as_of`` is the last day of what was known: only articles
    published until then count, undated ones do not. ``text`` are words of the sentence, in any form.

    ``min_sources`` is of relations, not of statements: how many sources independent of each other must state
    one.
    """

    relation: str | None = None
    event: str | None = None
    since: str | date | None = None
    until: str | date | None = None
    min_confidence: float = 0.0
    factuality: Factuality = "holds"
    polarity: str | None = None
    modality: str | None = None
    place: str | None = None
    source: str | None = None
    min_sources: int = 1
    as_of: str | date | None = None
    text: str | None = None

    def __post_init__(self) -> None:
        if not 0.0 <= self.min_confidence <= 1.0:
            raise QueryError(f"minimum confidence {self.min_confidence} is not between 0 and 1")
        if self.factuality not in ("holds", "all"):
            raise QueryError(f"factuality must be 'holds' or 'all', not {self.factuality!r}")
        for name, value, known in (
            ("polarity", self.polarity, Polarity),
            ("modality", self.modality, Modality),
        ):
            if value is not None and value not in frozenset(known):
                raise QueryError(f"{name} must be {' or '.join(known)}, not {value!r}")

    @property
    def settled(self) -> bool:
        """Whether only what is asserted of the actual world counts."""
        return self.factuality == "holds" and self.polarity is None and self.modality is None

    def bindings(self, store: Store, types: RelationCards) -> dict[str, ox.NamedNode | ox.Literal]:
        """The terms that the queries for relations bind.

        Raises:
            QueryError: if a relation, event type, publisher or day is not known.
            UnknownActorError, AmbiguousActorError: if the place is nobody's name, or several places'.
        """
        since = first_day(self.since) if self.since else date.min
        until = last_day(self.until) if self.until else date.max
        as_of = last_day(self.as_of) if self.as_of else date.max
        chosen = {"polarity": self.polarity, "modality": self.modality}
        return {
            "since": ox.Literal(since.isoformat(), datatype=_DATE),
            "until": ox.Literal(until.isoformat(), datatype=_DATE),
            "asOf": ox.Literal(as_of.isoformat(), datatype=_DATE),
            "minimum": ox.Literal(f"{self.min_confidence:.6f}", datatype=_DECIMAL),
            "settled": ox.Literal(self.settled),
            "within": ox.NamedNode(types.find(self.relation) if self.relation else ANY_RELATION),
            "kind": ox.NamedNode(types.find_event(self.event) if self.event else ANY_EVENT),
            "place": ox.NamedNode(identify(store, self.place) if self.place else ANY_PLACE),
            "source": ox.Literal(_publisher(store, self.source) if self.source else ""),
            **{name: ox.NamedNode(KG + value) for name, value in chosen.items() if value},
        }


def _publisher(store: Store, name: str) -> str:
    """A publisher of this name; the query takes those whose names differ in case alone."""
    return min(named((row.text("publisher") for row in solve(store, "publishers")), name))
