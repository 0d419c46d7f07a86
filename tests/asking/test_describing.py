"""The description that an export brings along: VoID that counts right and is the same in every run."""

from __future__ import annotations

import pyoxigraph as ox

from graph.asking.describing import description
from graph.asking.queries import query
from graph.asking.results import Table
from graph.ontology import DATASET_GRAPH, KG
from graph.storing.embedded import EmbeddedStore

VOID = "http://rdfs.org/ns/void#"
PARTS = """
PREFIX void: <http://rdfs.org/ns/void#>
SELECT ?term ?count { ?set void:classPartition|void:propertyPartition ?part .
    ?part void:class|void:property ?term ; void:entities|void:triples ?count }
"""


def _described(store: EmbeddedStore) -> EmbeddedStore:
    about = EmbeddedStore.open()
    about.engine.extend(description(store))
    return about


def _count(store: EmbeddedStore, sparql: str) -> dict[str, int]:
    table = query(store, sparql)
    assert isinstance(table, Table)
    return {getattr(term, "value", ""): int(getattr(count, "value", "0")) for term, count in table.rows}


def test_a_store_says_how_much_of_what_it_holds(store: EmbeddedStore) -> None:
    about = _described(store)
    parts = _count(about, PARTS)
    assert parts[KG + "State"] == 5
    assert parts["https://schema.org/NewsArticle"] == 5
    assert parts["https://w3id.org/actorgraph/relation/backs"] == 2
    whole = _count(about, "SELECT ?p ?n { <https://w3id.org/actorgraph/dataset> ?p ?n FILTER isNumeric(?n) }")
    assert whole[VOID + "triples"] == len(tuple(store.quads()))
    assert whole[VOID + "documents"] == 5
    assert whole[VOID + "properties"] == len({quad.predicate for quad in store.quads()})


def test_it_stands_in_a_graph_of_its_own_without_blank_nodes(store: EmbeddedStore) -> None:
    quads = tuple(description(store))
    assert {quad.graph_name for quad in quads} == {ox.NamedNode(DATASET_GRAPH)}
    assert not [quad for quad in quads if "_:" in str(quad)]
    assert len(set(quads)) == len(quads)
    assert quads == tuple(description(store))


def test_an_empty_store_is_described_too() -> None:
    assert len(_described(EmbeddedStore.open()).engine) > 5
