"""Rows as a pyvis Network."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from pyvis.network import Network

from graph import limits_outside
from graph.asking.answers import RelationRow
from graph.showing import view
from graph.showing.payload import RELATION, SIGHTING, payload
from graph.showing.view import network_view
from tests.showing.conftest import card, row

TURKEY = "https://w3id.org/actorgraph/actor/turkey"
RUSSIA = "https://w3id.org/actorgraph/actor/russia"


def test_actors_are_placed_nodes(rows: tuple[RelationRow, ...]) -> None:
    network = network_view(rows)
    assert isinstance(network, Network)
    turkey = network.get_node(TURKEY)
    assert (turkey["label"], turkey["shape"], turkey["kind"]) == ("Turkey", "dot", "state")
    assert turkey["names"] == ["Türkiye", "Republic of Turkey"]
    assert len({(node["x"], node["y"]) for node in network.nodes}) == len(network.nodes) == 9


def test_only_as_many_communities_as_colours_are_told_and_no_pairs() -> None:
    blocs = [[card(f"Bloc{number} {member}") for member in "abc"] for number in range(10)]
    friends = [row(one, "backs", other, event="SUPPORT") for each in blocs for one, other in pairwise(each)]
    pair = row(card("Pair a"), "backs", card("Pair b"), event="SUPPORT")
    network = network_view([*friends, pair])
    assert len(network.communities) == limits_outside.MAX_COMMUNITIES
    assert sum("community" in node for node in network.nodes) == 3 * limits_outside.MAX_COMMUNITIES
    assert [each["label"] for each in network_view([pair]).communities] == []


def test_all_between_two_actors_is_one_line_that_lists_each_relation(rows: tuple[RelationRow, ...]) -> None:
    network = network_view(rows)
    (line,) = [edge for edge in network.edges if {edge["from"], edge["to"]} == {TURKEY, RUSSIA}]
    assert [(told["relation"], told["subject"]) for told in line["relations"]] == [
        ("talksWith", RUSSIA),
        ("attacks", TURKEY),
    ]
    assert line["arrows"] == "to, from"
    assert line["dashes"] is False
    assert len(network.edges) == 10


def test_sentences_come_cut_at_their_marks(rows: tuple[RelationRow, ...]) -> None:
    network = network_view(rows[5:6])
    (seen,) = network.edges[0]["relations"][0]["sightings"]
    assert seen["quote"] == ["", "Turkey", " had “no intention to ", "confront", "” ", "Russia", "."]
    assert (seen["says"], seen["confidence"], seen["published"]) == (
        "Turkish Ministry of Defence",
        0.83,
        "2020-03-02",
    )


def test_a_sentence_brings_its_page(rows: tuple[RelationRow, ...]) -> None:
    seen = rows[5].sightings[0]
    network = network_view([replace(rows[5], sightings=(replace(seen, page=3),))])
    (told,) = payload(network)["edges"][0]["relations"][0][RELATION.index("sightings")]
    assert told[SIGHTING.index("page")] == 3


def test_physics_is_off_and_pyvis_can_change_it(rows: tuple[RelationRow, ...]) -> None:
    network = network_view(rows)
    assert json.loads(network.options.to_json())["physics"]["enabled"] is False
    network.add_node("mine", label="Mine")
    network.add_edge("mine", TURKEY)
    network.toggle_physics(True)
    assert json.loads(network.options.to_json())["physics"]["enabled"] is True
    assert network.num_nodes() == 10


def test_the_order_of_rows_does_not_show(rows: tuple[RelationRow, ...]) -> None:
    one, other = network_view(rows), network_view(reversed(rows))
    assert (one.nodes, one.edges) == (other.nodes, other.edges)


def test_too_many_lines_leave_the_weakest_out(
    many: tuple[RelationRow, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(view, "MAX_PAGE_EDGES", 100)
    network = network_view(many)
    assert (len(network.edges), network.left_out) == (100, 60)
    assert min(edge["relations"][0]["statements"] for edge in network.edges) == 201


def test_many_sentences_keep_the_best_of_each_relation(rows: tuple[RelationRow, ...]) -> None:
    seen = rows[0].sightings[0]
    crowd = tuple(
        replace(seen, statement=f"{number:03d}", published=date(2020, 1, 1)) for number in range(50)
    )
    alone = replace(rows[0], relation="arms", sightings=(replace(seen, statement="alone"),), statements=1)
    network = network_view([replace(rows[0], sightings=crowd, statements=50), alone])
    kept = [[each["statement"] for each in told["sightings"]] for told in network.edges[0]["relations"]]
    assert kept == [[f"{number:03d}" for number in range(limits_outside.MAX_EDGE_EVIDENCE - 1)], ["alone"]]


def test_no_rows_are_an_empty_network() -> None:
    assert network_view([]).num_nodes() == 0
