"""The values that statements are made of: kinds, worlds, how exactly a time is known, stretches of text.

They are all of the domain that a question needs, so they load in no time; ``graph.model`` has the rest.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What an actor, or another thing that can fill a role, is. Each is a class of ontology/schema.ttl."""

    STATE = "state"
    ORGAN = "organ"
    ORGANISATION = "organisation"
    ARMED_GROUP = "armedGroup"
    GROUP = "group"
    PERSON = "person"
    PLACE = "place"
    AGREEMENT = "agreement"
    ASSET = "asset"


ACTOR_KINDS = frozenset(Kind) - {Kind.PLACE, Kind.AGREEMENT, Kind.ASSET}


class Polarity(StrEnum):
    """Whether the text says that it is so, or that it is not."""

    ASSERTED = "asserted"
    NEGATED = "negated"


class Modality(StrEnum):
    """In which world: the actual one, a plan, a possibility, or somebody's demand."""

    ACTUAL = "actual"
    PLANNED = "planned"
    POSSIBLE = "possible"
    REQUESTED = "requested"


class BlockKind(StrEnum):
    """What a block of an article is for. Furniture (teasers, bylines, repeats) states nothing."""

    HEADLINE = "headline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    FURNITURE = "furniture"


class Precision(StrEnum):
    """How exactly a time is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    INTERVAL = "interval"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A non-empty stretch of text, ``[start, end)`` in characters.

    >>> Span(0, 6).of("Turkey backs them")
    'Turkey'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def of(self, text: str) -> str:
        """The characters of ``text`` in this span."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


def digest(*parts: str) -> str:
    """SHA-256 in hex of the parts, each told apart from the next.

    >>> digest("ab", "c") == digest("a", "bc")
    False
    """
    from hashlib import sha256  # loads OpenSSL, which lookups do without

    whole = sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        whole.update(len(data).to_bytes(8, "big") + data)
    return whole.hexdigest()
