"""Pronouns and definite phrases: whom they mean among those named before, and nobody when that is open."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.model import Statement

Statements = Callable[[str], tuple[Statement, ...]]
Says = Callable[[str], list[str]]

BOTH = {"Turkey criticises Iran", "Russia criticises Iran"}
MEANT = [
    # it: the last body that was a subject
    ("Turkey attacked Syria. It condemned Iran.", {"Turkey criticises Iran"}),
    ("Macron condemned Iran. It attacked Israel.", {"Iran attacks Israel"}),
    ("Erdogan visited Iran. It condemned Israel.", {"Iran criticises Israel"}),
    ("Iran said it backs Hezbollah.", {"Iran backs Hezbollah"}),
    ("Hezbollah attacked Israel. Its fighters condemned Iran.", {"Hezbollah criticises Iran"}),
    # they, both: those who stood together, or several of a kind
    ("Turkey and Russia attacked Syria. They condemned Iran.", BOTH),
    ("Turkey and Russia attacked Syria. Both condemned Iran.", BOTH),
    ("Turkish soldiers attacked Syria. They condemned Iran.", {"Turkish Armed Forces criticises Iran"}),
    (
        "Putin and Erdogan met in Sochi. They condemned Iran.",
        {"Vladimir Putin criticises Iran", "Recep Tayyip Erdogan criticises Iran"},
    ),
    # he, she: persons, by what is known of them
    ("Macron met Merkel. He condemned Iran.", {"Emmanuel Macron criticises Iran"}),
    ("Macron met Merkel. She condemned Iran.", {"Angela Merkel criticises Iran"}),
    ("Putin met Erdogan. He condemned Iran.", {"Vladimir Putin criticises Iran"}),
    # two of a kind
    ("Turkey attacked Russia. Both countries condemned Iran.", BOTH),
    ("Turkey attacked Russia. The two sides condemned Iran.", BOTH),
    (
        "Macron met Merkel. The two leaders condemned Iran.",
        {"Emmanuel Macron criticises Iran", "Angela Merkel criticises Iran"},
    ),
    (
        "Macron met Merkel. The leaders condemned Iran.",
        {"Emmanuel Macron criticises Iran", "Angela Merkel criticises Iran"},
    ),
    # both countries are states, whoever else was named
    ("Turkey attacked Russia. Hezbollah condemned Egypt. Both countries condemned Iran.", BOTH),
    # who is done to is not who does
    ("Macron met Putin. Putin condemned him.", {"Vladimir Putin criticises Emmanuel Macron"}),
    (
        "Merkel met Putin. Merkel and Macron condemned him.",
        {"Angela Merkel criticises Vladimir Putin", "Emmanuel Macron criticises Vladimir Putin"},
    ),
    (
        "Erdogan left. Macron met Putin and condemned him.",
        {"Emmanuel Macron meets Vladimir Putin", "Emmanuel Macron criticises Vladimir Putin"},
    ),
    ("Turkey condemned Iran. Iran attacked it.", {"Iran attacks Turkey"}),
    ("Turkey and Russia met. Iran condemned them.", {"Iran criticises Turkey", "Iran criticises Russia"}),
    # the only army, the only regime that was named
    ("The Kenyan army attacked Somalia. The army condemned Iran.", {"Kenyan Armed Forces criticises Iran"}),
    ("The Assad regime attacked Turkey. Russia backs the regime.", {"Russia backs Syrian government"}),
    ("The Syrian government fell. Russia backs the government.", {"Russia backs Syrian government"}),
    ("The Kenyan army attacked the Somali army. The army condemned Iran.", {"army criticises Iran"}),
    # the country, the group, the province
    ("Turkey condemned Syria. The country attacked Iran.", {"Turkey attacks Iran"}),
    ("Hezbollah attacked Israel. The group condemned Iran.", {"Hezbollah criticises Iran"}),
    ("Hezbollah attacked Israel. Iran backs the group.", {"Iran backs Hezbollah"}),
    ("Russia attacked Idlib. Syria controls the province.", {"Syria controls Idlib"}),
    ("Russia attacked Aleppo. Turkey controls the city.", {"Turkey controls Aleppo"}),
    ("Macron met Merkel in Beirut. Hezbollah controls the city.", {"Hezbollah controls Beirut"}),
    ("Saudi Arabia and Iran met. The kingdom condemned Israel.", {"Saudi Arabia criticises Israel"}),
    # the same office of another state
    ("Lavrov met his Turkish counterpart.", {"Sergei Lavrov meets Mevlut Cavusoglu"}),
    ("Macron condemned his Russian counterpart.", {"Emmanuel Macron criticises Vladimir Putin"}),
    ("Russia attacked Idlib and Iran. Syria controls the province.", {"Syria controls Idlib"}),
    # the office that was named before
    (
        "French President Emmanuel Macron visited Egypt. The president condemned Iran.",
        {"Emmanuel Macron criticises Iran"},
    ),
]  # fmt: skip

OPEN = [
    # nobody was named
    "It attacked Iran.",
    "They attacked Iran.",
    "He condemned Iran.",
    "The country condemned Iran.",
    "The president condemned Iran.",
    "Both countries condemned Iran.",
    "The two leaders condemned Iran.",
    # nobody of that kind was named
    "Angela Merkel left. He condemned Iran.",
    "Macron slept. It condemned Iran.",
    "Turkey slept. The two leaders condemned Iran.",
    # three are not two
    "Turkey, Russia and Egypt met. Both countries condemned Iran.",
    # a province is no capital
    "Macron met Merkel in Beirut. Hezbollah controls the province.",
    # a body and a state are no two countries
    "Turkey met Hezbollah. Both countries condemned Iran.",
    # any president
    "French President Emmanuel Macron left. A president condemned Iran.",
    # whom one does something to is another
    "Macron left. Macron condemned him.",
    # two are equally good
    "Putin and Erdogan met. He condemned Iran.",
    "Turkey and Russia met. It condemned Iran.",
    "Russia attacked Idlib and Afrin. Syria controls the province.",
    # those who did not stand together
    "A spokesman said that Macron left. Iran condemned them.",
    # too long ago
    "Turkey fell. Analysts slept. Nobody spoke. Rain fell. Snow fell. It condemned Iran.",
]


def last(found: tuple[Statement, ...]) -> set[str]:
    """What the last sentence of a text states."""
    ends = max((s.evidence.span for s in found), default=None)
    return {
        f"{s.subject.actor.label} {s.relation.name} {s.object.actor.label}"
        for s in found
        if s.evidence.span == ends
    }


@pytest.mark.parametrize(("text", "stated"), MEANT)
def test_means_whom_it_was_about(statements: Statements, text: str, stated: set[str]) -> None:
    assert last(statements(text)) == stated


@pytest.mark.parametrize("text", OPEN)
def test_means_nobody_when_it_is_open(statements: Statements, text: str) -> None:
    closing = text.rstrip(".").rpartition(". ")[2]
    assert [s for s in statements(text) if closing in s.evidence.quote] == []


def test_a_mention_is_the_pronoun_and_its_actor_the_one_named_before(statements: Statements) -> None:
    text = "Turkey attacked Syria. It condemned Iran."
    [condemns] = [s for s in statements(text) if s.relation.name == "criticises"]
    assert condemns.subject.text == condemns.subject.span.of(text) == "It"
    assert condemns.subject.actor.label == "Turkey"


def test_a_pronoun_is_less_sure_than_a_name(statements: Statements) -> None:
    named, meant = statements("Turkey condemned Iran. It condemned Syria.")
    assert meant.confidence < named.confidence


def test_nothing_is_remembered_from_one_article_to_the_next(says: Says) -> None:
    assert says("Turkey attacked Syria.") == ["Turkey attacks Syria"]
    assert says("It condemned Iran.") == []
