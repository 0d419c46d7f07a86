"""The actor dictionaries of the CAMEO family of coders (TABARI, PETRARCH) in; entries with dated offices out.

A phrase stands on a line of its own, its words joined by ``_``; lines with ``+`` are more names of it; codes
stand in brackets behind it or below: ``[USAGOV 010120-090120]``, with ``<`` for before, ``>`` for after.
``#`` and ``<!-- -->`` begin comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from graph.errors import ImportingError
from graph.importing.entries import Entry, Listing, Term, checked, names_of
from graph.importing.vocabulary import Vocabulary, load_vocabulary
from graph.model import Rejection
from graph.values import Kind

_CODE: Final = re.compile(r"\[([^\[\]]*)\]")
_COMMENT: Final = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_DAY: Final = re.compile(r"(\d{2}|\d{4})(\d{2})(\d{2})", re.ASCII)
_ACRONYM: Final = 5  # letters: longer words in capitals are names
_CENTURY: Final = 30  # a year of two digits below this is after 2000, as the coders read it


@dataclass(slots=True)
class _Phrase:
    """A phrase of the dictionary with its synonyms and codes, as they come in."""

    where: str
    names: list[str]
    codes: list[tuple[str, str]] = field(default_factory=list)


def read_dictionary(text: str, source: str) -> Listing:
    """The entries of a dictionary. A phrase that stands in it twice is one, with the codes of both.

    A code whose dates cannot be read is left out and told; published dictionaries have some.

    Raises:
        ImportingError: naming source and line, if it is no such dictionary.
    """
    vocabulary, left_out = load_vocabulary(), list[Rejection]()
    phrases: dict[str, _Phrase] = {}
    for phrase in _phrases(_COMMENT.sub(_blank, text), source, vocabulary):
        known = phrases.setdefault(phrase.names[0], phrase)
        if known is not phrase:
            known.names += phrase.names
            known.codes += phrase.codes
    entries = [_entry(phrase, vocabulary, left_out) for phrase in phrases.values() if phrase.codes]
    return Listing(checked(entries, source), tuple(left_out))


def _blank(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")


def _phrases(text: str, source: str, vocabulary: Vocabulary) -> Iterator[_Phrase]:
    phrase: _Phrase | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        bare, where = line.partition("#")[0].strip(), f"{source}:{number}"
        if not bare:
            continue
        name = _CODE.sub(" ", bare).strip()
        codes = [(code, where) for code in _CODE.findall(bare) if code.strip(" -")]
        if name and ("[" in name or "]" in name):
            raise ImportingError(f"{where}: a bracket that does not close")
        if name.startswith("+") or not name.strip("_ "):
            if phrase is None:
                raise ImportingError(f"{where}: a synonym or a code before the first phrase")
            phrase.names += _names(name[1:], vocabulary)
            phrase.codes += codes
            continue
        if phrase:
            yield phrase
        phrase = _Phrase(where, list(_names(name, vocabulary)), codes)
    if phrase:
        yield phrase


def _names(written: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """How texts write a phrase; of one short word in capitals nobody knows whether it is an acronym.

    >>> _names("KOFI_ATTA_ANNAN_", load_vocabulary()), _names("UNDP_", load_vocabulary())
    (('Kofi Atta Annan',), ('UNDP', 'Undp'))
    """
    words = written.replace("_", " ").split()
    name = " ".join(
        word.lower() if number and word.lower() in vocabulary.small else _cased(word)
        for number, word in enumerate(words)
    )
    return (words[0], name) if len(words) == 1 and len(name) <= _ACRONYM and words[0] != name else (name,)


def _cased(word: str) -> str:
    if not word.isupper() or "." in word or len(word) < 3:
        return word
    return "-".join(part.capitalize() for part in word.split("-"))


def _entry(phrase: _Phrase, vocabulary: Vocabulary, left_out: list[Rejection]) -> Entry:
    parts = [(code.split(), where) for code, where in phrase.codes]
    terms, kinds, states = list[Term](), list[Kind](), list[str]()
    dated = False
    for (code, *rest), where in parts:
        state, role = _read_code(code, vocabulary)
        states += [state] if state else []
        kinds += [vocabulary.roles[role]] if role else []
        if not rest:
            continue
        dated = True
        days = _days("".join(rest))
        if days is None:
            left_out.append(Rejection(where, f"the dates of [{code} {' '.join(rest)}] cannot be read"))
        elif state and role:
            terms.append(Term(vocabulary.offices[role], state, *days))
    kind = Kind.PERSON if dated or Kind.PERSON in kinds else next(iter(kinds), Kind.GROUP)
    names = names_of(phrase.names, phrase.where)
    return Entry(names[0], names, kind, phrase.where, state=next(iter(states), None), terms=tuple(terms))


def _read_code(code: str, vocabulary: Vocabulary) -> tuple[str | None, str | None]:
    """The country and the role of a code; either may be missing."""
    parts = [code[at : at + 3].upper() for at in range(0, len(code), 3)]
    role = next((part for part in parts if part in vocabulary.roles), None)
    return (parts[0] if parts and parts[0] not in vocabulary.roles else None), role


def _days(written: str) -> tuple[date | None, date | None] | None:
    """The first and the last day of a restriction, None where it cannot be read.

    >>> _days("010120-090120"), _days("<20010101")
    ((datetime.date(2001, 1, 20), datetime.date(2009, 1, 20)), (None, datetime.date(2001, 1, 1)))
    """
    try:
        if written.startswith("<"):
            return None, _day(written[1:])
        if written.startswith(">"):
            return _day(written[1:]), None
        since, dash, until = written.partition("-")
        first, last = _day(since), _day(until)
    except ValueError:
        return None
    return (first, last) if dash and first <= last else None


def _day(written: str) -> date:
    found = _DAY.fullmatch(written)
    if found is None:
        raise ValueError(written)
    year = (
        int(found[1]) if len(found[1]) == 4 else int(found[1]) + (2000 if int(found[1]) < _CENTURY else 1900)
    )
    return date(year, int(found[2]), int(found[3]))
