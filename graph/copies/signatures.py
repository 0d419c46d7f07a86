"""An article in, the signature of its text out: articles that share much of their words share much of it.

A signature is what the store keeps of a text to find its copies by, as it keeps no text. It is MinHash
(Broder, "On the resemblance and containment of documents", 1997) over all three words in a row, of which one
byte of each minimum is kept (Li and König, "b-bit minwise hashing", 2010), after the number of such triples.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from dataclasses import dataclass
from typing import Final

from graph.model import Article
from graph.values import BlockKind

MINIMA: Final = 128
"""Minima of a signature: the likeness of two texts is known to within four hundredths."""

_WORDS_IN_A_ROW: Final = 3
_SEED: Final = 1997
_STATING: Final = {BlockKind.PARAGRAPH, BlockKind.HEADING}
"""A headline is what every paper writes anew, and furniture is its own."""

_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Signature:
    """``size`` is the number of different triples of words, ``minima`` one byte for each minimum."""

    size: int
    minima: bytes

    def __post_init__(self) -> None:
        if self.size < 1 or len(self.minima) != MINIMA:
            raise ValueError(f"not a signature: {self.size} triples, {len(self.minima)} minima")

    def __str__(self) -> str:
        return f"{self.size}:{b64encode(self.minima).decode()}"

    @classmethod
    def parse(cls, text: str) -> Signature:
        """The signature that is written so.

        >>> one = Signature(3, bytes(range(MINIMA)))
        >>> Signature.parse(str(one)) == one
        True

        Raises:
            ValueError: if none is.
        """
        size, _, minima = text.partition(":")
        return cls(int(size), b64decode(minima, validate=True))


def sign(article: Article) -> Signature | None:
    """The signature of what an article says below its headline; None where it has no words.

    It depends on nothing but the words: not on case, punctuation, blanks or where lines end.
    """
    from rensa import RMinHash  # only writers need it

    triples = _triples(_words(article))
    if not triples:
        return None
    minhash = RMinHash(num_perm=MINIMA, seed=_SEED)
    minhash.update(sorted(triples))
    return Signature(len(triples), bytes(minimum & 0xFF for minimum in minhash.digest()))


def _words(article: Article) -> list[str]:
    parts = [block.span.of(article.text) for block in article.blocks if block.kind in _STATING]
    return _WORD.findall(" ".join(parts or [article.text]).casefold())


def _triples(words: list[str]) -> set[str]:
    """All three words in a row.

    >>> sorted(_triples(["a", "b", "a", "b", "a"]))
    ['a b a', 'b a b']
    """
    last = max(len(words) - _WORDS_IN_A_ROW, 0) + 1 if words else 0
    return {" ".join(words[at : at + _WORDS_IN_A_ROW]) for at in range(last)}
