"""A query from outside in, the text that may be run out, or a QueryError; nothing is run or fetched here.

The decision falls on tokens and not on a parsed tree, for two reasons. The tree of another parser is not the
one that runs: Oxigraph reads ``SERVICEx:y {…}`` as SERVICE and ``?a<x:b)SERVICE#>`` as less-than with SERVICE
behind it, where the standard's longest match sees a prefixed name and an IRI. And a parser in Python costs
several times the start of the whole command. Tokens decide more strictly than any tree: a forbidden word
stands only inside strings, IRIs, comments, variables and the local part of prefixed names.

Two tests hold this to the algebra all the same. Random queries of the grammar, with forbidden words wherever
they mean nothing, are refused if and only if rdflib's algebra of them has a SERVICE or a FROM; and of random
texts that are no clean grammar at all, none makes the engine that runs them call a port.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Final

from graph.errors import QueryError
from graph.limits import MAX_QUERY_BYTES, MAX_QUERY_NESTING, MAX_QUERY_TOKENS
from graph.ontology import PREFIXES
from graph.storing.tokens import Sort, Token, place, resolve, tokens

_NETWORK: Final = "SERVICE"
_SOURCE: Final = "FROM"
_CHANGES: Final = (
    "LOAD", "INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH", "USING",
)  # fmt: skip
_FORMS: Final = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_FORMS_TOLD: Final = "SELECT, ASK, CONSTRUCT or DESCRIBE"
_CLOSE: Final = 0.6
_CHANGING_FORMS: Final = ("INSERT", "DELETE", "WITH", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY")
_OPENING: Final = frozenset("([{")
_CLOSING: Final = frozenset(")]}")


@dataclass(frozen=True, slots=True)
class _Language:
    """What may stand in a text: the words that open it, and those that are forbidden, with their reasons.

    ``glued`` are forbidden words that an engine may see at the start of a name.
    """

    article: str
    name: str
    forms: tuple[str, ...]
    reasons: Mapping[str, str]
    glued: tuple[str, ...]

    @property
    def told(self) -> str:
        """The forms in words."""
        return f"{', '.join(self.forms[:-1])} or {self.forms[-1]}"

    def forbidden(self, token: Token) -> re.Match[str] | None:
        """What an engine might read as a forbidden word in a token."""
        if token.sort is Sort.WORD or token.may_be_less_than:
            return _word("|".join(self.reasons)).search(token.text)
        if token.sort is Sort.NAME:
            prefix, _, local = token.text.partition(":")
            glued = _word("|".join(self.glued)).search(prefix.casefold())
            return glued or _word(rf"\.(?:{'|'.join(self.reasons)})").search(local)
        return None


_word: Final = cache(partial(re.compile, flags=re.IGNORECASE))

_QUERIES: Final = _Language(
    "a",
    "query",
    _FORMS,
    {
        _NETWORK: "SERVICE is not allowed: queries never open the network",
        _SOURCE: "FROM is not allowed: queries see all graphs of the store; choose one with GRAPH",
    }
    | {word: f"{word} is not allowed: queries only read" for word in _CHANGES},
    (_NETWORK, _SOURCE),
)
_UPDATES: Final = _Language(
    "an",
    "update",
    _CHANGING_FORMS,
    {word: f"{word} is not allowed: updates never open the network" for word in (_NETWORK, "LOAD")},
    (_NETWORK, "LOAD"),
)


def admit(sparql: str) -> str:
    """Check a query from outside.

    Args:
        sparql: SELECT, ASK, CONSTRUCT or DESCRIBE; our prefixes need no PREFIX line.

    Returns:
        The text to run, with codepoint escapes resolved, so that no engine can read them another way.

    Raises:
        QueryError: with line and column, if it is too long or too deep, reaches outside the store or would
            change it, or uses a prefix that nobody declared.
    """
    return _admit(sparql, _QUERIES)


def admit_update(sparql: str) -> str:
    """Check an update from outside: as ``admit`` does, but it may change what is in the store.

    Raises:
        QueryError: with line and column, if it is too long or too deep, reaches outside the store, or uses a
            prefix that nobody declared.
    """
    return _admit(sparql, _UPDATES)


def _admit(sparql: str, language: _Language) -> str:
    _check_length(sparql)
    text = resolve(sparql)
    declared = set(PREFIXES)
    extent = _Extent(text, quads=language is _UPDATES)
    form = None
    for previous, token in _pairs(tokens(text)):
        extent.take(token)
        _check_words(text, token, language)
        form = form or _form(text, token, language)
        if token.sort is Sort.NAME:
            _check_prefix(text, token, previous, declared)
    if form is None:
        raise QueryError(f"the {language.name} has no {language.told}")
    return text


def _check_length(sparql: str) -> None:
    try:
        size = len(sparql.encode()) if len(sparql) <= MAX_QUERY_BYTES else len(sparql)
    except UnicodeEncodeError as error:
        raise QueryError(f"{place(sparql, error.start)}: half a character (a lone surrogate)") from error
    if size > MAX_QUERY_BYTES:
        raise QueryError(f"the query has more than {MAX_QUERY_BYTES:,} bytes; ask in several")


def _pairs(stream: Iterable[Token]) -> Iterable[tuple[Token | None, Token]]:
    previous = None
    for token in stream:
        yield previous, token
        previous = token


class _Extent:
    """How deep the brackets are and how many tokens stand outside data (VALUES, INSERT DATA), so far."""

    def __init__(self, text: str, *, quads: bool) -> None:
        self._text = text
        self._with_quads = quads
        self._depth = self._count = 0
        self._values = self._data = False
        self._quads: int | None = None

    def take(self, token: Token) -> None:
        """Count a token.

        Raises:
            QueryError: if it is one too deep or one too many.
        """
        if token.text in _OPENING:
            self._open(token)
        elif token.text in _CLOSING:
            self._depth = max(0, self._depth - 1)
            self._data = self._data and token.text != "}"
            self._quads = None if self._depth == self._quads else self._quads
        elif token.sort is Sort.WORD and token.text.upper() == "VALUES":
            self._values = True
        elif self._with_quads and token.sort is Sort.WORD and token.text.upper() == "DATA":
            self._quads = self._depth
        self._count += 0 if self._data or self._quads is not None else _weight(token)
        if self._count > MAX_QUERY_TOKENS:
            where = place(self._text, token.start)
            raise QueryError(f"{where}: more than {MAX_QUERY_TOKENS} tokens; put long lists into VALUES")

    def _open(self, token: Token) -> None:
        self._depth += 1
        if self._depth > MAX_QUERY_NESTING:
            where = place(self._text, token.start)
            raise QueryError(f"{where}: brackets nested deeper than {MAX_QUERY_NESTING}")
        if token.text == "{":
            self._data, self._values = self._values, False


def _weight(token: Token) -> int:
    """What may be read as less-than has up to a token in each character."""
    return len(token.text) if token.may_be_less_than else 1


def _check_words(text: str, token: Token, language: _Language) -> None:
    found = language.forbidden(token)
    if found:
        word = found[0].lstrip(".").upper()
        raise QueryError(f"{place(text, token.start + found.start())}: {language.reasons[word]}")


def _form(text: str, token: Token, language: _Language) -> str | None:
    """The form, if this is the word that opens the text after its prologue."""
    word = token.text.upper()
    if token.sort is not Sort.WORD or word in ("BASE", "PREFIX"):
        return None
    if word not in language.forms:
        found = f"{place(text, token.start)}: {token.text[:40]!r}"
        raise QueryError(
            f"{found} is no {language.name}; {language.article} {language.name} starts with {language.told}"
        )
    return word


def _check_prefix(text: str, token: Token, previous: Token | None, declared: set[str]) -> None:
    prefix = token.text.partition(":")[0]
    if previous is not None and previous.sort is Sort.WORD and previous.text.upper() == "PREFIX":
        declared.add(prefix)
    elif prefix not in declared:
        from difflib import get_close_matches  # only mistakes need it

        near = get_close_matches(prefix, sorted(declared), 1, _CLOSE)
        meant = f", perhaps {near[0] + ':'!r}" if near else ""
        known = ", ".join(sorted(declared))
        where = place(text, token.start)
        raise QueryError(f"{where}: unknown prefix {prefix + ':'!r}{meant}; known are {known}")
