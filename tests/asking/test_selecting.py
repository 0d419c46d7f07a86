from __future__ import annotations

from typing import Any

import pytest

from graph.asking import selecting
from graph.asking.selecting import Selection, select
from graph.errors import KgError, QueryError
from graph.storing.backend import Store

WHOLE = {
    "Turkey backs Islamist fighters in Idlib",
    "Turkey arms Islamist fighters in Idlib",
    "Russia attacks Islamist fighters in Idlib",
    "Russia alliedWith Syria",
    "Turkey attacks Syria",
    "Russia kills Turkey",
    "Syrian Democratic Forces attacks Turkey",
    "Example Council partOf Example Union",
}


def told(store: Store, **given: Any) -> set[str]:
    return {
        f"{row.subject.label} {row.relation} {row.object.label}"
        for row in select(store, Selection(**given)).rows
    }


@pytest.mark.parametrize(
    ("given", "left"),
    [
        ({}, WHOLE),
        ({"actor": "Syria"}, {"Syria alliedWith Russia", "Turkey attacks Syria"}),
        ({"actor": "Turkey", "other": "Russia"}, {"Russia kills Turkey"}),
        ({"actor": "SDF", "hops": 1}, {"Syrian Democratic Forces attacks Turkey"}),
        (
            {"actor": "Syrian Democratic Forces", "hops": 2},
            {each for each in WHOLE if "Turkey" in each},
        ),
        ({"actor": "SDF", "hops": 3}, WHOLE - {"Example Council partOf Example Union"}),
        (
            {"actor": "SDF", "other": "Syria", "path": True},
            {
                "Syrian Democratic Forces attacks Turkey",
                "Russia kills Turkey",
                "Russia alliedWith Syria",
            },
        ),
        ({"actor": "Turkey", "other": "Example Union", "path": True}, set()),
        ({"conditions": {"place": "Idlib"}}, {"Russia kills Turkey"}),
        (
            {"conditions": {"source": "a1"}},
            {each for each in WHOLE if each.startswith(("Turkey backs", "Russia attacks"))},
        ),
        ({"conditions": {"source": "wire"}}, WHOLE),
        ({"conditions": {"source": "example.org"}}, WHOLE),
        ({"conditions": {"relation": "arms"}}, {"Turkey arms Islamist fighters in Idlib"}),
        ({"conditions": {"min_confidence": 0.95}}, {"Russia alliedWith Syria"}),
        ({"conditions": {"since": "2021"}}, {"Russia kills Turkey", "Russia alliedWith Syria"}),
        (
            {"sparql": "CONSTRUCT { ?a rel:attacks ?b } WHERE { ?a rel:attacks ?b }"},
            {"Russia attacks Islamist fighters in Idlib", "Syrian Democratic Forces attacks Turkey"},
        ),
        (
            {"sparql": "CONSTRUCT { actor:syria rel:alliedWith actor:russia } WHERE {}"},
            {"Russia alliedWith Syria"},
        ),
        (
            {"sparql": "DESCRIBE ?s WHERE { ?s rdf:subject actor:turkey ; rdf:object actor:syria }"},
            {"Turkey attacks Syria"},
        ),
        (
            {"sparql": "CONSTRUCT { ?a kg:locatedIn ?b } WHERE { ?a kg:locatedIn ?b }"},
            {"Ankara kg:locatedIn Turkey"},
        ),
        ({"sparql": "CONSTRUCT { ?a rel:backs ?b } WHERE { ?a rel:praises ?b }"}, set()),
    ],
)
def test_a_selection_leaves(store: Store, given: dict[str, Any], left: set[str]) -> None:
    assert told(store, **given) == left


def test_counts_and_sentences_are_those_that_are_meant(store: Store) -> None:
    (row,) = [
        each
        for each in select(store, Selection(conditions={"source": "a1"})).rows
        if each.relation == "backs"
    ]
    assert (row.statements, row.articles, len(row.sightings)) == (1, 1, 1)
    assert row.sightings[0].article == "a1"


def test_what_has_no_room_is_counted(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selecting, "MAX_PAGE_EDGES", 2)
    found = select(store, Selection())
    assert {row.subject.label for row in found.rows} == {"Turkey", "Russia"}
    assert (found.lines_left_out, found.actors_left_out) == (5, 3)


@pytest.mark.parametrize(
    ("given", "title"),
    [
        ({}, ""),
        ({"actor": "Türkiye", "other": "Kremlin"}, "Turkey and Russia"),
        ({"actor": "Turkey", "other": "Syria", "path": True}, "From Turkey to Syria"),
        (
            {"actor": "Turkey", "hops": 2, "conditions": {"place": "Idlib"}},
            "Turkey, 2 steps around, at Idlib",
        ),
        ({"conditions": {"relation": "alliedWith", "since": "2018"}}, "Who is allied with whom, since 2018"),
    ],
)
def test_a_title_says_what_was_selected(store: Store, given: dict[str, Any], title: str) -> None:
    assert select(store, Selection(**given)).title == title


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"actor": "Turkie"}, "Turkey"),
        ({"conditions": {"place": "Atlantis"}}, "no actor named 'Atlantis'"),
        (
            {"conditions": {"source": "Wier"}},
            "no publisher, web host or article named 'Wier' in the graph; there are Wire",
        ),
        ({"sparql": "SELECT ?a { ?a ?b ?c }"}, "CONSTRUCT or DESCRIBE"),
        ({"sparql": "CONSTRUCT { ?a ?b ?c } WHERE { SERVICE <http://x> { ?a ?b ?c } }"}, "SERVICE"),
        ({"conditions": {"relation": "bakcs"}}, "no relation named 'bakcs'"),
    ],
)
def test_what_nobody_knows_is_told(store: Store, given: dict[str, Any], message: str) -> None:
    with pytest.raises(KgError, match=message):
        select(store, Selection(**given))


@pytest.mark.parametrize(
    "given",
    [{"path": True, "actor": "Turkey"}, {"hops": 9, "actor": "Turkey"}, {"hops": 2}, {"hops": 0}],
)
def test_a_selection_that_means_nothing_is_refused(given: dict[str, Any]) -> None:
    with pytest.raises(QueryError):
        Selection(**given)
