"""A tar archive in, what its files hold out, one after another; nothing is ever written to a disk.

It is read as a stream, header by header (POSIX.1-2017, pax, "ustar Interchange Format"; and what GNU tar adds
for long names). The library's reader holds whatever length a header claims and recurses on headers; here no
header is held beyond a ceiling. Links and devices lead out of an archive, and sparse files grow from nothing:
each is a Rejection.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from graph.errors import ReadingError
from graph.limits import MAX_PACKED_FILES, MAX_TAR_HEADER_BYTES
from graph.model import Rejection
from graph.reading.members import LEADS_OUT, is_hidden, leads_out, shown, stem
from graph.reading.source import Format, Items, Source, Stretch

_BLOCK: Final = 512
_SUM: Final = slice(148, 156)
_FILES, _FOLDER, _LONG_NAME, _FIELDS = frozenset("0\0" + "7"), "5", "L", "x"
_TELLING: Final = frozenset("LKxgXV")
"""Headers that only tell of others: long names, long links, fields, of one or of all, and a volume's name."""
_OTHERS: Final = {"1": "a link", "2": "a link", "S": "a sparse file"}


@dataclass(frozen=True, slots=True)
class _Header:
    """What a block tells of what follows it."""

    name: str
    kind: str
    size: int


@dataclass(frozen=True, slots=True)
class _Told:
    """What headers tell of the file that comes next."""

    name: str | None = None
    size: int | None = None
    is_sparse: bool = False


def is_tar(data: bytes) -> bool:
    """Whether bytes begin with a header: its sum is right, and it has a name."""
    return len(data) >= _BLOCK and bool(data[0]) and _is_summed(data[:_BLOCK])


def _is_summed(block: bytes) -> bool:
    told = _octal(block[_SUM])
    return told is not None and told == sum(block) - sum(block[_SUM]) + 8 * ord(" ")


def _read(source: Source) -> Items:
    for count, (header, told, held) in enumerate(_members(source.stream)):
        if count >= MAX_PACKED_FILES:
            raise ReadingError(f"tar of more than {MAX_PACKED_FILES:,} files; split it")
        name = told.name or header.name
        where = f"{source.name}/{shown(name)}"
        if header.kind == _FOLDER or name.endswith("/"):
            pass
        elif header.kind not in _FILES or told.is_sparse:
            yield Rejection(where, f"{_OTHERS.get(header.kind, 'a sparse file or a device')}; not read")
        elif leads_out(name):
            yield Rejection(where, LEADS_OUT)
        elif is_hidden(name):
            source.passed["hidden file"] += 1
        else:
            known = {"id": stem(name), "suffix": PurePosixPath(name).suffix.lower()}
            yield from source.inside(held, where, **known)
        held.skip()
        if held.left:
            yield Rejection(where, "tar that is cut off")
            return
        source.stream.read(_padding(held.length))


def _members(stream: io.BufferedReader) -> Iterator[tuple[_Header, _Told, Stretch]]:
    """Each file with what is told of it; whoever asks for the next has read it to its end.

    Raises:
        ReadingError: where no header stands that should.
    """
    told = _Told()
    while (header := _next_header(stream)) is not None:
        if header.kind not in _TELLING:
            size = header.size if told.size is None else told.size
            yield header, told, Stretch(stream, size)
            told = _Told()
        else:
            told = _more(told, header, _held(stream, header))


def _next_header(stream: io.BufferedReader) -> _Header | None:
    """The next header; None at the end, which is a block of zeros or nothing."""
    block = stream.read(_BLOCK)
    if not block.strip(b"\0"):
        return None
    if len(block) < _BLOCK or not _is_summed(block):
        raise ReadingError("tar that is broken or cut off; the rest was not read")
    size = _number(block[124:136])
    if size is None or size >= 2**63:
        raise ReadingError("tar with a file of no length; the rest was not read")
    return _Header(_name(block), chr(block[156]), size)


def _name(block: bytes) -> str:
    """The name of a file, with what stands before it where it was too long (only in POSIX's own form)."""
    name, before = _text(block[:100]), _text(block[345:500])
    return f"{before}/{name}" if before and block[257:263] == b"ustar\0" else name


def _text(data: bytes) -> str:
    return data.partition(b"\0")[0].decode("utf-8", "replace")


def _number(data: bytes) -> int | None:
    """A number in octal digits or, with the first bit set, in binary (GNU); None for anything else."""
    return int.from_bytes(data[1:], "big") if data[0] == 0x80 else _octal(data)


def _octal(data: bytes) -> int | None:
    digits = data.partition(b"\0")[0].strip()
    return int(digits or b"0", 8) if all(digit in b"01234567" for digit in digits) else None


def _held(stream: io.BufferedReader, header: _Header) -> bytes:
    """What a header that tells of others holds."""
    if header.size > MAX_TAR_HEADER_BYTES:
        raise ReadingError(
            f"tar with a header of more than {MAX_TAR_HEADER_BYTES:,} bytes; the rest was not read"
        )
    return stream.read(header.size + _padding(header.size))[: header.size]


def _padding(size: int) -> int:
    return -size % _BLOCK


def _more(told: _Told, header: _Header, data: bytes) -> _Told:
    if header.kind == _LONG_NAME:
        return _Told(_text(data), told.size, told.is_sparse)
    if header.kind != _FIELDS:
        return told
    fields = _fields(data)
    size = fields.get("size", "")
    return _Told(
        fields.get("path", told.name),
        int(size) if size.isascii() and size.isdecimal() and len(size) < 19 else told.size,
        told.is_sparse or any(name.startswith("GNU.sparse.") for name in fields),
    )


def _fields(data: bytes) -> Mapping[str, str]:
    r"""The fields of an extended header.

    >>> _fields(b"16 path=a/b.txt\n")
    {'path': 'a/b.txt'}
    """
    fields: dict[str, str] = {}
    while data:
        length, _, _ = data[:20].partition(b" ")
        if not length.isdigit() or not len(length) + 1 < int(length) <= len(data):
            break
        field, data = data[len(length) + 1 : int(length) - 1], data[int(length) :]
        name, _, value = field.partition(b"=")
        fields[name.decode("utf-8", "replace")] = value.decode("utf-8", "replace")
    return fields


TAR = Format("tar", lambda source: is_tar(source.stream.peek(_BLOCK)), _read)
