"""Fresh leads and communiqués by event type: families of expressions that the wires and ministries use."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Says = Callable[[str], list[str]]

# RETREAT and CONCEDE: let in, let go, pulled back, handed back, reopened.
GIVING_WAY = [
    (
        (
            "Vietnam pulled the last of its troops out of Cambodia on Tuesday, ending a decade-long "
            "occupation that had isolated Hanoi from its neighbours."
        ),
        ["Vietnam withdrawsFrom Cambodia"],
    ),
    (
        (
            "North Korea has let in a team of U.N. nuclear inspectors for the first time since 2002, a "
            "Western diplomat in Vienna said on Thursday."
        ),
        ["North Korea concedesTo United Nations nuclear inspectors team"],
    ),
    (
        (
            "Some 300 Tamil rebels laid down their arms and surrendered to Sri Lankan troops near Mullaitivu"
            " on Monday, the military said."
        ),
        ["Tamil rebels concedesTo Sri Lankan Armed Forces"],
    ),
    (
        (
            "Russian forces have begun to pull back from positions around the Georgian port of Poti, a "
            "Reuters witness said."
        ),
        ["Poti locatedIn Georgia", "Russian Armed Forces withdrawsFrom Poti"],
    ),
    (
        (
            "Pakistan on Friday reopened a key border crossing with Afghanistan that it had shut after a "
            "deadly clash between the two armies."
        ),
        ["Pakistan concedesTo Afghanistan"],
    ),
    (
        (
            "Sudan freed a group of 35 Southern rebels on Tuesday as a goodwill gesture ahead of peace talks"
            " in Nairobi."
        ),
        ["Sudan releases Southern rebels"],
    ),
    (
        (
            "Indonesia pulled its remaining 1,000 soldiers out of East Timor on Sunday, the commander of the"
            " multinational force said."
        ),
        ["Indonesia withdrawsFrom East Timor"],
    ),
    (
        (
            "Khmer Rouge guerrillas abandoned their jungle stronghold of Anlong Veng on Thursday and fled "
            "towards the Thai border."
        ),
        ["Khmer Rouge withdrawsFrom Anlong Veng"],
    ),
    (
        ("South Africa's last garrison left Walvis Bay at midnight, handing the port over to Namibia."),
        ["South Africa withdrawsFrom Walvis Bay"],
    ),
    (
        (
            "Kidnappers freed a Japanese aid worker unharmed in northern Kenya after 10 days, the foreign "
            "ministry in Tokyo said."
        ),
        ["kidnappers releases Japanese aid worker"],
    ),
    (
        ("Syrian army units ended a three-week siege of the town of Rastan on Sunday, activists said."),
        ["Syrian Armed Forces concedesTo Rastan"],
    ),
    (
        (
            "Saudi Arabia on Monday let a group of Iranian pilgrims return home after holding them for two "
            "weeks."
        ),
        ["Saudi Arabia releases Iranian pilgrims"],
    ),
    (
        ("Eritrea has pulled its artillery out of the border town of Zalambessa, Ethiopian officers said."),
        ["Eritrea withdrawsFrom Zalambessa"],
    ),
    (
        ("Zaire's last garrison left the town of Kisangani on Saturday, witnesses said."),
        ["DR Congo withdrawsFrom Kisangani"],
    ),
    ("Mali reopened a border crossing with Niger on Thursday after a year.", ["Mali concedesTo Niger"]),
    ("Rwanda allowed aid into Goma on Tuesday for the first time in a month.", ["Rwanda concedesTo Goma"]),
]

# MOBILIZE: along the frontier with, scrambled, into the sea off, at an airbase in, patrolled.
FORCES = [
    (
        (
            "India has moved thousands of troops to its border with Pakistan since gunmen stormed the "
            "parliament in New Delhi."
        ),
        ["India mobilisesAgainst Pakistan", "gunmen attacks Indian parliament"],
    ),
    (
        (
            "Syria massed tanks near the Turkish border on Friday, rebels and residents said, as NATO "
            "foreign ministers prepared to meet."
        ),
        ["Syria mobilisesAgainst Turkey"],
    ),
    (
        (
            "North Korea fired two short-range missiles into the sea off Japan on Thursday, South Korea's "
            "military said."
        ),
        ["North Korea mobilisesAgainst Japan"],
    ),
    (
        (
            "Venezuela sent ten tank battalions to its frontier with Colombia on Sunday after a raid on a "
            "rebel camp in Ecuador."
        ),
        ["Venezuela mobilisesAgainst Colombia"],
    ),
    (
        (
            "Russia has stationed additional warplanes at an airbase in Belarus as part of a buildup near "
            "Ukraine."
        ),
        ["Russia deploysTo Belarus"],
    ),
    (
        (
            "Nigeria deployed soldiers to the oil city of Warri on Monday to quell clashes between rival "
            "ethnic gangs."
        ),
        ["Nigeria deploysTo Warri"],
    ),
    (
        (
            "Police armed with automatic rifles patrolled the streets of Harare on Thursday as a two-day "
            "strike began."
        ),
        ["police deploysTo Harare"],
    ),
    (
        (
            "Israel called up 16,000 more reservists on Thursday and massed armour on the edge of the Gaza "
            "Strip."
        ),
        ["Israel mobilisesAgainst Gaza Strip"],
    ),
    (
        (
            "China flew 38 military aircraft into Taiwan's air defence identification zone on Friday, the "
            "defence ministry in Taipei said."
        ),
        ["China mobilisesAgainst Taiwan"],
    ),
    (
        ("Greek warplanes entered Turkish airspace on Friday, Ankara said."),
        ["Greece mobilisesAgainst Turkey"],
    ),
    ("Chad sent tanks along the frontier with Sudan on Wednesday.", ["Chad mobilisesAgainst Sudan"]),
    ("Kenya stationed helicopters at an airbase in Somalia.", ["Kenya deploysTo Somalia"]),
]

# COOPERATE: services resumed, joint patrols, measures of goods bought, suspects handed over.
TOGETHER = [
    (
        (
            "Mexico handed over an alleged drug kingpin to U.S. marshals at an airport near Mexico City on "
            "Friday."
        ),
        ["Mexico extradites United States", "Mexico extradites kingpin"],
    ),
    (
        (
            "Israel and the Palestinian Authority resumed security cooperation in the West Bank on Monday, "
            "officials from both sides said."
        ),
        ["Israel cooperatesWith Palestinian Authority"],
    ),
    (
        ("India resumed bus services to Pakistan on Friday, ending an 18-month break in land links."),
        ["India cooperatesWith Pakistan"],
    ),
    (
        (
            "Kenyan and Ugandan forces mounted a joint operation against cattle rustlers along their common "
            "border."
        ),
        [
            "Kenyan Armed Forces attacks rustlers",
            "Kenyan Armed Forces cooperatesWith Ugandan Armed Forces",
            "Ugandan Armed Forces attacks rustlers",
        ],
    ),
    (
        ("Russia's gas giant Gazprom has resumed deliveries to Ukraine after a two-week halt."),
        ["Gazprom cooperatesWith Ukraine"],
    ),
    (
        ("Albania and Greece set up a joint commission to deal with the problem of illegal immigrants."),
        ["Albania cooperatesWith Greece"],
    ),
    (
        (
            "Germany has bought 30 million cubic metres of natural gas from Algeria in the past year, a "
            "ministry spokesman said."
        ),
        ["Germany cooperatesWith Algeria"],
    ),
    (
        ("Latvia and Estonia staged joint patrols in the Baltic on Monday."),
        ["Latvia cooperatesWith Estonia"],
    ),
    ("Nepal reopened bus services to India last week.", ["Nepal cooperatesWith India"]),
]

# PROTEST: to protest against, near embassies, roadblocks, demands.
CROWDS = [
    (
        (
            "Some 5,000 students marched through Seoul on Saturday chanting slogans against the United "
            "States and burning an effigy of President Reagan."
        ),
        ["students protestsAgainst Ronald Reagan", "students protestsAgainst United States"],
    ),
    (
        (
            "Tens of thousands of Indians held a rally in Calcutta on Sunday to denounce the visit of U.S. "
            "President George W. Bush."
        ),
        ["George W. Bush leads United States", "Indians protestsAgainst George W. Bush"],
    ),
    (
        (
            "More than 10,000 Greek farmers with tractors blockaded roads on Monday, demanding higher "
            "subsidies from the government."
        ),
        ["Greek farmers protestsAgainst Greek government"],
    ),
    (
        (
            "About 200 Uighur exiles rallied outside the Chinese consulate in Istanbul on Sunday to condemn "
            "a crackdown in Xinjiang."
        ),
        ["Uighur exiles protestsAgainst China"],
    ),
    (
        (
            "Venezuelan opposition supporters banged pots and pans from balconies on Sunday in a noisy "
            "protest against President Hugo Chavez."
        ),
        ["Venezuelan opposition supporters protestsAgainst Hugo Chavez"],
    ),
    (
        (
            "Tibetan monks demonstrated in Lhasa on Monday against Chinese rule, a U.S.-based rights group "
            "said."
        ),
        ["Tibetan monks protestsAgainst China"],
    ),
    (
        (
            'Thousands of Iraqis marched in Baghdad on Friday, chanting "Death to America" and waving '
            "portraits of cleric Moqtada al-Sadr."
        ),
        ["Iraqis protestsAgainst United States"],
    ),
    (
        ("Chilean students blocked highways to protest against President Sebastian Pinera."),
        ["Chilean students protestsAgainst Sebastian Pinera"],
    ),
    (
        ("Hundreds of Malians rallied near the French embassy in Bamako on Friday."),
        ["Malians protestsAgainst France"],
    ),
    (
        ("Bulgarian miners set up roadblocks in protest at the government."),
        ["Bulgarian miners protestsAgainst Bulgarian government"],
    ),
    (
        ("Togolese protesters hurled bottles at the Nigerian embassy in Lome."),
        ["Togolese protesters protestsAgainst Nigeria"],
    ),
]

# THREATEN: warnings, reprisals, dangers posed.
THREATS = [
    (
        (
            'Turkey warned Syria on Monday of "serious consequences" if Kurdish guerrillas continued to use '
            "its territory for attacks."
        ),
        ["Turkey threatens Syria"],
    ),
    (
        (
            "Islamic militants have threatened to kill two French hostages unless Paris repeals a ban on "
            "headscarves in schools."
        ),
        ["Islamic militants threatens French hostages"],
    ),
    (
        (
            "NATO threatened air strikes against Bosnian Serb forces on Friday if they did not stop shelling"
            " the besieged enclave of Bihac."
        ),
        ["NATO threatens Army of Republika Srpska"],
    ),
    (
        (
            "China warned the United States on Wednesday it would pay a heavy price if it went ahead with "
            "arms sales to Taiwan."
        ),
        ["China threatens United States"],
    ),
    (
        (
            "Ethiopia threatened to take military action against Somalia's Islamists after they declared a "
            "holy war on Addis Ababa."
        ),
        ["Ethiopia threatens Islamists", "Islamists atWarWith Ethiopia"],
    ),
    (
        ("Kenya has threatened to close the Dadaab camp and send home 350,000 Somali refugees."),
        ["Kenya threatens Somali refugees"],
    ),
    (
        (
            "The UN Security Council threatened sanctions on Wednesday against South Sudanese leaders who "
            "obstruct a peace deal."
        ),
        ["UN Security Council threatens South Sudanese leaders"],
    ),
    (
        (
            "India's prime minister said Pakistan would get a fitting reply if its troops violated the "
            "ceasefire in Kashmir again."
        ),
        ["Narendra Modi threatens Pakistan"],
    ),
    (
        ("The threat that foreign terrorist fighters pose to our citizens has not diminished."),
        ["foreign fighters threatens citizens"],
    ),
]

# COERCE and ASSAULT: confiscated, jammed, driven out, fired at.
FORCE_AND_COERCION = [
    (
        (
            "Syrian security forces rounded up dozens of activists in the city of Homs overnight, the Syrian"
            " Observatory for Human Rights said."
        ),
        ["Syrian security forces arrests activists"],
    ),
    (
        ("India has stopped importing palm oil from Malaysia in a row over Kashmir."),
        ["India sanctions Malaysia"],
    ),
    (
        ("Chadian troops fired rubber bullets at students in Ndjamena."),
        ["Chadian Armed Forces attacks students in N'Djamena"],
    ),
    (
        ("Serb forces drove thousands of Albanians from their homes in Kosovo."),
        ["Serbian Armed Forces displaces Albanians"],
    ),
    ("Malta jammed the broadcasts of Libyan radio stations.", ["Malta restricts Libyan stations"]),
    (
        ("Angolan police confiscated cameras from two Portuguese journalists in Luanda."),
        ["Angolan police seizes Portuguese journalists in Luanda"],
    ),
]

# AID: contributions, tranches, funding from.
MONEY_AND_HELP = [
    (
        (
            "Australia has given A$20 million for the humanitarian response in Yemen, bringing its total "
            "contribution to A$37 million."
        ),
        ["Australia aids Yemen"],
    ),
    (
        ("The European Union allocated 35 million euros for Palestinian refugees in the region on Thursday."),
        ["European Union funds Palestinian refugees"],
    ),
    (
        (
            "Italy trained more than 5,000 Iraqi police officers, who now patrol the streets of Ramadi and "
            "Fallujah."
        ),
        [
            "Iraqi police deploysTo Fallujah",
            "Iraqi police deploysTo Ramadi",
            "Italy trains Iraqi police",
        ],
    ),
    (
        (
            "Since 2012 the UK has provided non-lethal equipment, including vehicles and body armour, to the"
            " moderate opposition."
        ),
        ["United Kingdom arms moderate opposition"],
    ),
    (
        ("Wealthy donors in the Gulf have sent millions of dollars to Jabhat al-Nusra, the Treasury said."),
        ["donors in Persian Gulf funds Hayat Tahrir al-Sham"],
    ),
    ("Norway gave 10 million euros for the humanitarian response in Chad.", ["Norway aids Chad"]),
    ("Ireland committed 5 million euros for projects in Malawi.", ["Ireland funds Malawi"]),
]

# SANCTION: designated, asset freezes, trade stopped.
PENALTIES = [
    (
        ("The EU imposed an asset freeze and a travel ban on Bashar al-Assad's cousin Rami Makhlouf."),
        ["European Union sanctions Rami Makhlouf"],
    ),
    (
        ("The Arab League suspended Syria's membership and recalled its observers."),
        ["Arab League sanctions Syria"],
    ),
    (
        ("Australia has listed Islamic State as a terrorist organisation under its criminal code."),
        ["Australia restricts Islamic State"],
    ),
    (
        ("The World Bank has halted lending to Zimbabwe because of its land seizures."),
        ["World Bank sanctions Zimbabwe"],
    ),
    ("Austria stopped importing oil from Iran in May.", ["Austria sanctions Iran"]),
]

# Who belongs to, leads, opposes, backs, praises whom in the words of ministries.
STANDING = [
    (
        ("The international coalition remains committed to degrading and ultimately destroying ISIL."),
        ["international coalition opposes Islamic State"],
    ),
    (
        ("Jordan is a key partner in the campaign against ISIL, and its pilots fly missions over Raqqa."),
        ["Jordan opposes Islamic State"],
    ),
    (
        ("Britain stands with the Iraqi people against the barbarism of Daesh."),
        ["United Kingdom backs Iraqi people", "United Kingdom opposes Islamic State"],
    ),
    (
        (
            "The Office of Foreign Assets Control, an agency of the U.S. Treasury, published the list on "
            "Friday."
        ),
        ["Office of Foreign Assets Control partOf US Treasury"],
    ),
    (
        (
            "Riad Hijab, the General Coordinator of the High Negotiations Committee, thanked Britain for its"
            " support."
        ),
        ["Riyad Hijab leads High Negotiations Committee", "Riyad Hijab praises United Kingdom"],
    ),
    (
        ("Mohammed Emwazi, a British member of ISIL, appeared in the videos."),
        ["Mohammed Emwazi memberOf Islamic State"],
    ),
    (
        ("Fighters from the Syrian Democratic Forces, which include the YPG, entered Manbij."),
        ["YPG memberOf Syrian Democratic Forces"],
    ),
    (
        ("The White Helmets, headquartered in Istanbul, accused Moscow of bombing a clinic."),
        ["White Helmets accuses Russia", "White Helmets locatedIn Istanbul"],
    ),
    (
        ("Syrian government aircraft have dropped barrel bombs on a hospital in Idlib."),
        ["Syria strikes hospital in Idlib"],
    ),
    (
        ("France expressed its full support for Special Envoy Staffan de Mistura."),
        ["France praises Staffan de Mistura"],
    ),
    (
        ("The United Kingdom fully supports the territorial integrity of Ukraine."),
        ["United Kingdom backs Ukraine"],
    ),
    (
        ("The UK and UAE have agreed to deepen their security partnership."),
        ["United Kingdom agreesWith United Arab Emirates"],
    ),
    ("Portugal commended Kenya's generosity towards refugees from Somalia.", ["Portugal praises Kenya"]),
    ("Belgium reiterated its support for Mali.", ["Belgium backs Mali"]),
    ("Ghana hit out at Togo on Monday over a closed border.", ["Ghana criticises Togo"]),
    (
        ("Burundi refused to let U.N. monitors enter the country."),
        ["Burundi rejects United Nations monitors"],
    ),
    (
        ("Abdelmalek Droukdel, the emir of al-Qaeda in the Islamic Maghreb, was killed in Mali."),
        ["Abdelmalek Droukdel leads al-Qaida in the Islamic Maghreb"],
    ),
]

# What only looks so, or is not done.
NOT_DONE = [
    ("India returned to Pakistan for a second round of matches.", []),
    ("The jury handed over a list of names to Ghana.", []),
    ("Tunisia treated Morocco with respect at the summit.", []),
    ("Oman has not let in Yemeni pilgrims, officials said.", ["not: Oman concedesTo Yemeni pilgrims"]),
]

ALL = [
    *GIVING_WAY,
    *FORCES,
    *TOGETHER,
    *CROWDS,
    *THREATS,
    *FORCE_AND_COERCION,
    *MONEY_AND_HELP,
    *PENALTIES,
    *STANDING,
    *NOT_DONE,
]


@pytest.mark.parametrize(("sentence", "stated"), ALL)
def test_states(says: Says, sentence: str, stated: list[str]) -> None:
    assert says(sentence) == stated
