"""Parts of a drawing in, a free spot for each out: parts beside each other, single actors in the gaps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from itertools import count, product
from typing import Any, Final

import numpy as np

Cell = tuple[int, int]

BOX: Final = np.array([112.0, 64.0])
"""Width and height that an actor with its name takes, in units of the canvas (pixels at full size)."""

_MARGIN: Final = 1
"""Boxes that stay free around a part."""

_SHARE: Final = 0.3
"""How much of a box may be covered from one side before it counts as taken."""


class Floor:
    """A canvas as a grid of boxes, each taken or free; ``taken`` holds who stands where."""

    def __init__(self) -> None:
        self.taken: dict[str, Any] = {}
        self._cells: set[Cell] = set()
        self._inside: set[Cell] = set()
        # Boxes never become free again: a ring found full, for an outline or around a box, stays so.
        self._full: dict[frozenset[Cell] | Cell, int] = {}

    def keep(self, part: Mapping[str, Any]) -> None:
        """Leave a part where it is."""
        cells = {cell for place in part.values() for cell in _touched(place)}
        self._inside |= _outline(cells)
        self._cells |= cells
        self.taken |= part

    def place_part(self, part: Mapping[str, Any]) -> None:
        """Move a part as a whole as near to the middle as it can lie outside of all others."""
        cells = {cell for place in part.values() for cell in _touched(place)}
        outline = _outline(cells)
        shift = self._nearest(outline, lambda step: self._inside.isdisjoint(_moved(outline, step)))
        self._inside |= _moved(outline, shift)
        self._cells |= _moved(cells, shift)
        self.taken |= {actor: place + np.array(shift) * BOX for actor, place in part.items()}

    def place_one(self, actor: str, near: Any) -> None:
        """Put an actor in the free box nearest to a place, also in the gaps of a part."""
        start = column, row = _cell(near)
        step = self._nearest(start, lambda step: (column + step[0], row + step[1]) not in self._cells)
        cell = (column + step[0], row + step[1])
        self._cells.add(cell)
        self._inside.add(cell)
        self.taken[actor] = np.array(cell) * BOX

    def _nearest(self, key: frozenset[Cell] | Cell, is_free: Callable[[Cell], bool]) -> Cell:
        """The shortest step to where there is room; rings that were found full are not looked at again."""
        for ring in count(self._full.get(key, 0)):
            self._full[key] = ring
            if step := next(filter(is_free, _ring(ring)), None):
                return step
        raise AssertionError("a plane has no end")


def _cell(place: Any) -> Cell:
    column, row = np.rint(place / BOX).astype(int).tolist()
    return column, row


def _touched(place: Any) -> set[Cell]:
    """The cells of which whoever stands there takes a good part; one alone for a place on the grid."""
    corners = np.rint(np.add.outer([-_SHARE, _SHARE], place / BOX)).astype(int).tolist()
    return set(product(*zip(*corners, strict=True)))


def _moved(cells: Iterable[Cell], step: Cell) -> set[Cell]:
    return {(column + step[0], row + step[1]) for column, row in cells}


def _outline(cells: Iterable[Cell]) -> frozenset[Cell]:
    """The cells with all between them in a row, as lines run there, and a margin."""
    rows: dict[int, list[int]] = {}
    for column, row in cells:
        rows.setdefault(row, []).append(column)
    around = range(-_MARGIN, _MARGIN + 1)
    return frozenset(
        (column, row + down)
        for row, columns in rows.items()
        for column in range(min(columns) - _MARGIN, max(columns) + _MARGIN + 1)
        for down in around
    )


@cache
def _ring(ring: int) -> tuple[Cell, ...]:
    """All steps that lead from (0, 0) to the square ring of this number, the shortest first."""
    side = range(-ring, ring + 1)
    level = {(column, row) for column in side for row in (-ring, ring)}
    upright = {(column, row) for column in (-ring, ring) for row in side}
    return tuple(sorted(level | upright, key=lambda step: (step[0] ** 2 + step[1] ** 2, step)))
