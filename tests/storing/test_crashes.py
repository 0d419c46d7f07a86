"""Kills, full disks, readers beside a writer: no batch is seen in part, none that was confirmed is lost."""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from graph.errors import StoreError
from graph.limits import MAX_LOGGED_CHANGES
from graph.storing.atomic import write_atomically
from graph.storing.backups import backup, restore
from graph.storing.dump import DumpFormat, dump
from graph.storing.embedded import EmbeddedStore
from graph.storing.encoding import encode
from graph.storing.following import FILE
from graph.storing.terms import article_node

from .children import BATCH, finish, start
from .labour import STEPS, do, found, held_after
from .samples import article, statements

KILLS, MOST_KILLS = 50, 300
READS = 25


def leftovers(path: Path) -> list[str]:
    """What lies in a store's folder, by name, but for what has to."""
    usual = {"VERSION", "contents-1", "oxigraph", "snapshots", *(FILE + end for end in ("", "-wal", "-shm"))}
    entries = [*path.iterdir(), *(path / "contents-1").iterdir(), *(path / "contents-1/snapshots").iterdir()]
    return sorted(e.name for e in entries if e.name not in usual and not e.name.isdecimal())


def test_each_step_is_whole_or_absent_after_kill_9_at_any_moment(tmp_path: Path) -> None:
    """Puts, replacements, forgets and imports; what was acknowledged is there."""
    moments = random.Random(9)  # noqa: S311 - moments, not secrets
    path, step, seen = tmp_path / "kg-store", 0, set[tuple[int, bool]]()
    with start("labour.spawn", path, tmp_path) as spawner:
        assert spawner.stdin is not None
        assert spawner.stdout is not None
        for number in range(MOST_KILLS):
            if number >= KILLS and len({kind for kind, _ in seen}) == len(STEPS):
                break  # a slow machine gets through fewer steps before each kill
            spawner.stdin.write(f"{step} {moments.uniform(0.01, 0.3)}\n")
            spawner.stdin.flush()
            while (line := spawner.stdout.readline()) != "killed\n":
                step = int(line)
            with EmbeddedStore.open(path) as store:
                held = found(store)
            with EmbeddedStore.open_read_only(path) as reader:
                assert found(reader) == held
            assert held in (held_after(step), held_after(step + 1))
            seen.add((step % len(STEPS), held == held_after(step)))
            step += held != held_after(step)
            assert leftovers(path) == []
        spawner.stdin.close()
    assert {kind for kind, _ in seen} == set(range(len(STEPS)))
    assert {whole for _, whole in seen} == {True, False}


def whole_version(store: EmbeddedStore) -> int:
    """The one version that the store's articles have, each of them quad by quad; -1 where there are none."""
    versions = {int((record.title or "").split()[-1]) for record in store.articles()}
    if not versions:
        return -1
    [version] = versions
    for number in range(BATCH):
        one = article(number, version, sentences=4)
        assert set(store.quads(article_node(one.id))) == set(encode(one, statements(one), "v1"))
    assert len(list(store.graphs())) == BATCH
    return version


@pytest.fixture(scope="module")
def stages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store as it is after each of the first steps, in folders named by how many these are."""
    folder = tmp_path_factory.mktemp("stages")
    for step in range(3):
        EmbeddedStore.open(folder / "kg-store").close()  # nothing of it moves while it is copied
        shutil.copytree(folder / "kg-store", folder / str(step))
        with EmbeddedStore.open(folder / "kg-store") as store:
            do(store, step, folder)
    return folder


@pytest.mark.parametrize(("call", "last"), [("write", 58), ("fsync", 8)])
def test_a_call_that_fails_is_one_line_and_loses_nothing(
    stages: Path, tmp_path: Path, call: str, last: int
) -> None:
    """From the first call of a process to the last one, every few of them, for a put, an import, a forget."""
    if not shutil.which("strace"):
        pytest.skip("no strace is installed")
    trace = ["strace", "-f", "-qq", "-o", str(tmp_path / "trace"), f"--trace={call}"]
    trace += [f"--inject={call}:error=ENOSPC:when={last}"]
    told = []
    with start("labour.attempt", tmp_path, under=trace) as trying:
        assert trying.stdin is not None
        assert trying.stdout is not None
        for spared in range(0, last, 1 + last // 16):
            step = spared % 3
            path = shutil.copytree(stages / str(step), tmp_path / f"{spared}")
            trying.stdin.write(f"{path} {step} {spared}\n")
            trying.stdin.flush()
            told.append(trying.stdout.readline().strip())
            with EmbeddedStore.open(path) as store:
                held = found(store)
            assert held in (held_after(step), held_after(step + 1))
            assert told[-1] != "done" or held == held_after(step + 1)
            assert leftovers(path) == []
        trying.stdin.close()
    assert {one.partition(":")[0] for one in told} <= {"done", "StoreError"}
    assert sum(one.endswith("No space left on device") or ": No space" in one for one in told) >= 5


@pytest.mark.parametrize("versions", [1, MAX_LOGGED_CHANGES + 1])
def test_a_batch_is_whole_or_absent_after_kill_9_between_any_two_calls_that_write(
    tmp_path: Path, versions: int
) -> None:
    """A change that is one too many for the log goes into the engine's files at once."""
    seen = []
    for calls in range(0, 300, 3):
        path = tmp_path / str(calls)
        if finish("die", path, versions, calls) == "survived\n":
            break
        with EmbeddedStore.open_read_only(path) as reader, EmbeddedStore.open(path) as store:
            seen.append((whole_version(reader), whole_version(store)))
    new = versions - 1
    assert len(seen) > 1
    assert set(seen) >= {(new - 1, new - 1), (new - 1, new)}
    assert set(seen) <= {(new - 1, new - 1), (new - 1, new), (new, new)}
    assert seen == sorted(seen)


