"""The five roles of Gould and Fernandez, by hand and against a count of all triples."""

from __future__ import annotations

from itertools import permutations

import pytest

from graph.analysing.brokerage import Brokerage, brokerage
from tests.analysing.samples import SYMMETRIC, blocs_of, iri, network

ROLES = ("coordinator", "gatekeeper", "representative", "consultant", "liaison")


def counts(each: Brokerage) -> dict[str, int]:
    return {role: getattr(each, role) for role in ROLES if getattr(each, role)}


def brokers(lines: list[str], blocs: dict[str, str]) -> dict[str, dict[str, int]]:
    found = brokerage(network(*lines), {iri(name): bloc for name, bloc in blocs.items()}, SYMMETRIC)
    return {each.actor[-1].upper(): counts(each) for each in found if each.total}


@pytest.mark.parametrize(
    ("blocs", "role"),
    [("111", "coordinator"), ("122", "gatekeeper"), ("112", "representative"), ("121", "consultant"),
     ("123", "liaison")],
)  # fmt: skip
def test_the_role_follows_from_the_three_blocs(blocs: str, role: str) -> None:
    assert brokers(["A backs B", "B backs C"], dict(zip("ABC", blocs, strict=True))) == {"B": {role: 1}}


@pytest.mark.parametrize(
    "lines",
    [
        ["A backs B", "B backs C", "A backs C"],
        ["A backs B", "B backs A"],
        ["A backs B", "B attacks C"],
        ["A backs B", "B backs C 1 planned"],
        ["A backs B", "C backs B"],
        [],
    ],
)
def test_nobody_brokers_where_the_ends_are_tied_or_no_way_leads_through(lines: list[str]) -> None:
    assert brokers(lines, {"A": "1", "B": "2", "C": "3"}) == {}


def test_a_relation_without_direction_is_a_way_in_both() -> None:
    blocs = {"A": "1", "B": "2", "C": "2"}
    assert brokers(["A talksWith B", "C talksWith B"], blocs) == {"B": {"gatekeeper": 1, "representative": 1}}


def test_who_has_no_bloc_is_left_out() -> None:
    lines = ["A backs B", "B backs C", "B backs D"]
    assert brokers(lines, {"A": "1", "B": "1", "C": "1"}) == {"B": {"coordinator": 1}}


def test_all_triples_of_a_larger_network_are_counted() -> None:
    directed = blocs_of(3, 8, 150).directed
    lines = [f"{one} backs {other}" for one, other in directed]
    net = network(*lines)
    bloc = {actor: actor.rpartition("/")[2][:3] for actor in net}
    wanted: dict[str, dict[str, int]] = {actor: {} for actor in net}
    for first, broker, last in permutations(net, 3):
        if net.has_edge(first, broker) and net.has_edge(broker, last) and not net.has_edge(first, last):
            role = named(bloc[first], bloc[broker], bloc[last])
            wanted[broker][role] = wanted[broker].get(role, 0) + 1
    found = brokerage(net, bloc)
    assert {each.actor: counts(each) for each in found} == wanted
    assert [each.total for each in found] == sorted((each.total for each in found), reverse=True)


def named(first: str, broker: str, last: str) -> str:
    same = (first == broker, broker == last, first == last)
    return {
        (True, True, True): "coordinator",
        (False, True, False): "gatekeeper",
        (True, False, False): "representative",
        (False, False, True): "consultant",
        (False, False, False): "liaison",
    }[same]
