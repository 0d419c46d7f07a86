"""Descriptions → actors: canonical labels, organs by rule, and nobody's group kept inside its article."""

from __future__ import annotations

import pytest

from graph.model import Actor, Kind
from graph.ontology import ACTOR
from graph.understanding.described import Description, describe
from graph.understanding.lexicon import NounClass

SYRIA = Actor(ACTOR + "syria", "Syria", Kind.STATE)
HAMAS = Actor(ACTOR + "hamas", "Hamas", Kind.ARMED_GROUP)
IDLIB = Actor(ACTOR + "idlib", "Idlib", Kind.PLACE)

FIGHTERS = NounClass(
    "Fighters", Kind.GROUP, "fighters", organ=False, lemmas=("fighter", "rebel"), synonyms=("rebels",)
)
ARMY = NounClass("ArmedForces", Kind.ORGAN, "Armed Forces", organ=True, lemmas=("army", "forces", "military"))
DEALS = NounClass("Agreements", Kind.AGREEMENT, "deal", organ=False, lemmas=("deal", "accord"))

SCOPE = "a1"


def fighters(**told: object) -> Description:
    return Description(FIGHTERS, "fighters", **told)  # type: ignore[arg-type]


def army(word: str, *qualities: str, side: Actor | None = SYRIA) -> Description:
    adjective = ("Syrian",) if side else ()
    return Description(ARMY, word, side, "Syrian" if side else None, (*adjective, *qualities), qualities)


@pytest.mark.parametrize(
    ("description", "label"),
    [
        (fighters(side=SYRIA, adjective="Syrian", modifiers=("Syrian",)), "Syrian fighters"),
        (fighters(modifiers=("Islamist",), qualities=("islamist",)), "Islamist fighters"),
        (
            fighters(modifiers=("Islamist",), qualities=("islamist",), place=IDLIB),
            "Islamist fighters in Idlib",
        ),
        (fighters(place=IDLIB), "fighters in Idlib"),
        (
            fighters(side=SYRIA, adjective="Syrian", modifiers=("Syrian", "Islamist"), place=IDLIB),
            "Syrian Islamist fighters in Idlib",
        ),
        (Description(DEALS, "accord", place=IDLIB), "Idlib accord"),
        (Description(DEALS, "deal"), "deal"),
    ],
)
def test_a_label_says_what_the_phrase_said(description: Description, label: str) -> None:
    assert describe(description, SCOPE).label == label


@pytest.mark.parametrize(
    "description",
    [
        army("forces"), army("army"), army("military"), army("forces", "government"),
        army("forces", "regime"), army("troops", "loyalist"), army("forces", "security", "border"),
    ],
)  # fmt: skip
def test_what_fights_for_a_state_is_one_organ_of_it(description: Description) -> None:
    actor = describe(description, SCOPE)
    assert (actor.label, actor.kind, actor.part_of) == ("Syrian Armed Forces", Kind.ORGAN, SYRIA.iri)
    assert {"Syrian army", "Syrian forces", "Syrian military"} <= set(actor.aliases)


@pytest.mark.parametrize(
    ("description", "label"),
    [
        (army("forces", "rebel"), "Syrian rebel forces"),
        (army("forces", "government", "rebel"), "Syrian government rebel forces"),
        (army("forces", side=None), "forces"),
        (Description(ARMY, "forces", HAMAS, "Hamas", ("Hamas",)), "Hamas forces"),
    ],
)
def test_what_only_sounds_like_an_organ_is_a_group(description: Description, label: str) -> None:
    actor = describe(description, SCOPE)
    assert (actor.label, actor.kind) == (label, Kind.GROUP)


def test_a_group_knows_its_side_and_place() -> None:
    actor = describe(fighters(side=SYRIA, adjective="Syrian", modifiers=("Syrian",), place=IDLIB), SCOPE)
    assert (actor.part_of, actor.located_in) == (SYRIA.iri, IDLIB.iri)


def test_a_group_is_found_by_the_other_words_for_it() -> None:
    actor = describe(fighters(modifiers=("Islamist",), qualities=("islamist",), place=IDLIB), SCOPE)
    assert {
        "Idlib rebels",
        "rebels in Idlib",
        "Islamist rebels",
        "Islamist fighters",
        "Idlib fighters",
    } <= set(actor.aliases)
    assert len(set(actor.aliases)) == len(actor.aliases)


@pytest.mark.parametrize("description", [fighters(), Description(ARMY, "forces"), Description(DEALS, "deal")])
def test_a_description_that_tells_nobody_stays_in_its_article(description: Description) -> None:
    here, there = describe(description, "a1"), describe(description, "a2")
    assert here.iri != there.iri
    assert here == describe(description, "a1")
    assert here.aliases == ()


def test_a_quality_tells_no_more_than_a_word_across_articles() -> None:
    islamists = fighters(qualities=("islamist",), modifiers=("Islamist",))
    assert describe(islamists, "a1").iri != describe(islamists, "a2").iri


def test_groups_of_two_numbers_are_two() -> None:
    assert describe(fighters(number="14"), "a1").iri != describe(fighters(number="30"), "a1").iri


@pytest.mark.parametrize(
    "description",
    [fighters(place=IDLIB), army("army"), fighters(side=SYRIA, adjective="Syrian", modifiers=("Syrian",)),
     Description(DEALS, "deal", place=IDLIB)],
)  # fmt: skip
def test_equal_descriptions_in_two_articles_meet(description: Description) -> None:
    assert describe(description, "a1") == describe(description, "a2")
