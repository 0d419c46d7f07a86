"""A verb's or noun's prepositional phrases → roles named after the preposition; "by" brings the agent."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from graph.understanding import syntax
from graph.understanding.role_graph import RoleGraph

PREPOSITIONS = ("prep", "agent", "dative")


def add_prepositions(graph: RoleGraph, head: Token) -> None:
    """Add the edges from a verb or noun through its prepositions."""
    for preposition in prepositions_of(head):
        role = preposition.lower_
        if role == "according":
            continue  # it names a source, and nobody's role
        if role == "by" and (not syntax.is_verb(head) or syntax.is_passive(head)):
            role = "agent"
        for child in preposition.children:
            if child.dep_ == "pobj":
                graph.add(head, role, syntax.antecedent(child))
            elif child.dep_ == "pcomp" and child.pos_ != "ADP":
                graph.add(head, role, child)
            elif child.dep_ in {"prep", "pcomp"}:
                for inner in syntax.children(child, "pobj"):
                    graph.add(head, child.lower_, syntax.antecedent(inner))


def prepositions_of(head: Token) -> Iterable[Token]:
    """The prepositions that hang on a word, those behind its particles and adverbs too."""
    for child in head.children:
        if child.dep_ in PREPOSITIONS and child.pos_ in {"ADP", "SCONJ", "VERB", "ADV", "PART"}:
            yield child
            yield from (c for c in syntax.children(child, "conj") if c.pos_ == "ADP")
        elif child.dep_ in {"advmod", "prt"}:
            yield from syntax.children(child, "prep")
