"""An article's text, blocks and given dates in, the day or days it was published out, and what says so.

The date that a saved web page carries can be the day it was saved, years later. So the text may overrule it:
with the year of its dateline, or with days that fall on their weekdays in other years only. Where several
days remain, the answer is their range. No clock.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from graph.model import Block
from graph.origin import DateBasis, Dating
from graph.reading.datelines import Dateline, dateline
from graph.reading.dates import LAST_YEAR, MONTHS, days, month_range
from graph.reading.furniture import is_credit, is_date_line
from graph.reading.weekdays import Appointment, appointments, latest_year, reporting_weekdays
from graph.values import BlockKind

_TOLERANCE = timedelta(days=7)
"""How far two honest dates of one article lie apart: filed, printed, put online."""

_WEEK_BEFORE = range(-6, 1)
"""A weekday alone names a day of the week that leads to the event."""

_DAYS_AFTER = range(4)
"""News of an event that was comes within days."""

_IN_URL = re.compile(
    rf"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<between>[/_-]?)"
    rf"(?P<month>0[1-9]|1[0-2]|{'|'.join(MONTHS)})(?:(?P=between)(?P<day>0[1-9]|[12]\d|3[01]))?(?![\d%])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Hints:
    """What is told of an article's day apart from its text.

    ``given`` came with it (metadata, a record's field), ``basis`` says how; ``shown`` stands above the text
    on its page; ``url`` may name a day or a month.
    """

    given: date | None = None
    basis: DateBasis = DateBasis.METADATA
    shown: date | None = None
    url: str | None = None


def dating(text: str, blocks: Sequence[Block], hints: Hints) -> Dating | None:
    """When an article was published; None where nothing says.

    The page's date is the given one, the date line above the text, or the URL's; where they differ by more
    than a week, the earliest. A dateline with another year overrules it. So does the text where it fits
    other years only, from the latest that it mentions up to the page's: a dateline without year in those
    that remain, or events whose weekdays are those of other years.

    Args:
        text: the article's text.
        blocks: its blocks, from ``segment``.
        hints: what is known besides.
    """
    page = _page(text, blocks, hints)
    filed = _dateline(text, blocks)
    if filed and filed.day and (day := filed.day.in_full):
        near = page is not None and max(page.first - day, day - page.last) <= _TOLERANCE
        return page if page and page.day and near else Dating.on(day, DateBasis.DATELINE)
    body = [block.span.of(text) for block in blocks if block.kind is BlockKind.PARAGRAPH]
    if page is None:
        return _by_lead(body)
    floor = latest_year(body, page.last.year)
    if floor is None:
        return _narrowed(filed, page) or page
    years = range(floor, min(page.last.year, LAST_YEAR) + 1)
    return (
        _by_dateline(filed, page.last, years)
        or _by_weekdays(body, page.last, years)
        or _narrowed(filed, page)
        or page
    )


def url_dating(url: str | None) -> Dating | None:
    """The day or month that a URL names.

    >>> url_dating("https://post.example/world/2020/03/02/idlib").day
    datetime.date(2020, 3, 2)
    >>> url_dating("https://post.example/2020/mar/idlib").last
    datetime.date(2020, 3, 31)
    """
    for match in _IN_URL.finditer((url or "").partition("//")[2].partition("/")[2]):
        if not match["between"] and not match["day"]:
            continue
        year, month = int(match["year"]), match["month"].lower()
        number = int(month) if month.isdigit() else MONTHS.index(month) + 1
        try:
            if match["day"]:
                return Dating.on(date(year, number, int(match["day"])), DateBasis.URL)
            return Dating(*month_range(year, number), DateBasis.URL)
        except ValueError:
            continue
    return None


def _page(text: str, blocks: Sequence[Block], hints: Hints) -> Dating | None:
    header = _header_date(text, blocks) or hints.shown
    told = [Dating.on(hints.given, hints.basis)] if hints.given else []
    told += [Dating.on(header, DateBasis.HEADER)] if header else []
    if found := url_dating(hints.url):
        told.append(found)
    best: Dating | None = None
    for one in told:
        if best is None or _reaches_past(best.first, one.last):
            best = one
    return best


def _reaches_past(later: date, earlier: date) -> bool:
    return later - earlier > _TOLERANCE


def _header_date(text: str, blocks: Sequence[Block]) -> date | None:
    first = next((index for index, block in enumerate(blocks) if block.kind is BlockKind.PARAGRAPH), None)
    above = (block.span.of(text) for block in blocks[:first] if block.kind is BlockKind.FURNITURE)
    dated = (day.in_full for part in above if is_date_line(part) or is_credit(part) for day in days(part))
    return next((day for day in dated if day), None)


def _dateline(text: str, blocks: Sequence[Block]) -> Dateline | None:
    """The first dateline: a furniture block on one line with the paragraph that it opens."""
    for opening, block in pairwise(blocks):
        between = text[opening.span.end - 1 : block.span.start + 1]
        if opening.kind is BlockKind.FURNITURE and len(between.splitlines()) == 1:
            return dateline(text[opening.span.start : block.span.end], leads=True)
    return None


def _by_lead(body: Sequence[str]) -> Dating | None:
    """Where nothing else says: news is of the days after the first day that it gives in full."""
    first = next((day.in_full for part in body[:1] for day in days(part) if day.in_full), None)
    weekday = first and any(day.weekday == first.weekday() for day in days(body[0]) if day.in_full == first)
    if first is None or not weekday or first > date.max - timedelta(_DAYS_AFTER[-1]):
        return None
    return Dating(first, first + timedelta(_DAYS_AFTER[-1]), DateBasis.TEXT)


def _narrowed(filed: Dateline | None, page: Dating) -> Dating | None:
    """The dateline's day, where it lies in the days that the page leaves open."""
    if page.day or filed is None or filed.day is None:
        return None
    days_ = {day for year in (page.first.year, page.last.year) if (day := filed.day.in_year(year))}
    inside = sorted(day for day in days_ if page.first - day <= _TOLERANCE and day <= page.last)
    return Dating.on(inside[0], DateBasis.DATELINE) if len(inside) == 1 else None


def _by_dateline(filed: Dateline | None, page: date, years: range) -> Dating | None:
    """The dateline's days in the years that remain, where none of them is near the page's date."""
    if filed is None or filed.day is None:
        return None
    possible = [
        day for year in years if (day := filed.day.in_year(year)) is not None and day - page <= _TOLERANCE
    ]
    if not possible or page - possible[-1] <= _TOLERANCE:
        return None
    return Dating(possible[0], possible[-1], DateBasis.DATELINE)


def _by_weekdays(body: Sequence[str], page: date, years: range) -> Dating | None:
    """The last day that is reported of, before an event to come or just after one that was.

    The event is the first appointment, in the years in which all of them fall on their weekdays.
    """
    found = list(appointments(body))
    if not found or any(appointment.fits(page) for appointment in found):
        return None
    fitting = [year for year in years if all(appointment.in_year(year) for appointment in found)]
    events = [day for year in fitting if (day := found[0].in_year(year)) and day <= page]
    ranges = [_around(body, found[0], day, page) for day in events]
    return Dating(ranges[0][0], ranges[-1][1], DateBasis.WEEKDAYS) if ranges else None


def _around(body: Sequence[str], event: Appointment, day: date, page: date) -> tuple[date, date]:
    """The last day near an event that is reported of, or all days near it where none is."""
    offsets = _WEEK_BEFORE if event.ahead else _DAYS_AFTER
    week = [near for offset in offsets if (near := day + timedelta(offset)) <= page]
    weekdays = reporting_weekdays(body)
    last = max((near for near in week if near.weekday() in weekdays), default=None)
    return (last, last) if last else (week[0], week[-1])
