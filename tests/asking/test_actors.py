from __future__ import annotations

from datetime import date

import pytest

from graph.asking.actors import find_actor, identify, search_actors
from graph.asking.answers import ActorCard
from graph.asking.roster import load_roster
from graph.errors import AmbiguousActorError, UnknownActorError
from graph.model import Kind
from graph.ontology import ACTOR
from graph.storing.embedded import EmbeddedStore
from tests.asking.samples import contents


def test_a_card_has_label_kind_aliases_number_of_statements_and_days(store: EmbeddedStore) -> None:
    assert find_actor(store, "Turkey") == ActorCard(
        ACTOR + "turkey",
        "Turkey",
        Kind.STATE,
        ("Republic of Turkey", "Türkiye"),
        7,
        date(2018, 5, 1),
        date(2021, 1, 5),
    )


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Turkey", "turkey"),
        ("turkey", "turkey"),
        (" TURKIYE ", "turkey"),
        ("the Republic of Turkey", "turkey"),
        ("Turkish", "turkey"),
        ("Turks", "turkey"),
        ("actor:turkey", "turkey"),
        (ACTOR + "turkey", "turkey"),
        (f"<{ACTOR}turkey>", "turkey"),
        ("Idlib rebels", "islamist-fighters-in-idlib"),
        ("islamist fighters in idlib", "islamist-fighters-in-idlib"),
        ("the Kremlin", "russia"),
        ("kremlin", "russia"),
        ("Ankara", "turkey"),
        ("actor:ankara", "ankara"),
        ("Tehran", "iran"),
        ("Iran", "iran"),
        ("SDF", "syrian-democratic-forces"),
        ("Idlib", "idlib"),
    ],
)
def test_an_actor_is_found_by_any_of_its_names(store: EmbeddedStore, name: str, actor: str) -> None:
    assert identify(store, name) == ACTOR + actor


def test_what_several_have_is_never_just_the_first(store: EmbeddedStore) -> None:
    with pytest.raises(AmbiguousActorError) as ambiguous:
        find_actor(store, "Georgia")
    assert ambiguous.value.candidates == ("actor:georgia", "actor:georgia-us")
    assert [find_actor(store, name).iri for name in ambiguous.value.candidates] == [
        ACTOR + "georgia", ACTOR + "georgia-us",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("Turky", "Turkey"),
        ("Idlib fighters", "Islamist fighters in Idlib"),
        ("rebels in Idlib", "Idlib rebels"),
        ("Democratic Syrian Forces", "Syrian Democratic Forces"),
    ],
)
def test_an_unknown_name_brings_near_ones_that_work(store: EmbeddedStore, name: str, near: str) -> None:
    with pytest.raises(UnknownActorError) as unknown:
        find_actor(store, name)
    assert unknown.value.near[0] == near
    assert all(identify(store, other) for other in unknown.value.near)


@pytest.mark.parametrize(
    "name",
    ["", " ", '"', "\\", "{", "\n", "> } ; DROP ALL #", "SUPPORT", "rel:backs", "actor:nobody", "actor:> } #",
     "http://[", "statement:x", "backs", "Тurkey", "х" * 10_000],
)  # fmt: skip
def test_what_names_no_actor_is_unknown_and_changes_nothing(store: EmbeddedStore, name: str) -> None:
    before = contents(store)
    with pytest.raises(UnknownActorError):
        find_actor(store, name)
    assert contents(store) == before


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("idl", ["Islamist fighters in Idlib", "Idlib"]),
        ("forces democratic", []),
        ("forces democr", ["Syrian Democratic Forces"]),
        ("sdf", ["Syrian Democratic Forces", "Sudan Defence Force"]),
        ("turkish", ["Turkey"]),
        ("nobody", []),
        ("> } #", ["Turkey"]),
    ],
)
def test_search_finds_all_words_of_a_name(store: EmbeddedStore, text: str, labels: list[str]) -> None:
    found = [card.label for card in search_actors(store, text)]
    if text in ("forces democratic", "> } #"):
        assert set(labels) <= set(found)
    else:
        assert found == labels


def test_without_words_search_lists_those_spoken_of_most_first(store: EmbeddedStore) -> None:
    cards = search_actors(store)
    assert [card.label for card in cards[:3]] == ["Turkey", "Islamist fighters in Idlib", "Russia"]
    assert all(card.relations for card in cards)
    assert search_actors(store, limit=2) == cards[:2]


def test_the_roster_holds_only_what_can_fill_a_role(store: EmbeddedStore) -> None:
    roster = load_roster(store)
    assert roster.named("SUPPORT") == ()
    assert [card.kind for card in roster.cards([ACTOR + "idlib"])] == [Kind.PLACE]
