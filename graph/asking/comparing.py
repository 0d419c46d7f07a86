"""Two days in, what changed between them out: relations that began, that ended, that turned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Unpack

from graph.asking.answers import ActorCard, RelationRow, Rows
from graph.asking.cards import Cards
from graph.asking.conditions import ConditionsGiven
from graph.asking.days import first_day, last_day
from graph.asking.queries import solve
from graph.asking.relating import relations
from graph.errors import QueryError
from graph.ontology import PLOVER
from graph.storing.backend import Store
from graph.values import Modality, Polarity

_LAST_COOPERATIVE: Final = 2
"""Quad classes 1 and 2 are cooperation in words and deeds, 3 and 4 conflict (PLOVER manual)."""


@dataclass(frozen=True, slots=True)
class Balance:
    """Statements of cooperation and of conflict between two actors."""

    cooperation: int = 0
    conflict: int = 0

    @property
    def leaning(self) -> int:
        """1 for mostly cooperation, -1 for mostly conflict, 0 for neither."""
        return (self.cooperation > self.conflict) - (self.cooperation < self.conflict)


@dataclass(frozen=True, slots=True)
class Turn:
    """Two actors who went from cooperation to conflict, or back; ``rows`` tell what they did since."""

    one: ActorCard
    other: ActorCard
    before: Balance
    after: Balance
    rows: tuple[RelationRow, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed: relations reported for the first time, denied after having been asserted, and turns."""

    began: tuple[RelationRow, ...]
    ended: tuple[RelationRow, ...]
    turned: tuple[Turn, ...]


def changes(  # two days beside what every lookup takes
    store: Store,
    start: str | date,
    end: str | date,
    actor: str | None = None,
    other: str | None = None,
    **conditions: Unpack[ConditionsGiven],
) -> Changes:
    """What changed from one day to another, by the days that statements are reported for.

    A relation began if nothing before ``start`` states it. It ended if it was asserted before, and is denied
    in between and not asserted on a later day. Two actors turned if cooperation prevailed before and conflict
    does in between, or the other way.

    Args:
        store: any store.
        start: the first day; a month or year begins with its first.
        end: the last day, included.
        actor: a name; only this actor's relations, else all.
        other: a name; only those between the two.
        conditions: which statements count; see ``Conditions``. Days and factuality are not among them.

    Raises:
        QueryError: if a day is none, or both are in the wrong order.
        UnknownActorError, AmbiguousActorError: if a name is nobody's or several actors'.
    """
    first, last = first_day(start), last_day(end)
    if not date.min < first <= last:
        raise QueryError(f"{start} is not before {end}")
    conditions["modality"] = Modality.ACTUAL
    conditions["until"] = first - timedelta(days=1)
    cards = Cards(store)
    before = relations(store, actor, other, cards=cards, **conditions)
    conditions["since"], conditions["until"] = first, last
    after = relations(store, actor, other, cards=cards, **conditions)
    known, now = _by_key(before, Polarity.ASSERTED), _by_key(after, Polarity.ASSERTED)
    began = (row for key, row in now.items() if key not in known)
    ended = (
        row
        for key, row in _by_key(after, Polarity.NEGATED).items()
        if key in known and not (key in now and _last(now[key]) >= _last(row))
    )
    return Changes(tuple(began), tuple(ended), tuple(_turns(store, before, after)))


def _last(row: RelationRow) -> date:
    return row.last or date.min


def _by_key(rows: Rows, polarity: Polarity) -> dict[tuple[str, str, str], RelationRow]:
    return {(row.subject.iri, row.relation, row.object.iri): row for row in rows if row.polarity is polarity}


def _turns(store: Store, before: Rows, after: Rows) -> Iterable[Turn]:
    classes = {row.local("event", PLOVER): row.number("class") for row in solve(store, "event-classes")}
    then, now = _balances(before, classes), _balances(after, classes)
    turned = [pair for pair in then.keys() & now.keys() if then[pair].leaning * now[pair].leaning < 0]
    for pair in sorted(turned, key=lambda pair: (-now[pair].conflict - now[pair].cooperation, sorted(pair))):
        rows = tuple(row for row in after if _pair(row) == pair and row.polarity is Polarity.ASSERTED)
        one, other = sorted((rows[0].subject, rows[0].object), key=lambda card: card.label)
        yield Turn(one, other, then[pair], now[pair], rows)


def _balances(rows: Rows, classes: Mapping[str, int]) -> dict[frozenset[str], Balance]:
    sums: dict[frozenset[str], Counter[bool]] = {}
    for row in rows:
        quad_class = classes.get(row.event or "")
        if quad_class and row.polarity is Polarity.ASSERTED:
            cooperative = quad_class <= _LAST_COOPERATIVE
            sums.setdefault(_pair(row), Counter())[cooperative] += row.statements
    return {pair: Balance(found[True], found[False]) for pair, found in sums.items()}


def _pair(row: RelationRow) -> frozenset[str]:
    return frozenset((row.subject.iri, row.object.iri))
