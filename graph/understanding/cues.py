"""A word and what stands below it → its cue in the lexicon, if it is one. Decides nothing about worlds.

A cue may be several words, written with "_": the word with a particle or preposition ("rule_out"), with an
infinitive ("have_to"), or behind an adverb ("yet_have").
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from graph.understanding import syntax
from graph.understanding.lexicon import Cue, Lexicon
from graph.understanding.words import lemma_of
from graph.values import Modality

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
QUESTIONS = frozenset({"whether", "if"})


def cue_of(token: Token, below: Token, lexicon: Lexicon) -> Cue | None:
    """What a word does to the clause or phrase below it.

    Args:
        token: the word above, as "demanded" in "demanded that they leave".
        below: its dependent on the way down to the predicate.
        lexicon: the cues.
    """
    if below.dep_ == "prep" and below.lower_ == "by":
        return None  # the means is no content: "ended the siege by leaving"
    found = next((lexicon.cues[key] for key in _keys(token, below) if key in lexicon.cues), None)
    if found is None and token.lemma_ == "be":
        said = (child for child in syntax.children(token, "acomp", "attr") if child.i != below.i)
        found = next((cue for child in said if (cue := lexicon.cues.get(child.lemma_.lower()))), None)
    if found is None or below.dep_ != "ccomp":
        return found
    told = found.modality is Modality.REQUESTED and (_is_told(below) or _is_question(below))
    done = found.modality is Modality.PLANNED and is_past(below)  # "agreed that X had left"
    return None if told or done else found


def adverb_cue(word: Token, lexicon: Lexicon) -> Cue | None:
    """What an adverb, adjective or set phrase does to the word that it stands beside.

    As in "allegedly", "a planned attack", "by no means".
    """
    if word.dep_ == "prep":
        key = next((f"{word.lower_}_no_{noun.lower_}" for noun in _denied_nouns(word)), "")
        return lexicon.cues.get(key)
    found = lexicon.cues.get(word.lower_)
    return None if found is None or found.modality is Modality.REQUESTED else found


def is_past(token: Token) -> bool:
    """Whether the word, or the verb that it completes, tells of the past: "was able", "allowed"."""
    verb = token if syntax.is_verb(token) else token.head
    auxiliaries = tuple(syntax.children(verb, "aux", "auxpass"))
    perfect = any(form.lemma_ == "have" for form in auxiliaries)
    return perfect or any(form.tag_ == "VBD" for form in (verb, *auxiliaries))


def _keys(token: Token, below: Token) -> Iterator[str]:
    lemma = token.lemma_.lower()
    yield from (f"{child.lower_}_{lemma}" for child in syntax.children(token, "advmod"))
    if token.pos_ == "NOUN" and below.dep_ in {"acl", "relcl", "ccomp"}:
        yield f"{lemma}_that"
    if syntax.is_infinitive(below):
        yield from (f"{token.lower_}_to", f"{lemma}_to")
    yield from (f"{lemma}_{child.lower_}" for child in token.children if child.dep_ in {"prt", "prep"})
    yield from (lemma, lemma_of(token))
    if token.pos_ == "ADJ":
        yield token.lower_


def _denied_nouns(preposition: Token) -> Iterator[Token]:
    for noun in syntax.children(preposition, "pobj"):
        if any(child.lower_ == "no" for child in syntax.children(noun, "det")):
            yield noun


def _is_told(clause: Token) -> bool:
    """Whether a clause reports and demands nothing: "insisted that they had left"."""
    return clause.tag_ in {"VBD", "VBZ"} or any(
        child.tag_ in FINITE and child.lower_ not in {"should", "must"}
        for child in syntax.children(clause, "aux")
    )


def _is_question(clause: Token) -> bool:
    return any(child.lower_ in QUESTIONS for child in syntax.children(clause, "mark"))
