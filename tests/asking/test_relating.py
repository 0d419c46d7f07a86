from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from graph.asking.answers import RelationRow
from graph.asking.relating import relations, timeline
from graph.errors import KgError, QueryError, UnknownActorError
from graph.limits_outside import MAX_EDGE_EVIDENCE
from graph.model import Kind, Modality, Polarity
from graph.ontology import ACTOR
from graph.storing.embedded import EmbeddedStore
from tests.asking.samples import BACKS, REBELS, RUSSIA, TURKEY, Says, article, contents

T, R, S, F, SDF = "Turkey", "Russia", "Syria", "Islamist fighters in Idlib", "Syrian Democratic Forces"


def told(rows: tuple[RelationRow, ...]) -> list[tuple[str, str, str]]:
    return [(row.subject.label, row.relation, row.object.label) for row in rows]


def test_what_holds_for_an_actor_ranks_by_confidence_then_articles_then_recency(store: EmbeddedStore) -> None:
    assert told(relations(store, T)) == [
        (T, "backs", F),  # .9, two articles
        (SDF, "attacks", T),  # .9, one article, undated
        (R, "kills", T),
        (T, "arms", F),
    ]


def test_statements_of_one_relation_are_one_row(store: EmbeddedStore) -> None:
    row = relations(store, T, "Idlib rebels")[0]
    assert row == RelationRow(
        subject=row.subject, relation="backs", relation_label="backs", event="SUPPORT", object=row.object,
        polarity=Polarity.ASSERTED, modality=Modality.ACTUAL, first=date(2018, 5, 1), last=date(2019, 7, 10),
        statements=2, articles=2, confidence=0.9, sources=1,
    )  # fmt: skip
    assert (row.subject.iri, row.subject.kind) == (ACTOR + "turkey", Kind.STATE)


def test_factuality_all_adds_what_is_denied_and_planned_after_what_holds(store: EmbeddedStore) -> None:
    rows = relations(store, T, factuality="all")
    assert told(rows)[4:] == [(T, "backs", F), (T, "attacks", S)]
    assert [(row.polarity, row.modality) for row in rows[4:]] == [
        (Polarity.NEGATED, Modality.ACTUAL),
        (Polarity.ASSERTED, Modality.PLANNED),
    ]


@pytest.mark.parametrize(("asked", "other"), [(R, S), (S, R)])
def test_a_symmetric_relation_is_one_row_from_the_asked_actors_side(
    store: EmbeddedStore, asked: str, other: str
) -> None:
    (row,) = relations(store, asked, other)
    assert told((row,)) == [(asked, "alliedWith", other)]
    assert (row.statements, row.articles, row.confidence) == (2, 2, 0.95)
    assert (row.first, row.last) == (date(2011, 1, 1), date(2021, 1, 5))


def test_the_whole_graph_is_told_with_each_statement_once(store: EmbeddedStore) -> None:
    rows = relations(store, factuality="all")
    assert sum(row.statements for row in rows) == 11
    assert told(relations(store))[0] == (R, "alliedWith", S)


def test_an_other_actor_alone_is_the_actor(store: EmbeddedStore) -> None:
    assert relations(store, None, T) == relations(store, T)


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ({"relation": "backs"}, [(T, "backs", F), (T, "arms", F)]),
        ({"relation": "rel:arms"}, [(T, "arms", F)]),
        ({"relation": "ARMS"}, [(T, "arms", F)]),
        ({"relation": "attacks"}, [(SDF, "attacks", T), (R, "kills", T)]),
        ({"event": "SUPPORT"}, [(T, "backs", F)]),
        ({"event": "assault"}, [(SDF, "attacks", T), (R, "kills", T)]),
        ({"event": "plover:AID"}, [(T, "arms", F)]),
        ({"since": "2019-07-11"}, [(R, "kills", T)]),
        ({"since": "2019", "until": "2019"}, [(T, "backs", F), (T, "arms", F)]),
        ({"until": date(2018, 5, 1)}, [(T, "backs", F)]),
        ({"until": "2018-04"}, []),
        ({"min_confidence": 0.75}, [(T, "backs", F), (SDF, "attacks", T), (R, "kills", T)]),
        ({"min_confidence": 1.0}, []),
        ({"limit": 1}, [(T, "backs", F)]),
    ],
)
def test_conditions_narrow_what_counts(
    store: EmbeddedStore, conditions: dict[str, Any], expected: list[tuple[str, str, str]]
) -> None:
    assert told(relations(store, T, **conditions)) == expected


def test_conditions_bear_on_statements_and_not_on_rows(store: EmbeddedStore) -> None:
    (row,) = relations(store, T, relation="backs", since="2019", event="SUPPORT", evidence=True)
    assert (row.statements, row.confidence, row.first) == (1, 0.7, date(2019, 7, 10))
    assert [sighting.article for sighting in row.sightings] == ["a2"]


@pytest.mark.parametrize(
    ("year", "found"),
    [("2016", False), ("2017", True), ("2018", False)],
    ids=["before", "within", "reported"],
)
def test_a_statement_counts_for_its_own_time_and_not_for_its_articles(
    store: EmbeddedStore, year: str, *, found: bool
) -> None:
    assert bool(relations(store, R, F, since=year, until=year)) is found


