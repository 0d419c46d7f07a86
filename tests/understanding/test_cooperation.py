"""Cooperation as wire services write it, from promises and visits to aid, withdrawals and truces."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Says = Callable[[str], list[str]]

# agreesWith: understandings short of a signature
AGREEMENTS = [
    (
        "Peru has accepted Ecuador's offer of a truce along the border, a spokesman in Lima said.",
        ["Peru agreesWith Ecuador"],
    ),
    ("Cyprus and Lebanon are in agreement on the maritime boundary.", ["Cyprus agreesWith Lebanon"]),
    (
        "Moldova said it had come to terms with Gazprom on the repayment of its debts.",
        ["Moldova agreesWith Gazprom"],
    ),
    (
        "Algeria and Mali hammered out a deal on Thursday under which migrants would be sent home by bus.",
        ["Algeria agreesWith Mali"],
    ),
    (
        "The Vatican and Vietnam agreed to upgrade relations.",
        [
            "Vatican agreesWith Vietnam",
            "planned: Vatican recognises Vietnam",
            "planned: Vietnam recognises Vatican",
        ],
    ),
]

# promises: what is offered, pledged, assured; the act itself only as a plan
PROMISES = [
    ("Japan pledged $200 million in aid to Cambodia on Friday.", ["Japan promises Cambodia"]),
    (
        "The European Union promised Ukraine 40,000 shells by the end of the year.",
        ["European Union promises Ukraine"],
    ),
    (
        "Kuwait vowed to stand by Bahrain after the unrest.",
        ["Kuwait promises Bahrain", "planned: Kuwait backs Bahrain"],
    ),
    (
        "The United States assured Taiwan that it would keep its commitments.",
        ["United States promises Taiwan"],
    ),
    (
        "Russia has not offered to supply Armenia with missiles, the Kremlin said on Monday.",
        ["not planned: Russia arms Armenia", "not: Russia promises Armenia"],
    ),
    ("Bulgaria has agreed to sell Ukraine two nuclear reactors.", ["Bulgaria promises Ukraine"]),
    (
        (
            "The International Monetary Fund, which lent Argentina $57 billion in 2018, said it was "
            "open to talks with Buenos Aires."
        ),
        ["International Monetary Fund funds Argentina", "International Monetary Fund promises Argentina"],
    ),
]

# meets
MEETINGS = [
    (
        "Chinese President Xi Jinping met Kenyan President William Ruto in Beijing on Tuesday.",
        ["William Ruto leads Kenya", "Xi Jinping leads China", "Xi Jinping meets William Ruto"],
    ),
    (
        "French President Jacques Chirac received Palestinian leader Yasser Arafat at the Elysee Palace.",
        [
            "Jacques Chirac leads France",
            "Jacques Chirac meets Yasser Arafat",
            "Yasser Arafat leads Palestine",
        ],
    ),
    (
        (
            "German Chancellor Angela Merkel held a working lunch with British Prime Minister David "
            "Cameron in Berlin."
        ),
        [
            "Angela Merkel leads Germany",
            "Angela Merkel meets David Cameron",
            "David Cameron leads United Kingdom",
        ],
    ),
    (
        "Pope Francis granted an audience to Cuban President Raul Castro.",
        ["Pope Francis meets Raul Castro", "Raul Castro leads Cuba"],
    ),
    (
        "A meeting between the Venezuelan foreign minister and a delegation of Guyana ended without result.",
        ["Jorge Arreaza meets Guyanese delegation"],
    ),
    (
        "The Dalai Lama was received by Indian Prime Minister Narendra Modi.",
        ["Dalai Lama meets Narendra Modi", "Narendra Modi leads India"],
    ),
    (
        "Vietnam's president played host to Barack Obama on Monday.",
        ["Vietnamese president meets Barack Obama"],
    ),
    (
        "Nelson Mandela, who had lunch with Queen Elizabeth in London, flew on to Washington.",
        ["Nelson Mandela meets Elizabeth II", "Nelson Mandela visits Washington"],
    ),
    (
        "Kofi Annan was due to meet Syrian President Bashar al-Assad in Damascus on Saturday.",
        ["Bashar al-Assad leads Syria", "planned: Kofi Annan meets Bashar al-Assad"],
    ),
    (
        "Putin will not meet Zelenskiy at the summit, the Kremlin said.",
        ["not planned: Vladimir Putin meets Volodymyr Zelenskiy"],
    ),
    ("Saddam Hussein received Yevgeny Primakov in Baghdad.", ["Saddam Hussein meets Yevgeny Primakov"]),
    (
        "The Maltese prime minister said he had not met Muammar Gaddafi.",
        ["not: Maltese prime minister meets Muammar Gaddafi"],
    ),
]

# visits: travel, stages of a trip, "on a visit to", delegations
VISITS = [
    (
        "Pakistani Prime Minister Imran Khan left for Tehran on Sunday.",
        ["Imran Khan leads Pakistan", "Imran Khan visits Iran"],
    ),
    ("Yitzhak Rabin made a secret trip to Morocco.", ["Yitzhak Rabin visits Morocco"]),
    ("UN inspectors visited Iraq again in the autumn.", ["United Nations inspectors visits Iraq"]),
    ("Nancy Pelosi's visit to Taiwan angered China.", ["Nancy Pelosi visits Taiwan"]),
    (
        "Indonesian President Joko Widodo began a three-day state visit to Australia.",
        ["Joko Widodo leads Indonesia", "Joko Widodo visits Australia"],
    ),
    (
        "Thabo Mbeki, on a visit to Zimbabwe, said the crisis could be solved.",
        ["Thabo Mbeki visits Zimbabwe"],
    ),
    (
        "Belarusian President Alexander Lukashenko cancelled a trip to Latvia.",
        ["Alexander Lukashenko leads Belarus", "Alexander Lukashenko rejects Latvia"],
    ),
    ("Boris Yeltsin wound up a two-day visit to Bonn.", ["Boris Yeltsin visits Bonn"]),
    ("Mongolia has never been visited by Donald Trump.", ["not: Donald Trump visits Mongolia"]),
    ("Turkey sent a delegation to Libya to look at the oil fields.", ["Turkey visits Libya"]),
    ("Egypt received a visit from Emmanuel Macron.", ["Emmanuel Macron visits Egypt"]),
    ("Cuban doctors arrived in Angola to help fight the epidemic.", ["Cuban doctors visits Angola"]),
    ("Kim Jong Il has never visited Seoul.", ["not: Kim Jong Il visits South Korea"]),
]

# talksWith: in person, by phone, in writing
TALKS = [
    (
        (
            "French President Emmanuel Macron telephoned Lebanese President Michel Aoun to discuss the "
            "port blast."
        ),
        [
            "Emmanuel Macron leads France",
            "Emmanuel Macron talksWith Michel Aoun",
            "Michel Aoun leads Lebanon",
        ],
    ),
    (
        "Ethiopian Prime Minister Abiy Ahmed spoke on the phone with Eritrean President Isaias Afwerki.",
        ["Abiy Ahmed leads Ethiopia", "Abiy Ahmed talksWith Isaias Afwerki", "Isaias Afwerki leads Eritrea"],
    ),
    (
        "Talks between Spain and Britain over Gibraltar got under way in Brussels.",
        ["Spain talksWith United Kingdom"],
    ),
    (
        "Israel exchanged messages with Hezbollah through a German intermediary.",
        ["Israel talksWith Hezbollah"],
    ),
    (
        "In a telephone call with Narendra Modi, Joe Biden discussed wheat supplies.",
        ["Narendra Modi talksWith Joe Biden"],
    ),
    (
        "Myanmar's military has opened a dialogue with the Karen National Union.",
        ["Myanmar Armed Forces talksWith Karen National Union"],
    ),
    (
        "Azerbaijan and Armenia wrapped up another round of talks on Nagorno-Karabakh in Moscow.",
        ["Azerbaijan talksWith Armenia"],
    ),
]

# negotiatesWith
NEGOTIATIONS = [
    (
        "Sri Lanka and the Tamil Tigers resumed peace talks in Thailand on Monday after a three-month break.",
        ["Sri Lanka negotiatesWith Liberation Tigers of Tamil Eelam"],
    ),
    ("Chad entered into negotiations with the rebels in Libya.", ["Chad negotiatesWith rebels"]),
    (
        "Britain has been negotiating a trade agreement with New Zealand.",
        ["United Kingdom negotiatesWith New Zealand"],
    ),
    (
        "The United States does not negotiate with terrorists, George W. Bush said.",
        ["not: United States negotiatesWith terrorists"],
    ),
    (
        "Indirect negotiations between Israel and Syria were suspended in December.",
        ["not: Israel negotiatesWith Syria"],
    ),
]

# mediates: for each party
MEDIATION = [
    (
        "Norway brokered the accord between Israel and the PLO.",
        [
            "Israel signsWith Palestine Liberation Organization",
            "Norway mediates Israel",
            "Norway mediates Palestine Liberation Organization",
        ],
    ),
    (
        "Qatar mediated between the United States and the Taliban.",
        ["Qatar mediates Taliban", "Qatar mediates United States"],
    ),
    (
        "Oman has acted as a go-between for Washington and Tehran.",
        ["Oman mediates Iran", "Oman mediates United States"],
    ),
    (
        (
            "Former Finnish President Martti Ahtisaari mediated talks between Indonesia and the Free "
            "Aceh Movement."
        ),
        [
            "Indonesia talksWith Free Aceh Movement",
            "Martti Ahtisaari mediates Free Aceh Movement",
            "Martti Ahtisaari mediates Indonesia",
        ],
    ),
    (
        "Richard Holbrooke shuttled between Belgrade and Sarajevo.",
        ["Richard Holbrooke mediates Bosnia and Herzegovina", "Richard Holbrooke mediates Serbia"],
    ),
    (
        "China offered its good offices to India and Pakistan.",
        ["China mediates India", "China mediates Pakistan"],
    ),
    (
        "Qatar hosted talks between Fatah and Hamas.",
        ["Fatah talksWith Hamas", "Qatar mediates Fatah", "Qatar mediates Hamas"],
    ),
]

# backs: standing support, and its denial
BACKERS = [
    (
        "Hezbollah, backed by Iran and Syria, controls much of southern Lebanon.",
        ["Iran backs Hezbollah", "Syria backs Hezbollah"],
    ),
    (
        "The Saudi-backed government in Aden lost ground to the Houthis.",
        ["Saudi Arabia backs government in Aden"],
    ),
    ("Cuba has long been a staunch supporter of the Sandinistas.", ["Cuba backs Sandinistas"]),
    ("Zambia came out in support of Kenneth Kaunda.", ["Zambia backs Kenneth Kaunda"]),
    ("Rwanda denied supporting the M23 rebels in eastern Congo.", ["not: Rwanda backs M23"]),
    ("Iran is the main backer of Hezbollah.", ["Iran backs Hezbollah"]),
    (
        "The African National Congress threw its support behind Cyril Ramaphosa.",
        ["African National Congress backs Cyril Ramaphosa"],
    ),
    ("Eritrea is accused of backing al Shabaab.", ["possible: Eritrea backs al-Shabaab"]),
    (
        "Fighters loyal to Khalifa Haftar withdrew from Sirte.",
        ["fighters backs Khalifa Haftar", "fighters withdrawsFrom Sirte"],
    ),
    ("Turkey-backed rebels shelled a village near Manbij.", ["Turkey backs rebels"]),
    (
        "British Prime Minister Margaret Thatcher gave her backing to Ronald Reagan.",
        ["Margaret Thatcher backs Ronald Reagan", "Margaret Thatcher leads United Kingdom"],
    ),
    ("Islamist rebels pledged allegiance to Islamic State.", ["Islamist rebels backs Islamic State"]),
]

# alliedWith
ALLIES = [
    ("Japan, a close ally of the United States, joined the sanctions.", ["Japan alliedWith United States"]),
    (
        "Serbia, Russia's traditional ally in the Balkans, refused to impose sanctions.",
        ["Serbia alliedWith Russia"],
    ),
    ("Belarus and Russia have formed a military alliance.", ["Belarus alliedWith Russia"]),
    (
        "South Korea and Japan are both allied with the United States.",
        [
            "Japan alliedWith United States",
            "South Korea alliedWith Japan",
            "South Korea alliedWith United States",
        ],
    ),
    (
        "The Northern Alliance made common cause with the United States against the Taliban.",
        ["Northern Alliance alliedWith United States"],
    ),
    ("India is not an ally of China.", ["not: India alliedWith China"]),
]

# praises: words in favour, thanks, condolences
PRAISE = [
    (
        "George H.W. Bush paid tribute to Mikhail Gorbachev for his courage.",
        ["George H.W. Bush praises Mikhail Gorbachev"],
    ),
    ("Australia has hailed Indonesia's handling of the investigation.", ["Australia praises Indonesia"]),
    ("Pope John Paul II praised Lech Walesa as a man of peace.", ["John Paul II praises Lech Walesa"]),
    ("Bill Clinton expressed his full support for Boris Yeltsin.", ["Bill Clinton praises Boris Yeltsin"]),
    ("Donald Trump heaped praise on Kim Jong Un after the summit.", ["Donald Trump praises Kim Jong Un"]),
    (
        "Sweden congratulated Zelenskiy on his victory in the election.",
        ["Sweden praises Volodymyr Zelenskiy"],
    ),
    ("Pakistan thanked China for its help with the vaccines.", ["Pakistan praises China"]),
    ("Tony Blair rallied to the defence of Bill Clinton.", ["Tony Blair praises Bill Clinton"]),
    ("Sudan expressed solidarity with Egypt after the bombing in Cairo.", ["Sudan praises Egypt"]),
    ("Havana has never praised Washington, a diplomat said.", ["not: Cuba praises United States"]),
    ("Bush paid tribute to Gorbachev.", ["Bush praises Mikhail Gorbachev"]),
]

# recognises: of states and of governments, relations restored
RECOGNITION = [
    ("Bahrain normalised relations with Israel in 2020.", ["Bahrain recognises Israel"]),
    ("Croatia was recognised by Germany in December 1991.", ["Germany recognises Croatia"]),
    (
        "Panama cut ties with Taiwan and recognised China.",
        ["Panama recognises China", "Panama sanctions Taiwan"],
    ),
    (
        "Ethiopia and Eritrea resumed diplomatic relations after two decades.",
        ["Eritrea recognises Ethiopia", "Ethiopia recognises Eritrea"],
    ),
    (
        "India and China have mended fences since the clash.",
        ["China recognises India", "India recognises China"],
    ),
    (
        "Croatia, which joined the European Union in 2013, recognised Kosovo in 2008.",
        ["Croatia memberOf European Union", "Croatia recognises Kosovo"],
    ),
]

# signs and signsWith
SIGNATURES = [
    (
        "Turkey and Russia put their names to a deal on grain exports.",
        ["Russia signs deal", "Turkey signs deal"],
    ),
    (
        "Israel and Jordan signed a peace treaty in 1994.",
        ["Israel signs treaty", "Israel signsWith Jordan", "Jordan signs treaty"],
    ),
    (
        "France clinched a $5 billion contract with the United Arab Emirates for the supply of Rafale jets.",
        ["France signs contract", "France signsWith United Arab Emirates"],
    ),
    ("Chile signed a free trade pact with South Korea.", ["Chile signs pact", "Chile signsWith South Korea"]),
    (
        "Libya inked a defence cooperation accord with Turkey.",
        ["Libya signs accord", "Libya signsWith Turkey"],
    ),
    ("A memorandum of understanding was signed between Nigeria and Morocco.", ["Nigeria signsWith Morocco"]),
    (
        "An agreement signed by Bosnia and Croatia provides for the return of refugees.",
        [
            "Bosnia and Herzegovina signs agreement",
            "Bosnia and Herzegovina signsWith Croatia",
            "Croatia signs agreement",
        ],
    ),
    ("Somaliland's deal with Ethiopia infuriated Mogadishu.", ["Somaliland signsWith Ethiopia"]),
    (
        "Belgrade is expected to sign an agreement with Pristina next week.",
        ["planned: Serbia signs agreement", "planned: Serbia signsWith Kosovo"],
    ),
    (
        "Greece will not sign the agreement with Macedonia, Alexis Tsipras said.",
        ["not planned: Greece signs agreement", "not planned: Greece signsWith North Macedonia"],
    ),
]

# concedesTo: apology, pardon, eased restrictions, declared truces
CONCESSIONS = [
    (
        "Netanyahu apologised to Turkey for the deaths of nine activists.",
        ["Benjamin Netanyahu concedesTo Turkey"],
    ),
    (
        "Japan's apology to South Korea over wartime brothels did not satisfy the victims.",
        ["Japan concedesTo South Korea"],
    ),
    ("The U.S. Treasury eased sanctions on Venezuela's oil sector.", ["US Treasury concedesTo Venezuela"]),
    ("Pakistan lifted its ban on Indian films.", ["Pakistan concedesTo India"]),
    (
        "Washington took Sudan off its list of state sponsors of terrorism.",
        ["United States concedesTo Sudan"],
    ),
    (
        "FARC declared a unilateral truce with the Colombian army over Christmas.",
        ["FARC concedesTo Colombian Armed Forces"],
    ),
    ("Slobodan Milosevic caved in to NATO after 78 days of bombing.", ["Slobodan Milosevic concedesTo NATO"]),
    ("Morocco reopened its border with Spain at Ceuta.", ["Morocco concedesTo Spain"]),
    ("Kenya dropped the charges against Mohamed Farah.", ["Kenya concedesTo Mohamed Farah"]),
    ("Spain granted independence to Guinea.", ["Spain concedesTo Guinea"]),
    ("The Georgian leader apologised to Abkhazia for the war.", ["Georgian leader concedesTo Abkhazia"]),
    ("Bahrain pardoned 50 Shi'ite protesters.", ["Bahrain concedesTo Shia protesters"]),
    ("Jakarta granted autonomy to Aceh.", ["Indonesia concedesTo Aceh"]),
]

# hasTiesWith: standing relations
TIES = [
    ("Vietnam has close military ties with Russia.", ["Vietnam hasTiesWith Russia"]),
    ("Trade between India and Bangladesh has tripled in a decade.", ["India hasTiesWith Bangladesh"]),
    ("Sudan established defence links with Iran in the 1990s.", ["Sudan hasTiesWith Iran"]),
    ("Relations between Poland and Hungary have warmed.", ["Poland hasTiesWith Hungary"]),
    ("Turkey has strong cultural ties to Azerbaijan.", ["Turkey hasTiesWith Azerbaijan"]),
    (
        "Ankara's relationship with Washington has been strained by the purchase of Russian missiles.",
        ["Turkey hasTiesWith United States"],
    ),
    ("North Korea maintains friendly relations with Cuba.", ["North Korea hasTiesWith Cuba"]),
]

# cooperatesWith: joint action, trade, exchange
COOPERATION = [
    (
        "U.S. and South Korean forces began their annual joint military drills on Monday.",
        ["American Armed Forces cooperatesWith South Korean Armed Forces"],
    ),
    (
        "Mali and Burkina Faso will carry out joint patrols along their border.",
        ["planned: Mali cooperatesWith Burkina Faso"],
    ),
    ("Uganda is working closely with Rwanda against the ADF.", ["Uganda cooperatesWith Rwanda"]),
    ("Israel shared intelligence with Jordan about the cell.", ["Israel cooperatesWith Jordan"]),
    ("Colombia cooperated with the DEA in the hunt for Pablo Escobar.", ["Colombia cooperatesWith DEA"]),
    ("Ukraine and Russia exchanged 200 prisoners on Sunday.", ["Ukraine cooperatesWith Russia"]),
    ("Russia sells oil to India at a discount.", ["Russia cooperatesWith India"]),
    ("Chinese exports to Russia rose by a third.", ["China cooperatesWith Russia"]),
    (
        "North Korea stopped cooperating with the IAEA in 2009.",
        ["not: North Korea cooperatesWith International Atomic Energy Agency"],
    ),
    ("Iran is teaming up with Venezuela to repair refineries.", ["Iran cooperatesWith Venezuela"]),
    ("Spain has joined hands with Mauritania to stop migrant boats.", ["Spain cooperatesWith Mauritania"]),
    ("Moscow's military cooperation with Myanmar has grown.", ["Russia cooperatesWith Myanmar"]),
    (
        "Kazakhstan and Kyrgyzstan set up a joint working group on water.",
        ["Kazakhstan cooperatesWith Kyrgyzstan"],
    ),
    ("Iran supplies gas to Armenia.", ["Iran cooperatesWith Armenia"]),
    (
        "Kazakhstan has begun exporting oil to China through a new pipeline.",
        ["Kazakhstan cooperatesWith China"],
    ),
]

# extradites
EXTRADITIONS = [
    ("Bolivia extradited Klaus Barbie to France.", ["Bolivia extradites Klaus Barbie"]),
    ("Thailand extradited Viktor Bout to the United States in 2010.", ["Thailand extradites Viktor Bout"]),
    ("Italy refused to extradite Abdullah Ocalan to Turkey.", ["not: Italy extradites Abdullah Ocalan"]),
]

# aids: goods, shelter, rescue, debts
AID = [
    ("Germany donated 30,000 tonnes of wheat to Ethiopia.", ["Germany aids Ethiopia"]),
    ("Switzerland granted asylum to a Belarusian sprinter.", ["Switzerland aids Belarusian sprinter"]),
    (
        "Uganda has given shelter to a million South Sudanese refugees.",
        ["Uganda aids South Sudanese refugees"],
    ),
    ("Israel flew relief supplies to Turkey after the earthquake.", ["Israel aids Turkey"]),
    ("Sweden took in thousands of refugees from Chile after the coup.", ["Sweden aids refugees"]),
    ("Japan's emergency aid to Myanmar was held up at the port.", ["Japan aids Myanmar"]),
    (
        "The World Food Programme airlifted food to starving villagers in Sudan.",
        ["World Food Programme aids villagers"],
    ),
    ("The Red Cross delivered medical supplies to the besieged town of Madaya.", ["Red Cross aids Madaya"]),
    ("French commandos rescued hostages held by al Qaeda in Mali.", ["French commandos aids hostages"]),
    ("Paris Club creditors wrote off $30 billion of Iraq's debt.", ["Paris Club aids Iraq"]),
    ("India rushed oxygen and medicine to Nepal.", ["India aids Nepal"]),
    ("Uruguay took in six detainees from Guantanamo.", ["Uruguay aids detainees in Guantanamo Bay"]),
]

# arms: weapons of all kinds, sold, given, planned, denied
ARMS = [
    ("The United States sold F-16 fighters to Pakistan.", ["United States arms Pakistan"]),
    ("Czechoslovakia shipped rifles to Ethiopia during the Cold War.", ["Czechoslovakia arms Ethiopia"]),
    ("Eritrea is accused of supplying arms to Islamists in Somalia.", ["possible: Eritrea arms Islamists"]),
    ("Germany will deliver Leopard tanks to Ukraine.", ["planned: Germany arms Ukraine"]),
    ("Israel is a major arms supplier to Azerbaijan.", ["Israel arms Azerbaijan"]),
    ("North Korean arms sales to Syria violated sanctions.", ["North Korea arms Syria"]),
    ("Washington approved a $2 billion arms package for Taiwan.", ["United States arms Taiwan"]),
    ("Belarus denied that it had sold weapons to Iraq.", ["not: Belarus arms Iraq"]),
    ("Poland gave Ukraine 200 tanks.", ["Poland arms Ukraine"]),
]

# trains
TRAINING = [
    ("Cuban instructors trained SWAPO guerrillas in Angola.", ["Cuban instructors trains SWAPO guerrillas"]),
    (
        "The European Union runs a training mission for the Malian army.",
        ["European Union trains Malian Armed Forces"],
    ),
    ("The rebels were trained by Chad.", ["Chad trains rebels"]),
]

# funds: loans, grants, cash, and their end
MONEY = [
    ("The IMF approved a $3 billion loan to Pakistan.", ["International Monetary Fund funds Pakistan"]),
    ("Qatar bankrolled the Muslim Brotherhood in Egypt.", ["Qatar funds Muslim Brotherhood"]),
    ("The World Bank granted Tanzania a credit of $500 million.", ["World Bank funds Tanzania"]),
    ("Kuwait lent Egypt $4 billion.", ["Kuwait funds Egypt"]),
    ("China has poured billions of dollars into Sri Lanka's ports.", ["China funds Sri Lanka"]),
    ("Iran cut its funding for Hamas.", ["Iran sanctions Hamas"]),
    (
        "Saudi Arabia deposited $2 billion in Yemen's central bank.",
        ["Saudi Arabia funds Yemeni central bank"],
    ),
    ("The UAE injected cash into the Sudanese economy.", ["United Arab Emirates funds Sudan"]),
    ("Ivory Coast borrowed $1 billion from the World Bank.", ["World Bank funds Ivory Coast"]),
]

# withdrawsFrom: troops and fighters leave, flee, pull out
WITHDRAWALS = [
    ("U.S. troops left Iraq in 2011.", ["American Armed Forces withdrawsFrom Iraq"]),
    ("Israel pulled its troops out of southern Lebanon in May 2000.", ["Israel withdrawsFrom Lebanon"]),
    (
        "Ethiopian forces completed their withdrawal from Mogadishu.",
        ["Ethiopian Armed Forces withdrawsFrom Mogadishu"],
    ),
    (
        "The Soviet Union's withdrawal from Afghanistan began in 1988.",
        ["Soviet Union withdrawsFrom Afghanistan"],
    ),
    ("Islamic State fighters fled Palmyra.", ["Islamic State withdrawsFrom Palmyra"]),
    ("France closed its last base in Niger and brought its soldiers home.", ["France withdrawsFrom Niger"]),
    ("Syrian troops have quit Lebanon after 29 years.", ["Syrian Armed Forces withdrawsFrom Lebanon"]),
    (
        "Rwanda says its soldiers have not pulled out of Congo.",
        ["not: Rwandan Armed Forces withdrawsFrom DR Congo"],
    ),
    ("MONUSCO peacekeepers began leaving Congo in February.", ["MONUSCO withdrawsFrom DR Congo"]),
    ("Britain quit the European Union.", ["United Kingdom withdrawsFrom European Union"]),
    (
        "Bosnian Serb forces have begun withdrawing from Gorazde.",
        ["Army of Republika Srpska withdrawsFrom Gorazde"],
    ),
]

# releases: people and what belongs to them
RELEASES = [
    ("Boko Haram freed 21 schoolgirls kidnapped in Chibok.", ["Boko Haram releases schoolgirls"]),
    ("Iran released the American sailors within a day.", ["Iran releases American sailors"]),
    ("Hamas let two Israeli hostages go on Tuesday.", ["Hamas releases Israeli hostages"]),
    ("The Taliban freed the Korean missionaries.", ["Taliban releases Korean missionaries"]),
    (
        "Myanmar's junta released Aung San Suu Kyi from house arrest.",
        ["Myanmar government releases Aung San Suu Kyi"],
    ),
    ("Pakistan freed a captured Indian pilot as a gesture of peace.", ["Pakistan releases Indian pilot"]),
    ("Washington unfroze $6 billion of Iranian assets.", ["United States releases Iran"]),
    ("Israel freed 500 Palestinian prisoners from jail.", ["Israel releases Palestinian prisoners"]),
    ("Libya freed six Bulgarian nurses in 2007.", ["Libya releases Bulgarian nurses"]),
    (
        "Israel is prepared to release 100 Palestinian prisoners.",
        ["Israel promises Palestinian prisoners", "planned: Israel releases Palestinian prisoners"],
    ),
]

# ceasesFireWith: what stops; what was stopped is denied
TRUCES = [
    ("A ceasefire between Hezbollah and Israel took effect on Monday.", ["Hezbollah ceasesFireWith Israel"]),
    ("Armenia and Azerbaijan observed a truce.", ["Armenia ceasesFireWith Azerbaijan"]),
    (
        "Houthi rebels and the Saudi-led coalition halted hostilities for Ramadan.",
        ["Houthis ceasesFireWith coalition", "Saudi Arabia leads coalition"],
    ),
    (
        "Turkey suspended its offensive against Kurdish fighters in northern Syria.",
        ["Turkey ceasesFireWith Kurdish fighters", "not: Turkey attacks Kurdish fighters"],
    ),
    ("The ceasefire between India and Pakistan has held since February.", ["India ceasesFireWith Pakistan"]),
    (
        "NATO halted its air strikes on Yugoslavia.",
        ["NATO ceasesFireWith Yugoslavia", "not: NATO strikes Yugoslavia"],
    ),
]

# Words of friendship without a friend: nothing is stated.
STATE_NOTHING = [
    "Russian-made missiles were delivered to Iran.",
    "Russia credited its success to Iran.",
    "Morocco and Algeria called for a truce.",
    "Egypt stopped an attack in Sudan.",
    "Gabon celebrated independence from France.",
    "Police in Kenya stopped a bus in Garissa.",
    "India handed over documents to Pakistan.",
    "Russia dealt with Turkey.",
    "Israel and Egypt called a conference.",
]

# Acts of other kinds that share words with these: (sentence, the relation that must not be stated).
STATE_ANOTHER = [
    ("Germany agreed to arrest Carles Puigdemont.", "promises"),
    ("NATO agreed to bomb Serbia.", "promises"),
    ("Saudi Arabia vowed to punish the Houthis.", "promises"),
    ("Iran promised retaliation against Israel.", "promises"),
    ("Moscow withdrew its support for Najibullah in 1991.", "backs"),
    ("Moscow withdrew its support for Najibullah in 1991.", "promises"),
    ("Argentina severed diplomatic relations with Iran.", "hasTiesWith"),
    ("India ruled out any concessions to Pakistan over Kashmir.", "concedesTo"),
    ("Russia refused to apologise to Georgia.", "concedesTo"),
    ("China cut off aid to Vietnam.", "aids"),
    ("Iran cut its funding for Hamas.", "funds"),
    ("The rebels handed back control of the airport to the UN.", "releases"),
    ("Turkish troops arrived in Qatar.", "visits"),
    ("Russia sent tanks into Georgia.", "arms"),
    ("France froze aid to Mali.", "aids"),
    ("Hungary blocked aid to Ukraine.", "aids"),
    ("Iran fired missiles at Iraq.", "arms"),
    ("Libya armed itself against Egypt.", "arms"),
    ("Angola broke off contacts with UNITA.", "talksWith"),
    ("Cambodia expelled a diplomat and broke off talks with Thailand.", "talksWith"),
    ("Ethiopia abandoned talks with Eritrea.", "withdrawsFrom"),
    ("Israel flew relief supplies to Turkey after the earthquake.", "visits"),
    ("Chad broke a ceasefire with Libya.", "ceasesFireWith"),
    ("Israel rejected a ceasefire with Hamas.", "ceasesFireWith"),
    ("Turkey hosts three million Syrian refugees.", "meets"),
    ("Donald Trump pulled out of the deal with Iran.", "signsWith"),
    ("France praised the fight against Boko Haram.", "praises"),
    ("Mali received threats from al Qaeda.", "meets"),
    ("The European Union welcomed the arrest of Ratko Mladic.", "praises"),
    ("The European Union welcomed the arrest of Ratko Mladic.", "meets"),
    ("Britain applauded sanctions against Zimbabwe.", "praises"),
    ("Switzerland paid compensation to Libya.", "funds"),
    ("Kenya voted for sanctions against Eritrea.", "praises"),
    ("Iran defended the strikes against Israel.", "praises"),
    ("The United States helped topple Saddam Hussein.", "aids"),
    ("China bolstered its forces against Taiwan.", "backs"),
    ("The ceasefire between Israel and Hamas collapsed.", "ceasesFireWith"),
    ("Syria and Iraq are close to an agreement with Turkey on the river.", "hasTiesWith"),
]

TABLES = [
    AGREEMENTS,
    PROMISES,
    MEETINGS,
    VISITS,
    TALKS,
    NEGOTIATIONS,
    MEDIATION,
    BACKERS,
    ALLIES,
    PRAISE,
    RECOGNITION,
    SIGNATURES,
    CONCESSIONS,
    TIES,
    COOPERATION,
    EXTRADITIONS,
    AID,
    ARMS,
    TRAINING,
    MONEY,
    WITHDRAWALS,
    RELEASES,
    TRUCES,
]


@pytest.mark.parametrize(("sentence", "stated"), [row for table in TABLES for row in table])
def test_states(says: Says, sentence: str, stated: list[str]) -> None:
    assert says(sentence) == stated


@pytest.mark.parametrize("sentence", STATE_NOTHING)
def test_states_nothing(says: Says, sentence: str) -> None:
    assert says(sentence) == []


@pytest.mark.parametrize(("sentence", "relation"), STATE_ANOTHER)
def test_states_another_relation(says: Says, sentence: str, relation: str) -> None:
    assert not [said for said in says(sentence) if f" {relation} " in said]
