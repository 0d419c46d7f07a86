"""Offices, surnames and days → who held them, from the actor base. Knows tenures, reads no text."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeAlias

from graph.model import Actor
from graph.ontology import ActorRecord, Tenure
from graph.ontology.base import ActorBase
from graph.origin import Dating

Days: TypeAlias = date | Dating | None
"""A day, all the days that it may be, or nothing known of it."""

LESSER = frozenset({"vice", "deputy", "assistant", "under", "acting"})
"""What makes an office another one: a vice president is not called president."""


ALIKE = (
    frozenset({"foreign minister", "secretary of state", "foreign secretary"}),
    frozenset({"defence minister", "secretary of defense", "defence secretary"}),
    frozenset({"prime minister", "chancellor"}),
)
"""Offices of one kind under the names that they have in several states."""


HIGHEST = (
    "secretary-general", "secretary general", "director-general", "director general", "president",
    "general secretary", "chairman", "chairperson", "executive director", "managing director",
    "high commissioner",
)  # fmt: skip
"""The highest offices of organisations under the names that they have there."""


class Offices:
    """Who held which office when."""

    def __init__(self, base: ActorBase) -> None:
        """Ask the persons of a base."""
        self._base = base

    def holder(self, office: str, of: str, on: Days) -> ActorRecord | None:
        """Who held an office ("president") of an actor (IRI) on a day; None unless exactly one did.

        Of a day in doubt it is who held the office on all the days that it may be, and no other on any.
        """
        if on is None:
            return None
        known = {
            record.actor.iri: (record, [t for t in record.tenures if _is_held(t, office, of, on)])
            for record in self._base.holders(office, of)
        }
        holders = [(record, held) for record, held in known.values() if held]
        if len(holders) != 1:
            return None
        record, held = holders[0]
        return record if any(_covers(tenure, on) for tenure in held) else None

    def head(self, of: str, on: Days) -> ActorRecord | None:
        """Who held the highest office of an organisation (IRI) on a day; None unless exactly one did."""
        holders = [self.holder(office, of, on) for office in HIGHEST]
        found = {record.actor.iri: record for record in holders if record is not None}
        return next(iter(found.values())) if len(found) == 1 else None

    def called(self, title: str, surname: str, on: Days) -> ActorRecord | None:
        """The one person of this surname who held such an office: "Secretary" and "Kerry"."""
        fitting = [record for record in self._base.surnamed(surname) if _seats(record, title, on)]
        return fitting[0] if len(fitting) == 1 else None

    def seat(self, person: Actor, title: str, on: Days) -> Actor | None:
        """Whose office a person's title names: "Foreign Secretary" of a known person is the kingdom's."""
        record = self._base.get(person.iri)
        seats = _seats(record, title, on) if record else frozenset()
        found = self._base.get(next(iter(seats))) if len(seats) == 1 else None
        return found.actor if found else None

    def held(self, person: Actor, on: Days) -> tuple[str, ...]:
        """The offices, in small letters, that a person held on a day, with what they are called elsewhere."""
        record = self._base.get(person.iri)
        own = [t.office.lower() for t in record.tenures if holds_on(t, on)] if record else []
        alike = [other for office in own for group in ALIKE if office in group for other in sorted(group)]
        return tuple(dict.fromkeys((*own, *alike)))

    def incumbent(self, title: str, of: Actor, on: Days, persons: Iterable[Actor]) -> Actor | None:
        """Who "the Foreign Secretary" of an actor is: the one among the persons who was, or the day's holder.

        Args:
            title: the office, in lower case.
            of: whose office it is.
            on: the day, if known.
            persons: those whom the article names.
        """
        named = {person.iri: person for person in persons if self.seat(person, title, on) == of}
        if named:
            return next(iter(named.values())) if len(named) == 1 else None
        record = self.holder(title, of.iri, on)
        return record.actor if record else None


def holds_on(tenure: Tenure, on: Days) -> bool:
    """Whether the office may have been held on a day: on an unknown one, on one of those that it may be."""
    if on is None:
        return True
    first, last = _ends(on)
    return (tenure.since is None or tenure.since <= last) and (tenure.until is None or first <= tenure.until)


def _covers(tenure: Tenure, on: date | Dating) -> bool:
    """Whether the office was held on each day that it may be."""
    first, last = _ends(on)
    return (tenure.since is None or tenure.since <= first) and (tenure.until is None or last <= tenure.until)


def _ends(on: date | Dating) -> tuple[date, date]:
    return (on.first, on.last) if isinstance(on, Dating) else (on, on)


def _is_held(tenure: Tenure, office: str, of: str, on: date | Dating) -> bool:
    return tenure.of == of and tenure.office.lower() == office and holds_on(tenure, on)


def _seats(record: ActorRecord, title: str, on: Days) -> frozenset[str]:
    """IRIs of those whose office of this title the person held."""
    return frozenset(t.of for t in record.tenures if holds_on(t, on) and _is_called(t.office.lower(), title))


def _is_called(office: str, title: str) -> bool:
    """Whether a title is short for an office: "minister" for the foreign minister."""
    words = office.split()
    same = sorted(words) == sorted(word for word in title.split() if word != "of")  # "Secretary of Defense"
    return title == office or same or (title in {words[0], words[-1]} and LESSER.isdisjoint(words))
