"""English day expressions ("Thursday, March 5, 2020", "5 March") in text in, what each says out; no clock."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Final

MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

MONTH: Final = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
WEEKDAY: Final = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b"

_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?![\d:]|,\d{3}(?!\d)|\.\d)"
_GAP = r"[\s\xa0\u202f]{0,2}"
_DAY_EXPRESSION = re.compile(
    rf"(?:\b(?P<weekday>{WEEKDAY})[.,]?{_GAP}\(?(?:the\s)?)?"
    rf"(?:\b(?P<month>{MONTH}){_GAP}(?P<day>{_DAY})"
    rf"|(?<![\d.,:])(?P<first_day>{_DAY}){_GAP}(?:of\s)?(?P<then_month>{MONTH}))"
    rf"(?:,?{_GAP}(?P<year>(?:19|20)\d\d)\b)?"
    r"|(?<![\d-])(?P<iso>(?:19|20)\d\d-\d\d-\d\d)(?![\d-])",
    re.IGNORECASE | re.ASCII,  # else "ſ" would pass for "s" and "ı" for "i"
)

LAST_YEAR: Final = 2099
"""The last year that an expression is taken to name."""

_LEAP_YEAR = 2000
_MAX_DATE_CHARS = 60


@dataclass(frozen=True, slots=True)
class DayExpression:
    """A day of some month as a text names it, at ``[start, end)``; ``weekday`` counts from Monday, 0."""

    start: int
    end: int
    month: int
    day: int
    year: int | None = None
    weekday: int | None = None

    @property
    def in_full(self) -> date | None:
        """The day in full, where the year is given."""
        return self.in_year(self.year) if self.year else None

    def in_year(self, year: int) -> date | None:
        """The day in a year; None for 29 February in most."""
        return _day(year, self.month, self.day)


def days(text: str) -> Iterator[DayExpression]:
    """The days that a text names with a month, in order.

    >>> [(day.month, day.day, day.year, day.weekday) for day in days("on Thursday, March 5, and 6 May 2019")]
    [(3, 5, None, 3), (5, 6, 2019, None)]
    """
    for match in _DAY_EXPRESSION.finditer(text):
        found = _expression(match)
        if found and found.in_year(_LEAP_YEAR) and (not found.year or found.in_full):
            yield found


def _expression(match: re.Match[str]) -> DayExpression | None:
    if iso := match["iso"]:
        year, month, day = map(int, iso.split("-"))
        return DayExpression(match.start(), match.end(), month, day, year)
    name = match["month"] or match["then_month"]
    if not name[0].isupper():
        return None
    return DayExpression(
        match.start(),
        match.end(),
        month=MONTHS.index(name[:3].lower()) + 1,
        day=int(re.sub(r"\D", "", match["day"] or match["first_day"])),
        year=int(match["year"]) if match["year"] else None,
        weekday=weekday_number(match["weekday"]) if match["weekday"] else None,
    )


def weekday_number(name: str) -> int:
    """Monday is 0.

    >>> weekday_number("Thursday")
    3
    """
    return WEEKDAYS.index(name[:3].lower())


def written_date(value: str) -> date | None:
    """The day of an ISO 8601, RFC 2822 or English date, in the time zone it is written in; else None.

    >>> written_date("2020-03-02T10:00:00Z"), written_date("March 2, 2020"), written_date("02/03/2020")
    (datetime.date(2020, 3, 2), datetime.date(2020, 3, 2), None)
    """
    value = value.strip()[:_MAX_DATE_CHARS]
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return parse(value).date()
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return next((day.in_full for day in days(value) if day.in_full), None)


def month_range(year: int, month: int) -> tuple[date, date]:
    """The first and the last day of a month.

    >>> month_range(2020, 2)[1]
    datetime.date(2020, 2, 29)
    """
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
