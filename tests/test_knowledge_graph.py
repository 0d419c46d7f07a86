"""The Python face: what the command line can do, as methods."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from graph import KnowledgeGraph
from graph.errors import StoreError, UnknownActorError
from graph.pipeline import BATCH_ARTICLES, Progress
from graph.storing.embedded import EmbeddedStore
from tests.commands import run
from tests.storing.samples import SENTENCE, article, statements
from tests.test_interrupted import quick


@pytest.fixture(scope="module")
def graph(built_store: Path) -> Iterator[KnowledgeGraph]:
    with KnowledgeGraph(built_store, read_only=True) as opened:
        yield opened


def test_a_graph_in_memory_is_built_and_asked(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Turkey attacked Russia on Monday.", encoding="utf-8")
    events: list[object] = []
    with KnowledgeGraph() as graph:
        report = graph.build([tmp_path], events.append)
        assert (report.read, report.stored, len(report.rejected)) == (1, 1, 0)
        (row,) = graph.relations("Turkey", "Russia", evidence=True)
        assert (row.relation, row.sightings[0].quote) == ("attacks", "Turkey attacked Russia on Monday.")
        assert graph.forget(["a", "b"]).unknown == ("b",)
        assert graph.statistics().articles == 0
    assert [type(event) for event in events] == [Progress]


def test_a_build_that_alone_uses_its_store_opens_it_anew_behind_every_so_many_batches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = list[EmbeddedStore]()
    monkeypatch.setattr("graph.building.MAX_BATCHES_OPEN", 2)
    monkeypatch.setattr(EmbeddedStore, "refresh", lambda store: list.append(opened, store))
    (tmp_path / "a.jsonl").write_text("no JSON\n" * (4 * BATCH_ARTICLES + 1), encoding="utf-8")
    with quick(tmp_path / "kg") as graph:
        graph.build([tmp_path / "a.jsonl"])
        assert not opened
        graph.build([tmp_path / "a.jsonl"], alone=True)
        assert opened == [graph.store] * 3  # the last time before copies are traced
    opened.clear()
    run("build", tmp_path / "a.jsonl", "--store", tmp_path / "kg", "--no-page")
    assert len(opened) == 3


def test_a_build_that_alone_uses_its_store_lets_go_of_memory_while_actors_are_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.registering.ARTICLES_AT_ONCE", 2)
    rows = [json.dumps({"id": f"a{n}", "text": "Turkey backs Syria."}) for n in range(5)]
    (tmp_path / "a.jsonl").write_text("\n".join(rows), encoding="utf-8")
    exported = []
    opened, real = list[EmbeddedStore](), EmbeddedStore.refresh

    def refresh(store: EmbeddedStore) -> None:
        opened.append(store)
        real(store)

    monkeypatch.setattr(EmbeddedStore, "refresh", refresh)
    for alone in (False, True):
        with quick(tmp_path / f"kg{alone}") as graph:
            graph.build([tmp_path / "a.jsonl"], alone=alone)
            exported.append(b"".join(graph.export()))
            assert len(opened) == (4 if alone else 0)
    assert exported[0] == exported[1]


def test_each_question_has_a_method(graph: KnowledgeGraph) -> None:
    turkey = graph.actor("Türkiye")
    assert turkey in graph.actors("turkey")
    assert graph.relations(turkey.iri, limit=1)
    assert graph.timeline("Turkey", since="2020", until="2020")
    assert graph.path("Hezbollah", "Germany")
    (sighting, *_) = graph.relations("Turkey", evidence=True, limit=1)[0].sightings
    assert graph.explain(sighting.statement).sighting == sighting
    assert graph.query("ASK { actor:turkey rel:memberOf actor:nato }").value is True  # type: ignore[union-attr]
    assert graph.saved_query("who-backs", actor="Philippines").rows  # type: ignore[union-attr]
    with pytest.raises(UnknownActorError):
        graph.saved_query("who-backs", actor="Nobody at all")


def test_the_network_counts_what_is_known_of_each_actor(graph: KnowledgeGraph) -> None:
    network = graph.network("Turkey")
    turkey = graph.actor("Turkey")
    assert network.nodes[turkey.iri] == {"label": "Turkey", "kind": "state", "relations": turkey.relations}


def test_the_page_finds_actors_by_their_other_names(graph: KnowledgeGraph) -> None:
    page = graph.page("Turkey")
    data = json.loads(
        page.partition('<script id="data" type="application/json">')[2].partition("</script>")[0]
    )
    (turkey,) = [node for node in data["nodes"] if node["label"] == "Turkey"]
    assert "Türkiye" in turkey["names"]
    assert turkey["statements"] == graph.actor("Turkey").relations


def test_rdflib_sees_the_same_store(graph: KnowledgeGraph) -> None:
    assert graph.rdflib.query("ASK { actor:turkey rel:memberOf actor:nato }").askAnswer


def test_a_store_is_made_only_where_that_is_meant(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="kg build makes one"):
        KnowledgeGraph(tmp_path / "store", read_only=True)
    with pytest.raises(StoreError, match="kg build makes one"):
        KnowledgeGraph(tmp_path / "store", new=False)
    assert not (tmp_path / "store").exists()
    KnowledgeGraph(tmp_path / "store").close()
    KnowledgeGraph(tmp_path / "store", new=False).close()


def test_an_address_that_is_none_is_refused_in_words() -> None:
    with pytest.raises(StoreError, match="names a host"):
        KnowledgeGraph("https:///sparql")


@pytest.mark.xdist_group("oxigraph")
def test_a_graph_on_a_server_is_asked_and_changed_like_one_in_a_folder(oxigraph_address: str) -> None:
    with KnowledgeGraph(oxigraph_address) as graph, KnowledgeGraph() as local:
        graph.store.replace({name: () for name in graph.store.graphs() if isinstance(name, NamedNode)})
        for one in (graph, local):
            one.store.put([(article(), statements(article()))], "v1")
        assert graph.relations("Turkey") == local.relations("Turkey")
        assert graph.statistics() == local.statistics()
        assert b"".join(graph.export()) == b"".join(local.export())
        assert len(graph.rdflib.query("SELECT * { ?s a rdf:Statement }")) == 1
        assert [one.id for one in graph.forget(["news/0.txt"]).articles] == ["news/0.txt"]
        assert graph.statistics().articles == 0


@pytest.mark.parametrize("kept", [True, False])
@pytest.mark.parametrize("where", ["memory", "disk"])
def test_whole_texts_are_kept_or_not(tmp_path: Path, where: str, kept: bool) -> None:
    (tmp_path / "a.txt").write_text(f"It rained.\n\n{SENTENCE}", encoding="utf-8")
    with quick(tmp_path / "kg" if where == "disk" else None) as graph:
        graph.build([tmp_path / "a.txt"], texts=kept)
        assert (graph.reading("a").text == f"It rained.\n\n{SENTENCE}") is kept
        graph.forget(["a"])
        (tmp_path / "b.txt").write_text(f"It snowed.\n\n{SENTENCE}", encoding="utf-8")
        graph.build([tmp_path / "b.txt"])
    if where == "disk":
        with KnowledgeGraph(tmp_path / "kg", read_only=True) as reader:
            assert (reader.reading("b").text or "").startswith("It snowed.")
