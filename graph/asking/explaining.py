"""The id of a statement in, everything that the graph knows of it out."""

from __future__ import annotations

from dataclasses import dataclass

from graph.asking.answers import ActorCard, Sighting
from graph.asking.cards import Cards
from graph.asking.names import expand
from graph.asking.relation_types import RelationCard, relation_cards
from graph.asking.rows import Row
from graph.asking.sightings import read_sighting, statement_row
from graph.model import Modality, Polarity, Precision, Quantity, When
from graph.ontology import KG, STATEMENT
from graph.storing.backend import Store


@dataclass(frozen=True, slots=True)
class Explanation:
    """One statement in full.

    ``subject_text``, ``object_text`` and ``trigger`` are the words of the article that carry it (a pronoun,
    where it is one); ``example`` is the sentence of the ontology that taught the reading; ``source`` is the
    actor who says so, where ``sighting.attributed_to`` is a known one.
    """

    sighting: Sighting
    subject: ActorCard
    relation: RelationCard
    object: ActorCard
    polarity: Polarity
    modality: Modality
    subject_text: str
    object_text: str
    trigger: str
    example: str
    source: ActorCard | None = None
    when: When | None = None
    place: ActorCard | None = None
    quantity: Quantity | None = None


def explain(store: Store, statement: str) -> Explanation:
    """Everything about one statement.

    Args:
        store: any store.
        statement: its id, prefixed name (statement:…) or IRI.

    Raises:
        UnknownStatementError: if the graph has none with this id.
    """
    row = statement_row(store, expand(statement) or STATEMENT + statement)
    cards = Cards(store)
    source, place = row.get("source"), row.get("place")
    return Explanation(
        sighting=read_sighting(row),
        subject=cards.of(row.text("subject")),
        relation=relation_cards(store).of(row.text("relation")),
        object=cards.of(row.text("object")),
        polarity=Polarity(row.local("polarity", KG)),
        modality=Modality(row.local("modality", KG)),
        subject_text=row.text("subject_text"),
        object_text=row.text("object_text"),
        trigger=row.text("trigger_text"),
        example=row.text("example"),
        source=cards.of(source) if source else None,
        when=_when(row),
        place=cards.of(place) if place else None,
        quantity=_quantity(row),
    )


def _when(row: Row) -> When | None:
    if row.get("time") is None:
        return None
    return When(row.text("time"), row.day("since"), row.day("until"), Precision(row.text("precision")))


def _quantity(row: Row) -> Quantity | None:
    if row.get("quantity") is None:
        return None
    return Quantity(row.number("quantity"), row.text("quantity_text"), row.text("quantity_of"))
