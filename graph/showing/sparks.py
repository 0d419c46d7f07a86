"""Counts of periods in, a line of bars for a terminal out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from graph.showing.paper import Paper
from graph.showing.periods import Bars

_HEIGHTS: Final = "▁▂▃▄▅▆▇█"
_FEWEST: Final = 2

ROOM: Final = 60
"""Columns that the words beside the bars take at most."""


def sparkline(counts: Sequence[int]) -> str:
    """A bar for each count, the highest full; a dot where there is nothing.

    >>> sparkline([0, 1, 4, 8])
    '·▁▄█'
    """
    most = max(counts, default=0)
    return "".join(
        _HEIGHTS[max(0, -(-count * len(_HEIGHTS) // most) - 1)] if count else "·" for count in counts
    )


def periods_line(told: Bars, paper: Paper) -> str:
    """The bars between the names of their first and last period; nothing for fewer than two periods.

    2015 Q1 ▁··▂█ 2016 Q1, statements by quarter, at most 7
    """
    shown = told.bars
    if len(shown) < _FEWEST:
        return ""
    counts = [bar.total for bar in shown]
    ends = told.name(shown[0].start), told.name(shown[-1].start)
    note = paper.faint(f", statements by {told.unit}, at most {max(counts)}")
    return f"{ends[0]} {sparkline(counts)} {ends[1]}{note}\n"
