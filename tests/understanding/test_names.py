"""Names of known actors in running text, and office holders by day; a small base shows each rule alone."""

from __future__ import annotations

from datetime import date

import pytest
import spacy

from graph.model import Actor, Kind
from graph.ontology import ACTOR, ActorRecord, Tenure
from graph.origin import DateBasis, Dating
from graph.understanding.names import NameIndex

TOKENS = spacy.blank("en")


def state(label: str, **words: tuple[str, ...] | str) -> ActorRecord:
    return ActorRecord(Actor(ACTOR + label.lower(), label, Kind.STATE), **words)  # type: ignore[arg-type]


def other(name: str, label: str, kind: Kind, *aliases: str, part_of: str | None = None) -> ActorRecord:
    return ActorRecord(Actor(ACTOR + name, label, kind, aliases, part_of))


def president(name: str, since: date | None, until: date | None, office: str = "President") -> ActorRecord:
    tenure = Tenure(office, ACTOR + "rome", since, until)
    return ActorRecord(Actor(ACTOR + name.lower(), name, Kind.PERSON), tenures=(tenure,))


RECORDS = [
    state("Turkey", adjectives=("Turkish",), demonyms=("Turk", "Turks"), metonyms=("Ankara",)),
    state("Guinea", adjectives=("Guinean",)),
    state("Guinea-Bissau"),
    state("Iran", adjectives=("Iranian",), demonyms=("Iranian", "Iranians"), capital=ACTOR + "tehran"),
    other("ankara", "Ankara", Kind.PLACE),
    other("tehran", "Tehran", Kind.PLACE),
    other("georgia-state", "Georgia", Kind.STATE),
    other("georgia-us", "Georgia", Kind.PLACE),
    other("army", "Turkish Armed Forces", Kind.ORGAN, "TSK", part_of=ACTOR + "turkey"),
    other("old-army", "Turkish Army", Kind.ORGAN, part_of=ACTOR + "elsewhere"),
    other("is", "Islamic State", Kind.ARMED_GROUP, "IS", "ISIS"),
    other("us", "United States", Kind.STATE, "US", "U.S."),
    other("erdogan", "Recep Tayyip Erdoğan", Kind.PERSON, "Erdoğan"),
    president("Ada", date(2010, 1, 1), date(2014, 6, 30)),
    president("Bob", date(2014, 7, 1), date(2018, 6, 30)),
    president("Cleo", date(2018, 6, 30), None),
    president("Dora", None, date(2000, 1, 1), office="Mayor"),
]
NAMES = NameIndex({record.actor.iri: record for record in RECORDS})

FOUND = {
    "Turkey met Iran.": ["Turkey", "Iran"],
    # the longest name wins, from the left
    "Guinea-Bissau met Guinea.": ["Guinea-Bissau", "Guinea"],
    "The Turkish Armed Forces met Turkish soldiers.": ["Turkish Armed Forces", "Turkish"],
    "Islamic State fought.": ["Islamic State"],
    # names end where words end
    "Turkeys met Iranianism.": [],
    "Turkey-backed rebels fought.": ["Turkey"],
    "Turkey's army fought.": ["Turkey"],
    "(Iran)": ["Iran"],
    "IS-led": ["IS"],
    "ISIS": ["ISIS"],
    # case tells names from words
    "The turkey met us: it is iran.": [],
    "The US told us.": ["US"],
    "U.S. forces fought.": ["U.S."],
    # marks may be left out
    "Erdogan met Erdoğan.": ["Erdogan", "Erdoğan"],
    "Recep Tayyip Erdogan spoke.": ["Recep Tayyip Erdogan"],
    "": [],
}


def found(text: str) -> list[tuple[str, set[tuple[str, str]]]]:
    """The names in a text, each with how it points and to whom."""
    document = TOKENS(text)
    return [
        (
            document[match.start : match.end].text,
            {(p.pointing.value, p.record.actor.iri) for p in match.pointers},
        )
        for match in NAMES.find(document[:], document.text)
    ]


@pytest.mark.parametrize(("text", "names"), FOUND.items())
def test_names_are_found_whole_and_longest_first(text: str, names: list[str]) -> None:
    assert [name for name, _ in found(text)] == names


