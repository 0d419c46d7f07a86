"""Counts of periods in, a picture of bars as PNG or SVG out; the same counts give the same bytes.

Drawn by matplotlib, which writes both forms and sets type in any script; it is an extra, as it and what it
needs weigh more than the rest of this floor.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any, Final

from graph.errors import KgError
from graph.showing.look import PALETTE
from graph.showing.paper import visible
from graph.showing.periods import Bars

FORMS: Final = (".png", ".svg")
"""What a picture's file name may end in."""

_SIDES: Final = (
    ("cooperation", "cooperation", PALETTE[-1]),
    ("neutral", "neither", PALETTE[10]),
    ("conflict", "conflict", PALETTE[0]),
)
_NAMED: Final = 12
_TITLE_CHARS: Final = 90


def plot(told: Bars, title: str, path: Path) -> bytes:
    """The picture for a file of this name.

    Raises:
        KgError: if the name has another ending, there is nothing to draw, or matplotlib is not installed.
    """
    if path.suffix.lower() not in FORMS:
        raise KgError(f"{path}: a plot is written to a file that ends in {' or '.join(FORMS)}")
    if not told.bars:
        raise KgError("there is nothing to plot: no statement that was found has a day")
    figure = _figure(told, title)
    form = path.suffix.lower().removeprefix(".")
    output = io.BytesIO()
    figure.savefig(output, format=form, metadata={"Date": None} if form == "svg" else {"Software": None})
    return output.getvalue()


def _figure(told: Bars, title: str) -> Any:
    # Imported here: it is an extra.
    try:
        import matplotlib as mpl
        from matplotlib.figure import Figure
        from matplotlib.ticker import MaxNLocator
    except ImportError as error:
        raise KgError("plots need matplotlib; install it with: pip install 'actorgraph[plot]'") from error
    mpl.rcParams["svg.hashsalt"] = "actorgraph"
    figure = Figure(figsize=(9, 3.4), dpi=160, layout="constrained")
    axes = figure.add_subplot()
    places = range(len(told.bars))
    below = [0] * len(told.bars)
    for name, label, color in _SIDES:
        counts = [getattr(bar, name) for bar in told.bars]
        axes.bar(places, counts, bottom=below, width=0.86, color=color, label=label)
        below = [low + count for low, count in zip(below, counts, strict=True)]
    axes.set_title(_plain(title), loc="left", fontsize=11, fontweight="bold")
    axes.set_ylabel(f"statements by {told.unit}", fontsize=9)
    step = -(-len(told.bars) // _NAMED)
    named = list(places)[::step]
    axes.set_xticks(named, [told.name(told.bars[place].start) for place in named], fontsize=8)
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    axes.tick_params(axis="y", labelsize=8)
    axes.spines[["top", "right"]].set_visible(False)
    axes.legend(frameon=False, fontsize=8, ncols=3, loc="upper right", bbox_to_anchor=(1, 1.14))
    return figure


def _plain(text: str) -> str:
    """Names as they are: matplotlib takes what stands between dollar signs for a formula."""
    return visible(text)[:_TITLE_CHARS].replace("$", r"\$")
