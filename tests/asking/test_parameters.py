"""What people give to a saved query: names, days, relations, turned into the terms that it binds."""

from __future__ import annotations

import pytest

from graph.asking.parameters import terms
from graph.asking.queries import run, saved, saved_names
from graph.asking.results import Table
from graph.errors import AmbiguousActorError, QueryError, UnknownActorError
from graph.ontology import ACTOR, KG, PLOVER, REL, STATEMENT
from graph.storing.embedded import EmbeddedStore


@pytest.mark.parametrize(
    ("name", "given", "expected"),
    [
        ("who-backs", {"actor": "Türkiye"}, {"actor": ACTOR + "turkey"}),
        ("statement", {"statement": "0" * 20}, {"statement": STATEMENT + "0" * 20}),
        ("relations", {}, {"since": "0001-01-01", "until": "9999-12-31", "settled": "true"}),
        ("relations", {}, {"within": KG + "relatesTo", "kind": KG + "EventType"}),
        ("relations", {"since": "2018", "until": "2018"}, {"since": "2018-01-01", "until": "2018-12-31"}),
        ("relations", {"within": "is allied with"}, {"within": REL + "alliedWith"}),
        ("relations", {"kind": "assault"}, {"kind": PLOVER + "ASSAULT"}),
        ("relations", {"minimum": "0.5", "settled": "no"}, {"minimum": "0.500000", "settled": "false"}),
        ("relations", {"subject": "Ankara"}, {"subject": ACTOR + "turkey"}),
    ],
)
def test_values_become_terms(
    store: EmbeddedStore, name: str, given: dict[str, str], expected: dict[str, str]
) -> None:
    bound = terms(store, name, given)
    assert {variable: bound[variable].value for variable in expected} == expected
    run(store, name, bound)


@pytest.mark.parametrize(
    ("name", "given", "error", "told"),
    [
        ("who-backs", {}, QueryError, r"needs a value for \?actor"),
        ("who-backs", {"aktor": "Turkey"}, QueryError, r"does not bind \?aktor; it binds \?actor"),
        ("who-backs", {"since": "2018", "actor": "Turkey"}, QueryError, r"does not bind \?since"),
        ("who-backs", {"actor": "Nobody"}, UnknownActorError, "Nobody"),
        ("who-backs", {"actor": "Georgia"}, AmbiguousActorError, "Georgia"),
        ("relations", {"since": "yesterday"}, QueryError, "is no date"),
        ("relations", {"minimum": "much"}, QueryError, "'much' is no number"),
        ("relations", {"minimum": "2"}, QueryError, "not between 0 and 1"),
        ("relations", {"settled": "perhaps"}, QueryError, "neither true nor false"),
        ("relations", {"within": "dances"}, QueryError, "no relation named 'dances'"),
        ("who-bakcs", {"actor": "Turkey"}, QueryError, "who-backs"),
    ],
)
def test_what_makes_no_sense_is_told(
    store: EmbeddedStore, name: str, given: dict[str, str], error: type[Exception], told: str
) -> None:
    with pytest.raises(error, match=told):
        terms(store, name, given)


@pytest.mark.parametrize("name", saved_names())
def test_every_saved_query_can_be_put_with_names_alone(store: EmbeddedStore, name: str) -> None:
    wanted = saved(name).required & {"actor", "subject", "object"}
    others = {
        "statement": "0" * 20, "article": "a1", "relation": "backs",
        "polarity": "asserted", "modality": "actual",
    }  # fmt: skip
    given = dict.fromkeys(wanted, "Turkey") | {
        variable: value for variable, value in others.items() if variable in saved(name).required
    }
    run(store, name, terms(store, name, given))


def test_an_actor_is_asked_about_by_any_name(store: EmbeddedStore) -> None:
    table = run(store, "who-backs", terms(store, "who-backs", {"actor": "Idlib rebels"}))
    assert isinstance(table, Table)
    assert len(table.rows) == 2
