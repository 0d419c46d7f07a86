from __future__ import annotations

import json

import pytest

from graph.errors import ImportingError
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
