"""A store's folder: what is opened, what is refused, and who may write beside whom."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from graph.errors import StoreError, StoreLockedError
from graph.storing.embedded import EmbeddedStore

from .children import finish, start
from .samples import article, statements


@pytest.fixture
def path(tmp_path: Path) -> Path:
    one = article()
    with EmbeddedStore.open(tmp_path / "kg-store") as store:
        store.put([(one, statements(one))], "v1")
    return tmp_path / "kg-store"


def test_a_store_is_there_when_it_is_opened_again(path: Path) -> None:
    with EmbeddedStore.open(path) as store:
        assert store.is_current(article(), "v1")
    assert sorted(entry.name for entry in path.iterdir()) == ["VERSION", "contents-1"]
    inside = sorted(entry.name for entry in (path / "contents-1").iterdir())
    assert inside == ["index.sqlite", "oxigraph", "snapshots"]


def test_a_second_writer_learns_who_holds_the_store(path: Path) -> None:
    with start("hold", path) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "holding\n"
        with pytest.raises(
            StoreLockedError,
            match=rf"{path} is being written by process {holder.pid} since 20[-0-9]+ [:0-9]+ \(.+\); wait",
        ):
            EmbeddedStore.open(path)
        with EmbeddedStore.open_read_only(path) as reader:
            assert reader.is_current(article(), "v1")
        holder.kill()
    assert finish("write", path) == "opened\n"


def test_a_second_writer_in_the_same_process_is_refused_too(path: Path) -> None:
    with EmbeddedStore.open(path), pytest.raises(StoreLockedError, match=f"process {os.getpid()}"):
        EmbeddedStore.open(path)


def test_a_lock_without_a_note_is_still_a_lock(path: Path) -> None:
    with EmbeddedStore.open(path):
        (path / "WRITER").write_bytes(b"\xff")
        with pytest.raises(StoreLockedError, match="by another process"):
            EmbeddedStore.open(path)


def test_a_reader_cannot_write(path: Path) -> None:
    with EmbeddedStore.open_read_only(path) as store:
        for write in (lambda: store.put([(article(1), ())], "v1"), lambda: store.forget("news/0.txt")):
            with pytest.raises(StoreError, match="open to read, not to write"):
                write()


@pytest.mark.parametrize("there", ["nothing", "an empty folder"])
def test_there_is_no_store_to_read(tmp_path: Path, there: str) -> None:
    path = tmp_path if there == "an empty folder" else tmp_path / "none"
    with pytest.raises(StoreError, match=f"no store at {path}; kg build makes one"):
        EmbeddedStore.open_read_only(path)


def test_a_kill_before_the_first_state_leaves_nothing_to_read(tmp_path: Path) -> None:
    (tmp_path / "VERSION").write_text("actorgraph 2 contents-1\n")
    with pytest.raises(StoreError, match="is empty; kg build fills it"):
        EmbeddedStore.open_read_only(tmp_path)


@pytest.mark.parametrize("version", [None, "", "1.2.3\n", "actorgraph one\n", "other 1\n", "\xe9"])
def test_a_folder_that_is_not_ours_is_left_alone(tmp_path: Path, version: str | None) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    if version is not None:
        (tmp_path / "VERSION").write_text(version, encoding="utf-8")
    before = sorted(tmp_path.iterdir())
    for opener in (EmbeddedStore.open, EmbeddedStore.open_read_only):
        with pytest.raises(StoreError, match=f"{tmp_path} is not an Actorgraph store"):
            opener(tmp_path)
    assert sorted(tmp_path.iterdir()) == before


def test_a_file_is_not_a_store(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("mine")
    with pytest.raises(StoreError, match="is a file, not a store"):
        EmbeddedStore.open(file)
    with pytest.raises(StoreError, match="is not an Actorgraph store"):
        EmbeddedStore.open_read_only(file)


def test_a_store_of_a_newer_version_is_refused(path: Path) -> None:
    (path / "VERSION").write_text("actorgraph 3 elsewhere\n")
    for opener in (EmbeddedStore.open, EmbeddedStore.open_read_only):
        with pytest.raises(StoreError, match="is of version 3, newer than 2; upgrade kg"):
            opener(path)


def test_a_kill_while_the_folder_is_made_does_not_spoil_it(tmp_path: Path) -> None:
    (tmp_path / ".VERSION.4711.tmp").write_bytes(b"actor")
    EmbeddedStore.open(tmp_path).close()
    assert (tmp_path / "VERSION").read_text() == "actorgraph 2 contents-1\n"


def spoil(pattern: str, change: Callable[[bytes], bytes | None]) -> Callable[[Path], None]:
    """What gives each file that fits the pattern another content, or none."""

    def apply(path: Path) -> None:
        for file in path.rglob(pattern):
            if (changed := change(file.read_bytes())) is None:
                file.unlink()
            else:
                file.write_bytes(changed)

    return apply


DAMAGE = {
    "tables cut": spoil("*.sst", lambda old: old[:100]),
    "tables of garbage": spoil("*.sst", lambda old: b"\x01" * len(old)),
    "no tables": spoil("*.sst", lambda _: None),
    "no manifest": spoil("MANIFEST-*", lambda _: None),
    "a manifest of zeros": spoil("MANIFEST-*", lambda _: bytes(100)),
    "no pointer to the manifest": spoil("CURRENT", lambda _: None),
    "a pointer of garbage": spoil("CURRENT", lambda _: b"\xff\xfe"),
    "no engine": lambda path: shutil.rmtree(path / "contents-1" / "oxigraph"),
    "half a version": spoil("VERSION", lambda _: b"actorgraph 2"),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_store_is_one_line_and_left_as_it_is(path: Path, damage: str) -> None:
    DAMAGE[damage](path)
    before = {file.name: file.read_bytes() for file in path.rglob("*.sst")}
    openers = [EmbeddedStore.open, EmbeddedStore.open_read_only][: 1 if damage == "no engine" else 2]
    for opener in openers:
        with pytest.raises(StoreError, match=rf"{path}\S* is damaged.*; kg restore brings") as caught:
            list(opener(path).quads())
        assert "\n" not in str(caught.value)
    assert {file.name: file.read_bytes() for file in path.rglob("*.sst")} == before
    assert finish("write", path).startswith("StoreError: ")


@pytest.fixture
def protected() -> Iterator[Path]:
    """A store in a folder that nobody may write to but root."""
    with tempfile.TemporaryDirectory() as folder:
        one, root = article(), Path(folder)
        with EmbeddedStore.open(root / "kg-store") as store:
            store.put([(one, statements(one))], "v1")
        _protect(root, 0o555)
        yield root / "kg-store"
        _protect(root, 0o755)


def _protect(root: Path, mode: int) -> None:
    for folder, _, _ in os.walk(root):
        Path(folder).chmod(mode)


def test_a_protected_store_is_read_and_not_written(protected: Path) -> None:
    user = "65534" if os.getuid() == 0 else ""
    new = protected.parent / "new"
    assert finish("read", protected, user) == "1\n"
    assert finish("write", protected, user) == (
        f"StoreError: the store at {protected} can be read but not written: its folder is protected\n"
    )
    assert finish("write", new, user) == f"StoreError: cannot make a store at {new}: Permission denied\n"
