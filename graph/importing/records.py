"""Entries of a list and the known actors in, records of its own and what it adds to known ones out.

An entry with the Wikidata item of a known actor is that actor: it adds names, never a twin.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from graph.errors import ImportingError
from graph.importing.entries import Entry, Term
from graph.model import Actor
from graph.ontology import ACTOR, KG, PREFIXES, WD, ActorRecord, Ontology, Tenure
from graph.understanding.minting import slug
from graph.values import Kind, digest


@dataclass(frozen=True, slots=True)
class ActorList:
    """What a list says: ``records`` of its own actors, and names and ids ``added`` to known ones."""

    name: str
    source: str
    records: tuple[ActorRecord, ...]
    added: tuple[Actor, ...]


@dataclass(frozen=True)
class Known:
    """The actors that are known already, found by Wikidata item, by name and by ISO code."""

    ontology: Ontology

    @cached_property
    def items(self) -> Mapping[str, Actor]:
        """The known actors by Wikidata item."""
        actors = (record.actor for record in self.ontology.actors.values())
        return {iri: actor for actor in actors for iri in actor.ids if iri.startswith(WD)}

    @cached_property
    def states(self) -> Mapping[str, str]:
        """The IRIs of states by ISO 3166 code, in capitals."""
        described = self.ontology.description
        return {
            code: iri
            for iri in described.instances(KG + "State")
            for term in ("iso2", "iso3")
            for code in described.texts(iri, KG + term)
        }

    @cached_property
    def names(self) -> Mapping[str, frozenset[str]]:
        """The IRIs of actors by label and alias."""
        found: dict[str, set[str]] = {}
        for iri, record in self.ontology.actors.items():
            for name in (record.actor.label, *record.actor.aliases):
                found.setdefault(name, set()).add(iri)
        return {name: frozenset(iris) for name, iris in found.items()}


def make_list(name: str, source: str, entries: tuple[Entry, ...], known: Known) -> ActorList:
    """The records of a list.

    Args:
        name: of the list; it is part of the IRIs of its actors.
        source: where it was read from.
        entries: as they were checked.
        known: the actors of the ontology.

    Raises:
        ImportingError: naming the line, if an entry cannot be what it says, or two would be one.
    """
    iris: dict[str, str] = {}
    lines: dict[str, str] = {}
    for entry in entries:
        same = _same(entry, known)
        iri = same.iri if same else f"{ACTOR}{name}.{_local(entry.key)}"
        if iri in lines:
            raise ImportingError(f"{entry.where}: the same actor as {lines[iri]}")
        iris[entry.key], lines[iri] = iri, entry.where
    records = [_record(entry, iris, known) for entry in entries]
    return ActorList(
        name,
        source,
        tuple(record for record in records if record.actor.iri not in known.ontology.actors),
        tuple(record.actor for record in records if record.actor.iri in known.ontology.actors),
    )


def _local(key: str) -> str:
    short = slug(key)
    return short if short.replace("-", " ") == key.lower().replace("-", " ") else f"{short}-{digest(key)[:8]}"


def _same(entry: Entry, known: Known) -> Actor | None:
    found = {actor.iri: actor for iri in entry.ids if (actor := known.items.get(iri))}
    if len(found) > 1:
        raise ImportingError(f"{entry.where}: its ids are those of {' and '.join(sorted(found))}")
    for actor in found.values():
        if Kind.PERSON in {actor.kind, entry.kind} and actor.kind is not entry.kind:
            raise ImportingError(
                f"{entry.where}: {entry.names[0]!r} is a {entry.kind}, and has the id of {actor.label}, a "
                f"{actor.kind}"
            )
        return actor
    return None


def _record(entry: Entry, iris: Mapping[str, str], known: Known) -> ActorRecord:
    iri, (label, *aliases) = iris[entry.key], entry.names
    if found := known.ontology.actors.get(iri):
        actor = found.actor
        names = {label, *aliases} - {actor.label, *actor.aliases}
        ids = set(entry.ids) - set(actor.ids)
        return ActorRecord(replace(actor, aliases=tuple(sorted(names)), ids=tuple(sorted(ids))))
    part_of = _whole(entry, iris, known)
    if part_of is None and entry.kind is not Kind.PERSON:
        part_of = _state(entry.state, known)
    actor = Actor(iri, label, entry.kind, tuple(aliases), part_of, ids=tuple(sorted(set(entry.ids))))
    return ActorRecord(actor, tenures=tuple(t for term in entry.terms if (t := _tenure(term, iris, known))))


def _whole(entry: Entry, iris: Mapping[str, str], known: Known) -> str | None:
    given = entry.part_of
    if given is None:
        return None
    if given in iris:
        return iris[given]
    prefix, _, local = given.partition(":")
    iri = PREFIXES[prefix] + local if prefix in PREFIXES else given
    if iri in known.ontology.actors:
        return iri
    named = known.names.get(given, frozenset())
    if len(named) == 1:
        return next(iter(named))
    told = f"may be {', '.join(sorted(named))}" if named else "is nobody of this list or known"
    raise ImportingError(f"{entry.where}: part_of {given[:80]!r} {told}")


def _state(code: str | None, known: Known) -> str | None:
    return known.states.get(code.upper()) if code else None


def _tenure(term: Term, iris: Mapping[str, str], known: Known) -> Tenure | None:
    of = iris[term.of] if term.of else _state(term.state, known)
    return Tenure(term.office, of, term.since, term.until) if of else None
