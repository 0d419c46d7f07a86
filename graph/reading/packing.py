"""A stream packed by gzip, bzip2, xz or zstd in; what is inside out, with a ceiling on what it grows to.

The ceiling is measured on what comes out, over all members of a file, so that a bomb stops early.
"""

from __future__ import annotations

import bz2
import io
import lzma
import sys
import zlib
from collections.abc import Callable
from functools import partial
from typing import Any, BinaryIO, Final, Protocol

from graph.errors import ReadingError
from graph.limits import MAX_EXPANSION, MAX_UNCHECKED_BYTES
from graph.reading.source import Format, Items, Source

_CHUNK_BYTES = 64 * 2**10
_XZ_MEMORY: Final = 64 * 2**20
"""Bytes that the dictionary of an xz file may take: its strongest usual setting."""
_ZSTD_WINDOW_LOG: Final = 25
"""Binary logarithm of the window of a Zstandard file: 32 MB, above all levels but the one for archives."""


class Unpacker(Protocol):
    """What unpacks one member: at most ``limit`` bytes a call, also where nothing is put in."""

    def __call__(self, data: bytes, limit: int) -> bytes:
        """What comes of the data."""

    @property
    def eof(self) -> bool:
        """Whether the member is at its end."""

    @property
    def unused(self) -> bytes:
        """What stood behind it."""


class _Deflated:
    """gzip or zlib, by ``wbits``."""

    def __init__(self, wbits: int) -> None:
        self._inner = zlib.decompressobj(wbits)

    def __call__(self, data: bytes, limit: int) -> bytes:
        return self._inner.decompress(self._inner.unconsumed_tail + data, limit)

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def unused(self) -> bytes:
        return self._inner.unused_data


class _Blocks:
    """bzip2, xz or Zstandard."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self._inner = make()

    def __call__(self, data: bytes, limit: int) -> bytes:
        unpacked: bytes = self._inner.decompress(data, limit)
        return unpacked

    @property
    def eof(self) -> bool:
        return bool(self._inner.eof)

    @property
    def unused(self) -> bytes:
        unused: bytes = self._inner.unused_data
        return unused


class _Brotli:
    """Brotli, which has no members and no sign of its own."""

    def __init__(self) -> None:
        import brotli  # only web archives have it

        self._inner = brotli.Decompressor()

    def __call__(self, data: bytes, limit: int) -> bytes:
        unpacked: bytes = self._inner.process(data, output_buffer_limit=limit)
        return unpacked

    @property
    def eof(self) -> bool:
        return bool(self._inner.is_finished())

    @property
    def unused(self) -> bytes:
        return b""


def _zstandard() -> Unpacker:
    # only what is packed so needs it
    if sys.version_info >= (3, 14):
        from compression.zstd import DecompressionParameter, ZstdDecompressor  # see above
    else:
        from backports.zstd import DecompressionParameter, ZstdDecompressor  # see above

    return _Blocks(
        lambda: ZstdDecompressor(options={DecompressionParameter.window_log_max: _ZSTD_WINDOW_LOG})
    )


class Unpacked(io.RawIOBase):
    """What is in a packed stream, member after member, unpacked as it is asked for.

    Raises:
        ReadingError: while it is read, if it grows beyond measure, is broken or ends too early.
    """

    def __init__(self, stream: BinaryIO | io.BufferedReader, make: Callable[[], Unpacker], name: str) -> None:
        self._stream, self._make, self._name = stream, make, name
        self._member: Unpacker = make()
        self._taken = self._given = 0
        self._waiting = b""
        self._begun = False

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill a part of the buffer."""
        data = self._next(min(len(buffer), _CHUNK_BYTES))
        self._given += len(data)
        if self._given > max(MAX_UNCHECKED_BYTES, MAX_EXPANSION * self._taken):
            raise ReadingError(f"{self._name} that grows to more than {MAX_EXPANSION} times its size")
        buffer[: len(data)] = data
        return len(data)

    def _next(self, limit: int) -> bytes:
        while True:
            if self._member.eof and not self._open_next():
                return b""
            data = self._unpacked(self._waiting, limit)
            self._waiting = b""
            if data:
                return data
            if not self._member.eof and not self._fill():
                if self._begun:
                    raise ReadingError(f"{self._name} that is cut off")
                return b""

    def _open_next(self) -> bool:
        rest = self._member.unused
        if not rest.strip(b"\0"):
            self._waiting = rest = b""
            if not self._fill():
                return False
            rest = self._waiting
        self._waiting = rest.lstrip(b"\0")  # padding between members
        self._member, self._begun = self._make(), False
        return True

    def _fill(self) -> bool:
        self._waiting = self._stream.read(_CHUNK_BYTES)
        self._taken += len(self._waiting)
        return bool(self._waiting)

    def _unpacked(self, data: bytes, limit: int) -> bytes:
        self._begun = self._begun or bool(data)
        try:
            return self._member(data, limit)
        except (zlib.error, lzma.LZMAError, OSError, EOFError, ValueError) as error:
            raise ReadingError(f"{self._name} that is broken: {error}") from None
        except Exception as error:  # these two have error classes without a base of their own
            if type(error).__module__.startswith(("brotli", "_brotli", "backports.zstd", "compression.zstd")):
                raise ReadingError(f"{self._name} that is broken: {error}") from None
            raise


UNPACKERS: Final[dict[str, Callable[[], Unpacker]]] = {
    "gzip": partial(_Deflated, 31),
    "deflate": partial(_Deflated, 15),
    "bzip2": partial(_Blocks, bz2.BZ2Decompressor),
    "xz": partial(_Blocks, partial(lzma.LZMADecompressor, memlimit=_XZ_MEMORY)),
    "zstd": _zstandard,
    "br": _Brotli,
}
"""How to unpack, by the name that people and HTTP's Content-Encoding give it."""

_MARKS = {"gzip": b"\x1f\x8b\x08", "bzip2": b"BZh", "xz": b"\xfd7zXZ\0", "zstd": b"\x28\xb5\x2f\xfd"}
_SUFFIXES = {".gz": "", ".bz2": "", ".xz": "", ".zst": "", ".tgz": ".tar", ".tbz2": ".tar", ".txz": ".tar"}
"""Of packed files, and what stands for each when it is unpacked."""


def _packing(name: str) -> Format:
    def recognises(source: Source) -> bool:
        return source.stream.peek(1).startswith(_MARKS[name])

    def read(source: Source) -> Items:
        stem = source.name
        if source.suffix in _SUFFIXES:
            stem = stem.rpartition(".")[0] + _SUFFIXES[source.suffix]
        suffix = "." + stem.rpartition(".")[2].lower() if "." in stem.rpartition("/")[2] else ""
        article_id = source.id
        if article_id and suffix and article_id.lower().endswith(suffix):
            article_id = article_id[: -len(suffix)]
        unpacked = Unpacked(source.stream, UNPACKERS[name], name)
        yield from source.inside(unpacked, source.name, suffix=suffix, id=article_id)

    return Format(name, recognises, read)


PACKINGS = tuple(map(_packing, _MARKS))
