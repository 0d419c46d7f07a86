"""Structural balance by hand, and blocs against a search of all partitions."""

from __future__ import annotations

import random
from itertools import combinations, product

import pytest

from graph.analysing.balance import balance, triads
from graph.analysing.blocs import frustrated, two_blocs
from graph.analysing.ties import Weights
from tests.analysing.samples import clique, iri, names, network

RELATION = {"+": "backs", "-": "attacks"}


def triangle(signs: str) -> list[str]:
    return [
        f"{pair[0]} {RELATION[sign]} {pair[1]}" for pair, sign in zip(("AB", "AC", "BC"), signs, strict=True)
    ]


@pytest.mark.parametrize(
    ("signs", "share", "frustration"),
    [("+++", 1, 0), ("++-", 0, 1 / 3), ("+--", 1, 0), ("---", 0, 1 / 3)],
)
def test_a_triad_is_balanced_with_an_even_number_of_conflicts(
    signs: str, share: float, frustration: float
) -> None:
    found = balance(network(*triangle(signs)))
    assert (found.triads, found.balanced) == (1, share)
    assert found.frustration == pytest.approx(frustration)
    assert [names(each.actors) for each in found.frustrated_triads] == ([] if share else [["A", "B", "C"]])


def test_two_camps_are_found_and_nothing_lies_against_them() -> None:
    wars = [f"{one} attacks {other}" for one in "ABC" for other in "XY"]
    found = balance(network(*clique("A", "B", "C"), "X backs Y", *wars))
    blocs = {names([each.actor])[0]: each.bloc for each in found.standings}
    assert blocs["A"] == blocs["B"] == blocs["C"] != blocs["X"] == blocs["Y"]
    assert (found.triads, found.balanced, found.frustration) == (10, 1, 0)
    assert (found.cooperative, found.conflictual) == (4, 6)


def test_the_part_of_each_actor() -> None:
    found = balance(network("A backs B 5", "A backs C 3", "B attacks C 2", "P attacks Q"))
    assert found.frustration == pytest.approx(2 / 11)
    told = {
        names([each.actor])[0]: (each.component, each.bloc, each.triads, each.frustrated, each.frustration)
        for each in found.standings
    }
    assert told == {
        "A": (1, 1, 1, 1, 0),
        "B": (1, 1, 1, 1, pytest.approx(2 / 7)),
        "C": (1, 1, 1, 1, pytest.approx(2 / 5)),
        "P": (2, 1, 0, 0, 0),
        "Q": (2, 2, 0, 0, 0),
    }
    assert list(told) == ["A", "B", "C", "P", "Q"]
    (triad,) = found.frustrated_triads
    assert triad.weights == (5, 3, -2)


def test_the_weightiest_frustrated_triad_comes_first() -> None:
    light, heavy = (
        [f"{a} backs {b} {w}", f"{b} backs {c} {w}", f"{a} attacks {c} {w}"]
        for (a, b, c), w in (("ABC", 1), ("XYZ", 4))
    )
    found = balance(network(*light, *heavy))
    assert [names(each.actors) for each in found.frustrated_triads] == [["X", "Y", "Z"], ["A", "B", "C"]]


def test_without_events_there_is_nothing_to_balance() -> None:
    found = balance(network("A memberOf B"))
    assert (found.balanced, found.frustration, found.standings) == (None, 0, ())


def signed(actors: int, share: float, seed: int) -> Weights:
    chance = random.Random(seed)  # noqa: S311  # a sample, no secret
    pairs = [
        pair for pair in combinations("ABCDEFGHIJKLMNOPQRSTUVWXYZ"[:actors], 2) if chance.random() < share
    ]
    return {pair: chance.choice([-3, -2, -1, 1, 2, 3]) for pair in pairs}


def against(weights: Weights, bloc: dict[str, int]) -> int:
    return sum(abs(w) for (a, b), w in weights.items() if (bloc[a] == bloc[b]) == (w < 0))


@pytest.mark.parametrize("seed", range(30))
def test_no_partition_of_nine_actors_is_better(seed: int) -> None:
    weights = signed(9, 0.6, seed)
    sides = two_blocs(weights)
    actors = sorted(sides)
    least = min(
        against(weights, dict(zip(actors, (0, *rest), strict=True)))
        for rest in product((0, 1), repeat=len(actors) - 1)
    )
    assert sum(abs(w) for pair, w in weights.items() if frustrated(pair, w, sides)) == least


def test_a_network_in_balance_is_seen_as_such_however_large() -> None:
    chance = random.Random(5)  # noqa: S311  # a sample, no secret
    camp = {f"{number:03d}": chance.random() < 0.4 for number in range(300)}
    pairs = sorted({tuple(sorted(chance.sample(sorted(camp), 2))) for _ in range(2_000)})
    weights = {(a, b): 1 if camp[a] == camp[b] else -1 for a, b in pairs}
    sides = two_blocs(weights)
    assert not any(frustrated(pair, w, sides) for pair, w in weights.items())
    assert all(triad.balanced for triad in triads(weights))


def test_the_order_of_ties_does_not_show() -> None:
    weights = signed(20, 0.4, 7)
    again = dict(sorted(weights.items(), reverse=True))
    assert two_blocs(dict(sorted(again.items()))) == two_blocs(weights)
    lines = [f"{a} {RELATION['+' if w > 0 else '-']} {b} {abs(w)}" for (a, b), w in weights.items()]
    assert balance(network(*lines)) == balance(network(*reversed(lines)))
    assert iri("A") in network(*lines)
