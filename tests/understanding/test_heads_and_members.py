"""Who leads, belongs to or speaks for whom, where a noun phrase says so in passing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Says = Callable[[str], list[str]]

REGIMES = [
    (
        "The Lukashenko dictatorship jailed protesters.",
        ["Alexander Lukashenko leads Belarusian government", "Belarusian government arrests protesters"],
    ),
    (
        "Ukraine criticised the government of Viktor Orban.",
        ["Ukraine criticises Hungarian government", "Viktor Orban leads Hungarian government"],
    ),
    (
        "Japan criticised Maduro's corrupt regime.",
        ["Japan criticises Venezuelan government", "Nicolas Maduro leads Venezuelan government"],
    ),
    # a state does not lead its government; a government known by its head alone is no news
    ("Kenya criticised the Ugandan government.", ["Kenya criticises Ugandan government"]),
    ("Chad denounced its government.", ["Chad criticises Chadian government"]),
    ("Norway condemned Mugabe's brutal regime.", ["Norway criticises Robert Mugabe regime"]),
]

MEMBERS = [
    ("Members of the African Union met in Nairobi.", ["African Union members memberOf African Union"]),
    (
        "Iran criticised the member states of OPEC.",
        ["Iran criticises OPEC member states", "OPEC member states memberOf OPEC"],
    ),
    (
        "The Arab League's members condemned Israel.",
        ["Arab League members criticises Israel", "Arab League members memberOf Arab League"],
    ),
    ("Brazil thanked the states of the region.", []),
]

BODIES = [
    (
        "Opposition leader Morgan Tsvangirai criticised South Africa.",
        ["Morgan Tsvangirai criticises South Africa", "Morgan Tsvangirai leads opposition"],
    ),
    (
        "Government spokeswoman Fatima Sesay praised Guinea.",
        ["Fatima Sesay praises Guinea", "Fatima Sesay speaksFor government"],
    ),
    (
        "Police chief Kale Kayihura visited Rwanda.",
        ["Kale Kayihura leads police", "Kale Kayihura visits Rwanda"],
    ),
    ("Rebel commander Jonas Savimbi rejected the truce.", []),
]

ENVOYS = [
    (
        "Peter Leko, Hungary's envoy to Libya, met Khalifa Haftar.",
        ["Peter Leko meets Khalifa Haftar", "Peter Leko speaksFor Hungary"],
    ),
    (
        "Japan's ambassador to Chad, Ken Sato, praised Niger.",
        ["Ken Sato praises Niger", "Ken Sato speaksFor Japan"],
    ),
    # whom an envoy is sent to he does not speak for
    ("Peter Leko, ambassador to Libya, met Khalifa Haftar.", ["Peter Leko meets Khalifa Haftar"]),
]

SEVERAL_HOLDERS = [
    (
        "The German chancellor and the French president criticised Iran.",
        ["Angela Merkel criticises Iran", "Emmanuel Macron criticises Iran"],
    ),
    ("The Peruvian leaders resigned.", []),
]

# a people told from a nation is not its state
PEOPLES = [
    ("Greek Cypriots rejected the plan of Turkey.", ["Greek Cypriots rejects Turkey"]),
    ("Fijian Indians protested against Fiji.", ["Fijian Indians protestsAgainst Fiji"]),
    ("Ethnic Albanians attacked Serbian police.", ["ethnic Albanians attacks Serbian police"]),
    (
        "Thousands of ethnic Hungarians demonstrated against Romania.",
        ["ethnic Hungarians protestsAgainst Romania"],
    ),
    ("Georgia deported ethnic Armenians.", ["Georgia deports ethnic Armenians"]),
    (
        "Greek Cypriot leader Nicos Anastasiades met Turkish officials.",
        ["Nicos Anastasiades leads Greek Cypriots", "Nicos Anastasiades meets Turkish officials"],
    ),
    ("Hungarian Slovaks protested against Hungary.", ["Hungarian Slovaks protestsAgainst Hungary"]),
    ("Albanians demonstrated against Serbia.", ["Albania protestsAgainst Serbia"]),
    ("Anti-Kabila rebels seized Bukavu.", ["anti-Kabila rebels seizes Bukavu"]),
    ("Pro-Moscow troops attacked Grozny.", ["pro-Moscow troops attacks Grozny"]),
]

ORGANS = [
    ("Peru's Congress condemned Venezuela.", ["Peruvian parliament criticises Venezuela"]),
    ("The Congress of Peru condemned Venezuela.", ["Peruvian parliament criticises Venezuela"]),
    ("The Senate of Argentina condemned Brazil.", ["Argentine parliament criticises Brazil"]),
    ("Congress condemned Venezuela.", ["US Congress criticises Venezuela"]),
    ("The US Congress condemned Venezuela.", ["US Congress criticises Venezuela"]),
]

COUNTERPARTS = [
    (
        "Angela Merkel met her French counterpart Francois Hollande in Paris.",
        ["Angela Merkel meets Francois Hollande", "Francois Hollande leads France"],
    ),
    (
        "Sergei Lavrov met his Turkish counterpart Mevlut Cavusoglu in Antalya.",
        ["Mevlut Cavusoglu leads Turkey", "Sergei Lavrov meets Mevlut Cavusoglu"],
    ),
    (
        "Peru's president visited his Chilean counterpart Sebastian Pinera.",
        ["Peruvian president visits Sebastian Pinera", "Sebastian Pinera leads Chile"],
    ),
    ("In Turkey Minister Kvist met refugees.", ["Kvist meets refugees"]),
    ("In Poland President Duda met bishops.", ["Andrzej Duda meets bishops"]),
]


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [*REGIMES, *MEMBERS, *BODIES, *ENVOYS, *SEVERAL_HOLDERS, *PEOPLES, *ORGANS, *COUNTERPARTS],
)
def test_states(says: Says, sentence: str, stated: list[str]) -> None:
    assert says(sentence) == stated


PRESIDENTS = [
    ("The American and French presidents met in Biarritz.", "Donald Trump leads United States"),
    ("The American and French presidents met in Biarritz.", "Emmanuel Macron leads France"),
    ("The Egyptian and Jordanian presidents met in Cairo.", "Abdel Fattah al-Sisi leads Egypt"),
]


@pytest.mark.parametrize(("sentence", "stated"), PRESIDENTS)
def test_each_of_several_holders_leads_his_own(says: Says, sentence: str, stated: str) -> None:
    said = [line for line in says(sentence) if " leads " in line]
    person, side = stated.split(" leads ")
    assert stated in said
    assert [line for line in said if line.startswith(person) or line.endswith(side)] == [stated]
