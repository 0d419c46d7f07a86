"""Paths and addresses of file systems in, the pieces of input that a cluster reads side by side out.

A piece is a file, or a stretch of a large file of JSON Lines. Only names and sizes are held here.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, Final, cast
from urllib.parse import quote

from graph.errors import KgError
from graph.fetching import is_address
from graph.limits import PIECE_BYTES, SHARD_BYTES
from graph.model import Rejection
from graph.reading import Source, read_source
from graph.reading.files import STDIN, File, files_of, read_named, shown
from graph.reading.naming import Naming, told_apart
from graph.reading.source import Items, buffered
from graph.sharding.places import file_system, local_path

_LINES: Final = (".jsonl", ".ndjson")
_CHUNK_BYTES: Final = 2**20


@dataclass(frozen=True, slots=True)
class Piece:
    """A file, or the lines of it that begin in the bytes ``[start, end)``.

    ``number`` is the place of the file among all inputs; ``path`` an absolute path or an address; ``name``
    what people call it, ``id`` that of the article that it may be, ``size`` its bytes; ``lines_before`` those
    before ``start``; ``fault`` says why there is nothing to read.
    """

    number: int
    name: str
    path: str = ""
    id: str = ""
    size: int = 0
    start: int = 0
    end: int | None = None
    lines_before: int = 0
    fault: str = ""

    def items(self) -> Items:
        """The articles of this piece, in order, and a Rejection for each input that is none."""
        if self.fault:
            return iter((Rejection(self.name, self.fault),))
        if local_path(self.path) is not None and self.end is None:
            return read_named(self.path, None, self._read)
        return self._opened()

    def lines(self) -> int:
        """How many lines begin in it."""
        with self._stream() as stream:
            lines = _Lines(stream, self.start, self.end or self.size)
            return sum(chunk.count(b"\n") for chunk in iter(partial(lines.read, _CHUNK_BYTES), b""))

    def _read(self, source: Source) -> Items:
        known = replace(source, name=self.name, id=self.id, lines_before=self.lines_before)
        return read_source(known)

    def _opened(self) -> Items:
        try:
            with self._stream() as stream:
                held: Any = stream if self.end is None else _Lines(stream, self.start, self.end)
                suffix = PurePosixPath(self.path).suffix
                yield from self._read(Source.of(held, self.name, self.id, suffix))
        except OSError as error:
            yield Rejection(self.name, f"cannot be read: {error.strerror or str(error)[:200]}")

    def _stream(self) -> AbstractContextManager[BinaryIO]:
        local = local_path(self.path)
        if local is not None:
            return local.open("rb")
        system, path = file_system(self.path)
        return cast("AbstractContextManager[BinaryIO]", system.open_input_file(path))


def pieces(sources: Iterable[str | Path], ceiling: int = PIECE_BYTES) -> Iterator[Piece]:
    """The pieces of all sources, in order; of a large file of JSON Lines without ``lines_before``.

    Args:
        sources: files, folders and patterns, or addresses of files and folders (hdfs:, s3:, file:).
        ceiling: bytes of a piece of JSON Lines.

    Raises:
        KgError: for standard input and addresses of the web, which only this machine reads.
    """
    named = tuple(sources)
    local = (path for source in named if not is_address(source) and (path := local_path(source)))
    known = told_apart(local)
    files = (file for source in named for file in _files(source, known))
    for number, file in enumerate(files):
        yield from _split(replace(file, number=number), ceiling)


def parts_of(size: int | None) -> int:
    """Into how many shards an input of so many bytes goes; None where nobody can tell its size.

    >>> parts_of(0), parts_of(100 * 2**20)
    (1, 13)
    """
    return 8 if size is None else max(1, -(-size // SHARD_BYTES))


def numbered(found: Iterable[Piece], lines: dict[tuple[int, int], int]) -> Iterator[Piece]:
    """The pieces with their ``lines_before``; how many lines each has, by file and start, is given."""
    before = 0
    for piece in found:
        before = before if piece.start else 0
        yield replace(piece, lines_before=before)
        before += lines.get((piece.number, piece.start), 0)


def _files(source: str | Path, known: Naming) -> Iterator[Piece]:
    if source == STDIN or is_address(source):
        raise KgError(
            f"{source}: only files are read on a cluster; build it on this machine, or save it first"
        )
    local = local_path(source)
    if local is None:
        yield from _listed(str(source))
        return
    named = source if local == Path(source) else local
    for found in files_of(named):
        match found:
            case Rejection():
                yield Piece(0, found.source, fault=found.reason)
            case File(path):
                yield Piece(0, shown(path), str(path.absolute()), known.id_of(named, found), _size(path))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0  # whoever reads it says why it cannot be read


def _listed(address: str) -> Iterator[Piece]:
    """The files below an address, in the order in which those of a folder are read; hidden ones left out."""
    from pyarrow import fs  # an extra, which file_system asks for

    system, root = file_system(address)
    try:
        (info,) = system.get_file_info([root])
        if info.type == fs.FileType.NotFound:
            yield Piece(0, address, fault="no such file")
            return
        inside = info.type == fs.FileType.Directory
        found = system.get_file_info(fs.FileSelector(root, recursive=True)) if inside else [info]
    except OSError as error:
        yield Piece(0, address, fault=f"cannot be read: {str(error)[:200]}")
        return
    base, question, options = address.partition("?")
    for parts, one in sorted(_below(root, found), key=lambda named: named[0]):
        name = "/".join((base.rstrip("/"), *parts)) if inside else base
        path = "/".join((base.rstrip("/"), *map(quote, parts))) if inside else base
        stem = PurePosixPath(*(parts or (PurePosixPath(root).name,))).with_suffix("").as_posix()
        yield Piece(0, name, path + question + options, stem, one.size or 0)


def _below(root: str, found: Iterable[Any]) -> Iterator[tuple[tuple[str, ...], Any]]:
    for one in found:
        parts = PurePosixPath(one.path).relative_to(root).parts
        if one.is_file and not any(part.startswith(".") for part in parts):
            yield parts, one


def _split(piece: Piece, ceiling: int) -> Iterator[Piece]:
    """A file in pieces, if it is a large one of JSON Lines and says so by its name and its first sign."""
    if piece.size <= ceiling or not piece.path.lower().endswith(_LINES) or not _is_lines(piece):
        yield piece
        return
    for start in range(0, piece.size, ceiling):
        yield replace(piece, start=start, end=min(piece.size, start + ceiling))


def _is_lines(piece: Piece) -> bool:
    try:
        with piece._stream() as stream:  # noqa: SLF001  # of this module
            return stream.read(1) == b"{"
    except OSError:
        return False


class _Lines(io.RawIOBase):
    """The lines of a stream that begin in ``[start, end)``, as a stream."""

    def __init__(self, stream: BinaryIO, start: int, end: int) -> None:
        self._stream, self._end = buffered(stream), end
        self._at = start
        if start:
            self._stream.seek(start - 1)
            self._at -= 1
            line = b"."
            while line and not line.endswith(b"\n"):
                line = self._stream.readline(_CHUNK_BYTES)
                self._at += len(line)
        self._done = self._at >= end

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = b"" if self._done else self._stream.read(len(buffer))
        if self._at + len(data) >= self._end:
            last = data.find(b"\n", max(0, self._end - 1 - self._at))
            if last >= 0:
                data, self._done = data[: last + 1], True
        self._at += len(data)
        buffer[: len(data)] = data
        return len(data)