def test_a_kill_before_the_first_batch_leaves_a_store_that_opens(tmp_path: Path) -> None:
    for number in range(5):
        path = tmp_path / f"kg-store-{number}"
        with start("replace", path, 0) as writer:
            until = time.monotonic() + 10
            while not path.exists() and time.monotonic() < until:
                pass
            time.sleep(number * 0.004)
            writer.kill()
        with EmbeddedStore.open(path) as store:
            assert whole_version(store) >= -1


def test_readers_beside_a_writer_see_whole_batches_for_as_long_as_they_read(tmp_path: Path) -> None:
    readers: list[tuple[int, EmbeddedStore]] = []
    with start("replace", tmp_path / "kg-store", 0) as writer:
        assert writer.stdout is not None
        for line, _ in zip(writer.stdout, range(READS), strict=False):
            reader = EmbeddedStore.open_read_only(tmp_path / "kg-store")
            readers.append((whole_version(reader), reader))
            assert readers[-1][0] >= int(line)
        assert [whole_version(reader) for _, reader in readers] == [version for version, _ in readers]
        writer.kill()
    assert len({version for version, _ in readers}) > 1
    for _, reader in readers:
        reader.close()


@pytest.mark.parametrize("size", [1, 20_000])
def test_a_write_that_fails_is_one_line_and_loses_nothing(tmp_path: Path, size: int) -> None:
    path = tmp_path / "kg-store"
    *acknowledged, failure = finish("replace", path, 0, size).splitlines()
    assert re.match(rf"StoreError: the store at {path} failed: (IO error|File too large)", failure)
    for opener in (EmbeddedStore.open_read_only, EmbeddedStore.open):
        with opener(path) as store:
            assert whole_version(store) == int(acknowledged[-1]) == 2


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of three megabytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(disk)]
    if os.getuid() or subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("a full disk is not tested: mounting a small one is not permitted here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.parametrize("free", [250_000, 350_000, 500_000])
def test_a_full_disk_is_one_line_and_loses_nothing(small_disk: Path, tmp_path: Path, free: int) -> None:
    path = small_disk / "kg-store"
    EmbeddedStore.open(path).close()
    fill(small_disk, free)
    *acknowledged, failure = finish("replace", path, 0).splitlines()
    assert failure.startswith(f"StoreError: the store at {path} failed: IO error: No space left on device")
    last = int(acknowledged[-1]) if acknowledged else -1
    with EmbeddedStore.open_read_only(path) as store:
        assert whole_version(store) in (last, last + 1)
    shutil.copytree(path, tmp_path / "rescued")
    with EmbeddedStore.open(tmp_path / "rescued") as store:
        assert whole_version(store) in (last, last + 1)


def test_a_full_disk_is_one_line_whatever_is_done(stages: Path, small_disk: Path, tmp_path: Path) -> None:
    """A put, an import and a forget, with more and more room; what is half done is gone in the end."""
    told = []
    with start("labour.attempt", tmp_path) as trying:
        assert trying.stdin is not None
        assert trying.stdout is not None
        for number, free in enumerate((0, 0, 0, 100_000, 200_000, 300_000, 400_000, 600_000, 900_000)):
            step = number % 3
            path = shutil.copytree(stages / str(step), small_disk / f"{number}")
            fill(small_disk, free)
            trying.stdin.write(f"{path} {step} 0\n")
            trying.stdin.flush()
            told.append(trying.stdout.readline().strip())
            (small_disk / "ballast").unlink()
            with EmbeddedStore.open(path) as store:
                held = found(store)
            assert held in (held_after(step), held_after(step + 1))
            assert told[-1] != "done" or held == held_after(step + 1)
            assert leftovers(path) == []
            shutil.rmtree(path)
        trying.stdin.close()
    assert all(one == "done" or "No space left on device" in one for one in told)
    assert told[0] != "done"


@pytest.mark.parametrize("free", [0, 4_096, 8_192])
def test_a_full_disk_leaves_files_and_stores_as_they_are(stages: Path, small_disk: Path, free: int) -> None:
    with EmbeddedStore.open_read_only(stages / "2") as source:
        restored, large = small_disk / "kg-store", small_disk / "large.backup"
        write_atomically(large, backup(source))
        for name in ("graph.nq", "graph.backup"):
            (small_disk / name).write_bytes(b"old")
        EmbeddedStore.open(restored).close()
        fill(small_disk, free)
        before = {path: path.is_file() and path.read_bytes() for path in small_disk.rglob("*")}
        for name, pieces in (
            ("graph.nq", dump(source, DumpFormat.N_QUADS)),
            ("graph.backup", backup(source)),
        ):
            with suppress(StoreError):  # a small one may fit
                write_atomically(small_disk / name, pieces)
                before[small_disk / name] = (small_disk / name).read_bytes()
        with pytest.raises(StoreError, match="No space left on device"):
            restore(restored, large)
    assert {path: path.is_file() and path.read_bytes() for path in small_disk.rglob("*")} == before


def fill(disk: Path, free: int) -> None:
    """Leave only so many bytes on a disk."""
    (disk / "ballast").write_bytes(bytes(max(0, shutil.disk_usage(disk).free - free)))
