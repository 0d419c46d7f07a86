"""What one article says of its actors, as far as it tells one actor from another. Values only."""

from __future__ import annotations

from dataclasses import dataclass

from graph.identity.dossiers import Deed
from graph.values import Kind


@dataclass(frozen=True, slots=True)
class Sightings:
    """What an article says of its actors, under the IRIs that it was read as.

    Each begins with the actor. ``seen``: kind, label, and the whole that it is part of or ""; ``deeds``: what
    it does or suffers, and whether that lasts (it leads, it belongs to); ``short``: acronyms that brackets
    give its name; ``candidates``: known actors of whom it may be one.
    """

    seen: frozenset[tuple[str, Kind, str, str]] = frozenset()
    deeds: frozenset[tuple[str, Deed, bool]] = frozenset()
    short: frozenset[tuple[str, str]] = frozenset()
    candidates: frozenset[tuple[str, str]] = frozenset()

    @property
    def actors(self) -> frozenset[str]:
        """Whom it speaks of."""
        return frozenset(actor for actor, *_ in self.seen)
