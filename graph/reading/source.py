"""A named stream of bytes in; what stands at its head, and no more bytes than its ceiling, come out."""

from __future__ import annotations

import codecs
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from graph.errors import ReadingError
from graph.limits import MAX_FILE_BYTES
from graph.model import Article, Rejection

_BUFFER_BYTES = 64 * 2**10
UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Source:
    """One input as a reader gets it.

    ``name`` is what a person calls it (a path, "-"); ``id`` is for an input that is one article, None where
    its content has to give one; ``suffix`` is the name's, lower case, a hint where content leaves a choice.
    """

    name: str
    id: str | None
    suffix: str
    stream: io.BufferedReader

    @classmethod
    def of(cls, stream: BinaryIO, name: str, article_id: str | None, suffix: str) -> Source:
        """The source behind ``stream``, which from here on gives at most ``MAX_FILE_BYTES``."""
        return cls(name, article_id, suffix.lower(), io.BufferedReader(_Bounded(stream), _BUFFER_BYTES))

    @property
    def head(self) -> bytes:
        """The first bytes, at most 64 KiB, still to be read; without a UTF-8 byte order mark and blanks."""
        return self.stream.peek(1).removeprefix(codecs.BOM_UTF8).lstrip()


@dataclass(frozen=True, slots=True)
class Format:
    """A way of writing articles down: how its bytes begin, and how they are read."""

    recognises: Callable[[Source], bool]
    read: Callable[[Source], Iterator[Article | Rejection]]


class _Bounded(io.RawIOBase):
    """A stream that raises ReadingError instead of giving a byte beyond the ceiling."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._left = MAX_FILE_BYTES

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._stream.read(len(buffer))
        self._left -= len(data)
        if self._left < 0:
            raise ReadingError(f"more than {MAX_FILE_BYTES:,} bytes; split it")
        buffer[: len(data)] = data
        return len(data)
