"""A predicate in its sentence → who says so: the subject of the verb of saying above it, or of its quote."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from graph.model import ACTOR_KINDS, Attribution, Span
from graph.understanding import syntax
from graph.understanding.lexicon import Lexicon
from graph.understanding.phrases import phrase_span
from graph.understanding.references import Reference
from graph.understanding.scene import Scene

REPORTED = frozenset({"ccomp", "parataxis", "dobj", "xcomp", "prep"})
PRESUPPOSED = frozenset({"relcl", "amod", "appos", "compound", "nmod"})
"""How a predicate hangs on a noun whose description it is: the article's own words, whoever speaks."""

QUOTES_OPEN, QUOTES_CLOSE = "“„«", "”»"
_QUOTES = re.compile(f'["{QUOTES_OPEN}{QUOTES_CLOSE}]')


def attribution(
    predicate: Token, words: frozenset[int], references: Mapping[int, Reference], lexicon: Lexicon, base: int
) -> Attribution | None:
    """Who says what the predicate says, or None when the article itself does.

    Args:
        predicate: the frame's root.
        words: the frame's tokens: a verb of saying among them is the act, not its report.
        references: whom the sentence's phrases stand for.
        lexicon: the verbs of saying.
        base: offset of the block in its article.
    """
    here = predicate
    while True:
        aside = next(
            (c for c in syntax.children(here, "parataxis", "ccomp") if _is_aside(c, here, lexicon)), None
        )
        if aside is not None and aside.i not in words and (speaker := _speaker(aside, lexicon)) is not None:
            return _attribution(speaker, references, base)
        if here.head.i == here.i:
            break
        if here.dep_ in PRESUPPOSED:
            return None
        child, here = here, here.head
        if here.i in words or child.dep_ not in REPORTED or not _is_speech(here, lexicon):
            continue
        speaker = _speaker(here, lexicon)
        if speaker is not None and (speaker.i in references or _can_speak(speaker, lexicon)):
            return _attribution(speaker, references, base)
    source = _according_to(here)
    return _attribution(source, references, base) if source is not None else None


def _is_aside(verb: Token, main: Token, lexicon: Lexicon) -> bool:
    """Whether the verb is the "he said" inside or behind what was said."""
    commas = verb.i > 0 and any(
        verb.doc[i].text in {",", "”", '"'} for i in (verb.left_edge.i - 1, verb.i - 1) if i >= 0
    )
    return (
        _is_speech(verb, lexicon)
        and commas
        and verb.i > main.i
        and not any(syntax.children(verb, "ccomp", "mark"))
    )


def quoted_by(
    sentences: Sequence[Sentence],
    references: Sequence[Mapping[int, Reference]],
    lexicon: Lexicon,
    scene: Scene,
) -> list[Attribution | None]:
    """For each sentence of a block whose words are quoted, who is named as their speaker.

    Words stand in quotation marks with a verb of saying in the block, or in the blocks that follow one which
    ends in a colon ("The minister said:"); ``scene`` keeps that announcement.
    """
    named = [
        (_attribution(found, refs, scene.base), sentence)
        for sentence, refs in zip(sentences, references, strict=True)
        for token in sentence
        if _is_speech(token, lexicon) and (found := _speaker(token, lexicon)) and found.tag_ != "PRP"
    ]
    speaker = next((said for said, sentence in named if _touches_quote(sentence)), None)
    heard = [
        speaker or scene.announced if quoted else None if named else scene.announced
        for quoted in _quoted(sentences)
    ]
    if named:
        scene.announced = named[-1][0] if sentences[-1].text.rstrip().endswith(":") else None
    return heard


def _quoted(sentences: Sequence[Sentence]) -> list[bool]:
    """Whether each sentence begins inside quotation marks."""
    inside, result = False, []
    for sentence in sentences:
        result.append(inside or sentence.text.lstrip()[:1] in {*QUOTES_OPEN, '"'})
        for mark in _QUOTES.findall(sentence.text):
            inside = not inside if mark == '"' else mark in QUOTES_OPEN
    return result


def _touches_quote(sentence: Sentence) -> bool:
    return _QUOTES.search(sentence.text) is not None


def _is_speech(token: Token, lexicon: Lexicon) -> bool:
    return syntax.is_verb(token) and lexicon.has("Speech", token.lemma_.lower())


def _can_speak(noun: Token, lexicon: Lexicon) -> bool:
    """Whether a noun that names no actor may be a source: people, bodies, papers."""
    lemma = noun.lemma_.lower()
    cls = lexicon.noun_classes.get(lemma)
    return (
        lexicon.has("Source", lemma)
        or lexicon.has("Office", lemma)
        or (cls is not None and cls.kind in ACTOR_KINDS)
    )


def _speaker(verb: Token, lexicon: Lexicon) -> Token | None:
    agents = [
        child for p in verb.children if p.dep_ == "agent" for child in p.children if child.dep_ == "pobj"
    ]
    if syntax.is_passive(verb):
        return agents[0] if agents else None
    found = syntax.subjects(verb, lexicon)
    return found[0] if found else None


def _according_to(root: Token) -> Token | None:
    """The source of "according to" anywhere in the sentence of this root."""
    for token in root.subtree:
        if token.lower_ == "according":
            for inner in syntax.children(token, "prep"):
                return next(syntax.children(inner, "pobj"), None)
    return None


def _attribution(speaker: Token, references: Mapping[int, Reference], base: int) -> Attribution:
    reference = references.get(speaker.i)
    if reference is not None and len(reference.members) == 1:
        actor = reference.members[0][0]
        return Attribution(actor.label, actor, reference.span)
    local = phrase_span(speaker)
    span = Span(local.start + base, local.end + base)
    return Attribution(local.of(speaker.doc.text), None, span)
