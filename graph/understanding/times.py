"""Time expressions of a sentence, resolved against the article's date: spans of days with their precision.

Days of the week, dates, months, years, "last week", open ranges ("since", "by"). An expression that needs the
article's date where that is unknown is left out: a time is not guessed.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from graph.model import Precision, When

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_PATTERN = re.compile(
    rf"""\b(?:(?P<since>since)\s+)?(?:
      {_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+{_YEAR})?
    | (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH.replace("month", "month2")}
      (?:,?\s+{_YEAR.replace("year", "year2")})?
    | {_MONTH.replace("month", "month3")}(?:,?\s+{_YEAR.replace("year", "year3")})(?!\d)
    | (?:in|In|last|since|Since|of|until|by|from|early|late)\s+{_MONTH.replace("month", "month4")}\b(?!\s+\d)
    | (?:in|In|since|Since|of|by|until|from|early|late)\s+{_YEAR.replace("year", "year4")}\b
    | (?:(?P<which>last|next|this)\s+)?(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b
    | (?P<near>yesterday|today|tomorrow|Yesterday|Today|Tomorrow)\b
    | (?P<relative>last|next|this|past|earlier\s+this)\s+(?P<unit>week|month|year)\b
    )""",
    re.VERBOSE,
)
_DEADLINE = re.compile(r"\b(?:by|until|before)\s+$")


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time and where it stands: ``start`` and ``end`` are offsets in the text that was searched."""

    start: int
    end: int
    when: When


def time_expressions(text: str, published: date | None, *, ahead: bool = False) -> Iterator[TimeExpression]:
    """The time expressions of a text, in order.

    Args:
        text: a sentence.
        published: the day to count from.
        ahead: whether a bare day of the week is the coming one: the sentence tells of a plan.
    """
    for found in _PATTERN.finditer(text):
        days = _resolve(found, published, ahead=ahead)
        if days is None:
            continue
        first, last, precision = days
        since = found["since"] or found[0].lower().startswith("since")
        deadline = bool(_DEADLINE.search(text, 0, found.start()))
        open_ended = since or deadline
        when = When(
            found[0], None if deadline else first, None if since else last,
            Precision.INTERVAL if open_ended else precision,
        )  # fmt: skip
        yield TimeExpression(found.start(), found.end(), when)


def _resolve(
    found: re.Match[str], published: date | None, *, ahead: bool
) -> tuple[date, date, Precision] | None:
    month = found["month"] or found["month2"] or found["month3"] or found["month4"]
    year = found["year"] or found["year2"] or found["year3"] or found["year4"]
    day = found["day"] or found["day2"]
    if month:
        return _of_month(
            _month_number(month),
            int(day) if day else None,
            int(year) if year else None,
            published,
            ahead=ahead,
        )
    if year:
        return date(int(year), 1, 1), date(int(year), 12, 31), Precision.YEAR
    if published is None:
        return None
    if found["weekday"]:
        one = _weekday(found["weekday"].lower(), found["which"] or ("coming" if ahead else None), published)
        return one, one, Precision.DAY
    if found["near"]:
        one = published + timedelta({"yesterday": -1, "today": 0, "tomorrow": 1}[found["near"].lower()])
        return one, one, Precision.DAY
    return _period(found["relative"].split()[0], found["unit"], published)


def _of_month(
    month: int, day: int | None, year: int | None, published: date | None, *, ahead: bool
) -> tuple[date, date, Precision] | None:
    if year is None:
        if published is None:
            return None
        year = _implied_year(month, day or 1, published, ahead=ahead)
    last = monthrange(year, month)[1]
    if day is None:
        return date(year, month, 1), date(year, month, last), Precision.MONTH
    if not 1 <= day <= last:
        return None
    return date(year, month, day), date(year, month, day), Precision.DAY


def _implied_year(month: int, day: int, published: date, *, ahead: bool) -> int:
    """News that gives no year means the last such day, or the coming one when it tells of a plan."""
    this_year = (month, day) <= (published.month, published.day)
    if ahead:
        return (
            published.year
            if not this_year or (month, day) == (published.month, published.day)
            else published.year + 1
        )
    return published.year if this_year else published.year - 1


def _weekday(name: str, which: str | None, published: date) -> date:
    """The last such day up to the article's own, or the coming one."""
    back = (published.weekday() - _DAYS.index(name)) % 7
    if which in {"next", "coming"}:
        return published + timedelta((7 - back) if back or which == "next" else 0)
    return published - timedelta(back or (7 if which == "last" else 0))


def _period(relative: str, unit: str, published: date) -> tuple[date, date, Precision]:
    step = {"last": -1, "past": -1, "next": 1}.get(relative, 0)
    if unit == "week":
        monday = published - timedelta(published.weekday()) + timedelta(7 * step)
        return monday, monday + timedelta(6), Precision.INTERVAL
    if unit == "year":
        year = published.year + step
        return date(year, 1, 1), date(year, 12, 31), Precision.YEAR
    months = published.year * 12 + published.month - 1 + step
    year, month = divmod(months, 12)
    return date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1]), Precision.MONTH


def _month_number(name: str) -> int:
    return _MONTHS.index(name.lower()[:3]) + 1
