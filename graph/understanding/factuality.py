"""A predicate in its sentence → polarity and modality, from the words that govern it.

Goes down from the top of its sentence: each word above the predicate hands on a world, which negations, modal
verbs and conditions beside it and its own meaning ("deny", "plan to", "urged … to") have changed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Token

from graph.understanding import syntax
from graph.understanding.cues import adverb_cue, cue_of, is_past
from graph.understanding.governors import Governor, governors, is_complement
from graph.understanding.lexicon import Cue, Effect, Lexicon
from graph.understanding.role_graph import RoleGraph
from graph.values import Modality, Polarity

CONDITIONS = frozenset({"if", "unless", "whether", "lest", "should"})
DEADLINES = frozenset({"until", "till"})
TEMPORAL = frozenset({"when", "once", "after", "as"})
NEGATIONS = frozenset({"not", "n't", "never", "no", "neither", "nor", "longer"})
NO_ONE = frozenset({"no", "neither", "none", "nobody", "nothing"})
FOCUS = frozenset({"only", "just", "merely", "simply", "solely"})
"""What a "not" before it is about: "not only attacked" is attacked."""

INABILITY = frozenset({"can", "could", "ca"})
FUTURE = frozenset({"will", "shall", "'ll", "would"})
ARGUMENTS = (*syntax.SUBJECTS, "dobj", "attr")
_RANK = (Modality.ACTUAL, Modality.PLANNED, Modality.POSSIBLE, Modality.REQUESTED)


@dataclass(frozen=True, slots=True)
class World:
    """Whether something is so, and in which world."""

    negated: bool = False
    modality: Modality = Modality.ACTUAL

    def turned(self, *, over: bool = True) -> World:
        """The same world with the opposite polarity."""
        return replace(self, negated=self.negated != over)

    def within(self, modality: Modality | None) -> World:
        """A world in this one: what is planned in a possible world is possible."""
        return replace(self, modality=max(self.modality, modality or Modality.ACTUAL, key=_RANK.index))


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
    root = document[predicate]
    chain = list(governors(root, lexicon))
    path = frozenset({predicate, *(governor.token.i for governor in chain)})
    world = World()
    for governor in reversed(chain):
        world = _beside(governor.token, world, path, lexicon)
        if governor.governs and governor.token.i not in words | graph.light:
            world = _below(governor, world, lexicon)
    world = _beside(root, world, path, lexicon)
    denied = sum(_is_denied(document[i]) for i in words - path - _arguments(root)) % 2 == 1
    world = world.turned(over=denied)
    return (Polarity.NEGATED if world.negated else Polarity.ASSERTED), world.modality


def _arguments(verb: Token) -> frozenset[int]:
    return frozenset(child.i for child in syntax.children(verb, *ARGUMENTS))


def _beside(token: Token, world: World, path: frozenset[int], lexicon: Lexicon) -> World:
    """The world of a word, from the one that it stands in and from what stands next to it."""
    if token.pos_ in {"ADP", "SCONJ"}:
        return world
    negated = sum((_is_nor(token), *(_negates(child, path) for child in token.children))) % 2 == 1
    own = _of_auxiliaries(token, lexicon)
    if negated and own is Modality.POSSIBLE and any(c.lower_ in INABILITY for c in token.children):
        own = Modality.ACTUAL  # who cannot does not
    for child in token.children:
        if child.dep_ in {"advmod", "amod", "prep"} and (cue := adverb_cue(child, lexicon)):
            negated ^= cue.polarity is Polarity.NEGATED
            own = max(own, cue.modality or own, key=_RANK.index)
    return world.within(own).within(_of_clause(token, lexicon)).turned(over=negated)


def _of_auxiliaries(token: Token, lexicon: Lexicon) -> Modality:
    """The world of a verb's modal: "would" tells a plan, and what only would be so on a condition."""
    modals = [child for child in syntax.children(token, "aux") if child.lower_ in lexicon.modals]
    if not modals:
        return Modality.ACTUAL
    if modals[0].lower_ == "would" and _is_hypothetical(token):
        return Modality.POSSIBLE
    return lexicon.modals[modals[0].lower_]


def _is_hypothetical(verb: Token) -> bool:
    """Whether "would" tells what has not come about; "said it would help if …" is a promise."""
    if any(child.lower_ == "have" for child in syntax.children(verb, "aux")):
        return True
    return not (verb.dep_ == "ccomp" and _is_own_plan(verb)) and any(
        mark.lower_ in CONDITIONS
        for clause in syntax.children(verb, "advcl")
        for mark in syntax.children(clause, "mark")
    )


def _of_clause(token: Token, lexicon: Lexicon) -> Modality:
    """The world that the kind of clause sets: a condition, a purpose, what is waited for."""
    marks = {child.lower_ for child in syntax.children(token, "mark", "advmod") if child.i < token.i}
    if any(child.lower_ in CONDITIONS for child in syntax.children(token, "mark")):
        return Modality.POSSIBLE
    if syntax.is_infinitive(token):
        return Modality.PLANNED if _is_purpose(token, lexicon) else Modality.ACTUAL
    if token.dep_ == "advcl" and _is_present(token):
        if marks & DEADLINES:
            return Modality.REQUESTED
        if marks & TEMPORAL and any(c.lower_ in FUTURE for c in syntax.children(token.head, "aux")):
            return Modality.PLANNED
    return Modality.ACTUAL


