"""What the explorer draws, and that a graph of any size gives a page of some size."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from graph.limits_outside import MAX_OVERVIEW_ACTORS
from graph.serving import drawn
from graph.serving.states import State, States


@pytest.fixture
def state(built_store: Path) -> Iterator[State]:
    with closing(States(built_store)) as states, states.newest() as newest:
        yield newest


def told(drawing: dict[str, Any]) -> set[tuple[Any, ...]]:
    """The relations of a drawing: whom they join, what they are, how many statements make them."""
    ids = [node["id"] for node in drawing["nodes"]]
    place = {name: number for number, name in enumerate(drawing["columns"]["relation"])}
    return {
        (frozenset((ids[row[place["subject"]]], ids[row[place["object"]]])),
         drawing["types"][row[place["type"]]]["relation"], row[place["statements"]])
        for edge in drawing["edges"] for row in edge["relations"]
    }  # fmt: skip


def test_actor_by_actor_gives_the_same_as_all_at_once(state: State, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = told(drawn.overview(state))
    monkeypatch.setattr(drawn, "statistics", lambda _: {"statements": 10**9})
    assert told(drawn.overview(state)) == whole
    assert len(whole) > 200


@pytest.mark.parametrize("ceiling", [1, 60, 200])
def test_a_large_graph_shows_its_foremost_actors(
    state: State, monkeypatch: pytest.MonkeyPatch, ceiling: int
) -> None:
    whole = told(drawn.overview(state))
    monkeypatch.setattr(drawn, "MAX_OVERVIEW_STATEMENTS", ceiling)
    part = told(drawn.overview(state))
    foremost = next(iter(state.whole_cards))
    assert {row for row in whole if foremost in row[0]} <= part < whole


def test_neighbours_have_a_ceiling(state: State) -> None:
    drawing = drawn.around(state, "Russia", 5)
    assert len(drawing["nodes"]) == 6
    assert drawing["total"] > 5
    assert len(drawn.overview(state)["nodes"]) <= MAX_OVERVIEW_ACTORS
