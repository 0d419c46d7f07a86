"""Acronyms that a text defines: what they are short for, and that they go before the base's own."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy

from graph.model import Statement
from graph.ontology import ACTOR
from graph.understanding.acronyms import is_acronym, name_before, short_for, spells

Statements = Callable[[str], tuple[Statement, ...]]
TOKENS = spacy.blank("en")

SPELLED = {
    ("Popular Front of Kordia", "PFK"): True,
    ("Movement for the Rebirth of Velia", "MRV"): True,
    ("Popular Front of Kordia", "PK"): False,
    ("Popular Front", "XPF"): False,
    ("March 23 Movement", "MM"): True,
}

ONE_ACTOR = [
    "The Kordia Relief Union (KRU) condemned Iran. KRU condemned Iraq.",
    "The Kordia Relief Union (the “KRU”) condemned Iran. The KRU condemned Iraq.",
    "The Kordia Relief Union, or KRU, condemned Iran. The KRU condemned Iraq.",
    "KRU (Kordia Relief Union) condemned Iran. KRU condemned Iraq.",
]


@pytest.mark.parametrize(("name", "acronym", "right"), [(*key, right) for key, right in SPELLED.items()])
def test_initials_spell_an_acronym(name: str, acronym: str, right: bool) -> None:
    assert spells(TOKENS(name)[-1], acronym) is right


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Relief Union (RU) left", "RU"),
        ("Relief Union ( the RU ) left", "RU"),
        ("Relief Union, or RU, left", "RU"),
        ("Relief Union, or so they said, left", None),
        ("Relief Union left (RU)", None),
    ],
)
def test_an_acronym_is_found_behind_its_name(text: str, short: str | None) -> None:
    document = TOKENS(text)
    document[0].is_sent_start = True
    found = short_for(document[1])
    assert (found.text if found else None) == short


def test_words_in_capitals_are_acronyms() -> None:
    assert [word.text for word in TOKENS("The PKK , M23 and Hamas met I") if is_acronym(word)] == [
        "PKK",
        "M23",
    ]


def test_the_name_before_brackets_is_found() -> None:
    document = TOKENS("the Relief Union ( RU )")
    before = name_before(document[4])
    assert before is not None
    assert before.text == "Union"
    assert name_before(document[1]) is None


@pytest.mark.parametrize("text", ONE_ACTOR)
def test_name_and_acronym_are_one_actor(statements: Statements, text: str) -> None:
    found = statements(text)
    assert len(found) == 2
    assert {s.subject.actor.iri for s in found} == {ACTOR + "kordia-relief-union"}


def test_an_acronym_that_the_text_defines_goes_before_a_known_one(statements: Statements) -> None:
    text = "The Armenia Union (AU) condemned Iran. The AU condemned Iraq."
    assert {s.subject.actor.iri for s in statements(text)} == {ACTOR + "armenia-union"}
