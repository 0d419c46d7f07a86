"""The two ends of a statement: whom a construction joins, and whom it leaves out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.model import Statement

Says = Callable[[str], list[str]]
Statements = Callable[[str], tuple[Statement, ...]]

BLAMED = [
    # what somebody is blamed for is possible, beside the accusation
    ("Kenya accused Uganda of shelling Goma.", "Kenya accuses Uganda", "possible: Uganda strikes Goma"),
    ("Chile has accused Peru of arming the rebels.", "Chile accuses Peru", "possible: Peru arms rebels"),
    ("Oman blamed Yemen for attacking Salalah.", "Oman accuses Yemen", "possible: Yemen attacks Salalah"),
    (
        "Greece accuses Albania of having expelled two diplomats.",
        "Greece accuses Albania", "possible: Albania expels diplomats",
    ),
]  # fmt: skip
SAID = [
    # what somebody says is as he says it
    ("Kenya said that Uganda shelled Goma.", "Uganda strikes Goma"),
    ("Chile alleged that Peru had armed the rebels.", "possible: Peru arms rebels"),
    ("Kenya accused Uganda, which shelled Goma, of lying.", "Uganda strikes Goma"),
]

THIRD_PARTIES = [
    # what two do together with a third they do not do with each other
    ("France and Spain held talks with Morocco.", ["France talksWith Morocco", "Spain talksWith Morocco"]),
    ("Chad and Niger signed a treaty with Libya.",
     ["Chad signs treaty", "Chad signsWith Libya", "Niger signs treaty", "Niger signsWith Libya"]),
    ("Peru and Chile held talks.", ["Peru talksWith Chile"]),
    ("Peru and Chile held talks on Monday with success.", ["Peru talksWith Chile"]),
    ("Kenya held talks with Uganda.", ["Kenya talksWith Uganda"]),
]  # fmt: skip

OWNERS = [
    # whose a deed is and whom it is done to: not the other way round
    ("Chad denounced Libya's repression of the Tuareg.", "Libya restricts Tuareg", "Tuareg restricts"),
    ("Chad condemned Sudan's killing of Ethiopia's envoy.", "Sudan kills", "Ethiopia kills"),
    ("Peru spoke in support of Chile and Bolivia.", "", "Chile backs"),
    ("Peru deplored today's invasion of Haiti.", "", "Haiti attacks"),
]

ONE_OF_SEVERAL = [
    # a clause about one of several is about the last
    ("Emmanuel Macron met Angela Merkel and Giuseppe Conte, who leads Italy.",
     "Giuseppe Conte leads Italy", "Angela Merkel leads Italy"),
    ("Peru met Chile and Bolivia, which has attacked Paraguay.",
     "Bolivia attacks Paraguay", "Chile attacks Paraguay"),
    ("Oman invited Kenya, Uganda and Chad, which was attacked by Libya.",
     "Libya attacks Chad", "Libya attacks Kenya"),
]  # fmt: skip

ADDRESSEES = [
    # whom a demand is about is not always asked
    ("Kenya requested more action against Uganda.", "Kenya urges Uganda"),
    ("Chile demanded an end to operations against Bolivia.", "Chile urges Bolivia"),
    ("Chile requested the departure of officials from Bolivia.", "Chile urges Bolivia"),
    ("Peru pulled out of talks with Ecuador.", "Peru withdrawsFrom"),
    ("Mali is ready to withdraw its soldiers from Niger.", "Mali promises Malian soldiers"),
    ("Oman complained to the United Nations about Yemen's raids.", "Oman accuses United Nations"),
]

GROUPS = [
    # two words before a noun are two groups only where they are coordinated
    ("Turkish and Greek officials visited Malta.",
     ["Greek officials visits Malta", "Turkish officials visits Malta"]),
    ("Peru's Conservative government condemned Chile.", ["Peruvian government criticises Chile"]),
    # a group of people are those people
    ("A group of Kenyan officials visited Malta.", ["Kenyan officials visits Malta"]),
    ("A group of Kenyan officials met Emmanuel Macron.", ["Kenyan officials meets Emmanuel Macron"]),
    # how a deed is done is not who does it
    ("Peru condemned a terrorist attack that killed civilians.", []),
    ("Peru condemned a rebel attack that killed civilians.", ["rebels kills civilians"]),
]  # fmt: skip  # fmt: skip


@pytest.mark.parametrize(("sentence", "accusation", "act"), BLAMED)
def test_what_one_is_blamed_for_is_possible(says: Says, sentence: str, accusation: str, act: str) -> None:
    assert sorted(says(sentence)) == sorted([accusation, act])


@pytest.mark.parametrize(("sentence", "stated", "unstated"), [*OWNERS, *ONE_OF_SEVERAL])
def test_joins_and_leaves_out(says: Says, sentence: str, stated: str, unstated: str) -> None:
    said = says(sentence)
    assert any(stated in line for line in said) or not stated
    assert not [line for line in said if unstated in line]


@pytest.mark.parametrize(("sentence", "stated"), SAID)
def test_claims_stay(says: Says, sentence: str, stated: str) -> None:
    assert stated in says(sentence)


@pytest.mark.parametrize(("sentence", "stated"), [*THIRD_PARTIES, *GROUPS])
def test_joins(says: Says, sentence: str, stated: list[str]) -> None:
    assert says(sentence) == stated


@pytest.mark.parametrize(("sentence", "unstated"), ADDRESSEES)
def test_leaves_out(says: Says, sentence: str, unstated: str) -> None:
    assert not [line for line in says(sentence) if unstated in line]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Malian Sailors' Association (MSA) officials condemned Chad.",
        "Several (Malian) officials, among others, condemned Chad.",
        "The Malian “special” forces attacked Chad.",
        "Chad, a republic in the Sahel, condemned officials from Mali, which left.",
    ],
)
def test_mentions_start_with_a_word_and_end_with_one(statements: Statements, sentence: str) -> None:
    for statement in statements(sentence):
        for mention in (statement.subject, statement.object):
            assert mention.text[0] not in "),.;:”"
            assert mention.text[-1] not in "(,;:“"
