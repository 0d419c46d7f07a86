"""Who follows a store: told of each change before readers can see it, also of one that a kill cut short."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.storing.backups import backup, restore
from graph.storing.embedded import EmbeddedStore
from graph.storing.terms import article_node

from .labour import do, held_after
from .samples import article, statements


class Index:
    """Counts the quads of each graph that it was told of."""

    def __init__(self) -> None:
        self.counts: dict[str, int] = {}
        self.states: list[int] = []
        self.fails = False

    def follow(self, engine: ox.Store, graphs: Collection[ox.NamedNode], state: int) -> None:
        if self.fails:
            raise OSError("no room")
        for graph in graphs:
            self.counts[graph.value] = sum(1 for _ in engine.quads_for_pattern(None, None, None, graph))
        self.states.append(state)


def put(store: EmbeddedStore, number: int, version: int = 0) -> None:
    one = article(number, version)
    store.put([(one, statements(one))], "v1")


def last_state(path: Path) -> int:
    """The state that readers see when the writer has closed the store."""
    with EmbeddedStore.open_read_only(path) as reader:
        return reader.state


def name(number: int) -> str:
    return article_node(article(number).id).value


@pytest.mark.parametrize("where", ["memory", "disk"])
def test_a_follower_is_in_step_after_each_change(tmp_path: Path, where: str) -> None:
    index, path = Index(), tmp_path / "kg-store" if where == "disk" else None
    with EmbeddedStore.open(path, [index]) as store:
        for step in range(12):
            do(store, step, tmp_path)
            held = held_after(step + 1)
            assert {n for n, count in index.counts.items() if count} == {name(number) for number in held}
            assert index.states[-1] == store.state
            if path:
                with EmbeddedStore.open_read_only(path) as reader:
                    assert reader.state == store.state
        states = list(index.states)
        store.forget("nobody")
        put_again = article(0, 9, sentences=2)
        store.put([(put_again, statements(put_again))], "v1")
        assert index.states == states
    assert states == sorted(set(states))


def test_opening_a_store_is_no_change(tmp_path: Path) -> None:
    with EmbeddedStore.open(tmp_path) as store:
        put(store, 0)
    state, index = last_state(tmp_path), Index()
    for _ in range(2):
        with EmbeddedStore.open(tmp_path, [index]) as store:
            assert (store.state, index.states) == (state, [])


def test_a_follower_that_fails_is_told_again(tmp_path: Path) -> None:
    index = Index()
    with EmbeddedStore.open(tmp_path, [index]) as store:
        put(store, 0)
        index.fails = True
        with pytest.raises(Exception, match="no room"):
            put(store, 1)
        with EmbeddedStore.open_read_only(tmp_path) as reader:
            assert len(list(reader.articles())) == 1
    index.fails = False
    with EmbeddedStore.open(tmp_path, [index]), EmbeddedStore.open_read_only(tmp_path) as reader:
        assert index.counts.keys() == {name(0), name(1)}
        assert index.states[-1] == reader.state
        assert len(list(reader.articles())) == 2


def test_a_note_of_changes_that_is_damaged_leaves_a_gap_in_the_numbers(tmp_path: Path) -> None:
    with EmbeddedStore.open(tmp_path) as store:
        put(store, 0)
    state = last_state(tmp_path)
    (tmp_path / "contents-1" / "CHANGING").write_bytes(b"\xff\n")
    index = Index()
    EmbeddedStore.open(tmp_path, [index]).close()
    assert index.states == [state + 2]
    (tmp_path / "contents-1" / "CHANGING").write_bytes(f"{name(0)}\nhttps://half".encode())
    EmbeddedStore.open(tmp_path, [index]).close()
    assert index.states == [state + 2, state + 3]
    assert list(index.counts) == [name(0)]


def test_contents_that_were_restored_are_of_a_later_state_in_another_place(tmp_path: Path) -> None:
    with EmbeddedStore.open(tmp_path / "kg-store") as store:
        put(store, 0)
        state = store.state
        (tmp_path / "saved").write_bytes(b"".join(backup(store)))
    restore(tmp_path / "kg-store", tmp_path / "saved", force=True)
    with EmbeddedStore.open(tmp_path / "kg-store") as store:
        assert store.state > state
