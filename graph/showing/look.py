"""Kinds, relations and counts in, shapes, colours and line styles out; the one place that decides on looks.

The colours hold on white and on near-black paper. Kinds differ in shape or filling as well as in colour, so
that no reader depends on colour alone; the line scale runs from blue to vermilion, which readers with any
common colour blindness tell apart (Okabe and Ito, "Color Universal Design").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log2
from typing import Final

from graph.analysing.plover import scale_of
from graph.asking.answers import RelationRow
from graph.values import Kind, Modality, Polarity

_CONFLICT: Final = (0xD5, 0x4A, 0x1F)
_NEUTRAL: Final = (0x94, 0x9D, 0xA9)
_COOPERATION: Final = (0x1F, 0x7C, 0xC0)


@dataclass(frozen=True, slots=True)
class KindLook:
    """How actors of a kind are drawn: a vis-network shape, filled or as an outline."""

    label: str
    shape: str
    color: str
    filled: bool = True


KINDS: Final = {
    Kind.STATE: KindLook("State", "dot", "#5d7196"),
    Kind.ORGAN: KindLook("Organ of a state", "square", "#5d7196"),
    Kind.ORGANISATION: KindLook("Organisation", "hexagon", "#2c9874"),
    Kind.ARMED_GROUP: KindLook("Armed group", "triangle", "#a14f92"),
    Kind.GROUP: KindLook("Group", "triangleDown", "#b381aa"),
    Kind.PERSON: KindLook("Person", "diamond", "#c28414"),
    Kind.PLACE: KindLook("Place", "dot", "#7f8894", filled=False),
    Kind.AGREEMENT: KindLook("Agreement", "square", "#7f8894", filled=False),
    Kind.ASSET: KindLook("Asset", "diamond", "#7f8894", filled=False),
}

COMMUNITIES: Final = (
    "#1b7db8", "#c98500", "#0e9671", "#c46a9b", "#d0591c", "#7a63b8", "#9a3b6b", "#8c8c2e",
)  # fmt: skip
"""A colour for each community, the largest first; after Okabe and Ito, as dark as white and black allow."""

UNKNOWN_KIND: Final = KindLook("Other", "dot", "#7f8894")
"""The look of a node that a caller adds without a kind."""


@dataclass(frozen=True, slots=True)
class LineLook:
    """How all relations between two actors are drawn as one line.

    ``forward`` and ``backward`` tell at which ends an arrow stands; ``dashes`` are lengths, empty for a line
    without gaps.
    """

    color: str
    width: float
    dashes: tuple[int, ...]
    forward: bool
    backward: bool


def line_look(rows: Sequence[RelationRow], start: str) -> LineLook:
    """The look of one line for all ``rows``, which join ``start`` (an IRI) and one other actor."""
    statements = sum(row.statements for row in rows)
    return LineLook(
        color=scale_color(_mean_scale(rows)),
        width=round(2 + 1.1 * log2(max(1, statements)), 2),
        dashes=_dashes(rows),
        forward=any(row.subject.iri == start for row in rows),
        backward=any(row.subject.iri != start for row in rows),
    )


def node_size(statements: int) -> float:
    """The radius of an actor with that many statements, in units of the canvas."""
    return round(9 + 3.8 * log2(1 + statements), 1)


def scale_color(scale: float | None) -> str:
    """The colour of a point between conflict (-10) and cooperation (+10); neutral for None.

    >>> scale_color(10), scale_color(None)
    ('#1f7cc0', '#949da9')
    """
    # Halves are rounded up, as a browser does it.
    return PALETTE[floor((scale or 0) + 0.5) + 10]


def _blend(scale: int) -> str:
    far = _COOPERATION if scale > 0 else _CONFLICT
    share = (abs(scale) / 10) ** 0.7
    return "#" + "".join(
        f"{round(near + (end - near) * share):02x}" for near, end in zip(_NEUTRAL, far, strict=True)
    )


PALETTE: Final = tuple(_blend(scale) for scale in range(-10, 11))
"""The line colours from -10 to +10; halfway colours lie nearer to the ends, so that they tell sides apart."""


def _mean_scale(rows: Sequence[RelationRow]) -> float | None:
    """The mean over statements of events that are not denied: "did not attack" is no conflict."""
    weighted = [
        (scale, row.statements)
        for row in rows
        if row.polarity is Polarity.ASSERTED and (scale := scale_of(row.event)) is not None
    ]
    total = sum(statements for _, statements in weighted)
    return sum(scale * statements for scale, statements in weighted) / total if total else None


def _dashes(rows: Sequence[RelationRow]) -> tuple[int, ...]:
    """No gaps where something holds, dots where all is denied, else dashes: plans, possibilities, demands."""
    asserted = [row for row in rows if row.polarity is Polarity.ASSERTED]
    if any(row.modality is Modality.ACTUAL for row in asserted):
        return ()
    return (9, 7) if asserted else (2, 6)
