"""Bare nouns that name again: "the army", "the rebels", "the president", "its rival", "the two sides"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.model import Statement

Statements = Callable[[str], tuple[Statement, ...]]

MEANT = [
    # the organ of the one state of which the text tells
    ("Kenya voted. Uhuru Kenyatta praised the army.", {"Uhuru Kenyatta praises Kenyan Armed Forces"}),
    ("Peru was calm. The government condemned the strikers.", {"Peruvian government criticises strikers"}),
    ("Fiji mourned. Police arrested two students.", {"Fijian police arrests students"}),
    ("In Togo soldiers arrested the general's son.", {"Togolese Armed Forces arrests son"}),
    # or of the one whose organs it named, while no other takes the stage
    (
        "The Chadian army left Sudan. Nobody was hurt. Rain fell. The government praised France.",
        {"Chadian government praises France"},
    ),
    # those who were called so, or the armed group of the state
    ("Colombian President Juan Manuel Santos met FARC. The guerrillas condemned Santos.",
     {"FARC criticises Juan Manuel Santos"}),
    ("Armed separatists attacked Thailand. Thai soldiers left. The rebels condemned Thailand.",
     {"Armed separatists criticises Thailand"}),
    (
        "Two separatist leaders met Armed separatists. The rebels condemned Thailand.",
        {"Armed separatists criticises Thailand"},
    ),
    # the one who holds the office, where the one called so was named long before
    (
        (
            "South Korean President Moon Jae-in left. Rain fell. Snow fell. Nobody spoke. Analysts slept. "
            "Donald Trump met Shinzo Abe. Angela Merkel condemned the president."
        ),
        {"Angela Merkel criticises Donald Trump"},
    ),
    ("Donald Trump met Angela Merkel. The president condemned Iran.", {"Donald Trump criticises Iran"}),
    # the head of an organisation
    ("The NATO chief condemned Russia.", {"Jens Stoltenberg criticises Russia"}),
    ("The head of the United Nations praised Kenya.", {"Antonio Guterres praises Kenya"}),
    # the other one of two
    ("Hamas condemned Fatah. Hamas attacked its rival.", {"Hamas attacks Fatah"}),
    # two sides: those who stood together, and again later
    (
        "Sudan's army left talks with the Rapid Support Forces in Oman. The two sides condemned Egypt.",
        {"Sudanese Armed Forces criticises Egypt", "Rapid Support Forces criticises Egypt"},
    ),
    (
        (
            "Armenia and Azerbaijan fought. The two sides met in Geneva. Chad slept. The Red Cross was "
            "tired. The two parties condemned Georgia."
        ),
        {"Armenia criticises Georgia", "Azerbaijan criticises Georgia"},
    ),
    # whoever praises the two is neither
    (
        "Emmanuel Macron met Vladimir Putin. Angela Merkel, who knew Putin, praised the two leaders.",
        {"Angela Merkel praises Emmanuel Macron", "Angela Merkel praises Vladimir Putin"},
    ),
    # what suffered the same before
    ("Israel accuses Iran of backing Hezbollah. Iran denies that it backs it.", {"Iran backs Hezbollah"}),
    # a state's name, not the adjective of its soldiers
    ("American soldiers live in Japan. Trump condemned the country.", {"Donald Trump criticises Japan"}),
    # the agency, the other Korea, a surname before Jr.
    ("Workers of the World Food Programme left. Chad praised the agency.",
     {"Chad praises World Food Programme"}),
    ("South Korea met China. China condemned the North.", {"China criticises North Korea"}),
    ("Ferdinand Marcos Jr. left. Xi Jinping praised Marcos.", {"Xi Jinping praises Ferdinand Marcos Jr."}),
    # rebels without an article, in groups, and of whose rockets it speaks
    ("Turkey backs rebel groups in Idlib. Rebels condemned Egypt.",
     {"rebel groups in Idlib criticises Egypt"}),
    ("Sudan met rebel factions in Juba. Rebels condemned Iran.", {"rebel factions in Juba criticises Iran"}),
    ("Chad attacked separatists in Tibesti. Libya praised separatists.",
     {"Libya praises separatists in Tibesti"}),
    ("Chad attacked separatists in Tibesti. Separatist rockets hit Libya.",
     {"separatists in Tibesti strikes Libya"}),
    ("Guerrilla missiles struck Bogota. Cuba praised the guerrillas.", {"Cuba praises guerrillas"}),
    ("A rebel attack killed 12 soldiers. Rwanda backs the rebels.", {"Rwanda backs rebels"}),
    # an army that has just been named
    ("Activists criticised Guinea's military, cursing an army that killed students.",
     {"Guinean Armed Forces kills students"}),
    ("Monks defied the Thai army, cursing an army that attacked Laos.", {"Thai Armed Forces attacks Laos"}),
    ("Chad praised Togo's navy, fearing a navy that attacked Benin.", {"Togolese Navy attacks Benin"}),
    ("Crowds marched against Gabon's junta, defying a junta that arrested Ali Bongo.",
     {"Gabonese government arrests Ali Bongo"}),
    ("Strikers protested against the Peruvian army, cursing a military that attacked Chile.",
     {"Peruvian Armed Forces attacks Chile"}),
    # those who are under fire are soldiers
    ("Turkish soldiers entered Syria. Syria bombed the Turks.", {"Syria strikes Turkish Armed Forces"}),
    ("Polish troops patrolled Ghazni. Insurgents shelled the Poles on Monday.",
     {"insurgents strikes Polish Armed Forces"}),
    ("Russian soldiers are in Georgia. Georgia surrounded the Russians.",
     {"Georgia mobilisesAgainst Russian Armed Forces"}),
    ("Two Ethiopian soldiers left. Somali fighters bombed the Ethiopians.",
     {"Somali fighters strikes Ethiopian Armed Forces"}),
    ("The American army is in Iraq. Iran bombarded the Americans.", {"Iran strikes American Armed Forces"}),
]  # fmt: skip

NOT_MEANT = [
    # two states are as good
    ("Kenya met Uganda. Rwanda praised the army.", "Armed Forces"),
    # what a state does to the government it does to another's
    ("Peru held a summit. Peru condemned the government.", "Peruvian government"),
    # another state has just come up
    ("The Myanmar navy sailed. Malaysia deported migrants. Amnesty International condemned the government.",
     "Myanmar"),
    # two groups of rebels, or one that a clause tells apart
    ("Turkey met rebels in Idlib. Iran met rebels in Yemen. Rebels condemned Egypt.", "rebels in"),
    ("Turkey met rebels in Idlib. Rebels linked to Iran condemned Egypt.", "rebels in"),
    ("Hamas attacked Israel. Rebels condemned Egypt.", "Hamas"),
    # any army
    ("Mali's army slept. Chad feared an army that attacked France.", "Malian"),
    # words hit nobody, and nobody told of soldiers
    ("Turkish soldiers entered Syria. Syria criticised the Turks.", "Turkish Armed Forces"),
    ("Syria bombed the Turks.", "Turkish Armed Forces"),
    # a place says whose it is
    ("French troops left. Rain fell. Snow fell. The junta in Bamako condemned Chad.", "French government"),
    # who is led by somebody is told apart
    ("Mali was calm. Soldiers led by Assimi Goita attacked France.", "Malian Armed Forces"),
    # an armed group that is at home elsewhere
    ("Mali's army met Wagner. The rebels attacked France.", "Wagner Group"),
    # any president
    ("A French president condemned Iran.", "Emmanuel Macron"),
    # two presidents
    ("Vladimir Putin met Emmanuel Macron. The president condemned Iran.", "Vladimir Putin"),
    # nobody says who the rival is
    ("Hamas met Israel and Egypt. Hamas attacked its rival.", "Israel"),
    # the congress of another state
    ("Colombian President Juan Manuel Santos spoke. Congress condemned Santos.", "US Congress"),
]  # fmt: skip


def last(found: tuple[Statement, ...]) -> set[str]:
    """What the last sentence of a text states."""
    ends = max((s.evidence.span for s in found), default=None)
    return {
        f"{s.subject.actor.label} {s.relation.name} {s.object.actor.label}"
        for s in found
        if s.evidence.span == ends
    }


@pytest.mark.parametrize(("text", "stated"), MEANT)
def test_means_those_named_before(statements: Statements, text: str, stated: set[str]) -> None:
    assert stated <= last(statements(text))


@pytest.mark.parametrize(("text", "label"), NOT_MEANT)
def test_abstains_where_another_may_be_meant(statements: Statements, text: str, label: str) -> None:
    closing = text.rstrip(".").rpartition(". ")[2]
    ends = [end for s in statements(text) if closing in s.evidence.quote for end in (s.subject, s.object)]
    assert [end for end in ends if label in end.actor.label] == []


def test_groups_of_two_numbers_are_two(statements: Statements) -> None:
    found = statements("Gunmen killed 14 people. Later, gunmen killed 30 people.")
    killed = {s.object.actor.iri for s in found if s.relation.name == "kills"}
    assert len(killed) == 2


def test_fighters_of_one_quality_are_others_in_another_place(statements: Statements) -> None:
    [first] = [s for s in statements("Islamist fighters attacked Mali.") if s.relation.name == "attacks"]
    [named] = statements("Islamist fighters in Idlib attacked Turkey.")
    assert first.subject.actor.iri != named.subject.actor.iri
