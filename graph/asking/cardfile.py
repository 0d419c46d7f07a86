"""The name of an actor in, all that the graph knows of it out, its relations left aside."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import pyoxigraph as ox

from graph.asking.actors import find_actor, is_written
from graph.asking.answers import ActorCard
from graph.asking.cards import Cards
from graph.asking.names import compact
from graph.asking.queries import solve
from graph.asking.rows import Row
from graph.identity.folding import fold
from graph.ontology import KG, REL, SKOS
from graph.storing.backend import Store


@dataclass(frozen=True, slots=True)
class Office:
    """An office held: of whom, and from when to when; each a day, a month or a year."""

    office: str
    of: str
    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class ActorFile:
    """An actor's card with all that stands behind it.

    ``ids`` are IRIs of the same elsewhere; ``part_of``, ``located_in`` and ``member_of`` are labels;
    ``written`` are the other IRIs under which articles were read and which are one with it; ``seen`` are the
    names that articles use for it, with the number of statements (pronouns and the like are left out);
    ``may_be`` are those known ones of whom an article leaves open which it is.
    """

    card: ActorCard
    ids: tuple[str, ...]
    offices: tuple[Office, ...]
    part_of: tuple[str, ...]
    located_in: tuple[str, ...]
    member_of: tuple[str, ...]
    written: tuple[str, ...]
    seen: tuple[tuple[str, int], ...]
    may_be: tuple[ActorCard, ...] = ()


def actor_file(store: Store, name: str) -> ActorFile:
    """The file of the actor of this name.

    Raises:
        UnknownActorError, AmbiguousActorError: as ``find_actor`` does.
    """
    card = find_actor(store, name)
    cards = Cards(store)
    rows = tuple(solve(store, "actor-facts", actor=ox.NamedNode(card.iri)))

    def values(*facts: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(row.text("value") for row in rows if row.text("fact") in facts))

    def labels(*facts: str) -> tuple[str, ...]:
        return tuple(sorted({cards.of(iri).label for iri in values(*facts)}))

    return ActorFile(
        card,
        ids=tuple(map(compact, values(SKOS + "exactMatch"))),
        offices=tuple(_office(row, cards) for row in rows if row.text("fact") == KG + "holds"),
        part_of=labels(KG + "partOf"),
        located_in=labels(KG + "locatedIn"),
        member_of=labels(KG + "memberOf", REL + "memberOf"),
        written=tuple(map(compact, values(KG + "mergedInto"))),
        seen=_seen(store, card),
        may_be=candidates_of(store, card.iri),
    )


def candidates_of(store: Store, actor: str) -> tuple[ActorCard, ...]:
    """The known actors of whom an actor (IRI) may be one, where an article leaves open who is meant."""
    cards = Cards(store)
    rows = solve(store, "candidates-of", actor=ox.NamedNode(actor))
    known = {is_written(store, iri) or iri for iri in (row.text("candidate") for row in rows)}
    return tuple(card for iri in sorted(known) if (card := cards.get(iri)) is not None)


def offices_held(store: Store, actors: AbstractSet[str]) -> dict[str, tuple[Office, ...]]:
    """The offices of each of these actors (IRIs) who has held any, in order of their terms."""
    cards = Cards(store)
    held: dict[str, list[Office]] = {}
    for row in solve(store, "offices-held"):
        if row.text("holder") in actors:
            held.setdefault(row.text("holder"), []).append(_office(row, cards, "office"))
    return {holder: tuple(offices) for holder, offices in held.items()}


def _office(row: Row, cards: Cards, name: str = "value") -> Office:
    return Office(row.text(name), cards.of(row.text("of")).label, row.get("since"), row.get("until"))


def _seen(store: Store, card: ActorCard) -> tuple[tuple[str, int], ...]:
    """The words that have one in common with a name of the actor: not "he" or "the group"."""
    actor = ox.NamedNode(card.iri)
    known = {
        word for row in solve(store, "actor-names", actor=actor) for word in fold(row.text("name")).split()
    }
    found = (
        (row.text("words"), row.number("statements")) for row in solve(store, "actor-words", actor=actor)
    )
    return tuple((words, count) for words, count in found if known & set(fold(words).split()))
