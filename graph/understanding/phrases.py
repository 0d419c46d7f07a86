"""A noun token → its phrase: the span that a reader would point to, and the words around its head."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from graph.limits import MAX_MENTION_CHARS
from graph.values import Span

_INSIDE = frozenset(
    {
        "compound",
        "amod",
        "nmod",
        "nummod",
        "poss",
        "case",
        "quantmod",
        "npadvmod",
        "advmod",
        "punct",
        "det",
        "predet",
        "conj",
        "cc",
    }
)
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})
_KNOWN = frozenset({"the", "this", "that", "these", "those"})


def name_tokens(head: Token) -> tuple[Token, ...]:
    """The run of proper nouns that ends with ``head``: "Recep Tayyip Erdogan"."""
    start = head.i
    for before in words_before(head):
        joined = before.pos_ == "PROPN" or (before.text == "-" and not before.is_sent_start)
        if not joined or before.ent_type_ in {"DATE", "TIME"} or not _in_phrase(before, head):
            break
        start = before.i
    return tuple(head.doc[start : head.i + 1])


def words_before(token: Token) -> Iterator[Token]:
    """The words before a token in its sentence, the nearest first.

    Asks each word whether it starts the sentence: ``Token.sent`` scans the whole document.
    """
    index = token.i
    while index > 0 and not token.doc[index].is_sent_start:
        index -= 1
        yield token.doc[index]


def _in_phrase(token: Token, head: Token) -> bool:
    here = token
    for _ in range(4):
        if here.i == head.i:
            return True
        here = here.head
    return False


def phrase_span(head: Token) -> Span:
    """The phrase around a common noun: article, modifiers, head, and a place phrase directly behind it."""
    left = head.i
    for token in words_before(head):
        if token.dep_ not in _INSIDE or not _in_phrase(token, head):
            break
        left = token.i
    while left < head.i and head.doc[left].is_punct:
        left += 1
    right = head
    for child in head.children:
        if child.dep_ == "prep" and child.i == head.i + 1 and child.lower_ in {"in", "of", "from", "at"}:
            right = (
                max((t for t in child.subtree if not t.is_punct or t.is_bracket), key=lambda t: t.i)
                if len(list(child.subtree)) < 8
                else head
            )
    return _clip(head, Span(head.doc[left].idx, right.idx + len(right)))


def _clip(head: Token, span: Span) -> Span:
    if span.end - span.start <= MAX_MENTION_CHARS:
        return span
    return Span(head.idx, head.idx + len(head))


def tokens_span(tokens: tuple[Token, ...]) -> Span:
    """The span from the first to the last token."""
    return Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1]))


def is_plural(head: Token) -> bool:
    """Whether the noun or pronoun speaks of several, or several stand together."""
    return head.tag_ in _PLURAL_TAGS or head.lower_ in {"they", "them", "their", "both", "police", "people"}


def is_definite(head: Token) -> bool:
    """Whether the phrase speaks of somebody known: "the rebels", "those soldiers"."""
    return any(child.i < head.i and child.lower_ in _KNOWN for child in head.children)


def is_bare(head: Token) -> bool:
    """Whether nothing stands between such a word and the noun: "the rebels", not "the Syrian rebels"."""
    return head.i > 0 and head.nbor(-1).lower_ in _KNOWN


def compound_lemma(head: Token) -> tuple[str, ...]:
    """Lemmas by which a noun class may know the noun, longest first: "foreign ministry", "ministry"."""
    lemma = head.lemma_.lower()
    before = [t for t in head.children if t.i == head.i - 1 and t.dep_ in {"compound", "amod", "poss"}]
    found = [f"{before[0].lower_} {lemma}", f"{before[0].lower_} {head.lower_}"] if before else []
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            fields = [inner for inner in child.children if inner.dep_ == "pobj"]
            found += [f"{lemma} of {_before(inner)} {inner.lower_}" for inner in fields if _before(inner)]
            found += [f"{lemma} of {inner.lower_}" for inner in fields]
    return (*found, lemma, head.lower_)


def _before(noun: Token) -> str | None:
    """The word that a field is named with: the "Foreign" of a Ministry of Foreign Affairs."""
    words = (t for t in noun.children if t.i == noun.i - 1 and t.dep_ in {"compound", "amod"})
    return next((word.lower_ for word in words), None)
