from __future__ import annotations

import pytest

from graph.asking.paths import path
from graph.errors import UnknownActorError
from graph.storing.embedded import EmbeddedStore


def test_a_shortest_way_goes_along_edges_in_either_direction_with_their_sentences(
    store: EmbeddedStore,
) -> None:
    steps = path(store, "SDF", "Syria", evidence=True)
    assert [(s.subject.label, s.relation, s.object.label) for s in steps] == [
        ("Syrian Democratic Forces", "attacks", "Turkey"),
        ("Russia", "kills", "Turkey"),
        ("Russia", "alliedWith", "Syria"),
    ]
    assert all(step.sightings for step in steps)


def test_what_is_only_planned_is_no_way(store: EmbeddedStore) -> None:
    assert len(path(store, "Turkey", "Syria")) == 2


@pytest.mark.parametrize(
    ("one", "other"), [("Turkey", "Example Union"), ("Turkey", "Iran"), ("Turkey", "Türkiye")]
)
def test_where_there_is_no_way_the_path_is_empty(store: EmbeddedStore, one: str, other: str) -> None:
    assert path(store, one, other) == ()


def test_an_unknown_end_is_an_error(store: EmbeddedStore) -> None:
    with pytest.raises(UnknownActorError):
        path(store, "Turkey", "Atlantis")
