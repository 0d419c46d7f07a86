"""Triples that the endpoint gives without a query: one graph of the store, and what the service can do."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

import pyoxigraph as ox

from graph.asking.results import Triples
from graph.errors import RefusedError
from graph.knowledge_graph import KnowledgeGraph
from graph.ontology import RDF

_SD: Final = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS: Final = "http://www.w3.org/ns/formats/"
_WRITTEN: Final = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
    "Turtle", "N-Triples", "RDF_XML", "JSON-LD",
)  # fmt: skip


def graph(store: KnowledgeGraph, name: str | None, limit: int) -> Triples:
    """The triples of one graph, or of all together.

    Args:
        store: what is asked.
        name: the IRI of a graph; None for the union of all.
        limit: of triples, as a part of a graph would pass for the whole.

    Raises:
        RefusedError: 400 if the name is no IRI, 404 if there is no such graph, 403 if it is too large.
    """
    try:
        node = None if name is None else ox.NamedNode(name)
    except ValueError as error:
        raise RefusedError(400, f"{name!r} is no absolute IRI") from error
    triples = tuple(islice(_once(store, node), limit + 1))
    if node is not None and not triples:
        raise RefusedError(404, f"no graph {name!r} in the store")
    if len(triples) > limit:
        raise RefusedError(403, f"more than {limit:,} triples; kg export writes them all")
    return Triples(triples)


def _once(store: KnowledgeGraph, node: ox.NamedNode | None) -> Iterator[ox.Triple]:
    seen = set()
    for quad in store.store.quads(node):
        if quad.triple not in seen:
            seen.add(quad.triple)
            yield quad.triple


def service(endpoint: str, *, writes: bool = False) -> Triples:
    """What the endpoint at this address can do (SPARQL 1.1 Service Description); there are no blank nodes.

    With ``writes`` it takes updates.

    Raises:
        RefusedError: 400 if the address, which the request names, is no IRI.
    """
    try:
        address, itself, dataset, union = (
            ox.NamedNode(endpoint + part) for part in ("", "#service", "#dataset", "#union")
        )
    except ValueError as error:
        raise RefusedError(400, "the Host makes no address") from error

    def say(subject: ox.NamedNode, term: str, value: str | ox.NamedNode) -> ox.Triple:
        named = ox.NamedNode(_SD + value) if isinstance(value, str) else value
        return ox.Triple(subject, ox.NamedNode(term if ":" in term else _SD + term), named)

    return Triples(
        (
            say(itself, RDF + "type", "Service"),
            say(itself, "endpoint", address),
            say(itself, "supportedLanguage", "SPARQL11Query"),
            *((say(itself, "supportedLanguage", "SPARQL11Update"),) if writes else ()),
            say(itself, "feature", "UnionDefaultGraph"),
            say(itself, "defaultDataset", dataset),
            say(dataset, RDF + "type", "Dataset"),
            say(dataset, "defaultGraph", union),
            say(union, RDF + "type", "Graph"),
            *(say(itself, "resultFormat", ox.NamedNode(_FORMATS + form)) for form in _WRITTEN),
        )
    )
