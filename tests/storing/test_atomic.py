"""Atomic writing: the old file, or all of the new one, and nothing beside it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from graph.errors import StoreError
from graph.storing.atomic import write_atomically


def failing_after(chunks: int) -> Iterator[bytes]:
    yield from [b"new"] * chunks
    raise KeyboardInterrupt


def test_a_file_is_written_and_written_again(tmp_path: Path) -> None:
    path = tmp_path / "export.nq"
    write_atomically(path, [b"one", b"\n"])
    write_atomically(path, iter([b"two"]))
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


def test_who_has_the_old_file_open_reads_it_to_the_end(tmp_path: Path) -> None:
    path = tmp_path / "export.nq"
    write_atomically(path, [b"old"])
    with path.open("rb") as file:
        write_atomically(path, [b"new"])
        assert file.read() == b"old"


@pytest.mark.parametrize("chunks", [0, 1, 1000])
def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path, chunks: int) -> None:
    path = tmp_path / "export.nq"
    path.write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt):
        write_atomically(path, failing_after(chunks))
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = tmp_path / "none" / "export.nq"
    with pytest.raises(StoreError, match=f"cannot write {path}: No such file or directory"):
        write_atomically(path, [b"x"])


def test_what_is_no_file_is_written_to_and_stays(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor(1) as reader:
        read = reader.submit(pipe.read_bytes)
        write_atomically(pipe, [b"one ", b"two"])
        assert read.result(10) == b"one two"
    assert pipe.is_fifo()
    write_atomically(Path(os.devnull), [b"x"])
    assert Path(os.devnull).is_char_device()


def test_a_folder_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "export.nq"
    path.mkdir()
    with pytest.raises(StoreError, match=f"cannot write {path}: Is a directory"):
        write_atomically(path, [b"x"])
    assert list(tmp_path.iterdir()) == [path]


def test_a_long_name_and_a_left_over_file_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / ("x" * 255)
    write_atomically(path, [b"one"])
    assert path.read_bytes() == b"one"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full, which only Linux has")
def test_a_full_disk_is_one_line() -> None:
    with pytest.raises(StoreError, match="cannot write /dev/full/x: Not a directory"):
        write_atomically(Path("/dev/full/x"), [b"x"])
