"""A noun → the roles around it: whose it is, what it is said of, titles, appositions, infinitives."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from graph.understanding import syntax
from graph.understanding.lexicon import Lexicon
from graph.understanding.phrases import words_before
from graph.understanding.prepositional_roles import add_prepositions
from graph.understanding.role_graph import CORE_ROLES, SITED, RoleGraph
from graph.values import Kind

BODIES = frozenset({Kind.ORGAN, Kind.ORGANISATION, Kind.ARMED_GROUP})


def add_noun_roles(graph: RoleGraph, noun: Token, lexicon: Lexicon, is_name: Callable[[Token], bool]) -> None:
    """Add the edges from a noun, an adjective or any other word that is no verb."""
    for child in (child for child in noun.children if not _says_nothing(child)):
        if child.dep_ == "poss":
            graph.add(noun, "gen", syntax.antecedent(child))
        elif child.dep_ in {"amod", "compound", "nmod", "npadvmod", "nummod"} and child.i < noun.i:
            whose = is_name(child) and not syntax.stance(child) and not _opens(child, lexicon)
            graph.add(noun, "gen" if whose else "mod", child)
            for twin in (*_hyphenated(child), *_authors(noun, child, lexicon)):
                graph.add(noun, "gen", twin)
        elif child.dep_ in syntax.SUBJECTS and noun.pos_ in {"ADJ", "NOUN"}:
            graph.add(noun, "is", syntax.antecedent(child))
        elif child.dep_ == "amod" and child.pos_ == "ADJ":
            graph.add(child, "is", noun)
        elif child.dep_ in {"acl", "xcomp", "ccomp"}:
            _clause(graph, noun, child, lexicon)
        elif child.dep_ == "appos":
            _apposition(graph, noun, child, lexicon)
    _site(graph, noun, is_name)
    add_prepositions(graph, noun)
    if _bears(noun, lexicon):
        graph.bearers.add(noun.i)
    _titles(graph, noun, lexicon, is_name)


def _site(graph: RoleGraph, place: Token, is_name: Callable[[Token], bool]) -> None:
    """As in "Lyon, France", "Kidal in Mali" and "Syria's Idlib": what a place lies in stands beside it."""
    if not is_name(place):
        return
    for child in place.children:
        around = [child] if child.dep_ in {"appos", "poss"} else []
        if child.lower_ == "in" and child.dep_ == "prep" and child.i == place.i + 1:
            around = list(syntax.children(child, "pobj"))
        for name in around:
            if is_name(name) and name.pos_ == "PROPN" and not any(name.conjuncts):
                graph.add(place, "site", name)
                graph.keys[place.i] |= {SITED}


def _bears(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a noun tells by itself of whom it is said: "members of the bloc", "both presidents"."""
    lemma = noun.lemma_.lower()
    offices = (
        noun.tag_ in {"NNS", "NNPS"} and lexicon.has("Office", lemma) and not lexicon.has("Fellow", lemma)
    )
    return offices or lexicon.has("Bearer", lemma)


def _clause(graph: RoleGraph, noun: Token, clause: Token, lexicon: Lexicon) -> None:
    """As in "plans to leave", "a rally demanding reforms", "the demand that X leave"."""
    if clause.dep_ != "ccomp" and syntax.is_infinitive(clause):
        graph.add(noun, "inf", clause)
    elif clause.dep_ == "acl" and clause.tag_ == "VBG" and syntax.is_deed(noun, lexicon):
        graph.add(noun, "aim", clause)
        if syntax.is_verb(noun.head) and noun.dep_ in syntax.OBJECTS:
            graph.add(noun.head, "aim", clause, 1)
    elif clause.dep_ != "xcomp" and any(mark.lower_ == "that" for mark in clause.children):
        graph.add(noun, "comp", clause)


def _hyphenated(name: Token) -> Iterator[Token]:
    """The first of two names in one word: "the France-Russia summit"."""
    for child in syntax.children(name, "compound", "amod", "nmod"):
        if child.i == name.i - 2 and name.doc[name.i - 1].text in syntax.HYPHENS and child.text[0].isupper():
            yield child


