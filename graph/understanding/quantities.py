"""A counted noun → how many: digits, number words, "dozens". Gives the least that the text allows."""

from __future__ import annotations

import re

from spacy.tokens import Token

from graph.model import Quantity

_UNITS = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_GROUPS = {
    "dozen": 12,
    "dozens": 24,
    "scores": 40,
    "tens": 20,
    "hundreds": 200,
    "thousands": 2000,
    "millions": 2 * 10**6,
}
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")


def quantity(noun: Token) -> Quantity | None:
    """How many of the noun the text counts, or None where it does not."""
    if any(
        child.lower_ in {"the", "both", "these", "those"}
        for child in noun.children
        if child.dep_ in {"det", "predet"}
    ):
        return None  # "the two leaders" are those two, not a count
    counts = [
        c
        for c in noun.children
        if c.dep_ == "nummod" and not (c.text.isdigit() and 1900 <= int(c.text) <= 2100)
    ]
    if counts:
        words = [t for t in counts[0].subtree if t.i <= counts[0].i or t.lower_ in _GROUPS]
        value = number([t.lower_ for t in words])
        text = noun.doc.text[words[0].idx : words[-1].idx + len(words[-1])]
        return Quantity(value, text, noun.text) if value is not None else None
    outer = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    if outer is not None and outer.lower_ in _GROUPS:
        return Quantity(_times(outer), outer.text, noun.text)
    return None


def _times(group: Token) -> int:
    """The least that "dozens", "hundreds of thousands" or "three dozen" may be."""
    value = _GROUPS[group.lower_]
    outer = group.head.head if group.dep_ == "pobj" and group.head.lower_ == "of" else None
    if outer is not None and outer.lower_ in _GROUPS:
        return _GROUPS[outer.lower_] * value // 2
    counts = [number([child.lower_]) for child in group.children if child.dep_ == "nummod"]
    return value * (counts[0] or 1) if counts else value


def number(words: list[str]) -> int | None:
    """The value of number words and digits; other words between them are passed over.

    >>> number(["more", "than", "1,300"]), number(["a", "million"]), number(["twenty", "two"])
    (1300, 1000000, 22)
    """
    total: int = 0
    current: int | None = None
    for word in words:
        if (digits := _DIGITS.fullmatch(word)) is not None:
            current = (current or 0) + int(digits[0].replace(",", ""))
        elif word in _UNITS:
            current = (current or 0) + _UNITS.index(word)
        elif word in _TENS:
            current = (current or 0) + 10 * (_TENS.index(word) + 2)
        elif word == "dozen":
            current = 12 * (1 if current is None else current)
        elif word in _SCALES:
            scaled = (current or 1) * _SCALES[word]
            total, current = (total, scaled) if word == "hundred" else (total + scaled, None)
            if word != "hundred":
                current = 0
    return None if current is None and not total else total + (current or 0)
