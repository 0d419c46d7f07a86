"""The paragraphs of an article in; what they say of weekdays, dates and years out; no clock."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, partial

from graph.reading.dates import MONTH, DayExpression, days, weekday_number

_FULL_WEEKDAY = r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
_WEEKDAY = re.compile(rf"(?<!last )(?<!next )(?<!every )(?<!each )\b{_FULL_WEEKDAY}")
_REPORTED = re.compile(
    r"\b(?!scheduled|expected|planned|needed|invited|supposed)(?:said|says|told|wrote|\w{2,20}ed)\b"
    rf"(?: (?!last|next|every|each)\w{{1,15}})?(?: (?:on|late|early)){{0,2}} {_FULL_WEEKDAY}"
)
_AHEAD = re.compile(
    r"\b(?:will|shall|would|is to|are to|was to|were to|due to|set to|plans? to|going to|scheduled|expected"
    r"|slated|planned|upcoming|ahead of)\b"
)
_YEAR = re.compile(
    rf"\b(?:in|since|by|of|from|until|before|after|during|early|late|mid|{MONTH}),?[ -]"
    r"(?P<year>(?:19|20)\d\d)\b(?![,.]\d)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.?!])[\"”’')]*\s+(?=[\"“‘']?[A-Z])")
_TELLING_WORD = re.compile(
    r"\b(?!(?:about|after|also|been|before|from|have|into|more|over|said|says|some|than|that|their|there|they"
    r"|this|told|were|when|which|will|with|would)\b)[^\W\d_]{4,}"
)
_NEIGHBOURS = 2
"""Sentences before and after one that may give the weekday of its date."""

_MIN_SHARED_WORDS = 2
_YEAR_SPAN = timedelta(days=366)
_NEAR = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Appointment:
    """A day of a month that falls on a weekday: so says the text, and only some years agree.

    ``ahead`` tells an event to come from one that was; ``stated`` is whether date and weekday stand together
    ("Thursday, March 5") rather than in two neighbouring sentences about the same event.
    """

    day: DayExpression
    weekday: int
    ahead: bool
    stated: bool

    def in_year(self, year: int) -> date | None:
        """The day in a year in which it has its weekday; None in others."""
        day = self.day.in_year(year)
        return day if day and day.weekday() == self.weekday else None

    def fits(self, page: date) -> bool:
        """Whether an article of that date may speak of it so; in doubt, where the two stand apart, it may."""
        in_year, reach = (self.in_year, _YEAR_SPAN) if self.stated else (self.day.in_year, _NEAR)
        return any((day := in_year(page.year + n)) and abs(day - page) <= reach for n in (-1, 0, 1))


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    ahead_from: int | None
    """Where the first sign of something to come stands."""

    @classmethod
    def of(cls, text: str) -> _Sentence:
        cue = _AHEAD.search(text)
        return cls(text, cue.start() if cue else None)

    def is_ahead(self, at: int) -> bool:
        return self.ahead_from is not None and self.ahead_from < at

    def words(self) -> frozenset[str]:
        return frozenset(_TELLING_WORD.findall(self.text.casefold()))

    def weekdays(self, *, ahead: bool) -> Iterator[int]:
        """The weekdays of events to come, or of those past; not those on which somebody spoke of them."""
        reported = {match.start("weekday") for match in _REPORTED.finditer(self.text)}
        for match in _WEEKDAY.finditer(self.text):
            if match.start() not in reported and self.is_ahead(match.start()) == ahead:
                yield weekday_number(match["weekday"])


def latest_year(parts: Iterable[str], until: int) -> int | None:
    """The latest year that the parts mention, not counting those after ``until``, which are plans."""
    years = (int(match["year"]) for part in parts for match in _YEAR.finditer(part))
    dated = (day.year for part in parts for day in days(part) if day.year)
    return max((year for year in (*years, *dated) if year <= until), default=None)


def reporting_weekdays(parts: Iterable[str]) -> frozenset[int]:
    """The weekdays of which the parts report ("said Monday", "confirmed on Sunday").

    >>> sorted(reporting_weekdays(["Ankara confirmed on Sunday what Moscow said Monday of Friday's talks."]))
    [0, 6]
    """
    found = (match["weekday"] for part in parts for match in _REPORTED.finditer(part))
    return frozenset(map(weekday_number, found))


def appointments(parts: Iterable[str]) -> Iterator[Appointment]:
    """The days without year whose weekday the parts give, exactly one, in order."""
    sentences = [_Sentence.of(text) for part in parts for text in _SENTENCE_END.split(part)]
    for index, sentence in enumerate(sentences):
        beside = cache(partial(_weekdays_beside, sentences, index))
        for day in (day for day in days(sentence.text) if day.year is None):
            ahead = sentence.is_ahead(day.start)
            if day.weekday is not None:
                yield Appointment(day, day.weekday, ahead, stated=True)
            elif len(named := beside(ahead=ahead)) == 1:
                yield Appointment(day, min(named), ahead, stated=False)


def _weekdays_beside(sentences: list[_Sentence], index: int, *, ahead: bool) -> frozenset[int]:
    words = sentences[index].words()
    beside = sentences[max(0, index - _NEIGHBOURS) : index] + sentences[index + 1 : index + 1 + _NEIGHBOURS]
    return frozenset(
        weekday
        for other in beside
        if len(words & other.words()) >= _MIN_SHARED_WORDS
        for weekday in other.weekdays(ahead=ahead)
    )
