"""The id of a statement in, everything that the graph knows of it out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.asking.answers import ActorCard, Sighting
from graph.asking.cardfile import candidates_of
from graph.asking.cards import Cards
from graph.asking.facts import Facts, statement_facts
from graph.asking.names import expand
from graph.asking.relation_types import RelationCard, relation_cards
from graph.asking.sightings import sighting
from graph.asking.sources import independent, reports_of
from graph.model import Quantity, When
from graph.ontology import KG, STATEMENT
from graph.storing import terms as t
from graph.storing.backend import Store
from graph.values import Modality, Polarity, Precision


@dataclass(frozen=True, slots=True)
class Explanation:
    """One statement in full.

    ``subject_text``, ``object_text`` and ``trigger`` are the words of the article that carry it (a pronoun,
    where it is one); ``example`` is the sentence of the ontology that taught the reading; ``source`` is the
    actor who says so, where ``sighting.attributed_to`` is a known one; ``basis`` what its
    confidence is made of; ``may_be`` for each end that is left open the known actors of whom it may be one.
    ``reports`` are the articles that state the same, ``sources`` the independent ones among them.
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
    basis: str = ""
    may_be: Mapping[str, tuple[ActorCard, ...]] = field(default_factory=dict)
    reports: int = 1
    sources: int = 1


def explain(store: Store, statement: str, cards: Cards | None = None) -> Explanation:
    """Everything about one statement.

    Args:
        store: any store.
        statement: its id, prefixed name (statement:…) or IRI.
        cards: those of the store, where they are kept from question to question.

    Raises:
        UnknownStatementError: if the graph has none with this id.
    """
    facts = statement_facts(store, statement_iri(statement))
    cards = cards or Cards(store)
    reports = reports_of(store, facts)
    source, place = facts.get(t.ATTRIBUTED_TO_ACTOR), facts.get(t.LOCATION)
    return Explanation(
        sighting=sighting(facts),
        subject=cards.of(facts.text(t.SUBJECT)),
        relation=relation_cards(store).of(facts.text(t.PREDICATE)),
        object=cards.of(facts.text(t.OBJECT)),
        polarity=Polarity(facts.text(t.POLARITY).removeprefix(KG)),
        modality=Modality(facts.text(t.MODALITY).removeprefix(KG)),
        subject_text=facts.text(t.EXACT, t.SUBJECT_MENTION),
        object_text=facts.text(t.EXACT, t.OBJECT_MENTION),
        trigger=facts.text(t.EXACT, t.TRIGGER),
        example=facts.text(t.EXAMPLE),
        source=cards.of(source) if source else None,
        when=_when(facts),
        place=cards.of(place) if place else None,
        quantity=_quantity(facts),
        basis=facts.get(t.BASIS) or "",
        may_be={iri: candidates_of(store, iri) for iri in map(facts.text, (t.SUBJECT, t.OBJECT))},
        reports=len(reports),
        sources=independent(store, reports),
    )


def statement_iri(statement: str) -> str:
    """The IRI of a statement, given by id, prefixed name or IRI."""
    return expand(statement) or STATEMENT + statement


def _when(facts: Facts) -> When | None:
    text = facts.get(t.TIME_TEXT)
    if text is None:
        return None
    precision = Precision(facts.text(t.TIME_PRECISION))
    return When(text, facts.day(t.START_DATE), facts.day(t.END_DATE), precision)


def _quantity(facts: Facts) -> Quantity | None:
    value = facts.get(t.QUANTITY)
    if value is None:
        return None
    return Quantity(int(value), facts.text(t.QUANTITY_TEXT), facts.text(t.QUANTITY_OF))
