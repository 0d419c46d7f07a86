"""Roles carried over to neighbours: phrases of verb and object, light verbs, verbal nouns, coordination."""

from __future__ import annotations

from spacy.tokens import Token

from graph.model import Kind
from graph.understanding import syntax
from graph.understanding.lexicon import Lexicon
from graph.understanding.role_graph import CORE_ROLES, RoleGraph


def share_prepositions(graph: RoleGraph, verb: Token) -> None:
    """A phrase behind "verb object" may hang on either: give it to both."""
    complements = [graph.sentence.doc[i] for i in graph.fillers(verb.i, "patient")]
    complements += list(syntax.children(verb, "attr", "acomp"))
    for noun in complements:
        if noun.head.i != verb.i:
            continue
        for edge in list(graph.edges.get(verb.i, ())):
            if edge.role not in CORE_ROLES and edge.filler > noun.i:
                graph.add(noun, edge.role, graph.sentence.doc[edge.filler], 1)
        for edge in list(graph.edges.get(noun.i, ())):
            if edge.role not in CORE_ROLES | {"of"} and edge.filler > noun.i:
                graph.add(verb, edge.role, graph.sentence.doc[edge.filler], 1)


def find_late_agent(graph: RoleGraph, verb: Token) -> None:
    """As in "was handed to the court by Serbia", where "by" hangs on the court; nouns alike."""
    noun = verb.pos_ == "NOUN" and bool(graph.fillers(verb.i, "of"))
    if not (noun or syntax.is_passive(verb)) or graph.fillers(verb.i, "agent"):
        return
    for edge in list(graph.edges.get(verb.i, ())):
        phrase = edge.role not in CORE_ROLES and edge.filler > verb.i
        for agent in graph.fillers(edge.filler, "agent") if phrase or edge.role == "patient" else ():
            if agent > edge.filler and edge.filler > verb.i:
                graph.add(verb, "agent", graph.sentence.doc[agent], 1)


def lighten(graph: RoleGraph, verb: Token, lexicon: Lexicon) -> None:
    """As in "launched an offensive": the noun is the predicate, the verb only brings its agent."""
    light = bool(graph.keys[verb.i] & lexicon.lists["Light"])
    if not light and not graph.keys[verb.i] & lexicon.lists["Shading"]:
        return
    for index in graph.fillers(verb.i, "patient"):
        noun = graph.sentence.doc[index]
        if noun.head.i != verb.i or not _is_event(noun, lexicon):
            continue
        (graph.light if light else graph.shading).add(verb.i)
        for recipient in graph.fillers(verb.i, "to"):
            graph.add(noun, "to", graph.sentence.doc[recipient], 1)
        for agent in graph.fillers(verb.i, "agent"):
            graph.add(noun, "agent", graph.sentence.doc[agent])
        for other in syntax.conjuncts(noun):
            for agent in graph.fillers(verb.i, "agent"):
                graph.add(other, "agent", graph.sentence.doc[agent], 1)


def _is_event(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a noun can be what its light verb does: no group, place or thing, and nobody else's."""
    cls = lexicon.noun_classes.get(noun.lemma_.lower())
    owned = any(child.pos_ != "PRON" for child in syntax.children(noun, "poss"))
    return noun.pos_ == "NOUN" and not owned and (cls is None or cls.kind is Kind.AGREEMENT)


def nominalise(graph: RoleGraph, noun: Token, lexicon: Lexicon) -> None:
    """As in "the killing of A by B": a noun that stands for a verb takes that verb's roles."""
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return
    verbs = lexicon.nominal.get(noun.lemma_.lower(), ())
    if not verbs and not noun.lower_.endswith("ing"):
        return
    prepositions = frozenset[str]().union(*(preps for _, preps in verbs)) or {"of"}
    agents = bool(graph.fillers(noun.i, "agent"))
    for edge in list(graph.edges.get(noun.i, ())):
        if edge.role in prepositions or (edge.role == "gen" and agents):
            graph.add(noun, "patient", graph.sentence.doc[edge.filler], edge.cost)


def spread(graph: RoleGraph, lexicon: Lexicon) -> None:
    """Each member of a coordination fills the role of the first; "dozens of X" is also X."""
    document = graph.sentence.doc
    for head, edges in list(graph.edges.items()):
        for edge in list(edges):
            filler = document[edge.filler]
            for other in () if (head, edge.filler) in graph.titles else syntax.conjuncts(filler):
                if edge.role in {"comp", "inf"} or not syntax.is_verb(other) or syntax.is_verb(filler):
                    graph.add(document[head], edge.role, other, edge.cost)
        for edge in list(edges):
            filler = document[edge.filler]
            if (
                filler.lower_ in lexicon.lists["Transparent"]
                or filler.lemma_.lower() in lexicon.lists["Transparent"]
            ):
                graph.measures.add(filler.i)
                for inner in graph.fillers(filler.i, "of"):
                    graph.add(document[head], edge.role, document[inner], edge.cost)
