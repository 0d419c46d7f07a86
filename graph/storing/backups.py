"""A store in, one file out that brings all of it back, and the other way round; whole or not at all.

The file is gzip of N-Quads, each graph in one piece, between two comments: the first names the schema's
version, the last the SHA-256 of all lines before it. So any RDF tool reads it, whatever becomes of the engine
and its files; it is a tenth of their size, and holds nothing that was forgotten.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import IO, Final, cast

import pyoxigraph as ox

from graph.errors import StoreError
from graph.storing import folder, rewriting, snapshots, texts
from graph.storing.backend import Store
from graph.storing.dump import DumpFormat, dump
from graph.storing.faults import one_line, told_plainly
from graph.storing.folder import SCHEMA_VERSION, Home
from graph.storing.gzipped import compress, expanded
from graph.storing.upgrading import upgraded

_FIRST: Final = re.compile(rb"# Actorgraph backup, version (\d{1,9})")
_FIRST_BYTES: Final = 64
_FOREIGN: Final = "is no file of kg backup; kg import takes those of kg export"
_LAST: Final = "# SHA-256 {}\n"
_LAST_BYTES: Final = len(_LAST.format("0" * 64))


def backup(store: Store) -> Iterator[bytes]:
    """The file that ``restore`` takes, piece by piece; the same contents give the same bytes."""
    return compress(_lines(store))


def restore(path: Path, file: Path, *, force: bool = False) -> None:
    """Make a store hold what a backup does, all of it or nothing; one of an older version is brought to ours.

    Args:
        path: the store's folder; it is made where there is none.
        file: what ``backup`` wrote.
        force: also if the store holds something, which is lost; it may be damaged.

    Raises:
        StoreLockedError: if another process writes to the store.
        StoreError: if the store holds something and is not to lose it, or the file is no whole backup; then
            the store is as it was.
    """
    with told_plainly(path), _opened(file):
        pass  # before a folder is made for nothing
    held = folder.hold(path)
    try:
        home = folder.prepare(path)
        if not force and _holds_something(home):
            raise StoreError(
                f"the store at {path} holds a graph already; --force puts the backup in its place"
            )
        with told_plainly(path):
            rewriting.sweep(rewriting.rewrite(home, lambda engine: _fill(engine, file)))
            (path / texts.FILE).unlink(missing_ok=True)  # of articles that may not be there any more
    finally:
        held.release()


def _lines(store: Store) -> Iterator[bytes]:
    digest = hashlib.sha256(first := f"# Actorgraph backup, version {SCHEMA_VERSION}\n".encode())
    yield first
    for piece in dump(store, DumpFormat.N_QUADS):
        digest.update(piece)
        yield piece
    yield _LAST.format(digest.hexdigest()).encode()


def _holds_something(home: Home) -> bool:
    """Whether there is anything to lose, also where it cannot be read."""
    number = snapshots.last(home.snapshots)
    if not number:
        return home.engine.exists()
    try:
        return len(ox.Store.read_only(str(home.snapshots / str(number)))) > 0
    except (OSError, RuntimeError, ValueError):
        return True


def _fill(engine: ox.Store, file: Path) -> None:
    try:
        with _opened(file) as checked:
            lines = cast("IO[bytes]", checked)  # it reads, which is all that is asked of it
            if checked.version == SCHEMA_VERSION:
                engine.bulk_load(lines, ox.RdfFormat.N_QUADS)
            else:
                engine.bulk_extend(_upgraded(lines, checked.version))
            checked.finish()
    except SyntaxError as error:
        raise StoreError(f"{file} is damaged: {one_line(error)}") from error


@contextmanager
def _opened(file: Path) -> Iterator[_Checked]:
    try:
        with file.open("rb") as start:
            gzipped = start.read(2) == b"\x1f\x8b"
    except OSError as error:
        raise StoreError(f"cannot read {file}: {error.strerror}") from error
    if not gzipped:
        raise StoreError(f"{file} {_FOREIGN}")
    with expanded(file) as source:
        yield _Checked(source, file)


def _upgraded(lines: IO[bytes], version: int) -> Iterator[ox.Quad]:
    for _, quads in groupby(ox.parse(lines, ox.RdfFormat.N_QUADS), attrgetter("graph_name")):
        yield from upgraded(quads, version)


class _Checked:
    """The lines of a backup behind the first, whose digest is taken while they are read.

    ``version`` is that of the schema in which it is written.
    """

    def __init__(self, source: IO[bytes], file: Path) -> None:
        self._source = source
        self._file = file
        self._digest = hashlib.sha256()
        self._last = b""
        self.version = self._version()

    def _version(self) -> int:
        """The version of the schema in which it is written."""
        first = b""
        while len(first) < _FIRST_BYTES and (byte := self.read(1)) not in (b"", b"\n"):
            first += byte
        found = _FIRST.fullmatch(first)
        if found is None:
            raise StoreError(f"{self._file} {_FOREIGN}")
        if (version := int(found[1])) > SCHEMA_VERSION:
            raise StoreError(f"{self._file} is of version {version}, newer than {SCHEMA_VERSION}; upgrade kg")
        return version

    def read(self, size: int = -1) -> bytes:
        """At most that many bytes."""
        piece = self._source.read(size)
        known = self._last + piece
        self._digest.update(known[:-_LAST_BYTES])
        self._last = known[-_LAST_BYTES:]
        return piece

    def finish(self) -> None:
        """See that all was read, and is what was written."""
        while self.read(2**20):
            pass
        if self._last != _LAST.format(self._digest.hexdigest()).encode():
            raise StoreError(f"{self._file} is damaged: its digest is not that of what it holds")
