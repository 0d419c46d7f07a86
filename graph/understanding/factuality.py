"""A predicate in its sentence → polarity and modality, from the words that govern it.

Climbs from the predicate to the top of its sentence: negations and modal verbs beside it, cues above it
("deny", "plan to", "urged … to", "fear of"), conditions and purposes. What governs nothing changes nothing: a
relative or temporal clause is as actual as if it stood alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from graph.model import Modality, Polarity
from graph.understanding import syntax
from graph.understanding.lexicon import Cue, Lexicon
from graph.understanding.role_graph import RoleGraph
from graph.understanding.words import lemma_of

TRANSPARENT_PREPOSITIONS = frozenset(
    {"of", "for", "to", "about", "on", "from", "into", "against", "with", "at"}
)
CONDITIONS = frozenset({"if", "unless", "whether", "lest", "should"})
NEGATIONS = frozenset({"not", "n't", "never", "no", "neither", "nor", "longer"})
GOVERNED = frozenset(
    {"ccomp", "xcomp", "dobj", "pobj", "pcomp", "nsubjpass", "attr", "acomp", "oprd", "dative"}
)
INDICATIVE = frozenset({"VBD", "VBZ"})
"""Forms that report: "insisted that they had left" demands nothing."""

MAX_GOVERNORS = 15


def factuality(
    graph: RoleGraph, predicate: int, words: frozenset[int], lexicon: Lexicon
) -> tuple[Polarity, Modality]:
    """Polarity and modality of a predicate.

    Args:
        graph: the sentence's role graph, which knows the light verbs.
        predicate: token index of the frame's root.
        words: all tokens of the frame, which are no cues for it.
        lexicon: cues and modal verbs.
    """
    document = graph.sentence.doc
    chain = list(_governors(document[predicate]))
    beside = words - {token.i for token, _ in chain}
    negated, modality = sum(_is_denied(document[i]) for i in beside) % 2 == 1, Modality.ACTUAL
    below: Token = document[predicate]
    for token, governs in chain:
        flips, world = _beside(token, lexicon)
        if (
            governs
            and token.i not in words
            and token.i not in graph.light
            and (cue := _cue(token, below, lexicon))
        ):
            flips ^= cue.polarity is Polarity.NEGATED
            world = world if world is not Modality.ACTUAL else cue.modality or Modality.ACTUAL
        negated ^= flips
        if modality is Modality.ACTUAL or world is Modality.REQUESTED:
            modality = world if world is not Modality.ACTUAL else modality
        below = token
    return (Polarity.NEGATED if negated else Polarity.ASSERTED), modality


def _governors(predicate: Token) -> Iterator[tuple[Token, bool]]:
    """The predicate, then each word above it whose meaning reaches down to it; True where it may be a cue."""
    yield predicate, False
    here = predicate
    for _ in range(MAX_GOVERNORS):
        head = here.head
        if head.i == here.i:
            return
        if here.dep_ == "conj":
            above = _above_coordination(here)
            if above is None:
                return
            here = above
            if _has_own_auxiliary(predicate):
                continue
            yield here, False
            continue
        if here.dep_ == "prep" and here.lower_ == "without":
            yield here, True
        if not _is_governed(here):
            return
        if here.dep_ in {"advcl", "acl"}:
            yield here, True
        if here.dep_ == "advcl":
            return
        here = head
        yield here, True


def _is_governed(token: Token) -> bool:
    """Whether the word above a clause or phrase says in which world it is so."""
    if token.dep_ == "prep":
        return token.lower_ in TRANSPARENT_PREPOSITIONS
    if token.dep_ in {"advcl", "acl"}:
        return syntax.is_infinitive(token) or (token.dep_ == "acl" and _is_content(token))
    return token.dep_ in GOVERNED


def _is_content(clause: Token) -> bool:
    """Whether the clause says what a noun is about: "its demand that X withdraw"."""
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in clause.children)


def _has_own_auxiliary(verb: Token) -> bool:
    return any(child.dep_ in {"aux", *syntax.SUBJECTS} for child in verb.children)


def _above_coordination(member: Token) -> Token | None:
    """The first member, unless it stands in a clause of its own that nothing governs."""
    first = member.head
    if _has_own_auxiliary(member) and syntax.is_verb(first) and first.dep_ in {"relcl", "ROOT", "advcl"}:
        return None
    return first


def _is_denied(word: Token) -> bool:
    """Whether there is none of what a frame's word names: "no ties", "neither talks nor"."""
    return any(c.lower_ in {"no", "neither"} and c.dep_ in {"det", "preconj"} for c in word.children)


def _beside(token: Token, lexicon: Lexicon) -> tuple[bool, Modality]:
    """What stands next to the word itself: negations, modal verbs, doubting adverbs, conditions, purposes."""
    flips, world = False, Modality.ACTUAL
    for child in token.children:
        word = child.lower_
        if child.dep_ == "neg" or (word in NEGATIONS and child.dep_ in {"det", "preconj", "cc", "advmod"}):
            flips = not flips
        elif child.dep_ == "aux" and word in lexicon.modals:
            world = lexicon.modals[word]
        elif child.dep_ in {"advmod", "amod"} and (
            cue := lexicon.cues.get(lemma_of(child)) or lexicon.cues.get(word)
        ):
            flips ^= cue.polarity is Polarity.NEGATED
            world = cue.modality or world
        elif child.dep_ in syntax.SUBJECTS and any(c.lower_ == "neither" for c in child.children):
            flips = not flips
        elif child.dep_ == "mark" and word in CONDITIONS:
            world = Modality.POSSIBLE
    if world is Modality.ACTUAL and syntax.is_infinitive(token) and (token.dep_ in {"advcl", "acl", "ROOT"}):
        world = Modality.PLANNED
    return flips, world


def _cue(token: Token, below: Token, lexicon: Lexicon) -> Cue | None:
    """What a governing word does to the clause or phrase below it, if it is a cue."""
    found = _word_cue(token, lexicon)
    told = below.dep_ == "ccomp" and below.tag_ in INDICATIVE
    return None if found and found.modality is Modality.REQUESTED and told else found


def _word_cue(token: Token, lexicon: Lexicon) -> Cue | None:
    lemma = token.lemma_.lower()
    if lemma == "go" and token.lower_ == "going":
        return Cue(None, Modality.PLANNED)
    if lemma == "be" and any(syntax.is_infinitive(child) for child in syntax.children(token, "xcomp")):
        return Cue(None, Modality.PLANNED)
    particles = [f"{lemma}_{child.lower_}" for child in token.children if child.dep_ in {"prt", "prep"}]
    for key in (*particles, lemma, lemma_of(token), token.lower_):
        if key in lexicon.cues:
            return lexicon.cues[key]
    return None
