"""Neighbours, disputes, changes, counts, sentences, and what narrows relations beyond actors and days."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from graph.asking.comparing import Balance, changes
from graph.asking.counting import counts
from graph.asking.disputing import disputes
from graph.asking.neighbouring import neighbours
from graph.asking.paths import way
from graph.asking.relating import relations
from graph.asking.searching import search
from graph.errors import KgError, QueryError
from graph.indexing.questions import Beside
from graph.ontology import KG
from graph.storing.embedded import EmbeddedStore
from graph.storing.terms import article_node
from tests.asking.samples import ATTACKS, BACKS, RUSSIA, SYRIA, TURKEY, Says, article, small_world

T, F = "Turkey", "Islamist fighters in Idlib"


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ({"place": "actor:idlib"}, ["kills"]),
        ({"place": "actor:ankara"}, []),
        ({"source": "wire"}, ["backs", "attacks", "kills", "arms"]),
        ({"polarity": "negated"}, ["backs"]),
        ({"modality": "planned"}, ["attacks"]),
        ({"polarity": "asserted", "modality": "actual"}, ["backs", "attacks", "kills", "arms"]),
        ({"as_of": "2018"}, ["backs"]),
        ({"as_of": "2019-07-10"}, ["backs", "arms"]),
        ({"as_of": "2020", "factuality": "all"}, ["backs", "arms", "backs", "attacks"]),
        ({"text": "arm"}, ["arms"]),
        ({"text": "back", "since": "2019"}, ["backs"]),
        ({"min_sources": 2}, []),
    ],
    ids=str,
)
def test_more_conditions_narrow_what_counts(
    store: EmbeddedStore, conditions: dict[str, Any], expected: list[str]
) -> None:
    assert [row.relation for row in relations(store, T, **conditions)] == expected


@pytest.mark.parametrize(
    ("conditions", "told"),
    [
        ({"source": "Wires"}, "no publisher named 'Wires' in the graph; there are Wire"),
        ({"polarity": "maybe"}, "polarity must be asserted or negated, not 'maybe'"),
        ({"modality": "dreamt"}, "modality must be actual"),
        ({"place": "Atlantis"}, "no actor named 'Atlantis'"),
        ({"as_of": "May"}, "'May' is no date"),
        ({"text": "!"}, "name at least one word"),
    ],
    ids=str,
)
def test_what_cannot_be_a_condition_is_told(
    store: EmbeddedStore, conditions: dict[str, Any], told: str
) -> None:
    with pytest.raises(KgError, match=told):
        relations(store, T, **conditions)


def test_a_limit_says_what_it_leaves_out(store: EmbeddedStore) -> None:
    assert [relations(store, T, limit=limit).left_out for limit in (1, 3, 4, 9)] == [3, 1, 0, 0]
    assert neighbours(store, T, 1).left_out == 2
    assert search(store, "attack", 1).left_out == 2


def _reports(*publishers: str | None) -> EmbeddedStore:
    """As many articles, each of its publisher, that say the same."""
    own = EmbeddedStore.open()
    said = Says("Turkey backs Syria.", TURKEY, BACKS, SYRIA, 0.9, "backs")
    for number, publisher in enumerate(publishers):
        read, stated = article(f"r{number}", date(2020, 1, 1 + number), said)
        own.put([(_of(read, publisher), stated)], "test")
    return own


def _of(read: Any, publisher: str | None) -> Any:
    from dataclasses import replace

    return replace(read, publisher=publisher)


def _copy(store: EmbeddedStore, of: str, original: str) -> None:
    graph = ox.NamedNode("https://w3id.org/actorgraph/copies")
    quad = ox.Quad(article_node(of), ox.NamedNode(KG + "copyOf"), article_node(original), graph)
    store.replace({graph: (*store.quads(graph), quad)})


def test_sources_are_publishers_or_articles_where_none_is_known() -> None:
    store = _reports("Wire", "Wire", "Post", None, None)
    (row,) = relations(store, "actor:turkey")
    assert (row.statements, row.articles, row.sources) == (5, 5, 4)


def test_a_copy_counts_for_what_it_copies() -> None:
    store = _reports("Wire", "Post", "Times", None)
    _copy(store, "r1", "r0")
    _copy(store, "r2", "r3")
    (row,) = relations(store, "actor:turkey")
    assert (row.articles, row.sources) == (4, 2)
    assert relations(store, "actor:turkey", min_sources=3) == ()


def test_neighbours_come_with_what_is_between(store: EmbeddedStore) -> None:
    near = neighbours(store, T)
    assert [(one.card.label, one.statements) for one in near] == [
        (F, 3), ("Russia", 1), ("Syrian Democratic Forces", 1),
    ]  # fmt: skip
    assert [row.relation for row in near[0].rows] == ["backs", "arms"]
    assert [one.card.label for one in neighbours(store, T, since="2020")] == ["Russia"]


def test_who_asserts_and_who_denies(store: EmbeddedStore) -> None:
    (dispute,) = disputes(store)
    assert (dispute.row.subject.label, dispute.row.relation, dispute.row.object.label) == (T, "backs", F)
    assert (dispute.asserting, dispute.denying) == (("Wire",), ("Russia",))
    assert disputes(store, T, F) == (dispute,)
    assert disputes(store, "Russia", "Syria") == ()
    (agreed,) = disputes(store, "Russia", "Syria", undisputed=True)
    assert (agreed.asserting, agreed.denying) == (("Wire",), ())


def test_what_began_and_what_ended_between_two_days(store: EmbeddedStore) -> None:
    found = changes(store, "2019", "2020")
    assert [(row.subject.label, row.relation) for row in found.began] == [(T, "arms")]
    assert [(row.subject.label, row.relation, row.object.label) for row in found.ended] == [(T, "backs", F)]
    assert changes(store, "2019", "2020", "Russia").ended == ()


def test_who_turned(tmp_path: Path) -> None:
    store = small_world(tmp_path)
    for event, quad_class in (("SUPPORT", 1), ("ASSAULT", 4)):
        node = ox.NamedNode(f"https://w3id.org/actorgraph/plover/{event}")
        graph = ox.NamedNode("https://w3id.org/actorgraph/ontology")
        store.engine.add(ox.Quad(node, ox.NamedNode(KG + "quadClass"), ox.Literal(quad_class), graph))
    friends = Says("Turkey backs Russia.", TURKEY, BACKS, RUSSIA, 0.9, "backs")
    foes = Says("Russia attacks Turkey.", RUSSIA, ATTACKS, TURKEY, 0.9, "attacks")
    store.put([article("t1", date(2015, 5, 1), friends), article("t2", date(2016, 5, 1), foes)], "test")
    (turn,) = changes(store, "2016", "2016", T).turned
    assert {turn.one.label, turn.other.label} == {T, "Russia"}
    assert (turn.before, turn.after) == (Balance(1, 0), Balance(0, 1))
    assert [row.relation for row in turn.rows] == ["attacks"]


@pytest.mark.parametrize(("start", "end"), [("2020", "2019"), ("0001", "2020"), ("x", "2020")])
def test_days_in_the_wrong_order_are_refused(store: EmbeddedStore, start: str, end: str) -> None:
    with pytest.raises(QueryError):
        changes(store, start, end)


@pytest.mark.parametrize(
    ("given", "by", "expected"),
    [
        ({}, "year", [("2011", 1, 1), ("2017", 1, 1), ("2018", 1, 1), ("2019", 2, 2), ("2020", 3, 1),
                      ("2021", 1, 1), ("", 2, 2)]),
        ({"actor": T}, "month", [("2018-05", 1, 1), ("2019-07", 2, 2), ("2020-03", 2, 0), ("2021-01", 1, 1),
                                 ("", 1, 1)]),
        ({"relation": "backs"}, "year", [("2018", 1, 1), ("2019", 2, 2), ("2020", 1, 0)]),
        ({"relation": "arms"}, "month", [("2019-07", 1, 1)]),
        ({"event": "assault"}, "month", [("2017", 1, 1), ("2020-03", 1, 0), ("2021-01", 1, 1), ("", 1, 1)]),
        ({"actor": "Iran"}, "year", []),
    ],
    ids=str,
)  # fmt: skip
def test_counts_by_year_and_month(
    store: EmbeddedStore, given: dict[str, str], by: Any, expected: list[tuple[str, int, int]]
) -> None:
    found = counts(store, **given, by=by)
    assert [(one.period, one.statements, one.holding) for one in found] == expected


def test_only_one_thing_is_counted_and_by_year_or_month(store: EmbeddedStore) -> None:
    with pytest.raises(QueryError, match="one of them only"):
        counts(store, T, event="ASSAULT")
    with pytest.raises(QueryError, match="by year or month"):
        counts(store, by="week")  # type: ignore[arg-type]  # as a user of the library may


def test_the_plain_query_counts_the_same(store: EmbeddedStore) -> None:
    from graph.asking.queries import solve

    plain = {
        (row.text("relation"), row.text("month")): row.number("statements")
        for row in solve(store, "counts-by-month")
    }
    assert plain == {(one.about, one.period): one.statements for one in store.index.counts(0)}


def test_a_found_sentence_tells_what_was_read_from_it(store: EmbeddedStore) -> None:
    (found,) = search(store, "killed soldiers")
    (reading,) = found.readings
    assert reading.sighting.quote == "Russia killed 34 soldiers of Turkey in Idlib."
    assert (reading.subject.label, reading.relation.name, reading.object.label) == ("Russia", "kills", T)
    assert search(store, "nobody") == ()


def _net(*edges: str) -> Any:
    """The neighbours of a graph of edges, "AB" for one between A and B."""
    near: dict[str, set[str]] = {}
    for edge in edges:
        near.setdefault(edge[0], set()).add(edge[1])
        near.setdefault(edge[1], set()).add(edge[0])
    return lambda actor: [Beside(one, 1, len(near[one])) for one in sorted(near.get(actor, ()))]


HUB = tuple(f"H{letter}" for letter in "abcdefghijklmnopqrstuvwxyz0123456789")


@pytest.mark.parametrize(
    ("edges", "expected"),
    [
        (("AB",), "AB"),
        (("AC", "CB", "AB"), "AB"),
        (("AH", "HB", *HUB), "AHB"),
        (("AH", "HB", "AC", "CD", "DB", *HUB), "ACDB"),
        (("AH", "HB", "AC", "CD", "DE", "EF", "FB", *HUB), "AHB"),
        (("AC", "DB"), ""),
        ((), ""),
    ],
    ids=["direct", "not around", "hub alone", "around a hub", "not too far around", "apart", "unknown"],
)
def test_a_way_goes_rather_through_specific_actors_than_through_hubs(
    edges: tuple[str, ...], expected: str
) -> None:
    assert "".join(way("A", "B", _net(*edges))) == expected
    assert "".join(way("B", "A", _net(*edges))) == expected[::-1]


def test_a_way_to_oneself_is_none() -> None:
    assert way("A", "A", _net("AB")) == ()
