"""Imports: an export comes back to the byte; what is not ours changes nothing and is told with its place."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest

from graph.errors import StoreError
from graph.ontology import BASE, DATASET_GRAPH
from graph.storing.dump import DumpFormat, dump
from graph.storing.embedded import EmbeddedStore
from graph.storing.gzipped import compress
from graph.storing.records import Outcome

from .children import start
from .samples import article, statements


def filled(path: Path | None = None, articles: int = 3, version: int = 0) -> EmbeddedStore:
    store = EmbeddedStore.open(path)
    batch = [article(number, version, sentences=2) for number in range(articles)]
    store.put([(one, statements(one)) for one in batch], "v1")
    return store


def exported(store: EmbeddedStore, form: DumpFormat = DumpFormat.N_QUADS) -> bytes:
    return b"".join(dump(store, form))


def written(store: EmbeddedStore, path: Path) -> Path:
    form = DumpFormat(path.suffixes[0].removeprefix("."))
    pieces = dump(store, form)
    path.write_bytes(b"".join(compress(pieces) if path.suffix == ".gz" else pieces))
    return path


@pytest.mark.parametrize("name", ["a.nq", "a.trig", "a.nq.gz", "a.trig.gz"])
@pytest.mark.parametrize("on_disk", [True, False])
def test_an_export_comes_back_to_the_byte(tmp_path: Path, name: str, on_disk: bool) -> None:
    with filled() as store, EmbeddedStore.open(tmp_path / "new" if on_disk else None) as other:
        outcomes = other.take_in([written(store, tmp_path / name)])
        assert set(outcomes.values()) == {Outcome.STORED}
        for form in DumpFormat:
            assert exported(other, form) == exported(store, form)
        assert list(other.articles()) == list(store.articles())


def test_readers_see_what_was_imported(tmp_path: Path) -> None:
    file = written(filled(), tmp_path / "a.nq")
    with EmbeddedStore.open(tmp_path / "new") as store:
        store.take_in([file])
        with EmbeddedStore.open_read_only(tmp_path / "new") as reader:
            assert len(list(reader.articles())) == 3


def test_what_is_there_is_left_and_what_differs_is_replaced(tmp_path: Path) -> None:
    file = written(filled(), tmp_path / "a.nq")
    with filled(tmp_path / "other", articles=2) as store:
        changed = article(1, version=4)
        store.put([(changed, statements(changed)), (article(7), ())], "v1")
        outcomes = store.take_in([file])
        assert list(outcomes.values()) == [Outcome.UNCHANGED, Outcome.REPLACED, Outcome.STORED]
        store.forget("news/7.txt")
        assert exported(store) == file.read_bytes()
        assert set(store.take_in([file]).values()) == {Outcome.UNCHANGED}


def test_several_files_are_one_import(tmp_path: Path) -> None:
    with filled(articles=1) as first, filled(articles=2) as both:
        both.forget("news/0.txt")
        files = [written(first, tmp_path / "a.nq"), written(both, tmp_path / "b.trig")]
        again = written(first, tmp_path / "b.nq")
    with EmbeddedStore.open() as store:
        assert len(store.take_in(files)) == 2
        with pytest.raises(StoreError, match=r"b\.nq:1: graph .* stands in two places"):
            store.take_in([files[0], again])


def test_other_graphs_of_ours_pass_and_the_description_of_an_export_stays_out(tmp_path: Path) -> None:
    file = tmp_path / "a.nq"
    named = f"<{BASE}judgements> <{BASE}import/actors>"
    lines = [f"<x:a> <x:b> <x:c> {graph} ." for graph in (*named.split(), f"<{DATASET_GRAPH}>")]
    file.write_text("\n".join(lines), encoding="utf-8")
    with EmbeddedStore.open() as store:
        assert set(store.take_in([file])) == {BASE + "judgements", BASE + "import/actors"}


FIRST = "<https://w3id.org/actorgraph/article/a>"
BAD = {
    "not RDF": ("<x:a> <x:b> .\n", ":{line}: "),
    "half a line": ("<x:a> <x:b> 'c", ":{line}: "),
    "no graph": ("<x:a> <x:b> <x:c> .\n", ":{line}: <x:a> <x:b> <x:c> stands in no graph"),
    "a foreign graph": ("<x:a> <x:b> <x:c> <x:g> .\n", ":{line}: graph <x:g> is not one of Actorgraph's"),
    "a graph without a name": ("<x:a> <x:b> <x:c> _:g .\n", ": graph _:"),
    "a blank node": (f"_:a <x:b> <x:c> <{BASE}g> .\n", "holds a blank node, which Actorgraph never writes"),
    "no article": (f"<x:a> <x:b> <x:c> {FIRST} .\n", ": a graph must hold one article, has 0"),
    "a graph in two places": ("AGAIN", ":{line}: graph <"),
    "not UTF-8": ("<x:a> <x:b> '\udce9' .\n", ":{line}: "),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_what_is_not_ours_changes_nothing_and_is_told_with_its_place(tmp_path: Path, name: str) -> None:
    good = written(filled(version=1), tmp_path / "good.nq").read_text(encoding="utf-8")
    added, told = BAD[name]
    bad = tmp_path / "bad.nq"
    addition = good.splitlines(keepends=True)[0] if added == "AGAIN" else added
    bad.write_bytes((good + addition).encode("utf-8", "surrogateescape"))
    with filled(tmp_path / "store") as store:
        before = exported(store)
        with pytest.raises(StoreError) as refused:
            store.take_in([bad])
        assert exported(store) == before
    assert str(refused.value).startswith(str(bad))
    line = 1 if added == "AGAIN" else len(good.splitlines()) + 1
    assert told.format(line=line) in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("pattern", "change", "told"),
    [
        ("org/NewsArticle", "org/Something", "must hold one article, has 0"),
        ("schema#asserted", "schema#certain", "is not of our making"),
        ('identifier> "news/0.txt"', 'identifier> "news/1.txt"', "holds the article of another"),
        ("/relation/backs", "/nothing/backs", "which the ontology does not define"),
        ("schema#confidence", "schema#certainty", "lacks <https://w3id.org/actorgraph/schema#confidence>"),
    ],
)
def test_an_article_that_cannot_be_read_back_is_refused(
    tmp_path: Path, pattern: str, change: str, told: str
) -> None:
    text = exported(filled(articles=1)).decode()
    assert pattern in text
    bad = tmp_path / "bad.nq"
    bad.write_text(text.replace(pattern, change), encoding="utf-8")
    with EmbeddedStore.open() as store:
        with pytest.raises(StoreError, match=r"bad\.nq:1: graph") as refused:
            store.take_in([bad])
        assert told in str(refused.value)
        assert list(store.graphs()) == []


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("missing.nq", "cannot read .*missing.nq: No such file"),
        ("a.ttl", "a.ttl: cannot be imported; kg export"),
    ],
)
def test_a_file_that_is_none_of_ours_is_told(tmp_path: Path, name: str, told: str) -> None:
    with EmbeddedStore.open() as store, pytest.raises(StoreError, match=told):
        store.take_in([tmp_path / name])


@pytest.mark.parametrize("stored", [0, 30])
def test_an_import_is_whole_or_absent_after_kill_9_at_any_moment(tmp_path: Path, stored: int) -> None:
    moments = random.Random(stored)  # noqa: S311 - moments, not secrets
    file = written(filled(articles=30, version=1), tmp_path / "a.nq")
    seen = set()
    for number in range(5):
        path = tmp_path / str(number)
        filled(path, articles=stored).close()
        with start("take_in", path, file) as importing:
            assert importing.stdout is not None
            importing.stdout.readline()
            time.sleep(moments.uniform(0, 0.3))
            importing.kill()
        with EmbeddedStore.open(path) as store:
            titles = [str(record.title).split()[-1] for record in store.articles()]
            seen.add((len(titles), *sorted(set(titles))))
            assert set(store.take_in([file]).values()) <= set(Outcome)
            assert exported(store) == file.read_bytes()
    assert seen <= {(stored, "0") if stored else (0,), (30, "1")}


def test_blank_nodes_of_trig_are_refused_too(tmp_path: Path) -> None:
    file = tmp_path / "a.trig"
    file.write_text(f"<{BASE}g> {{ [] <x:b> <x:c> }}", encoding="utf-8")
    with EmbeddedStore.open() as store, pytest.raises(StoreError, match=r"a\.trig: graph .* blank node"):
        store.take_in([file])
