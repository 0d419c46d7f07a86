"""Who does what a verb tells: its own subject, or that of the clause, noun or preposition that controls it.

As in "agreed to leave", "urged X to leave", "X's plan to leave", "an ultimatum to X to leave".
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from graph.understanding.lexicon import Lexicon
from graph.understanding.syntax import (
    MAX_CLIMB,
    NAME_ENTITIES,
    OBJECTS,
    SUBJECTS,
    antecedent,
    children,
    children_of,
    is_deed,
    is_infinitive,
    is_passive,
    is_verb,
)
from graph.values import ACTOR_KINDS, Modality

DEED_PREPOSITIONS = frozenset({"in", "on", "with", "through", "at", "by", "for", "after"})
"""How somebody's own deed may stand: "said in a statement condemning", "left after years of fighting"."""

TROUBLING = frozenset({"over", "amid", "despite", "given"})
"""Prepositions of what goes on around a deed, which its subject does not do: "amid mounting pressure"."""

OBJECT_CONTROL_PREPOSITIONS = frozenset({"of", "from", "for", "into", "against"})


def subjects(verb: Token, lexicon: Lexicon, depth: int = 0) -> tuple[Token, ...]:  # noqa: PLR0911 - a case each
    """The syntactic subjects of a verb: its own, or those of the clause that controls it.

    Covers coordination, control and raising ("agreed to leave", "urged X to leave"), participles, relative
    and adverbial clauses. Coordinated subjects are given by their first member.
    """
    own = tuple(_whole(antecedent(child), child) for child in children(verb, *SUBJECTS))
    if own or depth > MAX_CLIMB:
        return own
    head = verb.head
    if verb.tag_ == "VBG" and verb.dep_ in {"advcl", "acl", "pcomp"} and (neighbour := _gerund_subject(verb)):
        return (neighbour,)
    if verb.dep_ == "acl" and verb.tag_ == "VBG" and is_deed(head, lexicon):
        return _controller_of_noun(head, lexicon, depth) or (head,)
    if verb.dep_ in {"relcl", "amod"} or (verb.dep_ == "acl" and not is_infinitive(verb)):
        return (head,) if verb.dep_ != "relcl" or not _has_where(verb) else ()
    if verb.dep_ == "acl":
        return _controller_of_noun(head, lexicon, depth)
    if verb.dep_ == "pcomp":
        return _through_preposition(head, lexicon, depth)
    if verb.dep_ == "xcomp":
        return _through_control(head, lexicon, depth)
    if verb.dep_ == "advcl" and is_infinitive(verb) and (asked := _asked(head, lexicon, depth)) is not None:
        return asked
    if verb.dep_ in {"conj", "advcl"} or (verb.dep_ == "ccomp" and verb.tag_ in {"VB", "VBG"}):
        return subjects(head, lexicon, depth + 1) if is_verb(head) else ()
    return ()


def _whole(noun: Token, subject: Token) -> Token:
    """The first of several of whom a relative clause in the plural tells: "A and B, which chair C"."""
    forms = [*children(subject.head, "aux", "auxpass"), subject.head]
    several = noun.i != subject.i and noun.tag_ in {"NN", "NNP"} and forms[0].tag_ == "VBP"
    return noun.head if several and noun.dep_ == "conj" and noun.head.pos_ == noun.pos_ else noun


def _gerund_subject(verb: Token) -> Token | None:
    """The name in "led to X establishing posts": object of the preposition, subject of the gerund."""
    before = verb.doc[verb.i - 1] if verb.i else None
    if (
        before is not None
        and before.dep_ == "pobj"
        and before.pos_ in {"PROPN", "PRON"}
        and before.head.lower_ in {"to", "in", "of", "with"}
    ):
        return before
    return None


def _has_where(verb: Token) -> bool:
    return any(child.tag_ == "WRB" for child in verb.children)


def _through_control(governor: Token, lexicon: Lexicon, depth: int) -> tuple[Token, ...]:
    if not is_verb(governor):
        return subjects(governor.head, lexicon, depth + 1) if is_verb(governor.head) else ()
    if not lexicon.has("SubjectControl", governor.lemma_.lower()):
        objects = tuple(
            antecedent(child)
            for child in children(governor, *OBJECTS, "dative")
            if child.pos_ != "ADP" and not is_deed(child, lexicon)
        ) or addressees(governor, lexicon)
        if objects:
            return objects
    return subjects(governor, lexicon, depth + 1)


def addressees(verb: Token, lexicon: Lexicon) -> tuple[Token, ...]:
    """Who is to do what follows a preposition: "called on X to leave"."""
    return tuple(
        antecedent(name)
        for preposition in children(verb, "prep")
        if lexicon.has("ObjectControl", f"{verb.lemma_.lower()}_{preposition.lower_}")
        for name in children(preposition, "pobj")
    )


