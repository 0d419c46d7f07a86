"""A predicate → the words above it whose meaning reaches down to it, and how each stands to what is below.

Climbs complements, infinitives and clauses of content ("the charge that …"). A relative or temporal clause is
governed by nothing; what others only react to ("vowed to avenge the attack") is taken for granted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from graph.understanding import syntax
from graph.understanding.cues import cue_of
from graph.understanding.lexicon import Effect, Lexicon
from graph.understanding.words import lemma_of
from graph.values import Modality

TRANSPARENT_PREPOSITIONS = frozenset(
    {"of", "for", "to", "about", "on", "from", "into", "against", "with", "at", "than", "without"}
)
GOVERNED = frozenset(
    {"ccomp", "xcomp", "dobj", "pobj", "pcomp", "nsubjpass", "attr", "acomp", "oprd", "dative"}
)
FINITE = frozenset({"VBD", "VBZ"})
MAX_GOVERNORS = 15


@dataclass(frozen=True, slots=True)
class Governor:
    """A word above a predicate; ``below`` is the word under it on the way down.

    ``governs`` tells a word that has the predicate in its complement from one that is coordinated with it and
    only shares its auxiliaries: "may attack and capture".
    """

    token: Token
    below: Token
    governs: bool


def governors(predicate: Token, lexicon: Lexicon) -> Iterator[Governor]:
    """The words above a predicate that may change whether it is so, the nearest first."""
    here = predicate
    for _ in range(MAX_GOVERNORS):
        head = here.head
        announced = syntax.are_apart(here, head) and not lexicon.has("Speech", head.lemma_.lower())
        if head.i == here.i or announced:
            return
        if here.dep_ == "conj":
            first, shares = _coordinated(here)
            if first is None:
                return
            if shares:
                yield Governor(first, here, governs=False)
            here = first
        elif _is_governed(here, lexicon) and not _is_settled(here, lexicon):
            yield Governor(head, here, governs=True)
            here = head
        else:
            return


def is_complement(clause: Token, lexicon: Lexicon) -> bool:
    """Whether an adverbial infinitive is what its verb calls for: "called for X to leave", "went on to"."""
    cue = cue_of(clause.head, clause, lexicon) if syntax.is_infinitive(clause) else None
    return cue is not None and (cue.modality is Modality.REQUESTED or cue.effect is Effect.IMPLIED)


def _is_governed(token: Token, lexicon: Lexicon) -> bool:
    """Whether the word above a clause or phrase says in which world it is so."""
    head = token.head
    if token.dep_ in {"prep", "cc"}:
        known = f"{head.lemma_.lower()}_{token.lower_}" in lexicon.cues
        means = token.lower_ == "by" and any(syntax.children(token, "pcomp"))  # "help by leaving"
        return means or token.lower_ in TRANSPARENT_PREPOSITIONS or known
    if token.dep_ == "advcl":
        return is_complement(token, lexicon)
    if token.dep_ in {"acl", "relcl"}:
        return is_content(token) or (token.dep_ == "acl" and syntax.is_infinitive(token))
    if token.dep_ == "nsubj":
        return head.lemma_ == "be" and cue_of(head, token, lexicon) is not None
    return token.dep_ in GOVERNED


def is_content(clause: Token) -> bool:
    """Whether the clause says what a noun is about: "its demand that X withdraw"."""
    return any(child.lower_ == "that" for child in syntax.children(clause, "mark"))


def _is_settled(here: Token, lexicon: Lexicon) -> bool:
    """Whether the word above takes for granted what it is about.

    As in "vowed to avenge the attack", "may be punished for supporting them".
    """
    head = here.head
    if here.dep_ == "pcomp":
        reason = head.lower_ == "for" and syntax.is_verb(head.head)
        return reason and cue_of(head.head, head, lexicon) is None
    verb = head.head if head.dep_ == "prep" else head
    phrase = here.dep_ in {"dobj", "pobj", "nsubjpass"} and here.pos_ == "NOUN"
    return phrase and lemma_of(here) not in lexicon.cues and lexicon.has("Settling", lemma_of(verb))


def _coordinated(member: Token) -> tuple[Token | None, bool]:
    """The first member, and whether its auxiliaries hold for the member too.

    None for a clause of its own that nothing governs. A finite verb behind an infinitive goes with the finite
    verb above it: "decided to attack X and captured Y".
    """
    first = member.head
    if not (syntax.is_verb(member) and syntax.is_verb(first)):
        return first, True
    own = member.tag_ in FINITE or any(syntax.children(member, "aux", "auxpass", *syntax.SUBJECTS))
    if own and first.dep_ in {"relcl", "ROOT", "advcl"}:
        return None, False
    if member.tag_ in FINITE:
        for _ in range(MAX_GOVERNORS):
            if not syntax.is_infinitive(first) or first.head.i == first.i:
                break
            first = first.head
    return first, not own
