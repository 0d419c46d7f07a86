"""What actors ask, aim at and own: modal demands, aims of protest, measures, deeds and things of an owner."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Says = Callable[[str], list[str]]

MODAL_DEMANDS = [
    (
        "Canada said that Peru must free the sailors.",
        ["Canada urges Peru", "requested: Peru releases sailors"],
    ),
    ("Norway insisted that Chad should leave Niger.", ["Norway urges Chad"]),
    ("Kenya warned that Somalia has to pay.", ["Kenya urges Somalia"]),
    ("Brazil announced that Chile needs to cooperate.", ["Brazil urges Chile"]),
    ("Japan reiterated its demand that Laos disarm.", ["Japan urges Laos"]),
    ("Japan reiterated its demand on Monday that Laos disarm.", ["Japan urges Laos"]),
    ("Oman's appeal that Qatar reconsider went unheard.", ["Oman urges Qatar"]),
    ("Peru called for Bolivia to reconsider.", ["Peru urges Bolivia"]),
    ("Kuwait demanded a truce with Iraq.", ["Kuwait urges Iraq"]),
    # what Y merely does, or must suffer, is no demand of Y
    ("Canada said that Peru freed the sailors.", ["Peru releases sailors"]),
    ("Canada said that it must reconsider.", []),
    ("Canada said that Peru may reconsider.", []),
]
AIMS = [
    (
        "Kenyan students staged a rally to demand the resignation of William Ruto.",
        ["Kenyan students protestsAgainst William Ruto"],
    ),
    (
        "Greek farmers went on strike to demand reforms from the Greek government.",
        ["Greek farmers protestsAgainst Greek government"],
    ),
    (
        "Polish miners blocked roads demanding concessions from the Polish government.",
        ["Polish miners protestsAgainst Polish government"],
    ),
    (
        "Chilean nurses demonstrated calling for independence from Peru.",
        ["Chilean nurses protestsAgainst Peru"],
    ),
    ("Norway issued a statement condemning Belarus.", ["Norway criticises Belarus"]),
    ("Norway said in a statement condemning Belarus that it was alarmed.", ["Norway criticises Belarus"]),
    # a means to an end that has nothing to do with the other
    ("Kenyan students staged a rally to celebrate.", []),
    ("Greek farmers blocked roads leading to Athens.", []),
]
MEASURES = [
    ("Canada delivered 300 tons of food aid to Haiti.", ["Canada aids Haiti"]),
    ("Canada gave $12 million in aid to Haiti.", ["Canada aids Haiti"]),
    ("Ethiopia launched a series of attacks on Eritrea.", ["Ethiopia attacks Eritrea"]),
    ("The Taliban kidnapped up to 16 Korean aid workers.", ["Taliban abducts Korean aid workers"]),
    ("Canada delivered 40 tonnes of emergency aid to Nepal.", ["Canada aids Nepal"]),
]
OWNERS = [
    ("Jordanian warplanes pounded Raqqa.", ["Jordan strikes Raqqa"]),
    ("Ethiopian tanks shelled Mekelle.", ["Ethiopia strikes Mekelle"]),
    ("Sweden rejected a fresh offer from Hungary.", ["Sweden rejects Hungary"]),
    ("Sweden welcomed the plan of Hungary.", ["Sweden praises Hungary"]),
    (
        "Mali threatened to launch an offensive in its war with Niger.",
        ["Mali atWarWith Niger", "Mali threatens Niger"],
    ),
    # agreements of nobody, and what somebody does to his own
    ("Sweden rejected the plan.", []),
    ("Mali defended its offensive.", []),
]
BESIDE = [
    ("Kenya, along with Uganda, condemned Sudan.", ["Kenya criticises Sudan", "Uganda criticises Sudan"]),
    (
        "Tuareg rebels detained, tortured and killed Kenyan nurses.",
        [
            "Tuareg rebels arrests Kenyan nurses",
            "Tuareg rebels attacks Kenyan nurses",
            "Tuareg rebels kills Kenyan nurses",
        ],
    ),
    (
        "The Nigerian army was engaged in attacks against Boko Haram.",
        ["Nigerian Armed Forces attacks Boko Haram"],
    ),
    ("Kenya called on Uganda to leave Sudan.", ["Kenya urges Uganda"]),
    ("Chad joined Niger in condemning Mali.", ["Chad criticises Mali"]),
]


@pytest.mark.parametrize(("sentence", "stated"), MODAL_DEMANDS + AIMS + MEASURES + OWNERS + BESIDE)
def test_states(says: Says, sentence: str, stated: list[str]) -> None:
    assert says(sentence) == stated
