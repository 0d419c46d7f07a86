"""Phrases → actors in the context of their sentence: whom "Moscow", "Turkish soldiers", "Petrov" mean."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.model import Actor, Article, Kind, Statement
from graph.ontology import ACTOR
from graph.understanding.extraction import Reader

Statements = Callable[[str], tuple[Statement, ...]]

ACTING = {
    # a capital that acts is its state
    "Moscow attacked Georgia.": "Russia",
    "The Kremlin condemned Ukraine.": "Russia",
    "Tehran condemned Israel.": "Iran",
    "The White House condemned Iran.": "United States",
    # other names for one actor
    "The USA condemned Iran.": "United States",
    "Türkiye condemned Iran.": "Turkey",
    "Turkiye condemned Iran.": "Turkey",
    "The EU condemned Russia.": "European Union",
    "Georgia condemned Russia.": "Georgia",
    # persons by surname, full name and title
    "Erdoğan condemned Iran.": "Recep Tayyip Erdogan",
    "President Putin condemned Iran.": "Vladimir Putin",
    "French President Emmanuel Macron condemned Iran.": "Emmanuel Macron",
    "The Turkish president condemned Iran.": "Recep Tayyip Erdogan",
    "Turkey's president condemned Iran.": "Recep Tayyip Erdogan",
    "The president of Turkey condemned Iran.": "Recep Tayyip Erdogan",
    "The Polish prime minister condemned Russia.": "Mateusz Morawiecki",  # on 2 March 2020
    # organs of a state, one node whatever they are called
    "The Kenyan army attacked Somalia.": "Kenyan Armed Forces",
    "Kenyan forces attacked Somalia.": "Kenyan Armed Forces",
    "Kenyan troops attacked Somalia.": "Kenyan Armed Forces",
    "Kenya's military attacked Somalia.": "Kenyan Armed Forces",
    "The army of Kenya attacked Somalia.": "Kenyan Armed Forces",
    "The Kenyan armed forces attacked Somalia.": "Kenyan Armed Forces",
    "The Peruvian foreign ministry condemned Chile.": "Peruvian Foreign Ministry",
    "Peru's Ministry of Foreign Affairs condemned Chile.": "Peruvian Foreign Ministry",
    "The foreign ministry of Peru condemned Chile.": "Peruvian Foreign Ministry",
    "The Kenyan air force attacked Somalia.": "Kenyan Air Force",
    "Bolivia's national police attacked protesters.": "Bolivian police",
    "The Ugandan presidency condemned Kenya.": "Ugandan presidency",
    "Ghana's central bank condemned Togo.": "Ghanaian central bank",
    "The Central Bank of Ghana condemned Togo.": "Ghanaian central bank",
    "Uganda's Supreme Court condemned Kenya.": "Ugandan court",
    "The parliament of Bolivia condemned Chile.": "Bolivian parliament",
    # an organ with a name of its own
    "The Syrian army attacked Turkey.": "Syrian Armed Forces",
    "Syrian forces attacked Turkey.": "Syrian Armed Forces",
    "Syria's army attacked Turkey.": "Syrian Armed Forces",
    "Syrian government forces attacked Turkey.": "Syrian Armed Forces",
    # a capital tells whose ministry it is
    "The defence ministry in Ankara condemned Syria.": "Turkish Ministry of Defence",
    "Turkey's defence ministry condemned Syria.": "Turkish Ministry of Defence",
    "The Turkish defence ministry condemned Syria.": "Turkish Ministry of Defence",
    # of the state they are in; the security forces are not the police alone
    "The police in Kenya condemned Iran.": "Kenyan police",
    "The army in Lebanon condemned Iran.": "Lebanese Armed Forces",
    "Soldiers in Kenya condemned Iran.": "soldiers",
    "Iranian security forces attacked Iraq.": "Iranian security forces",
    "Belarus's security forces attacked protesters.": "Belarusian security forces",
    "Security forces in Bahrain attacked protesters.": "Bahraini security forces",
    "Angolan police attacked protesters.": "Angolan police",
    "Security forces attacked protesters.": "security forces",
    # groups by their description
    "Turkish soldiers attacked Syria.": "Turkish Armed Forces",
    "Islamist rebels in Idlib attacked Syria.": "Islamist rebels in Idlib",
    "Polish ministers condemned Russia.": "Polish ministers",
    "Kurdish fighters attacked Turkey.": "Kurdish fighters",
    # fighters of an armed group are that group
    "Hamas fighters attacked Israel.": "Hamas",
    # appositions: one actor
    "Hezbollah, a Lebanese militia, attacked Israel.": "Hezbollah",
    "The militant group Hezbollah attacked Israel.": "Hezbollah",
    "Emmanuel Macron, the French president, condemned Iran.": "Emmanuel Macron",
    # nationals who are counted are people, not their state
    "Kenyans condemned Iran.": "Kenya",
    "Two Kenyans condemned Iran.": "Kenyans",
    "Thousands of Malians condemned Iran.": "Malians",
    "Some 500 Libyans condemned Iran.": "Libyans",
    "Most Turks condemned Iran.": "Turks",
    "Two Kenyan soldiers attacked Iran.": "Kenyan Armed Forces",
    # a leader's government is that of the state, a commander's is not
    "The Lukashenko regime condemned Iran.": "Belarusian government",
    "Assad's army attacked Iran.": "Syrian Armed Forces",
    "The Maduro government condemned Iran.": "Venezuelan government",
    "The Trump administration condemned Iran.": "American government",
    "Haftar's forces attacked Iran.": "Khalifa Haftar forces",
    # a title and a surname, titles of several words, the article al- in any spelling
    "Secretary Pompeo condemned Iran.": "Mike Pompeo",
    "Foreign Minister Zarif condemned Iraq.": "Mohammad Javad Zarif",
    "US Secretary of Defense Esper condemned Iran.": "Mark Esper",
    "Deputy Secretary of State Stephen Biegun condemned Iran.": "Stephen Biegun",
    "Haider Al Abadi condemned Iran.": "Haider al-Abadi",
    # a name behind the field of the office
    "UN Special Envoy for Yemen, Martin Griffiths, condemned Iran.": "Martin Griffiths",
    "The UN Special Envoy to Yemen Martin Griffiths condemned Iran.": "Martin Griffiths",
    # those who act together
    "The international community condemned Iran.": "international community",
    "Other member states condemned Iran.": "member states",
    "12 donor countries condemned Iran.": "donor countries",
    "The perpetrators attacked Iran.": "perpetrators",
    "Religious leaders condemned Iran.": "leaders",
    "British businesses condemned Iran.": "British businesses",
    "French civil society condemned Iran.": "French civil society",
}

IRIS = {
    "Turkey": "turkey",
    "Russia": "russia",
    "Georgia": "georgia",
    "Turkish Armed Forces": "turkish-armed-forces",
    "Kenyan Armed Forces": "kenyan-armed-forces",
    "Recep Tayyip Erdogan": "recep-tayyip-erdogan",
}


def subjects(found: tuple[Statement, ...]) -> set[str]:
    """Who attacks or criticises somebody."""
    return {s.subject.actor.label for s in found if s.relation.name in {"attacks", "criticises"}}


def actor(found: tuple[Statement, ...], label: str) -> Actor:
    """The one actor of this label."""
    [one] = {
        mention.actor for s in found for mention in (s.subject, s.object) if mention.actor.label == label
    }
    return one


@pytest.mark.parametrize(("sentence", "label"), ACTING.items())
def test_who_acts(statements: Statements, sentence: str, label: str) -> None:
    assert subjects(statements(sentence)) == {label}


@pytest.mark.parametrize(("sentence", "label"), [(s, label) for s, label in ACTING.items() if label in IRIS])
def test_one_actor_has_one_iri(statements: Statements, sentence: str, label: str) -> None:
    assert actor(statements(sentence), label).iri == ACTOR + IRIS[label]


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Putin met Erdogan in Moscow.", "moscow"),
        ("Turkey and Russia signed a deal in Ankara.", "ankara"),
        ("Macron met Merkel in Beirut.", "beirut"),
    ],
)
def test_a_capital_in_a_phrase_of_place_is_the_city(
    statements: Statements, sentence: str, place: str
) -> None:
    places = {s.place.iri for s in statements(sentence) if s.place}
    assert places == {ACTOR + place}


def test_a_city_may_be_actor_and_place_in_one_sentence(statements: Statements) -> None:
    found = statements("Moscow condemned Iran after Putin met Erdogan in Moscow.")
    [condemns] = [s for s in found if s.relation.name == "criticises"]
    [meets] = [s for s in found if s.relation.name == "meets"]
    assert condemns.subject.actor.label == "Russia"
    assert meets.place is not None
    assert meets.place.label == "Moscow"


@pytest.mark.parametrize(
    ("sentence", "to"),
    [
        # who is spoken to, given something or obeyed is no place
        ("Serbia apologised to Sarajevo.", "Bosnia and Herzegovina"),
        ("Poland offered an apology to Kyiv.", "Ukraine"),
        ("Armenia made concessions to Baku.", "Azerbaijan"),
        ("Cuba pledged loyalty to Moscow.", "Russia"),
        ("Oman lent money to Cairo.", "Egypt"),
        # where one goes or sends somebody is one
        ("Kenya sent troops to Mogadishu.", "Mogadishu"),
        ("Macron travelled to Kyiv.", "Kyiv"),
        ("Macron travelled to Chad and Moscow on Monday.", "Moscow"),
    ],
)
def test_a_capital_behind_to_is_a_place_where_one_goes(
    statements: Statements, sentence: str, to: str
) -> None:
    assert to in {s.object.actor.label for s in statements(sentence)}


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Syria shot down a Turkish F-16.", "Turkish F-16"),
        ("Ukraine destroyed a Russian Su-34 near Bakhmut.", "Russian Su-34"),
        ("Iraq destroyed two MiG-29s.", "MiG-29s"),
        ("Israel bombed Syria's S-300s.", "Syrian S-300s"),
        ("Rebels downed an Il-76.", "Il-76"),
    ],
)
def test_what_has_letters_and_a_number_is_a_thing_of_its_owner(
    statements: Statements, sentence: str, label: str
) -> None:
    [stated] = statements(sentence)
    assert (stated.object.actor.label, stated.object.actor.kind) == (label, Kind.ASSET)


def test_a_name_with_a_number_is_no_thing(statements: Statements) -> None:
    [criticism] = statements("Peru criticised M-19.")
    assert criticism.object.actor.kind is Kind.ARMED_GROUP
    assert statements("The COVID-19 pandemic hit Peru.") == ()


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Ethiopian troops entered Somalia on Monday.", "Ethiopian Armed Forces"),
        ("Rwanda's soldiers crossed into Congo.", "Rwandan Armed Forces"),
        ("Turkish forces withdrew from Kobani.", "Turkish Armed Forces"),
        ("Russian troops moved into Georgia.", "Russian Armed Forces"),
        ("U.S. troops left Iraq.", "American Armed Forces"),
        # who sends them is the state, whose planes fly is the state as well
        ("Uganda sent its troops to Sudan.", "Uganda"),
        ("Chad's planes bombed Libya.", "Chad"),
    ],
)
def test_troops_that_move_are_not_their_state(statements: Statements, sentence: str, label: str) -> None:
    assert {s.subject.actor.label for s in statements(sentence)} == {label}


@pytest.mark.parametrize(
    ("sentence", "label", "whole"),
    [
        ("Turkish soldiers attacked Syria.", "Turkish Armed Forces", "turkey"),
        ("Soldiers of Turkey attacked Syria.", "Turkish Armed Forces", "turkey"),
        ("Kenyan forces attacked Somalia.", "Kenyan Armed Forces", "kenya"),
        ("The defence ministry in Ankara condemned Syria.", "Turkish Ministry of Defence", "turkey"),
        ("Polish ministers condemned Russia.", "Polish ministers", "poland"),
    ],
)
def test_what_is_of_a_state_is_part_of_it(
    statements: Statements, sentence: str, label: str, whole: str
) -> None:
    assert actor(statements(sentence), label).part_of == ACTOR + whole


def test_a_group_in_a_place_is_located_there(statements: Statements) -> None:
    rebels = actor(statements("Turkey attacked Islamist rebels in Idlib."), "Islamist rebels in Idlib")
    assert rebels.located_in == ACTOR + "idlib"


def test_unknown_persons_are_met_again_by_their_surname(statements: Statements) -> None:
    found = statements(
        "General Omar Diallo condemned France. Diallo later condemned Mali. Ms Diallo condemned Chad."
    )
    assert {(s.subject.text, s.subject.actor.label) for s in found} >= {
        ("Omar Diallo", "Omar Diallo"),
        ("Diallo", "Omar Diallo"),
    }
    assert len({s.subject.actor.iri for s in found}) == 1


def test_persons_of_one_surname_are_told_apart(statements: Statements) -> None:
    text = "Omar Diallo condemned France. Awa Diallo condemned Mali. Diallo condemned Iran."
    found = [s.subject.actor for s in statements(text)]
    assert [one.label for one in found] == ["Omar Diallo", "Awa Diallo", "Diallo"]
    assert found[2].candidates == tuple(sorted((found[0].iri, found[1].iri)))


def test_a_surname_alone_is_not_that_of_another_article(reader: Reader) -> None:
    first, second = (
        reader.read(Article(name, "President Diallo condemned Iran.", name))[0].subject.actor
        for name in ("a", "b")
    )
    assert first.label == second.label == "Diallo"
    assert first.iri != second.iri


def test_holders_of_two_offices_in_one_phrase_are_two(statements: Statements) -> None:
    both = {"Recep Tayyip Erdogan", "Vladimir Putin"}
    assert subjects(statements("The Turkish and Russian presidents condemned Iran.")) == both
    assert subjects(statements("The presidents of Turkey and Russia condemned Iran.")) == both


def test_two_persons_with_titles_are_two(statements: Statements) -> None:
    both = {"Mike Pompeo", "Sergei Lavrov"}
    assert subjects(statements("Secretary Pompeo and Foreign Minister Lavrov condemned Iran.")) == both


@pytest.mark.parametrize(
    ("sentence", "labels"),
    [
        ("Pompeo condemned his Kenyan counterpart.", {"Kenyan counterpart"}),
        (
            "Pompeo condemned his Kenyan and Malian counterparts.",
            {"Kenyan counterpart", "Malian counterpart"},
        ),
        ("Macron condemned his foreign minister.", {"Emmanuel Macron foreign minister"}),
        ("Macron condemned Kenya's ambassador.", {"Kenyan ambassador"}),
        ("Macron condemned the Malian ambassador.", {"Malian ambassador"}),
    ],
)
def test_an_office_is_that_of_the_state_that_is_named(
    statements: Statements, sentence: str, labels: set[str]
) -> None:
    assert {s.object.actor.label for s in statements(sentence)} == labels


@pytest.mark.parametrize(
    "sentence",
    ["Countries condemned Iran.", "The two countries condemned Iran.", "A partner condemned Iran."],
)
def test_countries_that_nothing_tells_apart_are_nobody(statements: Statements, sentence: str) -> None:
    assert statements(sentence) == ()


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The World Food Programme (WFP) met Iran. The WFP attacked Iraq.", "World Food Programme"),
        ("The Niger Peace Fund (NPF) met Iran. The NPF condemned Iraq.", "Niger Peace Fund"),
        ("The European Commission met Iran. The Commission condemned Iraq.", "European Commission"),
        ("The Security Council met. The Council condemned Iraq.", "UN Security Council"),
        # two have the word in their names
        (
            "The European Commission met the African Union Commission. The Commission condemned Iraq.",
            "Commission",
        ),
    ],
)
def test_short_names_mean_a_body_named_before(statements: Statements, text: str, label: str) -> None:
    assert subjects(statements(text)) == {label}


def test_rebels_of_one_article_are_not_those_of_another(statements: Statements) -> None:
    sentence = "The rebels attacked Chad."
    [attack] = statements(sentence)
    assert attack.subject.actor.label == "rebels"
    assert attack.subject.actor.iri != ACTOR + "rebels"
    assert [s.subject.actor.iri for s in statements(sentence)] == [attack.subject.actor.iri]


@pytest.mark.parametrize(
    "sentence", ["The US attacked us.", "It is the turkey that attacked him.", "They met us."]
)
def test_words_that_look_like_names_are_nobody(statements: Statements, sentence: str) -> None:
    assert statements(sentence) == ()


def test_mentions_are_the_words_of_the_text(statements: Statements) -> None:
    text = "The defence ministry in Ankara condemned President Putin."
    [condemns] = [s for s in statements(text) if s.relation.name == "criticises"]
    assert condemns.subject.text == condemns.subject.span.of(text) == "The defence ministry in Ankara"
    assert condemns.object.text == condemns.object.span.of(text) == "Putin"