@pytest.mark.parametrize(
    ("word", "pointers"),
    [
        ("Turkey", {("name", "turkey")}),
        ("Turkish", {("adjective", "turkey")}),
        ("Turks", {("demonym", "turkey")}),
        ("Ankara", {("metonym", "turkey"), ("name", "ankara")}),
        ("Iranian", {("adjective", "iran"), ("demonym", "iran")}),
        ("Georgia", {("name", "georgia-state"), ("name", "georgia-us")}),
        ("TSK", {("name", "army")}),
    ],
)
def test_a_name_keeps_all_that_it_may_point_to(word: str, pointers: set[tuple[str, str]]) -> None:
    assert found(word) == [(word, {(pointing, ACTOR + name) for pointing, name in pointers})]


def test_positions_are_those_of_the_document() -> None:
    document = TOKENS("They left. Then Islamic State met Iran.")
    [first, second] = NAMES.find(document[3:], document.text)
    assert document[first.start : first.end].text == "Islamic State"
    assert document[second.start : second.end].text == "Iran"


@pytest.mark.parametrize(
    ("day", "holder"),
    [
        (date(2009, 12, 31), None),
        (date(2010, 1, 1), "Ada"),
        (date(2014, 6, 30), "Ada"),
        (date(2014, 7, 1), "Bob"),
        (date(2018, 6, 29), "Bob"),
        (date(2018, 6, 30), None),  # both held it on that day
        (date(2018, 7, 1), "Cleo"),
        (date(2030, 1, 1), "Cleo"),
        (None, None),
    ],
)
def test_an_office_is_held_by_one_on_a_day(day: date | None, holder: str | None) -> None:
    record = NAMES.offices.holder("president", ACTOR + "rome", day)
    assert (record.actor.label if record else None) == holder


@pytest.mark.parametrize(
    ("first", "last", "holder"),
    [
        (date(2012, 1, 1), date(2012, 12, 31), "Ada"),
        (date(2014, 6, 1), date(2014, 6, 30), "Ada"),
        (date(2014, 6, 1), date(2014, 7, 1), None),  # it passed to Bob
        (date(2009, 12, 1), date(2010, 1, 31), None),  # nobody is known to have held it before
        (date(2014, 1, 1), date(2018, 12, 31), None),
        (date(2019, 1, 1), date(2019, 12, 31), "Cleo"),
    ],
)
def test_in_a_stretch_of_days_an_office_is_held_by_who_held_it_all_through(
    first: date, last: date, holder: str | None
) -> None:
    record = NAMES.offices.holder("president", ACTOR + "rome", Dating(first, last, DateBasis.URL))
    assert (record.actor.label if record else None) == holder


def test_an_office_is_that_of_its_state_and_name() -> None:
    assert NAMES.offices.holder("president", ACTOR + "turkey", date(2012, 1, 1)) is None
    assert NAMES.offices.holder("king", ACTOR + "rome", date(2012, 1, 1)) is None
    mayor = NAMES.offices.holder("mayor", ACTOR + "rome", date(1990, 1, 1))
    assert mayor is not None
    assert mayor.actor.label == "Dora"


@pytest.mark.parametrize(
    ("title", "surname", "person"),
    [
        ("president", "Ada", "Ada"),
        ("mayor", "Dora", "Dora"),
        ("mayor", "Ada", None),
        ("vice", "Ada", None),
        ("president", "Nobody", None),
    ],
)
def test_a_title_and_a_surname_are_a_person(title: str, surname: str, person: str | None) -> None:
    record = NAMES.offices.called(title, surname, None)
    assert (record.actor.label if record else None) == person


def test_names_with_the_arabic_article_have_other_spellings() -> None:
    names = NameIndex({"x": other("abadi", "Haider al-Abadi", Kind.PERSON)})
    for text in ("Haider al-Abadi", "Haider Al-Abadi", "Haider Al Abadi", "Haider al Abadi"):
        assert [p.record.actor.label for p in names.pointers(text)] == ["Haider al-Abadi"]
    assert names.pointers("Haider Abadi") == ()


def test_an_organ_is_that_of_its_state() -> None:
    names = ["Turkish Army", "Turkish Armed Forces"]
    mine, none = NAMES.organ(ACTOR + "turkey", names), NAMES.organ(ACTOR + "iran", names)
    assert mine is not None
    assert mine.actor.label == "Turkish Armed Forces"
    assert none is None


def test_capitals_lead_to_their_states() -> None:
    assert {city: record.actor.label for city, record in NAMES.capitals.items()} == {ACTOR + "tehran": "Iran"}


def test_the_order_of_records_does_not_show() -> None:
    again = NameIndex({record.actor.iri: record for record in reversed(RECORDS)})
    document = TOKENS("Georgia met Ankara and Iranian soldiers.")
    assert again.find(document[:], document.text) == NAMES.find(document[:], document.text)
