"""The triples of an actor → its record: names, words that point to it, offices held and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from graph.model import Actor
from graph.ontology.description import Description
from graph.ontology.namespaces import KG, LEX, RDF, SCHEMA, SKOS
from graph.values import Kind

KIND_OF_CLASS: Final = {KG + kind[0].upper() + kind[1:]: kind for kind in Kind}
"""The kinds of actors by the classes of the schema."""


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office held: "President" of the actor ``of``, from ``since`` to ``until`` (None is open)."""

    office: str
    of: str
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class ActorRecord:
    """A known actor with the words that point to it.

    ``adjectives`` ("Turkish") and ``demonyms`` ("Turks") describe what is its own; ``metonyms`` ("Ankara")
    are names of something else that stand for it when it acts. ``inhabitants`` has whoever is only a place
    of the gazetteer, whose names count where a sentence takes them for a place and nobody better known has
    them; 0 is a region. ``shared`` are those of its names that others have as well: they point to nobody.
    """

    actor: Actor
    adjectives: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    capital: str | None = None
    gender: str | None = None
    tenures: tuple[Tenure, ...] = ()
    inhabitants: int | None = None
    shared: tuple[str, ...] = ()


def read_records(description: Description) -> Iterator[tuple[str, ActorRecord]]:
    """All actor records, by IRI, in the order of the IRIs.

    Raises:
        OntologyError: with file and line, at a record without label, of two kinds, that is part of itself, or
            shares an id with another; at an office without owner, or left before it was entered.
    """
    owners: dict[str, str] = {}
    for iri in sorted(description.facts):
        if (kind := _kind(description, iri)) is not None:
            record = _record(description, iri, kind)
            for identifier in record.actor.ids:
                if owners.setdefault(identifier, iri) != iri:
                    raise description.error(iri, f"has the id {identifier} of {owners[identifier]}")
            _check_wholes(description, iri)
            yield iri, record


def _kind(description: Description, iri: str) -> Kind | None:
    kinds = [KIND_OF_CLASS[c] for c in description.texts(iri, RDF + "type") if c in KIND_OF_CLASS]
    if len(kinds) > 1:
        raise description.error(iri, f"has the kinds {', '.join(kinds)}, must have one")
    return Kind(kinds[0]) if kinds else None


def _check_wholes(description: Description, iri: str) -> None:
    """Refuse a circle: two that are part of each other leave nobody to whom they belong."""
    for term in ("partOf", "locatedIn"):
        seen, todo = list[str](), list(description.texts(iri, KG + term))
        while todo:
            whole = todo.pop()
            if whole == iri:
                raise description.error(iri, f"is kg:{term} of itself: {' → '.join([iri, *seen, iri])}")
            if whole not in seen:
                seen.append(whole)
                todo += description.texts(whole, KG + term)


def _record(description: Description, iri: str, kind: Kind) -> ActorRecord:
    label = description.text(iri, SKOS + "prefLabel")
    if label is None:
        raise description.error(iri, "has no skos:prefLabel")
    wholes = description.texts(iri, KG + "partOf")
    places = description.texts(iri, KG + "locatedIn")
    actor = Actor(
        iri, label, kind,
        aliases=description.texts(iri, SKOS + "altLabel"),
        part_of=wholes[0] if wholes else None,
        located_in=places[0] if places else None,
        ids=description.texts(iri, SKOS + "exactMatch"),
    )  # fmt: skip
    return ActorRecord(
        actor,
        adjectives=description.texts(iri, LEX + "adjective"),
        demonyms=description.texts(iri, LEX + "demonym"),
        metonyms=description.texts(iri, LEX + "metonym"),
        capital=next(iter(description.texts(iri, KG + "capital")), None),
        gender=description.text(iri, SCHEMA + "gender"),
        tenures=tuple(_tenure(description, node) for node in description.texts(iri, KG + "holds")),
    )


def _tenure(description: Description, node: str) -> Tenure:
    office, of = description.text(node, KG + "office"), description.text(node, KG + "of")
    if office is None or of is None:
        raise description.error(node, "needs kg:office and kg:of")
    since, until = (_day(description, node, end) for end in ("since", "until"))
    if since and until and until < since:
        raise description.error(node, f"ends on {until}, before it starts on {since}")
    return Tenure(office, of, since, until)


def _day(description: Description, node: str, end: str) -> date | None:
    """The first day of "2014", "2014-08" or "2014-08-28" for the start of a tenure, the last for its end."""
    value, first = description.text(node, KG + end), end == "since"
    if value is None:
        return None
    from calendar import monthrange  # loads locales, which lookups do without

    try:
        year, month, day = (*map(int, value.split("-")), 0, 0)[:3]
        month = month or (1 if first else 12)
        return date(year, month, day or (1 if first else monthrange(year, month)[1]))
    except ValueError as error:
        raise description.error(node, f"has kg:{end} “{value}”, must be a year, month or day") from error
