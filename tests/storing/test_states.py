"""States with the engine's log: whole for readers, on the disk, made again while files are rewritten."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from graph.errors import StoreError
from graph.limits import MAX_LOGGED_CHANGES
from graph.storing import states
from graph.storing.embedded import EmbeddedStore
from graph.storing.snapshots import Snapshot

from .labour import do, found, held_after
from .samples import article, statements


def put(store: EmbeddedStore, number: int) -> None:
    one = article(number)
    store.put([(one, statements(one))], "v1")


def logged(path: Path) -> bool:
    """Whether the newest state has changes that only its log holds; one without has a mark of some bytes."""
    newest = Snapshot.newest(path)
    with newest.held() as folder:
        return sum(log.stat().st_size for log in folder.glob("*.log")) > 100


@pytest.fixture
def store(tmp_path: Path) -> Iterator[EmbeddedStore]:
    """A store whose log has two changes."""
    with EmbeddedStore.open(tmp_path / "kg-store") as opened:
        put(opened, 0)
        put(opened, 1)
        assert logged(tmp_path / "kg-store")
        yield opened


def test_readers_see_what_only_the_log_holds(store: EmbeddedStore, tmp_path: Path) -> None:
    for number in range(2, 2 + 2 * MAX_LOGGED_CHANGES):
        put(store, number)
        with EmbeddedStore.open_read_only(tmp_path / "kg-store") as reader:
            assert set(reader.quads()) == set(store.quads())
            assert len(list(reader.graphs())) == number + 1


def test_a_long_log_goes_into_the_files(
    store: EmbeddedStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(states, "MAX_LOG_BYTES", 1)
    put(store, 2)
    assert not logged(tmp_path / "kg-store")


def test_a_log_is_moved_into_the_files_after_so_many_changes(store: EmbeddedStore, tmp_path: Path) -> None:
    held = []
    for number in range(2, 2 + MAX_LOGGED_CHANGES):
        put(store, number)
        held.append(logged(tmp_path / "kg-store"))
    assert held == [*[True] * (MAX_LOGGED_CHANGES - 2), False, True]


def test_the_last_state_of_a_writer_has_no_log(store: EmbeddedStore, tmp_path: Path) -> None:
    quads = set(store.quads())
    store.close()
    assert not logged(tmp_path / "kg-store")
    with EmbeddedStore.open_read_only(tmp_path / "kg-store") as reader:
        assert set(reader.quads()) == quads
        assert reader.index.state == reader.state


def test_a_disk_that_is_full_in_the_end_leaves_the_state_that_was(
    store: EmbeddedStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quads = set(store.quads())

    def failing(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(states.States, "make", failing)
    store.close()
    monkeypatch.undo()
    for opener in (EmbeddedStore.open_read_only, EmbeddedStore.open):
        with opener(tmp_path / "kg-store") as opened:
            assert set(opened.quads()) == quads
            assert opened._following.known(opened.state)


def test_what_was_acknowledged_survives_the_end_of_the_process(store: EmbeddedStore, tmp_path: Path) -> None:
    for number in range(2, 5):
        put(store, number)
    store._writing._aside.submit(int).result()  # old states are removed
    left = shutil.copytree(tmp_path / "kg-store", tmp_path / "left", ignore=shutil.ignore_patterns("LOCK"))
    for opener in (EmbeddedStore.open_read_only, EmbeddedStore.open):
        with opener(left) as opened:
            assert set(opened.quads()) == set(store.quads())


@pytest.mark.parametrize("which", ["sync", "copyfile"])
@pytest.mark.parametrize("calls", range(4))
def test_a_disk_that_fails_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, which: str, calls: int
) -> None:
    real: Callable[..., None] = getattr(states, which)
    numbers = count()

    def failing(*given: object) -> None:
        if next(numbers) == calls:
            raise OSError(28, "No space left on device")
        real(*given)

    path, failed = tmp_path / "kg-store", 0
    with EmbeddedStore.open(path) as store:
        do(store, 0, tmp_path)
        monkeypatch.setattr(states, which, failing)
        for step in range(1, 6):
            try:
                do(store, step, tmp_path)
            except StoreError:
                failed += 1
                with EmbeddedStore.open_read_only(path) as reader:
                    assert found(reader) in (held_after(step), held_after(step + 1))
                do(store, step, tmp_path)
            with EmbeddedStore.open_read_only(path) as reader:
                assert found(reader) == held_after(step + 1)
    assert failed == 1
    with EmbeddedStore.open(path) as store:
        assert found(store) == held_after(6)


@pytest.mark.parametrize("times", [1, 1_000])
def test_a_state_is_made_again_while_the_engine_rewrites_its_files(
    store: EmbeddedStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    """Files that the list names no more may be gone before they are linked."""
    real, left = os.link, iter(range(times))

    def rewriting(*given: Path) -> None:
        if next(left, None) is not None:
            store.engine.extend(store.engine.quads_for_pattern(None, None, None, None))
            store.engine.flush()
        real(*given)

    monkeypatch.setattr(os, "link", rewriting)
    monkeypatch.setattr(states, "MAX_SNAPSHOT_TRIES", 3)
    put(store, 2)
    with EmbeddedStore.open_read_only(tmp_path / "kg-store") as reader:
        assert set(reader.quads()) == set(store.quads())
        assert len(list(reader.graphs())) == 3


def test_a_state_is_copied_where_files_have_one_name_each(
    store: EmbeddedStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(*_: Path) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refusing)
    for number in (2, 3):
        put(store, number)
        assert not logged(tmp_path / "kg-store")
        with EmbeddedStore.open_read_only(tmp_path / "kg-store") as reader:
            assert set(reader.quads()) == set(store.quads())
