"""Rows as a networkx graph."""

from __future__ import annotations

import io

import networkx as nx

from graph.asking.answers import RelationRow
from graph.showing.network import group_key, to_networkx

TURKEY = "https://w3id.org/actorgraph/actor/turkey"
RUSSIA = "https://w3id.org/actorgraph/actor/russia"


def test_actors_are_nodes_and_rows_are_edges(rows: tuple[RelationRow, ...]) -> None:
    graph = to_networkx(rows)
    assert graph.nodes[TURKEY] == {"label": "Turkey", "kind": "state", "relations": 20}
    assert graph.number_of_edges() == len(rows)
    assert graph.edges[TURKEY, RUSSIA, "attacks:negated:planned"] == {
        "relation": "attacks", "label": "attacks", "event": "ASSAULT", "polarity": "negated",
        "modality": "planned",
        "confidence": 0.9, "statements": 1, "articles": 1, "sources": 1,
        "first": "2018-09-17", "last": "2020-03-02",
    }  # fmt: skip


def test_both_directions_between_two_actors_are_kept(rows: tuple[RelationRow, ...]) -> None:
    graph = to_networkx(rows)
    assert graph.has_edge(RUSSIA, TURKEY, "talksWith:asserted:actual")
    assert not graph.has_edge(TURKEY, RUSSIA, "talksWith:asserted:actual")


def test_the_key_tells_rows_of_one_pair_apart(rows: tuple[RelationRow, ...]) -> None:
    assert len({(row.subject.iri, row.object.iri, group_key(row)) for row in rows}) == len(rows)


def test_graphml_takes_and_gives_it_back(rows: tuple[RelationRow, ...]) -> None:
    graph, written = to_networkx(rows), io.BytesIO()
    nx.write_graphml(graph, written)
    again = nx.read_graphml(io.BytesIO(written.getvalue()), force_multigraph=True)
    assert dict(again.nodes(data=True)) == dict(graph.nodes(data=True))
    assert sorted(map(str, again.edges(data=True))) == sorted(map(str, graph.edges(data=True)))


def test_no_rows_are_an_empty_graph() -> None:
    assert len(to_networkx([])) == 0
