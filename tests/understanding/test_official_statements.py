"""Statements and press releases of ministries, alliances and international bodies.

They are written in the first person, commend and condemn more than they report, and say most things in set
phrases. Texts of several paragraphs are cut into blocks, as articles are.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from graph.model import Article, Modality, Polarity, Statement
from graph.reading.segmentation import segment
from graph.understanding.extraction import Reader

Says = Callable[[str], list[str]]

# --- A speaker announced once, then paragraphs without quotation marks

FIRST_PERSON = [
    (
        (
            "Foreign Secretary Dominic Raab said:\n\n"
            "I welcome the release of two journalists in Myanmar.\n\n"
            "We urge the Government of Myanmar to release all political prisoners.\n\n"
            "We remain committed to supporting the Rohingya refugees in Bangladesh."
        ),
        [
            "United Kingdom backs Rohingya refugees (Dominic Raab)",
            "United Kingdom urges Myanmar government (Dominic Raab)",
            "requested: Myanmar government releases political prisoners (Dominic Raab)",
        ],
    ),
    (
        (
            "Speaking after the vote in New York, Foreign Secretary Dominic Raab said:\n\n"
            "We stand with the people of Mali.\n\n"
            "I welcome the efforts of ECOWAS. The United Kingdom calls on the junta to restore order."
        ),
        [
            "Dominic Raab praises ECOWAS (Dominic Raab)",
            "United Kingdom backs Malian people (Dominic Raab)",
            "United Kingdom urges junta (Dominic Raab)",
        ],
    ),
    (
        (
            "The NATO Secretary General, Jens Stoltenberg, said:\n\n"
            "We condemn Russia's illegal annexation of Crimea.\n\n"
            "We remain committed to supporting Ukraine."
        ),
        [
            "Jens Stoltenberg leads NATO",
            "NATO backs Ukraine (Jens Stoltenberg)",
            "NATO criticises Russia (Jens Stoltenberg)",
            "Russia seizes Crimea (Jens Stoltenberg)",
        ],
    ),
    (
        (
            "Prime Minister Erna Solberg said:\n\n"
            "I condemn the attack on the hospital in Maiduguri.\n\n"
            "Today I spoke to President Buhari."
        ),
        ["Erna Solberg talksWith Muhammadu Buhari (Erna Solberg)"],
    ),
    (
        (
            "Josep Borrell met the press in Brussels.\n\n"
            "We condemn the violence.\n\n"
            "We call on all parties to exercise restraint."
        ),
        [],
    ),
]

# --- Pages of institutions, which say "we" without a speaker and leave out whose ministers they name

PAGES = [
    (
        "Ministry of Foreign Affairs of Finland",
        "We strongly condemn the Burmese junta.\n\nOur support for Ukraine is unwavering.",
        ["Finland backs Ukraine", "Finland criticises Myanmar government"],
    ),
    (
        "NATO",
        "We condemn Russia. Our support for Georgia is unwavering.",
        ["NATO backs Georgia", "NATO criticises Russia"],
    ),
    (
        "Government of Canada",
        "We are consulting with the Government of Ghana.\n\nFrance said that we condemned Mali.",
        ["Canada talksWith Ghanaian government", "France criticises Mali (France)"],
    ),
    (
        "US State Department",
        "“We attacked Libya,” Emmanuel Macron said. We condemn Mali.",
        ["France attacks Libya (Emmanuel Macron)", "United States criticises Mali"],
    ),
    (
        "US State Department",
        "The Department supports the Chad Justice Fund (CJF).\n\nThe CJF praised Niger.",
        ["Chad Justice Fund praises Niger", "State Department backs Chad Justice Fund"],
    ),
    (
        "Government of Canada",
        "Canada praises Peru. Our two countries signed an agreement.",
        ["Canada praises Peru", "Canada signs agreement", "Canada signsWith Peru", "Peru signs agreement"],
    ),
    (
        "UK Government",
        (
            "Foreign Secretary Dominic Raab visited Kenya.\n\n"
            "The Foreign Secretary met President Kenyatta. Mr Raab praised Kenya."
        ),
        [
            "Dominic Raab leads United Kingdom",
            "Dominic Raab meets Uhuru Kenyatta",
            "Dominic Raab praises Kenya",
            "Dominic Raab visits Kenya",
        ],
    ),
    (
        "UK Government",
        "Foreign Secretary condemns Belarus\n\nThe Foreign Secretary, Dominic Raab, praised Poland.",
        ["Dominic Raab criticises Belarus", "Dominic Raab praises Poland"],
    ),
    (
        "Government of France",
        "President Emmanuel Macron met Abiy Ahmed. A president condemned Chad.",
        ["Emmanuel Macron meets Abiy Ahmed"],
    ),
    # I: only if somebody is known to speak
    ("UK Government", "I condemn Belarus.", []),
    # a newspaper is no institution
    ("The Jakarta Post", "We condemned Russia. The Foreign Secretary visited Kenya.", []),
    (None, "We condemned Russia. The Foreign Secretary visited Kenya.", []),
]

# --- Standing support: remain committed to, stand with, reaffirm support for

BACKING = [
    (
        "The United States remains committed to supporting the Somali government.",
        ["United States backs Somali government"],
    ),
    (
        "The United Kingdom stands with the people of Venezuela against Maduro's brutal regime.",
        ["Nicolas Maduro leads Venezuelan government", "United Kingdom backs Venezuelan people"],
    ),
    (
        "The EU stands united with Lithuania, Latvia and Poland.",
        ["European Union backs Latvia", "European Union backs Lithuania", "European Union backs Poland"],
    ),
    ("Kenya stands shoulder to shoulder with Somalia.", ["Kenya backs Somalia"]),
    (
        "The EU reiterates its full support for the sovereignty and territorial integrity of Georgia.",
        ["European Union backs Georgia"],
    ),
    ("Romania reaffirms its unwavering support for Moldova.", ["Romania backs Moldova"]),
    ("Iran's support for the Houthis prolongs the war in Yemen.", ["Iran backs Houthis"]),
    ("Together with our partners, Denmark supports the G5 Sahel.", ["Denmark backs G5 Sahel"]),
    (
        "The MINUSMA peacekeepers were supported by French forces.",
        ["French Armed Forces backs MINUSMA peacekeepers"],
    ),
    (
        "The UAE is a key partner of the United States in the region.",
        ["United Arab Emirates alliedWith United States"],
    ),
    ("Luxembourg is a staunch supporter of the ICC.", ["Luxembourg backs International Criminal Court"]),
    (
        "The EU remains a steadfast supporter of Bosnia and Herzegovina's European perspective.",
        ["European Union backs Bosnia and Herzegovina"],
    ),
    (
        "Denmark opposes the Lukashenko regime.",
        ["Alexander Lukashenko leads Belarusian government", "Denmark opposes Belarusian government"],
    ),
    (
        "Two people were arrested by the Houthis, who are backed by Iran.",
        ["Houthis arrests people", "Iran backs Houthis"],
    ),
]

# --- Whom a fight is against: in the fight against, continue to fight, the campaign to defeat

FIGHTING = [
    (
        (
            "The United States remains committed to supporting the Somali government in the fight "
            "against al-Shabaab."
        ),
        ["Somali government opposes al-Shabaab", "United States backs Somali government"],
    ),
    (
        "The UAE has been a key partner of the United States in the fight against al-Qaeda.",
        ["United Arab Emirates alliedWith United States", "United Arab Emirates opposes al-Qaida"],
    ),
    (
        "Norway stands by Nigeria in the fight against Boko Haram.",
        ["Nigeria opposes Boko Haram", "Norway backs Nigeria"],
    ),
    ("Kenya's role in the fight against al-Shabaab is widely recognised.", ["Kenya opposes al-Shabaab"]),
    ("Cameroon continues to fight Boko Haram.", ["Cameroon atWarWith Boko Haram"]),
    (
        "The Malian army, supported by Barkhane, continues to fight JNIM.",
        ["Barkhane backs Malian Armed Forces", "Malian Armed Forces atWarWith JNIM"],
    ),
    ("Latvia joined the fight against al-Shabaab.", ["Latvia opposes al-Shabaab"]),
    (
        "The United Kingdom is working with Kenya to counter al-Shabaab.",
        ["United Kingdom cooperatesWith Kenya", "United Kingdom opposes al-Shabaab"],
    ),
    ("The United States is not at war with Venezuela.", ["not: United States atWarWith Venezuela"]),
]

# --- Help and its price: has provided over $1 million in assistance to

AID = [
    (
        "The European Union has provided over €400 million in assistance to Niger since 2014.",
        ["European Union aids Niger"],
    ),
    (
        "The United States has provided more than $1.2 billion in humanitarian assistance to Yemen.",
        ["United States aids Yemen"],
    ),
    (
        "The UK will provide an additional £30 million in humanitarian aid to Sudan.",
        ["planned: United Kingdom aids Sudan"],
    ),
    ("Ireland has provided Uganda with food and medicine.", ["Ireland aids Uganda"]),
    (
        (
            "In a call with President Ivan Duque, Secretary Pompeo praised Colombia for sheltering "
            "Venezuelan migrants."
        ),
        ["Colombia aids Venezuelan migrants", "Mike Pompeo praises Colombia"],
    ),
    (
        (
            "The Secretary of State announced that the United States will provide $25 million in "
            "additional support to Sudan's transitional government."
        ),
        ["planned: United States aids Sudanese government"],
    ),
    ("The United States is the largest donor to South Sudan.", ["United States aids South Sudan"]),
]

# --- Money given, and money promised

MONEY = [
    ("Japan has contributed $35 million to AMISOM.", ["Japan funds AMISOM"]),
    ("Since 2017 Germany has disbursed €90 million to Mozambique.", ["Germany funds Mozambique"]),
    ("The World Bank approved $150 million for Haiti.", ["World Bank funds Haiti"]),
    (
        "Today Norway pledged 15 million euros in humanitarian support for Burkina Faso.",
        ["Norway promises Burkina Faso"],
    ),
    ("The EU announced €60 million for Ethiopia.", ["European Union promises Ethiopia"]),
    (
        "Since the start of the crisis, the European Commission has mobilised €170 million for Venezuela.",
        ["European Commission funds Venezuela"],
    ),
]

# --- Military and security assistance

ARMS = [
    (
        "France provides military equipment to the Nigerien armed forces.",
        ["France arms Nigerien Armed Forces"],
    ),
    ("The United States provides security assistance to Lebanon.", ["United States arms Lebanon"]),
    ("Qatar provided vehicles to the Somali army.", ["Qatar arms Somali Armed Forces"]),
    (
        "The United States has provided $90 million in military aid to Georgia.",
        ["United States arms Georgia"],
    ),
    (
        "The Federal Government of Germany has decided to provide 200 vehicles to Niger.",
        ["planned: German government arms Niger"],
    ),
    ("Japan has provided Cambodia with 20 patrol boats.", ["Japan arms Cambodia"]),
]

# --- Training, advising, equipping

TRAINING = [
    (
        "Canada is training and equipping Ukrainian forces.",
        ["Canada arms Ukrainian Armed Forces", "Canada trains Ukrainian Armed Forces"],
    ),
    (
        "Working with partners to defeat Boko Haram, the UK has trained 28,000 Nigerian troops.",
        ["United Kingdom opposes Boko Haram", "United Kingdom trains Nigerian Armed Forces"],
    ),
    (
        (
            "In the fight against Boko Haram, the United Kingdom is providing training and intelligence "
            "to Nigeria."
        ),
        ["United Kingdom cooperatesWith Nigeria", "United Kingdom trains Nigeria"],
    ),
    (
        "The French forces advise and assist the Malian army.",
        ["French Armed Forces aids Malian Armed Forces", "French Armed Forces trains Mali"],
    ),
    (
        "The Ministry of Defence announced that Italian instructors have trained Libyan coastguards.",
        ["Italian instructors trains Libyan Navy"],
    ),
    ("Poland has advised Georgia to avoid confrontation.", ["Poland urges Georgia"]),
]

# --- Partners: work closely with, in coordination with, alongside

WORKING_TOGETHER = [
    (
        "Niger, Chad and Cameroon are working together to defeat Boko Haram.",
        [
            "Cameroon opposes Boko Haram",
            "Chad cooperatesWith Cameroon",
            "Chad opposes Boko Haram",
            "Niger cooperatesWith Cameroon",
            "Niger cooperatesWith Chad",
            "Niger opposes Boko Haram",
        ],
    ),
    (
        "France is working closely with Mali to defeat the jihadists.",
        ["France cooperatesWith Mali", "France opposes jihadists"],
    ),
    ("Germany continues to work with Jordan.", ["Germany cooperatesWith Jordan"]),
    (
        "AMISOM forces, operating alongside the Somali National Army, liberated the town of Janaale.",
        ["AMISOM forces captures Janaale", "AMISOM forces cooperatesWith Somali Armed Forces"],
    ),
    (
        "The Republic of Korea and the United States will hold joint exercises in March.",
        ["planned: South Korea cooperatesWith United States"],
    ),
    ("Australia values its partnership with Indonesia.", ["Australia hasTiesWith Indonesia"]),
    ("Poland has a strategic partnership with Ukraine.", ["Poland hasTiesWith Ukraine"]),
]

# --- Members and heads of bodies

MEMBERS = [
    (
        "The Lima Group, which includes Brazil, Canada and Peru, called on Maduro to cede power.",
        [
            "Brazil memberOf Lima Group",
            "Canada memberOf Lima Group",
            "Lima Group urges Nicolas Maduro",
            "Peru memberOf Lima Group",
        ],
    ),
    ("Ethiopia is a founding member of the African Union.", ["Ethiopia memberOf African Union"]),
    (
        "Croatia assumed the presidency of the Council of the European Union in January.",
        ["Croatia leads Council of the European Union"],
    ),
    (
        "The United Kingdom holds the presidency of the Security Council.",
        ["United Kingdom leads UN Security Council"],
    ),
    (
        "Hungary, which assumed the command of KFOR last week, has 400 soldiers in Kosovo.",
        ["Hungary deploysTo Kosovo", "Hungary leads KFOR"],
    ),
    (
        "The President of the Security Council, Zhang Jun, briefed the press.",
        ["Zhang Jun leads UN Security Council"],
    ),
    (
        "The Permanent Representative of Estonia, Sven Jurgenson, briefed the Security Council.",
        ["Sven Jurgenson speaksFor Estonia", "Sven Jurgenson talksWith UN Security Council"],
    ),
    (
        "The African Union, headquartered in Addis Ababa, suspended Mali.",
        ["African Union locatedIn Addis Ababa", "African Union sanctions Mali"],
    ),
    ("Iceland has been a member of NATO since 1949.", ["Iceland memberOf NATO"]),
    (
        "Montenegro, NATO's newest member, sends troops to Kosovo.",
        ["Montenegro deploysTo Kosovo", "Montenegro memberOf NATO"],
    ),
    ("Ireland holds a seat on the Security Council.", ["Ireland memberOf UN Security Council"]),
    (
        "The Danish-led mission in the Gulf includes Belgium, Greece and Portugal.",
        [
            "Belgium memberOf mission in Persian Gulf",
            "Denmark leads mission in Persian Gulf",
            "Greece memberOf mission in Persian Gulf",
            "Portugal memberOf mission in Persian Gulf",
        ],
    ),
    (
        "The Foreign Minister of Kenya, Raychelle Omamo, welcomed Egypt's offer to mediate.",
        ["Raychelle Omamo leads Kenya", "Raychelle Omamo praises Egypt"],
    ),
]

# --- Thanks, welcome, condolences

PRAISE = [
    ("Finland commends Estonia for its leadership.", ["Finland praises Estonia"]),
    ("Belgium appreciates the leadership of Rwanda.", ["Belgium praises Rwanda"]),
    ("Germany values the leadership of Colombia in the region.", ["Germany praises Colombia"]),
    ("Ambassador Kelly Craft thanked Kenya.", ["Kelly Craft praises Kenya"]),
    ("Slovakia conveyed its condolences to Turkmenistan.", ["Slovakia praises Turkmenistan"]),
    (
        "The United Kingdom extends its deepest condolences to the people of Burkina Faso.",
        ["United Kingdom praises Burkinabe people"],
    ),
    (
        "The Special Representative of the Secretary-General, Jean Arnault, praised Colombia.",
        ["Jean Arnault praises Colombia"],
    ),
    (
        "The United States congratulates the people of Kuwait on their National Day.",
        ["United States praises Kuwaiti people"],
    ),
]

# --- Condemnation, concern, blame

CRITICISM = [
    (
        (
            'High Representative Josep Borrell said: "The EU strongly condemns the attacks by Boko Haram '
            'on civilians in Cameroon."'
        ),
        ["Boko Haram attacks civilians", "European Union criticises Boko Haram"],
    ),
    (
        "The European Union deplores the decision of the Tanzanian authorities to suspend the newspaper.",
        ["European Union criticises Tanzanian government"],
    ),
    (
        "The Netherlands regrets Burundi's decision to expel the UN human rights office.",
        ["Netherlands criticises Burundi", "planned: Burundi expels UN human rights office"],
    ),
    ("Ireland is gravely concerned by Russia's actions in Crimea.", ["Ireland criticises Russia"]),
    ("The EU is alarmed by Serbia's crackdown.", ["European Union criticises Serbia"]),
    (
        "The State Department condemns the Ortega regime's use of violence against peaceful protesters.",
        ["State Department criticises Ortega regime"],
    ),
    (
        "The Netherlands and Australia hold Russia responsible for the downing of Flight MH17.",
        ["Australia accuses Russia", "Netherlands accuses Russia"],
    ),
    ("The G7 will hold Russia accountable for its actions in Ukraine.", ["planned: G7 accuses Russia"]),
    (
        "The Russian Foreign Ministry accused Ukraine of violating the Minsk agreements.",
        ["Russian Foreign Ministry accuses Ukraine"],
    ),
    (
        "The attack carried out by al-Shabaab on Kenyan soldiers shocked us all.",
        ["al-Shabaab attacks Kenyan Armed Forces"],
    ),
    ("The Kremlin's aggression against Ukraine must stop.", ["Russia attacks Ukraine"]),
    (
        "The United States condemns the Iranian-backed Houthis' attack on Abha.",
        ["Houthis attacks Abha", "Iran backs Houthis", "United States criticises Houthis"],
    ),
    ("Greece rejects Albania's unfounded allegations.", ["Greece rejects Albania"]),
]

# --- Calls upon others: continue to urge, call on, an end to X's attacks, remind of obligations

CALLS = [
    (
        "France continues to urge Serbia and Kosovo to resume their dialogue.",
        ["France urges Kosovo", "France urges Serbia", "requested: Serbia talksWith Kosovo"],
    ),
    (
        "The EU calls for an end to Russia's attacks on Ukrainian cities.",
        ["European Union urges Russia", "Russia attacks Ukraine"],
    ),
    (
        "The EU calls on the Government of Myanmar to allow unhindered humanitarian access.",
        ["European Union urges Myanmar government"],
    ),
    (
        "The United States calls on Russia and its proxies in eastern Ukraine to end the violence.",
        ["United States urges Russia"],
    ),
    (
        "Portugal reiterated its call on Guinea-Bissau to respect the constitution.",
        ["Portugal urges Guinea-Bissau"],
    ),
    ("The EU expects Kosovo to suspend the tariffs on Serbia.", ["European Union urges Kosovo"]),
    ("Finland reminded Russia of its obligations under the Minsk agreements.", ["Finland urges Russia"]),
    (
        "The UK, France and Germany call on Iran to return to full compliance with the JCPOA.",
        ["France urges Iran", "Germany urges Iran", "United Kingdom urges Iran"],
    ),
]

# --- Sanctions, designations, restrictive measures, non-recognition

SANCTIONS = [
    (
        "The United States today announced sanctions on the Burundian interior minister.",
        ["United States sanctions Burundian interior minister"],
    ),
    (
        "The Treasury Department designated five Venezuelan officials for corruption.",
        ["US Treasury sanctions Venezuelan officials"],
    ),
    (
        "The United States is designating the Arakan Army under Executive Order 13224.",
        ["United States sanctions Arakan Army"],
    ),
    ("Canada imposed visa restrictions on Nicaraguan officials.", ["Canada sanctions Nicaraguan officials"]),
    (
        "The EU has imposed restrictive measures on eight Belarusian officials responsible for repression.",
        ["European Union sanctions Belarusian officials"],
    ),
    ("Switzerland adopted restrictive measures against Nicaragua.", ["Switzerland sanctions Nicaragua"]),
    (
        "The Security Council renewed sanctions against South Sudan for another year.",
        ["UN Security Council sanctions South Sudan"],
    ),
    (
        "The Lima Group does not recognise the illegitimate regime of Nicolas Maduro.",
        [
            "Nicolas Maduro leads Venezuelan government",
            "not: Lima Group recognises Venezuelan government",
        ],
    ),
    ("Spain does not recognise the independence of Kosovo.", ["not: Spain recognises Kosovo"]),
    ("Albania aligned itself with the EU's sanctions on Belarus.", ["European Union sanctions Belarus"]),
    ("Canada designated Boko Haram as a terrorist organization.", ["Canada restricts Boko Haram"]),
]

# --- Threats posed

THREATS = [
    (
        "Al-Shabaab poses a serious threat to Kenya and Ethiopia.",
        ["al-Shabaab threatens Ethiopia", "al-Shabaab threatens Kenya"],
    ),
    ("The threat posed by Boko Haram to Niger has grown.", ["Boko Haram threatens Niger"]),
    (
        "The DPRK's nuclear programme poses a threat to Japan and the Republic of Korea.",
        ["North Korea threatens Japan", "North Korea threatens South Korea"],
    ),
    (
        "North Korea continues to threaten South Korea and Japan.",
        ["North Korea threatens Japan", "North Korea threatens South Korea"],
    ),
    (
        "The DPRK warned the United States against holding the drills.",
        ["North Korea threatens United States"],
    ),
]

# --- Visits, calls, readouts

DIPLOMACY = [
    (
        "Secretary Pompeo met with Ukrainian President Volodymyr Zelensky in Kyiv.",
        ["Mike Pompeo meets Volodymyr Zelenskiy", "Volodymyr Zelenskiy leads Ukraine"],
    ),
    (
        "Defence Secretary Ben Wallace travelled to Nigeria to meet President Buhari.",
        ["Ben Wallace visits Nigeria", "planned: Ben Wallace meets Muhammadu Buhari"],
    ),
    (
        "NATO Secretary General Jens Stoltenberg visited Kosovo and met Prime Minister Albin Kurti.",
        [
            "Jens Stoltenberg leads NATO",
            "Jens Stoltenberg meets Albin Kurti",
            "Jens Stoltenberg visits Kosovo",
        ],
    ),
    (
        "The President of the European Council, Charles Michel, will travel to Kyiv on Tuesday.",
        ["Charles Michel leads European Council", "planned: Charles Michel visits Kyiv"],
    ),
    (
        "The Special Envoy of the Secretary-General for Yemen, Martin Griffiths, visited Marib on Saturday.",
        ["Martin Griffiths visits Marib"],
    ),
    (
        (
            "Prime Minister Justin Trudeau spoke with President Emmanuel Macron about the situation in "
            "the Sahel."
        ),
        ["Justin Trudeau talksWith Emmanuel Macron"],
    ),
    (
        (
            "Foreign Minister Nikos Dendias discussed the situation in Libya with Egyptian Foreign "
            "Minister Sameh Shoukry."
        ),
        ["Nikos Dendias talksWith Sameh Shoukry", "Sameh Shoukry leads Egypt"],
    ),
    ("Serbia and Kosovo exchanged views on missing persons.", ["Serbia talksWith Kosovo"]),
    (
        "Belgium summoned the Ambassador of the Democratic Republic of the Congo.",
        ["Belgium accuses DR Congo"],
    ),
    ("Statement by NATO Secretary General Jens Stoltenberg on Montenegro", ["Jens Stoltenberg leads NATO"]),
    ("The King of Jordan met the Emir of Kuwait.", ["King Abdullah II meets Kuwaiti emir"]),
    (
        "Spain and Portugal jointly hosted the Foreign Minister of Cabo Verde.",
        ["Portugal meets Cape Verdean foreign minister", "Spain meets Cape Verdean foreign minister"],
    ),
    (
        "The European Union and Cuba held their second human rights dialogue.",
        ["European Union talksWith Cuba"],
    ),
]

# --- Set phrases that state no relation

SAYS_NOTHING = [
    "There can be no military solution to the conflict in Yemen.",
    "The Venezuelan regime has used hunger as a weapon.",
    "Supporters of Nicolas Maduro marched in Caracas.",
    "Our partnership with Kenya is stronger than ever.",
    "The Secretary-General is deeply concerned by the violence in Port-au-Prince.",
    "The international community has failed the Rohingya.",
    "On the occasion of its National Day, I send my best wishes to the people of Estonia.",
    "NATO does not seek confrontation with Russia.",
    "Piracy poses a threat to international shipping.",
    "The fight against corruption in Ukraine is a priority of the European Union.",
    "The European Union supports the fight against corruption in Ukraine.",
    "Sweden does not recognise the annexation of Crimea.",
    "The President designated John Barsa as acting administrator of USAID.",
    "France advised its citizens against travel to Mali.",
    "There is no place for violence against journalists.",
    "The Government of Sudan must act.",
    "Kuwait and Sweden co-chaired the donor conference for Yemen.",
    "Tanzania's lawyers advised President Magufuli against the deal.",
    "Austria expressed concern about the treatment of the Uighurs in Xinjiang.",
    "Italy hosted a conference on Libya.",
    "The people of Zimbabwe deserve better.",
]


def line(statement: Statement) -> str:
    """As the fixture ``says`` writes it, with who says so."""
    marks = ["not"] if statement.polarity is Polarity.NEGATED else []
    marks += [] if statement.modality is Modality.ACTUAL else [str(statement.modality)]
    said = f"{statement.subject.actor.label} {statement.relation.name} {statement.object.actor.label}"
    speaker = f" ({statement.attribution.label})" if statement.attribution else ""
    return (f"{' '.join(marks)}: {said}" if marks else said) + speaker


@pytest.mark.parametrize(("publisher", "text", "stated"), PAGES)
def test_pages_of_institutions(reader: Reader, publisher: str | None, text: str, stated: list[str]) -> None:
    page = Article(
        "test", text, "test", published=date(2020, 3, 2), publisher=publisher, blocks=segment(text)
    )
    assert sorted({line(statement) for statement in reader.read(page)}) == stated


@pytest.mark.parametrize(("text", "stated"), FIRST_PERSON)
def test_first_person_paragraphs(reader: Reader, text: str, stated: list[str]) -> None:
    statements = reader.read(Article("test", text, "test", published=date(2020, 3, 2), blocks=segment(text)))
    assert sorted({line(statement) for statement in statements}) == stated


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        *BACKING,
        *FIGHTING,
        *AID,
        *MONEY,
        *ARMS,
        *TRAINING,
        *WORKING_TOGETHER,
        *MEMBERS,
        *PRAISE,
        *CRITICISM,
        *CALLS,
        *SANCTIONS,
        *THREATS,
        *DIPLOMACY,
    ],
)
def test_states(says: Says, sentence: str, stated: list[str]) -> None:
    assert says(sentence) == stated


@pytest.mark.parametrize("sentence", SAYS_NOTHING)
def test_states_nothing(says: Says, sentence: str) -> None:
    assert says(sentence) == []
