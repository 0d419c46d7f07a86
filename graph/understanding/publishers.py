"""The name of an article's publisher → the institution that says "we" in it; nobody where it is a medium."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model import Actor
from graph.understanding.lexicon import Lexicon
from graph.understanding.names import NameIndex
from graph.values import Kind

INSTITUTIONS = frozenset({Kind.STATE, Kind.ORGAN, Kind.ORGANISATION})
MAX_NAME_WORDS = 8
_WORD = re.compile(r"[^\s,;:|()'’]+")


def institution(publisher: str | None, names: NameIndex, lexicon: Lexicon) -> Actor | None:
    """The state, organ or organisation that publishes an article as its own words.

    "NATO" and "US State Department" are known by their names; "UK Government" and "Ministry of Foreign
    Affairs of Finland" name a state and one of its organs. "The Jakarta Post" is no institution, and an
    organisation that is located in a state is its company or medium.
    """
    if not publisher:
        return None
    for actor in _named(publisher, names):
        if _speaks_for_itself(actor):
            return actor
    known = list(_parts(publisher, names))
    rest = publisher.lower()
    for text, _ in known:
        rest = rest.replace(text.lower(), " ")
    office = " ".join(rest.split()).removeprefix("the ").removesuffix(" of the").removesuffix(" of")
    cls = lexicon.noun_classes.get(office.removeprefix("'s ").removeprefix("’s "))
    official = cls is not None and cls.organ
    return known[0][1] if official and len(known) == 1 else None


def _speaks_for_itself(actor: Actor) -> bool:
    return actor.kind in INSTITUTIONS and actor.located_in is None


def _named(text: str, names: NameIndex) -> Iterator[Actor]:
    """Those whose whole name the text is, with or without the article."""
    for name in (text, text.removeprefix("The "), text.removeprefix("the ")):
        yield from (pointer.record.actor for pointer in names.pointers(name))


def _parts(text: str, names: NameIndex) -> Iterator[tuple[str, Actor]]:
    """The names of states and organisations inside the text, longest first at each word."""
    words = list(_WORD.finditer(text))
    end_of_last = 0
    for first, word in enumerate(words):
        if word.start() < end_of_last:
            continue
        for last in reversed(words[first : first + MAX_NAME_WORDS]):
            name = text[word.start() : last.end()]
            actors = [a for a in _named(name, names) if _speaks_for_itself(a)]
            if actors:
                end_of_last = last.end()
                yield name, actors[0]
                break
