"""Every store, in memory, on disk, on a server: articles are put, put again, replaced and forgotten."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import QueryError, StoreError
from graph.ontology import ACTOR, ARTICLE, ONTOLOGY_GRAPH
from graph.storing.backend import Store
from graph.storing.decoding import decode
from graph.storing.embedded import EmbeddedStore
from graph.storing.records import Outcome
from graph.storing.terms import article_node

from .samples import RELATIONS, article, statements
from .strategies import Extraction, extractions


@pytest.fixture
def store(any_store: Store) -> Store:
    return any_store


def put(store: Store, number: int = 0, version: int = 0, extractor: str = "v1") -> Outcome:
    one = article(number, version)
    [outcome] = store.put([(one, statements(one))], extractor)
    return outcome


def test_an_article_is_stored_once(store: Store) -> None:
    assert put(store) is Outcome.STORED
    before = set(store.quads())
    assert put(store) is Outcome.UNCHANGED
    assert set(store.quads()) == before
    assert decode(store.quads(article_node("news/0.txt")), RELATIONS)[1] == statements(article())


def test_a_changed_article_replaces_the_old_one(store: Store) -> None:
    put(store, 0), put(store, 1)
    long = article(0, version=1, sentences=2)
    assert store.put([(long, statements(long)[1:])], "v1") == (Outcome.REPLACED,)
    record, found = decode(store.quads(article_node(long.id)), RELATIONS)
    assert found == statements(long)[1:]
    assert record.content_hash == long.content_hash
    assert decode(store.quads(article_node("news/1.txt")), RELATIONS)[1] == statements(article(1))


def test_another_extractor_replaces_too(store: Store) -> None:
    put(store)
    assert store.is_current(article(), "v1")
    assert not store.is_current(article(), "v2")
    assert not store.is_current(article(version=1), "v1")
    assert put(store, extractor="v2") is Outcome.REPLACED
    assert store.is_current(article(), "v2")


def test_of_one_id_twice_in_a_batch_the_last_counts(store: Store) -> None:
    batch = [(one, statements(one)) for one in (article(0, 0), article(0, 1), article(0, 1))]
    assert store.put(batch, "v1") == (Outcome.STORED, Outcome.REPLACED, Outcome.UNCHANGED)
    assert store.is_current(article(0, 1), "v1")


def test_a_batch_with_a_bad_article_changes_nothing(store: Store) -> None:
    put(store, 0)
    before = set(store.quads())
    bad = article(2)
    with pytest.raises(StoreError, match=r"article news/2\.txt"):
        store.put([(article(0, 1), ()), (article(1), ()), (replace(bad, text="x"), statements(bad))], "v1")
    assert set(store.quads()) == before


def test_forgetting_leaves_the_rest(store: Store) -> None:
    put(store, 0)
    before = set(store.quads())
    put(store, 1)
    assert store.forget("news/1.txt")
    assert set(store.quads()) == before
    assert not store.forget("news/1.txt")
    assert [record.id for record in store.articles()] == ["news/0.txt"]


def test_articles_come_in_order_with_their_records(store: Store, tmp_path: Path) -> None:
    store.load_ontology([ontology(tmp_path)], "hash")
    for number in (2, 0, 1):
        put(store, number)
    records = list(store.articles())
    assert [record.title for record in records] == [f"Number {n}, version 0" for n in range(3)]
    assert records[0].source == "articles/0.txt"
    names = [*(f"{ARTICLE}news%2F{n}.txt" for n in range(3)), ONTOLOGY_GRAPH]
    assert list(store.graphs()) == [ox.NamedNode(name) for name in names]


@given(st.lists(extractions(), min_size=2, max_size=3))
@settings(max_examples=50, deadline=None)
def test_no_text_gets_out_of_its_quotes(versions: list[Extraction]) -> None:
    """Replacing goes through SPARQL Update, where a text might end its literal; it must stay one."""
    store = EmbeddedStore.open()
    put(store, 5)
    bystander = set(store.quads(article_node("news/5.txt")))
    for number, version in enumerate(versions):
        one = replace(version.article, id="a")
        said = [replace(s, evidence=replace(s.evidence, article="a")) for s in version.statements]
        store.put([(one, tuple(said))], f"v{number}")
        record, found = decode(store.quads(article_node("a")), RELATIONS)
        assert (record.content_hash, set(found)) == (one.content_hash, set(said))
    assert set(store.quads(article_node("news/5.txt"))) == bystander
    assert len(list(store.graphs())) == 2


PREFIXES = """
@prefix rel: <https://w3id.org/actorgraph/relation/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""


def ontology(folder: Path, text: str = "rel:backs rdfs:label 'backs'@en .") -> Path:
    path = folder / "relations.ttl"
    path.write_text(PREFIXES + text, encoding="utf-8")
    return path


def test_the_ontology_is_loaded_when_its_hash_is_new(store: Store, tmp_path: Path) -> None:
    name = ox.NamedNode(ONTOLOGY_GRAPH)
    path = ontology(tmp_path)
    assert store.load_ontology([path], "one")
    assert not store.load_ontology([path], "one")
    ontology(tmp_path, "rel:shells rdfs:label 'shells'@en, [] .")
    assert store.load_ontology([path], "two")
    values = sorted(str(quad.object) for quad in store.quads(name))
    assert values == ['"shells"@en', '"two"', f"<{ONTOLOGY_GRAPH}#c14n0>"]


def test_a_broken_ontology_file_is_named_and_nothing_changes(store: Store, tmp_path: Path) -> None:
    store.load_ontology([ontology(tmp_path)], "one")
    before = set(store.quads())
    path = ontology(tmp_path, "rel:shells rdfs:label 'shells .")
    with pytest.raises(StoreError, match=r"cannot read .*relations\.ttl as Turtle: .*line 4"):
        store.load_ontology([path], "two")
    assert set(store.quads()) == before


def test_queries_see_the_union_of_graphs_and_our_prefixes(store: Store, tmp_path: Path) -> None:
    store.load_ontology([ontology(tmp_path)], "one")
    put(store)
    query = "SELECT ?who ?label { ?who rel:backs ?whom . rel:backs rdfs:label ?label }"
    for who, labels in (("turkey", ["backs"]), ("syria", [])):
        rows = store.query(query, {"who": ox.NamedNode(ACTOR + who)})
        assert isinstance(rows, ox.QuerySolutions)
        assert [row["label"].value for row in rows] == labels


@pytest.mark.parametrize(
    ("query", "bindings"),
    [
        ("SELECT ?x {", {}),
        ("SELECT ?x { ?x a ?y }", {"z": ox.Literal("a")}),
        ("SELECT ?x { ?x a ?y }", {"no name": ox.Literal("a")}),
    ],
)
def test_a_bad_query_is_one_line(store: Store, query: str, bindings: dict[str, ox.Literal]) -> None:
    with pytest.raises(QueryError) as caught:
        store.query(query, bindings)
    assert "\n" not in str(caught.value)


def test_a_closed_store_says_so() -> None:
    store = EmbeddedStore.open()
    store.close()
    store.close()
    with pytest.raises(StoreError, match="the store is closed"):
        list(store.quads())
