"""A real endpoint on this machine, over the engine that the store has, is asked with a given query."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.errors import ImportingError
from graph.importing.endpoints import QUERY, ask_endpoint, read_query
from graph.importing.reading import read_list
from graph.model import Kind
from graph.ontology import WD
from tests.commands import ROOT


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    command = [sys.executable, "-m", "tests.importing.endpoint"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, text=True) as server:
        assert server.stdout is not None
        yield f"http://127.0.0.1:{int(server.stdout.readline())}"
        server.kill()


def test_the_query_for_wikidata_is_answered(address: str) -> None:
    jane, john = read_list(f"{address}/sparql").entries
    assert jane.names == ("Jane Doe", "J. Doe", "Jane A. Doe")
    assert (jane.key, jane.kind, jane.ids) == ("Q88888888", Kind.PERSON, (WD + "Q88888888",))
    assert john.names == ("John Poe",)


def test_another_query_is_put_as_it_is(address: str, tmp_path: Path) -> None:
    query = "SELECT ?actor ?name { BIND (<https://example.org/x> AS ?actor) BIND ('Xu' AS ?name) }"
    (tmp_path / "q.rq").write_text(query, encoding="utf-8")
    (entry,) = read_list(f"{address}/sparql?default=1", None, tmp_path / "q.rq").entries
    assert (entry.names, entry.kind, entry.ids) == (("Xu",), Kind.ORGANISATION, ("https://example.org/x",))


@pytest.mark.parametrize(
    ("path", "query", "told"),
    [
        ("/sparql", "SELECT nonsense", "no answer (400 "),
        ("/moved", QUERY.read_text(encoding="utf-8"), "no answer (302 Found)"),
        ("/page", "SELECT ?actor ?name {}", "no SPARQL result"),
        ("/sparql", "ASK {}", "the query must be a SELECT query"),
        ("/sparql", "SELECT ?name { ?actor ?p ?name }", "the query must select ?actor and ?name"),
        ("/sparql", "SELECT ?actor ?name { BIND (1 AS ?actor) BIND ('x' AS ?name) }", "must be an IRI"),
        ("/sparql", "SELECT ?actor ?name { ?actor ?name ?x FILTER (false) }", "no actors in it"),
        (
            "/sparql",
            "SELECT * { BIND (<https://x> AS ?actor) BIND ('x' AS ?name) VALUES ?kind { 'person' 'state' } }",
            "of two kinds",
        ),
    ],
)
def test_an_endpoint_that_fails_is_one_line(address: str, path: str, query: str, told: str) -> None:
    with pytest.raises(ImportingError) as failed:
        ask_endpoint(address + path, query)
    assert told in str(failed.value)
    assert "\n" not in str(failed.value)


def test_what_is_nowhere_or_no_endpoint_is_told(tmp_path: Path) -> None:
    with pytest.raises(ImportingError, match="no connection"):
        ask_endpoint("http://127.0.0.1:1/sparql", "SELECT ?actor ?name {}")
    with pytest.raises(ImportingError, match="only http and https are fetched"):
        ask_endpoint("file:///etc/hosts", "SELECT ?actor ?name {}")
    with pytest.raises(ImportingError, match="a query of more than"):
        ask_endpoint("http://127.0.0.1:1/", "#" * 200_000)
    with pytest.raises(ImportingError, match="cannot read the query"):
        read_query(tmp_path / "none.rq")
