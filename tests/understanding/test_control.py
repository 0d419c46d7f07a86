"""Who does what an infinitive, a gerund or a relative clause tells, under nouns and names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Says = Callable[[str], list[str]]

# a name that completes a noun leaves it the clause behind the comma; a place does not
RELATIVES = [
    (
        "Kenya praised the coalition against al-Shabaab, which Ethiopia leads.",
        ["Ethiopia leads coalition", "Kenya praises coalition"],
    ),
    (
        "The alliance against the Houthis, which Saudi Arabia leads, struck Sanaa.",
        ["Saudi Arabia leads alliance", "alliance strikes Sanaa"],
    ),
    ("Malaysia joined the treaty with Brunei, which Vietnam signed.", ["Vietnam signs treaty"]),
    ("Indonesia voted against the motion, which Kenya had co-sponsored with Norway.", []),
    (
        "Germany sent troops to Mali, which France had invaded.",
        ["France attacks Mali", "Germany deploysTo Mali"],
    ),
    (
        "India bought gas from Qatar, which Saudi Arabia had blockaded.",
        ["India cooperatesWith Qatar", "Saudi Arabia restricts Qatar"],
    ),
    (
        "Sudan welcomed the talks which Egypt held with Ethiopia.",
        ["Egypt talksWith Ethiopia", "Sudan praises Egypt"],
    ),
]

# who judges a decision did not take it
DECISIONS = [
    (
        "Denmark criticised the decision of Hungary to expel Ukrainian diplomats.",
        ["Denmark criticises Hungary", "planned: Hungary expels Ukrainian diplomats"],
    ),
    (
        "Ghana denounced the decision of the African Union to suspend Mali.",
        ["Ghana criticises African Union", "planned: African Union sanctions Mali"],
    ),
    (
        "Malawi praised the efforts of Zambia to mediate between Angola and Congo.",
        ["Malawi praises Zambia", "planned: Zambia mediates Angola", "planned: Zambia mediates DR Congo"],
    ),
    ("The police protested the decision of sending troops to Chad.", []),
    ("Austria criticised the decision to expel Turkish diplomats.", []),
    (
        "Japan welcomed Brazil's decision to withdraw troops from Haiti.",
        ["Japan praises Brazil", "planned: Brazil withdrawsFrom Haiti"],
    ),
    (
        "The move by Egypt to expel Qatari diplomats surprised Jordan.",
        ["planned: Egypt expels Qatari diplomats"],
    ),
    (
        "Portugal deplored the refusal of Morocco to release Spanish fishermen.",
        ["Portugal criticises Morocco", "not: Morocco releases Spanish fishermen"],
    ),
    (
        "Brazil defended the right of Chilean troops to fire on rebels.",
        ["Brazil backs Chilean Armed Forces", "planned: Chilean Armed Forces attacks rebels"],
    ),
    ("Nigeria's bid to free the hostages failed.", ["planned: Nigeria releases hostages"]),
]

CONTROL = [
    ("Ethiopia regained control of Tigray.", ["Ethiopia captures Tigray"]),
    ("Chad is determined to regain control of Faya-Largeau.", ["planned: Chad captures Faya-Largeau"]),
    ("Ukraine vowed to retake Donetsk.", ["planned: Ukraine captures Donetsk"]),
    ("The rebels went on to capture Goma.", ["rebels captures Goma"]),
    ("Iraq managed to recapture Mosul from Islamic State.", ["Iraq captures Mosul"]),
    ("Armenia failed to regain control of Shusha.", ["not: Armenia captures Shusha"]),
]


@pytest.mark.parametrize(("sentence", "stated"), [*RELATIVES, *DECISIONS, *CONTROL])
def test_states(says: Says, sentence: str, stated: list[str]) -> None:
    assert says(sentence) == stated
