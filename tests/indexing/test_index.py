"""The index says what the store holds: after every change, after a kill, where it was lost or damaged."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.errors import QueryError
from graph.identities import add
from graph.identity.judgements import Judgement, Verdict
from graph.indexing.index import Index
from graph.indexing.questions import search_terms
from graph.ontology import ACTOR, REL
from graph.storing.dump import DumpFormat, dump
from graph.storing.embedded import EmbeddedStore
from graph.storing.following import FILE, all_contents
from tests.asking.samples import ARTICLES, BACKS, RUSSIA, TURKEY, Says, article, small_world

TABLES = {
    "graphs": "SELECT iri, is_article, day, mark, signature FROM graphs",
    "told": "SELECT iri, how, text, folded, uses, records FROM told JOIN terms ON terms.id = actor",
    "told_words": "SELECT folded FROM told_words WHERE told_words MATCH 'turkey OR idlib'",
    "sentences": "SELECT graphs.iri, text FROM sentences JOIN graphs ON graphs.id = graph",
    "sentence_words": "SELECT text FROM sentence_words WHERE sentence_words MATCH 'turkey'",
    "statements": "SELECT iri, holds, period FROM statements",
    "counts": "SELECT sort, COALESCE(iri, ''), period, holding, n "
    "FROM counts LEFT JOIN terms ON terms.id = about",
    "days": "SELECT iri, day, n FROM days JOIN terms ON terms.id = actor",
    "edges": "SELECT s.iri, o.iri, r.iri, n FROM edges JOIN terms s ON s.id = subject "
    "JOIN terms o ON o.id = object JOIN terms r ON r.id = relation",
    "degrees": "SELECT iri, statements, neighbours FROM degrees JOIN terms ON terms.id = actor",
}


def told(index: Index) -> dict[str, list[tuple[object, ...]]]:
    """All that an index says, numbers of rows left aside."""
    return {name: sorted(index._db.execute(sql).fetchall()) for name, sql in TABLES.items()}


def afresh(store: EmbeddedStore) -> dict[str, list[tuple[object, ...]]]:
    """What an index says that is made from the store now."""
    index = Index.open(None)
    index.replace(all_contents(store.engine), 1)
    return told(index)


def _again(store: EmbeddedStore) -> object:
    said = Says("Turkey backs Russia, says nobody.", TURKEY, BACKS, RUSSIA, 0.9, "backs")
    return store.put([article("a1", None, said)], "another")


def _merged(store: EmbeddedStore) -> None:
    assert add(store, [Judgement(Verdict.SAME, ACTOR + "turkey", ACTOR + "russia")])


CHANGES: dict[str, Callable[[EmbeddedStore], object]] = {
    "nothing": lambda store: store.put(ARTICLES, "test"),
    "another extractor": lambda store: store.put(ARTICLES, "another"),
    "an article anew": _again,
    "an article less": lambda store: store.forget("a1"),
    "all less": lambda store: store.forget(*(f"a{n}" for n in range(1, 6))),
    "there and gone": lambda store: [_again(store), store.forget("a1"), store.put(ARTICLES, "test")],
    "two actors one": _merged,
}


@pytest.mark.parametrize("change", CHANGES)
def test_after_a_change_the_index_is_as_if_it_were_made_anew(tmp_path: Path, change: str) -> None:
    store = small_world(tmp_path)
    assert store.index.totals().articles == 5
    CHANGES[change](store)
    assert told(store.index) == afresh(store)
    assert store.index.state == store.state


@pytest.mark.parametrize("loaded", ["a new store", "a store with other articles", "a store with the same"])
def test_after_an_import_the_index_is_as_if_it_were_made_anew(tmp_path: Path, loaded: str) -> None:
    file = tmp_path / "all.nq"
    with EmbeddedStore.open() as store:
        store.put(ARTICLES, "test")
        file.write_bytes(b"".join(dump(store, DumpFormat.N_QUADS)))
    with EmbeddedStore.open(tmp_path / "store") as store:
        if loaded == "a store with other articles":
            store.put(
                [article("b1", None, Says("Russia backs Turkey.", RUSSIA, BACKS, TURKEY, 0.9, "backs"))], "t"
            )
        elif loaded == "a store with the same":
            store.put(ARTICLES[:2], "test")
        state = store.state
        store.take_in([file])
        assert (store.state, store.index.state) == (state + 1, state + 1)
        assert told(store.index) == afresh(store)
        store.take_in([file])
        assert store.state == state + 1
    (tmp_path / "store" / "contents-1" / "CHANGING").write_bytes(b"*\n")  # as if killed before all was done
    with EmbeddedStore.open(tmp_path / "store") as store:
        assert store.state > state + 1
        assert told(store.index) == afresh(store)


def test_what_is_gone_leaves_nothing_behind(tmp_path: Path) -> None:
    store = small_world(tmp_path)
    store.index.totals()
    store.forget("a1", "a2", "a3", "a4", "a5")
    kept = told(store.index)
    assert [kept[name] for name in ("sentences", "statements", "counts", "days", "edges", "degrees")] == [
        []
    ] * 6
    assert store.index.degrees([ACTOR + "turkey"]) == {}


def _stored(tmp_path: Path) -> Path:
    with EmbeddedStore.open(tmp_path / "store") as store:
        store.put(ARTICLES, "test")
    return next((tmp_path / "store").glob(f"*/{FILE}"))


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5_000])


def _older(file: Path) -> None:
    with sqlite3.connect(file) as database:
        database.execute("UPDATE state SET number = number - 1")


def _other_version(file: Path) -> None:
    with sqlite3.connect(file) as database:
        database.execute("PRAGMA user_version = 99")


HARM: dict[str, Callable[[Path], object]] = {
    "missing": Path.unlink,
    "cut": _cut,
    "no database": lambda file: file.write_bytes(b"x" * 10_000),
    "behind, as after a kill": _older,
    "of another version": _other_version,
}


@pytest.mark.parametrize("harm", HARM)
@pytest.mark.parametrize("writing", [True, False], ids=["writer", "reader"])
def test_a_lost_or_damaged_index_is_made_anew(tmp_path: Path, harm: str, *, writing: bool) -> None:
    file = _stored(tmp_path)
    HARM[harm](file)
    for _ in range(2):
        path = tmp_path / "store"
        with EmbeddedStore.open(path) if writing else EmbeddedStore.open_read_only(path) as store:
            assert told(store.index) == afresh(store)
            assert store.index.totals().statements == 11


def test_a_reader_keeps_the_index_of_its_state_beside_a_writer(tmp_path: Path) -> None:
    _stored(tmp_path)
    with EmbeddedStore.open_read_only(tmp_path / "store") as reader:
        with EmbeddedStore.open(tmp_path / "store") as writer:
            writer.forget("a1")
            assert writer.index.totals().articles == 4
            with EmbeddedStore.open_read_only(tmp_path / "store") as later:
                assert later.index.totals().articles == 4
        assert reader.index.totals().articles == 5


def test_the_index_of_a_protected_folder_can_be_read(tmp_path: Path) -> None:
    file = _stored(tmp_path)
    assert not file.with_name(FILE + "-wal").exists()
    immutable = sqlite3.connect(f"{file.as_uri()}?immutable=1", uri=True)
    assert immutable.execute("SELECT COUNT(*) FROM statements").fetchone() == (11,)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("attack", {"a1", "a3", "a5"}),  # attacked and attack
        ("ATTACKED", {"a1", "a3", "a5"}),
        ("turkey soldiers", {"a4"}),
        ('"34 soldiers"', {"a4"}),
        ('"soldiers 34"', set()),
        ("rus* kill", {"a4"}),
        ("sudan", set()),
        ('NOT OR ( " * ^ : - turkey', set()),
    ],
)  # fmt: skip
def test_sentences_are_found_by_words_in_any_form(tmp_path: Path, text: str, found: set[str]) -> None:
    store = small_world(tmp_path)
    facts = {
        quad.subject.value: str(quad.graph_name)  # type: ignore[union-attr]  # statements are named
        for quad in store.quads()
        if quad.predicate.value.endswith("#predicate")
    }
    articles = {facts[one].rpartition("/")[2].rstrip(">") for one in store.index.saying(text, 100)}
    assert articles == found


@pytest.mark.parametrize("text", ["", "  ", '"', "* ^ :", "x" * 200_000])
def test_a_search_without_a_word_or_far_too_long_is_refused(text: str) -> None:
    with pytest.raises(QueryError):
        search_terms(text)


def test_neighbours_are_joined_by_statements_that_hold(tmp_path: Path) -> None:
    index = small_world(tmp_path).index
    near = {one.actor.removeprefix(ACTOR): one.statements for one in index.beside(ACTOR + "turkey")}
    assert near == {"islamist-fighters-in-idlib": 3, "russia": 1, "syrian-democratic-forces": 1}
    assert index.degrees([ACTOR + "turkey"])[ACTOR + "turkey"].neighbours == 3
    assert {REL + "arms"} < {count.about for count in index.counts(0)}
