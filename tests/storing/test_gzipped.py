"""Compressed files: whole and the same in every run, and a bomb is stopped by what comes out of it."""

from __future__ import annotations

import gzip
import time
from collections import deque
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import StoreError
from graph.limits import MAX_EXPANSION
from graph.storing.gzipped import compress, is_gzipped, opened


@given(st.lists(st.binary()))
def test_what_was_compressed_comes_back(pieces: list[bytes]) -> None:
    packed = b"".join(compress(pieces))
    assert gzip.decompress(packed) == b"".join(pieces)
    assert packed == b"".join(compress([b"".join(pieces)]))


def test_the_header_holds_neither_name_nor_time() -> None:
    assert b"".join(compress([b"x"]))[3:8] == bytes(5)


def test_a_file_is_expanded_by_its_name(tmp_path: Path) -> None:
    for name, content in (("a.nq", b"a\nb"), ("a.nq.gz", gzip.compress(b"a\nb"))):
        path = tmp_path / name
        path.write_bytes(content)
        with opened(path) as file:
            assert list(file) == [b"a\n", b"b"]
        with opened(path) as file:
            assert (file.read(2), file.read()) == (b"a\n", b"b")
    assert [is_gzipped(Path(name)) for name in ("a.nq", "a.nq.gz")] == [False, True]


@pytest.mark.parametrize("content", [b"no gzip", gzip.compress(b"x" * 1_000, mtime=0)[:-9]])
def test_what_is_no_whole_gzip_file_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.gz"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"a\.gz: not a whole gzip file"), opened(path) as file:
        file.read()


def test_a_bomb_is_stopped_by_what_comes_out(tmp_path: Path) -> None:
    path = tmp_path / "a.nq.gz"
    path.write_bytes(b"".join(compress(bytes(2**20) for _ in range(200))))
    assert path.stat().st_size * MAX_EXPANSION < 200 * 2**20
    started = time.process_time()
    with pytest.raises(StoreError, match="expands to more than 100 times its size"), opened(path) as file:
        deque(iter(lambda: file.read(2**20), b""), 0)
    assert time.process_time() - started < 10
