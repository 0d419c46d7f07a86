"""An Accept header and what can be offered in, the best offer out (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from graph.errors import RefusedError
from graph.limits_outside import MAX_ACCEPTED_TYPES

RESULTS: Final = {
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/json": "json",
    "application/xml": "xml",
    "text/xml": "xml",
}
"""The forms of tables and truths by media type, the preferred one first, then other names of the same."""

GRAPHS: Final = {
    "text/turtle": "ttl",
    "application/n-triples": "nt",
    "application/rdf+xml": "xml",
    "application/ld+json": "jsonld",
    "application/xml": "xml",
    "text/xml": "xml",
}
"""The forms of graphs, likewise."""


@dataclass(frozen=True, slots=True)
class _Range:
    """A media range as a client accepts it."""

    main: str
    sub: str
    quality: float

    def fits(self, offer: str) -> int:
        """How exactly it names the offer: 3 in full, 2 by its main type, 1 as anything, 0 not at all."""
        main, _, sub = offer.partition("/")
        if self.main == "*":
            return int(self.sub == "*")
        if self.main != main or self.sub not in ("*", sub):
            return 0
        return 2 if self.sub == "*" else 3


def choose(accept: str | None, offers: Mapping[str, str]) -> str:
    """The offered media type that the client likes best; of equal ones the first.

    Args:
        accept: the header; None accepts everything.
        offers: media types in order of our preference, with what they stand for.

    Raises:
        RefusedError: 406, with what can be had, if the client accepts none of them.

    >>> choose("text/csv;q=0.5, application/sparql-results+xml", RESULTS)
    'application/sparql-results+xml'
    >>> choose("text/turtle, */*;q=0.1", RESULTS)
    'application/sparql-results+json'
    """
    ranges = tuple(_ranges("*/*" if accept is None or not accept.strip() else accept))
    liking = {offer: _quality(ranges, offer) for offer in offers}
    best = max(liking, key=lambda offer: liking[offer])
    if not liking[best]:
        raise RefusedError(406, f"the answer can be had as {', '.join(offers)}")
    return best


def _quality(ranges: tuple[_Range, ...], offer: str) -> float:
    """The most exact range decides, however low its quality: "*/*, text/csv;q=0" does not want CSV."""
    fitting = [(each.fits(offer), each.quality) for each in ranges]
    return max((fit for fit in fitting if fit[0]), default=(0, 0.0))[1]


def _ranges(accept: str) -> Iterator[_Range]:
    for part in accept.split(",")[:MAX_ACCEPTED_TYPES]:
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        main, slash, sub = name.partition("/")
        if slash or name == "*":  # some clients say * for */*
            yield _Range(main, sub or "*", _weight(parameters))


def _weight(parameters: list[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return min(1.0, max(0.0, float(value)))
            except ValueError:
                return 0.0
    return 1.0
