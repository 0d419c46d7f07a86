"""Turtle files in, an ontology or one error that says where out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from graph import ontology
from graph.errors import OntologyError
from graph.model import ACTOR_KINDS, Kind
from graph.ontology import ACTOR, KG, REL, Ontology, Tenure

PREFIXES = """
@prefix kg: <https://w3id.org/actorgraph/schema#> .
@prefix rel: <https://w3id.org/actorgraph/relation/> .
@prefix lex: <https://w3id.org/actorgraph/lexicon#> .
@prefix plover: <https://w3id.org/actorgraph/plover/> .
@prefix actor: <https://w3id.org/actorgraph/actor/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <https://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
HONOURS = """
plover:SUPPORT a kg:EventType ; kg:quadClass 1 .
rel:honours a owl:ObjectProperty, kg:RelationType ;
    rdfs:label "honours"@en ; skos:definition "Gives a medal."@en ; kg:event plover:SUPPORT ;
    rdfs:subPropertyOf rel:praises ;
    schema:domainIncludes kg:Actor ; schema:rangeIncludes kg:Person, kg:Place ;
    lex:example "X [honoured|decorated] Y", "Y got a medal from X" ; lex:not "X honoured a debt to Y" .
"""

Load = Callable[..., Ontology]


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Load an ontology of the given Turtle texts, each a file with our prefixes before it."""

    def loading(*texts: str) -> Ontology:
        for number, text in enumerate(texts):
            (tmp_path / f"{number}.ttl").write_text(PREFIXES + text, encoding="utf-8")
        return ontology.load(tmp_path)

    return loading


@pytest.mark.parametrize(
    ("example", "sentences"),
    [
        ("X backs Y", ["X backs Y"]),
        ("X [backs|props up] Y", ["X backs Y", "X props up Y"]),
        ("[X|the X] backs Y", ["X backs Y", "the X backs Y"]),
        (
            "X [met|saw] Y in [Z|the Z]",
            ["X met Y in Z", "X met Y in the Z", "X saw Y in Z", "X saw Y in the Z"],
        ),
        ("X [backs] Y", ["X backs Y"]),
        ("X backs Y[|'s army]", ["X backs Y", "X backs Y's army"]),
        ("X backs] Y [", ["X backs] Y ["]),
    ],
)
def test_brackets_hold_alternatives(example: str, sentences: list[str]) -> None:
    assert list(ontology.expand(example)) == sentences


def test_a_relation_has_all_that_its_block_says(load: Load) -> None:
    relation = load(HONOURS).relations["honours"]
    assert (relation.iri, relation.label, relation.definition) == (
        REL + "honours",
        "honours",
        "Gives a medal.",
    )
    assert (relation.event, relation.quad, relation.parent) == ("SUPPORT", 1, "praises")
    assert relation.domain == ACTOR_KINDS
    assert relation.range == frozenset({Kind.PERSON, Kind.PLACE})
    assert not relation.symmetric
    assert set(relation.examples) == {"X honoured Y", "X decorated Y", "Y got a medal from X"}
    assert relation.counter_examples == ("X honoured a debt to Y",)


def test_relations_are_found_by_name_and_by_iri(load: Load) -> None:
    loaded = load(HONOURS)
    assert loaded.relation_by_iri == {REL + "honours": loaded.relations["honours"]}


def test_a_relation_is_symmetric_where_it_says_so(load: Load) -> None:
    symmetric = HONOURS.replace("kg:RelationType ;", "kg:RelationType, owl:SymmetricProperty ;")
    assert load(symmetric).relations["honours"].symmetric


def test_an_actor_has_all_that_its_record_says(load: Load) -> None:
    actors = load(
        """
        actor:turkey a kg:State ; skos:prefLabel "Turkey"@en ; skos:altLabel "Türkiye"@en ;
            lex:adjective "Turkish" ; lex:demonym "Turk", "Turks" ; lex:metonym "Ankara" ;
            kg:capital actor:ankara ; skos:exactMatch <http://www.wikidata.org/entity/Q43> .
        actor:ankara a kg:Place ; skos:prefLabel "Ankara"@en ; kg:locatedIn actor:turkey .
        actor:ada a kg:Person ; skos:prefLabel "Ada"@en ; schema:gender "female" ;
            kg:holds actor:ada.president .
        actor:ada.president kg:office "President"@en ; kg:of actor:turkey ;
            kg:since "2014-08"^^xsd:gYearMonth .
        """
    ).actors
    turkey, ankara, ada = (actors[ACTOR + name] for name in ("turkey", "ankara", "ada"))
    assert (turkey.actor.label, turkey.actor.kind, turkey.actor.aliases) == (
        "Turkey",
        Kind.STATE,
        ("Türkiye",),
    )
    assert (turkey.adjectives, turkey.demonyms, turkey.metonyms) == (
        ("Turkish",),
        ("Turk", "Turks"),
        ("Ankara",),
    )
    assert (turkey.capital, turkey.actor.ids) == (ACTOR + "ankara", ("http://www.wikidata.org/entity/Q43",))
    assert ankara.actor.located_in == ACTOR + "turkey"
    assert (ada.gender, ada.tenures) == (
        "female",
        (Tenure("President", ACTOR + "turkey", date(2014, 8, 1), None),),
    )


@pytest.mark.parametrize(
    ("since", "until", "first", "last"),
    [
        ("2014-08-28", "2018-07-09", date(2014, 8, 28), date(2018, 7, 9)),
        ("2014-08", "2020-02", date(2014, 8, 1), date(2020, 2, 29)),
        ("2014", "2018", date(2014, 1, 1), date(2018, 12, 31)),
    ],
)
def test_a_tenure_without_days_covers_the_whole_month_or_year(
    load: Load, since: str, until: str, first: date, last: date
) -> None:
    actors = load(
        f"""
        actor:ada a kg:Person ; skos:prefLabel "Ada" ; kg:holds actor:ada.mayor .
        actor:ada.mayor kg:office "Mayor" ; kg:of actor:rome ; kg:since "{since}" ; kg:until "{until}" .
        """
    ).actors
    assert actors[ACTOR + "ada"].tenures == (Tenure("Mayor", ACTOR + "rome", first, last),)


def test_a_file_that_is_no_turtle_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "broken.ttl"
    path.write_text("@prefix kg: <https://w3id.org/actorgraph/schema#> .\n\nkg:a kg:b kg:c\nkg:d kg:e .\n")
    with pytest.raises(OntologyError, match=rf"^{path}:4: "):
        ontology.load(tmp_path)


@pytest.mark.parametrize(
    ("turtle", "complaint"),
    [
        ("actor:rome a kg:Place .", f"{ACTOR}rome has no skos:prefLabel"),
        ('actor:rome a kg:Place ; skos:prefLabel "Rome", "Roma" .', f"{ACTOR}rome has 2 values"),
        (
            'actor:rome a kg:Place, kg:State ; skos:prefLabel "Rome" .',
            f"{ACTOR}rome has the kinds place, state, must have one",
        ),
        (
            'actor:ada a kg:Person ; skos:prefLabel "A" ; kg:holds actor:ada.x . actor:ada.x kg:office "B" .',
            f"{ACTOR}ada.x needs kg:office and kg:of",
        ),
        (
            ('actor:a a kg:Group ; skos:prefLabel "A" ; kg:partOf actor:b .\n'
            'actor:b a kg:Group ; skos:prefLabel "B" ; kg:partOf actor:a .'),
            f"0.ttl:12: {ACTOR}a is kg:partOf of itself: {ACTOR}a → {ACTOR}b → {ACTOR}a",
        ),
        (
            'actor:a a kg:Place ; skos:prefLabel "A" ;\n    kg:locatedIn actor:a .',
            f"0.ttl:12: {ACTOR}a is kg:locatedIn of itself",
        ),
        (
            ('actor:a a kg:Group ; skos:prefLabel "A" ; skos:exactMatch <http://x.org/1> .\n'
            'actor:b a kg:Group ; skos:prefLabel "B" ; skos:exactMatch <http://x.org/1> .'),
            f"0.ttl:13: {ACTOR}b has the id http://x.org/1 of {ACTOR}a",
        ),
        (
            ('actor:ada a kg:Person ; skos:prefLabel "A" ; kg:holds actor:ada.x .\n'
            'actor:ada.x kg:office "B" ; kg:of actor:c ; kg:since "2019-02" ; kg:until "2018" .'),
            f"0.ttl:13: {ACTOR}ada.x ends on 2018-12-31, before it starts on 2019-02-01",
        ),
        (
            ('actor:ada a kg:Person ; skos:prefLabel "A" ; kg:holds actor:ada.x .\n'
            'actor:ada.x kg:office "B" ; kg:of actor:c ; kg:since "2019-02-30" .'),
            f"{ACTOR}ada.x has kg:since “2019-02-30”, must be a year, month or day",
        ),
        (HONOURS.replace("kg:Actor", "kg:Animal"), f"must name kinds of kg:, has ['{KG}Animal']"),
        (HONOURS.replace("schema:domainIncludes kg:Actor ;", ""), "domainIncludes must name kinds"),
        (HONOURS.replace("kg:Person, kg:Place", "schema:Person"), "rangeIncludes must name kinds of kg:"),
        (HONOURS + 'rel:honours rdfs:label "lauds" .', f"{REL}honours has 2 values"),
    ],
    ids=["no label", "two labels", "two kinds", "tenure of nothing", "circle of wholes", "circle of places",
         "id of another", "tenure that ends before it starts", "day that is none", "unknown kind",
         "no domain", "foreign kind", "relation with two labels"],
)  # fmt: skip
def test_what_is_incomplete_or_twofold_is_refused_by_name(load: Load, turtle: str, complaint: str) -> None:
    with pytest.raises(OntologyError) as caught:
        load(turtle)
    assert complaint in str(caught.value)


def test_a_folder_without_turtle_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=str(tmp_path)):
        ontology.load(tmp_path)


def test_a_file_that_is_not_there_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=r"mine\.ttl"):
        ontology.load(extra=[tmp_path / "mine.ttl"])


def test_an_extra_file_adds_to_what_is_known(tmp_path: Path) -> None:
    extra = tmp_path / "mine.ttl"
    extra.write_text(PREFIXES + HONOURS + 'actor:turkey skos:altLabel "Turquie"@fr .', encoding="utf-8")
    own, more = ontology.load(), ontology.load(extra=[extra])
    assert more.relations.keys() - own.relations.keys() == {"honours"}
    assert {name: more.relations[name] for name in own.relations} == own.relations
    turkey = (loaded.actors[ACTOR + "turkey"].actor for loaded in (own, more))
    before, after = (set(actor.aliases) for actor in turkey)
    assert after - before == {"Turquie"}
    assert more.files == (*own.files, extra)
    assert more.hash != own.hash


def test_the_hash_is_that_of_the_content(load: Load, tmp_path: Path) -> None:
    first = load(HONOURS)
    assert load(HONOURS).hash == first.hash
    assert load(HONOURS.replace("medal", "prize")).hash != first.hash
    assert (tmp_path / "0.ttl") in first.files


def test_the_order_of_triples_does_not_show(load: Load) -> None:
    names = ['actor:rome skos:altLabel "Roma" .', 'actor:rome skos:altLabel "Urbs" .']
    record = 'actor:rome a kg:Place ; skos:prefLabel "Rome" .'
    assert load(record, *names).actors == load(*reversed(names), record).actors