def _is_purpose(infinitive: Token, lexicon: Lexicon) -> bool:
    """As in "sent troops to attack", "troops to attack" and the headline "X to attack Y"."""
    head = infinitive.head
    if infinitive.dep_ == "advcl":
        return not is_complement(infinitive, lexicon)
    if infinitive.dep_ == "acl":
        return cue_of(head, infinitive, lexicon) is None
    return infinitive.dep_ == "ROOT" or (infinitive.dep_ == "relcl" and head.dep_ == "ROOT")


def _is_present(verb: Token) -> bool:
    forms = [*syntax.children(verb, "aux", "auxpass")] or [verb]
    return forms[0].tag_ in {"VBZ", "VBP"}


def _negates(child: Token, path: frozenset[int]) -> bool:
    """Whether a word turns over what it depends on: "not", "no longer", "no soldier", "never before"."""
    word = child.lower_
    if child.dep_ == "neg" or (word in NEGATIONS and child.dep_ in {"det", "preconj", "advmod"}):
        following = child.doc[child.i + 1].lower_ if child.i + 1 < len(child.doc) else ""
        return following not in FOCUS
    if child.dep_ in ARGUMENTS and child.i not in path:
        return word in NO_ONE or _is_denied(child)
    return child.dep_ == "advmod" and any(c.lower_ == "never" for c in syntax.children(child, "neg"))


def _is_nor(word: Token) -> bool:
    """Whether "nor" joins a predicate to another: "neither supports nor condemns"."""
    before = (c for c in syntax.children(word.head, "cc") if c.i < word.i)
    return word.dep_ == "conj" and syntax.is_verb(word) and any(c.lower_ == "nor" for c in before)


def _is_denied(word: Token) -> bool:
    """Whether there is none of what a word names: "no ties", "neither talks nor"."""
    return any(c.lower_ in {"no", "neither"} and c.dep_ in {"det", "preconj"} for c in word.children)


def _below(governor: Governor, world: World, lexicon: Lexicon) -> World:
    """The world of what is below a word that stands in the given one."""
    token = governor.token
    cue = cue_of(token, governor.below, lexicon)
    if cue is None:
        unsaid = world.negated and lexicon.has("Speech", token.lemma_.lower())
        return World(modality=Modality.POSSIBLE) if unsaid else world
    return _changed(cue, governor, world)


def _changed(cue: Cue, governor: Governor, world: World) -> World:
    """The world that a cue makes of the one it stands in."""
    token = governor.token
    if cue.effect is Effect.FACTIVE:
        return World()
    if cue.effect is Effect.ENDING:
        return World(negated=True) if world == World() else World()
    if cue.effect is Effect.STANCE and governor.below.pos_ in {"NOUN", "ADP"}:
        return _judged(cue, governor, world)
    if cue.effect is Effect.IMPLIED and (world.modality is Modality.PLANNED or is_past(token)):
        return world
    if cue.polarity is Polarity.NEGATED:
        return world.turned() if world.negated else world.turned().within(cue.modality)
    denied = token.pos_ == "NOUN" and world.negated and cue.modality is Modality.POSSIBLE
    return world if denied else world.within(_set_by(cue, governor))


def _judged(cue: Cue, governor: Governor, world: World) -> World:
    """The world of a deed that one is for or against: "opposes X's war", but "opposes an attack by X"."""
    any_such = syntax.is_any(_deed_below(governor.below)) and not is_past(governor.token)
    if cue.polarity is Polarity.NEGATED:
        return World(modality=Modality.POSSIBLE if any_such else Modality.ACTUAL)
    return world.within(Modality.POSSIBLE if any_such else None)


def _deed_below(below: Token) -> Token:
    """The noun behind a preposition; any other word itself."""
    return next(syntax.children(below, "pobj"), below)


def _set_by(cue: Cue, governor: Governor) -> Modality | None:
    """The modality that a cue sets, which may depend on who is to do what is below it."""
    if cue.effect is Effect.WISH and _is_of_another(governor):
        return Modality.REQUESTED
    if cue.effect is Effect.THREAT and _is_own_plan(governor.below):
        return Modality.PLANNED
    return cue.modality


def _is_of_another(governor: Governor) -> bool:
    """Whether somebody else is to do what is wished: "wants X to leave", "hopes that X will leave"."""
    below = governor.below
    subjects = list(syntax.children(below, *syntax.SUBJECTS))
    controlled = below.dep_ == "xcomp" and any(syntax.children(governor.token, "dobj"))
    return controlled or any(child.pos_ != "PRON" for child in subjects)


def _is_own_plan(clause: Token) -> bool:
    """Whether a clause tells what its speaker will do: "warned that it would strike"."""
    own = any(child.pos_ == "PRON" for child in syntax.children(clause, *syntax.SUBJECTS))
    return own and any(child.lower_ in FUTURE for child in syntax.children(clause, "aux"))
