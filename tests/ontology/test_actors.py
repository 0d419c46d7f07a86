"""ontology/actors/*.ttl: every record is whole, no name means two, and ids and dates hold together."""

from __future__ import annotations

import csv
import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.model import Kind
from graph.ontology import ACTOR, DCTERMS, GEONAMES, KG, LEX, RDF, SCHEMA, SKOS, WD, XSD, load
from graph.understanding.minting import slug

ROOT = Path(__file__).resolve().parents[2]
ACTORS = ROOT / "ontology" / "actors"
REFERENCE = ROOT.parent / "shared" / "reference"
KINDS_OF_FILE = {
    "states.ttl": {"State"},
    "places.ttl": {"Place"},
    "organisations.ttl": {"Organisation"},
    "groups.ttl": {"ArmedGroup", "Group", "Organisation"},
    "organs.ttl": {"Organ"},
    "leaders.ttl": {"Person"},
}
KINDS = {kind[0].upper() + kind[1:] for kind in Kind}
SINGLE_OFFICES = {
    "Chancellor", "Defence Minister", "Defense Secretary", "Emir", "Foreign Minister", "Foreign Secretary",
    "King", "Pope", "Premier", "President", "Prime Minister", "Secretary of State", "Secretary-General",
    "Supreme Leader",
}  # fmt: skip
WORDS = (SKOS + "prefLabel", SKOS + "altLabel", LEX + "adjective", LEX + "demonym", LEX + "metonym")
DATATYPE_OF_LENGTH = {4: "gYear", 7: "gYearMonth", 10: "date"}
MEMBERS = {
    "united-nations": 193, "european-union": 27, "nato": 32, "african-union": 55, "arab-league": 22,
    "gulf-cooperation-council": 6, "asean": 11, "g7": 7, "g20": 19, "brics": 10, "opec": 12, "ecowas": 12,
    "organization-for-security-and-co-operation-in-europe": 57, "organisation-of-islamic-cooperation": 57,
    "commonwealth": 56, "council-of-europe": 46, "oecd": 38, "shanghai-cooperation-organization": 10,
    "collective-security-treaty-organization": 6, "commonwealth-of-independent-states": 9, "mercosur": 5,
    "alliance-of-sahel-states": 3, "southern-african-development-community": 16, "celac": 33,
}  # fmt: skip
"""How many states are members; the G20 has two unions besides, which are no states."""

WIKIDATA = re.compile(re.escape(WD) + r"Q[1-9]\d*")
ARTICLE = re.compile(r"https://en\.wikipedia\.org/wiki/\w[^\s?#]+")
PLACE_ID = re.compile(re.escape(GEONAMES) + r"[1-9]\d*/")
DBPEDIA = re.compile(r"http://dbpedia\.org/resource/[A-Z][\w'-]+")
OTHER_ITEM_IN_REFERENCE = {"PSE"}  # the table means the territory, the record the state

Facts = dict[str, dict[str, list[ox.Literal | ox.NamedNode]]]
Tenure = tuple[str, str, str, str, str]  # node, office, of, since, until


def _read(*paths: Path) -> Facts:
    facts: Facts = defaultdict(lambda: defaultdict(list))
    for path in paths:
        for triple in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            assert isinstance(triple.subject, ox.NamedNode), f"{path.name}: a subject without IRI"
            assert isinstance(triple.object, ox.NamedNode | ox.Literal), f"{path.name}: an object without IRI"
            facts[triple.subject.value][triple.predicate.value].append(triple.object)
    return facts


def _values(iri: str, predicate: str) -> list[str]:
    return [value.value for value in FACTS[iri].get(predicate, [])]


def _types(iri: str) -> list[str]:
    return [cls.removeprefix(KG) for cls in _values(iri, RDF + "type")]


