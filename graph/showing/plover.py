"""PLOVER event types as the eye needs them: on which side of cooperation and conflict, and how far out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class EventType:
    """``quad`` is the quad class, 1 to 4; ``scale`` runs from -10 (conflict) to +10 (cooperation)."""

    quad: int
    scale: float


EVENTS: Final = {
    "AGREE": EventType(1, 2.5),
    "CONSULT": EventType(1, 2.5),
    "SUPPORT": EventType(1, 5.0),
    "CONCEDE": EventType(1, 4.5),
    "COOPERATE": EventType(2, 9.5),
    "AID": EventType(2, 10.0),
    "RETREAT": EventType(2, 6.5),
    "REQUEST": EventType(3, 0.0),
    "ACCUSE": EventType(3, -3.0),
    "REJECT": EventType(3, -2.0),
    "THREATEN": EventType(3, -3.5),
    "PROTEST": EventType(4, -5.0),
    "SANCTION": EventType(4, -6.0),
    "MOBILIZE": EventType(4, -5.5),
    "COERCE": EventType(4, -7.0),
    "ASSAULT": EventType(4, -9.0),
}
"""The 16 event types with quad class and score (PLOVER manual 2.0, Open Event Data Alliance)."""

QUADS: Final = {
    2: "Material cooperation",
    1: "Verbal cooperation",
    0: "Standing relations",
    3: "Verbal conflict",
    4: "Material conflict",
}
"""Quad classes in the order of the scale; 0 gathers the relations that are no event."""


def quad_of(event: str | None) -> int:
    """The quad class of an event type, 0 where PLOVER has none."""
    known = EVENTS.get(event or "")
    return known.quad if known else 0


def scale_of(event: str | None) -> float | None:
    """Where an event type stands between conflict (-10) and cooperation (+10), None where PLOVER has none."""
    known = EVENTS.get(event or "")
    return known.scale if known else None
