"""Exports: the same articles give the same bytes, and every form gives the quads back."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings

from graph.ontology import ARTICLE
from graph.storing.dump import DumpFormat, dump
from graph.storing.embedded import EmbeddedStore

from .children import IMPORTS, PACKAGE
from .samples import article, statements
from .strategies import Extraction, extractions


def filled(order: list[int], path: Path | None = None) -> EmbeddedStore:
    store = EmbeddedStore.open(path)
    for number in order:
        one = article(number, sentences=2)
        store.put([(one, statements(one))], "v1")
    return store


def content(store: EmbeddedStore, form: DumpFormat) -> bytes:
    return b"".join(dump(store, form))


@pytest.mark.parametrize("form", DumpFormat)
def test_the_order_of_articles_and_the_history_do_not_show(form: DumpFormat, tmp_path: Path) -> None:
    plain = content(filled([0, 1, 2, 3]), form)
    with filled([3, 1, 0, 2], tmp_path / "kg-store") as other:
        changed = article(1, version=5)
        other.put([(changed, statements(changed)), (article(9), ())], "v0")
        one = article(1, sentences=2)
        other.put([(one, statements(one))], "v1")
        other.forget("news/9.txt")
        assert content(other, form) == plain


def test_n_quads_are_sorted_within_each_graph_and_graphs_by_name() -> None:
    lines = content(filled([2, 0, 1]), DumpFormat.N_QUADS).splitlines()
    graphs = [line.split()[-2] for line in lines]
    assert graphs == sorted(graphs)
    assert len(set(graphs)) == 3
    first = [line for line, graph in zip(lines, graphs, strict=True) if graph == graphs[0]]
    assert first == sorted(first)


@given(extractions(), extractions())
@settings(max_examples=40, deadline=None)
def test_every_form_gives_the_quads_back(first: Extraction, second: Extraction) -> None:
    with EmbeddedStore.open() as store:
        store.put([first, second], "v1")
        quads = set(store.quads())
        for form in (DumpFormat.N_QUADS, DumpFormat.TRIG, DumpFormat.JSON_LD):
            assert set(ox.parse(content(store, form), format=ox.RdfFormat.from_extension(form))) == quads
        triples = [q.triple for q in ox.parse(content(store, DumpFormat.TURTLE), format=ox.RdfFormat.TURTLE)]
        assert sorted(map(str, triples)) == sorted({str(quad.triple) for quad in quads})


@pytest.mark.filterwarnings(
    "ignore:.*is deprecated:DeprecationWarning"
)  # rdflib calls its own deprecated parts
@pytest.mark.parametrize(("form", "name"), [(DumpFormat.N_QUADS, "nquads"), (DumpFormat.TRIG, "trig")])
def test_rdflib_reads_the_same_quads(form: DumpFormat, name: str) -> None:
    with filled([0, 1]) as store:
        read = rdflib.Dataset()
        read.parse(data=content(store, form), format=name)
        assert {(str(s), str(p), str(o)) for s, p, o, _ in read.quads()} == {
            tuple(str(getattr(term, "value", "")) for term in quad.triple) for quad in store.quads()
        }


def test_prefixes_stand_once() -> None:
    text = content(filled([0, 1]), DumpFormat.TRIG).decode()
    assert text.startswith("@prefix ")
    assert text.count("@prefix actor: ") == 1
    assert "rel:backs actor:idlib-rebels" in text


def test_what_others_put_in_the_default_graph_is_not_lost() -> None:
    with filled([0]) as store:
        store.engine.add(ox.Quad(ox.BlankNode("b"), ox.NamedNode("x:p"), ox.Literal("theirs")))
        for form in DumpFormat:
            assert b"theirs" in content(store, form)


@pytest.mark.parametrize("form", DumpFormat)
def test_an_empty_store_is_an_empty_export(form: DumpFormat) -> None:
    assert content(EmbeddedStore.open(), form) == (b"[]\n" if form is DumpFormat.JSON_LD else b"")


@pytest.mark.parametrize("form", DumpFormat)
def test_what_is_said_beside_the_store_stands_in_its_place(form: DumpFormat) -> None:
    about = ox.NamedNode(ARTICLE + "news%2F0a")
    beside = [ox.Quad(about, ox.NamedNode("x:p"), ox.Literal(str(n)), about) for n in range(3)]
    with filled([0, 1]) as store:
        exported = b"".join(dump(store, form, beside))
        read = set(ox.parse(exported, format=ox.RdfFormat.from_extension(form)))
        graphs = [line.split()[-2] for line in exported.splitlines()] if form is DumpFormat.N_QUADS else []
    assert {quad.triple for quad in read} >= {quad.triple for quad in beside}
    assert graphs == sorted(graphs)


def test_json_ld_fetches_no_context() -> None:
    assert b"@context" not in content(filled([0, 1]), DumpFormat.JSON_LD)


def test_hash_seed_locale_and_time_zone_do_not_show() -> None:
    code = (
        f"from {PACKAGE} import test_dump; import sys\n"
        "for form in test_dump.DumpFormat:\n"
        "    sys.stdout.buffer.write(test_dump.content(test_dump.filled([0, 1]), form))"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code],
            check=True,
            capture_output=True,
            env={"PYTHONPATH": IMPORTS, "PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": zone},
        ).stdout
        for seed, locale, zone in (("1", "C", "UTC"), ("2", "tr_TR.UTF-8", "Pacific/Auckland"))
    }
    assert len(seen) == 1
    assert b"rel:backs" in seen.pop()
