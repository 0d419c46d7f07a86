"""What counts as a tie, which way it runs, and which sign a pair has."""

from __future__ import annotations

import pytest

from graph.analysing.ties import all_ties, peaceful_ties, signed_ties, strengths
from tests.analysing.samples import SYMMETRIC, iri, network


def pairs(weights: object) -> dict[str, int]:
    assert isinstance(weights, dict)
    return {"".join(end.rpartition("/")[2].upper() for end in pair): w for pair, w in weights.items()}


def test_both_ways_add_up_and_a_symmetric_relation_runs_both_ways() -> None:
    ties = all_ties(network("B backs A 2", "A attacks B 1", "A talksWith C 3"), SYMMETRIC)
    assert pairs(ties.directed) == {"AB": 1, "AC": 3, "BA": 2, "CA": 3}
    assert pairs(ties.undirected) == {"AB": 3, "AC": 3}
    assert ties.actors == (iri("A"), iri("B"), iri("C"))


def test_conflict_does_not_tie_friends_and_what_is_no_event_does() -> None:
    ties = peaceful_ties(network("A attacks B", "A accuses C", "A memberOf D", "A backs E"))
    assert pairs(ties.undirected) == {"AD": 1, "AE": 1}


@pytest.mark.parametrize("line", ["A backs B 1 denied", "A backs B 1 planned", "A backs A"])
def test_what_is_no_fact_or_about_oneself_ties_nobody(line: str) -> None:
    assert all_ties(network(line)).actors == ()
    assert signed_ties(network(line)) == {}


@pytest.mark.parametrize(
    ("lines", "sign"),
    [
        (["A talksWith B"], {"AB": 1}),
        (["A aids B 2"], {"AB": 2}),
        (["A accuses B"], {"AB": -1}),
        (["B attacks A 3", "A backs B 1"], {"AB": -2}),
        (["A attacks B 2", "B backs A 2"], {}),
        (["A memberOf B 9"], {}),
    ],
)
def test_the_sign_is_that_of_most_statements(lines: list[str], sign: dict[str, int]) -> None:
    assert pairs(signed_ties(network(*lines))) == sign


def test_strength_counts_foes_as_well() -> None:
    assert strengths({("A", "B"): 2, ("A", "C"): -3}) == {"A": 5, "B": 2, "C": 3}
