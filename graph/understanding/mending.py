"""A parse and its named entities, where they disagree about a person: the words of one name hang together.

Names that the parser has never seen end up with half of them in another phrase: "between Ann Lee and Liliana
Dobrovic" as "Liliana" and a subject "Dobrovic". The entity recogniser knows better where a name ends.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Entity


def mend_names(document: Doc) -> Doc:
    """Make the words of each person's name proper nouns of one phrase, in place; the last one is its head."""
    for entity in document.ents:
        if entity.label_ == "PERSON" and len(entity) > 1 and all(map(_is_capital, entity)):
            _mend(entity)
    return document


def _mend(name: Entity) -> None:
    for word in name:
        if word.pos_ in {"NOUN", "ADJ", "VERB", "ADV"}:
            word.tag_, word.pos_ = "NNP", "PROPN"
    inside = range(name.start, name.end)
    hanging = [word for word in name if word.head.i not in inside]
    whole = hanging and len(hanging) > 1 and not any(word.head.i == word.i for word in name)
    if not whole or any(above.i in inside for above in (hanging[0].head, *hanging[0].head.ancestors)):
        return
    first, last = hanging[0], name[-1]
    head, role = first.head, first.dep_
    for word in hanging:
        if word.i != last.i:
            word.head, word.dep_ = last, "compound"
    last.head, last.dep_ = head, role


def _is_capital(word: Token) -> bool:
    return word.text[0].isupper() and word.is_alpha
