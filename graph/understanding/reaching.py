"""A role that no actor fills itself → the actor that its phrase belongs to or is directed at.

"France praised Haiti's efforts" praises Haiti; "Turkish drone strikes killed them" is what Turkey did. In
news a quarter of all second actors stand inside the object's own phrases.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from graph.model import Kind, RelationType
from graph.understanding.references import Reference
from graph.understanding.role_graph import RoleGraph

OWNERS = ("gen", "agent", "mod")
"""The roles that lead from a subject to whose it is."""

_ANY_DIRECTION = (
    "agent",
    "gen",
    "of",
    "for",
    "to",
    "with",
    "against",
    "toward",
    "towards",
    "from",
    "between",
)
_FRIENDLY = ("agent", "gen", "of", "for", "to", "with", "toward", "towards", "between")
_HOSTILE = (*_FRIENDLY, "against", "from")
_VIOLENT = ("gen", "of", "on")
REACHED_SURE = 0.85  # how much less sure an actor is that was reached through a phrase
MAX_STEPS = 2  # "the implementation of the decisions of X": farther is another matter


def directions(relation: RelationType) -> tuple[str, ...]:
    """The roles that lead from an object to whose doing it is, whose it is or at whom it is directed.

    Who praises the fight against X does not praise X; who destroys food for X does X no violence.
    """
    if relation.event == "ASSAULT":
        return _VIOLENT
    return _HOSTILE if relation.quad in {3, 4} else _FRIENDLY


def reach(
    graph: RoleGraph,
    references: Mapping[int, Reference],
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
    tokens, sure = [filler], 1.0
    for _ in range(MAX_STEPS + 1):
        found = tuple(_suitable(references, tokens, kinds))
        if found:
            return tuple(replace(reference, sure=reference.sure * sure) for reference in found)
        unnamed = [
            i for i in tokens if i not in references and graph.sentence.doc[i].pos_ in {"NOUN", "PROPN"}
        ]
        onwards = ([n for i in unnamed for n in _beyond(graph, i, role)] for role in roles)
        tokens = next(filter(None, onwards), [])
        sure *= REACHED_SURE
    return ()


def _beyond(graph: RoleGraph, noun: int, role: str) -> list[int]:
    """Who fills the role of a noun, but not who suffers what it names: "the killing of civilians"."""
    suffers = graph.fillers(noun, "patient")
    return [filler for filler in graph.fillers(noun, role) if filler not in suffers]


def _suitable(
    references: Mapping[int, Reference], tokens: Iterable[int], kinds: frozenset[Kind]
) -> Iterator[Reference]:
    return (references[i] for i in tokens if i in references and references[i].mentions(kinds))
