"""Articles are listed, found and shown: where they come from, and their sentences with what these state."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from graph import KnowledgeGraph
from graph.errors import QueryError, UnknownArticleError
from graph.origin import DateBasis, Dating, Origin
from graph.showing.articled import article_list, reading_text
from graph.showing.paper import Paper
from tests.asking.samples import ATTACKS, BACKS, ONTOLOGY, RUSSIA, SYRIA, TURKEY, Says, article
from tests.commands import run

ORIGIN = Origin(
    format="web page", sha256="ab" * 32, retrieved=datetime(2020, 3, 3, 9, 0, tzinfo=UTC), agency="AFP",
    language="en", authors=("Jane Doe",), country="FR", licence="CC BY 4.0",
)  # fmt: skip
TALKS = "Turkey backs Syria in the talks, and Russia backs Syria too, as all of them said on Monday in Sochi."
WAR = "Russia attacked Syria."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("articles")
    (path / "ontology.ttl").write_text(ONTOLOGY, encoding="utf-8")
    talks, said = article(
        "talks",
        date(2020, 3, 2),
        Says(TALKS, TURKEY, BACKS, SYRIA, 0.9, "backs"),
        Says(TALKS, RUSSIA, BACKS, SYRIA, 0.8, "backs"),
        Says(WAR, RUSSIA, ATTACKS, SYRIA, 0.7, "attacked"),
    )
    day = Dating.on(date(2020, 3, 2), DateBasis.METADATA)
    month = Dating(date(2019, 5, 1), date(2019, 5, 31), DateBasis.URL)
    reprint, again = article("reprint", date(2020, 3, 4), Says(TALKS, TURKEY, BACKS, SYRIA, 0.9, "backs"))
    war, attack = article("war", None, Says(WAR, RUSSIA, ATTACKS, SYRIA, 0.7, "attacked"))
    with KnowledgeGraph(path / "kg") as graph:
        graph.store.load_ontology([path / "ontology.ttl"], "small")
        graph.store.put([(replace(talks, origin=ORIGIN, dating=day), said)], "test")
        graph.store.put([(reprint, again), (replace(war, dating=month, publisher=None), attack)], "test")
        graph.settle()
    return path / "kg"


@pytest.fixture(scope="module")
def graph(folder: Path) -> Iterator[KnowledgeGraph]:
    with KnowledgeGraph(folder, read_only=True) as opened:
        yield opened


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ["reprint", "talks", "war"]),
        ("TALKS", ["talks"]),
        ("title reprint", ["reprint"]),
        ("afp", ["talks"]),
        ("example.org/war", ["war"]),
        ("wire", ["reprint", "talks"]),
        ("nothing", []),
    ],
)
def test_articles_are_found_by_what_tells_them_apart(
    graph: KnowledgeGraph, text: str, found: list[str]
) -> None:
    assert [card.id for card in graph.articles(text)] == found


def test_a_list_tells_how_much_each_states_and_whose_copy_it_is(graph: KnowledgeGraph) -> None:
    (first,) = graph.articles(limit=1)
    assert (first.id, first.statements, first.copy_of) == ("reprint", 1, "talks")
    assert "reprint  2020-03-04  Wire" in article_list([first], Paper())
    assert article_list([], Paper()) == ""
    with pytest.raises(QueryError, match="limit"):
        graph.articles(limit=0)


def test_an_article_is_shown_with_its_origin_and_its_sentences(graph: KnowledgeGraph) -> None:
    told = reading_text(graph.reading("talks"), Paper())
    for line in (
        "2020-03-02 (from its metadata)", "AFP", "Jane Doe", "FR", "CC BY 4.0", "talks.txt as web page",
        "2020-03-03T09:00:00Z", f"SHA-256 {'ab' * 32}",
        "“[Turkey] [backs] [Syria] in the talks, and [Russia] backs Syria too,",
        "“[Russia] [attacked] [Syria].”",
        "Turkey backs Syria · 0.90 sure · kg explain ",
    ):  # fmt: skip
        assert line in told
    assert told.count("“") == 2


def test_an_article_is_shown_whole_where_its_text_is_kept(graph: KnowledgeGraph) -> None:
    told = replace(graph.reading("talks"), text=f"{TALKS} {WAR}\n\nIt rained in Sochi.")
    lines = reading_text(told, Paper()).splitlines()
    assert lines[-1] == "  It rained in Sochi."
    assert any(line.startswith("  [Turkey] [backs] [Syria] in the talks, and") for line in lines)
    assert not any("“" in line or "…" in line for line in lines)


def test_a_day_in_doubt_is_shown_as_days(graph: KnowledgeGraph) -> None:
    assert "2019-05-01 to 2019-05-31 (from its url)" in reading_text(graph.reading("war"), Paper())


def test_a_copy_says_of_what(graph: KnowledgeGraph) -> None:
    assert graph.reading("reprint").copy_of == "https://w3id.org/actorgraph/article/talks"


def test_what_is_left_out_is_counted_and_what_is_unknown_is_told(graph: KnowledgeGraph) -> None:
    assert "and 2 statements more" in reading_text(graph.reading("talks", 1), Paper())
    with pytest.raises(UnknownArticleError, match=r"no article 'none' .* kg articles lists them"):
        graph.reading("none")


def test_the_commands_give_the_same_as_json(folder: Path) -> None:
    listed = json.loads(run("articles", "sochi title", "--store", folder, "--format", "json").out or "[]")
    assert listed == []
    shown = json.loads(run("articles", "show", "talks", "--store", folder, "--format", "json").out)
    assert shown["article"]["licence"] == "CC BY 4.0"
    assert len(shown["statements"]) == 3
    assert "talks" in run("articles", "afp", "--store", folder).out


def test_a_second_time_of_fetching_is_no_new_article() -> None:
    talks, _ = article("talks", date(2020, 3, 2), Says(TALKS, TURKEY, BACKS, SYRIA, 0.9, "backs"))
    later = replace(talks, origin=replace(ORIGIN, retrieved=datetime(2021, 1, 1, tzinfo=UTC)))
    assert talks.content_hash == later.content_hash
