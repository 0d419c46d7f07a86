"""Names that several bear: whom the words in brackets mean where they stand.

A row names the actor by the end of its IRI. ``None`` is nobody that the actor base knows (a new actor, or no
actor at all), and ``-georgia`` anybody but that one.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from graph.model import Actor, Article
from graph.ontology import ACTOR
from graph.understanding.extraction import Reader
from graph.understanding.sensing import Senser
from tests.understanding.conftest import PUBLISHED

Meant = Callable[[str], Actor | None]

MEANT = [
    # Georgia
    ("[Georgia] condemned the shelling of its villages.", "georgia"),
    ("Russia withdrew its troops from [Georgia].", "georgia"),
    ("The talks in [Georgia] were hosted by its president in Tbilisi.", "georgia"),
    ("Lawyers in Atlanta, [Georgia], sued the company.", "-georgia"),
    ("The governor of [Georgia] signed the bill.", "-georgia"),
    ("The US state of [Georgia] counted its votes again.", "-georgia"),
    ("A senator from [Georgia], a US state, met voters.", "-georgia"),
    ("Republicans in [Georgia] sued the state's election board.", "-georgia"),
    ("[Georgia] Meloni is not the Italian spelling.", None),
    ("[Georgia] Brown won the race in Paris.", None),
    ("[Georgia], Armenia and Azerbaijan signed a trade deal.", "georgia"),
    ("[Georgian troops] left the village.", "georgian-armed-forces"),
    # Jordan
    ("[Jordan] closed its border with Syria.", "jordan"),
    ("Refugees fled to [Jordan].", "jordan"),
    ("The king of [Jordan] met Macron.", "jordan"),
    ("Michael [Jordan] praised the team.", None),
    ("[Jordan] Peterson criticised the law.", None),
    ("Congressman Jim [Jordan] questioned the witness.", None),
    ("Jim Jordan questioned the witness. [Jordan] criticised the FBI.", None),
    ("Israel and [Jordan] agreed to share water.", "jordan"),
    # Chad
    ("[Chad] sent soldiers to Mali.", "chad"),
    ("The rebels crossed into [Chad] from Sudan.", "chad"),
    ("[Chad] Johnson scored twice.", None),
    ("Coach [Chad] Morris left the club.", None),
    ("Cameroon and [Chad] attacked Boko Haram.", "chad"),
    # Niger and Nigeria
    ("[Niger] expelled the French ambassador.", "niger"),
    ("[Nigeria] closed its border with Niger.", "nigeria"),
    ("[Nigerien soldiers] arrested the president.", "nigerien-armed-forces"),
    ("[Nigerian soldiers] arrested the gunmen.", "nigerian-armed-forces"),
    ("Fighters from the [Niger] Delta attacked a pipeline.", "-niger"),
    ("Boats sank on the [Niger] River.", "-niger"),
    # the four Guineas
    ("[Guinea] accused Senegal of helping the plotters.", "guinea"),
    ("[Guinea-Bissau] accused its navy chief.", "guinea-bissau"),
    ("[Equatorial Guinea] accused Spain of a plot.", "equatorial-guinea"),
    ("[Papua New Guinea] signed a treaty with Australia.", "papua-new-guinea"),
    ("Pirates attacked a tanker in the [Gulf of Guinea].", "-guinea"),
    # the two Congos
    ("[DR Congo] accused Rwanda of backing the rebels.", "dr-congo"),
    ("[The Democratic Republic of Congo] accused Rwanda.", "dr-congo"),
    ("[The Democratic Republic of the Congo] accused Rwanda.", "dr-congo"),
    ("[Congo-Brazzaville] hosted the talks.", "republic-of-congo"),
    ("[The Republic of Congo] hosted the talks.", "republic-of-congo"),
    ("Ferries crossed the [Congo] River.", "-dr-congo"),
    ("[Kinshasa] accused Rwanda of backing the rebels.", "dr-congo"),
    ("[Brazzaville] accused Angola of an attack.", "republic-of-congo"),
    # Korea
    ("[North Korea] fired a missile.", "north-korea"),
    ("[South Korea] condemned the launch.", "south-korea"),
    ("[Pyongyang] condemned the exercise.", "north-korea"),
    ("[Seoul] condemned the launch.", "south-korea"),
    ("The war in [Korea] ended in 1953.", None),
    ("Moon met Kim in [Pyongyang].", "pyongyang"),
    # Sudan
    ("[Sudan] recalled its ambassador.", "sudan"),
    ("[South Sudan] accused Sudan of bombing its oil fields.", "south-sudan"),
    ("South Sudan accused [Sudan] of bombing its oil fields.", "sudan"),
    ("[Juba] accused Khartoum of backing the rebels.", "south-sudan"),
    ("Juba accused [Khartoum] of backing the rebels.", "sudan"),
    # Ireland
    ("[Ireland] criticised the plan of the British government.", "ireland"),
    ("Police in [Northern Ireland] arrested two men.", "northern-ireland"),
    ("[Dublin] urged London to keep the border open.", "ireland"),
    ("Dublin urged [London] to keep the border open.", "united-kingdom"),
    # China and Taiwan
    ("[China] warned Taiwan against a declaration of independence.", "china"),
    ("China warned [Taiwan] against a declaration of independence.", "taiwan"),
    ("[Beijing] warned Taipei.", "china"),
    ("Beijing warned [Taipei].", "taiwan"),
    ("[The People's Republic of China] recognised the state.", "china"),
    ("[The Republic of China] bought fighter jets.", "taiwan"),
    ("The frigate crossed the [South China Sea].", "-china"),
    ("Workers at [China Airlines] went on strike.", "-china"),
    # Macedonia
    ("[Macedonia] changed its name after the deal with Greece.", "north-macedonia"),
    ("[North Macedonia] joined NATO.", "north-macedonia"),
    ("The party won most votes in [Macedonia], a region of Greece.", "-north-macedonia"),
    # Washington
    ("[Washington] imposed sanctions on Iran.", "united-states"),
    ("Iran accused [Washington] of sabotage.", "united-states"),
    ("Abe met Trump in [Washington].", "washington"),
    ("Abe flew to [Washington] on Monday.", "washington"),
    ("Thousands marched through [Washington].", "washington"),
    ("Relations between Tehran and [Washington] worsened.", "united-states"),
    ("[The Washington Post] accused the prince.", "washington-post"),
    ("President George [Washington] led the army.", None),
    ("Denzel [Washington] supported the campaign.", None),
    ("[Washington] state sued the federal government.", "-united-states"),
    ("The governor of [Washington] state criticised the ban.", "-united-states"),
    ("Fires burned near Spokane, [Washington].", "-united-states"),
    ("Kerry [Washington] condemned the violence.", None),
    # Moscow and other seats
    ("The two ministers held talks in [Moscow].", "moscow"),
    ("[Moscow] said it would not leave Syria.", "russia"),
    ("Ukraine accused [Moscow] of breaking the truce.", "russia"),
    ("Lukashenko travelled to [Moscow].", "moscow"),
    ("[Moscow], which backs Assad, condemned the raid.", "russia"),
    ("A fire in a [Moscow] hospital killed six people.", "moscow"),
    ("Three students of the University of Idaho were killed in [Moscow], Idaho.", "-moscow"),
    ("The [Kremlin] denied the report.", "russia"),
    ("[Kabul] accused Islamabad of backing the Taliban.", "afghanistan"),
    ("A bomb exploded in [Kabul].", "kabul"),
    ("[Damascus] rejected the proposal.", "syria"),
    ("Rockets hit [Damascus].", "damascus"),
    ("[Baghdad] expelled the Turkish ambassador.", "iraq"),
    ("Gunmen killed two judges in [Baghdad].", "baghdad"),
    ("[Brussels] threatened Warsaw with fines.", "european-union"),
    ("Police arrested five men in [Brussels].", "brussels"),
    # Paris, London, Berlin
    ("[Paris] recalled its ambassador from Ankara.", "france"),
    ("Gunmen killed 130 people in [Paris].", "paris"),
    ("[Paris] Hilton criticised the school.", None),
    ("Two brothers in [Paris], Texas, were arrested.", "-paris"),
    ("[London] expelled two diplomats.", "united-kingdom"),
    ("The mayor of [London] criticised Trump.", "london"),
    ("Jack [London] wrote about wolves.", None),
    ("[Berlin] summoned the Russian ambassador.", "germany"),
    ("Isaiah [Berlin] criticised the theory.", None),
    # The Hague
    ("The court in [The Hague] convicted the general.", "the-hague"),
    ("The tribunal in [the Hague] convicted the general.", "the-hague"),
    ("William [Hague] condemned the attack.", "-the-hague"),
    # Lebanon
    ("[Lebanon] complained to the United Nations about Israel.", "lebanon"),
    ("Israel bombed southern [Lebanon].", "lebanon"),
    ("A factory in [Lebanon], Pennsylvania, closed.", "-lebanon"),
    ("Police in [Lebanon], Ohio, arrested a man.", "-lebanon"),
    # Cuba
    ("[Cuba] freed 53 prisoners.", "cuba"),
    ("[Cuba] Gooding denied the charge.", None),
    ("[Cuba] Gooding Jr. denied the charge.", None),
    # Israel
    ("[Israel] bombed a convoy in Syria.", "israel"),
    ("[Israel] Katz criticised Turkey.", "-israel"),
    ("[Israel] Adesanya beat his rival.", None),
    ("Steve [Israel] criticised the vote.", None),
    # clubs
    ("[Chelsea] beat Arsenal in the cup final.", None),
    ("[Chelsea] Clinton supported her mother.", None),
    ("[Chelsea] Manning leaked the files.", None),
    ("[Real Madrid] signed the striker.", "-madrid"),
    ("[Barcelona] beat Real Madrid in the league.", "-barcelona"),
    ("[Barcelona] signed the striker from Liverpool.", "-barcelona"),
    ("A van killed 13 people in [Barcelona].", "barcelona"),
    ("[Liverpool] lost to Madrid in the Champions League final.", None),
    ("Liverpool lost to [Madrid] in the Champions League final.", "-spain"),
    ("[Madrid] rejected the Catalan referendum.", "spain"),
    ("[Atletico Madrid] lost the final.", "-spain"),
    # states that are teams
    ("[France] beat Croatia in the World Cup final.", "-croatia"),
    # Turkey
    ("[Turkey] shot down a Russian jet.", "turkey"),
    ("The family ate [turkey] for dinner.", None),
    ("Roast [turkey] was served at Thanksgiving.", None),
    ("Farmers sold every [turkey] before Christmas.", None),
    # Amazon
    ("[Amazon] fired the strikers.", "-amazon-rainforest"),
    ("Fires destroyed forest in [the Amazon].", None),
    ("The [Amazon] River flooded two towns.", "-amazon"),
    # IS, US, UN, AU, PM, IT
    ("[IS] attacked a prison in Iraq.", "islamic-state"),
    ("THE PRESIDENT [IS] IN MOSCOW", None),
    ("It [is] Iran that attacked Iraq.", None),
    ("The [US] attacked Iran.", "united-states"),
    ("Iran told [us] the truth.", None),
    ("GIVE [US] BREAD", None),
    ("The [UN] condemned the coup.", "united-nations"),
    ("The [AU] condemned the coup.", "african-union"),
    ("One [AU] is the distance from Earth to the Sun.", None),
    ("The vote ended at 6 [PM] on Sunday.", None),
    ("The PM [Boris Johnson] met Merkel.", "boris-johnson"),
    ("The [EU] imposed sanctions on Russia.", "european-union"),
    ("[WHO] sent doctors to Wuhan.", "world-health-organization"),
    ("[Who] attacked Iran?", None),
    ("The [PA] condemned the raid.", "palestinian-authority"),
    ("[IT] workers went on strike.", None),
    # persons with names of states and places
    ("[India] Walton told the court everything.", None),
    ("[Kenya] Barris criticised the studio.", None),
    ("[Francis] condemned the war.", None),
    ("Pope [Francis] condemned the war.", "pope-francis"),
    ("[Ireland] Baldwin thanked her father.", None),
    ("Lionel [Israel] met Macron.", None),
    ("[Sydney] Sweeney criticised the report.", None),
    ("[Victoria] Nuland met Lavrov.", "-victoria"),
    ("Gunmen killed two tourists in [Sydney].", "sydney"),
    ("[Santiago] Abascal criticised Spain.", "-chile"),
    ("[Santiago] recalled its ambassador from Caracas.", "chile"),
    # relatives and namesakes of leaders
    ("[Asma al-Assad] visited a hospital.", "-bashar-al-assad"),
    ("[Hafez al-Assad] attacked Israel.", "hafez-al-assad"),
    ("[Maher al-Assad] led the division.", "-bashar-al-assad"),
    ("[Melania Trump] visited a school.", "-donald-trump"),
    ("[Michelle Obama] praised the students.", "-barack-obama"),
    ("[Emine Erdogan] visited a hospital.", "-recep-tayyip-erdogan"),
    ("[Sara Netanyahu] sued the newspaper.", "-benjamin-netanyahu"),
    ("[Assad] attacked Aleppo.", "bashar-al-assad"),
    ("[al-Assad] attacked Aleppo.", "bashar-al-assad"),
    ("[Al-Assad] attacked Aleppo.", "bashar-al-assad"),
    ("[Bashar Assad] attacked Aleppo.", "bashar-al-assad"),
    ("[Bashar al-Asad] attacked Aleppo.", "bashar-al-assad"),
    ("[Bashar Al Assad] attacked Aleppo.", "bashar-al-assad"),
    # one group, many names
    ("[Daesh] attacked Palmyra.", "islamic-state"),
    ("[Da'esh] attacked Palmyra.", "islamic-state"),
    ("[ISIL] attacked Palmyra.", "islamic-state"),
    ("[ISIS] attacked Palmyra.", "islamic-state"),
    ("The so-called [Islamic State] attacked Palmyra.", "islamic-state"),
    ('The so-called "[Islamic State]" attacked Palmyra.', "islamic-state"),
    ("The [Islamic State] group attacked Palmyra.", "islamic-state"),
    ("[Islamic State] militants attacked Palmyra.", "islamic-state"),
    ("The [Islamic Republic] arrested the students.", "iran"),
    # names inside longer names
    ("[Air France] cancelled its flights.", "-france"),
    ("[Bank of America] sued the state.", "-united-states"),
    ("[New Mexico] sued the federal government.", "-mexico"),
    ("[Voice of America] quoted the general.", "-united-states"),
    ("The [Indian Ocean] island was hit by a storm.", "-india"),
    ("[Royal Dutch Shell] left Russia.", "-netherlands"),
    ("[Deutsche Bank] paid a fine.", "-germany"),
    ("The [Sea of Japan] was closed to ships.", "-japan"),
    ("The [Iran] Nuclear deal was signed in Vienna.", "-vienna"),
    ("The [Bank of China] froze the accounts.", "-china"),
    ("The [American University of Beirut] closed.", "-lebanon"),
    ("The [Persian Gulf] was closed to tankers.", "-iran"),
    ("The [Mexico City] police arrested three men.", "-mexico"),
    ("The [Kuwait City] summit ended.", "-kuwait"),
    ("[Panama City] hosted the summit.", "-france"),
    ("[Guatemala City] hosted the summit.", "-france"),
    # months, words and other chance likenesses
    ("In [May] Theresa May resigned.", None),
    ("Theresa [May] resigned.", "theresa-may"),
    ("The troops will [march] on Tripoli.", None),
    ("Rebels will march on [Tripoli].", "tripoli"),
    ("[Tripoli] accused Haftar of treason.", "libya"),
    ("The [polish] on the table is new.", None),
    ("She put the [china] on the table.", None),
    ("They ate [chile] and rice.", None),
    ("He drank a [Cuba] Libre at the bar.", "-cuba"),
    # written after the rules, to see whether they hold
    ("[Georgia]'s parliament passed a law on foreign agents.", "georgia"),
    ("Stacey Abrams campaigned across [Georgia], a US state with many Black voters.", "-georgia"),
    ("The [Georgia] legislature redrew the map.", "-georgia"),
    ("Police in Savannah, [Georgia], arrested a man.", "-georgia"),
    ("[Tbilisi], Georgia, hosted the forum.", "georgia"),
    ("[Jordan] Henderson praised the coach.", None),
    ("Queen Rania of [Jordan] visited a camp.", "jordan"),
    ("[Jordan] River water is scarce.", "-jordan"),
    ("DeAndre [Jordan] joined the team.", None),
    ("[Chad] Wolf resigned as acting secretary.", None),
    ("Lake [Chad] is shrinking.", "-chad"),
    ("French troops left [Chad] in January.", "chad"),
    ("[Niger] State in Nigeria was flooded.", "-niger"),
    ("[Nigeria] beat Ghana in the World Cup play-off with two goals by the striker.", "-nigeria"),
    ("Ghana lost to [Nigeria] in the cup quarter-final.", "-nigeria"),
    ("[Congo] accused Rwanda of an invasion.", "dr-congo"),
    ("The [Korean Peninsula] is tense.", "-south-korea"),
    ("[Sudan] Airways grounded its fleet.", "-sudan"),
    ("Susan [Sudan] condemned the report.", None),
    ("[Ireland] beat Scotland in the rugby match.", "-ireland"),
    ("Kathy [Ireland] praised the book.", None),
    ("[China] Daily criticised Washington.", "-china"),
    ("China Daily criticised [Washington].", "united-states"),
    ("Booker T. [Washington] founded the school.", None),
    ("Residents of Tacoma, [Washington], protested.", "-united-states"),
    ("[Washington] expelled 35 Russian diplomats.", "united-states"),
    ("Attorney General Bob Ferguson of [Washington] state sued Trump.", "-united-states"),
    ("The summit was held in [Beijing].", "beijing"),
    ("[Beijing] denied the charge.", "china"),
    ("Oil prices fell after talks between Riyadh and [Moscow].", "russia"),
    ("[Moscow] residents fled the building.", "moscow"),
    ("Shelling shook [Kharkiv].", "kharkiv"),
    ("The Taliban captured [Kabul] in August 2021.", "kabul"),
    ("[Paris] Saint-Germain signed the midfielder.", None),
    ("[Paris] Jackson praised her father.", None),
    ("The streets of [Paris] were empty.", "paris"),
    ("A suburb of [London] was flooded.", "london"),
    ("[London] Breed criticised the police.", None),
    ("Theo [London] criticised the label.", None),
    ("Irving [Berlin] wrote the song.", None),
    ("Clinton, who met Blair in [London], praised him.", "london"),
    ("[Lebanon], Tennessee, was hit by a tornado.", "-lebanon"),
    ("Saad Hariri of [Lebanon] resigned.", "lebanon"),
    ("[Israel] Kamakawiwo'ole sang the song.", None),
    ("[Israel] and Hamas agreed to a truce.", "israel"),
    ("[Manchester United] beat Chelsea in the league.", None),
    ("Manchester United lost to [Barcelona] in the Champions League.", "-barcelona"),
    ("The mayor of [Barcelona] criticised Madrid.", "barcelona"),
    ("Bosnia beat [Turkey] in a football qualifier.", "-turkey"),
    ("Chefs carved the [turkey] at the table.", None),
    ("Amnesty condemned [Turkey] for the arrests.", "turkey"),
    ("[America First Policy Institute] praised Trump.", "-united-states"),
    ("[Bank of Japan] raised rates.", "bank-of-japan"),
    ("[University of Jordan] students protested.", "-jordan"),
    ("The [Government of Jordan] condemned Israel.", "-jordan"),
    ("[Oman Air] cancelled flights.", "-oman"),
    ("[Donald Trump Jr.] condemned Iran.", "-donald-trump"),
    ("[Hunter Biden] sued the paper.", "-joe-biden"),
    ("[Kim Yo Jong] condemned South Korea.", "-kim-jong-un"),
    ("WHAT [IS] NATO FOR", None),
    ("TELL [US] MORE", None),
    # written blind in 2026, before any rule for them: 56 of these 61 were right at once
    ("Prime Minister Irakli Garibashvili of [Georgia] visited Baku.", "georgia"),
    ("Voters in Savannah, [Georgia], queued for hours.", "-georgia"),
    ("[Georgia]'s breakaway region of Abkhazia held a vote.", "georgia"),
    ("[Georgia] Tech researchers published the report.", "-georgia"),
    ("The University of [Georgia] expelled three students.", "-georgia"),
    ("[Jordan]'s foreign minister met his Egyptian counterpart.", "jordan"),
    ("[Jordan Henderson] condemned the abuse.", None),
    ("Soldiers crossed the [Jordan River] at night.", "-jordan"),
    ("[Jordanian pilots] bombed targets in Syria.", "jordanian-armed-forces"),
    ("Senator [Chad] Barefoot sponsored the bill.", None),
    ("[Chad]'s army repelled the fighters near the lake.", "chad"),
    ("Boko Haram attacked villages around [Lake Chad].", "-chad"),
    ("[Niger] State's governor met the herders.", "-niger"),
    ("ECOWAS imposed sanctions on [Niger] after the coup.", "niger"),
    ("The [Nigerien] junta expelled the ambassador.", "niger"),
    ("[Guinean soldiers] seized the president.", "guinean-armed-forces"),
    ("[Bissau] accused drug traffickers of the attack.", "guinea-bissau"),
    ("[Malabo] rejected the ruling.", "equatorial-guinea"),
    ("Rwanda denied sending troops into eastern [Congo].", "dr-congo"),
    ("Pyongyang and [Seoul] reopened a hotline.", "south-korea"),
    ("South Korean officials said [the North] had fired two missiles.", "north-korea"),
    ("North Korea said [the South] had violated the agreement.", "south-korea"),
    ("Thousands marched in [Seoul] against the president.", "seoul"),
    ("[Washington] and Beijing imposed new tariffs on each other.", "united-states"),
    ("[Denzel Washington] criticised the studio.", None),
    ("[Washington Post] reporters interviewed the rebel leader.", "-united-states"),
    ("Protesters gathered in [Washington] on Saturday.", "washington"),
    ("The [Washington Wizards] defeated Boston.", "-united-states"),
    ("[Moscow] denied shelling the hospital.", "russia"),
    ("A bomb exploded in [Moscow] on Friday.", "moscow"),
    ("[Paris] recalled its ambassador from Canberra.", "france"),
    ("[Paris] Jackson sued the label.", None),
    ("Police clashed with demonstrators in [Paris].", "paris"),
    ("[Paris Saint-Germain] beat Marseille.", "-france"),
    ("The trial opened in [the Hague] on Monday.", "the-hague"),
    ("[Berlin] promised Kyiv more tanks.", "germany"),
    ("[Irving Berlin] wrote the song.", None),
    ("[London] summoned the Iranian ambassador.", "united-kingdom"),
    ("[Jack London] wrote about the strike.", None),
    ("[Turkey] shot down a Russian jet.", "turkey"),
    ("The family ate [turkey] on Thursday.", "-turkey"),
    ("[China] warned Taiwan against the visit.", "china"),
    ("[Victoria] declared a state of emergency, the Australian state said.", "-united-kingdom"),
    ("[Mali] suspended the UN mission's flights.", "mali"),
    ("[Malian troops] shot demonstrators.", "malian-armed-forces"),
    ("[Cuba] Gooding was arrested in New York.", None),
    ("[Cuba] released fifty prisoners.", "cuba"),
    ("[India] Willoughby criticised the broadcaster.", None),
    ("[Israel] Adesanya beat his rival.", None),
    ("[Israel] struck a convoy near Damascus.", "israel"),
    ("[Damascus] blamed Israel for the strike.", "syria"),
    ("Residents of [Damascus] heard explosions.", "damascus"),
    ("[Ireland Baldwin] thanked the police.", None),
    ("[Republicans] in Congress blocked the aid bill.", "republican-party"),
    ("The [Labour Party] criticised the prime minister of Britain.", "labour-party"),
    ("[Tripoli] accused Haftar of breaking the ceasefire.", "libya"),
    ("Gunmen from Tabbaneh clashed with the army in [Tripoli], Lebanon.", "-libya"),
    ("[San Jose] protested to Managua over the border river.", "costa-rica"),
    ("Police in [San Jose], California, arrested a man.", "-costa-rica"),
    ("[Santiago] recalled its ambassador from La Paz.", "chile"),
    ("[Kabul] accused Islamabad of harbouring the Taliban.", "afghanistan"),
    ("The [US State Department] criticised Iran.", "state-department"),
]  # fmt: skip

WRONG_AT_MOST = 0.05


@pytest.fixture(scope="session")
def meant(reader: Reader) -> Meant:
    """The actor that the words in brackets stand for, by the innermost phrase around them."""
    senser = Senser(reader.nlp, reader.lexicon, reader.names)

    def look_up(marked: str) -> Actor | None:
        start, end = marked.index("["), marked.index("]") - 1
        text = marked.replace("[", "").replace("]", "")
        found = [
            reference
            for sense in senser.senses(Article("test", text, "test", published=PUBLISHED))
            for reference in sense.references.values()
            if reference.span.start < end and start < reference.span.end
        ]
        nearest = min(found, key=lambda r: abs(r.span.start - start) + abs(r.span.end - end), default=None)
        return nearest.members[0][0] if nearest else None

    return look_up


def is_right(actor: Actor | None, right: str | None, known: frozenset[str]) -> bool:
    if right is None:
        return actor is None or actor.iri not in known
    if right.startswith("-"):
        return actor is None or actor.iri != ACTOR + right[1:]
    return actor is not None and actor.iri == ACTOR + right


def test_names_that_several_bear(meant: Meant, reader: Reader) -> None:
    known = frozenset(reader.names.records)
    wrong = [
        f"{text}  →  {actor.iri if actor else None}, not {right}"
        for text, right in MEANT
        if not is_right(actor := meant(text), right, known)
    ]
    assert len(wrong) <= WRONG_AT_MOST * len(MEANT), "\n".join(wrong)


def test_the_table_is_long_enough_to_tell() -> None:
    assert len(MEANT) >= 150
