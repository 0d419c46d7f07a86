"""A token → the keys by which frames and lexicon name it. Folds spelling, particles and nominalisations."""

from __future__ import annotations

from spacy.tokens import Token

from graph.understanding.lexicon import Lexicon

_SPELLINGS = (("isation", "ization"), ("ise", "ize"), ("our", "or"), ("fence", "fense"), ("lled", "led"))
_VOWELS = frozenset("aeiou")


def fold_spelling(lemma: str) -> str:
    """One key for British and American spelling; it need not be a word.

    >>> fold_spelling("criticise") == fold_spelling("criticize")
    True
    """
    for british, american in _SPELLINGS:
        if lemma.endswith(british) and len(lemma) > len(british) + 2:
            return lemma.removesuffix(british) + american
    return lemma


def lemma_of(token: Token) -> str:
    """The token's lemma in small letters; names keep the form that the tagger gives them."""
    return fold_spelling((token.lemma_ or token.text).lower())


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
            if child.dep_ == "prt" or (child.dep_ == "advmod" and child.tag_ == "RP"):
                keys.add(f"{lemma}_{child.lower_}")
    return frozenset(keys)


def _stems(noun: str) -> set[str]:
    """The verbs that a noun in -ing may come from: "shelling" → shell, shelle; "stabbing" → stabb, stab."""
    if not noun.endswith("ing") or len(noun) < 6:
        return set()
    stem = noun[:-3]
    stems = {stem, stem + "e"}
    if stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
        stems.add(stem[:-1])
    return {fold_spelling(s) for s in stems}
