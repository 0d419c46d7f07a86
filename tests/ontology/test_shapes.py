"""ontology/shapes.ttl: what is well formed conforms, and each fault that a shape is there for is found."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pyoxigraph as ox
import pytest
from pyshacl import validate
from rdflib import PROV, RDF, SKOS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

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
    Span,
    Statement,
    When,
)
from graph.ontology import ACTOR, ARTICLE, KG, OA, REL, ROOT, load
from graph.storing.encoding import encode

SHAPES = Graph().parse(ROOT / "shapes.ttl")
kg = Namespace(KG)
oa = Namespace(OA)
rel = Namespace(REL)
TURKEY, RUSSIA = URIRef(ACTOR + "turkey"), URIRef(ACTOR + "russia")
ARTICLE_NODE = URIRef(ARTICLE + "a")
SENTENCE = "Turkey killed 34 rebels on Monday, Russia said."
RELATION = """
@prefix kg: <https://w3id.org/actorgraph/schema#> .
@prefix lex: <https://w3id.org/actorgraph/lexicon#> .
@prefix rel: <https://w3id.org/actorgraph/relation/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
rel:backs a owl:ObjectProperty, kg:RelationType ;
    rdfs:label "backs"@en ;
    skos:definition "Gives support."@en ;
    rdfs:subPropertyOf kg:relatesTo ;
    schema:domainIncludes kg:Actor ;
    schema:rangeIncludes kg:Actor ;
    lex:example "X backs Y" .
