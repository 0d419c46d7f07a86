"""The pages that the benchmark compares show the same graph, ask nobody, and stay small enough to mail."""

from __future__ import annotations

import re

import pytest

from benchmarks.seeing import overview_page, pyvis_page, world
from graph.showing.page import build_page

ROWS = world(200)


def test_the_graph_is_the_same_each_time_and_has_everybody() -> None:
    assert world(200) == ROWS
    assert len({end.iri for row in ROWS for end in (row.subject, row.object)}) == 200
    assert len(ROWS) == 260


@pytest.mark.parametrize(
    "page",
    [lambda: pyvis_page(ROWS, fixed=False), lambda: pyvis_page(ROWS, fixed=True)],
    ids=["pyvis", "fixed"],
)
def test_what_is_left_of_the_page_of_pyvis_asks_nobody(page: object) -> None:
    assert callable(page)
    text = page()
    assert "vis-network" in text
    assert not re.search(r'(?:src|href)="(?:https?:)?//', text)


def test_the_overview_has_a_column_for_each_value() -> None:
    assert overview_page(ROWS).count('"Actor ') == 200


def test_a_page_of_two_thousand_actors_with_their_sentences_can_be_mailed() -> None:
    bare, some = (len(build_page(rows, "A page").encode()) for rows in ((), ROWS))
    assert bare + (some - bare) * 10 < 2_500_000
