"""Actor records go into a base and come out of it, found by IRI, name, surname, office and capital."""

from __future__ import annotations

import pickle
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from graph import ontology
from graph.model import Actor, Kind
from graph.ontology import ACTOR, GEONAMES, ActorRecord, Tenure
from graph.ontology.base import ActorBase, first_word, spellings, write

TERM = Tenure("Prime Minister", ACTOR + "turkey", date(2014, 8, 28), None)
RECORDS = {
    record.actor.iri: record
    for record in (
        ActorRecord(
            Actor(ACTOR + "turkey", "Turkey", Kind.STATE, ("Türkiye",), ids=("http://example.org/1",)),
            ("Turkish",), ("Turk", "Turks"), ("Ankara",), ACTOR + "ankara",
        ),
        ActorRecord(Actor(ACTOR + "ankara", "Ankara", Kind.PLACE, located_in=ACTOR + "turkey")),
        ActorRecord(Actor(ACTOR + "ada", "Ada al-Nur", Kind.PERSON), gender="female", tenures=(TERM,)),
        ActorRecord(Actor(ACTOR + "wing", "Wing", Kind.ARMED_GROUP, part_of=ACTOR + "turkey")),
        ActorRecord(Actor(ACTOR + "split", "Split", Kind.PLACE, ids=(f"{GEONAMES}1/",)), inhabitants=150_000),
        ActorRecord(Actor(ACTOR + "hull-1", "Hull (A)", Kind.PLACE, ("Hull",)), inhabitants=10),
        ActorRecord(Actor(ACTOR + "hull-2", "Hull (B)", Kind.PLACE, ("Hull",)), inhabitants=20),
        ActorRecord(Actor(ACTOR + "ankara-2", "Ankara (C)", Kind.PLACE, ("Ankara",)), inhabitants=30),
    )
}  # fmt: skip


@pytest.fixture(params=["memory", "file"])
def base(request: pytest.FixtureRequest, tmp_path: Path) -> ActorBase:
    if request.param == "memory":
        return ActorBase.of(RECORDS)
    write(tmp_path / "x ?#.db", RECORDS.items())
    return ActorBase.open(tmp_path / "x ?#.db")


def test_records_come_out_as_they_went_in(base: ActorBase) -> None:
    assert dict(base) == RECORDS
    assert len(base) == len(RECORDS)
    assert ACTOR + "nobody" not in base
    assert base.get(ACTOR + "nobody") is None


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Turkey", {("name", "turkey")}),
        ("Turkiye", {("name", "turkey")}),
        ("Turkish", {("adjective", "turkey")}),
        ("Turks", {("demonym", "turkey")}),
        ("Ankara", {("name", "ankara"), ("metonym", "turkey")}),
        ("Ada Al Nur", {("name", "ada")}),
        ("turkey", set()),
        ("Split", set()),
        ("Nobody", set()),
    ],
)
def test_a_name_leads_to_all_that_it_may_point_to(
    base: ActorBase, name: str, found: set[tuple[str, str]]
) -> None:
    assert {(way, record.actor.iri.removeprefix(ACTOR)) for way, record in base.named(name)} == found


@pytest.mark.parametrize(
    ("name", "places"),
    [("Split", ["split"]), ("Hull", ["hull-2", "hull-1"]), ("Ankara", []), ("Turkey", []), ("Nowhere", [])],
)
def test_a_place_of_the_gazetteer_yields_to_whoever_is_better_known(
    base: ActorBase, name: str, places: list[str]
) -> None:
    assert [record.actor.iri.removeprefix(ACTOR) for record in base.places(name)] == places


def test_the_longest_name_of_a_first_word_is_known(base: ActorBase) -> None:
    assert [base.first_words(word) for word in ("Ada", "Wing", "Split", "Nobody")] == [10, 4, 0, 0]


def test_offices_surnames_and_capitals_lead_to_records(base: ActorBase) -> None:
    ada, turkey = RECORDS[ACTOR + "ada"], RECORDS[ACTOR + "turkey"]
    assert base.holders("prime minister", ACTOR + "turkey") == (ada,)
    assert base.holders("president", ACTOR + "turkey") == ()
    assert base.surnamed("al-Nur") == base.surnamed("Nur") == (ada,)
    assert base.surnamed("Ada") == ()
    assert base.capitals() == {ACTOR + "ankara": turkey}


def test_another_process_gets_the_same_base(base: ActorBase) -> None:
    assert dict(pickle.loads(pickle.dumps(base))) == RECORDS  # noqa: S301  # our own


def test_a_file_that_is_no_base_is_refused(tmp_path: Path) -> None:
    (tmp_path / "no.db").write_text("Turkey", encoding="utf-8")
    with pytest.raises(sqlite3.Error):
        ActorBase.open(tmp_path / "no.db")


@pytest.mark.parametrize(
    ("text", "start", "word"),
    [
        ("al-Qaida", 0, "al"),
        ("the Taliban", 4, "Taliban"),
        ("U.S.", 0, "U"),
        ("’Ndrangheta", 0, "’"),
        ("", 0, ""),
    ],
)
def test_the_first_word_ends_where_letters_end(text: str, start: int, word: str) -> None:
    assert first_word(text, start) == word


def test_names_are_known_in_their_usual_spellings() -> None:
    assert spellings("Erdoğan") == ("Erdoğan", "Erdogan")
    articles = ("al-", "Al-", "al ", "Al ", "el-", "El-", "el ", "El ")
    assert set(spellings("Ada al-Nur")) == {f"Ada {article}Nur" for article in articles}
    assert spellings("The Hague") == ("The Hague", "the Hague")
    assert set(spellings("Cote d'Or")) == {"Cote d'Or", "Cote d’Or"}


def test_our_own_actors_are_the_same_from_the_folder_and_afresh(tmp_path: Path) -> None:
    fresh = ontology.load()
    first, again = ontology.load(cache=tmp_path), ontology.load(cache=tmp_path)
    assert first.hash == again.hash == fresh.hash
    assert dict(again.actors) == dict(first.actors) == dict(fresh.actors)
    assert again.relations == fresh.relations
