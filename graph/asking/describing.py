"""A store in, what it is and how much it holds out: a description in VoID (W3C Interest Group Note, 2011)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from urllib.parse import quote

import pyoxigraph as ox

from graph.asking.names import compact
from graph.asking.queries import solve
from graph.asking.statistics import statistics
from graph.ontology import BASE, DATASET_GRAPH, DCTERMS, KG, LEX, OA, PLOVER, PROV, RDF, SCHEMA, SKOS
from graph.storing.backend import Store
from graph.storing.terms import english, integer

_VOID: Final = "http://rdfs.org/ns/void#"
_FORMATS: Final = ("N-Quads", "TriG", "Turtle", "JSON-LD")
_FORMAT_IRI: Final = "http://www.w3.org/ns/formats/"
_ABOUT: Final = "Who does what to whom according to news articles, each statement with its sentence."


def description(store: Store) -> Iterator[ox.Quad]:
    """Statements about the store itself, in a graph of their own that only exports hold.

    How many articles, statements and triples there are, which vocabularies are used, how often each class
    and property. The same articles give the same description; there are no blank nodes.
    """
    dataset = ox.NamedNode(DATASET_GRAPH)

    def say(subject: ox.NamedNode, term: str, value: ox.NamedNode | ox.Literal) -> ox.Quad:
        return ox.Quad(subject, ox.NamedNode(term), value, dataset)

    properties = [(row.text("property"), row.number("triples")) for row in solve(store, "used-properties")]
    counts = statistics(store)
    yield say(dataset, RDF + "type", ox.NamedNode(_VOID + "Dataset"))
    yield say(dataset, DCTERMS + "title", english("Actorgraph"))
    yield say(dataset, DCTERMS + "description", english(_ABOUT))
    yield say(dataset, _VOID + "uriSpace", ox.Literal(BASE))
    yield say(dataset, _VOID + "triples", integer(sum(triples for _, triples in properties)))
    yield say(dataset, _VOID + "documents", integer(counts.articles))
    yield say(dataset, _VOID + "entities", integer(counts.actors))
    yield say(dataset, _VOID + "properties", integer(len(properties)))
    for form in _FORMATS:
        yield say(dataset, _VOID + "feature", ox.NamedNode(_FORMAT_IRI + form))
    for vocabulary in (KG, LEX, PLOVER, RDF, SKOS, PROV, OA, SCHEMA, DCTERMS):
        yield say(dataset, _VOID + "vocabulary", ox.NamedNode(vocabulary))
    for iri, triples in properties:
        part = _part("property", iri)
        yield say(dataset, _VOID + "propertyPartition", part)
        yield say(part, _VOID + "property", ox.NamedNode(iri))
        yield say(part, _VOID + "triples", integer(triples))
    for row in solve(store, "used-classes"):
        part = _part("class", row.text("class"))
        yield say(dataset, _VOID + "classPartition", part)
        yield say(part, _VOID + "class", ox.NamedNode(row.text("class")))
        yield say(part, _VOID + "entities", integer(row.number("things")))


def _part(of: str, iri: str) -> ox.NamedNode:
    """A part of the dataset, named by the term that makes it one: "…/dataset#class=kg:State"."""
    return ox.NamedNode(f"{DATASET_GRAPH}#{of}={quote(compact(iri).strip('<>'), safe=':')}")
