"""The benchmark of the store on a small graph: it measures all that it says it does."""

from __future__ import annotations

from pathlib import Path

from benchmarks.archive import archive, articles_for
from benchmarks.store import Figure, main
from graph import ontology


def test_the_archive_is_the_same_in_every_run() -> None:
    relations = tuple(ontology.load().relations.values())
    assert list(archive(2, relations)) == list(archive(2, relations))
    assert articles_for(10_000_000) > 6_000


def test_a_figure_says_whether_it_reaches_its_bar() -> None:
    assert str(Figure("loading", 0.7, at_least=0.8)) == "loading: 0.70 (at least 0.8, MISSED)"
    assert str(Figure("start", 2.5, at_most=3)) == "start: 2.50 (at most 3)"
    assert str(Figure("search", 9.0)) == "search: 9.00"


def test_all_figures_are_measured(tmp_path: Path) -> None:
    figures = list(main([4_000, 8_000], tmp_path, 1, 1, with_rdflib=False))
    told = [figure.what for figure in figures]
    assert len(set(told)) == len(told)
    for part in ("storing one article", "timeline", "counts by month", "text search", "from its start"):
        assert any(part in what for what in told)
    assert any("2 times the quads: loading" in what for what in told)
    assert all(figure.ratio > 0 for figure in figures)
