"""The conditions that a question sets in, the terms that its query binds out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, TypeAlias, TypedDict

import pyoxigraph as ox

from graph.asking.days import first_day, last_day
from graph.asking.relation_types import ANY_EVENT, ANY_RELATION, RelationCards
from graph.errors import QueryError
from graph.ontology import XSD

Factuality: TypeAlias = Literal["holds", "all"]

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """Which statements count.

    ``relation`` takes in the relations below it; ``event`` is a PLOVER event type ("SUPPORT"). ``since`` and
    ``until`` are days, months or years, both included; a statement counts for the time that it gives, else
    for the day of its article. ``factuality`` is "holds" for what is asserted of the actual world, or "all".
    """

    relation: str | None = None
    event: str | None = None
    since: str | date | None = None
    until: str | date | None = None
    min_confidence: float = 0.0
    factuality: Factuality = "holds"

    def __post_init__(self) -> None:
        if not 0.0 <= self.min_confidence <= 1.0:
            raise QueryError(f"minimum confidence {self.min_confidence} is not between 0 and 1")
        if self.factuality not in ("holds", "all"):
            raise QueryError(f"factuality must be 'holds' or 'all', not {self.factuality!r}")

    def bindings(self, types: RelationCards) -> dict[str, ox.NamedNode | ox.Literal]:
        """The terms that the queries for relations bind.

        Raises:
            QueryError: if a relation, event type or day is not known.
        """
        since = first_day(self.since) if self.since else date.min
        until = last_day(self.until) if self.until else date.max
        return {
            "since": ox.Literal(since.isoformat(), datatype=_DATE),
            "until": ox.Literal(until.isoformat(), datatype=_DATE),
            "minimum": ox.Literal(f"{self.min_confidence:.6f}", datatype=_DECIMAL),
            "settled": ox.Literal(self.factuality == "holds"),
            "within": ox.NamedNode(types.find(self.relation) if self.relation else ANY_RELATION),
            "kind": ox.NamedNode(types.find_event(self.event) if self.event else ANY_EVENT),
        }
