"""What each input was taken for in, counted by format, a line for people out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.reading import Taken


class Inputs:
    """Counts of inputs by what they were taken for, and of what was passed over in them."""

    def __init__(self) -> None:
        self.formats = Counter[str]()
        self.passed = Counter[str]()

    def add(self, taken: Taken) -> None:
        """Count one more input."""
        inside = sorted(set(taken.holds) - {taken.format})
        self.formats[f"{taken.format} of {', '.join(inside)}" if inside else taken.format] += 1
        self.passed.update(taken.passed)

    def __str__(self) -> str:
        took = f"inputs: {_listed(self.formats)}"
        return f"{took}; passed over: {_listed(self.passed)}" if self.passed else took


def _listed(counts: Counter[str]) -> str:
    return ", ".join(
        f"{count} {name}" for name, count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    )
