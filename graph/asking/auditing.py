"""Actors as the ontology has them in, where it contradicts itself out: names, offices, references.

Two actors of one name, two persons in one office at once, a term of office without a source, somebody who
belongs to nobody that is described.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from graph.ontology import ACTOR, DCTERMS, KG, OWL, ActorRecord, Ontology
from graph.ontology.description import Description, find_subject
from graph.values import ACTOR_KINDS

REFERENCES: Final = (
    "allegiance", "borders", "capital", "holds", "locatedIn", "memberOf", "of", "origin", "partOf",
)  # fmt: skip
"""The terms whose values are described somewhere."""

ALWAYS: Final = ("0000", "9999")
"""What is before and after all days; years, months and days compare as text."""

LAST_DAYS: Final = {len("2014"): "-12-31", len("2014-08"): "-31", len("2014-08-28"): ""}
"""What makes the last day of a year or month, by how it is written."""


@dataclass(frozen=True, slots=True)
class Audit:
    """What an audit of the actors found.

    ``faults`` are for somebody to correct; ``bare`` actors have no id elsewhere; ``tenures`` are all offices
    held by somebody.
    """

    actors: int
    faults: tuple[str, ...]
    bare: int
    tenures: int

    def __str__(self) -> str:
        return (
            f"{self.actors:,} actors, {self.bare:,} without an id; {self.tenures:,} terms of office; "
            f"{len(self.faults)} faults"
        )


def audit(ontology: Ontology) -> Audit:
    """Look through the actors of an ontology that was read afresh; circles and repeated ids it refused."""
    told = ontology.description
    records = {iri: r for iri, r in ontology.actors.items() if r.inhabitants is None}
    terms = [(node, r) for r in records.values() for node in told.texts(r.actor.iri, KG + "holds")]
    faults = (
        *_shared_names(told, records),
        *_clashes(told, terms),
        *_unsourced(told, terms),
        *_loose_ends(told),
    )
    return Audit(
        actors=len(records),
        faults=tuple(sorted(faults)),
        bare=sum(not record.actor.ids for record in records.values()),
        tenures=len(terms),
    )


def _shared_names(told: Description, records: Mapping[str, ActorRecord]) -> Iterator[str]:
    """Names that two actors have, unless either is said to be different from the other."""
    holders: dict[str, list[str]] = defaultdict(list)
    for iri, record in records.items():
        if record.actor.kind in ACTOR_KINDS:
            for name in dict.fromkeys((record.actor.label, *record.actor.aliases)):
                holders[name].append(iri)
    for name, iris in holders.items():
        for one, other in combinations(iris, 2):
            apart = {one, other} & {*_different(told, one), *_different(told, other)}
            if not apart:
                yield _fault(
                    told, other, f"has the name “{name}” of {_short(one)} (owl:differentFrom allows it)"
                )


def _different(told: Description, iri: str) -> tuple[str, ...]:
    return told.texts(iri, OWL + "differentFrom")


def _clashes(told: Description, terms: Iterable[tuple[str, ActorRecord]]) -> Iterator[str]:
    """Two persons in one office at the same time, however a month or year without its day is read."""
    offices: dict[tuple[str | None, str | None], list[tuple[str, str]]] = defaultdict(list)
    for node, record in terms:
        held_office = told.text(node, KG + "office"), told.text(node, KG + "of")
        offices[held_office].append((node, record.actor.iri))
    for (office, of), held in offices.items():
        for (node, one), (later, other) in combinations(held, 2):
            starts, ends = zip(_surely(told, node), _surely(told, later), strict=True)
            if one != other and max(starts) < min(ends):
                shown = f"{office} of {_short(of or '')}"
                yield _fault(told, later, f"is {shown} at the same time as {_short(node)}")


def _unsourced(told: Description, terms: Iterable[tuple[str, ActorRecord]]) -> Iterator[str]:
    """Terms of office of which nothing tells where to check them: no source, no id of the person."""
    for node, record in terms:
        if not (record.actor.ids or told.texts(node, DCTERMS + "source")):
            yield _fault(told, node, "needs a dcterms:source, or a person with a skos:exactMatch")


def _surely(told: Description, node: str) -> tuple[str, str]:
    """The days between which the office was held however they are read: "2014" may start on its last day."""
    since, until = told.text(node, KG + "since"), told.text(node, KG + "until")
    return (since + LAST_DAYS[len(since)] if since else ALWAYS[0]), until or ALWAYS[1]


def _loose_ends(told: Description) -> Iterator[str]:
    """References to what no file describes."""
    for subject, facts in told.facts.items():
        if subject.startswith(ACTOR):
            for term in REFERENCES:
                for value in facts.get(KG + term, ()):
                    if value not in told.facts:
                        yield _fault(told, subject, f"is kg:{term} {_short(value)}, which nothing describes")


def _fault(told: Description, subject: str, what: str) -> str:
    place = find_subject(told.files, subject)
    return f"{place}: {_short(subject)} {what}" if place else f"{_short(subject)} {what}"


def _short(iri: str) -> str:
    return f"actor:{iri.removeprefix(ACTOR)}" if iri.startswith(ACTOR) else iri
