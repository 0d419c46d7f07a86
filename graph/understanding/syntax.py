"""Questions about one token of a dependency parse: its voice, its subject, who stands beside it.

Labels are those of spaCy's English pipelines (ClearNLP style: nsubj, dobj, pobj, agent, relcl, acl …).
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from graph.understanding.lexicon import Lexicon

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OBJECTS = frozenset({"dobj", "obj"})
COPULAS = frozenset({"be", "become", "remain", "stay"})
COMPANIONS = frozenset({"along", "together", "alongside"})
HYPHENS = frozenset({"-", "–", "‑"})
STANCES = frozenset({"pro", "anti", "non", "ex", "post"})
NAME_ENTITIES = frozenset({"NORP", "GPE", "ORG", "PERSON"})
"""The entities that before a noun name whose it is."""

COMPLETING = frozenset({"against", "with", "between"})
"""Prepositions by which a name completes the noun before it: "the coalition against X"."""

RELATIVE_TAGS = frozenset({"WDT", "WP", "WP$"})
MAX_CLIMB = 12  # governors looked through for a subject: deeper embedding is a broken parse


def is_verb(token: Token) -> bool:
    """Whether the token is a predicate verb: not an auxiliary of another, not a hyphenated noun."""
    if token.dep_ in {"aux", "auxpass"}:
        return False
    return token.pos_ in {"VERB", "AUX"} or token.tag_.startswith("VB")


def children(token: Token, *labels: str) -> Iterator[Token]:
    """The direct dependents with one of these labels."""
    return (child for child in token.children if child.dep_ in labels)


def are_apart(first: Token, second: Token) -> bool:
    """Whether a colon parts two words: "they praised it: without it, they said, X would have left"."""
    start, end = sorted((first.i, second.i))
    return any(token.text == ":" for token in first.doc[start:end])


def conjuncts(token: Token) -> tuple[Token, ...]:
    """The members that follow the token in its coordination: "A, B and C" gives B and C for A.

    A lone second member without "and" is none: in "from A, B said" the parser often takes B for one.
    """
    examples = [word for first in children_of(token, "including") for word in (first, *conjuncts(first))]
    found = [*_fellows(token), *_listed(token), *examples]
    todo, joined = [token], bool(found)
    while todo:
        here = todo.pop()
        joined = joined or any(children(here, "cc"))
        for child in children(here, "conj"):
            found.append(child)
            todo.append(child)
    return tuple(found) if joined or len(found) > 1 else ()


def _listed(name: Token) -> Iterator[Token]:
    """The members that hang on an apposition: "A, B and C", "A, the president of B, and C"."""
    for beside in children(name, "appos"):
        following = next(children(beside, "conj"), None)
        joint = next(children(beside, "cc"), None)
        if following is None or joint is None or following.pos_ != name.pos_ or name.pos_ != "PROPN":
            continue
        if beside.pos_ == "PROPN" and not any(children(beside, "det", "prep")):
            yield beside
            yield from (following, *conjuncts(following))
        elif beside.pos_ == "NOUN" and joint.nbor(-1).text == ",":
            yield from (following, *conjuncts(following))


def _fellows(name: Token) -> Iterator[Token]:
    """The name before "and" that the parser hung on the next one: "Minister X and Secretary Y"."""
    return (child for child in children(name, "compound", "nmod") if is_fellow(child))


def is_fellow(name: Token) -> bool:
    """Whether a name stands beside the one that it hangs on: "and" follows it, but no member of its own."""
    joined = name.pos_ == "PROPN" and name.head.pos_ == "PROPN" and any(children(name, "cc"))
    return joined and not any(children(name, "conj"))


def is_infinitive(token: Token) -> bool:
    """Whether "to" marks the verb."""
    return any(child.tag_ == "TO" for child in token.children)


def is_passive(verb: Token) -> bool:
    """Whether the verb's syntactic subject is its deep object."""
    if any(child.dep_ in {"auxpass", "nsubjpass"} for child in verb.children):
        return True
    if verb.tag_ != "VBN":
        return False
    own = any(child.dep_ in {"aux", "nsubj"} for child in verb.children)
    if verb.dep_ in {"acl", "amod", "advcl", "xcomp", "oprd"}:
        return not own and not any(children(verb, *OBJECTS))
    return verb.dep_ == "conj" and not own and is_verb(verb.head) and is_passive(verb.head)


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for; any other token itself."""
    if token.tag_ not in RELATIVE_TAGS and not _is_relative_that(token):
        return token
    here = token
    for _ in range(MAX_CLIMB):
        if here.dep_ == "relcl":
            return _noun_above(here, token) or _adjacent_name(here, token) or _nearest_member(here)
        if here.head.i == here.i:
            break
        here = here.head
    return token


def _is_relative_that(token: Token) -> bool:
    """As in "the posts that X surrounded", whatever the tagger calls "that"."""
    argument = token.dep_ in SUBJECTS | OBJECTS
    return token.lower_ == "that" and argument and token.head.dep_ == "relcl" and token.i > token.head.head.i


def _nearest_member(clause: Token) -> Token:
    """Of several whom a relative clause follows the last one, where its verb speaks of one only.

    As in "X, Y and Z, who represents the bank".
    """
    before = [member for member in conjuncts(clause.head) if member.i < clause.left_edge.i]
    forms = (clause, *children(clause, "aux", "auxpass"))
    one = any(form.tag_ == "VBZ" or form.lower_ == "was" for form in forms)
    return before[-1] if before and one else clause.head


def _noun_above(clause: Token, pronoun: Token) -> Token | None:
    """The noun that a name completes, where a clause tells of it: "the pact with X, which Y signed"."""
    name, start = clause.head, clause.left_edge.i
    if pronoun.lower_ != "which" or pronoun.dep_ not in OBJECTS or pronoun.head.i != clause.i:
        return None
    if name.pos_ != "PROPN" or name.dep_ != "pobj" or name.head.lower_ not in COMPLETING:
        return None
    noun = name.head.head
    behind_comma = start > 0 and clause.doc[start - 1].text == ","
    return noun if behind_comma and noun.pos_ in {"NOUN", "PROPN"} else None


def _adjacent_name(clause: Token, pronoun: Token) -> Token | None:
    """The name right before a comma and "which": a non-restrictive clause is about its neighbour."""
    if pronoun.lower_ != "which" or pronoun.dep_ == "det":
        return None
    start = clause.left_edge.i
    before = [clause.doc[i] for i in (start - 1, start - 2) if i >= 0]
    if len(before) == 2 and before[0].text == "," and before[1].pos_ == "PROPN":
        return before[1]
    return None


def stance(name: Token) -> Token | None:
    """The word before a hyphen that says how somebody stands to a name: "pro" of "pro-Moscow troops"."""
    if name.i < 2 or name.nbor(-1).text not in HYPHENS:
        return None
    return name.nbor(-2) if name.nbor(-2).lower_ in STANCES else None


def is_stance(word: Token) -> bool:
    """Whether a word only says before a hyphen how somebody stands to the name behind it."""
    return word.lower_ in STANCES and word.i + 1 < len(word.doc) and word.nbor().text in HYPHENS


def is_up_to(particle: Token) -> bool:
    """Whether "up" belongs to a number rather than to its verb: "kidnapped up to 16 aid workers"."""
    following = particle.nbor() if particle.i + 1 < len(particle.doc) else particle
    counted = [noun for noun in children(following, "pobj") if any(children(noun, "nummod"))]
    return particle.lower_ == "up" and following.lower_ == "to" and bool(counted)


def is_deed(noun: Token, lexicon: Lexicon) -> bool:
    """Whether the noun is somebody's deed or its means: who "staged a rally demanding" demands himself."""
    return noun.pos_ == "NOUN" and lexicon.has("Deed", noun.lemma_.lower())


def is_any(noun: Token) -> bool:
    """Whether a noun tells of no certain thing: "an attack", "any raid", but not "the attack", "X's raid"."""
    return any(child.lower_ in {"a", "an", "any", "another"} for child in children(noun, "det"))


def children_of(noun: Token, *prepositions: str) -> tuple[Token, ...]:
    """The nouns behind one of the prepositions that hang on a word: "a call by X"."""
    phrases = (child for child in children(noun, "prep", "agent") if child.lower_ in prepositions)
    return tuple(inner for phrase in phrases for inner in children(phrase, "pobj"))
