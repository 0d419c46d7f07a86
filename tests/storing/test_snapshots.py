"""Published states: held while somebody reads them, gone afterwards."""

from __future__ import annotations

import fcntl
import os
import time
from pathlib import Path

import pytest

from graph.errors import StoreError
from graph.storing import snapshots
from graph.storing.embedded import EmbeddedStore
from graph.storing.snapshots import Snapshot

from .samples import article, statements


def states(path: Path, writer: EmbeddedStore | None = None) -> list[str]:
    if writer:
        writer._writing._aside.submit(int).result()  # what is removed aside is removed by then
    return sorted(entry.name for entry in (path / "contents-1" / "snapshots").iterdir())


def test_a_state_stays_while_it_is_read_and_goes_afterwards(tmp_path: Path) -> None:
    with EmbeddedStore.open(tmp_path) as writer:
        reader, other = EmbeddedStore.open_read_only(tmp_path), EmbeddedStore.open_read_only(tmp_path)
        assert states(tmp_path, writer) == ["1"]
        writer.put([(article(0), statements(article(0)))], "v1")
        assert states(tmp_path, writer) == ["1", "2"]
        assert list(reader.articles()) == []
        reader.close()
        writer.put([(article(1), statements(article(1)))], "v1")
        assert states(tmp_path, writer) == ["1", "3"]
        other.close()
        writer.forget("news/1.txt")
        assert states(tmp_path, writer) == ["4"]
        with EmbeddedStore.open_read_only(tmp_path) as latest:
            assert [record.id for record in latest.articles()] == ["news/0.txt"]


def test_a_state_that_comes_while_old_ones_are_removed_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sweep = snapshots.sweep

    def slowly(folder: Path, number: int) -> None:
        time.sleep(0.2)
        sweep(folder, number)

    monkeypatch.setattr(snapshots, "sweep", slowly)
    with EmbeddedStore.open(tmp_path) as writer:
        for number in range(3):
            writer.put([(article(number), statements(article(number)))], "v1")
        with Snapshot.newest(tmp_path).held() as newest:
            assert newest.name == "4"
    assert states(tmp_path) == ["5"]  # the last one, without a log


def test_nothing_is_published_when_nothing_changed(tmp_path: Path) -> None:
    with EmbeddedStore.open(tmp_path) as writer:
        writer.put([(article(0), ())], "v1")
        writer.put([(article(0), ())], "v1")
        assert not writer.forget("news/1.txt")
        assert states(tmp_path, writer) == ["2"]


def test_what_a_killed_writer_left_is_swept_away(tmp_path: Path) -> None:
    EmbeddedStore.open(tmp_path).close()
    (tmp_path / "contents-1" / "CHANGING").touch()
    (tmp_path / "contents-1" / "snapshots" / "2.tmp").mkdir()
    assert Snapshot.newest(tmp_path).path.name == "1"
    EmbeddedStore.open(tmp_path).close()
    assert "2.tmp" not in states(tmp_path)


def test_a_state_that_is_being_removed_is_not_read(tmp_path: Path) -> None:
    """A writer holds the lock of what it removes; a reader that comes too late looks for a newer state."""
    EmbeddedStore.open(tmp_path).close()
    state = tmp_path / "contents-1" / "snapshots" / "7"
    state.mkdir()
    descriptor = os.open(state, os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    with pytest.raises(StoreError, match="changes too fast"):
        Snapshot.newest(tmp_path)
    os.close(descriptor)
    assert Snapshot.newest(tmp_path).path == state
