"""A verb's or noun's prepositional phrases → roles named after the preposition; "by" brings the agent."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from graph.understanding import syntax
from graph.understanding.role_graph import RoleGraph

TIMES = frozenset({"DATE", "TIME"})

PREPOSITIONS = ("prep", "agent", "dative")


def add_prepositions(graph: RoleGraph, head: Token) -> None:
    """Add the edges from a verb or noun through its prepositions."""
    for preposition in prepositions_of(head):
        role = preposition.lower_
        if _tells_where(preposition):
            continue
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


def add_late_company(graph: RoleGraph, phrase: Token) -> None:
    """As in "discussed trade in Peru with Chile", where the parser hangs "with" on a name."""
    name = phrase.head
    if phrase.lower_ != "with" or phrase.dep_ != "prep" or name.pos_ != "PROPN":
        return
    above = name
    for _ in range(syntax.MAX_CLIMB):
        if above.dep_ not in {*syntax.OBJECTS, "pobj", "prep"}:
            return
        above = above.head
        if syntax.is_verb(above):
            for child in syntax.children(phrase, "pobj"):
                graph.add(above, "with", syntax.antecedent(child), 1)
            return


def _tells_where(phrase: Token) -> bool:
    """Whether a phrase says where the place right before it lies: "in the town of X in southern Y"."""
    before = phrase.nbor(-1) if phrase.i and not phrase.is_sent_start else phrase
    return phrase.lower_ == "in" and any(
        other.lower_ == "in" and before in other.subtree and other.right_edge.i == phrase.i - 1
        for other in phrase.head.children
        if other.dep_ == "prep"
        and other.i < phrase.i
        and not any(t.ent_type_ in TIMES for t in other.subtree)
    )


def prepositions_of(head: Token) -> Iterable[Token]:
    """The prepositions that hang on a word, those behind its particles and adverbs too."""
    for child in head.children:
        if child.dep_ in PREPOSITIONS and child.pos_ in {"ADP", "SCONJ", "VERB", "ADV", "PART"}:
            yield child
            yield from (c for c in syntax.children(child, "conj") if c.pos_ == "ADP")
        elif child.dep_ in {"advmod", "prt"}:
            yield from syntax.children(child, "prep")
