"""Bytes in, the same bytes in gzip out, and back with a ceiling; the same bytes give the same file."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final, cast

from graph.errors import StoreError
from graph.limits import MAX_EXPANSION, MAX_UNCHECKED_BYTES

_GZIP: Final = 31
"""zlib's word for gzip with the largest window; the header has no name and no time."""


def is_gzipped(path: Path) -> bool:
    """Whether the name says so: graph.nq.gz."""
    return path.suffix == ".gz"


def compress(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces in gzip (RFC 1952), as they come."""
    packer = zlib.compressobj(wbits=_GZIP)
    yield from filter(None, map(packer.compress, pieces))
    yield packer.flush()


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """A file to read, expanded if its name ends in .gz.

    Raises:
        StoreError: also while it is read, if it is no gzip file or expands beyond measure.
        OSError: if it cannot be read.
    """
    if not is_gzipped(path):
        with path.open("rb") as file:
            yield file
        return
    with expanded(path) as file:
        yield file


@contextmanager
def expanded(path: Path) -> Iterator[IO[bytes]]:
    """A gzip file to read, whatever its name; raises as ``opened`` does."""
    with gzip.open(path) as file:
        yield cast("IO[bytes]", _Bounded(file, path))  # it reads, which is all that is asked of it


class _Bounded:
    """A gzip file that stops where it expands as no text does."""

    def __init__(self, file: gzip.GzipFile, path: Path) -> None:
        self._file = file
        self._path = path
        self._ceiling = max(MAX_UNCHECKED_BYTES, path.stat().st_size * MAX_EXPANSION)
        self._read = 0

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._file)

    def read(self, size: int = -1) -> bytes:
        """At most that many bytes."""
        try:
            piece = self._file.read(size)
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            raise StoreError(f"{self._path}: not a whole gzip file: {error}") from error
        self._read += len(piece)
        if self._read > self._ceiling:
            raise StoreError(f"{self._path}: expands to more than {MAX_EXPANSION} times its size")
        return piece
