"""A web archive (WARC, ISO 28500) in, what each page, feed or PDF of it holds out; records are streamed.

Responses other than 200, and images, scripts and the like, are no articles: they are passed over and counted.
What is cut off or of a wrong length is a Rejection; no line and no record is held beyond its ceiling.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from graph.errors import ReadingError
from graph.limits import MAX_HELD_BYTES, MAX_WARC_HEADER_BYTES
from graph.model import Rejection
from graph.reading.packing import UNPACKERS, Unpacked
from graph.reading.source import Format, Items, Source, Stretch

_MARK = re.compile(rb"WARC/\d\.\d\r?\n")
_TEXTUAL = re.compile(
    r"text/(?:html|plain|xml)|application/(?:xhtml\+xml|pdf|(?:rss|atom|feed|rdf)\+(?:xml|json)|xml|json)|^$"
)
_HELD_RECORDS = {"response", "resource", "conversion"}
_PACKED = {
    "gzip": b"\x1f\x8b", "x-gzip": b"\x1f\x8b", "deflate": b"\x78", "zstd": b"\x28\xb5\x2f\xfd", "br": b""
}  # fmt: skip
"""How a body begins that is packed as its header says; Brotli has no sign."""
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?\s+(\d{3})")
_CHUNK = re.compile(rb"\s*([0-9A-Fa-f]{1,8})[^\n]{0,200}\n")
_SKIPPED_BYTES = 2**16


Header = Callable[[io.BufferedReader], Mapping[str, str] | None]
"""What reads the named fields of the next record, in lower case; None at the end."""


def read_records(source: Source, next_header: Header) -> Items:
    """What the records of an archive hold, one after another."""
    number = 0
    while True:
        number += 1
        where = f"{source.name}:{number}"
        try:
            header = next_header(source.stream)
            if header is None:
                return
            block = Stretch(source.stream, _length(header))
        except ReadingError as error:
            yield Rejection(where, f"{error}; the rest was not read")
            return
        yield from _record(header, block, where, source)
        block.skip()
        if block.left:
            yield Rejection(where, "a web archive that is cut off")
            return


def _next_header(stream: io.BufferedReader) -> Mapping[str, str] | None:
    """The named fields of the next record; None at the end.

    Raises:
        ReadingError: if no record begins here, or its header is too long or cut off.
    """
    line = b"\n"
    while line in {b"\n", b"\r\n"}:
        line = stream.readline(MAX_WARC_HEADER_BYTES)
    if not line:
        return None
    if not _MARK.match(line):
        raise ReadingError("a web archive that is broken: a record has another length than it says")
    return _fields(stream)


def _fields(stream: Any) -> Mapping[str, str]:
    fields: dict[str, str] = {}
    size, name = 0, ""
    while (line := stream.readline(MAX_WARC_HEADER_BYTES)) not in {b"\n", b"\r\n"}:
        size += len(line)
        if size > MAX_WARC_HEADER_BYTES or not line.endswith(b"\n"):
            raise ReadingError("a web archive with a header that is too long or cut off")
        text = line.decode("utf-8", "replace")
        if text[0] in " \t" and name:
            fields[name] += " " + text.strip()
        else:
            name, _, value = text.partition(":")
            name = name.strip().lower()
            fields.setdefault(name, value.strip())
    return fields


def _length(header: Mapping[str, str]) -> int:
    given = header.get("content-length", "")
    if not given.isascii() or not given.isdigit() or len(given) > 18:
        raise ReadingError("a web archive that is broken: a record without its length")
    return int(given)


@dataclass(frozen=True, slots=True)
class _Response:
    """A response as a server sent it."""

    status: str
    fields: Mapping[str, str]
    body: io.BufferedReader[Any]

    @property
    def kind(self) -> str:
        return self.fields.get("content-type", "").strip().lower()


def _record(header: Mapping[str, str], block: Stretch, where: str, source: Source) -> Items:
    if header.get("warc-type", "").lower() not in _HELD_RECORDS:
        return
    url = header.get("warc-target-uri", "").strip("<>")
    shown = f"{where} ({url})" if url else where
    try:
        response = _response(header, block)
        if response.status != "200":
            source.passed[f"status {response.status}"] += 1
        elif not _TEXTUAL.search(response.kind):
            source.passed[response.kind.partition(";")[0]] += 1
        else:
            data = _payload(response)
            block.skip()
            if block.left:
                return  # told when the archive is found to be cut off
            yield from source.inside(
                io.BytesIO(data), shown, url=url or None, id=None, suffix="", content_type=response.kind,
                retrieved=_moment(header.get("warc-date", "")),
            )  # fmt: skip
    except ReadingError as error:
        yield Rejection(shown, str(error))


def _response(header: Mapping[str, str], block: Stretch) -> _Response:
    body: io.BufferedReader[Any] = io.BufferedReader(block, _SKIPPED_BYTES)
    if "application/http" not in header.get("content-type", ""):
        return _Response("200", header, body)
    status = _STATUS.match(body.readline(MAX_WARC_HEADER_BYTES))
    return _Response(status[1].decode() if status else "none", _fields(body), body)


def _payload(response: _Response) -> bytes:
    """The bytes of a response as a browser shows them: chunks joined, unpacked up to a ceiling."""
    stream = response.body
    if "chunked" in response.fields.get("transfer-encoding", "").lower():
        stream = io.BufferedReader(_Chunks(stream), _SKIPPED_BYTES)
    packed = response.fields.get("content-encoding", "").strip().lower()
    if packed in _PACKED and stream.peek(4).startswith(_PACKED[packed]):  # many archives keep them unpacked
        make = UNPACKERS[packed.removeprefix("x-")]
        stream = io.BufferedReader(Unpacked(stream, make, packed), _SKIPPED_BYTES)
    data = stream.read(MAX_HELD_BYTES + 1)
    if len(data) > MAX_HELD_BYTES:
        raise ReadingError(f"more than {MAX_HELD_BYTES:,} bytes")
    return data


class _Chunks(io.RawIOBase):
    """The body of a response that was sent in chunks (RFC 9112, 7.1); as it is where it is none."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._pieces = _pieces(stream)
        self._held = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self._held:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._held = piece
        data, self._held = self._held[: len(buffer)], self._held[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)


def _pieces(stream: io.BufferedReader) -> Iterator[bytes]:
    while line := stream.readline(_SKIPPED_BYTES):
        size = _CHUNK.fullmatch(line)
        if size is None:
            yield line  # many archives keep bodies joined
            while rest := stream.read(_SKIPPED_BYTES):
                yield rest
            return
        left = int(size[1], 16)
        if not left:
            return
        while left and (piece := stream.read(min(left, _SKIPPED_BYTES))):
            left -= len(piece)
            yield piece
        stream.readline(_SKIPPED_BYTES)


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _read(source: Source) -> Items:
    return read_records(source, _next_header)


WEB_ARCHIVE = Format("web archive", lambda source: _MARK.match(source.head) is not None, _read)
