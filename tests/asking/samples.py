"""A small world to ask about: an ontology of a few actors and relations, and five articles on them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

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
from graph.ontology import ACTOR, REL
from graph.storing.backend import Store
from graph.storing.embedded import EmbeddedStore

ONTOLOGY = """
@prefix kg: <https://w3id.org/actorgraph/schema#> .
@prefix rel: <https://w3id.org/actorgraph/relation/> .
@prefix lex: <https://w3id.org/actorgraph/lexicon#> .
@prefix plover: <https://w3id.org/actorgraph/plover/> .
@prefix actor: <https://w3id.org/actorgraph/actor/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

plover:SUPPORT a kg:EventType, skos:Concept ; skos:prefLabel "SUPPORT"@en .

rel:backs a owl:ObjectProperty, kg:RelationType ; rdfs:label "backs"@en ;
    rdfs:subPropertyOf kg:relatesTo ; kg:event plover:SUPPORT .
rel:arms a owl:ObjectProperty, kg:RelationType ; rdfs:label "arms"@en ;
    rdfs:subPropertyOf rel:backs ; kg:event plover:AID .
rel:attacks a owl:ObjectProperty, kg:RelationType ; rdfs:label "attacks"@en ;
    rdfs:subPropertyOf kg:relatesTo ; kg:event plover:ASSAULT .
rel:kills a owl:ObjectProperty, kg:RelationType ; rdfs:label "kills"@en ;
    rdfs:subPropertyOf rel:attacks ; kg:event plover:ASSAULT .
rel:alliedWith a owl:ObjectProperty, owl:SymmetricProperty, kg:RelationType ;
    rdfs:label "is allied with"@en ; rdfs:subPropertyOf kg:relatesTo ; kg:event plover:SUPPORT .
rel:partOf a owl:ObjectProperty, kg:RelationType ; rdfs:label "is part of"@en ;
    rdfs:subPropertyOf kg:relatesTo .

actor:turkey a kg:State ; skos:prefLabel "Turkey"@en ; skos:altLabel "Türkiye"@en, "Republic of Turkey"@en ;
    lex:adjective "Turkish"@en ; lex:demonym "Turks"@en ; lex:metonym "Ankara"@en .
actor:ankara a kg:Place ; skos:prefLabel "Ankara"@en ; kg:locatedIn actor:turkey .
actor:russia a kg:State ; skos:prefLabel "Russia"@en ; lex:adjective "Russian"@en ; lex:metonym "Kremlin"@en .
actor:syria a kg:State ; skos:prefLabel "Syria"@en ; lex:metonym "Damascus"@en .
actor:iran a kg:State ; skos:prefLabel "Iran"@en ; lex:metonym "Tehran"@en .
actor:georgia a kg:State ; skos:prefLabel "Georgia"@en .
actor:georgia-us a kg:Place ; skos:prefLabel "Georgia"@en .
actor:syrian-democratic-forces a kg:ArmedGroup ; skos:prefLabel "Syrian Democratic Forces"@en ;
    skos:altLabel "SDF"@en .
