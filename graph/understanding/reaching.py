"""A role that no actor fills itself → the actor that its phrase belongs to or is directed at.

"France praised Haiti's efforts" praises Haiti; "Turkish drone strikes killed them" is what Turkey did. In
news a quarter of all second actors stand inside the object's own phrases.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from spacy.tokens import Token

from graph.model import RelationType
from graph.understanding.references import Reference
from graph.understanding.role_graph import RoleGraph
from graph.values import Kind

OWNERS = ("gen", "agent", "mod")
"""The roles that lead from a subject to whose it is."""

Known = Mapping[int, Reference | None]
"""Whom each token stands for; None for those that are the subject."""

NOUNS = frozenset({"NOUN", "PROPN"})
_FRIENDLY = ("agent", "gen", "of", "for", "to", "with", "toward", "towards", "between")
_HOSTILE = (*_FRIENDLY, "against", "from")
_VIOLENT = ("gen", "of", "on")
_STANDING = ("agent", "gen", "of", "for", "to", "with")
BY_EVENT: Mapping[str, tuple[str, ...]] = {
    "ASSAULT": _VIOLENT,
    "REQUEST": (*_FRIENDLY, "from"),
    "RETREAT": ("gen", "of", "on", "to"),
}
"""The roles that lead to the object of some kinds of event."""

MAX_STEPS = 2  # "the implementation of the decisions of X": farther is another matter


def directions(relation: RelationType) -> tuple[str, ...]:
    """The roles that lead from an object to whose doing it is, whose it is or at whom it is directed.

    Who praises the fight against X does not praise X; who destroys food for X does X no violence; who calls
    for sanctions against X asks others; who leaves talks with X does not withdraw from X.
    """
    if relation.event is None:
        return _STANDING
    if relation.event in BY_EVENT:
        return BY_EVENT[relation.event]
    return _HOSTILE if relation.quad in {3, 4} else _FRIENDLY


def reach(
    graph: RoleGraph,
    references: Known,
    filler: int,
    kinds: frozenset[Kind],
    roles: tuple[str, ...],
) -> tuple[Reference, ...]:
    """The reference of a filler, or those of the nearest actors that its phrase leads to.

    Args:
        graph: the sentence's role graph.
        references: whom its tokens stand for.
        filler: the token that fills the role.
        kinds: what may fill the role.
        roles: the roles to follow, the best first.
    """
    tokens = [filler]
    for steps in range(MAX_STEPS + 1):
        found = tuple(_suitable(references, tokens, kinds))
        if found:
            return tuple(replace(reference, steps=steps) for reference in found)
        unnamed = [i for i in tokens if _is_open(graph, references, i)]
        onwards = (
            [n for i in unnamed if _leads(references.get(i), r) for n in _beyond(graph, references, i, r)]
            for r in roles
        )
        tokens = next(filter(None, onwards), [])
    return ()


def others(references: Known, subjects: tuple[Reference, ...], words: frozenset[int]) -> Known:
    """The references with None for each that is the subject, or one of the frame's own ``words``.

    Nobody acts on himself here: in "X threatened an offensive in its war with Y" the reader passes "its" by.
    Several actors named in one
    word stay: "the two presidents" meet each other.
    """
    own = {reference.members for reference in subjects if len(reference.members) == 1}
    excluded = {i for i, found in references.items() if found and found.members in own} | words
    return {i: None if i in excluded else found for i, found in references.items()}


def _is_open(graph: RoleGraph, references: Known, index: int) -> bool:
    """Whether a noun leads on to an actor: it names none, and is not the title of one who stands beside."""
    titles = {title for title, _ in graph.titles}
    noun = graph.sentence.doc[index].pos_ in NOUNS and index not in titles
    return noun and _is_nobody(references.get(index))


def _is_nobody(reference: Reference | None) -> bool:
    """Whether a phrase names no actor: nothing known, an agreement or a thing, which are somebody's."""
    return reference is None or all(
        actor.kind in {Kind.AGREEMENT, Kind.ASSET} for options in reference.members for actor in options
    )


def _leads(reference: Reference | None, role: str) -> bool:
    """Whether a role leads on from a phrase: a thing is its owner's, whoever it is for."""
    things = reference and all(a.kind is Kind.ASSET for options in reference.members for a in options)
    return not things or role in {*OWNERS, "of"}


def _beyond(graph: RoleGraph, references: Known, noun: int, role: str) -> list[int]:
    """Who fills the role of a noun, but not who suffers what it names: "the killing of civilians".

    Nor a pronoun that is open or excluded: in "its war with X" the reader goes on to X.
    """
    suffers = graph.fillers(noun, "patient")
    document = graph.sentence.doc
    if role == "from" and graph.fillers(noun, "of"):
        return []  # where "the withdrawal of troops from X" starts
    return [
        filler
        for filler in graph.fillers(noun, role)
        if filler not in suffers and _may_be_other(references, filler, document[filler])
    ]


def _may_be_other(references: Known, index: int, token: Token) -> bool:
    """Whether a word names an actor, or may lead to one; the subject does neither."""
    return references[index] is not None if index in references else token.pos_ in NOUNS


def _suitable(references: Known, tokens: Iterable[int], kinds: frozenset[Kind]) -> Iterator[Reference]:
    found = (references.get(i) for i in tokens)
    return (reference for reference in found if reference and reference.mentions(kinds))
