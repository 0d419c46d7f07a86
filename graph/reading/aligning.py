"""A page and the text that was taken from it in, how the text lies in the page out; nothing is guessed.

A paragraph is found where its characters stand one after another in what the page shows, tags and blanks left
out, behind the paragraph before. One that stands nowhere so (a title from the page's head, a sentence that an
extractor has put together) has no place of its own; it counts as put in where the one before it ends.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import Final

from graph.limits import MAX_ALIGNED_CHARS, MAX_UNPLACED
from graph.origin import Edit, OffsetMap

_MARKUP: Final = re.compile(
    r"<!--.*?(?:-->|$)|<(script|style)\b.*?(?:</\1\s*>|$)|</?[A-Za-z!?][^<>]*>?|(&#?[A-Za-z0-9]{1,32};)",
    re.DOTALL | re.IGNORECASE,
)
_SEEN: Final = re.compile(r"[^\s\xad\u200b-\u200f\u2060\ufeff]+")
_PARAGRAPH: Final = re.compile(r"\S[^\n]*")
_LONG: Final = 60
"""Characters of a paragraph that stands but once in a page."""


@dataclass(slots=True)
class _Shown:
    """The characters that a page shows, blanks left out, and where each begins and ends in it."""

    parts: list[str] = field(default_factory=list)
    starts: array[int] = field(default_factory=lambda: array("i"))
    ends: array[int] = field(default_factory=lambda: array("i"))

    def add(self, text: str, start: int, end: int) -> None:
        """Take in a stretch without markup."""
        for seen in _SEEN.finditer(text, start, end):
            self.parts.append(seen[0])
            self.starts.extend(range(seen.start(), seen.end()))
            self.ends.extend(range(seen.start() + 1, seen.end() + 1))

    def add_named(self, named: str, start: int) -> None:
        """Take in characters that the page writes by name or number: "&amp;"."""
        seen = "".join(_SEEN.findall(unescape(named)))
        self.parts.append(seen)
        self.starts.extend([start] * len(seen))
        self.ends.extend([start + len(named)] * len(seen))


def aligned(text: str, page: str, *, marked_up: bool = True) -> OffsetMap | None:
    """How the offsets of a text lead back to the page that it was taken from.

    Args:
        text: paragraphs, each in a line.
        page: the characters of the whole page, markup included.
        marked_up: whether there is markup in it; else each "<" and "&" is one that is shown.

    Returns:
        The map; None where nothing of the text was found, or the page is longer than the ceiling.

    >>> map = aligned("Egypt & Sudan agreed.", "<p>Egypt &amp; <b>Sudan</b> agreed.")
    >>> [map.to_source(at) for at in (0, 6, 8, 14)]
    [3, 9, 18, 28]
    """
    if len(page) > MAX_ALIGNED_CHARS:
        return None
    edits, before, behind = list[Edit](), 0, 0
    for at, start, end in _placed(text, _shown(page, _MARKUP.finditer(page) if marked_up else ())):
        if page[behind:start] != text[before:at]:
            edits.append(Edit(behind, start, at - before))
        if end - start != 1:
            edits.append(Edit(start, end, 1))
        before, behind = at + 1, end
    if before < len(text):
        edits.append(Edit(behind, behind, len(text) - before))
    return OffsetMap(tuple(edits)) if before else None


def _shown(page: str, markups: Iterable[re.Match[str]]) -> _Shown:
    shown, at = _Shown(), 0
    for markup in markups:
        shown.add(page, at, markup.start())
        if markup[2]:
            shown.add_named(markup[2], markup.start())
        at = markup.end()
    shown.add(page, at, len(page))
    return shown


def _placed(text: str, shown: _Shown) -> Iterator[tuple[int, int, int]]:
    """Each character of the text that was found, in order: its offset, and where it begins and ends."""
    paragraphs = [_offsets(text, found) for found in _PARAGRAPH.finditer(text)]
    spelt = ["".join(text[at] for at in offsets) for offsets in paragraphs]
    for offsets, found in zip(paragraphs, _found(spelt, "".join(shown.parts)), strict=True):
        for number, at in enumerate(offsets if found is not None else (), start=found or 0):
            yield at, shown.starts[number], shown.ends[number]


def _offsets(text: str, paragraph: re.Match[str]) -> list[int]:
    return [at for seen in _SEEN.finditer(text, *paragraph.span()) for at in range(*seen.span())]


def _found(paragraphs: Sequence[str], whole: str) -> list[int | None]:
    """Where each paragraph stands, in order; long ones first, as a heading's words may stand anywhere."""
    places: list[int | None] = [None] * len(paragraphs)
    lost = 0
    for is_long in (True, False):
        ends, cursor = _following(places, len(whole)), 0
        for number, paragraph in enumerate(paragraphs):
            if places[number] is None and paragraph and (len(paragraph) >= _LONG) is is_long:
                if lost >= MAX_UNPLACED:
                    break
                found = whole.find(paragraph, cursor, ends[number])
                places[number] = found if found >= 0 else None
                lost += found < 0
            if (place := places[number]) is not None:
                cursor = place + len(paragraph)
    return places


def _following(places: Sequence[int | None], end: int) -> list[int]:
    """For each the next place that is known, or the end."""
    following: list[int] = []
    for place in reversed(places):
        end = end if place is None else place
        following.append(end)
    return following[::-1]
