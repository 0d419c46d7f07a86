from __future__ import annotations

from graph.asking.statistics import Statistics, statistics
from graph.storing.embedded import EmbeddedStore


def test_a_store_is_counted_without_counting_what_recurs(store: EmbeddedStore) -> None:
    assert statistics(store) == Statistics(articles=5, statements=11, edges=8, actors=7, relations=6)


def test_an_empty_store_holds_nothing() -> None:
    assert statistics(EmbeddedStore.open()) == Statistics(0, 0, 0, 0, 0)
