"""A day as people write it in, the first or last day that it covers out.

>>> first_day("2018-02"), last_day("2018-02")
(datetime.date(2018, 2, 1), datetime.date(2018, 2, 28))
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Final

from graph.errors import QueryError

_WRITTEN: Final = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", re.ASCII)


def first_day(written: str | date) -> date:
    """The first day of a year, a month or a day.

    Raises:
        QueryError: if it is not written as 2018, 2018-02 or 2018-02-14.
    """
    return _day(written, last=False)


def last_day(written: str | date) -> date:
    """The last day of a year, a month or a day.

    Raises:
        QueryError: if it is not written as 2018, 2018-02 or 2018-02-14.
    """
    return _day(written, last=True)


def _day(written: str | date, *, last: bool) -> date:
    if isinstance(written, date):
        return written
    parts = _WRITTEN.fullmatch(written.strip())
    year, month, day = parts.groups() if parts else ("0", None, None)
    try:
        first = date(int(year), int(month or "1"), int(day or "1"))
    except ValueError as error:
        raise QueryError(f"{written!r} is no date; write 2018, 2018-02 or 2018-02-14") from error
    if day or not last:
        return first
    last_month = first.month if month else 12
    return date(first.year, last_month, monthrange(first.year, last_month)[1])