"""
ACTOR_RECORD = """
@prefix actor: <https://w3id.org/actorgraph/actor/> .
@prefix kg: <https://w3id.org/actorgraph/schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
actor:turkey a kg:State ; skos:prefLabel "Turkey"@en ; kg:iso2 "TR" ; kg:iso3 "TUR" .
"""

Change = Callable[[Graph, URIRef], object]


def _faults(graph: Graph) -> str:
    conforms, _, report = validate(graph, shacl_graph=SHAPES, inference="none")
    return "" if conforms else str(report)


def _turtle(text: str) -> Graph:
    return Graph().parse(data=text, format="turtle")


def _mention(text: str, name: str, kind: Kind) -> Mention:
    start = SENTENCE.index(text)
    return Mention(Span(start, start + len(text)), text, Actor(ACTOR + name, text, kind))


def _article_graph() -> tuple[Graph, URIRef]:
    """The graph of a one-sentence article, and its statement."""
    russia = _mention("Russia", "russia", Kind.STATE)
    statement = Statement(
        relation=load().relations["kills"],
        subject=_mention("Turkey", "turkey", Kind.STATE),
        object=_mention("34 rebels", "rebels", Kind.ARMED_GROUP),
        polarity=Polarity.ASSERTED,
        modality=Modality.ACTUAL,
        confidence=0.85,
        evidence=Evidence("a", Span(0, len(SENTENCE)), SENTENCE),
        trigger=Span(7, 13),
        example="X killed Y",
        attribution=Attribution("Russia", russia.actor, russia.span),
        when=When("on Monday", date(2020, 3, 2), date(2020, 3, 2), Precision.DAY),
        quantity=Quantity(34, "34", "rebels"),
    )
    quads = encode(Article("a", SENTENCE, "a.txt"), [statement])
    triples = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES)
    graph = Graph().parse(data=triples, format="nt")
    return graph, URIRef(f"https://w3id.org/actorgraph/statement/{statement.id}")


def test_the_relations_conform() -> None:
    graph = Graph()
    for name in ("schema.ttl", "plover.ttl", "relations.ttl"):
        graph.parse(ROOT / name)
    assert _faults(graph) == ""


def test_a_relation_and_an_actor_as_small_as_can_be_conform() -> None:
    assert _faults(_turtle(RELATION)) == ""
    assert _faults(_turtle(ACTOR_RECORD)) == ""


@pytest.mark.parametrize(
    ("whole", "part", "instead"),
    [
        (RELATION, 'rdfs:label "backs"@en ;', ""),
        (RELATION, 'skos:definition "Gives support."@en ;', ""),
        (RELATION, 'lex:example "X backs Y"', 'lex:not "X backs Y out"'),
        (RELATION, "X backs Y", "X backs them"),
        (RELATION, "X backs Y", "Xavier backs Y"),
        (RELATION, "schema:domainIncludes kg:Actor ;", ""),
        (RELATION, "schema:rangeIncludes kg:Actor ;", "schema:rangeIncludes kg:Thing ;"),
        (RELATION, "rdfs:subPropertyOf kg:relatesTo ;", ""),
        (RELATION, "rdfs:subPropertyOf kg:relatesTo ;", "rdfs:subPropertyOf rel:unknown ;"),
        (RELATION, 'rdfs:label "backs"@en ;', 'rdfs:label "backs"@en ; kg:event kg:plover ;'),
        (RELATION, "rel:backs a", "kg:backs a"),
        (ACTOR_RECORD, "a kg:State", "a kg:State, kg:Organisation"),
        (ACTOR_RECORD, 'skos:prefLabel "Turkey"@en ;', ""),
        (ACTOR_RECORD, '"TR"', '"tr"'),
        (ACTOR_RECORD, '"TUR"', '"TUR", "TRK"'),
        (ACTOR_RECORD, "a kg:State", "a kg:Place"),
    ],
)
def test_a_fault_in_the_ontology_is_found(whole: str, part: str, instead: str) -> None:
    assert whole.count(part) == 1
    assert _faults(_turtle(whole.replace(part, instead)))


def test_an_article_graph_as_it_is_stored_conforms() -> None:
    assert _faults(_article_graph()[0]) == ""


@pytest.mark.parametrize(
    "obligatory",
    [
        RDF.subject, RDF.predicate, RDF.object, kg.polarity, kg.modality, kg.confidence, kg.example,
        kg.evidence, kg.subjectMention, kg.objectMention, kg.trigger, PROV.wasDerivedFrom, kg.quantityText,
        kg.timeText, kg.attributedTo,
    ],
    ids=lambda term: term.split("#")[-1],
)  # fmt: skip
def test_a_statement_without_an_obligatory_property_is_found(obligatory: URIRef) -> None:
    graph, statement = _article_graph()
    assert (statement, obligatory, None) in graph
    graph.remove((statement, obligatory, None))
    assert _faults(graph)


def _quote(graph: Graph) -> Node:
    """The selector of the trigger."""
    return next(graph.subjects(oa.exact, Literal("killed")))


FAULTS: dict[str, Change] = {
    "confidence above one": lambda g, one: g.set((one, kg.confidence, Literal("1.5", datatype=XSD.decimal))),
    "confidence in words": lambda g, one: g.set((one, kg.confidence, Literal("high"))),
    "two bases": lambda g, one: [g.add((one, kg.basis, Literal(basis))) for basis in ("reading", "guessing")],
    "polarity that is none": lambda g, one: g.set((one, kg.polarity, kg.actual)),
    "two modalities": lambda g, one: g.add((one, kg.modality, kg.planned)),
    "event that is none": lambda g, one: g.set((one, kg.event, kg.actual)),
    "precision that is none": lambda g, one: g.set((one, kg.timePrecision, Literal("hour"))),
    "no direct triple": lambda g, _: g.remove((None, rel.kills, None)),
    "direct triple without statement": lambda g, _: g.add((RUSSIA, rel.backs, TURKEY)),
    "actor without label": lambda g, _: g.remove((TURKEY, SKOS.prefLabel, None)),
    "no quote": lambda g, _: g.remove((_quote(g), oa.exact, None)),
    "quote shorter than its offsets": lambda g, _: g.set((_quote(g), oa.exact, Literal("kills"))),
    "end before start": lambda g, _: g.set((_quote(g), oa.end, Literal(3))),
    "no hash": lambda g, _: g.remove((None, kg.contentHash, None)),
    "hash that is none": lambda g, _: g.set((ARTICLE_NODE, kg.contentHash, Literal("x"))),
}


@pytest.mark.parametrize("change", FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_in_an_article_graph_is_found(change: Change) -> None:
    graph, statement = _article_graph()
    before = set(graph)
    change(graph, statement)
    assert set(graph) != before
    assert _faults(graph)
