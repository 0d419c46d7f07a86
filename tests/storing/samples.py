"""Small articles and statements to store. Imported by the tests and by the processes that they start."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from graph.model import (
    Actor,
    Article,
    Attribution,
    Evidence,
    Kind,
    Mention,
    Modality,
    Polarity,
    Precision,
    Quantity,
    RelationType,
    Span,
    Statement,
    When,
)
from graph.ontology import ACTOR, REL, WD

BACKS = RelationType(
    name="backs",
    iri=REL + "backs",
    label="backs",
    definition="Gives support.",
    parent=None,
    event="SUPPORT",
    quad=1,
    symmetric=False,
    domain=frozenset({Kind.STATE}),
    range=frozenset({Kind.STATE, Kind.ARMED_GROUP}),
)
IS_ALLY = replace(
    BACKS, name="isAllyOf", iri=REL + "isAllyOf", label="is an ally of", event=None, symmetric=True
)
RELATIONS = {relation.iri: relation for relation in (BACKS, IS_ALLY)}

TURKEY = Actor(ACTOR + "turkey", "Turkey", Kind.STATE, aliases=("Türkiye",), ids=(WD + "Q43",))
REBELS = Actor(ACTOR + "idlib-rebels", "Idlib rebels", Kind.ARMED_GROUP, located_in=ACTOR + "idlib")
IDLIB = Actor(ACTOR + "idlib", "Idlib", Kind.PLACE, part_of=ACTOR + "syria")
RUSSIA = Actor(ACTOR + "russia", "Russia", Kind.STATE)

SENTENCE = "Turkey backed 300 Idlib rebels in Idlib on Monday, Russia said."


def article(number: int = 0, version: int = 0, sentences: int = 1) -> Article:
    """An article of that many sentences; another version has another text and other offsets."""
    return Article(
        id=f"news/{number}.txt",
        text="\n".join([f"Version {version}", "." * (1 + version % 7), *[SENTENCE] * sentences]),
        source=f"articles/{number}.txt",
        title=f"Number {number}, version {version}",
        published=date(2020, 3, 2),
        url="https://example.org/a b?c=d",
        publisher="The Example",
    )


def statements(of: Article) -> tuple[Statement, ...]:
    """What each sentence of a sample article states, with every field filled."""
    starts = [i for i in range(len(of.text)) if of.text.startswith(SENTENCE, i)]
    return tuple(_statement(of, start) for start in starts)


def _statement(of: Article, start: int) -> Statement:
    def span(words: str) -> Span:
        at = start + SENTENCE.index(words)
        return Span(at, at + len(words))

    return Statement(
        relation=BACKS,
        subject=Mention(span("Turkey"), "Turkey", TURKEY),
        object=Mention(span("Idlib rebels"), "Idlib rebels", REBELS),
        polarity=Polarity.ASSERTED,
        modality=Modality.ACTUAL,
        confidence=0.87,
        evidence=Evidence(of.id, Span(start, start + len(SENTENCE)), SENTENCE),
        trigger=span("backed"),
        example="X backs Y",
        attribution=Attribution("Russia", RUSSIA, span("Russia")),
        when=When("on Monday", date(2020, 3, 2), date(2020, 3, 2), Precision.DAY),
        place=IDLIB,
        quantity=Quantity(300, "300", "Idlib rebels"),
        basis="reading 0.96, object by description 0.91",
    )
