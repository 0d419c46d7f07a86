from __future__ import annotations

from dataclasses import replace

import pytest

from graph.asking.explaining import explain
from graph.asking.relating import relations
from graph.asking.validating import validate
from graph.errors import UnknownStatementError
from graph.model import Modality, Polarity, Quantity
from graph.ontology import ACTOR, STATEMENT
from graph.origin import OffsetMap, Origin
from graph.showing.tables import source
from graph.storing.embedded import EmbeddedStore
from tests.asking.samples import SINCE_2011
from tests.storing.samples import article, statements


def _first_id(store: EmbeddedStore, actor: str, relation: str, **conditions: object) -> str:
    rows = relations(store, actor, relation=relation, evidence=True, **conditions)  # type: ignore[arg-type]
    return rows[-1].sightings[-1].statement


def test_a_statement_is_told_in_full(store: EmbeddedStore) -> None:
    told = explain(store, _first_id(store, "Russia", "kills"))
    assert (told.subject.label, told.relation.name, told.object.label) == ("Russia", "kills", "Turkey")
    assert (told.polarity, told.modality) == (Polarity.ASSERTED, Modality.ACTUAL)
    assert (told.subject_text, told.trigger, told.object_text) == ("Russia", "killed", "Turkey")
    assert told.example == "X killed Y"
    assert told.quantity == Quantity(34, "34", "soldiers")
    assert told.place is not None
    assert told.place.iri == ACTOR + "idlib"
    assert told.sighting.quote == "Russia killed 34 soldiers of Turkey in Idlib."
    assert (told.when, told.source) == (None, None)


def test_who_says_so_and_when_are_told(store: EmbeddedStore) -> None:
    denied = explain(store, _first_id(store, "Turkey", "backs", factuality="all"))
    assert denied.polarity is Polarity.NEGATED
    assert denied.source is not None
    assert denied.source.label == "Russia"
    allied = explain(store, _first_id(store, "Syria", "alliedWith"))
    assert allied.when == SINCE_2011
    assert allied.relation.symmetric


def test_the_page_of_a_pdf_is_told() -> None:
    printed = replace(article(), origin=Origin(offsets=OffsetMap(), pages=(0, 5, 900)))
    with EmbeddedStore.open() as store:
        store.put([(printed, statements(printed)), (article(1), statements(article(1)))], "v1")
        one, other = (explain(store, statements(of)[0].id).sighting for of in (printed, article(1)))
        assert (one.page, other.page) == (2, None)
        assert source(one).endswith(", page 2")
        assert [checked for checked in validate(store) if checked.faults] == []


def test_a_statement_is_named_by_id_prefixed_name_or_iri(store: EmbeddedStore) -> None:
    name = _first_id(store, "Russia", "kills")
    assert explain(store, name) == explain(store, f"statement:{name}") == explain(store, STATEMENT + name)


@pytest.mark.parametrize(
    "name", ["", "0" * 20, "actor:turkey", "> } ; DROP ALL #", "\\", "{", "\n", "http://example.org/x"]
)
def test_what_is_no_statement_is_unknown(store: EmbeddedStore, name: str) -> None:
    with pytest.raises(UnknownStatementError, match="no statement"):
        explain(store, name)
