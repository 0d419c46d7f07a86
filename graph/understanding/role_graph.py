"""The role graph of one sentence: who fills which role of which word. Holds edges, finds none.

Roles: ``agent``, ``patient``, ``gen`` (possessive, national adjective or name before a noun), ``is`` (of whom
a noun is said), ``inf`` (infinitive), ``comp`` (other clause), ``aim`` (what it is done for or in doing:
"marched to demand", "blocked roads demanding"), ``mod`` (any other modifier), and each preposition under its
own name.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

CORE_ROLES = frozenset({"agent", "patient", "comp", "inf", "is", "mod", "gen", "aim", "site", "self"})
"""All roles but the prepositions."""

SITED = "@sited"
"""The key of a place's name beside which stands the place it lies in: "Kidal in Mali", "Lyon, France"."""


@dataclass(frozen=True, slots=True)
class Edge:
    """``filler`` fills ``role`` of ``head``; both are token indices in the document.

    ``cost`` is 0 for what the grammar says outright and 1 for what is carried over from a neighbour.
    """

    head: int
    role: str
    filler: int
    cost: int = 0


@dataclass(slots=True)
class RoleGraph:
    """The edges of one sentence, and for each token the keys by which a frame may name it.

    ``light`` and ``shading`` are verbs that only bring a noun its agent; the latter still count as words of
    an example. ``titles`` are (title, name) pairs that one member of a coordination has for itself;
    ``measures`` are nouns that stand for what follows "of": "thousands of refugees". ``bearers`` are nouns
    that name whom they are said of: "the members of the bloc" are its members. ``voiced`` are nouns whose
    agent is only who speaks of them: X of "X said talks with Y were useful".
    """

    sentence: Sentence
    edges: dict[int, list[Edge]] = field(default_factory=dict)
    keys: dict[int, frozenset[str]] = field(default_factory=dict)
    light: set[int] = field(default_factory=set)
    shading: set[int] = field(default_factory=set)
    titles: set[tuple[int, int]] = field(default_factory=set)
    measures: set[int] = field(default_factory=set)
    bearers: set[int] = field(default_factory=set)
    voiced: set[int] = field(default_factory=set)

    def add(self, head: Token, role: str, filler: Token, cost: int = 0) -> None:
        """Add an edge unless it is there, or would point to its own head."""
        known = self.edges.setdefault(head.i, [])
        if head.i != filler.i and not any(e.role == role and e.filler == filler.i for e in known):
            known.append(Edge(head.i, role, filler.i, cost))

    def fillers(self, head: int, *roles: str) -> list[int]:
        """The tokens that fill one of the roles, in the order in which they were found."""
        return [edge.filler for edge in self.edges.get(head, ()) if edge.role in roles]
