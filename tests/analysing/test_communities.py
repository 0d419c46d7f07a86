"""Who stands together: enemies do not, neither order nor chance shows, and both libraries are as good."""

from __future__ import annotations

import random

import pytest

from graph.analysing import engines
from graph.analysing.communities import communities, modularity, partition
from graph.analysing.engines import Engine, Igraph, Networkx, engine_for
from graph.analysing.ties import all_ties
from graph.showing.network import to_networkx
from tests.analysing.samples import blocs_of, clique, iri, names, network, rows

EAST, WEST = clique("E1", "E2", "E3", "E4"), clique("W1", "W2", "W3", "W4", "W5")
BRIDGED = [*clique("A", "B", "C"), *clique("X", "Y", "Z"), "A backs X"]
ENGINES = pytest.mark.parametrize("engine", [Networkx(), Igraph()], ids=["networkx", "igraph"])


def found(*lines: str) -> list[list[str]]:
    return [names(each.members) for each in communities(network(*lines))]


def test_two_blocs_that_fight_are_two_the_larger_first() -> None:
    wars = [f"E{one} attacks W{other} 50" for one in range(1, 5) for other in range(1, 6)]
    assert found(*EAST, *WEST, *wars) == [["W1", "W2", "W3", "W4", "W5"], ["E1", "E2", "E3", "E4"]]


def test_a_community_is_named_after_its_most_tied_member() -> None:
    (only,) = communities(network("A backs B", "B backs C", "B backs D"))
    assert (only.label, names(only.members)) == ("B", ["B", "A", "C", "D"])


def test_plans_and_foes_make_no_community() -> None:
    assert found("A backs B 1 planned", "A attacks C", "B accuses C") == []


def test_the_order_of_rows_does_not_show() -> None:
    told = rows(*EAST, *WEST, "E1 backs W1", "E2 backs W2")
    again = list(told)
    random.Random(3).shuffle(again)  # noqa: S311  # a shuffle, no secret
    assert communities(to_networkx(told)) == communities(to_networkx(again))


@ENGINES
def test_the_parts_of_two_triangles_and_their_modularity(engine: Engine) -> None:
    ties = all_ties(network(*BRIDGED))
    parts = partition(ties, engine)
    assert {frozenset(names(part)) for part in parts} == {frozenset("ABC"), frozenset("XYZ")}
    assert modularity(ties, parts) == pytest.approx(6 / 7 - 1 / 2)
    assert modularity(ties, [ties.actors]) == pytest.approx(0)


@ENGINES
def test_chance_does_not_show(engine: Engine) -> None:
    ties = blocs_of(6, 20, 400)
    assert partition(ties, engine) == partition(ties, engine)


def test_the_faster_library_finds_communities_as_good() -> None:
    ties = blocs_of(10, 30, 2_000)
    slow, fast = (modularity(ties, partition(ties, engine)) for engine in (Networkx(), Igraph()))
    assert fast >= slow - 1e-9
    assert slow > 0.6


def test_only_many_ties_go_to_the_faster_library(monkeypatch: pytest.MonkeyPatch) -> None:
    ties = blocs_of(2, 5, 15)
    assert isinstance(engine_for(ties), Networkx)
    monkeypatch.setattr(engines, "MAX_PLAIN_TIES", len(ties.undirected) - 1)
    assert isinstance(engine_for(ties), Igraph)
    monkeypatch.setattr(engines, "find_spec", lambda _: None)
    assert isinstance(engine_for(ties), Networkx)


def test_nobody_makes_no_community() -> None:
    assert communities(network()) == ()
    assert modularity(all_ties(network()), []) == 0
    assert iri("A") not in network()
