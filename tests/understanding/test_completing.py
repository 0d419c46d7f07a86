"""Completion: relations that no frame matches word by word, each with an example; and what is left alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from graph.model import Article, Statement
from graph.understanding.completing import Completer
from graph.understanding.extraction import Reader
from graph.understanding.frames import Frame, Node
from graph.understanding.matching import Matcher
from graph.understanding.scorer import NO_RELATION, quantised

Completed = Callable[..., list[str]]
ENDS = (("agent", Node("X", frozenset())), ("patient", Node("Y", frozenset())))
BACKS = Frame("backs", "X backs Y", Node(None, frozenset({"back"}), ENDS))
NURSES = Frame("backs", "X nurses Y", Node(None, frozenset({"nurse"}), ENDS))


@pytest.fixture(scope="module")
def completed(reader: Reader) -> Completed:
    """What a scorer with one feature states of a text, beside the frames that are given."""

    def completing(text: str, feature: str, relation: str = "backs", *matched: Frame) -> list[str]:
        weights = np.array([[-9.0, 9.0]])
        scorer = quantised((NO_RELATION, relation), [feature], weights, np.array([5.0, -5.0]))
        examples = [BACKS, NURSES, Frame("signs", "X nurses Y", NURSES.root)]
        own = replace(
            reader, matcher=Matcher(matched), completer=Completer(scorer, reader.relations, examples)
        )
        return sorted(map(_line, own.read(Article("test", text, "test"))))

    return completing


def _line(one: Statement) -> str:
    return f"{one.subject.actor.label} {one.relation.name} {one.object.actor.label} as in {one.example}"


def test_a_likely_pair_is_stated_with_the_example_of_its_word(completed: Completed) -> None:
    assert completed("France nurses Mali.", "r=nurse|a=agent") == ["France backs Mali as in X nurses Y"]


def test_without_an_example_of_its_word_nothing_is_stated(completed: Completed) -> None:
    assert completed("France cherishes Mali.", "r=cherish|a=agent") == []


def test_an_unlikely_pair_is_left_alone(completed: Completed) -> None:
    assert completed("France nurses Mali.", "r=bake") == []


@pytest.mark.parametrize(
    "text",
    [
        "Officials nursed in France that Mali slept.",  # neither acts on the other
        "France nursed at Mali.",  # a role that says where
    ],
)
def test_other_roles_make_no_pair(completed: Completed, text: str) -> None:
    assert completed(text, "r=nurse") == []


def test_ends_of_the_wrong_kind_are_left_alone(completed: Completed) -> None:
    assert completed("France nurses Emmanuel Macron.", "r=nurse|a=agent", "signs") == []


def test_a_relation_that_the_ontology_lacks_is_left_alone(completed: Completed) -> None:
    assert completed("France nurses Mali.", "r=nurse|a=agent", "adores") == []


def test_what_frames_state_is_not_stated_again(completed: Completed) -> None:
    assert completed("France nurses Mali.", "r=nurse|a=agent", "backs", NURSES) == [
        "France backs Mali as in X nurses Y"
    ]
    # nor is more of the subject's deed read into the rest of the sentence
    assert completed("France nurses Mali in a dispute with Chad.", "r=nurse", "backs", NURSES) == [
        "France backs Mali as in X nurses Y"
    ]


def test_a_completed_statement_is_less_sure_than_a_matched_one(reader: Reader) -> None:
    weights = np.array([[-9.0, 9.0]])
    scorer = quantised((NO_RELATION, "backs"), ["r=nurse"], weights, np.array([8.0, -8.0]))
    own = replace(reader, matcher=Matcher(()), completer=Completer(scorer, reader.relations, [NURSES]))
    (unsure,) = own.read(Article("test", "France nurses Mali.", "test"))
    (matched,) = replace(own, matcher=Matcher([NURSES])).read(Article("test", "France nurses Mali.", "test"))
    assert unsure.confidence < matched.confidence
