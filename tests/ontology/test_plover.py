"""ontology/plover.ttl: the sixteen event types with quad class and score, and the relations that use them."""

from __future__ import annotations

import pytest

from graph.model import RelationType
from graph.ontology import KG, PLOVER, SKOS, load

EVENTS = {
    "AGREE": (1, 2.5), "CONSULT": (1, 2.5), "SUPPORT": (1, 5.0), "CONCEDE": (1, 4.5),
    "COOPERATE": (2, 9.5), "AID": (2, 10.0), "RETREAT": (2, 6.5),
    "REQUEST": (3, 0.0), "ACCUSE": (3, -3.0), "REJECT": (3, -2.0), "THREATEN": (3, -3.5),
    "PROTEST": (4, -5.0), "SANCTION": (4, -6.0), "MOBILIZE": (4, -5.5), "COERCE": (4, -7.0),
    "ASSAULT": (4, -9.0),
}  # fmt: skip
"""Quad class and score of each type as the PLOVER manual 2.0 gives them."""

ONTOLOGY = load()


def test_the_event_types_are_those_of_the_manual() -> None:
    description = ONTOLOGY.description
    found = {
        iri.removeprefix(PLOVER): (
            int(description.text(iri, KG + "quadClass") or 0),
            float(description.text(iri, KG + "scale") or "nan"),
        )
        for iri in description.instances(KG + "EventType")
    }
    assert found == EVENTS


def test_an_event_type_is_named_and_defined() -> None:
    for name in EVENTS:
        assert ONTOLOGY.description.text(PLOVER + name, SKOS + "prefLabel") == name
        assert ONTOLOGY.description.text(PLOVER + name, SKOS + "definition")


@pytest.mark.parametrize("relation", ONTOLOGY.relations.values(), ids=lambda relation: relation.name)
def test_a_relation_has_the_quad_class_of_its_event(relation: RelationType) -> None:
    assert relation.quad == (EVENTS[relation.event][0] if relation.event else None)


def test_every_event_type_has_a_relation() -> None:
    assert {relation.event for relation in ONTOLOGY.relations.values()} == {*EVENTS, None}
