"""Cities and regions of the gazetteer: known where a sentence names a place, and nobody's name elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from graph.model import Actor, Article, Kind
from graph.ontology import ACTOR, ActorRecord
from graph.ontology.base import ActorBase
from graph.understanding.extraction import Reader
from graph.understanding.names import NameIndex
from graph.understanding.sensing import Senser

Meant = Callable[[str], dict[str, Actor]]

PLACES = {
    "The army shelled Kramatorsk and Lysychansk.": {"Kramatorsk": "ukraine", "Lysychansk": "ukraine"},
    "Protesters gathered in Mobile and in Split.": {"Mobile": "united-states", "Split": "croatia"},
    "Troops were deployed near Bath.": {"Bath": "united-kingdom"},
    "A court in Nice sentenced two men.": {"Nice": "france"},
    "Police arrested protesters in Iquitos.": {"Iquitos": "peru"},
}
NO_PLACES = [
    "Troops were reading, and a nice date was split.",
    "Abraham Lincoln met President Jackson.",
    "General Jackson attacked Lincoln's army.",
    "Putin has faith in Erdogan.",
    "The Turkish president met Mr Split.",
]
BETTER_KNOWN = {
    "Washington condemned Iran.": ("Washington", "united-states", Kind.STATE),
    "Georgia condemned Russia.": ("Georgia", "georgia", Kind.STATE),
    "Protesters gathered in Armenia.": ("Armenia", "armenia", Kind.STATE),
    "Militias clashed in Tripoli.": ("Tripoli", "tripoli", Kind.PLACE),
    "Hama was shelled by Syria.": ("Hama", "hama", Kind.PLACE),
}


@pytest.fixture(scope="module")
def meant(reader: Reader) -> Meant:
    """Whom the phrases of a text mean, the likeliest where there are several."""
    senser = Senser(reader.nlp, reader.lexicon, reader.names)

    def told(text: str) -> dict[str, Actor]:
        senses = senser.senses(Article("test", text, "test", published=date(2020, 3, 2)))
        return {r.text: r.members[0][0] for sense in senses for r in sense.references.values()}

    return told


@pytest.mark.parametrize(("text", "places"), PLACES.items())
def test_a_city_is_known_where_a_place_is_named(meant: Meant, text: str, places: dict[str, str]) -> None:
    found = meant(text)
    for name, state in places.items():
        assert found[name].kind is Kind.PLACE
        assert found[name].located_in == ACTOR + state


@pytest.mark.parametrize("text", NO_PLACES)
def test_words_and_surnames_are_no_cities(meant: Meant, text: str) -> None:
    assert [name for name, actor in meant(text).items() if actor.kind is Kind.PLACE] == []


@pytest.mark.parametrize(("text", "meaning"), BETTER_KNOWN.items())
def test_a_better_known_name_is_never_shadowed(
    meant: Meant, text: str, meaning: tuple[str, str, Kind]
) -> None:
    phrase, name, kind = meaning
    found = meant(text)[phrase]
    assert (found.iri, found.kind) == (ACTOR + name, kind)


def test_namesakes_stay_candidates_the_largest_first() -> None:
    cities = [
        ActorRecord(Actor(ACTOR + name, name, Kind.PLACE, ("Hull",)), inhabitants=people)
        for name, people in (("small", 1), ("large", 3), ("middle", 2))
    ]
    names = NameIndex(ActorBase.of({city.actor.iri: city for city in cities}))
    assert [place.label for place in names.places("Hull")] == ["large", "middle", "small"]
    assert names.pointers("Hull") == ()
