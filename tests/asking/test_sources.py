"""Who says so: a publisher is one source and is found by its name in any case, wherever it is asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from graph.asking.explaining import explain
from graph.asking.forgetting import meant
from graph.asking.relating import relations
from graph.asking.selecting import Selection, select
from graph.asking.sources import source_of
from graph.errors import QueryError
from graph.ontology import ARTICLE
from graph.storing.embedded import EmbeddedStore
from tests.asking.samples import BACKS, RUSSIA, TURKEY, Says, article

SAID = Says("Turkey backs Russia.", TURKEY, BACKS, RUSSIA, 0.9, "backs")
PUBLISHERS = ("Evening Post", " EVENING POST\t", "Morning Star", None, None)


@pytest.fixture
def printed(any_store: EmbeddedStore) -> EmbeddedStore:
    """One sentence in five papers, two of them of one publisher and two of nobody."""
    told = [article(f"p{number}", date(2020, 1, 1), SAID) for number in range(len(PUBLISHERS))]
    named = [
        (replace(one, publisher=publisher), stated)
        for (one, stated), publisher in zip(told, PUBLISHERS, strict=True)
    ]
    any_store.put(named, "test")
    return any_store


def test_a_publisher_is_one_source_in_any_case_with_any_blanks(
    printed: EmbeddedStore,
) -> None:
    (row,) = relations(printed, evidence=True)
    assert (row.articles, row.sources) == (5, 4)
    assert explain(printed, row.sightings[0].statement).sources == 4


@pytest.mark.parametrize("name", ["Evening Post", "evening post", " EVENING POST"])
def test_a_publisher_is_meant_by_its_name_in_any_case(printed: EmbeddedStore, name: str) -> None:
    (row,) = select(printed, Selection(conditions={"source": name})).rows
    assert row.articles == 2
    assert [one.id for one in meant(printed, source=name).articles] == ["p0", "p1"]
    (row,) = relations(printed, source=name)
    assert row.sources == 1


def test_a_name_that_nobody_has_brings_near_ones(printed: EmbeddedStore) -> None:
    told = r"^no publisher named 'Evening Past' in the graph; there are Evening Post"
    with pytest.raises(QueryError, match=told):
        relations(printed, source="Evening Past")
    with pytest.raises(QueryError, match=told):
        meant(printed, source="Evening Past")


def test_articles_without_a_publisher_are_sources_of_their_own() -> None:
    assert source_of(ARTICLE + "A", ARTICLE + "A") != source_of(ARTICLE + "a", ARTICLE + "a")
    assert source_of(" ", ARTICLE + "a") == ARTICLE + "a"
