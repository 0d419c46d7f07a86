"""Material conflict in the words of the wires: protest, sanction, mobilisation, coercion and assault."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Says = Callable[[str], list[str]]

# Protest: marches, strikes, boycotts, insults to a flag; the protesters keep their description.
PROTESTS = [
    ("Vietnamese farmers have been protesting against the government for weeks.",
     ["Vietnamese farmers protestsAgainst Vietnamese government"]),
    ("Buddhist monks marched against Myanmar's junta in September 2007.",
     ["Buddhist monks protestsAgainst Myanmar government"]),
    ("Protesters chanted slogans against King Hamad.",
     ["protesters protestsAgainst Hamad bin Isa Al Khalifa"]),
    ("Iranian students burned American flags outside the former U.S. embassy.",
     ["Iranian students protestsAgainst United States"]),
    ("Argentina's main union called a general strike against President Javier Milei.",
     ["Argentine union protestsAgainst Javier Milei"]),
    ("Indian opposition parties boycotted Modi.",
     ["Indian opposition parties protestsAgainst Narendra Modi"]),
    ("Pakistani lawyers staged a nationwide protest against General Pervez Musharraf.",
     ["Pakistani lawyers protestsAgainst Pervez Musharraf"]),
    ("Police in Minsk detained dozens of people who were protesting against President Alexander Lukashenko.",
     ["Belarusian police arrests people", "people protestsAgainst Alexander Lukashenko"]),
    ("Demonstrators in Beirut hurled eggs at the French embassy.",
     ["demonstrators in Beirut protestsAgainst French embassy"]),
    ("Opposition lawmakers boycotted the swearing-in of President Nicolas Maduro.",
     ["Opposition lawmakers protestsAgainst Nicolas Maduro"]),
]  # fmt: skip

# Sanctions, embargoes, tariffs; ties, aid, trade and talks cut. What is planned or denied is kept as such.
SANCTIONS = [
    ("The European Union on Monday slapped visa bans and asset freezes on eight Belarusian officials.",
     ["European Union sanctions Belarusian officials"]),
    ("The United Nations Security Council imposed an arms embargo on Eritrea in 2009.",
     ["UN Security Council sanctions Eritrea"]),
    ("Beijing retaliated by levying a 25 percent tariff on U.S. soybeans.",
     ["China sanctions United States"]),
    ("The Arab League suspended Syria's membership in November 2011.",
     ["Arab League sanctions Syria"]),
    (("Australia will expand its sanctions against Myanmar's military leaders, Foreign Minister "
      "Marise Payne said."),
     ["planned: Australia sanctions Myanmar leaders"]),
    ("London said it would not impose sanctions on Hong Kong officials.",
     ["not planned: United Kingdom sanctions Hong Kong officials"]),
    ("Washington never imposed sanctions on Turkey over the arrest.",
     ["not: United States sanctions Turkey"]),
    ("Zambia denied that it had closed its border with Congo.",
     ["not: Zambia sanctions DR Congo"]),
    ("ECOWAS closed its borders with Mali and froze the country's assets at the regional central bank.",
     ["ECOWAS sanctions Mali"]),
    ("The World Bank halted all disbursements to Sudan after the coup.",
     ["World Bank sanctions Sudan"]),
    ("Japan recalled its ambassador to South Korea in protest at a statue in Busan.",
     ["Japan sanctions South Korea"]),
    ("Germany stopped arms deliveries to Saudi Arabia following the murder of Jamal Khashoggi.",
     ["Germany sanctions Saudi Arabia"]),
    ("The U.S. Treasury Department targeted Iran's central bank with new sanctions.",
     ["US Treasury sanctions Iranian central bank"]),
    ("The Clinton administration extended the trade embargo against Vietnam for another year.",
     ["Clinton administration sanctions Vietnam"]),
    ("New Zealand downgraded its relations with Fiji after the military takeover.",
     ["New Zealand sanctions Fiji"]),
    ("U.S. sanctions on Venezuela have crippled its oil industry.",
     ["United States sanctions Venezuela"]),
    ("OPEC's Arab members stopped oil shipments to the Netherlands.",
     ["OPEC Arab members memberOf OPEC", "OPEC Arab members sanctions Netherlands"]),
    ("Britain froze Argentina's assets in April 1982.",
     ["United Kingdom sanctions Argentina"]),
]  # fmt: skip

# Expulsions by a state or an organisation: active, passive, verbal noun, ordered closure of a mission.
EXPULSIONS = [
    ("Four Belgian diplomats were expelled by Burundi in 1996.",
     ["Burundi expels Belgian diplomats"]),
    ("Uganda said it would expel the German ambassador.",
     ["planned: Uganda expels German ambassador"]),
    ("Hungary has refused to expel Russian diplomats.",
     ["not: Hungary expels Russian diplomats"]),
    ("Kosovo's decision to expel two Serbian officials angered Belgrade.",
     ["planned: Kosovo expels Serbian officials"]),
    ("Moscow retaliated for the expulsion of its diplomats by Bulgaria.",
     ["Bulgaria expels Russian diplomats"]),
    ("Russia ordered the closure of the Estonian consulate in Saint Petersburg.",
     ["Russia expels Estonia"]),
    ("The African National Congress expelled Julius Malema.",
     ["African National Congress expels Julius Malema"]),
    ("Burundi kicked out the World Health Organization's representative.",
     ["Burundi expels World Health Organization representative"]),
]  # fmt: skip

# Convictions and sentences, whoever pronounces them.
CONVICTIONS = [
    ("Convicted by a Swedish court, Hamid Noury was sentenced to life.",
     ["Swedish court convicts Hamid Noury"]),
    ("The Dutch supreme court upheld the conviction of Dino Bouterse.",
     ["Dutch court convicts Dino Bouterse"]),
    ("An Iranian revolutionary court sentenced Nazanin Zaghari-Ratcliffe to five years in prison.",
     ["Iranian court convicts Nazanin Zaghari-Ratcliffe"]),
    ("Myanmar's junta sentenced Aung San Suu Kyi to five years in jail for corruption.",
     ["Myanmar government convicts Aung San Suu Kyi"]),
    ("An Egyptian judge handed down death sentences to 75 members of the Muslim Brotherhood.",
     ["Egyptian court convicts Muslim Brotherhood members",
      "Muslim Brotherhood members memberOf Muslim Brotherhood"]),
    ("Saudi Arabia convicted eight people over the killing of Jamal Khashoggi.",
     ["Saudi Arabia convicts people"]),
]  # fmt: skip

# Forces sent to a place (deploysTo), or drawn up against somebody (mobilisesAgainst).
DEPLOYMENTS = [
    ("France rushed 1,000 paratroopers to Rwanda to evacuate its citizens.",
     ["France deploysTo Rwanda"]),
    ("India moved tanks and fighter jets to Ladakh after the clash with Chinese soldiers.",
     ["India deploysTo Ladakh"]),
    ("The Pentagon said it would send an aircraft carrier to the Persian Gulf.",
     ["planned: Pentagon deploysTo Persian Gulf"]),
    ("Kenya sent troops across the border into Somalia in October 2011.",
     ["Kenya deploysTo Somalia"]),
    ("Additional Ethiopian soldiers crossed into Somalia on Sunday, residents said.",
     ["Ethiopian Armed Forces deploysTo Somalia"]),
    ("Russia has massed more than 100,000 troops near Ukraine's border, according to NATO.",
     ["Russia mobilisesAgainst Ukraine"]),
    ("Venezuela mobilised ten battalions to its border with Colombia.",
     ["Venezuela mobilisesAgainst Colombia"]),
    ("Pakistan has deployed 10,000 soldiers along its border with Iran.",
     ["Pakistan mobilisesAgainst Iran"]),
    ("China staged live-fire drills around Taiwan.",
     ["China mobilisesAgainst Taiwan"]),
    ("Russian troops surrounded Grozny.",
     ["Russian Armed Forces mobilisesAgainst Grozny"]),
]  # fmt: skip

# Arrests, bans, blockades, seizures, deportations.
COERCION = [
    ("Israeli border police detained two Palestinian teenagers near Hebron.",
     ["Israeli police arrests Palestinian teenagers"]),
    ("Sri Lankan police took Tamil lawmaker Gajan Ponnambalam into custody.",
     ["Sri Lankan police arrests Gajan Ponnambalam"]),
    ("Nine Indian fishermen were picked up by the Sri Lankan navy near Katchatheevu.",
     ["Sri Lankan Navy arrests Indian fishermen"]),
    (("Egyptian police detained Alaa Abdel Fattah, an activist who had protested against President "
      "Abdel Fattah al-Sisi."),
     ["Alaa Abdel Fattah protestsAgainst Abdel Fattah al-Sisi", "Egyptian police arrests Alaa Abdel Fattah"]),
    ("Belarus jailed the Nobel laureate Ales Bialiatski.",
     ["Belarus arrests Ales Bialiatski"]),
    ("Police in Kampala placed opposition leader Bobi Wine under house arrest.",
     ["Bobi Wine leads opposition", "Ugandan police arrests Bobi Wine"]),
    ("Guinea-Bissau's army arrested Prime Minister Carlos Gomes Junior on Tuesday.",
     ["Bissau-Guinean Armed Forces arrests Carlos Gomes Junior"]),
    (("India cut off the internet in Kashmir and placed former chief minister Mehbooba Mufti under "
      "house arrest."),
     ["India arrests Mehbooba Mufti", "India restricts Kashmir"]),
    ("Iran blocked access to Telegram.",
     ["Iran restricts Telegram"]),
    ("The Taliban have banned women from working for the United Nations.",
     ["Taliban restricts women"]),
    ("Israel has kept the Gaza Strip under blockade since 2007.",
     ["Israel restricts Gaza Strip"]),
    ("Egypt outlawed the Muslim Brotherhood and shut its offices.",
     ["Egypt restricts Muslim Brotherhood"]),
    ("Cambodia banned opposition leader Sam Rainsy from entering the country.",
     ["Cambodia restricts Sam Rainsy", "Sam Rainsy leads opposition"]),
    ("Ethiopia shut down the internet in Tigray.",
     ["Ethiopia restricts Tigray"]),
    ("Iran's Revolutionary Guards seized a British-flagged tanker in the Strait of Hormuz.",
     ["Islamic Revolutionary Guard Corps seizes British tanker in Strait of Hormuz"]),
    ("The seizure of Crimea by Russia was condemned by the West.",
     ["Russia seizes Crimea"]),
    ("Malaysia deported 1,086 migrants to Myanmar despite a court order.",
     ["Malaysia deports Myanmar", "Malaysia deports migrants"]),
    ("Tanzania forcibly repatriated Burundian refugees.",
     ["Tanzania deports Burundian refugees"]),
    ("Hanoi deported a Norwegian missionary.",
     ["Vietnam deports Norwegian missionary"]),
]  # fmt: skip

# Attacks, strikes, destruction; what is feared, threatened or asked for is not held to have happened.
ASSAULTS = [
    ("Palestinian militants fired at least 40 rockets at southern Israel from the Gaza Strip.",
     ["Palestinian militants strikes Israel"]),
    ("The rebels shelled the town of Goma but did not capture it.",
     ["rebels strikes Goma"]),
    ("Boko Haram gunmen opened fire on villagers in Borno state.",
     ["Boko Haram attacks villagers in Borno"]),
    ("Ten Egyptian guards were ambushed by gunmen in Sinai.",
     ["gunmen attacks Egyptian guards in Sinai"]),
    ("Bolivian troops fired on striking miners.",
     ["Bolivian Armed Forces attacks miners"]),
    ("Police dispersed the crowd with tear gas.",
     ["police attacks crowd"]),
    ("Turkey invaded Cyprus in 1974.",
     ["Turkey attacks Cyprus"]),
    ("Iraq's invasion of Kuwait triggered the war.",
     ["Iraq attacks Kuwait"]),
    ("Ethiopian forces launched an offensive against Tigrayan rebels.",
     ["Ethiopian Armed Forces attacks Tigrayan rebels"]),
    ("Fears that Russia might attack Moldova have grown.",
     ["possible: Russia attacks Moldova"]),
    ("Israel threatened to invade Lebanon if Hezbollah did not stop firing rockets.",
     ["Israel threatens Lebanon"]),
    ("Ukraine urged NATO to shoot down Russian drones.",
     ["Ukraine urges NATO", "requested: NATO destroys Russian drones"]),
    ("Syria shot down a Turkish jet in June 2012.",
     ["Syria destroys Turkish jet"]),
    ("A Russian plane was shot down by Turkey near the border.",
     ["Turkey destroys Russian plane"]),
    ("Israel demolished the homes of two Palestinian attackers.",
     ["Israel destroys Palestinian attackers homes"]),
]  # fmt: skip

# Killed, wounded, kidnapped and displaced, with the verb, the verbal noun, and relative clauses.
VICTIMS = [
    ("ETA killed Spanish politician Gregorio Ordonez in San Sebastian in 1995.",
     ["ETA kills Gregorio Ordonez"]),
    ("Abu Sayyaf beheaded two Canadian hostages.",
     ["Abu Sayyaf kills Canadian hostages"]),
    ("The killing of four Turkish soldiers by PKK fighters prompted Ankara to act.",
     ["PKK kills Turkish Armed Forces"]),
    ("Al Shabaab claimed responsibility for killing a Kenyan officer.",
     ["al-Shabaab kills Kenyan officer"]),
    ("A U.S. drone strike killed Taliban leader Mullah Akhtar Mansour in Baluchistan.",
     ["Akhtar Mansour leads Taliban", "United States kills Akhtar Mansour"]),
    ("Ethiopian troops wounded 12 Eritrean soldiers.",
     ["Ethiopian Armed Forces wounds Eritrean Armed Forces"]),
    ("The Red Army Faction kidnapped Hanns Martin Schleyer in 1977.",
     ["Red Army Faction abducts Hanns Martin Schleyer"]),
    ("Nigerian gunmen abducted 39 students in Kaduna.",
     ["Nigerian gunmen abducts students in Kaduna"]),
    ("The kidnapping of two Italian aid workers by Somali gunmen shocked Rome.",
     ["Somali gunmen abducts Italian aid workers"]),
    ("Colombian FARC rebels freed two policemen whom they had kidnapped in Cauca.",
     ["FARC abducts policemen", "FARC releases policemen"]),
    ("Serb paramilitaries drove Kosovo Albanians from their homes.",
     ["Serbian paramilitaries displaces Kosovo Albanians"]),
    ("Hundreds of Rohingya fled Myanmar's military crackdown.",
     ["Myanmar displaces Rohingya"]),
]  # fmt: skip

# Clashes and wars are symmetric; places fall to somebody.
WARS = [
    ("Armenia and Azerbaijan traded artillery fire along their border, each blaming the other.",
     ["Armenia clashesWith Azerbaijan"]),
    ("Clashes between Kurdish militants and Turkish soldiers left five dead.",
     ["Kurdish militants clashesWith Turkish Armed Forces"]),
    ("Heavy fighting pitted Hezbollah against Israeli troops.",
     ["Hezbollah clashesWith Israeli Armed Forces"]),
    ("Police fought with protesters.",
     ["police clashesWith protesters"]),
    ("Russian forces took the town of Lyman after weeks of heavy fighting.",
     ["Russian Armed Forces captures Lyman"]),
    ("Islamic State overran Mosul in June 2014.",
     ["Islamic State captures Mosul"]),
    ("Afrin has fallen to Turkish-backed rebels.",
     ["Turkey backs rebels", "rebels captures Afrin"]),
    ("Eritrea has been at war with Ethiopia since May 1998.",
     ["Eritrea atWarWith Ethiopia"]),
    ("The war between Chad and Libya ended in 1987.",
     ["Chad atWarWith Libya"]),
    ("Libya and Chad went to war over the Aouzou Strip.",
     ["Libya atWarWith Chad"]),
    ("Eritrea and Ethiopia fought a border war from 1998 to 2000.",
     ["Eritrea atWarWith Ethiopia"]),
]  # fmt: skip

# Words of violence that state no violence, and violence without a named doer.
NOTHING = [
    "Students protested the killing of George Floyd.",
    "Thousands protested against the jailing of Imran Khan.",
    "Brazil beat Germany in the final.",
    "China's slowdown hit Australian exports.",
    "Total's operations in Uganda have drawn criticism.",
    "China eliminated subsidies for farmers.",
    "Lufthansa pilots' strike in Germany entered its third day.",
    "A Reuters crew shot footage of Palestinian fighters.",
    "Germany's economic crisis hurt Greece.",
    "Obama attacked Romney over taxes in a speech.",
    "The film captured the mood of France.",
    "Merkel seized on Greece's troubles.",
    "Thousands of people fled Syria.",
    "A warrant was issued for the arrest of Omar al-Bashir.",
    "The bombing wounded 14 people.",
    "Police shot down the idea.",
]

# Look-alikes: the sentence may say something else, but not this.
NOT_SAID = [
    ("France levelled accusations against Iran.", "destroys"),
    ("Police shot down the idea of Germany.", "destroys"),
    ("Syria shot down a Turkish jet in June 2012.", "kills"),
    ("Angry Sudanese protesters set fire to an effigy of Donald Trump.", "destroys"),
    ("U.S. sanctions on Venezuela have crippled its oil industry.", "wounds"),
    ("The party campaigned against the European Union.", "attacks"),
    ("Alibaba's push into Europe worries Amazon.", "attacks"),
    ("Israel threatened to invade Lebanon if Hezbollah did not stop firing rockets.", "attacks"),
    ("The United States lifted sanctions on Sudan after two decades.", "sanctions"),
    ("The rebels shelled the town of Goma but did not capture it.", "captures"),
    ("Hungary quashed the conviction of Bela Kun.", "convicts"),
    ("Police arrested three men in Germany.", "arrests Germany"),
    ("The rebels fought alongside government forces.", "atWarWith"),
]


@pytest.mark.parametrize(
    ("sentence", "stated"),
    PROTESTS + SANCTIONS + EXPULSIONS + CONVICTIONS + DEPLOYMENTS + COERCION + ASSAULTS + VICTIMS + WARS,
)
def test_states(says: Says, sentence: str, stated: list[str]) -> None:
    assert says(sentence) == stated


@pytest.mark.parametrize("sentence", NOTHING)
def test_states_nothing(says: Says, sentence: str) -> None:
    assert says(sentence) == []


@pytest.mark.parametrize(("sentence", "relation"), NOT_SAID)
def test_does_not_state(says: Says, sentence: str, relation: str) -> None:
    assert not [said for said in says(sentence) if f" {relation}" in said]
