"""A predicate in its sentence → who says so: the subject of the verb of saying above it, or of its quote."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from graph.model import Attribution
from graph.understanding import syntax
from graph.understanding.control import subjects
from graph.understanding.governors import is_content
from graph.understanding.lexicon import Lexicon
from graph.understanding.phrases import phrase_span
from graph.understanding.references import Reference
from graph.understanding.scene import Scene
from graph.values import ACTOR_KINDS, Span

REPORTED = frozenset({"ccomp", "parataxis", "dobj", "xcomp", "prep"})
PRESUPPOSED = frozenset({"relcl", "amod", "appos", "compound", "nmod"})
"""How a predicate hangs on a noun whose description it is: the article's own words, whoever speaks."""

FIRST_PERSON = frozenset({"i", "we"})
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
        speaker = _aside(here, words, lexicon) or _according_to(here)
        if speaker is not None:
            return _attribution(speaker, references, base)
        if here.head.i == here.i or (here.dep_ in PRESUPPOSED and not is_content(here)):
            return None
        child, here = here, here.head
        if syntax.are_apart(child, here) and not _is_speech(here, lexicon):
            return None
        speaker = None if here.i in words else _reporter(here, child, lexicon)
        if speaker is not None and (speaker.i in references or _can_speak(speaker, lexicon)):
            return _attribution(speaker, references, base)


def _reporter(word: Token, below: Token, lexicon: Lexicon) -> Token | None:
    """Who says what stands below a word: the subject of "said", of "denied reports", the owner of "claim"."""
    if word.pos_ == "NOUN" and lexicon.has("Report", word.lemma_.lower()):
        content = below.dep_ in {"acl", "relcl"} or (below.dep_ == "prep" and below.lower_ == "of")
        return next(syntax.children(word, "poss"), None) if content else None
    if below.dep_ not in REPORTED:
        return None
    disputes = lexicon.has("Dispute", word.lemma_.lower()) and lexicon.has("Report", below.lemma_.lower())
    return _speaker(word, lexicon) if disputes or _is_speech(word, lexicon) else None


def _aside(main: Token, words: frozenset[int], lexicon: Lexicon) -> Token | None:
    """The speaker of "he said" inside or behind what was said, and of "as he said" beside it."""
    for verb in syntax.children(main, "parataxis", "ccomp", "advcl"):
        if verb.i not in words and _is_speech(verb, lexicon) and _is_aside(verb, main):
            found = _speaker(verb, lexicon)
            if found is not None:
                return found
    return None


def _is_aside(verb: Token, main: Token) -> bool:
    if any(syntax.children(verb, "ccomp")) or syntax.are_apart(verb, main):
        return False
    marks = [mark.lower_ for mark in syntax.children(verb, "mark")]
    if verb.dep_ == "advcl":
        return marks == ["as"]
    before = (verb.left_edge.i, verb.left_edge.i - 1, verb.i - 1)
    commas = any(verb.doc[i].text in {",", "”", '"'} for i in before if i >= 0)
    return not marks and (verb.dep_ == "parataxis" or (commas and verb.i > main.i))


def quoted_by(
    sentences: Sequence[Sentence],
    quotes: Sequence[bool],
    references: Sequence[Mapping[int, Reference]],
    lexicon: Lexicon,
    scene: Scene,
) -> list[Attribution | None]:
    """For each sentence of a block whose words are quoted, who is named as their speaker.

    Words stand in quotation marks with a verb of saying in the block, or in the blocks that follow one which
    ends in a colon ("The minister said:"); ``scene`` keeps that announcement. On an institution's page the
    words behind a colon need no quotation marks. ``quotes`` says of each sentence what ``quoted`` does.
    """
    named = [
        (_attribution(found, refs, scene.base), sentence)
        for sentence, refs in zip(sentences, references, strict=True)
        for token in sentence
        if _is_speech(token, lexicon)
        and (found := _speaker(token, lexicon))
        and found.lower_ not in FIRST_PERSON
    ]
    speaker = next((said for said, sentence in named if _touches_quote(sentence)), None)
    heard = [
        speaker or scene.announced if inside else None if named else scene.announced for inside in quotes
    ]
    if named:
        scene.announced = named[-1][0] if sentences[-1].text.rstrip().endswith(":") else None
        if scene.publisher is not None and _opens_statement(named[-1][1]):
            scene.announced = named[-1][0]
            first = next(i for i, sentence in enumerate(sentences) if sentence.start == named[-1][1].start)
            heard[first:] = [scene.announced] * (len(sentences) - first)
    return heard


def _opens_statement(sentence: Sentence) -> bool:
    """As in "The minister said: We stand by Mali.": words follow the colon, but no quotation mark."""
    colon = next((token for token in sentence if token.text == ":"), None)
    if colon is None or colon.i + 1 == len(colon.doc):
        return False
    return not _touches_quote(sentence) and colon.nbor().text[0] not in QUOTES_OPEN + '"'


def quoted(sentences: Sequence[Sentence]) -> list[bool]:
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
    """Whether a verb is one of saying, alone or with its particle: "pointed out"."""
    if not syntax.is_verb(token):
        return False
    lemma = token.lemma_.lower()
    keys = (lemma, *(f"{lemma}_{child.lower_}" for child in syntax.children(token, "prt")))
    return any(lexicon.has("Speech", key) for key in keys)


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
    found = subjects(verb, lexicon)
    return found[0] if found else None


def _according_to(clause: Token) -> Token | None:
    """The source of "according to" in the clause of this verb, but not in another's clause within it."""
    for token in clause.subtree:
        if token.lower_ == "according" and _clause_of(token).i == clause.i:
            for inner in syntax.children(token, "prep"):
                return next(syntax.children(inner, "pobj"), None)
    return None


def _clause_of(word: Token) -> Token:
    """The verb of the clause that a phrase is about, with what hangs on it without a subject of its own."""
    here = word.head
    while here.head.i != here.i:
        own = any(syntax.children(here, *syntax.SUBJECTS))
        if syntax.is_verb(here) and (here.dep_ == "relcl" or (here.dep_ in {"conj", "ccomp"} and own)):
            break
        here = here.head
    return here


def _attribution(speaker: Token, references: Mapping[int, Reference], base: int) -> Attribution:
    reference = references.get(speaker.i)
    if reference is not None and len(reference.members) == 1:
        actor = reference.members[0][0]
        return Attribution(actor.label, actor, reference.span)
    local = phrase_span(speaker)
    span = Span(local.start + base, local.end + base)
    return Attribution(local.of(speaker.doc.text), None, span)
