"""A SPARQL text in, its tokens out, by the terminals of SPARQL 1.1 (section 19.8); decides and runs nothing.

Where engines are known to cut a text differently, the text is refused rather than read one way: a string or
an escape must be whole, and ``<`` must be clearly an IRI or clearly less-than.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NoReturn

from graph.errors import QueryError


class Sort(StrEnum):
    """What a token is; a word is a keyword, the name of a built-in function, ``a``, ``true`` or ``false``."""

    SPACE = "space"
    IRI = "iri"
    NAME = "name"
    BLANK = "blank"
    VARIABLE = "variable"
    STRING = "string"
    LANGUAGE = "language"
    NUMBER = "number"
    WORD = "word"
    SIGN = "sign"


@dataclass(frozen=True, slots=True)
class Token:
    """One token with its offset in the text."""

    sort: Sort
    text: str
    start: int

    @property
    def may_be_less_than(self) -> bool:
        """Whether an engine may read this IRI as less-than and more, as it may not read ``//``."""
        return self.sort is Sort.IRI and _ABSOLUTE.match(self.text) is None


# Names take in all letters, marks and numbers beyond ASCII: the few that the standard leaves out begin no
# other token, so no engine can go on there. Negated classes compile ten times faster than the standard's.
_BEYOND: Final = r"\[-\^`{-\x7f"
_LETTER: Final = r"[^\x00-@\[-`{-\x7f]"
_FIRST: Final = rf"[^\x00-/:-@{_BEYOND}]"
_FIRST_LOCAL: Final = rf"[^\x00-/;-@{_BEYOND}]"
_INSIDE: Final = rf"[^\x00-,./:-@{_BEYOND}]"
_INSIDE_DOTTED: Final = rf"[^\x00-,/:-@{_BEYOND}]"
_INSIDE_LOCAL: Final = rf"[^\x00-,./;-@{_BEYOND}]"
_INSIDE_LOCAL_DOTTED: Final = rf"[^\x00-,/;-@{_BEYOND}]"
_ESCAPE: Final = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
_ECHAR: Final = r"\\[tbnrf\\\"']"

# A prefix is cut at 64 characters so that a text of dots and letters is not read over and over.
_TOKEN: Final = re.compile(
    rf"""
    (?P<space>[ \t\r\n]+|\#[^\r\n]*)
  | (?P<iri><[^<>"{{}}|^`\\\x00-\x20]*>)
  | (?P<string>
        \"\"\"(?:[^"\\]|{_ECHAR}|"{{1,2}}(?!"))*+\"\"\" | '''(?:[^'\\]|{_ECHAR}|'{{1,2}}(?!'))*+'''
      | (?!\"\"\"|''')(?:"(?:[^"\\\r\n]|{_ECHAR})*+" | '(?:[^'\\\r\n]|{_ECHAR})*+') )
  | (?P<blank>_:{_FIRST}(?:{_INSIDE_DOTTED}*{_INSIDE})?)
  | (?P<name>(?:{_LETTER}(?:{_INSIDE_DOTTED}{{0,62}}{_INSIDE})?)?:
        (?:(?:{_FIRST_LOCAL}|{_ESCAPE})(?:(?:{_INSIDE_LOCAL_DOTTED}|{_ESCAPE})*(?:{_INSIDE_LOCAL}|{_ESCAPE}))?)?)
  | (?P<variable>[?$]{_FIRST}+)
  | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)
  | (?P<number>[0-9]+(?:\.[0-9]+)?(?:[eE][+\-]?[0-9]+)?)
  | (?P<word>[A-Za-z_][A-Za-z0-9_]*)
  | (?P<sign>\^\^|&&|\|\||[<>!]=|[{{}}()\[\].,;*/|^+\-=<>!?])
    """,
    re.VERBOSE,
)
_NAMES: Final = frozenset({Sort.NAME, Sort.BLANK, Sort.VARIABLE})
_CODEPOINT: Final = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))")
_ABSOLUTE: Final = re.compile(r"<[A-Za-z][A-Za-z0-9+.\-]*://")
_UNCLEAR: Final = re.compile(r"[#'()\[\]]")


def tokens(text: str) -> Iterator[Token]:
    r"""Cut a query, with codepoint escapes resolved, into its tokens; white space and comments are left out.

    >>> [token.text for token in tokens("ASK {?s a kg:State} # all")]
    ['ASK', '{', '?s', 'a', 'kg:State', '}']

    Raises:
        QueryError: with line and column, where no token fits or the text could be cut in two ways.
    """
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            _refuse_at(text, at)
        token = Token(Sort(str(match.lastgroup)), match[0], at)
        if token.sort in _NAMES and not token.text.isascii():
            _check_letters(text, at, match.end())
        if token.may_be_less_than and _UNCLEAR.search(token.text):
            raise QueryError(f"{place(text, at)}: write the IRI in full, or a space after <")
        if token.sort is not Sort.SPACE:
            yield token
        at = match.end()


def resolve(text: str) -> str:
    r"""Replace ``\uXXXX`` and ``\UXXXXXXXX`` by their characters (SPARQL 1.1, section 19.2).

    >>> resolve(r"ASK { ?s ?p 'T\u00FCrkiye' }")
    "ASK { ?s ?p 'Türkiye' }"

    Raises:
        QueryError: for a character that would change how the text is cut, such as a quote: engines differ
            in whether it does.
    """

    def character(match: re.Match[str]) -> str:
        code = int(match[1] or match[2], 16)
        if not _is_plain(code):
            raise QueryError(f"{place(text, match.start())}: {match[0]} must be written as itself")
        return chr(code)

    return _CODEPOINT.sub(character, text)


def _is_plain(code: int) -> bool:
    if code > sys.maxunicode or unicodedata.category(chr(code)) == "Cs":
        return False
    return not chr(code).isascii() or chr(code).isalnum()


def place(text: str, at: int) -> str:
    r"""An offset as people count it.

    >>> place("ASK\n{ x }", 6)
    'line 2, column 3'
    """
    return f"line {text.count(chr(10), 0, at) + 1}, column {at - text.rfind(chr(10), 0, at)}"


def _check_letters(text: str, start: int, end: int) -> None:
    for at in range(start, end):
        if not text[at].isascii() and unicodedata.category(text[at])[0] not in "LMN":
            _refuse_at(text, at)


def _refuse_at(text: str, at: int) -> NoReturn:
    if text[at] in "\"'":
        raise QueryError(f"{place(text, at)}: the string does not end, or holds an escape unknown to SPARQL")
    raise QueryError(f"{place(text, at)}: {text[at]!r} is no part of SPARQL here")
