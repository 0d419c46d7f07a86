"""Those who are described first and named later: in a lead, in a headline, by their office or their army."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.model import Article, Block, BlockKind, Span, Statement
from graph.understanding.extraction import Reader

Statements = Callable[[str], tuple[Statement, ...]]

PERSONS = [
    # "the reporter, X", "the blogger X"
    ("Gunmen kidnapped a reporter in Mali on Monday. The reporter, Awa Kone, had worked for a radio station.",
     "gunmen abducts Awa Kone"),
    ("Iran has freed a tourist. The tourist, Marie Blanchet, flew home on Sunday. France thanked Iran.",
     "Iran releases Marie Blanchet"),
    ("Police in Uganda arrested a blogger. The blogger David Okello had criticised the president.",
     "Ugandan police arrests David Okello"),
    # what he is called has happened to him
    ("Togo released a jailed student on Monday. Kofi Mensah had been jailed for protesting.",
     "Togo releases Kofi Mensah"),
    ("A captured pilot was freed by Eritrea on Monday. Soldiers had captured Tesfaye Bekele in May.",
     "Eritrea releases Tesfaye Bekele"),
]  # fmt: skip

OTHER_PERSONS = [
    # two such deeds
    ("Peru arrested a student on Monday. A day later it arrested Jorge Quispe.", "Peru arrests student"),
    # another noun
    ("Togo arrested a teacher. The student, Kofi Mensah, condemned Togo.", "Togo arrests teacher"),
    # an office of its own
    ("Togo arrested a striker. The opposition striker, Kofi Mensah, praised Benin.", "Togo arrests striker"),
    ("Togo arrested a leader of the strikers. The opposition leader, Kofi Mensah, condemned Togo.",
     "Kofi Mensah criticises Togo"),
    # several
    ("Togo released two jailed students on Monday. Kofi Mensah had been jailed in May.",
     "Togo releases students"),
    # somebody well known
    ("Togo released a detained student. Angela Merkel, who was detained by nobody, praised Togo.",
     "Togo releases student"),
    # named before
    ("Kofi Mensah praised Ghana. Togo released a jailed student. Kofi Mensah had been jailed in May.",
     "Togo releases student"),
    # long after
    ("Togo released a jailed student. Rain fell. Snow fell. Chad slept. Mali slept. Ama Sarpong was jailed.",
     "Togo releases student"),
]  # fmt: skip

ARMIES = [
    ("Government forces attacked Bouake on Monday. Two Ivorian soldiers were killed.",
     "Ivorian Armed Forces attacks Bouake"),
    ("The army attacked protesters on Monday. The Burkinabe army had seized power in May.",
     "Burkinabe Armed Forces attacks protesters"),
    ("Police beat students. Zambian police also arrested a teacher.", "Zambian police attacks students"),
    ("Government troops fought rebels near Bria. A Chadian envoy slept. The Chadian army was tired.",
     "Chadian Armed Forces atWarWith rebels"),
    ("The military shelled protesters. Soldiers of Gabon had surrounded them.",
     "Gabonese Armed Forces strikes protesters"),
]  # fmt: skip

OTHER_ARMIES = [
    # two armies
    ("Government forces fought rebels. The Syrian army left. The Turkish army attacked Syria.",
     "Government forces atWarWith rebels"),
    # not the state's own
    ("Peacekeeping forces fought rebels. The Malian army praised Chad.",
     "Peacekeeping forces atWarWith rebels"),
    ("Mali's army fought an army that attacked France.", "army attacks France"),
    ("Rebel forces attacked Goma. The Congolese army left.", "Rebel forces attacks Goma"),
    # an organ of another sort
    ("Police beat students. The Zambian army praised Malawi.", "police attacks students"),
]  # fmt: skip

HEADLINES = [
    ("Chad expels Malian migrants", "Chad expelled 90 Malian nationals on Monday. Mali protested.",
     "Chad expels Malian nationals"),
    ("Gunmen kill 12 villagers in Niger", "Attackers killed 12 villagers in Niger on Monday.",
     "attackers kills villagers"),
    ("Insurgents seize Kidal", "Militants seized Kidal on Monday, it said.", "insurgents seizes Kidal"),
    ("Peru frees Chilean sailor", "Peru released a sailor on Monday.", "Peru releases Chilean sailor"),
    ("Norway jails spy", "Norway jailed a spy on Monday. The spy, Anton Belov, attacked Norway.",
     "Norway arrests Anton Belov"),
]  # fmt: skip

OTHER_HEADLINES = [
    # of another state
    ("Kenya deports Somali refugees", "Kenya deported 12 Ugandan traders on Monday.",
     "Kenya deports Somali refugees"),
    ("Peru frees Chilean sailor", "Peru released a Danish sailor on Monday.", "Peru releases Chilean sailor"),
    # two are as good
    ("Kenya deports Somali refugees", "Kenya deported 12 Somali smugglers and deported Somali students.",
     "Kenya deports Somali refugees"),
    # done by another
    ("Kenya deports Somali refugees", "Uganda deported 12 Somali smugglers on Monday.",
     "Kenya deports Somali refugees"),
]  # fmt: skip


def lines(found: tuple[Statement, ...]) -> list[str]:
    """What statements say, in text order."""
    return [f"{s.subject.actor.label} {s.relation.name} {s.object.actor.label}" for s in found]


@pytest.mark.parametrize(("text", "stated"), [*PERSONS, *ARMIES])
def test_who_is_described_is_named_later(statements: Statements, text: str, stated: str) -> None:
    assert stated in lines(statements(text))


@pytest.mark.parametrize(("text", "stated"), [*OTHER_PERSONS, *OTHER_ARMIES])
def test_who_may_be_another_is_left_as_described(statements: Statements, text: str, stated: str) -> None:
    assert stated in lines(statements(text))


@pytest.mark.parametrize(("headline", "text", "stated"), HEADLINES)
def test_a_headline_tells_of_those_below(reader: Reader, headline: str, text: str, stated: str) -> None:
    found = read_below(reader, headline, text)
    assert lines(found)[0] == stated
    assert len({(s.subject.actor.iri, s.object.actor.iri) for s in found[:2]}) == 1


@pytest.mark.parametrize(("headline", "text", "stated"), OTHER_HEADLINES)
def test_others_below_a_headline_are_others(reader: Reader, headline: str, text: str, stated: str) -> None:
    found = read_below(reader, headline, text)
    assert lines(found)[0] == stated
    assert len({(s.subject.actor.iri, s.object.actor.iri) for s in found[:2]}) == 2


def test_the_words_stay_those_of_the_text(statements: Statements) -> None:
    text = PERSONS[0][0]
    [abducts] = [s for s in statements(text) if s.relation.name == "abducts"]
    assert abducts.object.text == abducts.object.span.of(text) == "a reporter"


def test_nobody_does_anything_to_himself(statements: Statements) -> None:
    text = "A jailed student attacked Kofi Mensah. The student, Kofi Mensah, slept."
    assert lines(statements(text)) == []


def read_below(reader: Reader, headline: str, text: str) -> tuple[Statement, ...]:
    """What an article with a headline states."""
    whole = f"{headline}\n\n{text}"
    blocks = (
        Block(Span(0, len(headline)), BlockKind.HEADLINE),
        Block(Span(len(headline) + 2, len(whole)), BlockKind.PARAGRAPH),
    )
    return reader.read(Article("test", whole, "test", blocks=blocks))
