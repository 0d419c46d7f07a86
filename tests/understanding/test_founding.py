"""The constructions that the project began with, with the actors they were first met with and with others."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Says = Callable[[str], list[str]]

BACKING = [
    ("Ankara, which backs Islamist fighters in Idlib, killed 19 Syrian soldiers on Sunday.",
     ["Turkey backs Islamist fighters in Idlib", "Turkey kills Syrian Armed Forces"]),
    ("Tehran, which backs Shiite fighters in Basra, killed 12 Iraqi soldiers on Sunday.",
     ["Iran backs Shia fighters in Basra", "Iran kills Iraqi Armed Forces"]),
    ("Kenya launched an offensive against the Ethiopian-backed Somali army.",
     ["Ethiopia backs Somali Armed Forces", "Kenya attacks Somali Armed Forces"]),
]  # fmt: skip

DEALS = [
    ("Turkey and Russia have coordinated closely. They secured a deal in Sochi in 2018.",
     ["Russia signs Sochi deal", "Turkey cooperatesWith Russia", "Turkey signs Sochi deal",
      "Turkey signsWith Russia"]),
    ("Egypt and Qatar have coordinated closely. They secured a deal in Doha in 2018.",
     ["Egypt cooperatesWith Qatar", "Egypt signs Doha deal", "Egypt signsWith Qatar",
      "Qatar signs Doha deal"]),
]  # fmt: skip

DENIALS = [
    "Turkey's ministry of defence said that it has no intention to confront Russia in Syria.",
    "Pakistan's ministry of defence said that it has no intention to confront India in Kashmir.",
    "The anger followed the killing of 34 Turkish soldiers last week in an airstrike blamed on Damascus.",
    "The anger followed the killing of 20 Malian soldiers last week in a raid blamed on Algiers.",
]


@pytest.mark.parametrize(("sentence", "stated"), BACKING + DEALS)
def test_states(says: Says, sentence: str, stated: list[str]) -> None:
    assert says(sentence) == stated


@pytest.mark.parametrize("sentence", DENIALS)
def test_asserts_no_conflict(says: Says, sentence: str) -> None:
    conflicts = ("clashesWith", "attacks", "kills", "atWarWith", "strikes")
    held = [said for said in says(sentence) if not said.split(":")[0].startswith("not")]
    assert not [said for said in held if any(f" {conflict} " in said for conflict in conflicts)]


def test_plans_are_planned(says: Says) -> None:
    assert "planned: Recep Tayyip Erdogan meets Vladimir Putin" in says("Erdogan to meet Putin")
    assert "planned: Emmanuel Macron visits Egypt" in says("Emmanuel Macron will visit Egypt on Thursday.")
