"""Actors and conditions in, rows of relations out: statements grouped by who, what, whom and factuality."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from heapq import nsmallest
from typing import Any, Final, TypeAlias, Unpack

import pyoxigraph as ox

from graph.asking.actors import identify, meant
from graph.asking.answers import Cut, RelationRow, Rows
from graph.asking.cards import Cards
from graph.asking.conditions import Conditions, ConditionsGiven
from graph.asking.facts import statement_facts
from graph.asking.queries import solve
from graph.asking.relation_types import relation_cards
from graph.asking.rows import Row
from graph.asking.sightings import sighting
from graph.asking.sources import source_of
from graph.errors import QueryError
from graph.limits import MAX_ROWS
from graph.limits_outside import MAX_EDGE_EVIDENCE
from graph.ontology import KG
from graph.storing.backend import Store
from graph.values import Modality, Polarity

_POLARITIES: Final = {KG + polarity: polarity for polarity in Polarity}
_MODALITIES: Final = {KG + modality: modality for modality in Modality}

Key: TypeAlias = tuple[str, str, str, Polarity, Modality, date | None]
"""The IRIs of who, what and whom, how it is stated, and the first day in a timeline."""

Which: TypeAlias = "Callable[[Collection[Key]], Collection[Key]]"
"""Of what all rows are about, what those are about that are wanted."""

_Item: TypeAlias = "tuple[Key, _Group]"
_Order: TypeAlias = tuple[Any, ...]


@dataclass(slots=True)
class _Group:
    """The statements of one row, as they come in."""

    statements: list[tuple[float, str]] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)
    first: date | None = None
    last: date | None = None

    def add(self, row: Row, first: date | None) -> None:
        last = row.day("last")
        self.statements.append((-float(row.text("confidence")), row.text("statement")))
        self.articles.add(article := row.text("article"))
        self.sources.add(source_of(row.text("origin"), article))
        if first and (self.first is None or first < self.first):
            self.first = first
        if last and (self.last is None or last > self.last):
            self.last = last

    @property
    def confidence(self) -> float:
        return -min(self.statements)[0]


def every(keys: Collection[Key]) -> Collection[Key]:
    """All of them."""
    return keys


def relations(  # noqa: PLR0913  # one less would be an object for two callers
    store: Store,
    actor: str | None = None,
    other: str | None = None,
    *,
    evidence: bool = False,
    limit: int = MAX_ROWS,
    cards: Cards | None = None,
    where: Callable[[Row], bool] | None = None,
    which: Which = every,
    **conditions: Unpack[ConditionsGiven],
) -> Rows:
    """Who stands in which relation to whom.

    Args:
        store: any store.
        actor: a name; the relations from and to this actor, else of the whole graph.
        other: a name; only those between the two.
        evidence: whether each row brings the sightings of its surest statements.
        limit: of rows.
        cards: those of the store, where they are kept from question to question.
        where: which statements count besides, by ?statement, ?article, ?subject, ?relation and ?object.
        which: which of all rows are wanted, by what they are about.
        conditions: relation, event, since, until and more; see ``Conditions``.

    Returns:
        Rows with what holds first, then by confidence, number of independent sources and latest day, and how
        many the limit has cut off. A symmetric relation is told from the side of ``actor``.

    Raises:
        UnknownActorError, AmbiguousActorError: if a name is nobody's or several actors'.
        QueryError: if a condition is not known or out of range.
    """
    question = _Question(store, (actor, other), Conditions(**conditions), cards, where)
    return question.rows(_rank, which, by_day=False, evidence=evidence, limit=limit)


def timeline(  # noqa: PLR0913  # see above
    store: Store,
    actor: str | None = None,
    other: str | None = None,
    *,
    evidence: bool = False,
    limit: int = MAX_ROWS,
    cards: Cards | None = None,
    **conditions: Unpack[ConditionsGiven],
) -> Rows:
    """Like ``relations``, but a row for each first day of a relation, by day; what has none comes last."""
    question = _Question(store, (actor, other), Conditions(**conditions), cards)
    return question.rows(_chronologically, by_day=True, evidence=evidence, limit=limit)


class _Question:
    """One question to one store, with what was looked up for it."""

    def __init__(
        self,
        store: Store,
        actors: Iterable[str | None],
        conditions: Conditions,
        cards: Cards | None,
        where: Callable[[Row], bool] | None = None,
    ) -> None:
        self._store = store
        self._where = where
        self._types = relation_cards(store)
        self._cards = cards or Cards(store)
        self._conditions = conditions
        self._bindings = conditions.bindings(store, self._types)
        self._names = [name for name in actors if name is not None]
        self._actors = [meant(store, name) for name in self._names]

    def rows(
        self,
        order: Callable[[_Item], _Order],
        which: Which = every,
        *,
        by_day: bool,
        evidence: bool,
        limit: int,
    ) -> Rows:
        """The first rows in this order, actors and sightings looked up for them alone."""
        if limit < 1:
            raise QueryError(f"limit must be 1 or more, not {limit}")
        enough, found = self._conditions.min_sources, self._groups(by_day=by_day)
        if not found:
            self._see_that_they_are_there()
        sourced = {key: group for key, group in found.items() if len(group.sources) >= enough}
        groups = [(key, sourced[key]) for key in which(sourced)]
        first = nsmallest(limit, groups, key=order)
        self._cards.look_up({end for key, _ in first for end in (key[0], key[2])})
        shown = (self._row(key, group, evidence=evidence) for key, group in first)
        return Cut(shown, len(groups) - len(first))

    def _see_that_they_are_there(self) -> None:
        """See that nothing is found because nothing is said, and not because nobody is meant."""
        for name in self._names:
            identify(self._store, name, self._cards)

    def _groups(self, *, by_day: bool) -> dict[Key, _Group]:
        groups: dict[Key, _Group] = {}
        for row in filter(self._where, self._statements()) if self._where else self._statements():
            first = row.day("first")
            key = (*self._told(row), first if by_day else None)
            groups.setdefault(key, _Group()).add(row, first)
        return groups

    def _row(self, key: Key, group: _Group, *, evidence: bool) -> RelationRow:
        subject, relation, object_, polarity, modality, _ = key
        card = self._types.of(relation)
        best = nsmallest(MAX_EDGE_EVIDENCE, group.statements) if evidence else []
        return RelationRow(
            subject=self._cards.of(subject),
            relation=card.name,
            relation_label=card.label,
            event=card.event,
            object=self._cards.of(object_),
            polarity=polarity,
            modality=modality,
            first=group.first,
            last=group.last,
            statements=len(group.statements),
            articles=len(group.articles),
            confidence=group.confidence,
            sightings=tuple(sighting(statement_facts(self._store, statement)) for _, statement in best),
            sources=len(group.sources),
        )

    def _statements(self) -> Iterator[Row]:
        text = self._conditions.text
        if text is None:
            yield from self._about()
        elif self._actors:
            said = set(self._store.index.saying(text, sys.maxsize, self._actors[0]))
            yield from (row for row in self._about() if row.text("statement") in said)
        else:
            for statement in self._store.index.saying(text, MAX_ROWS):
                yield from solve(
                    self._store, "relations", statement=ox.NamedNode(statement), **self._bindings
                )

    def _about(self) -> Iterator[Row]:
        if not self._actors:
            yield from solve(self._store, "relations", **self._bindings)
            return
        actor, *others = map(ox.NamedNode, self._actors)
        if others:
            yield from self._between(actor, others[0])
            return
        yield from solve(self._store, "relations", subject=actor, **self._bindings)
        for row in solve(self._store, "relations-to", object=actor, **self._bindings):
            if row.text("subject") != actor.value:
                yield row

    def _between(self, one: ox.NamedNode, other: ox.NamedNode) -> Iterator[Row]:
        """Each direction from the end of whom less is said, as an engine looks at all that is said of it."""
        ends = {(one, other): None, (other, one): None}
        self._cards.look_up([one.value, other.value])
        for subject, object_ in ends:
            less = self._cards.of(subject.value).relations <= self._cards.of(object_.value).relations
            name = "relations" if less else "relations-to"
            yield from solve(self._store, name, subject=subject, object=object_, **self._bindings)

    def _told(self, row: Row) -> tuple[str, str, str, Polarity, Modality]:
        """Who, what, whom and how; a symmetric relation from the asked actor's side, or in order of IRIs."""
        subject, relation, object_ = row.text("subject"), row.text("relation"), row.text("object")
        first = self._actors[0] if self._actors else min(subject, object_)
        if object_ == first and self._types.of(relation).symmetric:
            subject, object_ = object_, subject
        return (
            subject,
            relation,
            object_,
            _POLARITIES[row.text("polarity")],
            _MODALITIES[row.text("modality")],
        )


def _rank(item: _Item) -> _Order:
    (subject, relation, object_, polarity, modality, _), group = item
    settled = polarity is Polarity.ASSERTED and modality is Modality.ACTUAL
    latest = (group.last or date.min).toordinal()
    weight = (not settled, -group.confidence, -len(group.sources), -latest)
    return (*weight, subject, relation, object_, polarity, modality)


def _chronologically(item: _Item) -> _Order:
    return (item[0][-1] or date.max, *_rank(item))
