"""Where a text says what an acronym is short for: "the Save Haven Union (SHU)", "SHU (Safe Haven Union)"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Token

MAX_WORDS = 12  # of a name that brackets spell out
MIN_LETTERS = 2
_FILLING = frozenset({"the", "or", "also", "known", "as", ",", "“", "”", '"', "'", "‘", "’"})
"""What may stand between a name and its acronym."""


def is_acronym(token: Token) -> bool:
    """Whether a word is written in capitals, as in "PKK", "RSF-N" or "M23"."""
    text = token.text
    return len(text) >= MIN_LETTERS and text[0].isalpha() and text == text.upper() and text.isalnum()


def short_for(name: Token) -> Token | None:
    """The acronym right behind the last word of a name: in brackets, or after "or", "known as"."""
    behind = list(islice(_after(name), MAX_WORDS))
    opened = bool(behind) and behind[0].text == "("
    if not behind or not (opened or behind[0].text == ","):
        return None
    rest = behind[1:]
    joined = any(word.lower_ in {"or", "as"} for word in rest[:4])
    for word in rest:
        if is_acronym(word):
            return word if opened or (joined and spells(name, word.text)) else None
        if word.lower_ not in _FILLING:
            return None
    return None


def spelled_out(acronym: Token) -> Token | None:
    """The last word of the name that brackets behind an acronym spell out."""
    behind = list(islice(_after(acronym), MAX_WORDS))
    if not is_acronym(acronym) or not behind or behind[0].text != "(":
        return None
    inside: list[Token] = []
    for word in behind[1:]:
        if word.text == ")":
            return inside[-1] if inside and spells(inside[-1], acronym.text) else None
        inside.append(word)
    return None


def name_before(token: Token) -> Token | None:
    """The last word of the name that an acronym in brackets is short for."""
    if not is_acronym(token) or token.i < 2 or token.nbor(-1).text != "(":
        return None
    last = token.nbor(-2)
    return last if spells(last, token.text) else None


def first_word(last: Token, acronym: str) -> int | None:
    """The number of the word with which a name begins that an acronym spells, by its last word."""
    wanted = [letter for letter in acronym.upper() if letter.isalpha()]
    index = last.i
    while wanted and index >= 0 and last.i - index < MAX_WORDS:
        initial = last.doc[index].text[0]
        if initial.upper() == wanted[-1]:
            wanted.pop()
        elif initial.isupper():
            return None
        index -= 1
    return None if wanted else index + 1


def spells(last: Token, acronym: str) -> bool:
    """Whether the initials of the words up to ``last`` are those of an acronym."""
    return first_word(last, acronym) is not None


def _after(token: Token) -> Iterator[Token]:
    """The words behind a token in its sentence."""
    index, document = token.i + 1, token.doc
    while index < len(document) and not document[index].is_sent_start:
        yield document[index]
        index += 1
