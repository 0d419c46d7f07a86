"""Copies in a store: written as a graph of their own, counted as one source, healed when an original goes."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from graph import KnowledgeGraph
from graph.model import Article, Statement
from graph.ontology import COPIES_GRAPH
from graph.showing.explained import explanation_json, explanation_text
from graph.showing.paper import Paper
from graph.showing.records import row_json
from graph.showing.tables import relation_table
from graph.storing.terms import value
from tests.asking.samples import ATTACKS, BACKS, ONTOLOGY, RUSSIA, SYRIA, TURKEY, Says, article

Extracted = tuple[Article, tuple[Statement, ...]]

WIRE = "Turkey backs Syria in the talks that began on Monday under heavy rain and with few hopes of an end."
OWN = "Two officials who were there told this paper that Turkey backs Syria."


def printed(name: str, day: int, publisher: str | None, sentence: str = WIRE) -> Extracted:
    made, statements = article(name, date(2020, 3, day), Says(sentence, TURKEY, BACKS, SYRIA, 0.9, "backs"))
    return replace(made, publisher=publisher), statements


ARTICLES = (
    printed("morning", 1, "Morning Post"),
    printed("evening", 2, "Evening Post"),
    printed("blog", 3, None),
    printed("own", 3, "Herald", OWN),
    article(
        "other", date(2020, 3, 1), Says("Russia attacked Syria.", RUSSIA, ATTACKS, SYRIA, 0.8, "attacked")
    ),
)


@pytest.fixture(scope="module")
def ontology(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("ontology") / "ontology.ttl"
    file.write_text(ONTOLOGY, encoding="utf-8")
    return file


def made(ontology: Path, articles: Sequence[Extracted] = ARTICLES) -> KnowledgeGraph:
    graph = KnowledgeGraph()
    graph.store.load_ontology([ontology], "small")
    for one in articles:
        graph.store.put([one], "test")
        graph.settle()
    return graph


def copied(graph: KnowledgeGraph) -> dict[str, str]:
    quads = (q for q in graph.store.quads() if value(q.graph_name) == COPIES_GRAPH)
    return {value(q.subject).rpartition("/")[2]: value(q.object).rpartition("/")[2] for q in quads}


def test_copies_are_told_and_every_article_stays(ontology: Path) -> None:
    with made(ontology) as graph:
        assert copied(graph) == {"evening": "morning", "blog": "morning"}
        assert graph.statistics().articles == len(ARTICLES)


def test_an_original_that_is_forgotten_or_replaced_leaves_its_place(ontology: Path) -> None:
    with made(ontology) as graph:
        graph.forget(["morning"])
        assert copied(graph) == {"blog": "evening"}
        graph.store.put([printed("evening", 2, "Evening Post", OWN)], "test")
        graph.settle()
        assert copied(graph) == {"own": "evening"}
        graph.forget(["evening"])
        assert copied(graph) == {}


def test_any_order_of_building_gives_the_same_bytes(ontology: Path) -> None:
    chance, exports = random.Random(2), set()  # noqa: S311 - orders, not secrets
    for _ in range(3):
        with made(ontology, chance.sample(ARTICLES, len(ARTICLES))) as graph:
            exports.add(b"".join(graph.export()))
    assert len(exports) == 1


def test_an_import_finds_the_copies_of_what_was_there(ontology: Path, tmp_path: Path) -> None:
    with made(ontology, ARTICLES[1:3]) as graph:
        (tmp_path / "half.nq").write_bytes(b"".join(graph.export()))
    with made(ontology, ARTICLES[:1]) as graph:
        graph.import_([tmp_path / "half.nq"])
        assert copied(graph) == {"evening": "morning", "blog": "morning"}


def test_sources_are_counted_and_not_copies(ontology: Path) -> None:
    with made(ontology) as graph:
        (row,) = graph.relations("Turkey", "Syria", evidence=True)
        assert (row.articles, row.sources) == (4, 2)
        assert row_json(row)["sources"] == 2
        assert "4 reports, 2 independent sources" in relation_table([row], Paper(200))
        (plain,) = graph.relations("Turkey", "Syria")
        assert "independent" not in relation_table([plain], Paper(200))


@pytest.mark.parametrize(
    ("articles", "told"),
    [
        (ARTICLES[:3], "3 reports, 1 independent source\n"),
        (ARTICLES[:4], "4 reports, 2 independent sources\n"),
        ((ARTICLES[0], printed("own", 3, " morning POST", OWN)), "2 reports, 1 independent source\n"),
        (ARTICLES[:1], ""),
    ],
    ids=["copies", "and another paper", "one publisher", "one"],
)
def test_a_statement_tells_its_reports(ontology: Path, articles: tuple[Extracted, ...], told: str) -> None:
    with made(ontology, articles) as graph:
        found = graph.explain(articles[0][1][0].id)
        assert ("reported" in explanation_text(found, Paper(200))) is bool(told)
        assert told in explanation_text(found, Paper(200))
        assert explanation_json(found)["reports"] == len(articles)
