"""Pairs of actors: the word that ties them, the roles down to each, and what a scorer is told of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from graph.understanding.extraction import Reader
from graph.understanding.pairs import Pair, features, pairs
from graph.understanding.role_graph import RoleGraph
from graph.understanding.roles import role_graph

Tied = Callable[..., tuple[RoleGraph, Mapping[tuple[str, str], Pair]]]


@pytest.fixture(scope="module")
def tied(reader: Reader) -> Tied:
    """The pairs of a sentence by the words of its actors, which are given."""

    def tying(text: str, *actors: str) -> tuple[RoleGraph, Mapping[tuple[str, str], Pair]]:
        sentence = reader.nlp(text)[:]
        heads = {token.i: token.text for token in sentence if token.text in actors}
        graph = role_graph(sentence, reader.lexicon, lambda token: token.i in heads)
        return graph, {(heads[p.subject], heads[p.object]): p for p in pairs(graph, heads)}

    return tying


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("France backs Mali.", "France agent< backs >patient Mali"),
        ("Mali is backed by France.", "France agent< backed >patient Mali"),
        ("Peru sends photographs to Chile.", "Peru agent< sends >to Chile"),
        ("Kenya rejected a plan of Uganda.", "Kenya agent< rejected >patient.of Uganda"),
        ("Norway threatened to invade Sweden.", "Norway agent< threatened >inf.patient Sweden"),
        ("Russia's war on Ukraine continued.", "Russia gen< war >on Ukraine"),
    ],
)
def test_the_nearest_word_above_both_ties_them(tied: Tied, text: str, tie: str) -> None:
    first, *_, second = tie.split()
    graph, found = tied(text, first, second)
    pair = found[first, second]
    above, below = (".".join(e.role for e in path) for path in (pair.to_subject, pair.to_object))
    assert tie == f"{first} {above}< {graph.sentence.doc[pair.root].text} >{below} {second}"


def test_a_path_ends_at_the_first_actor_on_it(tied: Tied) -> None:
    _, found = tied("Turkish soldiers killed rebels.", "Turkish", "soldiers", "rebels")
    assert ("soldiers", "rebels") in found
    assert ("Turkish", "rebels") not in found
    assert ("Turkish", "soldiers") not in found


def test_both_directions_are_pairs(tied: Tied) -> None:
    _, found = tied("France backs Mali.", "France", "Mali")
    assert set(found) == {("France", "Mali"), ("Mali", "France")}


def test_features_tell_words_roles_and_what_stands_beside(tied: Tied) -> None:
    graph, found = tied("Peru sends photographs to Chile.", "Peru", "Chile")
    told = features(graph, found["Peru", "Chile"])
    assert {"a=agent", "b=to", "r=send|a=agent|b=to", "s=photograph", "send.patient.photograph"} <= set(told)
    assert len(told) == len(set(told))


def test_other_actors_tell_nothing_of_a_pair(tied: Tied) -> None:
    graph, found = tied("Peru and Cuba backed Chile.", "Peru", "Cuba", "Chile")
    assert not any("cuba" in feature for feature in features(graph, found["Peru", "Chile"]))
