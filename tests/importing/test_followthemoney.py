from __future__ import annotations

import json
from datetime import date

import pytest

from graph.errors import ImportingError
from graph.importing.entries import Term
from graph.importing.followthemoney import read_entities
from graph.model import Kind
from graph.ontology import WD

ENTITIES = [
    {
        "id": "Q88888888", "caption": "Jane Doe", "schema": "Person", "referents": [], "datasets": ["peps"],
        "first_seen": "2023-04-20T10:18:28", "last_change": "2024-01-01T00:00:00", "target": True,
        "properties": {"name": ["Jane Doe", "Jane A. Doe"], "alias": ["J. Doe"], "country": ["ml"],
                       "topics": ["role.pep"]},
    },
    {
        "id": "NK-1", "caption": "Ministry of Example", "schema": "PublicBody",
        "properties": {"name": ["Ministry of Example"], "country": ["ml"], "wikidataId": ["Q77777777"]},
    },
    {"id": "addr-1", "caption": "Street 1", "schema": "Address", "properties": {"full": ["Street 1"]}},
    {"id": "NK-2", "caption": "MV Example", "schema": "Vessel", "properties": {"imoNumber": ["IMO1"]}},
    {"id": "sanction-1", "caption": "Sanction", "schema": "Sanction", "properties": {"entity": ["NK-2"]}},
]  # fmt: skip
LINES = "".join(json.dumps(entity, ensure_ascii=False) + "\n" for entity in ENTITIES)


@pytest.mark.parametrize("text", [LINES, json.dumps(ENTITIES)], ids=["lines", "list"])
def test_actors_are_taken_and_addresses_and_sanctions_passed_over(text: str) -> None:
    jane, ministry, ship = read_entities(text, "entities.ftm.json").entries
    assert (jane.names, jane.kind) == (("Jane Doe", "Jane A. Doe", "J. Doe"), Kind.PERSON)
    assert (jane.ids, jane.state) == ((WD + "Q88888888",), "ml")
    assert (ministry.kind, ministry.ids, ship.kind) == (Kind.ORGAN, (WD + "Q77777777",), Kind.ASSET)


LINKS = [
    {"id": "p", "schema": "Person", "properties": {"name": ["Jane Doe"], "country": ["ml"]}},
    {"id": "q", "schema": "Person", "properties": {"name": ["Jan Roe"]}},
    {"id": "party", "schema": "Organization", "properties": {"name": ["Party for Rain"]}},
    {"id": "firm", "schema": "Company", "properties": {"name": ["Rain Trading"]}},
    {"id": "sub", "schema": "Company", "properties": {"name": ["Rain Shipping"]}},
    {"id": "ship", "schema": "Vessel", "properties": {"name": ["MV Rain"]}},
    {"id": "post", "schema": "Position", "caption": "Minister of Rain", "properties": {"country": ["ml"]}},
    {"id": "m", "schema": "Membership", "properties": {
        "member": ["p"], "organization": ["party"], "startDate": ["2015-02"], "endDate": ["2016"]}},
    {"id": "d", "schema": "Directorship", "properties": {
        "director": ["q"], "organization": ["firm"], "role": ["Chair"], "startDate": ["2014-05-06"]}},
    {"id": "o", "schema": "Occupancy", "properties": {"holder": ["p"], "post": [{"id": "post"}]}},
    {"id": "o1", "schema": "Ownership", "properties": {"owner": ["firm"], "asset": ["ship"]}},
    {"id": "o2", "schema": "Ownership", "properties": {"owner": ["p"], "asset": ["firm"]}},  # no body
    {"id": "o3", "schema": "Ownership", "properties": {
        "owner": ["firm"], "asset": ["sub"], "endDate": ["2010"]}},
    {"id": "o4", "schema": "Ownership", "properties": {"owner": ["sub"], "asset": ["party"]}},
    {"id": "o5", "schema": "Ownership", "properties": {"owner": ["party"], "asset": ["sub"]}},  # a circle
    {"id": "e", "schema": "Employment", "properties": {"employee": ["p"], "employer": ["elsewhere"]}},
    {"id": "f", "schema": "Family", "properties": {"person": ["p"], "relative": ["q"]}},
    {"id": "r", "schema": "Representation", "properties": {"agent": ["p"], "client": ["firm"]}},
]  # fmt: skip


def test_links_become_offices_and_wholes_and_the_rest_is_counted() -> None:
    listing = read_entities("".join(json.dumps(one) + "\n" for one in LINKS), "f")
    found = {entry.key: entry for entry in listing.entries}
    assert found["p"].terms == (
        Term("member", None, date(2015, 2, 1), date(2016, 12, 31), of="party"),
        Term("Minister of Rain", "ml"),
    )
    assert found["q"].terms == (Term("Chair", None, date(2014, 5, 6), of="firm"),)
    assert {key: entry.part_of for key, entry in found.items() if entry.part_of} == {"ship": "firm"}
    assert [left.reason for left in listing.left_out] == [
        "1 of Employment", "1 of Family", "4 of Ownership", "1 of Representation",
    ]  # fmt: skip


def test_a_link_whose_day_cannot_be_read_is_left_out_with_its_line() -> None:
    wrong = {**LINKS[7], "properties": {**LINKS[7]["properties"], "startDate": ["2015-13"]}}  # type: ignore[dict-item]
    listing = read_entities(f"{json.dumps(LINKS[0])}\n{json.dumps(wrong)}\n{json.dumps(LINKS[2])}", "f")
    assert [left.source for left in listing.left_out] == ["f:2"]
    assert not any(entry.terms for entry in listing.entries)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "f:1: not JSON"),
        ("[" * 100_000, "f: not JSON"),
        ('{"id": "1"}', "f:1: an entity has an id and a schema"),
        ('{"id": 1, "schema": "Person"}', "f:1: an entity has an id and a schema"),
        ("[1]", "f, entity 1: an entity has an id and a schema"),
        ('{"id": "1", "schema": "Person", "properties": {"name": "A"}}', "f:1: the properties of an entity"),
        ('{"id": "1", "schema": "Person", "properties": {"name": [1]}}', "f:1: an actor without a name"),
        ('{"id": "1", "schema": "Person"}', "f:1: an actor without a name"),
        ('{"id": "1", "schema": "Address"}', "f: no actors in it"),
        (LINES + LINES, "f:6: id 'Q88888888' is that of f:1 already"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_one_line_with_its_place(text: str, told: str) -> None:
    with pytest.raises(ImportingError) as failed:
        read_entities(text, "f")
    assert str(failed.value).startswith(told)
