"""Places for actors: the same for the same graph, apart from each other, parts side by side."""

from __future__ import annotations

import random
from collections.abc import Iterable
from math import dist

import networkx as nx
import pytest

from graph.limits_outside import OPEN_WITH_ACTORS
from graph.showing.layout import Point, by_importance, positions
from graph.showing.packing import BOX


def scale_free(actors: int, seed: int = 1) -> nx.Graph:
    return nx.relabel_nodes(
        nx.barabasi_albert_graph(actors, 2, seed=seed), lambda number: f"actor-{number:04d}"
    )


def shuffled(graph: nx.Graph) -> nx.Graph:
    chance = random.Random(7)  # noqa: S311  # a shuffle, no secret
    nodes, edges = list(graph.nodes), [tuple(chance.sample(edge, 2)) for edge in graph.edges]
    chance.shuffle(nodes)
    chance.shuffle(edges)
    again = nx.MultiDiGraph()
    again.add_nodes_from(nodes)
    again.add_edges_from(edges)
    return again


def overlaps(places: Iterable[Point]) -> int:
    points = list(places)
    return sum(
        abs(one.x - other.x) < BOX[0] * 0.6 and abs(one.y - other.y) < BOX[1] * 0.6
        for number, one in enumerate(points)
        for other in points[:number]
    )


@pytest.mark.parametrize("actors", [2, 30, OPEN_WITH_ACTORS, 300])
def test_everybody_has_a_place_of_their_own(actors: int) -> None:
    graph = scale_free(actors) if actors > 2 else nx.path_graph(["a", "b"])
    places = positions(graph)
    assert places.keys() == set(graph)
    assert overlaps(places.values()) == 0


def test_the_order_of_rows_does_not_show() -> None:
    graph = scale_free(200)
    assert positions(graph) == positions(shuffled(graph))


def test_nothing_depends_on_the_global_random_state() -> None:
    graph = scale_free(60)
    random.seed(1)
    first = positions(graph)
    random.seed(2)
    assert positions(graph) == first


def test_unconnected_parts_do_not_lie_in_each_other() -> None:
    parts = [
        scale_free(40),
        nx.path_graph(["p", "q", "r"]),
        nx.path_graph(["v", "w"]),
        nx.path_graph(["x", "y"]),
    ]
    places = positions(nx.union_all(parts))
    boxes = [
        (min(p.x for p in part), min(p.y for p in part), max(p.x for p in part), max(p.y for p in part))
        for part in ([places[actor] for actor in each] for each in parts[1:])
    ]
    inside = [(p.x, p.y) for p in (places[actor] for actor in parts[0])]
    for left, top, right, bottom in boxes:
        assert not [(x, y) for x, y in inside if left <= x <= right and top <= y <= bottom]
    assert overlaps(places.values()) == 0


def test_hundreds_of_parts_are_packed_into_a_block() -> None:
    pairs = nx.Graph((f"a{number}", f"b{number}") for number in range(300))
    places = positions(pairs).values()
    wide = max(p.x for p in places) - min(p.x for p in places)
    high = max(p.y for p in places) - min(p.y for p in places)
    assert overlaps(places) == 0
    assert 0.3 < high / wide < 3


def test_actors_who_wait_stand_near_those_they_have_to_do_with() -> None:
    graph = scale_free(400)
    places = positions(graph)
    near = [dist((places[a].x, places[a].y), (places[b].x, places[b].y)) for a, b in graph.edges]
    far = [
        dist((p.x, p.y), (q.x, q.y))
        for p, q in zip(places.values(), reversed(list(places.values())), strict=True)
    ]
    assert sorted(near)[len(near) // 2] < sorted(far)[len(far) // 2]


def test_a_graph_that_grows_at_its_edge_keeps_its_middle() -> None:
    graph = scale_free(200)
    grown = nx.Graph(graph)
    grown.add_edges_from((f"new-{number}", by_importance(graph)[0]) for number in range(20))
    before, after = positions(graph), positions(grown)
    middle = by_importance(graph)[:100]
    assert [after[actor] for actor in middle] == [before[actor] for actor in middle]


@pytest.mark.parametrize("actors", [60, 110, 300])
def test_a_graph_that_grows_everywhere_moves_little(actors: int) -> None:
    graph, chance = scale_free(actors), random.Random(5)  # noqa: S311  # a choice, no secret
    for *_, edge in graph.edges(data=True):
        edge["statements"] = 1 + int(chance.paretovariate(1.2))
    grown, known = graph.copy(), sorted(graph)
    for number in range(actors // 10):
        grown.add_edges_from((f"new-{number}", one) for one in chance.sample(known, 2))
    before, after = positions(graph), positions(grown)
    moved = sorted(dist(_pair(before[one]), _pair(after[one])) for one in known)
    wide = max(dist(_pair(before[one]), _pair(before[two])) for one in known[::3] for two in known[::3])
    # Without any likeness of the two it would be about a third.
    assert moved[len(moved) // 2] < 0.15 * wide


@pytest.mark.parametrize(("actors", "more"), [(60, 30), (300, 40), (300, 250)])
def test_where_it_is_known_how_a_graph_lay_nobody_moves(actors: int, more: int) -> None:
    graph, chance = scale_free(actors), random.Random(5)  # noqa: S311  # a choice, no secret
    graph.add_edges_from([("p", "q"), ("q", "r")])
    before, known = positions(graph), sorted(graph)
    grown = nx.Graph(graph)
    for number in range(more):
        grown.add_edges_from((f"new-{number}", one) for one in chance.sample(known, 2))
    grown.add_edges_from([("u", "v"), ("alone", "alone")])
    after = positions(grown, before)
    assert {actor: after[actor] for actor in known} == before
    assert after.keys() == set(grown)
    assert overlaps(after.values()) == 0
    assert positions(shuffled(grown), before) == after
    assert positions(graph, after) == before


def test_a_graph_of_others_is_laid_out_anew() -> None:
    graph = scale_free(100)
    few = dict(list(positions(nx.relabel_nodes(graph, {"actor-0000": "other"})).items())[50:])
    assert positions(graph, few) == positions(graph)


def _pair(point: Point) -> tuple[int, int]:
    return point.x, point.y


def test_an_edge_to_itself_and_a_lone_actor_have_a_place() -> None:
    graph = nx.MultiDiGraph([("a", "a"), ("a", "b")])
    graph.add_node("alone")
    assert positions(graph).keys() == {"a", "b", "alone"}


def test_no_actors_need_no_place() -> None:
    assert positions(nx.Graph()) == {}
