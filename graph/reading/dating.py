"""An article's text, blocks and given date in, the day it was published out; None where nothing says.

The date that a saved web page carries can be the day it was saved, years later. So the text may overrule it:
with the year of its dateline, or with days that fall on their weekdays in other years only. No clock.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from graph.model import Block, BlockKind
from graph.reading.datelines import Dateline, dateline
from graph.reading.dates import LAST_YEAR, days
from graph.reading.furniture import is_credit, is_date_line
from graph.reading.weekdays import Appointment, appointments, latest_year, reporting_weekdays

_TOLERANCE = timedelta(days=7)
"""How far two honest dates of one article lie apart: filed, printed, put online."""

_WEEK_BEFORE = range(-6, 1)
"""A weekday alone names a day of the week that leads to the event."""

_DAYS_AFTER = range(4)
"""News of an event that was comes within days."""


def publication_date(text: str, blocks: Sequence[Block], given: date | None = None) -> date | None:
    """The day an article was published.

    The page's date is ``given`` (its metadata), or else the date line above the text; where they differ, the
    earlier. A dateline with another year overrules it. So does the text where it fits other years only, from
    the latest that it mentions up to the page's: a dateline without year in the one that remains, or events
    whose weekdays are those of another year. What stays ambiguous keeps the page's date.

    Args:
        text: the article's text.
        blocks: its blocks, from ``segment``.
        given: the date that came with it, if any.
    """
    page = _page_date(text, blocks, given)
    filed = _dateline(text, blocks)
    if filed and filed.day and (day := filed.day.in_full):
        return page if page and abs(page - day) <= _TOLERANCE else day
    if page is None:
        return None
    body = [block.span.of(text) for block in blocks if block.kind is BlockKind.PARAGRAPH]
    floor = latest_year(body, page.year)
    if floor is None:
        return page
    years = range(floor, min(page.year, LAST_YEAR) + 1)
    return _by_dateline(filed, page, years) or _by_weekdays(body, page, years) or page


def _page_date(text: str, blocks: Sequence[Block], given: date | None) -> date | None:
    header = _header_date(text, blocks)
    if given and header and given - header > _TOLERANCE:
        return header
    return given or header


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


def _by_dateline(filed: Dateline | None, page: date, years: range) -> date | None:
    """The dateline's day, where it is not near the page's date and one year alone can be meant."""
    if filed is None or filed.day is None:
        return None
    possible = [
        day for year in years if (day := filed.day.in_year(year)) is not None and day - page <= _TOLERANCE
    ]
    return possible[0] if len(possible) == 1 and page - possible[0] > _TOLERANCE else None


def _by_weekdays(body: Sequence[str], page: date, years: range) -> date | None:
    """The last day that is reported of, before an event to come or just after one that was.

    The event is the first appointment, in the latest year in which all of them fall on their weekdays.
    """
    found = list(appointments(body))
    if not found or any(appointment.fits(page) for appointment in found):
        return None
    fitting = [year for year in years if all(appointment.in_year(year) for appointment in found)]
    events = [day for year in fitting if (day := found[0].in_year(year)) and day <= page]
    return _last_reported(body, found[0], events[-1], page) if events else None


def _last_reported(body: Sequence[str], event: Appointment, day: date, page: date) -> date | None:
    offsets = _WEEK_BEFORE if event.ahead else _DAYS_AFTER
    week = [day + timedelta(offset) for offset in offsets]
    weekdays = reporting_weekdays(body)
    return max((near for near in week if near.weekday() in weekdays and near <= page), default=None)
