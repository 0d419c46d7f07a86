"""What was read in an article in, its text in paragraphs with their statements out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from graph.asking.explaining import Explanation
from graph.asking.readings import Reading
from graph.values import Span

_BLANK_LINE: Final = re.compile(r"\n[ \t]*\n\s*")
_LINE: Final = re.compile(r"\n\s*")
_BETWEEN_SENTENCES: Final = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A piece of an article's text, from character ``start`` on, with the statements that were read in it.

    ``gap`` is how many characters before it are not known; 0 where whole texts are kept.
    """

    start: int
    text: str
    statements: tuple[Explanation, ...] = ()
    gap: int = 0

    @property
    def sentences(self) -> tuple[Span, ...]:
        """Where in this text the sentences stand that state something, in order."""
        return tuple(sorted({self._within(each) for each in self.statements}))

    def marks(self, told: Explanation) -> tuple[Span, ...]:
        """Where in this text the words of one of its statements stand: subject, object, trigger."""
        first = self._within(told).start
        return tuple(Span(mark.start + first, mark.end + first) for mark in told.sighting.marks)

    def _within(self, told: Explanation) -> Span:
        return Span(told.sighting.start - self.start, told.sighting.end - self.start)


def paragraphs(told: Reading) -> Iterator[Paragraph]:
    """All paragraphs of the text in order; of one that is not kept, the sentences that state something."""
    return _sentences(told) if told.text is None else _whole(told.text, told.statements)


def _sentences(told: Reading) -> Iterator[Paragraph]:
    end = 0
    for (start, stop), group in groupby(told.statements, key=_place):
        stated = tuple(group)
        gap = start - end
        yield Paragraph(start, stated[0].sighting.quote, stated, gap if gap > _BETWEEN_SENTENCES else 0)
        end = max(end, stop)


def _whole(text: str, statements: tuple[Explanation, ...]) -> Iterator[Paragraph]:
    rest = list(statements)
    for start, end in _cut(text, [_place(each) for each in statements]):
        inside = tuple(each for each in rest if each.sighting.start < end)
        rest = rest[len(inside) :]
        yield Paragraph(start, text[start:end], inside)


def _cut(text: str, sentences: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Cut at blank lines, or at lines where there are none; never within a sentence."""
    between = _BLANK_LINE if _BLANK_LINE.search(text.strip()) else _LINE
    start, sentence = len(text) - len(text.lstrip()), 0
    for found in between.finditer(text, start):
        while sentence < len(sentences) and sentences[sentence][1] <= found.start():
            sentence += 1
        if sentence < len(sentences) and sentences[sentence][0] < found.start():
            continue
        yield start, found.start()
        start = found.end()
    if (end := len(text.rstrip())) > start:
        yield start, end


def _place(told: Explanation) -> tuple[int, int]:
    return told.sighting.start, told.sighting.end
