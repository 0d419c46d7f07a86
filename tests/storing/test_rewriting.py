"""Contents written anew: a store of an older version, and one from which forgotten texts are to go."""

from __future__ import annotations

import gzip
import tarfile
from collections.abc import Callable, Collection, Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.errors import StoreError, StoreLockedError
from graph.storing import folder, rewriting, upgrading
from graph.storing.backups import backup, restore
from graph.storing.dump import DumpFormat, dump
from graph.storing.embedded import EmbeddedStore

from .children import finish, start
from .labour import POINTS
from .samples import article, statements

OLD = Path(__file__).with_name("version-1.tar.xz")
"""A store that version 1 has written: three articles of two sentences, in version 7 of their texts."""


def exported(path: Path) -> bytes:
    with EmbeddedStore.open_read_only(path) as store:
        return b"".join(dump(store, DumpFormat.N_QUADS))


def filled(path: Path, articles: Iterable[int] = range(3)) -> Path:
    texts = [article(number, version=7, sentences=2) for number in articles]
    with EmbeddedStore.open(path) as store:
        store.put([(text, statements(text)) for text in texts], "v1")
    return path


def entries(path: Path) -> list[str]:
    return sorted(entry.name for entry in path.iterdir())


@pytest.fixture
def old(tmp_path: Path) -> Path:
    with tarfile.open(OLD) as archive:
        archive.extractall(tmp_path / "old", filter="data")
    return tmp_path / "old" / "kg-store"


def unsigned(export: bytes) -> bytes:
    """An export without what the articles of that store were not yet given: signatures of their texts."""
    return b"".join(line for line in export.splitlines(keepends=True) if b"textSignature" not in line)


def test_a_store_of_version_1_is_brought_up_to_date_when_it_is_written_to(old: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=f"the store at {old} is of version 1, older than 2; kg upgrade"):
        EmbeddedStore.open_read_only(old)
    with EmbeddedStore.open(old) as store:
        assert len(list(store.articles())) == 3
    assert entries(old) == ["VERSION", "contents-1"]
    assert exported(old) == unsigned(exported(filled(tmp_path / "new")))


