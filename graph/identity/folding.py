"""Names to the form in which they are compared, and what of a name makes that form untrustworthy."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_ARTICLE: Final = re.compile(r"^(?:the|an|a) +(?=\S)")
_ASCII_WORD: Final = re.compile(r"[a-z0-9]+")
_DROPPED: Final = re.compile(r"['’`.]")
_PLAIN: Final = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
)


def fold(name: str) -> str:
    """A name without case, diacritics, punctuation and leading article.

    >>> fold("The Türkiye"), fold("U.S."), fold("Al-Qa'ida")
    ('turkiye', 'us', 'al qaida')
    """
    if name.isascii():
        words = " ".join(_ASCII_WORD.findall(_DROPPED.sub("", name.lower())))
        return _ARTICLE.sub("", words, count=1)
    decomposed = unicodedata.normalize("NFKD", name).casefold().translate(_PLAIN)
    bare = "".join(c for c in _DROPPED.sub("", decomposed) if not unicodedata.combining(c))
    words = " ".join("".join(c if c.isalnum() else " " for c in bare).split())
    return _ARTICLE.sub("", words, count=1)


def clean(name: str) -> str:
    r"""A name on one line, without the characters that nobody sees: controls, directions, joiners.

    >>> clean("  Joel\u202e\tMeyer\u200b ")
    'Joel Meyer'
    """
    spaced = " ".join(name.split())
    return "".join(c for c in spaced if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co", "Cn"}).strip()


def is_plain(name: str) -> bool:
    r"""Whether all letters of a name are Latin and nothing in it is unseen, so that it is what it looks like.

    >>> is_plain("Odín Sánchez"), is_plain("\u0420utin"), is_plain("Pu\u202etin")
    (True, False, False)
    """
    letters = (c for c in unicodedata.normalize("NFKD", name) if c.isalpha())
    return clean(name) == " ".join(name.split()) and all(_is_latin(c) for c in letters)


def _is_latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith(("LATIN", "MODIFIER LETTER"))
