"""An article's text and blocks in, the news agency that supplied it out; None where none is named."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.model import Block
from graph.reading.datelines import AGENCY, dateline
from graph.values import BlockKind

_MAX_CHARS = 250
_EDGE = 20
"""Lines above and below the text among which credits stand."""

_PHOTOGRAPH = re.compile(r"photo|image|picture|file|getty|^[A-Z][\w ]{1,20}/", re.IGNORECASE)
_PART = re.compile(r"[^\s,;:|/()&–—.-]+(?: (?!and\b|or\b|with\b|from\b|by\b)[^\s,;:|/()&–—.-]+){0,2}")


def agency(text: str, blocks: Sequence[Block]) -> str | None:
    r"""The agency of the dateline, or else of the first credit that names one and is no photograph's.

    >>> from graph.reading.segmentation import segment
    >>> story = "Egypt agreed.\n\nWith inputs from AFP"
    >>> agency(story, segment(story))
    'AFP'
    """
    parts = [block.span.of(text) for block in blocks if block.kind is BlockKind.FURNITURE]
    parts = [part for part in (*parts[:_EDGE], *parts[_EDGE:][-_EDGE:]) if len(part) <= _MAX_CHARS]
    filed = (found.agency for part in parts if (found := dateline(part + " – X")) and found.agency)
    named = (name for part in parts if not _PHOTOGRAPH.search(part) for name in _named(part))
    return next((name for name in filed if _known(name)), None) or next(named, None)


def _named(part: str) -> list[str]:
    """The agencies that a line names."""
    words = [match[0] for match in _PART.finditer(part)]
    return [found for word in words for found in _within(word.split())]


def _within(words: list[str]) -> list[str]:
    runs = (words[i:j] for i in range(len(words)) for j in range(len(words), i, -1))
    return [" ".join(run) for run in runs if run[0][0].isupper() and AGENCY.fullmatch(" ".join(run))]


def _known(name: str) -> bool:
    return any(AGENCY.fullmatch(part.strip()) for part in (name, *name.split("/")))