def test_an_open_time_reaches_to_the_day_of_the_article(store: EmbeddedStore) -> None:
    (row,) = relations(store, R, S, since="2015", until="2015")
    assert (row.first, row.last, row.statements) == (date(2011, 1, 1), date(2021, 1, 5), 1)


def test_evidence_brings_the_sentences_with_their_marks_surest_first(store: EmbeddedStore) -> None:
    row = relations(store, T, F, evidence=True)[0]
    first, second = row.sightings
    assert (first.article, first.confidence, second.article, second.confidence) == ("a1", 0.9, "a2", 0.7)
    assert first.quote == "Turkey backs the Idlib rebels."
    assert [mark.of(first.quote) for mark in first.marks] == ["Turkey", "Idlib rebels", "backs"]
    assert [mark.of(second.quote) for mark in second.marks] == ["Turkey", "Idlib rebels", "backed"]
    assert (first.title, first.published, first.url, first.publisher) == (
        "Title of a1", date(2018, 5, 1), "https://example.org/a1", "Wire",
    )  # fmt: skip
    assert second.start == len("Ankara armed the Idlib rebels. ")
    denied = relations(store, T, F, factuality="all", evidence=True)[-1]
    assert denied.sightings[0].attributed_to == "Russia"
    assert all(not row.sightings for row in relations(store, T))


def test_a_row_brings_no_more_sentences_than_the_limit_but_counts_all() -> None:
    said = [Says(f"Turkey backs Russia {n:02}.", TURKEY, BACKS, RUSSIA, n / 100, "backs") for n in range(30)]
    own = EmbeddedStore.open()
    own.put([article("long", None, *said)], "test")
    (row,) = relations(own, "actor:turkey", evidence=True)
    assert row.statements == 30
    assert [sighting.confidence for sighting in row.sightings] == [
        n / 100 for n in range(29, 29 - MAX_EDGE_EVIDENCE, -1)
    ]


def test_a_relation_to_oneself_is_told_once() -> None:
    own = EmbeddedStore.open()
    said = Says("Turkey backs Turkey.", TURKEY, BACKS, TURKEY, 0.5, "backs")
    own.put([article("self", None, said)], "test")
    assert [row.statements for row in relations(own, "Turkey")] == [1]
    assert [row.statements for row in relations(own, "Turkey", "Turkey")] == [1]


def test_a_relation_that_the_ontology_no_longer_has_is_told_by_its_name() -> None:
    gone = replace(BACKS, iri=BACKS.iri.replace("backs", "bolsters"), name="bolsters")
    own = EmbeddedStore.open()
    own.put(
        [
            article(
                "old",
                None,
                Says(
                    "Turkey bolsters the Idlib rebels.",
                    TURKEY,
                    gone,
                    REBELS,
                    0.5,
                    "bolsters",
                    whom="Idlib rebels",
                ),
            )
        ],
        "test",
    )
    assert told(relations(own)) == [(T, "bolsters", F)]


@pytest.mark.parametrize(
    ("conditions", "reason"),
    [
        ({"relation": "bakcs"}, "no relation named 'bakcs'; there are backs"),
        ({"relation": "> } ; DROP ALL #"}, "no relation named"),
        ({"relation": "kg:relatesTo"}, "no relation named"),
        ({"event": "WAR"}, "no event type named 'WAR'; there are AID, ASSAULT, SUPPORT"),
        ({"event": "plover:AID> } #"}, "no event type named"),
        ({"since": "'2018'"}, "is no date"),
        ({"until": '2018"^^xsd:date } #'}, "is no date"),
        ({"min_confidence": 1.5}, "not between 0 and 1"),
        ({"min_confidence": float("nan")}, "not between 0 and 1"),
        ({"factuality": "maybe"}, "must be 'holds' or 'all'"),
        ({"limit": 0}, "limit must be 1 or more"),
    ],
)
def test_a_condition_that_means_nothing_is_refused(
    store: EmbeddedStore, conditions: dict[str, Any], reason: str
) -> None:
    before = contents(store)
    with pytest.raises(QueryError) as refused:
        relations(store, T, **conditions)
    assert reason in str(refused.value)
    assert contents(store) == before


def test_an_unknown_actor_is_an_error_even_as_the_other(store: EmbeddedStore) -> None:
    with pytest.raises(UnknownActorError):
        relations(store, T, "Atlantis")
    with pytest.raises(KgError):
        timeline(store, "\\")


def test_a_timeline_has_a_row_for_each_day_in_order_and_the_undated_last(store: EmbeddedStore) -> None:
    rows = timeline(store, T)
    assert [(row.first, row.relation, row.statements) for row in rows] == [
        (date(2018, 5, 1), "backs", 1),
        (date(2019, 7, 10), "backs", 1),
        (date(2019, 7, 10), "arms", 1),
        (date(2021, 1, 5), "kills", 1),
        (None, "attacks", 1),
    ]
    assert timeline(store, T, "Idlib rebels", relation="arms", evidence=True)[0].sightings[0].article == "a2"