FACTS = _read(*sorted(ACTORS.glob("*.ttl")))
RECORDS = {iri: _types(iri)[0] for iri in sorted(FACTS) if set(_types(iri)) & KINDS}
STATES = [iri for iri, kind in RECORDS.items() if kind == "State"]
TENURES: list[Tenure] = [
    (node, *((_values(node, KG + term) or [""])[0] for term in ("office", "of", "since", "until")))  # type: ignore[misc]
    for node in sorted(FACTS)
    if _types(node) == ["Tenure"]
]


def _names(iri: str) -> list[str]:
    return _values(iri, SKOS + "prefLabel") + _values(iri, SKOS + "altLabel")


def _shared(names: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    holders: dict[str, set[str]] = defaultdict(set)
    for name, iri in names:
        holders[name].add(iri)
    return {name: iris for name, iris in holders.items() if len(iris) > 1}


def _day(text: str, *, first: bool) -> date:
    year, month, day = ([int(part) for part in text.split("-")] + [0, 0])[:3]
    month = month or (1 if first else 12)
    return date(year, month, day or (1 if first else monthrange(year, month)[1]))


def _earliest(tenure: Tenure) -> date:
    return _day(tenure[3], first=True) if tenure[3] else date.min


def _surely(tenure: Tenure) -> tuple[date, date]:
    """The days that the person was in office however its month or year is read; empty if it ends first."""
    _, _, _, since, until = tenure
    return _day(since, first=False) if since else date.max, _day(until, first=True) if until else date.max


def test_the_folder_has_one_file_a_kind() -> None:
    assert {path.name for path in ACTORS.glob("*.ttl")} == set(KINDS_OF_FILE)


@pytest.mark.parametrize("name", KINDS_OF_FILE)
def test_file_says_what_it_holds_and_is_sorted(name: str) -> None:
    text = (ACTORS / name).read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert max(map(len, text.splitlines())) <= 120
    found = re.findall(r"^actor:(\S+) a kg:(\w+)", text, re.MULTILINE)
    assert {kind for _, kind in found} - {"Tenure"} == KINDS_OF_FILE[name]
    for kind in KINDS_OF_FILE[name]:
        assert (order := [iri for iri, cls in found if cls == kind]) == sorted(order)


def test_nothing_is_described_that_is_neither_record_nor_tenure() -> None:
    stray = [iri for iri in FACTS if len(_types(iri)) != 1 or _types(iri)[0] not in KINDS | {"Tenure"}]
    assert stray == []


def test_the_loader_reads_every_record() -> None:
    read = {iri: record for iri, record in load(ACTORS).actors.items() if record.inhabitants is None}
    assert set(read) == set(RECORDS)
    assert sum(len(record.tenures) for record in read.values()) == len(TENURES)


def test_each_record_has_one_label_and_its_iri_is_made_from_it() -> None:
    for iri in RECORDS:
        labels = _values(iri, SKOS + "prefLabel")
        assert len(labels) == 1, iri
        assert iri == ACTOR + slug(labels[0])


def test_words_are_english_and_trimmed() -> None:
    for iri in RECORDS:
        for predicate in WORDS:
            for word in FACTS[iri].get(predicate, []):
                assert isinstance(word, ox.Literal)
                assert word.language == "en", (iri, word.value)
                assert re.fullmatch(r"\S+( \S+)*", word.value), (iri, word.value)


def test_no_two_records_of_a_kind_share_a_name() -> None:
    for kind in KINDS:
        assert _shared((n, iri) for iri, k in RECORDS.items() if k == kind for n in _names(iri)) == {}


@pytest.mark.parametrize("term", ["metonym", "adjective", "demonym"])
def test_no_two_records_share_a_word_that_stands_for_them(term: str) -> None:
    assert _shared((word, iri) for iri in RECORDS for word in _values(iri, LEX + term)) == {}


def test_all_members_of_the_united_nations_are_there() -> None:
    members = [iri for iri in STATES if ACTOR + "united-nations" in _values(iri, KG + "memberOf")]
    assert len(members) == 193
    assert len({code for iri in members for code in _values(iri, KG + "iso3")}) == 193


def test_iso_codes_are_well_formed_and_unique() -> None:
    for term, pattern in (("iso2", r"[A-Z]{2}"), ("iso3", r"[A-Z]{3}")):
        codes = [(code, iri) for iri in RECORDS for code in _values(iri, KG + term)]
        assert all(re.fullmatch(pattern, code) for code, _ in codes)
        assert _shared(codes) == {}
        assert {iri for _, iri in codes} <= set(STATES)


def test_ids_elsewhere_are_well_formed_and_unique() -> None:
    matches = [(value, iri) for iri in FACTS for value in _values(iri, SKOS + "exactMatch")]
    assert all(_scheme(value).fullmatch(value) for value, _ in matches)
    assert _shared(matches) == {}
    assert {RECORDS[iri] for value, iri in matches if DBPEDIA.fullmatch(value)} == {
        "ArmedGroup",
        "Organisation",
    }
    assert {RECORDS[iri] for value, iri in matches if PLACE_ID.fullmatch(value)} <= {"State", "Place"}


def _scheme(value: str) -> re.Pattern[str]:
    """The pattern of the ids that a value claims to be one of."""
    return DBPEDIA if "dbpedia" in value else WIKIDATA if "wikidata" in value else PLACE_ID


def test_the_source_of_a_tenure_is_the_item_of_its_office_or_an_article() -> None:
    offices: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for node, office, of, *_ in TENURES:
        plain = office.removeprefix("Interim ").removeprefix("Acting ").replace("Queen", "King")
        for source in _values(node, DCTERMS + "source"):
            assert WIKIDATA.fullmatch(source) or ARTICLE.fullmatch(source), node
            if WIKIDATA.fullmatch(source):
                offices[source].add((plain, of))
    assert {source: told for source, told in offices.items() if len(told) > 1} == {}
    sourced = [node for node, *_ in TENURES if _values(node, DCTERMS + "source")]
    assert len(sourced) >= 1100
    assert set(offices).isdisjoint(value for iri in RECORDS for value in _values(iri, SKOS + "exactMatch"))


def test_who_borders_a_state_is_bordered_by_it() -> None:
    for iri in STATES:
        for other in _values(iri, KG + "borders"):
            assert iri in _values(other, KG + "borders"), (iri, other)


@pytest.mark.parametrize(("organisation", "members"), MEMBERS.items())
def test_organisations_have_their_members(organisation: str, members: int) -> None:
    states = [iri for iri in STATES if ACTOR + organisation in _values(iri, KG + "memberOf")]
    assert len(states) == members


def test_an_armed_group_says_where_it_is_from() -> None:
    groups = [iri for iri, kind in RECORDS.items() if kind == "ArmedGroup"]
    terms = ("locatedIn", "origin", "partOf")
    assert [iri for iri in groups if not any(_values(iri, KG + term) for term in terms)] == []
    assert len(groups) >= 200
    assert sum(bool(_values(iri, KG + "allegiance")) for iri in groups) >= 50


def test_the_table_of_places_names_each_once_and_leaves_out_who_is_described() -> None:
    rows = [line.split("\t") for line in (ACTORS / "places.tsv").read_text("utf-8").splitlines()]
    rows = [row for row in rows if not row[0].startswith("#")]
    names = [name for name, *_ in rows]
    assert names == sorted(set(names))
    assert all(name == slug(label) for name, label, *_ in rows)
    assert [name for name in names if ACTOR + name in RECORDS] == []
    assert len({number for *_, number, _ in rows}) == len(rows)
    assert sum(bool(people) for *_, people in rows) >= 5_000
    assert all(int(people) >= 100_000 for *_, people in rows if people)


@pytest.mark.parametrize(
    "term", ["allegiance", "borders", "capital", "holds", "locatedIn", "memberOf", "of", "origin", "partOf"]
)
def test_what_a_record_points_to_exists(term: str) -> None:
    targets = {target for iri in FACTS for target in _values(iri, KG + term)}
    assert targets
    assert targets - set(FACTS) == set()


def test_a_capital_is_a_place_and_an_office_belongs_to_an_actor() -> None:
    assert {RECORDS[c] for iri in STATES for c in _values(iri, KG + "capital")} == {"Place"}
    assert "Place" not in {RECORDS[of] for _, _, of, _, _ in TENURES}


def test_wholes_form_no_circle() -> None:
    for iri in RECORDS:
        seen, todo = set(), [iri]
        while todo:
            part = todo.pop()
            parents = _values(part, KG + "partOf") + _values(part, KG + "locatedIn")
            assert iri not in parents, iri
            todo += [p for p in parents if p not in seen]
            seen.update(parents)


def test_each_person_has_a_gender_and_nobody_else_has() -> None:
    for iri, kind in RECORDS.items():
        assert (_values(iri, SCHEMA + "gender") in (["female"], ["male"])) == (kind == "Person"), iri


def test_each_tenure_belongs_to_the_person_that_its_iri_names() -> None:
    holders = {node: iri for iri in RECORDS for node in _values(iri, KG + "holds")}
    assert set(holders) == {node for node, *_ in TENURES}
    assert [node for node, iri in holders.items() if not node.startswith(iri + ".")] == []


def test_tenures_name_office_and_dates_of_the_precision_that_is_known() -> None:
    for node, office, of, since, until in TENURES:
        assert office, node
        assert of, node
        for term in ("office", "of", "since", "until"):
            assert len(_values(node, KG + term)) <= 1, node
        for value in FACTS[node].get(KG + "since", []) + FACTS[node].get(KG + "until", []):
            assert isinstance(value, ox.Literal)
            assert value.datatype.value == XSD + DATATYPE_OF_LENGTH[len(value.value)], node
        if since and until:
            assert _day(since, first=True) <= _day(until, first=False), node


def _same_office() -> Iterator[tuple[Tenure, Tenure]]:
    offices: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
    for tenure in TENURES:
        if tenure[1] in SINGLE_OFFICES:
            offices[tenure[1], tenure[2]].append(tenure)
    for tenures in offices.values():
        yield from combinations(sorted(tenures, key=_earliest), 2)


def test_no_two_hold_a_single_office_at_once() -> None:
    clashes = []
    for one, other in _same_office():
        (since, until), (since_too, until_too) = _surely(one), _surely(other)
        if max(since, since_too) < min(until, until_too):
            clashes.append((one[0], other[0]))
    assert clashes == []


def _reference(name: str) -> list[dict[str, str]]:
    path = REFERENCE / name
    if not path.is_file():
        pytest.skip(f"NOT CHECKED against outside tables: {path} is absent")
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def test_states_agree_with_the_reference_table() -> None:
    by_code = {row["iso3"]: row for row in _reference("countries.tsv")}
    checked = 0
    for iri in STATES:
        for code in _values(iri, KG + "iso3"):
            row = by_code[code]
            checked += 1
            assert _values(iri, KG + "iso2") == [row["iso2"]], iri
            if code not in OTHER_ITEM_IN_REFERENCE:
                items = [v for v in _values(iri, SKOS + "exactMatch") if v.startswith(WD)]
                assert items == [WD + row["wikidata"]], iri
    assert checked >= 193


def test_no_wikidata_id_of_a_state_or_region_stands_on_another_record() -> None:
    countries = {WD + row["wikidata"] for row in _reference("countries.tsv") if row["capital"]}
    country_of = {WD + row["wikidata"]: row["country"] for row in _reference("regions.tsv")}
    code_of = {iri: (_values(iri, KG + "iso2") or [""])[0] for iri in STATES}
    for iri, kind in RECORDS.items():
        for match in _values(iri, SKOS + "exactMatch"):
            assert kind == "State" or match not in countries, iri
            if kind == "Place" and match in country_of:
                codes = [code_of[state] for state in _values(iri, KG + "locatedIn")]
                assert codes == [country_of[match]], iri
