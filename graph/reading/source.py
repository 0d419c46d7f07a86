"""A named stream of bytes in; what stands at its head, and no more of it than a reader can hold, come out."""

from __future__ import annotations

import codecs
import io
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, BinaryIO, TypeAlias, cast

from graph.errors import ReadingError
from graph.limits import MAX_HELD_BYTES, MAX_PACKINGS
from graph.model import Article, Rejection

Items: TypeAlias = Iterator[Article | Rejection]
"""What a reader gives: an Article or a Rejection for each article that there should be."""

_BUFFER_BYTES = 64 * 2**10
UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Source:
    """One input as a reader gets it.

    ``name`` is what a person calls it (a path, "-", a URL); ``id`` is for an input that is one article, None
    where its content has to give one; ``suffix`` is the name's, lower case, a hint where content leaves a
    choice. ``url``, ``content_type`` and ``retrieved`` are told by whoever fetched the bytes. ``dispatch``
    reads what stands inside of another source; ``follow`` fetches the article behind a URL, if wanted;
    ``passed`` counts what was looked at and is no article: images of a web archive. ``lines_before`` are the
    lines of a file of JSON Lines that stand before the part of it which this is.
    """

    name: str
    id: str | None
    suffix: str
    stream: io.BufferedReader
    url: str | None = None
    content_type: str | None = None
    retrieved: datetime | None = None
    dispatch: Callable[[Source], Items] = lambda _: iter(())
    follow: Callable[[str, str], Items] | None = None
    passed: Counter[str] = field(default_factory=Counter)
    depth: int = 0
    lines_before: int = 0

    @classmethod
    def of(cls, stream: BinaryIO | io.RawIOBase, name: str, article_id: str | None, suffix: str) -> Source:
        """The source behind ``stream``, which is read as it is asked for and never as a whole."""
        return cls(name, article_id, suffix.lower(), buffered(stream))

    @property
    def head(self) -> bytes:
        """The first bytes, at most 64 KiB, still to be read; without a UTF-8 byte order mark and blanks."""
        return self.stream.peek(1).removeprefix(codecs.BOM_UTF8).lstrip()

    def whole(self, ceiling: int = MAX_HELD_BYTES) -> bytes:
        """All bytes.

        Raises:
            ReadingError: if they are more than ``ceiling``; no more than that is held.
        """
        data = self.stream.read(ceiling + 1)
        if len(data) > ceiling:
            raise ReadingError(f"more than {ceiling:,} bytes; split it")
        return data

    def counted(self, count: Callable[[int], None]) -> Source:
        """The same source, which tells how many bytes are taken from it."""
        return replace(self, stream=buffered(cast("BinaryIO", _Counted(self.stream, count))))

    def inside(self, stream: BinaryIO | io.RawIOBase, name: str, **known: Any) -> Items:
        """What a source holds that is packed into this one.

        Args:
            stream: its bytes, unpacked as they are asked for.
            name: its name, which a Rejection shows.
            known: fields of the new source that differ from this one's.

        Raises:
            ReadingError: if it is packed too often.
        """
        if self.depth >= MAX_PACKINGS:
            raise ReadingError(f"packed more than {MAX_PACKINGS} times; unpack it")
        held = replace(self, name=name, stream=buffered(stream), depth=self.depth + 1, **known)
        return self.dispatch(held)


@dataclass(frozen=True, slots=True)
class Format:
    """A way of writing articles down: its name for people, how its bytes begin, and how they are read."""

    name: str
    recognises: Callable[[Source], bool]
    read: Callable[[Source], Items]


def buffered(stream: Any) -> io.BufferedReader:
    """A stream with a head that can be looked at, of whatever has ``read``."""
    return io.BufferedReader(_Raw(stream), _BUFFER_BYTES)


class Stretch(io.RawIOBase):
    """So many bytes of a stream, and no more; ``left`` of ``length`` are still to come."""

    def __init__(self, stream: io.BufferedReader, length: int) -> None:
        self._stream = stream
        self.length = self.left = length

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill a part of the buffer."""
        data = self._stream.read(min(len(buffer), self.left))
        self.left -= len(data)
        buffer[: len(data)] = data
        return len(data)

    def skip(self) -> None:
        """Read on to its end, or to that of the stream."""
        while self.left and self.read(_BUFFER_BYTES):
            pass


class _Counted:
    """A stream that tells how many bytes are taken from it."""

    def __init__(self, stream: io.BufferedReader, count: Callable[[int], None]) -> None:
        self._stream = stream
        self._count = count

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        self._count(len(data))
        return data


class _Raw(io.RawIOBase):
    """Whatever has ``read`` as a raw stream, so that ``peek`` holds as much as one buffer."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return bool(getattr(self._stream, "seekable", bool)())

    def seek(self, offset: int, whence: int = 0) -> int:
        return int(self._stream.seek(offset, whence))

    def tell(self) -> int:
        return int(self._stream.tell())

    def readinto(self, buffer: Any) -> int:
        data = self._stream.read(len(buffer)) or b""
        buffer[: len(data)] = data
        return len(data)
