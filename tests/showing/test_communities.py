"""Who stands together, found in rows: enemies do not, and neither order nor chance shows."""

from __future__ import annotations

import random
from itertools import combinations

from graph.asking.answers import ActorCard, RelationRow
from graph.limits_outside import MAX_COMMUNITIES
from graph.model import Modality
from graph.showing.communities import communities
from tests.showing.conftest import card, row


def bloc(name: str, size: int) -> list[ActorCard]:
    return [card(f"{name} {number}") for number in range(size)]


def friends(members: list[ActorCard]) -> list[RelationRow]:
    return [row(one, "backs", other, event="SUPPORT") for one, other in combinations(members, 2)]


def named(rows: list[RelationRow]) -> list[tuple[str, int]]:
    return [(each.label, len(each.members)) for each in communities(rows)]


def test_two_blocs_that_fight_are_two_the_larger_first() -> None:
    east, west = bloc("East", 4), bloc("West", 5)
    wars = [row(one, "attacks", other, event="ASSAULT", statements=50) for one in east for other in west]
    assert named([*friends(east), *friends(west), *wars]) == [("West 0", 5), ("East 0", 4)]


def test_plans_and_pairs_make_no_community() -> None:
    planned = [
        row(one, "backs", other, event="SUPPORT", modality=Modality.PLANNED)
        for one, other in combinations(bloc("Plan", 4), 2)
    ]
    assert named([*planned, *friends(bloc("Pair", 2))]) == []


def test_the_order_of_rows_does_not_show() -> None:
    rows = [*friends(bloc("A", 6)), *friends(bloc("B", 4)), *friends(bloc("C", 3))]
    again = list(rows)
    random.Random(3).shuffle(again)  # noqa: S311  # a shuffle, no secret
    assert communities(rows) == communities(again)


def test_there_are_never_more_than_colours() -> None:
    many = [row for number in range(MAX_COMMUNITIES + 3) for row in friends(bloc(f"Bloc{number}", 3))]
    assert len(communities(many)) == MAX_COMMUNITIES


def test_nobody_makes_no_community() -> None:
    assert communities([]) == ()
