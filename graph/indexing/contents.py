"""What one named graph gives to the index. Values only."""

from __future__ import annotations

from typing import NamedTuple


class Told(NamedTuple):
    """A name that an actor has, or the IRI of its class; ``how`` is the IRI of the property that says so."""

    actor: str
    how: str
    text: str
    is_name: bool = True


class Stated(NamedTuple):
    """A statement: who does what to whom.

    ``iri`` names it; ``event`` is the IRI of its event type or None; ``holds`` says that it is asserted of
    the actual world; ``period`` is the month in which it begins ("2018-05"), the year where no more is known
    ("2018"), or ""; ``sentence`` is its evidence, in words.
    """

    iri: str
    subject: str
    relation: str
    object: str
    event: str | None
    holds: bool
    period: str
    sentence: str


class Contents(NamedTuple):
    """What a graph tells: names and classes of actors and, if it is an article's, what that states.

    ``day`` is the day of the article ("2020-03-02"), "" where that is not known or it is no article; ``mark``
    what the graph was made from, in words; ``signature`` that of the article's text. Either may be "".
    """

    graph: str
    is_article: bool = False
    day: str = ""
    told: frozenset[Told] = frozenset()
    stated: tuple[Stated, ...] = ()
    mark: str = ""
    signature: str = ""
