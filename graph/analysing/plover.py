"""ontology/plover.ttl in, how far each event type lies towards cooperation or conflict out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

import pyoxigraph as ox

from graph.ontology import KG, PLOVER, ROOT

QUADS: Final = {
    2: "Material cooperation",
    1: "Verbal cooperation",
    0: "Standing relations",
    3: "Verbal conflict",
    4: "Material conflict",
}
"""Quad classes in the order of the scale; 0 gathers the relations that are no event."""


@dataclass(frozen=True, slots=True)
class EventType:
    """``quad`` is the quad class, 1 to 4; ``scale`` runs from -10 (conflict) to +10 (cooperation)."""

    quad: int
    scale: float


@cache
def events() -> Mapping[str, EventType]:
    """The event types by name, as the ontology gives them."""
    values: dict[str, dict[str, str]] = {}
    for triple in ox.parse(path=str(ROOT / "plover.ttl"), format=ox.RdfFormat.TURTLE):
        if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.Literal):
            term = triple.predicate.value.removeprefix(KG)
            values.setdefault(triple.subject.value, {})[term] = triple.object.value
    return {
        iri.removeprefix(PLOVER): EventType(int(told["quadClass"]), float(told["scale"]))
        for iri, told in sorted(values.items())
        if "quadClass" in told
    }


def scale_of(event: str | None) -> float | None:
    """Where an event type stands between conflict (-10) and cooperation (+10), None where PLOVER has none."""
    known = events().get(event or "")
    return known.scale if known else None
