"""What happened when in, counts for one period after the other out: by day, month, quarter or year."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import takewhile
from typing import Final

from graph.analysing.plover import scale_of
from graph.asking.answers import RelationRow
from graph.asking.statistics import Tally
from graph.values import Polarity

MOST: Final = 60
"""Periods of one picture: as many bars as a narrow terminal or a page shows side by side."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One period by its first day, with the statements of cooperation, of conflict, and of neither in it."""

    start: date
    cooperation: int = 0
    neutral: int = 0
    conflict: int = 0

    @property
    def total(self) -> int:
        """All statements of the period."""
        return self.cooperation + self.neutral + self.conflict


@dataclass(frozen=True, slots=True)
class Bars:
    """Periods of one length without gaps; ``unit`` is day, month, quarter or year."""

    unit: str
    bars: tuple[Bar, ...]

    def name(self, start: date) -> str:
        """A period in words: 2020, 2020 Q1, 2020-03 or 2020-03-02."""
        match self.unit:
            case "year":
                return str(start.year)
            case "quarter":
                return f"{start.year} Q{(start.month + 2) // 3}"
            case "month":
                return start.isoformat()[:7]
            case _:
                return start.isoformat()


def of_rows(rows: Iterable[RelationRow]) -> Iterator[Tally]:
    """The rows of a timeline as counts by day; those without a day are left out, denials count as neither."""
    for row in rows:
        if row.first:
            event = row.event if row.polarity is Polarity.ASSERTED else None
            yield Tally(row.first, event, row.statements)


def bars(tallies: Iterable[Tally], most: int = MOST) -> Bars:
    """The shortest periods of which there are at most so many, from the first that has something to the last.

    >>> told = bars([Tally(date(2020, 3, 2), "AID", 2), Tally(date(2020, 5, 9), "ASSAULT", 1)], most=5)
    >>> told.unit, [(told.name(bar.start), bar.cooperation, bar.conflict) for bar in told.bars]
    ('month', [('2020-03', 2, 0), ('2020-04', 0, 0), ('2020-05', 0, 1)])
    """
    known = tuple(tallies)
    if not known:
        return Bars("day", ())
    first, last = min(each.day for each in known), max(each.day for each in known)
    unit = next((unit for unit in _UNITS if _count(unit, first, last) <= most), "year")
    counts = {start: [0, 0, 0] for start in _starts(unit, first, last)}
    for each in known:
        counts[_UNITS[unit](each.day)][_side(each.event)] += each.count
    kept = tuple(counts.items())[-max(most, 1) :]
    return Bars(unit, tuple(Bar(start, *sides) for start, sides in kept))


def _side(event: str | None) -> int:
    scale = scale_of(event) or 0
    return 0 if scale > 0 else 2 if scale < 0 else 1


def _quarter(day: date) -> date:
    return day.replace(month=day.month - (day.month - 1) % 3, day=1)


_UNITS: Final[dict[str, Callable[[date], date]]] = {
    "day": lambda day: day,
    "month": lambda day: day.replace(day=1),
    "quarter": _quarter,
    "year": lambda day: day.replace(month=1, day=1),
}


def _count(unit: str, first: date, last: date) -> int:
    months = 12 * (last.year - first.year) + last.month - first.month
    return {"day": (last - first).days, "month": months, "quarter": months // 3 + 1}.get(unit, 0) + 1


def _starts(unit: str, first: date, last: date) -> Iterator[date]:
    return takewhile(lambda start: start <= last, _from(unit, _UNITS[unit](first)))


def _from(unit: str, start: date) -> Iterator[date]:
    while True:
        yield start
        start = _next(unit, start)


def _next(unit: str, start: date) -> date:
    if unit == "day":
        return date.fromordinal(start.toordinal() + 1)
    months = start.year * 12 + start.month - 1 + {"month": 1, "quarter": 3, "year": 12}[unit]
    return date(months // 12, months % 12 + 1, 1)
