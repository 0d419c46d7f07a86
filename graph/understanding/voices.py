"""First persons → whom they stand for: the speaker, the speaker's side, the institution whose page it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from graph.model import Actor
from graph.understanding.confidence import Way
from graph.understanding.coreference import PAIR_WORDS, PAIRED
from graph.understanding.names import NameIndex
from graph.understanding.phrases import phrase_span
from graph.understanding.references import Discourse, Members, Reference
from graph.understanding.role_graph import RoleGraph
from graph.understanding.scene import Scene
from graph.understanding.syntax import SUBJECTS
from graph.values import Kind, Span

FIRST_SINGULAR, FIRST_PLURAL = frozenset({"i", "me", "my"}), frozenset({"we", "us", "our"})
FIRST_PERSON = FIRST_SINGULAR | FIRST_PLURAL


@dataclass(frozen=True, slots=True)
class Voice:
    """Whom "I" stands for, and whom "we"; None where that is open."""

    one: Actor | None
    side: Actor | None


def voice_of(speaker: Actor, names: NameIndex, scene: Scene) -> Voice:
    """How a person or a body speaks: the person as "I", its side as "we"."""
    return Voice(speaker if speaker.kind is Kind.PERSON else None, names.side(speaker, scene.published))


def first_person(
    graph: RoleGraph, voice: Callable[[Token], Voice | None], scene: Scene, found: Mapping[int, Reference]
) -> dict[int, Reference]:
    """The references of a sentence, with those of its first persons.

    Args:
        graph: the sentence's roles.
        voice: who speaks where a word stands.
        scene: the article that is being read.
        found: whom the other phrases stand for.
    """
    linked = dict(found)
    for token in graph.sentence:
        if token.lower_ not in FIRST_PERSON or token.text == "US" or (said := voice(token)) is None:
            continue
        actor = said.side if token.lower_ in FIRST_PLURAL else said.one
        if actor is not None:
            linked[token.i] = _reference(token, Span(token.idx, token.idx + len(token)), ((actor,),), scene)
            if pair := _pair(token, actor, scene.discourse):
                linked[token.head.i] = _reference(token.head, phrase_span(token.head), pair, scene)
    return linked


def _pair(owner: Token, side: Actor, discourse: Discourse) -> Members:
    """As in "our two countries": the own one and the only other state that the article has named."""
    noun = owner.head
    counted = any(child.lower_ in PAIR_WORDS for child in noun.children)
    if (
        owner.dep_ != "poss"
        or side.kind is not Kind.STATE
        or not counted
        or noun.lemma_.lower() not in PAIRED
    ):
        return ()
    states = {
        options[0].iri: options[0]
        for sentence in discourse.sentences
        for reference in sentence
        for options in reference.members
        if options[0].kind is Kind.STATE and options[0] != side
    }
    return ((side,), *((other,) for other in states.values())) if len(states) == 1 else ()


def _reference(token: Token, span: Span, members: Members, scene: Scene) -> Reference:
    whole = Span(span.start + scene.base, span.end + scene.base)
    return Reference(
        whole,
        span.of(scene.text),
        members,
        Way.VOICE,
        plural=len(members) > 1,
        subject=token.dep_ in SUBJECTS,
    )
