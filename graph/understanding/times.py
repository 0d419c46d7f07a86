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

from graph.model import Article, When
from graph.values import Precision

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_COUNT = r"an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}"
_NUMBERS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
_PATTERN = re.compile(
    rf"""\b(?:(?P<since>since)\s+)?(?:
      (?:[Bb]etween|[Ff]rom)\s+{_YEAR.replace("year", "first")}
      \s+(?:and|to|until)\s+{_YEAR.replace("year", "last")}\b
    | (?:{_YEAR.replace("year", "first2")})\s?[-–]\s?{_YEAR.replace("year", "last2")}\b
    | {_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+{_YEAR})?
    | (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH.replace("month", "month2")}
      (?:,?\s+{_YEAR.replace("year", "year2")})?
    | {_MONTH.replace("month", "month3")}(?:,?\s+{_YEAR.replace("year", "year3")})(?!\d)
    | (?:in|In|last|since|Since|of|until|by|from|early|late)\s+{_MONTH.replace("month", "month4")}\b(?!\s+\d)
    | (?:in|In|since|Since|of|by|until|from|early|late)\s+{_YEAR.replace("year", "year4")}\b
    | (?:(?P<which>last|next|this)\s+)?(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b
    | (?P<near>yesterday|today|tomorrow|Yesterday|Today|Tomorrow)\b
    | (?P<relative>[Ll]ast|[Nn]ext|[Pp]ast|(?:(?:[Ee]arlier|[Ll]ater)\s+)?[Tt]his)
      \s+(?P<unit>week|month|year)\b
    | (?P<ago>{_COUNT})\s+(?P<agounit>day|week|month|year)s?\s+ago\b
    | [Tt]he\s+(?P<decade>(?:19|20)\d0)s(?:\s+and\s+(?:the\s+)?(?P<decade2>(?:19|20)\d0)s)?\b
    )""",
    re.VERBOSE,
)
_DEADLINE = re.compile(r"\b(?:by|until|before)\s+$", re.IGNORECASE)
_START = re.compile(r"\b(?:from|since|starting|beginning)(?:\s+on)?\s+$", re.IGNORECASE)
_APART = re.compile(
    rf",?\s+(?P<count>{_COUNT})\s+(?P<unit>day|week|month|year)s?\s+(?P<side>after|before)\b", re.IGNORECASE
)
"""How far another event lies from a time that stands before it: "on Friday, a day after they met"."""


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
        since = _is_start(found, text)
        deadline = bool(_DEADLINE.search(text, 0, found.start()))
        open_ended = since or deadline
        when = When(
            found[0], None if deadline else first, None if since else last,
            Precision.INTERVAL if open_ended else precision,
        )  # fmt: skip
        yield TimeExpression(found.start(), found.end(), when)
        if precision is Precision.DAY and not open_ended and (apart := _APART.match(text, found.end())):
            yield _apart_from(apart, first)


def article_times(text: str, article: Article, *, ahead: bool = False) -> Iterator[TimeExpression]:
    """The time expressions of a sentence of an article, each as vague as the article's own day.

    What is told from a day that is not certain ("on Friday") covers all the days that it may mean.

    Args:
        text: the sentence.
        article: whose day, or first and last possible day, is counted from.
        ahead: as above.
    """
    dating = article.dating
    if article.published or dating is None:
        yield from time_expressions(text, article.published, ahead=ahead)
        return
    late = {one.start: one.when for one in time_expressions(text, dating.last, ahead=ahead)}
    for one in time_expressions(text, dating.first, ahead=ahead):
        when = late.get(one.start)
        if when is not None:
            yield TimeExpression(one.start, one.end, _spanning(one.when, when))


def _spanning(early: When, late: When) -> When:
    if early == late:
        return early
    return When(early.text, early.start, late.end, Precision.INTERVAL)


def _is_start(found: re.Match[str], text: str) -> bool:
    """Whether a time is the beginning of an open range: "since 2018", "from March 15"."""
    if found["first"] or found["first2"] or re.match(r"\s+(?:to|until|till)\b", text[found.end() :]):
        return False
    opened = bool(found["since"]) or found[0].lower().startswith(("since", "from"))
    return opened or bool(_START.search(text, 0, found.start()))


def _apart_from(found: re.Match[str], day: date) -> TimeExpression:
    """The time of the event after or before which a day comes: "on Friday, a day after they met"."""
    sign = -1 if found["side"].lower() == "after" else 1
    first, last, precision = _away(day, sign * _count(found["count"]), found["unit"].lower())
    return TimeExpression(
        found.start("count"), found.end(), When(found[0].lstrip(", "), first, last, precision)
    )


def _count(word: str) -> int:
    lower = word.lower()
    return int(lower) if lower.isdigit() else 1 if lower in {"a", "an"} else _NUMBERS.index(lower)


def _away(day: date, count: int, unit: str) -> tuple[date, date, Precision]:
    """The day, week, month or year so many units from a day, back where the count is negative."""
    if unit == "day":
        one = day + timedelta(count)
        return one, one, Precision.DAY
    if unit == "week":
        monday = day - timedelta(day.weekday()) + timedelta(7 * count)
        return monday, monday + timedelta(6), Precision.INTERVAL
    if unit == "year":
        return date(day.year + count, 1, 1), date(day.year + count, 12, 31), Precision.YEAR
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1]), Precision.MONTH


def _resolve(
    found: re.Match[str], published: date | None, *, ahead: bool
) -> tuple[date, date, Precision] | None:
    if found["first"] or found["first2"] or found["decade"]:
        first, last = _years(found)
        return (date(first, 1, 1), date(last, 12, 31), Precision.INTERVAL) if first <= last else None
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
    return None if published is None else _counted_from(found, published, ahead=ahead)


def _counted_from(found: re.Match[str], published: date, *, ahead: bool) -> tuple[date, date, Precision]:
    """A time that is told from the article's own day: "on Friday", "two years ago", "next month"."""
    if found["weekday"]:
        one = _weekday(found["weekday"].lower(), found["which"] or ("coming" if ahead else None), published)
        return one, one, Precision.DAY
    if found["near"]:
        one = published + timedelta({"yesterday": -1, "today": 0, "tomorrow": 1}[found["near"].lower()])
        return one, one, Precision.DAY
    if found["ago"]:
        return _away(published, -_count(found["ago"]), found["agounit"])
    step = {"last": -1, "past": -1, "next": 1}.get(found["relative"].split()[0].lower(), 0)
    return _away(published, step, found["unit"])


def _years(found: re.Match[str]) -> tuple[int, int]:
    """The first and the last year of "between 2011 and 2015", "2011-2015", "the 1970s and 1980s"."""
    if found["decade"]:
        return int(found["decade"]), int(found["decade2"] or found["decade"]) + 9
    return int(found["first"] or found["first2"]), int(found["last"] or found["last2"])


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


def _month_number(name: str) -> int:
    return _MONTHS.index(name.lower()[:3]) + 1
