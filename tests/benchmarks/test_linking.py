"""The generator of names and its count, on a slice of what the benchmark reads."""

from __future__ import annotations

import pytest

from benchmarks.linking import (
    TWINS_AT_MOST,
    Document,
    Link,
    Named,
    Result,
    cast_of,
    documents,
    link,
    link_samples,
    make_senser,
    mistakes,
)  # fmt: skip
from graph import ontology
from graph.building import cache_folder
from graph.understanding.readers import make_reader
from graph.understanding.sensing import Senser

DOCUMENTS = 60


@pytest.fixture(scope="module")
def senser_and_cast() -> tuple[Senser, tuple[Named, ...]]:
    senser, base = make_senser()
    return senser, cast_of(base)


@pytest.fixture(scope="module")
def generated(senser_and_cast: tuple[Senser, tuple[Named, ...]]) -> tuple[Document, ...]:
    return tuple(documents(senser_and_cast[1], DOCUMENTS))


def test_there_are_two_hundred_actors_and_no_two_share_a_key(
    senser_and_cast: tuple[Senser, tuple[Named, ...]],
) -> None:
    cast = senser_and_cast[1]
    assert len({actor.key for actor in cast}) == len(cast) >= 195


def test_the_same_documents_are_made_again(
    senser_and_cast: tuple[Senser, tuple[Named, ...]], generated: tuple[Document, ...]
) -> None:
    assert tuple(documents(senser_and_cast[1], DOCUMENTS)) == generated


def test_labels_are_names_of_their_actors(
    senser_and_cast: tuple[Senser, tuple[Named, ...]], generated: tuple[Document, ...]
) -> None:
    names = {a.key: {n.lower() for n in (*a.first, *a.again)} for a in senser_and_cast[1]}
    for document in generated:
        for label in document.labels:
            assert document.text[label.start : label.end].lower() in names[label.key]


def test_a_slice_has_hardly_any_twins_and_no_false_merge(
    senser_and_cast: tuple[Senser, tuple[Named, ...]], generated: tuple[Document, ...]
) -> None:
    result = link(senser_and_cast[0], generated)
    named = len({found.key for found in result.links})
    assert result.merged == {}
    assert len(result.twins) <= max(2, TWINS_AT_MOST * named)
    assert result.unlinked <= 0.02 * len(result.links)


def test_the_samples_have_hardly_any_twins_and_no_false_merge() -> None:
    reader = make_reader(ontology.load(), cache=cache_folder())
    result = link_samples(reader)
    assert result.actors >= 250
    assert len(result.twins) <= TWINS_AT_MOST * result.actors, list(mistakes(result, 50))
    assert result.merged == {}, list(mistakes(result, 50))


def test_who_may_be_the_other_is_no_merge() -> None:
    soldiers = Link("soldiers", "Kenyan soldiers", "army", "x", frozenset({"Kenyan army"}))
    army, police = Link("army", "Kenyan army", "army", "x"), Link("police", "police", "army", "x")
    assert Result((soldiers, army)).merged == {}
    merged = Result((soldiers, army, police))
    assert merged.merged == {"army": ("Kenyan army", "Kenyan soldiers", "police")}
    [line] = mistakes(merged, 1)
    assert line.startswith("merge: army is ('Kenyan army', 'Kenyan soldiers', 'police')")


def test_twins_and_merges_are_told_apart() -> None:
    rows = (
        ("A", "a", "1"),
        ("A.", "a", "1"),
        ("Aa", "a", "2"),
        ("B", "b", "3"),
        ("C", "c", "3"),
        ("D", "d", None),
    )
    result = Result(tuple(Link(text, key, node, "x") for text, key, node in rows))
    assert result.twins == (("a", "2"),)
    assert result.merged == {"3": ("b", "c")}
    assert result.unlinked == 1