def test_a_step_converts_each_graph_from_one_version_to_the_next(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A version 3 of tomorrow, with a step that renames a property, from both versions of today."""
    before, after = ox.NamedNode("https://schema.org/name"), ox.NamedNode("https://schema.org/headline")

    def renamed(quads: Iterable[ox.Quad]) -> Iterable[ox.Quad]:
        return (
            ox.Quad(q.subject, before if q.predicate == after else q.predicate, q.object, q.graph_name)
            for q in quads
        )

    new = filled(tmp_path / "new")
    with EmbeddedStore.open_read_only(new) as store:
        (tmp_path / "saved").write_bytes(b"".join(backup(store)))
    whole = exported(new).replace(after.value.encode(), before.value.encode())
    for module in (folder, rewriting, upgrading):
        monkeypatch.setattr(module, "SCHEMA_VERSION", 3)
    monkeypatch.setattr("graph.storing.backups.SCHEMA_VERSION", 3)
    monkeypatch.setitem(upgrading.STEPS, 2, renamed)
    restore(tmp_path / "restored", tmp_path / "saved")
    for path in (old, new):
        EmbeddedStore.open(path).close()
    for path in (old, new, tmp_path / "restored"):
        assert (path / "VERSION").read_text().startswith("actorgraph 3 ")
        expected = unsigned(whole) if path == old else whole
        assert sorted(exported(path).splitlines()) == sorted(expected.splitlines())


def test_every_older_version_has_a_step() -> None:
    assert set(upgrading.STEPS) == set(range(1, folder.SCHEMA_VERSION))


def test_a_kill_at_any_point_leaves_the_old_contents_or_the_new(tmp_path: Path) -> None:
    with start("labour.wipe") as wiping:
        assert wiping.stdin is not None
        assert wiping.stdout is not None
        for point in POINTS:
            for when in ("before", "after"):
                path = filled(tmp_path / f"{point}-{when}")
                before = exported(path)
                wiping.stdin.write(f"{path} {point} {when}\n")
                wiping.stdin.flush()
                assert wiping.stdout.readline() == "killed\n"
                assert exported(path) == before
                EmbeddedStore.open(path).close()
                assert exported(path) == before
                assert len(entries(path)) == 2
        wiping.stdin.close()


def test_a_text_that_was_forgotten_is_wiped_from_the_disk(tmp_path: Path) -> None:
    path, secret = filled(tmp_path / "kg-store"), b"Number 1, version 7"
    with EmbeddedStore.open(path) as store:
        store.forget("news/1.txt")
        assert found_on_disk(path, secret)
        before = store.state
        store.wipe()
        assert store.state > before
        assert not found_on_disk(path, secret)
        store.put([(article(3), ())], "v1")
    assert entries(path) == ["VERSION", "contents-2"]


def test_a_store_that_is_opened_anew_holds_and_tells_what_it_held(tmp_path: Path) -> None:
    told = list[object]()

    class Told:
        def follow(self, engine: ox.Store, graphs: Collection[ox.NamedNode], state: int) -> None:  # noqa: ARG002  # a Follower's
            told.append(state)

    path = filled(tmp_path / "kg-store")
    before = exported(path)
    with EmbeddedStore.open(path, [Told()]) as store:
        state, index = store.state, store.index
        for _ in range(3):
            store.refresh()
        assert len(list(path.glob("*/oxigraph/LOG.old.*"))) == 1
        assert (store.state, told) == (state, [])
        assert store.index is not index
        assert store.index.state == state
        store.put([(article(3), ())], "v1")
        assert told == [state + 1]
        store.forget("news/3.txt")
    assert exported(path) == before


def test_a_store_that_is_being_read_is_not_opened_anew_and_stays_whole(tmp_path: Path) -> None:
    path = filled(tmp_path / "kg-store")
    before = exported(path)
    with EmbeddedStore.open(path) as store:
        reading = store.quads()
        next(reading)
        with pytest.raises(StoreError):
            store.refresh()
        with pytest.raises(StoreError, match="the store is closed"):
            store.put([(article(3), ())], "v1")
    del reading
    assert exported(path) == before
    with EmbeddedStore.open(path) as store:
        store.put([(article(3), ())], "v1")


def test_a_store_in_memory_has_nothing_to_open_anew() -> None:
    with EmbeddedStore.open() as store:
        store.put([(article(0), ())], "v1")
        store.refresh()
        assert len(list(store.articles())) == 1


def found_on_disk(path: Path, text: bytes) -> bool:
    return any(text in file.read_bytes() for file in path.rglob("*") if file.is_file())


def test_readers_go_on_reading_what_is_rewritten_and_learn_of_it(tmp_path: Path) -> None:
    path = filled(tmp_path / "kg-store")
    with EmbeddedStore.open_read_only(path) as reader:
        with EmbeddedStore.open(path) as store:
            store.wipe()
            assert reader.superseded
            assert len(list(reader.articles())) == 3
            assert entries(path) == ["VERSION", "WRITER", "contents-1", "contents-2"]
        assert len(list(reader.articles())) == 3
    EmbeddedStore.open(path).close()
    assert entries(path) == ["VERSION", "contents-2"]
    with EmbeddedStore.open() as memory:
        memory.wipe()
        assert list(memory.quads()) == []


# Backups


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    with EmbeddedStore.open_read_only(filled(tmp_path / "kg-store")) as store:
        (tmp_path / "saved").write_bytes(b"".join(backup(store)))
        assert (tmp_path / "saved").read_bytes() == b"".join(backup(store))
    return tmp_path / "saved"


def test_a_backup_comes_back_to_the_byte(saved: Path, tmp_path: Path) -> None:
    restore(tmp_path / "new", saved)
    assert exported(tmp_path / "new") == exported(tmp_path / "kg-store")
    with EmbeddedStore.open(tmp_path / "new") as store:
        assert store.is_current(article(1, version=7, sentences=2), "v1")


def test_any_tool_reads_a_backup(saved: Path, tmp_path: Path) -> None:
    quads = set(ox.parse(gzip.decompress(saved.read_bytes()), format=ox.RdfFormat.N_QUADS))
    with EmbeddedStore.open_read_only(tmp_path / "kg-store") as store:
        assert quads == set(store.quads())


def test_a_backup_of_nothing_is_one_too(tmp_path: Path) -> None:
    (tmp_path / "saved").write_bytes(b"".join(backup(EmbeddedStore.open())))
    restore(tmp_path / "new", tmp_path / "saved")
    assert exported(tmp_path / "new") == b""


def test_a_store_that_holds_something_is_replaced_only_by_force(saved: Path, tmp_path: Path) -> None:
    other = filled(tmp_path / "other", [8, 9])
    before = exported(other)
    with pytest.raises(StoreError, match=f"the store at {other} holds a graph already; --force"):
        restore(other, saved)
    assert exported(other) == before
    with EmbeddedStore.open_read_only(other) as reader:
        restore(other, saved, force=True)
        assert reader.superseded
    assert exported(other) == exported(tmp_path / "kg-store")


def test_a_store_that_is_written_to_is_not_replaced(saved: Path, tmp_path: Path) -> None:
    with EmbeddedStore.open(tmp_path / "kg-store"), pytest.raises(StoreLockedError):
        restore(tmp_path / "kg-store", saved, force=True)


def packed(*lines: bytes) -> bytes:
    return gzip.compress(b"".join(lines))


SPOILT: dict[str, Callable[[bytes, list[bytes]], bytes]] = {
    "cut": lambda whole, _: whole[:-100],
    "other bytes": lambda whole, _: whole[:200] + bytes(8) + whole[208:],
    "a line less": lambda _, lines: packed(*lines[:5], *lines[6:]),
    "another text": lambda _, lines: packed(*(line.replace(b"Number 1", b"Number 2") for line in lines)),
    "no digest": lambda _, lines: packed(*lines[:-1]),
    "a line after it": lambda _, lines: packed(*lines, lines[5]),
    "a newer version": lambda _, lines: packed(b"# Actorgraph backup, version 3\n", *lines[1:]),
    "an export": lambda _, lines: packed(*lines[1:-1]),
    "an export as it is": lambda _, lines: b"".join(lines[1:-1]),
    "not RDF": lambda _, lines: packed(*lines[:5], b"what?\n", *lines[5:]),
    "nothing": lambda *_: b"",
}
"""Backups that are none any more, from one that is, and from its lines."""


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("cut", "not a whole gzip file: "),
        ("other bytes", "(is damaged|not a whole gzip file): "),
        ("a line less", "is damaged: its digest is not that of what it holds"),
        ("another text", "is damaged: its digest"),
        ("no digest", "is damaged: its digest"),
        ("a line after it", "is damaged: its digest"),
        ("a newer version", "is of version 3, newer than 2; upgrade kg"),
        ("an export", "is no file of kg backup; kg import takes those of kg export"),
        ("an export as it is", "is no file of kg backup; kg import"),
        ("not RDF", "is damaged: "),
        ("nothing", "is no file of kg backup"),
    ],
)
def test_a_backup_that_is_not_whole_changes_nothing(
    saved: Path, tmp_path: Path, name: str, told: str
) -> None:
    whole, before = saved.read_bytes(), exported(tmp_path / "kg-store")
    saved.write_bytes(SPOILT[name](whole, gzip.decompress(whole).splitlines(keepends=True)))
    with pytest.raises(StoreError, match=f"^{saved}:? {told}") as caught:
        restore(tmp_path / "kg-store", saved, force=True)
    assert "\n" not in str(caught.value)
    assert exported(tmp_path / "kg-store") == before
    assert entries(tmp_path / "kg-store") == ["VERSION", "contents-1"]


def test_a_backup_that_is_not_there_makes_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=f"cannot read {tmp_path / 'none'}: No such file"):
        restore(tmp_path / "kg-store", tmp_path / "none")
    assert entries(tmp_path) == []


def test_a_damaged_store_is_brought_back_by_a_backup(saved: Path, tmp_path: Path) -> None:
    path = tmp_path / "kg-store"
    before = exported(path)
    for manifest in path.rglob("MANIFEST-*"):
        manifest.write_bytes(b"\x00" * 100)
    with pytest.raises(StoreError, match="holds a graph already"):
        restore(path, saved)
    restore(path, saved, force=True)
    assert exported(path) == before


def test_a_backup_beside_a_writer_is_one_whole_state(tmp_path: Path) -> None:
    path = tmp_path / "kg-store"
    with start("replace", path, 0) as writer:
        assert writer.stdout is not None
        for number, _ in zip(range(3), writer.stdout, strict=False):
            with EmbeddedStore.open_read_only(path) as store:
                (tmp_path / "saved").write_bytes(b"".join(backup(store)))
            restore(tmp_path / f"{number}", tmp_path / "saved")
            with EmbeddedStore.open_read_only(tmp_path / f"{number}") as copy:
                assert len({(record.title or "").split()[-1] for record in copy.articles()}) == 1
        writer.kill()
    assert finish("write", path) == "opened\n"