def _authors(noun: Token, word: Token, lexicon: Lexicon) -> Iterator[Token]:
    """The first part of a word for whose doing something is: "the US-led war", "a UN-brokered truce".

    Not of an actor: the US-led coalition is not the United States.
    """
    cls = lexicon.noun_classes.get(noun.lemma_.lower())
    doing = cls is None or cls.kind is Kind.AGREEMENT
    if doing and word.tag_ == "VBN" and lexicon.has("Authoring", word.lemma_.lower()):
        for child in syntax.children(word, "npadvmod", "amod", "compound", "nmod"):
            if child.i == word.i - 2 and word.doc[word.i - 1].text in syntax.HYPHENS:
                yield child


def _apposition(graph: RoleGraph, first: Token, second: Token, lexicon: Lexicon) -> None:
    """As in "X, president of Y" and "the president of Y, X": the common noun is said of the name."""
    if _is_common(second, lexicon):
        graph.add(second, "is", first)
    elif _is_common(first, lexicon):
        graph.add(first, "is", second)
    elif second.pos_ == "PROPN":
        graph.add(second, "is", first, 1)


def _is_common(noun: Token, lexicon: Lexicon) -> bool:
    return noun.pos_ == "NOUN" or lexicon.has("Office", noun.lower_)


def _titles(graph: RoleGraph, name: Token, lexicon: Lexicon, is_name: Callable[[Token], bool]) -> None:
    """As in "Turkish Foreign Minister X": the title becomes a predicate noun with its own modifiers."""
    if name.pos_ != "PROPN":
        return
    before = [
        child
        for child in syntax.children(name, "compound", "amod", "nmod", "poss", "appos")
        if child.i < name.i and not syntax.is_fellow(child)
    ]
    title = next((c for c in reversed(before) if lexicon.has("Office", c.lower_)), None) or _loose_title(
        name, lexicon
    )
    if title is None:
        return
    graph.add(title, "is", name)
    if title.tag_ not in {"NNS", "NNPS"}:
        graph.titles.add((title.i, name.i))
    for edge in graph.edges.get(name.i, ()):
        if edge.role not in CORE_ROLES:
            graph.add(title, edge.role, name.doc[edge.filler], 1)
    for child in (*before, *title.children):
        if child.i < title.i and child.dep_ in {"compound", "amod", "nmod", "poss"}:
            named = is_name(child) and not _opens(child, lexicon)
            owner = child.dep_ == "poss" and not _is_peer(title)
            whose = owner or (named and child.dep_ != "poss") or _is_group(child, lexicon)
            graph.add(title, "gen" if whose else "mod", child)


def _says_nothing(child: Token) -> bool:
    """Whether a word beside a noun has no role of it: a fellow, "pro" before a hyphen, whose peer it is."""
    peer = child.dep_ == "poss" and _is_peer(child.head)
    return peer or syntax.is_fellow(child) or syntax.is_stance(child)


def _is_peer(noun: Token) -> bool:
    """Whether somebody stands beside whose the noun is, and is not his: "her Finnish counterpart"."""
    return noun.lemma_.lower() == "counterpart"


def _opens(name: Token, lexicon: Lexicon) -> bool:
    """Whether a phrase of place ends before a title: "In Turkey Minister X met refugees"."""
    before = name.nbor(-1) if name.i else name
    opening = before.is_sent_start is True and before.lower_ == "in"
    return name.pos_ == "PROPN" and opening and lexicon.has("Office", name.nbor().lower_)


def _is_group(word: Token, lexicon: Lexicon) -> bool:
    """Whether a common noun before a title is the body that the person heads: "opposition leader X"."""
    lemma = word.lemma_.lower()
    cls = lexicon.noun_classes.get(lemma)
    if cls is None or word.dep_ not in {"compound", "nmod"}:
        return False
    return cls.kind in BODIES or (cls.kind is Kind.GROUP and cls.head == lemma)


def _loose_title(name: Token, lexicon: Lexicon) -> Token | None:
    """The title right before a name that the parser made its neighbour: "and FARC leader Rodrigo Londoño"."""
    before = next(
        (word for word in words_before(name) if word.pos_ != "PROPN" or word.head.i != name.i), None
    )
    titles = before is not None and before.pos_ == "NOUN" and lexicon.has("Office", before.lower_)
    return before if titles else None