actor:sudan-defence-force a kg:ArmedGroup ; skos:prefLabel "Sudan Defence Force"@en ; skos:altLabel "SDF"@en .
"""


def _relation(name: str, label: str, event: str | None, *, symmetric: bool = False) -> RelationType:
    kinds = frozenset(Kind)
    return RelationType(name, REL + name, label, "", None, event, None, symmetric, kinds, kinds)


BACKS = _relation("backs", "backs", "SUPPORT")
ARMS = _relation("arms", "arms", "AID")
ATTACKS = _relation("attacks", "attacks", "ASSAULT")
KILLS = _relation("kills", "kills", "ASSAULT")
ALLIED = _relation("alliedWith", "is allied with", "SUPPORT", symmetric=True)
PART_OF = _relation("partOf", "is part of", None)

TURKEY = Actor(ACTOR + "turkey", "Turkey", Kind.STATE)
RUSSIA = Actor(ACTOR + "russia", "Russia", Kind.STATE)
SYRIA = Actor(ACTOR + "syria", "Syria", Kind.STATE)
SDF = Actor(ACTOR + "syrian-democratic-forces", "Syrian Democratic Forces", Kind.ARMED_GROUP)
REBELS = Actor(
    ACTOR + "islamist-fighters-in-idlib",
    "Islamist fighters in Idlib",
    Kind.ARMED_GROUP,
    aliases=("Idlib rebels",),
)
IDLIB = Actor(ACTOR + "idlib", "Idlib", Kind.PLACE)
UNION = Actor(ACTOR + "example-union", "Example Union", Kind.ORGANISATION)
COUNCIL = Actor(ACTOR + "example-council", "Example Council", Kind.ORGAN)


@dataclass(frozen=True)
class Says:
    """A sentence with what it states; ``who`` and ``whom`` are its words for them, where not the labels."""

    sentence: str
    subject: Actor
    relation: RelationType
    object: Actor
    confidence: float
    trigger: str
    who: str | None = None
    whom: str | None = None
    polarity: Polarity = Polarity.ASSERTED
    modality: Modality = Modality.ACTUAL
    attribution: Attribution | None = None
    when: When | None = None
    place: Actor | None = None
    quantity: Quantity | None = None


def article(name: str, published: date | None, *sayings: Says) -> tuple[Article, tuple[Statement, ...]]:
    """An article that is made of these sentences, and its statements."""
    text = " ".join(dict.fromkeys(said.sentence for said in sayings))
    whole = Article(
        name, text, f"{name}.txt", f"Title of {name}", published, f"https://example.org/{name}", "Wire"
    )
    return whole, tuple(_statement(whole, said) for said in sayings)


def _statement(whole: Article, said: Says) -> Statement:
    start = whole.text.index(said.sentence)

    def span(words: str) -> Span:
        at = whole.text.index(words, start)
        return Span(at, at + len(words))

    who, whom = said.who or said.subject.label, said.whom or said.object.label
    return Statement(
        said.relation,
        Mention(span(who), who, said.subject),
        Mention(span(whom), whom, said.object),
        said.polarity,
        said.modality,
        said.confidence,
        Evidence(whole.id, span(said.sentence), said.sentence),
        span(said.trigger),
        f"X {said.trigger} Y",
        said.attribution,
        said.when,
        said.place,
        said.quantity,
    )


SINCE_2011 = When("since 2011", date(2011, 1, 1), None, Precision.INTERVAL)
IN_2017 = When("in 2017", date(2017, 1, 1), date(2017, 12, 31), Precision.YEAR)

ARTICLES = (
    article(
        "a1",
        date(2018, 5, 1),
        Says("Turkey backs the Idlib rebels.", TURKEY, BACKS, REBELS, 0.9, "backs", whom="Idlib rebels"),
        Says(
            "Russia attacked the Idlib rebels in 2017.",
            RUSSIA,
            ATTACKS,
            REBELS,
            0.8,
            "attacked",
            whom="Idlib rebels",
            when=IN_2017,
        ),
    ),
    article(
        "a2",
        date(2019, 7, 10),
        Says("Ankara armed the Idlib rebels.", TURKEY, ARMS, REBELS, 0.6, "armed", "Ankara", "Idlib rebels"),
        Says("Turkey backed the Idlib rebels.", TURKEY, BACKS, REBELS, 0.7, "backed", whom="Idlib rebels"),
    ),
    article(
        "a3",
        date(2020, 3, 2),
        Says("Russia is allied with Syria.", RUSSIA, ALLIED, SYRIA, 0.95, "allied"),
        Says(
            "Turkey does not back the Idlib rebels, Russia said.",
            TURKEY,
            BACKS,
            REBELS,
            0.8,
            "back",
            whom="Idlib rebels",
            polarity=Polarity.NEGATED,
            attribution=Attribution("Russia", RUSSIA),
        ),
        Says("Turkey will attack Syria.", TURKEY, ATTACKS, SYRIA, 0.5, "attack", modality=Modality.PLANNED),
    ),
    article(
        "a4",
        date(2021, 1, 5),
        Says(
            "Syria has been an ally of Russia since 2011.",
            SYRIA,
            ALLIED,
            RUSSIA,
            0.85,
            "ally",
            when=SINCE_2011,
        ),
        Says(
            "Russia killed 34 soldiers of Turkey in Idlib.",
            RUSSIA,
            KILLS,
            TURKEY,
            0.75,
            "killed",
            place=IDLIB,
            quantity=Quantity(34, "34", "soldiers"),
        ),
    ),
    article(
        "a5",
        None,
        Says("The Syrian Democratic Forces attacked Turkey.", SDF, ATTACKS, TURKEY, 0.9, "attacked"),
        Says("Example Council is part of Example Union.", COUNCIL, PART_OF, UNION, 0.9, "part"),
    ),
)


Filled = TypeVar("Filled", bound=Store)


def small_world(folder: Path) -> EmbeddedStore:
    """A store in memory that holds it all; ``folder`` is for the ontology's file."""
    return fill(EmbeddedStore.open(), folder)


def fill(store: Filled, folder: Path) -> Filled:
    """Put it all into a store."""
    file = folder / "ontology.ttl"
    file.write_text(ONTOLOGY, encoding="utf-8")
    store.load_ontology([file], "small")
    store.put(ARTICLES, "test")
    return store


def contents(store: Store) -> frozenset[str]:
    """All that a store holds, to see whether anything changed."""
    return frozenset(map(str, store.quads()))
