"""A token → the keys by which frames and lexicon name it. Folds spelling, particles and nominalisations."""

from __future__ import annotations

from spacy.tokens import Token

from graph.understanding.lexicon import Lexicon
from graph.understanding.syntax import is_passive, is_up_to
from graph.values import Modality

_SPELLINGS = (("isation", "ization"), ("ise", "ize"), ("our", "or"), ("fence", "fense"), ("lled", "led"))
_PREFIXES = ("co-", "re-", "pre-")
PREPOSITION_LIKE = frozenset({"on", "over", "in", "at", "for", "against", "with", "to", "from"})
"""Particles that the parser may as well take for the preposition of what follows."""

PARTICLES = frozenset({"back", "away", "aside", "apart", "off"})
"""Adverbs that make one word with their verb, as particles do: "hand back"."""

IRREGULAR = {"retook": "retake", "retaken": "retake", "overran": "overrun", "overthrew": "overthrow"}
"""Forms that the pipeline does not know."""

NECESSARY = "@must"
"""The key of any verb that somebody must, should or has to do."""

PASSIVE = "@passive"
"""The end of a further key of verbs in the passive: "is linked to" says nothing of "links X to"."""

_VOWELS = frozenset("aeiou")


def fold_spelling(lemma: str) -> str:
    """One key for British and American spelling, with and without a hyphen; it need not be a word.

    >>> fold_spelling("criticise") == fold_spelling("criticize")
    True
    >>> fold_spelling("co-operate") == fold_spelling("cooperate")
    True
    """
    if lemma.startswith(_PREFIXES):
        lemma = lemma.replace("-", "", 1)
    for british, american in _SPELLINGS:
        if lemma.endswith(british) and len(lemma) > len(british) + 1:
            return lemma.removesuffix(british) + american
    return lemma


def lemma_of(token: Token) -> str:
    """The token's lemma in small letters; names keep the form that the tagger gives them."""
    lemma = (token.lemma_ or token.text).lower()
    if token.tag_ in {"VBD", "VBN", "VBG"}:
        lemma = IRREGULAR.get(token.lower_) or _with_e(token.lower_, lemma)
    return fold_spelling(lemma)


def _with_e(form: str, lemma: str) -> str:
    """The lemma of "staged" is "stage": "stag" would have doubled its consonant."""
    ending = form.removeprefix(lemma)
    short = sum(letter in _VOWELS for letter in lemma) == 1 and len(lemma) > 2
    closed = short and lemma[-1] not in _VOWELS | set("wxy") and lemma[-2] in _VOWELS
    return lemma + "e" if closed and ending in {"ed", "ing"} else lemma


def keys_of(token: Token, lexicon: Lexicon) -> frozenset[str]:
    """The lemma, the lemma with its particle ("carry_out"), and the verbs that a noun stands for."""
    lemma = lemma_of(token)
    keys = {lemma}
    if token.pos_ in {"NOUN", "PROPN"}:
        keys |= {fold_spelling(verb) for verb, _ in lexicon.nominal.get(token.lemma_.lower(), ())}
        keys |= _stems(token.lower_)
        if token.lower_ != lemma and token.pos_ == "PROPN":
            keys.add(token.lower_)
    if token.pos_ in {"VERB", "AUX"} or token.tag_.startswith("VB"):
        for child in token.children:
            if (child.dep_ == "prt" and not is_up_to(child)) or (
                child.dep_ == "advmod" and (child.tag_ == "RP" or child.lower_ in PARTICLES)
            ):
                keys.add(f"{lemma}_{child.lower_}")
                if child.lower_ not in PREPOSITION_LIKE:
                    keys.discard(lemma)  # who kicks somebody out does not kick
        if is_passive(token):
            keys |= {key + PASSIVE for key in keys}
        if is_necessary(token, lexicon):
            keys.add(NECESSARY)
    return frozenset(keys)


def is_necessary(verb: Token, lexicon: Lexicon) -> bool:
    """Whether the verb is under a modal verb of necessity: "must leave", "has to leave", "is to leave"."""
    if any(
        child.dep_ == "aux" and lexicon.modals.get(child.lower_) is Modality.REQUESTED
        for child in verb.children
    ):
        return True
    infinitive = any(child.tag_ == "TO" for child in verb.children)
    bare = verb.dep_ == "xcomp" and not any(child.dep_ == "dobj" for child in verb.head.children)
    return bare and infinitive and lexicon.has("Necessity", verb.head.lemma_.lower())


def _stems(noun: str) -> set[str]:
    """The verbs that a noun in -ing may come from: "shelling" → shell, shelle; "stabbing" → stabb, stab."""
    if not noun.endswith("ing") or len(noun) < 6:
        return set()
    stem = noun[:-3]
    stems = {stem, stem + "e"}
    if stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
        stems.add(stem[:-1])
    return {fold_spelling(s) for s in stems}
