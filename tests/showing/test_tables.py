"""Rows as a table for a terminal: aligned, no wider than it, and nothing in it that moves a cursor."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from graph.asking.answers import RelationRow
from graph.model import Modality, Polarity, Precision, When
from graph.showing.paper import Paper, breadth
from graph.showing.tables import manner, relation_table, span

Rows = tuple[RelationRow, ...]
ESCAPES = re.compile(r"\x1b\[[\d;]*m")


def bare(rows: Rows) -> Rows:
    return tuple(replace(row, sightings=()) for row in rows)


def test_the_relations_of_one_actor(rows: Rows) -> None:
    about = bare((rows[0], rows[5], rows[6], rows[8]))
    assert relation_table(about, Paper(), rows[0].subject).splitlines() == [
        "   relation                   with          when               stated  sources",
        "→  backs                      Idlib rebels  2018-09 – 2020-03       4        3",
        "→  attacks (denied, planned)  Russia        2018-09 – 2020-03       1        1",
        "←  talks with                 Russia        2018-09 – 2020-03       2        1",
        "→  deploys to (possible)      Idlib                                 1        1",
    ]


def test_both_ends_are_named_where_nobody_was_asked_about(rows: Rows) -> None:
    head, line = relation_table(bare(rows[1:2]), Paper()).splitlines()
    assert head.split() == ["who", "relation", "whom", "when", "stated", "sources"]
    assert line.split()[:4] == ["Russia", "backs", "Syrian", "army"]


def test_no_rows_are_no_text() -> None:
    assert relation_table([], Paper()) == ""


def test_sentences_stand_under_their_row_with_their_words_marked(rows: Rows) -> None:
    lines = relation_table(rows[5:6], Paper(100)).splitlines()
    assert lines[2] == "    “[Turkey] had “no intention to [confront]” [Russia].”"
    for part in (
        "Talks in Sochi",
        "Example News",
        "2020-03-02",
        "according to Turkish Ministry of Defence",
        "0.83",
    ):
        assert part in lines[3]


def test_marks_are_bold_where_there_is_colour(rows: Rows) -> None:
    told = relation_table(rows[5:6], Paper(100, color=True))
    assert re.search(r"\x1b\[1[\d;]*mTurkey\x1b\[0m had", told)
    assert "[Turkey]" not in told


@pytest.mark.parametrize("width", [76, 100, 120])
@pytest.mark.parametrize("color", [False, True])
def test_rows_are_no_wider_than_the_terminal(rows: Rows, width: int, color: bool) -> None:
    wide = replace(rows[0].object, label="a very long name of a very small group of fighters in 中国 " * 3)
    told = relation_table(bare((*rows, replace(rows[0], object=wide))), Paper(width, color=color))
    assert max(breadth(ESCAPES.sub("", line)) for line in told.splitlines()) <= width
    assert "…" in told


def test_no_character_of_an_article_controls_the_terminal(hostile: Rows) -> None:
    told = relation_table(hostile, Paper(100))
    assert not re.search(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\ufeff\ud800-\udfff]", told
    )
    assert told.encode("utf-8")


@pytest.mark.parametrize(
    ("polarity", "modality", "said"),
    [
        (Polarity.ASSERTED, Modality.ACTUAL, "actual"),
        (Polarity.ASSERTED, Modality.REQUESTED, "requested"),
        (Polarity.NEGATED, Modality.ACTUAL, "denied"),
        (Polarity.NEGATED, Modality.PLANNED, "denied, planned"),
    ],
)
def test_how_it_is_said(polarity: Polarity, modality: Modality, said: str) -> None:
    assert manner(polarity, modality) == said


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        (date(2018, 9, 17), date(2018, 9, 17), "2018-09-17"),
        (date(2018, 1, 1), date(2018, 12, 31), "2018-01-01 to 2018-12-31"),
        (date(2018, 1, 1), None, "2018-01-01 to …"),
    ],
)
def test_the_days_of_a_time(start: date, end: date | None, told: str) -> None:
    assert span(When("then", start, end, Precision.INTERVAL)) == told
