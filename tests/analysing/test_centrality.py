"""Degrees, PageRank and betweenness: by hand, and from two libraries."""

from __future__ import annotations

import igraph
import pytest

from graph.analysing.centrality import DAMPING, betweenness, centrality, pagerank
from graph.analysing.engines import Engine, Igraph, Networkx, pivots
from graph.analysing.ties import Ties, all_ties
from tests.analysing.samples import SYMMETRIC, blocs_of, clique, iri, network

PATH = ["A backs B", "C backs B", "C backs D"]
STAR = ["H backs A", "H backs B", "C attacks H", "D attacks H"]
SQUARE = ["A backs B", "B backs C", "C backs D", "D backs A"]
MANY = blocs_of(8, 25, 900)


def named(values: dict[str, float]) -> dict[str, float]:
    return {actor.rpartition("/")[2].upper(): value for actor, value in values.items()}


@pytest.mark.parametrize("engine", [Networkx(), Igraph()], ids=["networkx", "igraph"])
@pytest.mark.parametrize(
    ("lines", "shares"),
    [
        (PATH, {"A": 0, "B": 2 / 3, "C": 2 / 3, "D": 0}),
        (STAR, {"H": 1, "A": 0, "B": 0, "C": 0, "D": 0}),
        (SQUARE, {"A": 1 / 6, "B": 1 / 6, "C": 1 / 6, "D": 1 / 6}),
        (clique("A", "B", "C"), {"A": 0, "B": 0, "C": 0}),
        (["A backs B 7"], {"A": 0, "B": 0}),
        ([*PATH, "X backs Y"], {"A": 0, "B": 2 / 10, "C": 2 / 10, "D": 0, "X": 0, "Y": 0}),
    ],
)
def test_betweenness_is_the_share_of_shortest_ways(
    engine: Engine, lines: list[str], shares: dict[str, float]
) -> None:
    assert named(betweenness(all_ties(network(*lines)), engine)) == pytest.approx(shares)


@pytest.mark.parametrize("most", [1_000, 40])
def test_both_libraries_find_the_same_betweenness(most: int) -> None:
    slow, fast = (betweenness(MANY, engine, most) for engine in (Networkx(), Igraph()))
    assert fast == pytest.approx(slow, abs=1e-12)


def test_some_starts_are_nearly_as_good_as_all() -> None:
    exact, sampled = (betweenness(MANY, Igraph(), most) for most in (1_000, 100))
    foremost = sorted(exact, key=lambda actor: -exact[actor])[:20]
    assert max(abs(exact[actor] - sampled[actor]) for actor in exact) < 0.01
    assert all(sampled[actor] > sorted(sampled.values())[len(sampled) // 2] for actor in foremost)


def test_the_starts_are_the_same_each_time_and_no_actor_twice() -> None:
    assert pivots(MANY, 40) == pivots(MANY, 40)
    assert len(set(pivots(MANY, 40))) == 40
    assert tuple(pivots(MANY, 200)) == MANY.actors


@pytest.mark.parametrize(
    ("lines", "ranks"),
    [
        (["A backs B", "B backs C", "C backs A"], {"A": 1 / 3, "B": 1 / 3, "C": 1 / 3}),
        (["A backs B"], {"A": 0.5 / 1.425, "B": 0.925 / 1.425}),
        (["A talksWith B"], {"A": 1 / 2, "B": 1 / 2}),
        (["A backs B 3", "A backs C 1", "B backs A", "C backs A"],
         {"A": 0.9 / 1.85, "B": 0.05 + 0.6375 * 0.9 / 1.85, "C": 0.05 + 0.2125 * 0.9 / 1.85}),
        ([], {}),
    ],
)  # fmt: skip
def test_pagerank_by_hand(lines: list[str], ranks: dict[str, float]) -> None:
    assert named(pagerank(all_ties(network(*lines), SYMMETRIC))) == pytest.approx(ranks)


@pytest.mark.parametrize("ties", [MANY, blocs_of(3, 50, 60, seed=2)], ids=["many ties", "some lead nowhere"])
def test_pagerank_is_that_of_igraph(ties: Ties) -> None:
    number = {actor: place for place, actor in enumerate(ties.actors)}
    pairs = [(number[one], number[other]) for one, other in ties.directed]
    graph = igraph.Graph(len(number), pairs, directed=True)
    theirs = graph.pagerank(damping=DAMPING, weights=list(ties.directed.values()))
    assert list(pagerank(ties).values()) == pytest.approx(theirs, abs=1e-6)
    assert sum(theirs) == pytest.approx(1)


def test_the_table_has_each_actor_once_by_pagerank() -> None:
    found = centrality(network(*STAR, "A backs B 1 denied"))
    hub = next(each for each in found if each.actor == iri("H"))
    assert (hub.degree, hub.in_degree, hub.out_degree, hub.betweenness) == (4, 2, 2, 1)
    assert [each.pagerank for each in found] == sorted((each.pagerank for each in found), reverse=True)
    assert len({each.actor for each in found}) == 5
