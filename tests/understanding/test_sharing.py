"""Who shares in what is said: lists, "including", relative clauses, other people's plans, shared deeds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Says = Callable[[str], list[str]]

LISTS = [
    (
        "Peru, Chile and Bolivia recognised Kosovo.",
        ["Bolivia recognises Kosovo", "Chile recognises Kosovo", "Peru recognises Kosovo"],
    ),
    (
        "Angela Merkel, the German chancellor, and Polish Prime Minister Donald Tusk visited Kyiv.",
        [
            "Angela Merkel leads Germany",
            "Angela Merkel visits Ukraine",
            "Donald Tusk leads Poland",
            "Donald Tusk visits Ukraine",
        ],
    ),
    (
        "Norway supports Kenya, the host of the summit, and Uganda.",
        ["Norway backs Kenya", "Norway backs Uganda"],
    ),
]

INCLUDING = [
    (
        "Sudan arrested opposition politicians, including Hassan al-Turabi.",
        ["Sudan arrests Hassan al-Turabi", "Sudan arrests opposition politicians"],
    ),
    (
        "Japan criticised several states, including Iran and Syria.",
        ["Japan criticises Iran", "Japan criticises Syria", "Japan criticises states"],
    ),
]

TOGETHER = [
    ("Sweden and Finland fought Russia.", ["Finland atWarWith Russia", "Sweden atWarWith Russia"]),
    ("Sweden and Finland fought.", ["Sweden clashesWith Finland"]),
    (
        "India and Pakistan signed the treaty.",
        ["India signs treaty", "India signsWith Pakistan", "Pakistan signs treaty"],
    ),
]

CLAUSES = [
    (
        "Cuba, with which Mexico has close ties, condemned Spain.",
        ["Cuba criticises Spain", "Cuba hasTiesWith Mexico"],
    ),
    ("Troops left after years of fighting the Taliban.", ["troops atWarWith Taliban"]),
]

PLANS = [
    ("The report described a plan by Eritrea to attack Ethiopia.", ["Eritrea threatens Ethiopia"]),
    ("The report described Egypt's plan to attack Ethiopia.", ["Egypt threatens Ethiopia"]),
    ("The report described Egyptian plans to attack Ethiopia.", ["Egypt threatens Ethiopia"]),
    (
        "Germany pressed Greece to expel the Russian ambassador.",
        ["Germany urges Greece", "requested: Greece expels Russian ambassador"],
    ),
]

SHUNNED_DEEDS = [
    ("Jordan wants to avoid clashes with Syria.", ["not planned: Jordan clashesWith Syria"]),
    ("Oman denied ties with Hezbollah.", ["not: Oman hasTiesWith Hezbollah"]),
    # what somebody else did he only tells of
    ("Oman denied Iran's ties with Hezbollah.", ["not: Iran hasTiesWith Hezbollah"]),
]


@pytest.mark.parametrize(
    ("sentence", "stated"), [*LISTS, *INCLUDING, *TOGETHER, *CLAUSES, *PLANS, *SHUNNED_DEEDS]
)
def test_states(says: Says, sentence: str, stated: list[str]) -> None:
    assert says(sentence) == stated
