"""Practice sentences: varied, repeatable, and true to the example that each is made of."""

from __future__ import annotations

import pytest

from graph import ontology
from graph.learning.practice import ACTORS, PERSONS, Practice, practice
from graph.model import ACTOR_KINDS, Kind, RelationType

RELATIONS = ontology.load().relations


def relation(name: str, *examples: str, symmetric: bool = False, **kinds: frozenset[Kind]) -> RelationType:
    return RelationType(
        name, name, name, "", None, None, None, symmetric=symmetric, examples=examples,
        domain=kinds.get("domain", ACTOR_KINDS), range=kinds.get("range", ACTOR_KINDS),
    )  # fmt: skip


def many(one: RelationType) -> list[Practice]:
    return [sentence for seed in range(40) for sentence in practice([one], seed)]


def test_the_same_seed_gives_the_same_sentences() -> None:
    backs = [RELATIONS["backs"]]
    assert list(practice(backs, 7)) == list(practice(backs, 7))
    assert list(practice(backs, 7)) != list(practice(backs, 8))


def test_each_example_gives_one_sentence_that_ends() -> None:
    sentences = list(practice(RELATIONS.values(), 0))
    assert len(sentences) == sum(len(one.examples) for one in RELATIONS.values())
    assert all(s.text[0].isupper() and s.text.endswith(".") and ".." not in s.text for s in sentences)
    assert not any(f" {slot} " in sentence.text for sentence in sentences for slot in "XYZ")


def test_both_ends_are_named_in_the_sentence_that_ties_them() -> None:
    for sentence in many(relation("backs", "X backs Y")):
        for first, second in sentence.ties:
            assert {first, second} <= ACTORS
            assert first.lower() in sentence.text.lower()
            assert second.lower() in sentence.text.lower()


def test_the_company_of_a_sentence_is_not_tied() -> None:
    sentence = next(s for s in many(relation("backs", "X backs Y")) if " said on Monday" in s.text)
    ((subject, object_),) = sentence.ties
    assert sentence.relation(subject, object_)
    assert sentence.relation(object_, subject) is None


def test_a_symmetric_relation_ties_both_ways() -> None:
    for sentence in many(relation("meets", "X met Y", symmetric=True)):
        for first, second in sentence.ties:
            assert sentence.relation(second, first)


@pytest.mark.parametrize("seed", range(5))
def test_persons_stand_where_only_persons_can(seed: int) -> None:
    leads = relation("leads", "X heads Y", domain=frozenset({Kind.PERSON}))
    (sentence,) = practice([leads], seed)
    assert any(first in PERSONS for first, _ in sentence.ties)
