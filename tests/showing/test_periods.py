"""When it happened as bars: periods of a fitting length without gaps, a line of bars, a picture."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from graph.asking.statistics import Tally
from graph.errors import KgError
from graph.showing.paper import Paper
from graph.showing.periods import MOST, bars
from graph.showing.plotting import plot
from graph.showing.sparks import periods_line, sparkline

DAY = date(2019, 12, 30)


def days(*offsets: int, event: str | None = "AID") -> tuple[Tally, ...]:
    return tuple(Tally(DAY + timedelta(days=offset), event, 1) for offset in offsets)


@pytest.mark.parametrize(
    ("offsets", "unit", "names"),
    [
        ((0,), "day", ["2019-12-30"]),
        ((0, 2), "day", ["2019-12-30", "2019-12-31", "2020-01-01"]),
        ((0, 70), "month", ["2019-12", "2020-01", "2020-02", "2020-03"]),
        ((0, 2_000), "quarter", None),
        ((0, 20_000), "year", None),
    ],
)
def test_periods_are_as_short_as_fits_and_without_gaps(
    offsets: tuple[int, ...], unit: str, names: list[str] | None
) -> None:
    told = bars(days(*offsets))
    assert told.unit == unit
    assert len(told.bars) <= MOST
    assert sum(bar.total for bar in told.bars) == len(offsets)
    assert names is None or [told.name(bar.start) for bar in told.bars] == names
    starts = [bar.start for bar in told.bars]
    assert starts == sorted(set(starts))


def test_sides_are_those_of_the_events() -> None:
    told = bars((*days(0, 0), *days(0, event="ASSAULT"), *days(0, event=None)))
    assert [(bar.cooperation, bar.neutral, bar.conflict) for bar in told.bars] == [(2, 1, 1)]


def test_a_history_of_centuries_keeps_its_newest_years() -> None:
    told = bars((Tally(date(1, 1, 1), None, 1), Tally(date(2020, 1, 1), None, 1)))
    assert (len(told.bars), told.bars[-1].start.year) == (MOST, 2020)


@pytest.mark.parametrize(
    ("counts", "line"), [([], ""), ([0, 0], "··"), ([1], "█"), ([1, 100], "▁█"), ([4, 0, 8], "▄·█")]
)
def test_a_bar_for_each_count(counts: list[int], line: str) -> None:
    assert sparkline(counts) == line


def test_the_line_says_what_its_bars_are() -> None:
    line = periods_line(bars(days(0, 0, 2)), Paper(100))
    assert line == "2019-12-30 █·▄ 2020-01-01, statements by day, at most 2\n"
    assert periods_line(bars(days(0)), Paper(100)) == periods_line(bars(()), Paper(100)) == ""


@pytest.mark.parametrize(("name", "start"), [("a.png", b"\x89PNG"), ("a.svg", b"<?xml"), ("A.SVG", b"<?xml")])
def test_a_picture_is_the_same_each_time(name: str, start: bytes) -> None:
    told = bars(days(0, 2))
    made = plot(told, "$\\frac{1$ <script>alert(1)</script>", Path(name))
    assert made.startswith(start)
    assert made == plot(told, "$\\frac{1$ <script>alert(1)</script>", Path(name))
    assert b"<script" not in made


@pytest.mark.parametrize(
    ("name", "count", "reason"),
    [("a.pdf", 2, "ends in .png or .svg"), ("a", 2, "ends in .png"), ("a.png", 0, "nothing to plot")],
)
def test_what_cannot_be_drawn_is_told(name: str, count: int, reason: str) -> None:
    with pytest.raises(KgError, match=reason):
        plot(bars(days(*range(count))), "", Path(name))
