"""Saved pages in thirty layouts: main text and day found, and nothing beside the article stated."""

from __future__ import annotations

import json
import re
from statistics import mean

import pytest

from benchmarks.reading import MIN_DATED, MIN_F1, PAGES, Mark, main, marks, score, scores
from graph import ontology
from graph.building import cache_folder
from graph.model import Article, Rejection
from graph.reading import read
from graph.understanding.extraction import Reader
from graph.understanding.readers import make_reader

MIN_PAGES = 30
FULL_OF_TRAPS = ("02", "03", "06", "11", "12", "13", "16", "20", "21", "22", "23", "24", "25", "26", "28")
"""Pages whose captions, teasers and comments are sentences that state something."""


@pytest.fixture(scope="module")
def reader() -> Reader:
    return make_reader(ontology.load(), cache=cache_folder())


def plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def test_main_text_and_day_reach_their_bars() -> None:
    found = list(scores(PAGES))
    assert len(found) >= MIN_PAGES
    assert mean(one.f1 for one in found) >= MIN_F1
    assert mean(one.is_dated for one in found) >= MIN_DATED


@pytest.mark.parametrize(
    "mark", [mark for mark in marks(PAGES) if mark.page.startswith(FULL_OF_TRAPS)], ids=lambda mark: mark.page
)
def test_no_teaser_or_caption_becomes_a_statement(reader: Reader, mark: Mark) -> None:
    (article,) = read([PAGES / mark.page])
    assert isinstance(article, Article)
    own = plain(mark.whole)
    quotes = {one.evidence.quote for one in reader.read(article)}
    assert quotes
    assert {quote for quote in quotes if plain(quote) not in own} == set()


@pytest.mark.parametrize("page", [mark.page for mark in marks(PAGES)])
def test_publisher_and_url_are_those_of_the_page(page: str) -> None:
    lines = (PAGES / "marks.jsonl").read_text(encoding="utf-8").splitlines()
    mark = next(one for one in map(json.loads, lines) if one["page"] == page)
    (article,) = read([PAGES / page])
    assert isinstance(article, Article)
    assert article.title == mark["title"]
    if mark["publisher"]:
        assert article.publisher == mark["publisher"]


def test_a_page_that_is_refused_scores_nothing() -> None:
    mark = Mark("a.html", "Dam talks", "2020-03-02", ("Egypt agreed to talks.",))
    assert score(mark, Rejection("a.html", "no")).f1 == 0
    assert not score(mark, Rejection("a.html", "no")).is_dated


def test_the_command_prints_its_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--no-build"]) == 0
    printed = capsys.readouterr().out
    assert "mean F1" in printed
    assert printed.count(".htm") >= MIN_PAGES
