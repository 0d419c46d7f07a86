"""rdflib over the embedded store: the same triples, the union of graphs, our prefixes; no cost to others."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from rdflib import URIRef

from graph.ontology import ACTOR, REL
from graph.storing.embedded import EmbeddedStore
from graph.storing.rdflib_view import as_rdflib

from .children import ROOT
from .samples import article, statements

pytestmark = pytest.mark.filterwarnings("ignore:.*is deprecated:DeprecationWarning")
"""rdflib calls its own deprecated parts."""


def test_rdflib_sees_the_store(tmp_path: Path) -> None:
    with EmbeddedStore.open(tmp_path / "kg-store") as store:
        store.put([(article(n), statements(article(n))) for n in range(2)], "v1")
        view = as_rdflib(store)
        turkey = URIRef(ACTOR + "turkey")
        assert set(view.objects(turkey, URIRef(REL + "backs"))) == {URIRef(ACTOR + "idlib-rebels")}
        rows = view.query("SELECT ?label { actor:turkey skos:prefLabel ?label }")
        assert {str(value) for row in rows.bindings for value in row.values()} == {"Turkey"}
        assert len(set(view.quads())) == len(set(store.quads()))
        del view


def test_rdflib_reads_a_store_that_is_open_for_reading(tmp_path: Path) -> None:
    with EmbeddedStore.open(tmp_path / "kg-store") as store:
        store.put([(article(), statements(article()))], "v1")
    with EmbeddedStore.open_read_only(tmp_path / "kg-store") as store:
        assert as_rdflib(store).query("ASK { ?x rel:backs ?y }").askAnswer


def test_opening_a_store_loads_nothing_heavy() -> None:
    code = "import sys, graph.storing.embedded, graph.storing.rdflib_view; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True
    )
    tops = {name.partition(".")[0] for name in loaded.stdout.split()}
    foreign = tops - set(sys.stdlib_module_names) - {"graph", "pyoxigraph", "__main__"}
    assert {name for name in foreign if not name.startswith("_")} == set()
