"""A name as people write it in, the one actor that it means out, or an error with those that it may mean."""

from __future__ import annotations

import re
from typing import Final

import pyoxigraph as ox

from graph.asking.answers import ActorCard
from graph.asking.cards import Cards
from graph.asking.names import compact, expand
from graph.asking.queries import solve
from graph.asking.roster import LABEL, Name, load_roster
from graph.errors import AmbiguousActorError, UnknownActorError
from graph.limits import MAX_ROWS
from graph.storing.backend import Store

_ARTICLE: Final = re.compile(r"(?:the|an|a)\s+", re.IGNORECASE)


def find_actor(store: Store, name: str) -> ActorCard:
    """The actor of this name, with its aliases and the number of its statements.

    Args:
        store: any store.
        name: a label, an alias, an IRI or a prefixed name (actor:turkey); case, diacritics and a leading
            article do not matter. A metonym ("Ankara"), an adjective or a demonym counts where it is
            nobody's own name, or only the name of somebody of whom nothing is stated.

    Raises:
        UnknownActorError: if nobody has it; near names are given.
        AmbiguousActorError: if several have it.
    """
    iri = identify(store, name)
    return Cards(store).of(iri)


def identify(store: Store, name: str, cards: Cards | None = None) -> str:
    """The IRI of the actor of this name: what ``find_actor`` finds, without the cost of its card.

    Args:
        store: any store.
        name: see ``find_actor``.
        cards: those of the store, where more of them are to be looked up.

    Raises:
        UnknownActorError: if nobody has it; near names are given.
        AmbiguousActorError: if several have it.
    """
    iri = expand(name.strip())
    if iri is not None and (node := is_written(store, iri)):
        return node
    if iri is not None and (cards or Cards(store)).get(iri):
        return iri
    roster = load_roster(store)
    actors = _best(store, _exactly(name, roster.named(name)))
    if len(actors) > 1:
        raise AmbiguousActorError(name, tuple(map(compact, actors)))
    if not actors:
        raise UnknownActorError(name, roster.near(name))
    return actors[0]


def meant(store: Store, name: str) -> str:
    """What ``identify`` finds, or the IRI that the name is; whether that is anybody's is not looked up.

    Raises:
        UnknownActorError, AmbiguousActorError: as ``identify`` does.
    """
    iri = expand(name.strip())
    try:
        return identify(store, name) if iri is None else is_written(store, ox.NamedNode(iri).value) or iri
    except ValueError:
        return identify(store, name)


def is_written(store: Store, iri: str) -> str | None:
    """The node that an actor is written as, being one with others; None where it is its own."""
    try:
        rows = solve(store, "actor-written", actor=ox.NamedNode(iri))
        return next((row.text("node") for row in rows), None)
    except ValueError:
        return None


def search_actors(store: Store, text: str = "", limit: int = MAX_ROWS) -> tuple[ActorCard, ...]:
    """The actors that have a name with all these words, those with most statements first.

    Args:
        store: any store.
        text: words, in any order, the last one perhaps unfinished; empty for all actors with statements.
            Where nobody has them, those whose names are nearest to it.
        limit: of cards.
    """
    return load_roster(store).search(text, limit)


def _exactly(name: str, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Those that are this very name, or differ in the usual ways of writing capitals and articles, if any."""
    bare = _ARTICLE.sub("", name.strip(), count=1)
    for spelling in dict.fromkeys((name.strip(), bare, bare.title(), bare.upper())):
        if found := tuple(known for known in names if known.text == spelling):
            return found
    return names


def _best(store: Store, names: tuple[Name, ...]) -> tuple[str, ...]:
    """Own names go before metonyms and the like, except those of actors of whom nothing is stated."""
    own = {name.actor for name in names if name.own}
    actors = own | {name.actor for name in names}
    if len(actors) > 1:
        stated = set(store.index.degrees(actors))
        actors = own & stated or stated or own or actors
    labelled = actors & {name.actor for name in names if name.how == LABEL}
    return tuple(sorted(labelled or actors))
