"""Roles that come from a neighbour: claims and charges, speakers, phrases behind names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Says = Callable[[str], list[str]]

# whose a deed is, as he claims or others say
CLAIMS = [
    (
        "Hamas claimed responsibility for the killing of two Israeli soldiers.",
        ["Hamas kills Israeli Armed Forces"],
    ),
    ("Al-Shabaab claimed responsibility for an attack on Nairobi.", ["al-Shabaab attacks Nairobi"]),
    ("The PKK denied responsibility for the attack on Ankara.", ["not: PKK attacks Ankara"]),
    ("Nobody claimed responsibility for the attack on Karachi.", []),
    ("ETA was blamed for the murder of two Spanish policemen.", ["possible: ETA kills Spanish police"]),
    (
        "India blamed Pakistan for the attack on Delhi.",
        ["India accuses Pakistan", "possible: Pakistan attacks Delhi"],
    ),
    ("Sudan is accused of the bombing of rebels in Darfur.", ["possible: Sudan strikes rebels in Darfur"]),
    (
        "Kenya condemned Eritrea for the attack on Djibouti.",
        ["Eritrea attacks Djibouti", "Kenya criticises Eritrea"],
    ),
]

# who speaks is the other party of what takes two, unless somebody else is, or he only reports
SPEAKERS = [
    ("The Kremlin said cooperation with Vietnam is a priority.", ["Russia cooperatesWith Vietnam"]),
    ("Brazil said talks with Argentina were useful.", ["Brazil talksWith Argentina"]),
    ("Tehran said negotiations with Washington had failed.", ["Iran negotiatesWith United States"]),
    ("Reuters said trade with Cuba had grown.", []),
    ("Analysts said talks with Iran were useful.", []),
    ("Norway said Sweden's talks with Finland were useful.", ["Sweden talksWith Finland"]),
]

# of two places the nearer one is meant; "with" behind a name belongs to the verb
PHRASES = [
    (
        "Turkish authorities imposed a curfew in the town of Silopi in southeastern Turkey.",
        ["Turkish government restricts Silopi"],
    ),
    (
        "Rebels attacked soldiers in the town of Bambari in the Central African Republic.",
        ["rebels attacks soldiers in Bambari"],
    ),
    ("Sudan discussed water in Cairo with Ethiopia.", ["Sudan talksWith Ethiopia"]),
    (
        "Lithuania signed a deal in Riga with Latvia.",
        ["Lithuania signs Riga deal", "Lithuania signsWith Latvia"],
    ),
    ("Russia fought rebels in Grozny with tanks.", ["Russia atWarWith rebels in Grozny"]),
    ("Brazil rejected a call for its troops to be deployed in Haiti.", []),
]


@pytest.mark.parametrize(("sentence", "stated"), [*CLAIMS, *SPEAKERS, *PHRASES])
def test_states(says: Says, sentence: str, stated: list[str]) -> None:
    assert says(sentence) == stated
