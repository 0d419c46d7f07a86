"""Where an article comes from: its bytes, its day and what says so, how its text maps to what was read."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class DateBasis(StrEnum):
    """What says when an article was published, the surest first."""

    METADATA = "metadata"
    DATELINE = "dateline"
    HEADER = "header"
    URL = "url"
    WEEKDAYS = "weekdays"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Dating:
    """The days on which an article may have been published, both ends included, and what says so.

    >>> Dating(date(2020, 3, 1), date(2020, 3, 31), DateBasis.URL).day is None
    True
    """

    first: date
    last: date
    basis: DateBasis

    def __post_init__(self) -> None:
        if self.first > self.last:
            raise ValueError(f"a range that ends before it starts: {self.first} to {self.last}")

    @classmethod
    def on(cls, day: date, basis: DateBasis) -> Dating:
        """A day that is certain."""
        return cls(day, day, basis)

    @property
    def day(self) -> date | None:
        """The day, where there is but one."""
        return self.first if self.first == self.last else None


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters ``[start, end)`` of a source that stand as ``length`` other characters in the text."""

    start: int
    end: int
    length: int


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """How the characters of a cleaned text lie in the source that it was cleaned from.

    ``edits`` are in order and apart from each other; all characters between them are the same in both.

    >>> map = OffsetMap((Edit(2, 3, 2), Edit(8, 9, 0)))  # "oﬃ…" with a ligature, then a soft hyphen
    >>> [map.to_source(at) for at in (1, 2, 3, 4, 9)]
    [1, 2, 2, 3, 9]
    """

    edits: tuple[Edit, ...] = ()

    def to_source(self, offset: int) -> int:
        """Where a character of the text stands in the source; inside of an edit, where the edit begins."""
        grown = 0
        for edit in self.edits:
            start = edit.start + grown
            if offset < start:
                break
            if offset < start + edit.length:
                return edit.start
            grown += edit.length - (edit.end - edit.start)
        return offset - grown

    def after(self, length: int) -> OffsetMap:
        """The map where so many characters were put before the text."""
        return OffsetMap((Edit(0, 0, length), *self.edits))


@dataclass(frozen=True, slots=True)
class Origin:
    """What is known of the bytes that an article was read from.

    ``format`` is what they were taken for ("web page"); ``sha256`` is of the bytes of this one article's
    document, in hex; ``retrieved`` is when they were fetched; ``agency`` who supplied the report ("AFP");
    ``country`` where it was published; ``licence`` what its reuse is bound to, as its publisher puts it;
    ``language`` a BCP 47 tag. ``offsets`` leads from the text to what it was taken from: the decoded file or
    text field, the HTML of a web page, the content of a feed's entry and the body of an e-mail once decoded,
    what stands in a PDF or Word document with its lines or paragraphs joined; None where nothing of the text
    was found there again. ``pages`` are the offsets in what it was taken from at which the pages of a PDF
    begin.
    """

    format: str = ""
    sha256: str | None = None
    retrieved: datetime | None = None
    agency: str | None = None
    language: str | None = None
    authors: tuple[str, ...] = ()
    offsets: OffsetMap | None = None
    country: str | None = None
    licence: str | None = None
    pages: tuple[int, ...] = ()

    def page(self, offset: int) -> int | None:
        """The page, counted from 1, on which a character of the text stands; None where there are none.

        >>> [Origin(offsets=OffsetMap(), pages=(0, 300)).page(at) for at in (0, 299, 300)]
        [1, 1, 2]
        """
        if not self.pages or self.offsets is None:
            return None
        return bisect_right(self.pages, self.offsets.to_source(offset))


UNKNOWN = Origin()
"""Nothing is known."""


@dataclass(frozen=True, slots=True)
class Rejection:
    """An input that was not taken, with where it stood (``path`` or ``path:line``) and why."""

    source: str
    reason: str

    def __str__(self) -> str:
        return f"{self.source}: {self.reason}"


class Unchanged(Rejection):
    """An input that was not taken because it is what it was when it was last read."""
