"""An actor, a relation or an event type in, how many statements begin in each year or month out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

import pyoxigraph as ox

from graph.asking.actors import identify
from graph.asking.queries import solve
from graph.asking.relation_types import relation_cards
from graph.errors import QueryError
from graph.indexing import tables
from graph.indexing.index import Index
from graph.indexing.questions import Count
from graph.storing.backend import Store

Period: TypeAlias = Literal["year", "month"]
_LENGTHS: Final[dict[str, int]] = {"year": 4, "month": 7}


@dataclass(frozen=True, slots=True)
class PeriodCount:
    """How many statements begin in a year or month, and how many of them hold; ``period`` "" is undated."""

    period: str
    statements: int
    holding: int


def counts(
    store: Store,
    actor: str | None = None,
    *,
    relation: str | None = None,
    event: str | None = None,
    by: Period = "year",
) -> tuple[PeriodCount, ...]:
    """How many statements begin in each period, in order; undated ones come last.

    What the text dates to a year alone counts under the year, also by month ("2018" beside "2018-05").

    Args:
        store: any store.
        actor: a name; only statements about this actor.
        relation: a name; only this relation and those that imply it.
        event: only this PLOVER event type.
        by: "year" or "month".

    Raises:
        QueryError: if more than one of the three is given, or one is not known.
        UnknownActorError, AmbiguousActorError: if the name is nobody's or several actors'.
    """
    if sum(given is not None for given in (actor, relation, event)) > 1:
        raise QueryError("count for an actor, a relation or an event type, but one of them only")
    if by not in _LENGTHS:
        raise QueryError(f"count by {' or '.join(_LENGTHS)}, not by {by!r}")
    sums: dict[str, tuple[int, int]] = {}
    for count in _counted(store, store.index, (actor, relation, event)):
        period = count.period[: _LENGTHS[by]]
        n, holding = sums.get(period, (0, 0))
        sums[period] = n + count.statements, holding + count.holding
    ordered = sorted(sums.items(), key=lambda item: (not item[0], item[0]))
    return tuple(PeriodCount(period, *both) for period, both in ordered)


def _counted(store: Store, index: Index, given: tuple[str | None, str | None, str | None]) -> list[Count]:
    actor, relation, event = given
    if actor is not None:
        return list(index.counts(tables.ACTOR, identify(store, actor)))
    if event is not None:
        return list(index.counts(tables.EVENT, relation_cards(store).find_event(event)))
    if relation is None:
        return list(index.counts(tables.ALL))
    within = ox.NamedNode(relation_cards(store).find(relation))
    below = [row.text("relation") for row in solve(store, "relations-within", within=within)]
    return [count for one in below for count in index.counts(tables.RELATION, one)]
