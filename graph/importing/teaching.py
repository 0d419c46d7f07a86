"""The ontology and a store's lists in, the ontology that a reader works with out: it knows their actors, too.

A name that means a known actor is not taught: it would turn what is read today into something else. One that
several actors of the lists have points to none of them: they are candidates, and ``kg actors review`` asks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from graph.identity.folding import fold
from graph.importing.records import ActorList
from graph.model import Actor
from graph.ontology import ActorRecord, Ontology
from graph.values import digest


def taught(ontology: Ontology, lists: Iterable[ActorList], one: Mapping[str, str]) -> Ontology:
    """The ontology with the actors of lists.

    Args:
        ontology: what is known without them.
        lists: the lists of a store.
        one: for each IRI that is written as another one, that one: an actor that is judged to be a known one
            lends it its names.
    """
    known = tuple(lists)
    if not known:
        return ontology
    records = {record.actor.iri: record for each in known for record in each.records}
    more = [actor for each in known for actor in each.added]
    more += [replace(r.actor, iri=one[iri]) for iri, r in records.items() if one.get(iri) in ontology.actors]
    own = {iri: record for iri, record in records.items() if one.get(iri) not in ontology.actors}
    spoken = {fold(name): iri for iri, record in ontology.actors.items() for name in _all_names(record)}
    shared = Counter(n for record in own.values() for n in {fold(name) for name in _names(record.actor)})
    actors = dict(ontology.actors)
    for actor in more:
        actors[actor.iri] = _extended(actors[actor.iri], actor, spoken)
    for iri, record in own.items():
        free = [name for name in _names(record.actor) if fold(name) not in spoken]
        if record.actor.label in free:
            common = tuple(name for name in free if shared[fold(name)] > 1)
            aliases = tuple(name for name in free[1:] if name not in common)
            actors[iri] = replace(record, actor=replace(record.actor, aliases=aliases), shared=common)
    return replace(
        ontology, actors=actors, hash=digest(ontology.hash, *map(repr, known), repr(sorted(one.items())))
    )


def _extended(record: ActorRecord, more: Actor, spoken: Mapping[str, str]) -> ActorRecord:
    new = (name for name in _names(more) if spoken.get(fold(name), more.iri) == more.iri)
    aliases = {*record.actor.aliases, *new} - {record.actor.label}
    return replace(record, actor=replace(record.actor, aliases=tuple(sorted(aliases))))


def _names(actor: Actor) -> tuple[str, ...]:
    return (actor.label, *actor.aliases)


def _all_names(record: ActorRecord) -> Iterator[str]:
    yield from (*_names(record.actor), *record.adjectives, *record.demonyms, *record.metonyms)
