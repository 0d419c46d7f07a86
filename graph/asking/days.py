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
    try:
        year, month, day = (part and int(part) for part in parts.groups()) if parts else (0, None, None)
        month = (12 if last else 1) if month is None else month
        day = (monthrange(year, month)[1] if last else 1) if day is None else day
        return date(year, month, day)
    except ValueError as error:
        raise QueryError(f"{written!r} is no date; write 2018, 2018-02 or 2018-02-14") from error
