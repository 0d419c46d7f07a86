"""Requests, accusations, refusals, threats and standing relations, as news agencies word them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Says = Callable[[str], list[str]]

# Asking, urging, demanding, pressing: REQUEST
REQUESTS = [
    ("Washington has asked Seoul to postpone the exercises.", ["United States urges South Korea"]),
    (
        "The Kremlin on Tuesday called on Yerevan and Baku to exercise maximum restraint.",
        ["Russia urges Armenia", "Russia urges Azerbaijan"],
    ),
    ("Japan asked China for an explanation on Friday.", ["Japan urges China"]),
    (
        "Pretoria wants Harare to stop the farm seizures, a South African diplomat said.",
        ["South Africa urges Zimbabwe"],
    ),
    (
        "The UN Security Council demanded that Iraq give inspectors immediate access.",
        ["UN Security Council urges Iraq"],
    ),
    (
        "Bosnia appealed to NATO for air cover as Serb shells fell on Gorazde.",
        ["Bosnia and Herzegovina urges NATO"],
    ),
    ("Pope John Paul II begged the Hutus to lay down their arms.", ["John Paul II urges Hutus"]),
    (
        "Egypt, Jordan and Saudi Arabia pressed Hamas to accept the Egyptian plan.",
        [
            "Egypt urges Hamas",
            "Jordan urges Hamas",
            "Saudi Arabia urges Hamas",
            "requested: Hamas agreesWith Egypt",
        ],
    ),
    (
        "Hamas was told by Cairo to hand over the gunmen.",
        ["Egypt urges Hamas", "requested: Hamas extradites gunmen"],
    ),
    (
        "Ukraine will ask Germany for more tanks, its defence minister said in Kyiv.",
        ["planned: Ukraine urges Germany"],
    ),
    (
        "Georgia's repeated requests to NATO for a membership timetable have gone unanswered.",
        ["Georgia urges NATO"],
    ),
    (
        "Colombian President Ivan Duque demanded the ELN free all its captives.",
        [
            "Ivan Duque leads Colombia",
            "Ivan Duque urges National Liberation Army",
            "requested: National Liberation Army releases National Liberation Army captives",
        ],
    ),
    (
        "Taipei turned to Washington for help after Chinese missiles landed off its coast.",
        ["Taiwan urges United States"],
    ),
    ("Islamabad's appeals to the IMF fell on deaf ears.", ["Pakistan urges International Monetary Fund"]),
    (
        (
            "Lebanese Prime Minister Saad al-Hariri, under fire at home, implored Paris to speed up "
            "deliveries of weapons to the army."
        ),
        ["Saad al-Hariri leads Lebanon", "Saad al-Hariri urges France", "requested: France arms army"],
    ),
    (
        "Moscow insists that Kyiv withdraw its troops from the Donbas.",
        ["Russia urges Ukraine", "requested: Ukraine withdrawsFrom Donbas"],
    ),
    ("Zelenskiy again pushed Berlin for long-range missiles.", ["Volodymyr Zelenskiy urges Germany"]),
    (
        "Sarajevo came under pressure from the European Union to reform its police.",
        ["European Union urges Bosnia and Herzegovina"],
    ),
    (
        "Khartoum is facing calls from the African Union to disarm the Janjaweed.",
        ["African Union urges Sudan"],
    ),
    (
        (
            "Mexico wants the United States to curb the flow of guns, President Andres Manuel Lopez "
            "Obrador said."
        ),
        ["Mexico urges United States"],
    ),
    ("Kohl exhorted the Germans to be patient.", ["Helmut Kohl urges Germany"]),
    ("Kabul renewed its appeal to Islamabad to close the training camps.", ["Afghanistan urges Pakistan"]),
    ("Poland requested NATO consultations after the drone incident.", ["Poland urges NATO"]),
    ("Ukraine has sought security guarantees from the United States.", ["Ukraine urges United States"]),
    ("The World Bank is pressing Jakarta to scrap fuel subsidies.", ["World Bank urges Indonesia"]),
    ("The army ordered residents of Khan Younis to leave.", ["army urges residents in Khan Younis"]),
    ("Brussels demanded that Hungary repay the money.", ["European Union urges Hungary"]),
    ("Syria's request to Moscow for air support was granted within days.", ["Syria urges Russia"]),
    (
        "The IMF has told Argentina to cut its deficit before it releases the next tranche.",
        ["International Monetary Fund urges Argentina"],
    ),
    ("Beijing did not press Pyongyang to return to the talks.", ["not: China urges North Korea"]),
    ("Taliban leaders have been asked by Qatar to receive the envoy.", ["Qatar urges Taliban leaders"]),
    ("Trump wants NATO to pay more.", ["Donald Trump urges NATO"]),
    (
        "Trump ordered the withdrawal of U.S. troops from Syria.",
        ["planned: American Armed Forces withdrawsFrom Syria"],
    ),
    ("Zimbabwe's opposition urged South Africa to act.", ["Zimbabwean opposition urges South Africa"]),
    (
        "Burundi's government has been told by the African Union to accept peacekeepers.",
        ["African Union urges Burundian government"],
    ),
    ("Moscow's demands on Kyiv include neutrality.", ["Russia urges Ukraine"]),
    # These state nothing.
    ("Lebanon urged the release of the bishops.", []),
]

# Blame, suspicion, protest notes, summoned ambassadors: ACCUSE. What is only alleged is possible at most.
ACCUSATIONS = [
    (
        "Kigali accuses Kinshasa of harbouring Hutu militants; Kinshasa says Rwanda arms the M23.",
        ["Rwanda accuses DR Congo", "Rwanda arms M23", "possible: DR Congo aids Hutu militants"],
    ),
    (
        "Pakistan was accused by Afghanistan on Monday of sheltering the Taliban.",
        ["Afghanistan accuses Pakistan", "possible: Pakistan aids Taliban"],
    ),
    (
        "The opposition leader, Morgan Tsvangirai, alleged that ZANU-PF had rigged the vote.",
        ["Morgan Tsvangirai accuses ZANU-PF"],
    ),
    (
        "Blaming Riyadh for the collapse of the talks, the Houthis said they would keep fighting.",
        ["Houthis accuses Saudi Arabia"],
    ),
    ("The bombing, which Ankara blamed on the PKK, killed 37 people.", ["Turkey accuses PKK"]),
    ("Prague summoned the Russian ambassador over the expulsions.", ["Czech Republic accuses Russia"]),
    (
        "Eritrea pointed a finger at Addis Ababa for the failure of the mediation.",
        ["Eritrea accuses Ethiopia"],
    ),
    ("India says Pakistan is behind the assault on the Uri camp.", ["India accuses Pakistan"]),
    (
        "NATO and Russia traded accusations over the deployment.",
        ["NATO accuses Russia", "Russia accuses NATO"],
    ),
    (
        "In a letter to the Security Council, Syria charged that Israel had violated its airspace.",
        ["Syria accuses Israel"],
    ),
    (
        (
            "U.S. intelligence officials suspect North Korea of having carried out the cyber attack "
            "on the bank."
        ),
        ["American officials accuses North Korea", "possible: North Korea attacks bank"],
    ),
    (
        "Accusing Khartoum of bombing villages, the SPLA broke off negotiations.",
        ["Sudan People's Liberation Army accuses Sudan"],
    ),
    ("Greece lodged a formal protest with Turkey about the overflights.", ["Greece accuses Turkey"]),
    ("Netanyahu did not blame Jordan for the attack.", ["not: Benjamin Netanyahu accuses Jordan"]),
    (
        "Caracas, which accuses Bogota of plotting a coup, closed the border on Thursday.",
        ["Venezuela accuses Colombia"],
    ),
    (
        "Washington has openly named Tehran as the culprit in the tanker attacks.",
        ["United States accuses Iran"],
    ),
    (
        "A UN panel implicated Rwandan officers in the plunder of Congo's gold.",
        ["United Nations panel accuses Rwandan officers"],
    ),
    (
        "Minsk complained that Warsaw had trained the opposition.",
        ["Belarus accuses Poland", "possible: Poland trains opposition"],
    ),
    (
        "Baku alleges that Yerevan is arming the separatists in Karabakh.",
        ["Azerbaijan accuses Armenia", "possible: Armenia arms separatists"],
    ),
    ("Colombia's army linked the FARC to the car bomb in Bogota.", ["Colombian Armed Forces accuses FARC"]),
    ("Investigators traced the bomb to Hezbollah.", ["investigators accuses Hezbollah"]),
    ("Venezuela blamed the blackout on the United States.", ["Venezuela accuses United States"]),
    (
        "London sees Moscow as the culprit in the poisoning of Sergei Skripal.",
        ["United Kingdom accuses Russia"],
    ),
    (
        "Israel and Hezbollah traded blame over the shelling.",
        ["Hezbollah accuses Israel", "Israel accuses Hezbollah"],
    ),
    (
        "Tehran summoned the British, French and German ambassadors on Sunday.",
        ["Iran accuses France", "Iran accuses Germany", "Iran accuses United Kingdom"],
    ),
    (
        "The Dutch ambassador was summoned to the foreign ministry in Ankara.",
        ["Turkish Foreign Ministry accuses Netherlands"],
    ),
    ("Kyiv said Moscow was behind the explosion at the dam.", ["Ukraine accuses Russia"]),
    (
        "Ethiopian Prime Minister Abiy Ahmed has repeatedly accused Egypt of stoking unrest.",
        ["Abiy Ahmed accuses Egypt", "Abiy Ahmed leads Ethiopia"],
    ),
    (
        "The United States has never accused Saudi Arabia of involvement in the attacks.",
        ["not: United States accuses Saudi Arabia"],
    ),
    ("Manila protested to Beijing over the water cannon.", ["Philippines accuses China"]),
    ("Hutu leaders were implicated by a Belgian witness.", ["Belgian witness accuses Hutu leaders"]),
    (
        "Japan lodged a protest with Russia after Medvedev visited the Kurils.",
        ["Dmitry Medvedev visits Kuril Islands", "Japan accuses Russia"],
    ),
    ("Serbia's president accused NATO's commander of lying.", ["Aleksandar Vucic accuses NATO commander"]),
    ("Armenia has not accused Turkey of anything, Pashinyan said.", ["not: Armenia accuses Turkey"]),
    # These state nothing.
    ("The report holds the Myanmar military responsible for the burning of Rohingya villages.", []),
]

# Criticism and condemnation. Victims and regretted deaths are not criticised.
CRITICISM = [
    (
        "The European Union deplored Minsk's decision to execute the two men.",
        ["European Union criticises Belarus", "planned: Belarus kills men"],
    ),
    (
        "Human Rights Watch was sharply critical of the Egyptian police.",
        ["Human Rights Watch criticises Egyptian police"],
    ),
    (
        "Beijing reacted angrily to the U.S. arms sale to Taiwan.",
        ["China criticises United States", "United States arms Taiwan"],
    ),
    (
        "Mahathir hit out at the IMF, calling it a tool of the rich.",
        ["Mahathir Mohamad criticises International Monetary Fund"],
    ),
    ("Merkel voiced her disappointment with Ankara's silence.", ["Angela Merkel criticises Turkey"]),
    (
        "Cuba's Fidel Castro blasted the United States on Sunday in a four-hour speech.",
        ["Fidel Castro criticises United States"],
    ),
    ("Jakarta took Canberra to task for turning back the boats.", ["Indonesia criticises Australia"]),
    (
        "Pakistan has condemned the Indian shelling of villages along the Line of Control.",
        ["Pakistan criticises India"],
    ),
    ("The African Union refused to condemn Mugabe.", ["not: African Union criticises Robert Mugabe"]),
    ("Orban drew fire from Brussels for meeting Putin.", ["European Union criticises Viktor Orban"]),
    ("Riyadh reacted with fury to the Canadian tweet.", ["Saudi Arabia criticises Canada"]),
    (
        "Israel drew condemnation from Egypt and Jordan.",
        ["Egypt criticises Israel", "Jordan criticises Israel"],
    ),
    ("Paris was furious with Canberra over the submarines.", ["France criticises Australia"]),
    ("Erdogan heaped scorn on the European Union.", ["Recep Tayyip Erdogan criticises European Union"]),
    ("The Vatican expressed dismay at the Israeli decision.", ["Vatican criticises Israel"]),
    (
        "German Chancellor Helmut Kohl was scathing about Margaret Thatcher.",
        ["Helmut Kohl criticises Margaret Thatcher", "Helmut Kohl leads Germany"],
    ),
    (
        (
            "Hong Kong's leader, Carrie Lam, hit back at the United States on Tuesday, calling the "
            "sanctions shameless."
        ),
        ["Carrie Lam criticises United States", "Carrie Lam leads Hong Kong"],
    ),
    ("Cuba denounced the U.S. embargo at the United Nations.", ["Cuba criticises United States"]),
    (
        "Lavrov accused NATO of encirclement and derided Stoltenberg as a puppet.",
        ["Sergei Lavrov accuses NATO", "Sergei Lavrov criticises Jens Stoltenberg"],
    ),
    ("Modi questioned the legitimacy of Maduro.", ["Narendra Modi criticises Nicolas Maduro"]),
    # These state nothing.
    ("Lula was lambasted in Washington for his remarks on Ukraine.", []),
    ("He stopped short of criticising Riyadh.", []),
    ("The bombing of the camp drew condemnation from Egypt and Jordan.", []),
    ("Bishop Desmond Tutu railed against apartheid.", []),
    ("The rebels were condemned to a long war.", []),
    ("Denmark expressed regret over the deaths of Afghan civilians.", []),
    ("The United Nations voiced concern about refugees in Jordan.", []),
]

# Inquiries, charges, lawsuits. A suspect without a named prosecutor states nothing.
INQUIRIES = [
    (
        ("The International Criminal Court opened an investigation into the Philippines' war on drugs."),
        ["International Criminal Court investigates Philippines"],
    ),
    ("A Spanish judge indicted Pinochet for torture.", ["Spanish court investigates Augusto Pinochet"]),
    ("Ukraine is suing Russia at the International Court of Justice.", ["Ukraine investigates Russia"]),
    (
        "Gambia took Myanmar to the World Court over the killing of the Rohingya.",
        ["Gambia investigates Myanmar"],
    ),
    (
        "The IAEA said its inspectors had questioned Iranian scientists.",
        ["International Atomic Energy Agency inspectors investigates Iranian scientists"],
    ),
    (
        "Brazil's federal police searched the home of former President Jair Bolsonaro.",
        ["Brazilian police investigates Jair Bolsonaro"],
    ),
    (
        "Duterte is under investigation by the International Criminal Court.",
        ["International Criminal Court investigates Rodrigo Duterte"],
    ),
    (
        "Qatar brought a complaint against the United Arab Emirates at the World Trade Organization.",
        ["Qatar investigates United Arab Emirates"],
    ),
    ("South Africa has dragged Israel before the World Court.", ["South Africa investigates Israel"]),
    ("Najib Razak is being investigated by the United States.", ["United States investigates Najib Razak"]),
    ("The European Commission opened an inquiry into Gazprom.", ["European Commission investigates Gazprom"]),
    (
        "Bangladesh is trying Sheikh Hasina for crimes against humanity.",
        ["Bangladesh investigates Sheikh Hasina"],
    ),
    (
        "UN inspectors inspected Iraq's weapons plants near Falluja.",
        ["United Nations inspectors investigates Iraq"],
    ),
    ("Australia filed a suit against Japan over whaling.", ["Australia investigates Japan"]),
    # These state nothing.
    ("Milosevic went on trial at The Hague for crimes against humanity.", []),
    ("Netanyahu, who is on trial for bribery, said the police had framed him.", []),
    ("Swiss prosecutors dropped the investigation of Asif Ali Zardari.", []),
    ("Arroyo was charged with plunder in Manila.", []),
    ("Interpol closed its investigation of the Iranian general.", []),
    ("Kim Jong Un inspected a missile launcher.", []),
]

# Refusals, vetoes, cancelled meetings: REJECT. "Declined to comment" rejects nobody.
REFUSALS = [
    ("Hanoi turned down a Chinese proposal for joint exploration.", ["Vietnam rejects China"]),
    ("Moscow vetoed a Western-drafted resolution on Syria.", []),
    ("The Taliban spurned an offer of talks from Kabul.", ["Taliban rejects Afghanistan"]),
    ("The request from Tirana was rejected by Skopje.", ["North Macedonia rejects Albania"]),
    (
        "Iran has no plans to negotiate with the United States, Khamenei said.",
        ["not planned: Iran negotiatesWith United States"],
    ),
    ("Obama scrapped a planned meeting with Putin in Moscow.", ["Barack Obama rejects Vladimir Putin"]),
    ("The junta barred ASEAN's envoy from seeing Aung San Suu Kyi.", ["junta rejects ASEAN envoy"]),
    ("Armenia ruled out any concessions to Azerbaijan on the corridor.", ["Armenia rejects Azerbaijan"]),
    ("Serbia will never recognise Kosovo, Vucic said.", ["not planned: Serbia recognises Kosovo"]),
    ("Likud's rejection of the Saudi plan surprised nobody.", ["Likud rejects Saudi Arabia"]),
    (
        "Turkey blocked Sweden's accession to NATO.",
        ["Turkey rejects Sweden", "not planned: Sweden memberOf NATO"],
    ),
    (
        "The White House shrugged off a demand from Baghdad that U.S. troops leave.",
        ["United States rejects Iraq"],
    ),
    (
        "Mandela called off his meeting with Buthelezi after the killings.",
        ["Nelson Mandela rejects Mangosuthu Buthelezi", "not: Nelson Mandela meets Mangosuthu Buthelezi"],
    ),
    ("Israel has not rejected the Egyptian proposal.", ["not: Israel rejects Egypt"]),
    ("Islamabad shrugged off a warning from Washington.", ["Pakistan rejects United States"]),
    (
        (
            "Maduro, who has resisted pressure from the United States to quit, said he would serve "
            "out his term."
        ),
        ["Nicolas Maduro rejects United States"],
    ),
    (
        "The United States vetoed Palestine's membership bid at the Security Council.",
        ["United States rejects Palestine"],
    ),
    ("Nigeria refused to release the detained separatists.", ["not: Nigeria releases separatists"]),
    (
        "The Sri Lankan government has refused to talk to the Tamil Tigers.",
        ["Sri Lankan government rejects Liberation Tigers of Tamil Eelam"],
    ),
    ("Hamas would not accept the Egyptian offer, a spokesman said.", ["not planned: Hamas agreesWith Egypt"]),
    (
        "Iceland and Norway rejected Brussels' demands on mackerel.",
        ["Iceland rejects European Union", "Norway rejects European Union"],
    ),
    ("Zimbabwe refused visas to observers from the European Union.", ["Zimbabwe rejects observers"]),
    ("Netanyahu ruled out talks with Hamas.", ["Benjamin Netanyahu rejects Hamas"]),
    ("Kosovo's leaders poured cold water on the Serbian proposal.", ["Kosovan leaders rejects Serbia"]),
    ("Pyongyang has ignored repeated calls from Beijing to halt its tests.", ["North Korea rejects China"]),
    ("Modi declined an invitation from Islamabad.", ["Narendra Modi rejects Pakistan"]),
    ("Canada has refused Iran permission to open a consulate.", ["Canada rejects Iran"]),
    (
        "Israel rejected calls from the United Nations for an end to the siege of Gaza.",
        ["Israel rejects United Nations"],
    ),
    # These state nothing.
    ("The Kremlin declined to comment on Ukraine's claim.", []),
    ("The Kremlin declined to comment on Alexei Navalny.", []),
    ("The Pentagon refused to comment on the report about Iran.", []),
    ("Police declined to name the group.", []),
    ("Israel refused to confirm the strike on Syria.", []),
]

# Threats and warnings: THREATEN. A warning to travellers or of an eruption is none.
THREATS = [
    ("North Korea threatened to turn Seoul into a sea of fire.", ["North Korea threatens South Korea"]),
    (
        "Trump has threatened Turkey with sanctions if it attacks the Kurds.",
        ["Donald Trump threatens Turkey", "possible: Turkey attacks Kurds"],
    ),
    ("Brussels is threatening to sue Hungary over the law.", ["European Union threatens Hungary"]),
    (
        "Georgian officials said they had been threatened by Moscow with a gas cutoff.",
        ["Russia threatens Georgian officials"],
    ),
    ("Vowing revenge against Israel, Hezbollah buried its commander.", ["Hezbollah threatens Israel"]),
    ("Beijing told Taipei it was playing with fire.", ["China threatens Taiwan"]),
    ("Russia's threats against Finland have grown louder.", ["Russia threatens Finland"]),
    ("Ethiopia warned Eritrea on Monday against any new incursion.", ["Ethiopia threatens Eritrea"]),
    (
        "NATO warned the Bosnian Serbs that it would bomb their guns.",
        ["NATO threatens Bosnian Serbs", "planned: NATO strikes Bosnian Serb guns"],
    ),
    ("Iran did not threaten Saudi Arabia, Zarif said.", ["not: Iran threatens Saudi Arabia"]),
    (
        "The ICC issued arrest warrants for Putin and for Lvova-Belova.",
        [
            "International Criminal Court threatens Lvova-Belova",
            "International Criminal Court threatens Vladimir Putin",
        ],
    ),
    (
        "Washington raised the prospect of new sanctions against Caracas.",
        ["United States threatens Venezuela"],
    ),
    (
        "China has reserved the right to take countermeasures against Lithuania.",
        ["China threatens Lithuania"],
    ),
    ("Aleksandar Vucic vowed to retaliate against Pristina.", ["Aleksandar Vucic threatens Kosovo"]),
    ("Al Qaeda promised vengeance on Denmark for the cartoons.", ["al-Qaida threatens Denmark"]),
    ("Yeltsin threatened to use force against the Chechens.", ["Boris Yeltsin threatens Chechens"]),
    ("The European Union is weighing sanctions against Georgia.", ["European Union threatens Georgia"]),
    (
        ("ECOWAS has threatened to use force against Niger's junta if it does not reinstate Mohamed Bazoum."),
        ["ECOWAS threatens Nigerien government"],
    ),
    ("Gaddafi vowed to hunt down the rebels in Benghazi.", ["Muammar Gaddafi threatens rebels in Benghazi"]),
    (
        "Beijing, issuing a warning to Taipei, flew 40 planes across the median line.",
        ["China threatens Taiwan"],
    ),
    (
        "Threatened by Ankara with war, Damascus expelled Ocalan.",
        ["Syria expels Abdullah Ocalan", "Turkey threatens Syria"],
    ),
    ("China warned off a U.S. destroyer near the Paracels.", ["China threatens United States"]),
    (
        (
            "The International Criminal Court prosecutor, Karim Khan, requested an arrest warrant for"
            " Min Aung Hlaing."
        ),
        ["Karim Khan threatens Min Aung Hlaing"],
    ),
    # These state nothing.
    ("Scientists warned Indonesia about a possible eruption.", []),
    ("The U.S. embassy warned Americans about demonstrations in Dhaka.", []),
    ("Pashinyan said there was no threat to Armenia from Iran.", []),
    ("The IRA threatened to end its ceasefire.", []),
    ("The CIA warned Turkey of a planned attack on its embassy.", []),
]

# Standing opposition and rivalry.
RIVALS = [
    ("Turkey is a staunch opponent of the YPG.", ["Turkey opposes YPG"]),
    ("Budapest, long opposed to Ukraine's membership, said it would not budge.", ["Hungary opposes Ukraine"]),
    (
        "India and Pakistan, bitter foes since 1947, exchanged fire in Kashmir.",
        ["India clashesWith Pakistan", "India rivalOf Pakistan"],
    ),
    ("The United States is at loggerheads with China over Huawei.", ["United States rivalOf China"]),
    ("Savimbi's long struggle against the MPLA ended in his death.", ["Jonas Savimbi atWarWith MPLA"]),
    ("Egypt is locked in a dispute with Ethiopia over the dam.", ["Egypt rivalOf Ethiopia"]),
    ("Greece's long-running dispute with Turkey over the Aegean flared again.", ["Greece rivalOf Turkey"]),
    ("The stand-off between Nicosia and Ankara has alarmed Brussels.", ["Cyprus rivalOf Turkey"]),
    ("Armenia, which is hostile to Turkey, closed its airspace.", ["Armenia opposes Turkey"]),
    ("Algeria's tense relations with Morocco have not improved.", ["Algeria rivalOf Morocco"]),
    ("Ukraine and Hungary sparred over the pipeline.", ["Ukraine rivalOf Hungary"]),
    # These state nothing.
    ("Slovakia is opposed to the sanctions on Russia.", []),
]

# Membership, leadership, control: no event.
STRUCTURE = [
    ("Mauritania quit the bloc in 2000.", ["Mauritania withdrawsFrom bloc"]),
    ("Finland became NATO's 31st member.", ["Finland memberOf NATO"]),
    (
        "The al-Qassam Brigades, the military wing of Hamas, claimed the attack.",
        ["al-Qassam Brigades partOf Hamas"],
    ),
    ("The town of Kobani is held by the YPG.", ["YPG controls Kobani"]),
    (
        "Jubaland, a region in southern Somalia, is governed by Ahmed Madobe.",
        ["Ahmed Madobe controls Jubaland", "Jubaland locatedIn Somalia"],
    ),
    (
        ("Croatia entered the European Union in 2013, the first new member since Bulgaria and Romania."),
        ["Croatia memberOf European Union"],
    ),
    ("Islamic State lost control of Palmyra in March.", ["Islamic State withdrawsFrom Palmyra"]),
    (
        "Iraqi Kurdish leader Masoud Barzani warned Baghdad not to send tanks north.",
        ["Masoud Barzani leads Iraqi Kurds", "Masoud Barzani threatens Iraq"],
    ),
    (
        "Abu Mohammed al-Adnani, the Islamic State spokesman, called for attacks in Europe.",
        ["Abu Mohammed al-Adnani speaksFor Islamic State"],
    ),
    ("Kofi Annan, the former U.N. secretary general, flew to Nairobi.", ["Kofi Annan visits Nairobi"]),
    (
        "Chadian President Idriss Deby, who seized power in 1990, leads an army of 30,000.",
        ["Idriss Deby leads Chad", "Idriss Deby leads army"],
    ),
    ("Sweden is not a member of NATO.", ["not: Sweden memberOf NATO"]),
    ("Moldova hopes to join the European Union by 2030.", ["planned: Moldova memberOf European Union"]),
    ("Yahya Sinwar, Hamas' leader in Gaza, is in hiding.", ["Yahya Sinwar leads Hamas"]),
    (
        "Rebels of the Lord's Resistance Army, led by Joseph Kony, crossed from Sudan.",
        ["Joseph Kony leads Lord's Resistance Army"],
    ),
    ("Charles Taylor, president of Liberia, and his wife left Monrovia.", ["Charles Taylor leads Liberia"]),
    # These state nothing.
    ("Iraq's former foreign minister, Hoshiyar Zebari, declined to comment.", []),
]

# Several clauses, several relations.
LONG = [
    (
        (
            "Colombian President Alvaro Uribe, who accuses Hugo Chavez of sheltering FARC rebels, "
            "rejected Ecuador's demand for an apology on Monday and said his army would go on bombing"
            " the guerrillas."
        ),
        [
            "Alvaro Uribe accuses Hugo Chavez",
            "Alvaro Uribe leads Colombia",
            "Alvaro Uribe rejects Ecuador",
            "planned: Alvaro Uribe army strikes guerrillas",
            "possible: Hugo Chavez aids FARC",
        ],
    ),
    (
        (
            "The European Union, which had threatened Belgrade with sanctions for weeks, criticised "
            "Milosevic again on Friday after his police beat protesters in Pristina, a diplomat in "
            "Brussels said."
        ),
        [
            "European Union criticises Slobodan Milosevic",
            "European Union threatens Serbia",
            "Slobodan Milosevic police attacks protesters in Pristina",
        ],
    ),
    (
        (
            "Rwanda's foreign minister, Louise Mushikiwabo, summoned the French ambassador in Kigali "
            "to protest against a book that accuses Paul Kagame of murder."
        ),
        ["Louise Mushikiwabo accuses France", "Louise Mushikiwabo leads Rwanda"],
    ),
    (
        (
            "Australia, a member of the Quad, has asked China to lift its tariffs on wine, but "
            "Beijing, angered by the inquiry into the virus, has rejected Canberra's request."
        ),
        ["Australia memberOf Quad", "Australia urges China", "China rejects Australia"],
    ),
    (
        (
            "Jean-Bertrand Aristide, the ousted president of Haiti, accused the United States of "
            "kidnapping him."
        ),
        [
            "Jean-Bertrand Aristide accuses United States",
            "possible: United States abducts Jean-Bertrand Aristide",
        ],
    ),
    (
        "Poland criticised Germany, and Germany criticised Poland.",
        ["Germany criticises Poland", "Poland criticises Germany"],
    ),
    (
        "Mexico was urged by the United States and criticised by Guatemala.",
        ["Guatemala criticises Mexico", "United States urges Mexico"],
    ),
    ("Ukraine is not at odds with Poland.", ["not: Ukraine rivalOf Poland"]),
    (
        "Greece, a member of NATO, blocked North Macedonia's bid to join the alliance.",
        [
            "Greece memberOf NATO",
            "Greece rejects North Macedonia",
            "not planned: North Macedonia memberOf NATO",
        ],
    ),
]

ALL = [*REQUESTS, *ACCUSATIONS, *CRITICISM, *INQUIRIES, *REFUSALS, *THREATS, *RIVALS, *STRUCTURE, *LONG]


@pytest.mark.parametrize(("sentence", "stated"), ALL)
def test_states(says: Says, sentence: str, stated: list[str]) -> None:
    assert says(sentence) == stated


# What is expected, insisted on or suggested is neither asked for nor blamed on anybody.
NOT_STATED = [
    ("Kerry suggested that Russia bombed the convoy.", "urges"),
    ("Putin insisted that Ukraine shot down the plane.", "urges"),
    ("The army pushed the rebels out of Aleppo.", "urges"),
    ("The judge requested an arrest warrant for Omar al-Bashir.", "urges"),
    ("Peru asked Chile's permission to fly over Arica.", "criticises"),
    ("Anwar Ibrahim spurned the offer, ruling out a deal with Malaysia's government.", "leads"),
    ("Kuwait denied involvement in the coup in Sudan.", "rejects"),
    ("Iceland refused to impose sanctions on Libya.", "rejects"),
    ("Lebanon's former president, Emile Lahoud, flew to Paris.", "leads"),
    ("The United Nations warned Kenya about a drought.", "threatens"),
]


@pytest.mark.parametrize(("sentence", "relation"), NOT_STATED)
def test_does_not_state(says: Says, sentence: str, relation: str) -> None:
    assert not [said for said in says(sentence) if f" {relation} " in said]