def _asked(verb: Token, lexicon: Lexicon, depth: int) -> tuple[Token, ...] | None:
    """Who is to do what follows a verb of asking or judging; None where its subject may do it.

    As in "called on X to leave", "pressed X to leave", "criticised the decision of X to leave".
    """
    if (decision := _judged(verb, lexicon)) is not None:
        return _controller_of_noun(decision, lexicon, depth)
    cue = lexicon.cues.get(verb.lemma_.lower())
    requested = cue is not None and cue.modality is Modality.REQUESTED and not is_passive(verb)
    objects = tuple(antecedent(child) for child in children(verb, *OBJECTS) if not is_deed(child, lexicon))
    return (objects if requested else ()) or addressees(verb, lexicon) or None


def _through_preposition(preposition: Token, lexicon: Lexicon, depth: int) -> tuple[Token, ...]:
    governor = preposition.head
    if preposition.lower_ in TROUBLING and _is_attribute(preposition):
        return ()
    if governor.dep_ == "advmod":  # "stopped short of leaving", "stayed rather than leaving"
        return subjects(governor.head, lexicon, depth + 1) if is_verb(governor.head) else ()
    if not is_verb(governor):
        return _controller_of_noun(governor, lexicon, depth)
    replacing = any(children(preposition, "advmod"))  # "instead of leaving"
    if preposition.lower_ in OBJECT_CONTROL_PREPOSITIONS and not replacing:
        objects = tuple(antecedent(child) for child in children(governor, *OBJECTS))
        if objects:
            return objects
    return subjects(governor, lexicon, depth + 1)


def _is_attribute(preposition: Token) -> bool:
    """Whether the gerund behind a preposition only describes the next noun: "over escalating tensions"."""
    gerunds = (child for child in children(preposition, "pcomp") if child.i == preposition.i + 1)
    return any(noun.i == gerund.i + 1 for gerund in gerunds for noun in children(gerund, *OBJECTS))


def _controller_of_noun(noun: Token, lexicon: Lexicon, depth: int) -> tuple[Token, ...]:
    if owners := tuple(_owners(noun, lexicon)):
        return tuple(antecedent(owner) for owner in owners)
    if lexicon.has("Demand", noun.lemma_.lower()):
        return _addressed(noun)
    verb = noun.head
    if noun.dep_ == "pobj" and noun.head.lower_ in DEED_PREPOSITIONS and is_deed(noun, lexicon):
        verb = noun.head.head
    elif noun.pos_ != "ADJ" and noun.dep_ not in {*OBJECTS, "attr", "acomp"}:
        return ()
    if noun.dep_ in OBJECTS and lexicon.has("Judging", verb.lemma_.lower()):
        return ()  # who criticised the decision to leave did not take it
    return subjects(verb, lexicon, depth + 1) if is_verb(verb) else ()


def _addressed(demand: Token) -> tuple[Token, ...]:
    """Who is to do what a demand says: "an ultimatum to Serbia to withdraw", "gave Serbia an order to"."""
    verb = demand.head if demand.dep_ != "pobj" else demand.head.head
    near = [*children_of(demand, "to", "for"), *(children_of(verb, "to", "on") if is_verb(verb) else ())]
    given = children(verb, "dative", *OBJECTS) if is_verb(verb) else ()
    named = (*near, *(child for child in given if child.i != demand.i and child.pos_ != "ADP"))
    return tuple(antecedent(name) for name in named[:1])


def _owners(noun: Token, lexicon: Lexicon) -> Iterator[Token]:
    """Whose a noun is: "X's plan to leave", "the British plan to leave", "the decision of X to leave".

    Not of a noun that acts itself: "the X troops to leave" leave themselves.
    """
    yield from children(noun, "poss")
    cls = lexicon.noun_classes.get(noun.lemma_.lower())
    if cls is not None and cls.kind in ACTOR_KINDS:
        return
    for word in children(noun, "amod", "compound", "nmod"):
        if word.i < noun.i and word.text[0].isupper() and word.ent_type_ in NAME_ENTITIES:
            yield word
    yield from children_of(noun, "by")
    if not lexicon.has("Demand", noun.lemma_.lower()):
        yield from (doer for doer in children_of(noun, "of") if _may_act(doer, lexicon))


def _may_act(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a noun names somebody: "the right of X to leave", but not "the use of force to"."""
    cls = lexicon.noun_classes.get(noun.lemma_.lower())
    return noun.pos_ in {"PROPN", "PRON"} or (cls is not None and cls.kind in ACTOR_KINDS)


def _judged(verb: Token, lexicon: Lexicon) -> Token | None:
    """The decision that a verb is about, where the parser hung the infinitive on the verb.

    As in "criticised the decision of X to leave".
    """
    if not lexicon.has("Judging", verb.lemma_.lower()):
        return None
    return next((noun for noun in children(verb, *OBJECTS) if is_deed(noun, lexicon)), None)
