from __future__ import annotations

import sys

import pyoxigraph as ox
import pytest

from graph.asking.validating import validate
from graph.errors import KgError
from graph.ontology import ARTICLE
from graph.storing.embedded import EmbeddedStore
from tests.asking.samples import small_world


@pytest.fixture
def world(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedStore:
    return small_world(tmp_path_factory.mktemp("ontology"))


def test_what_is_stored_conforms(world: EmbeddedStore) -> None:
    checked = [one for one in validate(world) if one.graph.startswith("article:")]
    assert len(checked) == len(list(world.articles()))
    assert [one for one in checked if one.faults] == []


def test_a_fault_is_named_with_its_graph_and_node(world: EmbeddedStore) -> None:
    graph = ox.NamedNode(ARTICLE + next(world.articles()).id)
    identifier = ox.NamedNode("http://purl.org/dc/terms/identifier")
    world.engine.add(ox.Quad(graph, identifier, ox.Literal("another"), graph))
    (checked,) = [one for one in validate(world) if one.graph.startswith("article:") and one.faults]
    (fault,) = checked.faults
    assert (fault.node, fault.path) == (checked.graph, "dcterms:identifier")
    assert str(fault).startswith(f"{checked.graph} dcterms:identifier: ")


def test_without_pyshacl_it_says_how_to_get_it(world: EmbeddedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyshacl", None)
    with pytest.raises(KgError, match="pip install pyshacl"):
        next(validate(world))
