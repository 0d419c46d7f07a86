"""Whole texts are kept beside the graph, go with their articles, and are missed by nobody elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.model import Article
from graph.storing.backups import backup, restore
from graph.storing.embedded import EmbeddedStore
from graph.storing.terms import article_node
from graph.storing.texts import FILE, Texts

from .samples import article, statements


@pytest.fixture(params=["memory", "disk"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Path | None:
    return tmp_path / "kg-store" if request.param == "disk" else None


@pytest.fixture
def texts(place: Path | None) -> Iterator[Texts]:
    with Texts(place / FILE if place else None) as opened:
        yield opened


def put(store: EmbeddedStore, texts: Texts, *articles: Article) -> None:
    texts.keep(articles)
    store.put([(one, statements(one)) for one in articles], "v1")


def found(texts: Texts, one: Article) -> str | None:
    return texts.text(article_node(one.id).value, one.content_hash)


def test_a_text_stays_as_long_as_its_article(place: Path | None, texts: Texts) -> None:
    first, second, newer = article(1), article(2), article(1, 3)
    with EmbeddedStore.open(place, [texts]) as store:
        put(store, texts, first, second)
        assert (found(texts, first), found(texts, second)) == (first.text, second.text)
        texts.keep([newer])
        assert (found(texts, first), found(texts, newer)) == (first.text, newer.text)
        put(store, texts, newer)
        assert (found(texts, first), found(texts, newer)) == (None, newer.text)
        store.forget(second.id)
        assert found(texts, second) is None


def test_readers_find_what_the_writer_keeps(tmp_path: Path) -> None:
    one = article(1)
    with Texts(tmp_path / "kg" / FILE) as texts, Texts(tmp_path / "kg" / FILE, read_only=True) as reader:
        assert found(reader, one) is None
        with EmbeddedStore.open(tmp_path / "kg", [texts]) as store:
            put(store, texts, one)
            assert found(reader, one) == one.text
            assert reader.text(article_node(one.id).value, article(1, 2).content_hash) is None


def test_nothing_of_a_forgotten_text_stays_on_the_disk(tmp_path: Path) -> None:
    one, path = article(1, sentences=40), tmp_path / "kg" / FILE
    with Texts(path) as texts, EmbeddedStore.open(tmp_path / "kg", [texts]) as store:
        put(store, texts, one)
        (packed,) = texts._open().execute("SELECT packed FROM texts").fetchone()
        assert packed in path.read_bytes()
        store.forget(one.id)
    assert packed not in path.read_bytes()


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 4096])
def test_a_damaged_file_costs_the_texts_alone(tmp_path: Path, damage: bytes) -> None:
    one, path = article(1), tmp_path / "kg" / FILE
    with EmbeddedStore.open(tmp_path / "kg"):
        path.write_bytes(damage)
    with Texts(path, read_only=True) as reader:
        assert found(reader, one) is None
    with Texts(path) as texts, EmbeddedStore.open(tmp_path / "kg", [texts]) as store:
        assert found(texts, one) is None
        put(store, texts, one)
        assert found(texts, one) == one.text


def test_a_backup_holds_no_texts_and_leaves_none(tmp_path: Path) -> None:
    one, path = article(1), tmp_path / "kg"
    with Texts(path / FILE) as texts, EmbeddedStore.open(path, [texts]) as store:
        put(store, texts, one)
        (tmp_path / "file").write_bytes(b"".join(backup(store)))
    restore(path, tmp_path / "file", force=True)
    with Texts(path / FILE, read_only=True) as reader:
        assert found(reader, one) is None
