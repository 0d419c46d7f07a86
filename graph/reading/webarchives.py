"""A web archive (WARC, ISO 28500) in, what each page, feed or PDF of it holds out; records are streamed.

Responses other than 200, and images, scripts and the like, are no articles: they are passed over and counted.
"""

from __future__ import annotations

import io
import re
from datetime import datetime
from typing import Any

from graph.errors import ReadingError
from graph.limits import MAX_HELD_BYTES
from graph.model import Rejection
from graph.reading.packing import UNPACKERS, Unpacked
from graph.reading.source import Format, Items, Source

_MARK = re.compile(rb"WARC/\d\.\d\r?\n")
_TEXTUAL = re.compile(r"text/(?:html|plain|xml)|application/(?:xhtml\+xml|pdf|(?:rss|atom|feed|rdf)\+(?:xml|json)|xml|json)|^$")
_HELD_RECORDS = {"response", "resource", "conversion"}
_PACKED = {"gzip": "gzip", "x-gzip": "gzip", "deflate": "deflate", "br": "br"}


def _read(source: Source) -> Items:
    from warcio.archiveiterator import ArchiveIterator  # 0.1 s that other formats do without
    from warcio.exceptions import ArchiveLoadFailed

    records = iter(ArchiveIterator(source.stream, no_record_parse=False, ensure_http_headers=False))
    number = 0
    while True:
        number += 1
        where = f"{source.name}:{number}"
        try:
            record = next(records, None)
        except ReadingError:
            raise
        except (ArchiveLoadFailed, ValueError, EOFError, OSError) as error:
            yield Rejection(where, f"a web archive that is broken: {error}; the rest was not read")
            return
        if record is None:
            return
        yield from _record(record, where, source)


def _record(record: Any, where: str, source: Source) -> Items:
    if record.rec_type not in _HELD_RECORDS:
        return
    status = record.http_headers.get_statuscode() if record.http_headers else "200"
    kind = _kind(record)
    if status != "200":
        source.passed[f"status {status}"] += 1
    elif not _TEXTUAL.search(kind):
        source.passed[kind.partition(";")[0]] += 1
    else:
        url = record.rec_headers.get_header("WARC-Target-URI")
        yield from _page(record, url.strip("<>") if url else where, where, kind, source)


def _page(record: Any, url: str, where: str, kind: str, source: Source) -> Items:
    try:
        stream = io.BytesIO(_payload(record))
    except ReadingError as error:
        yield Rejection(f"{where} ({url})", str(error))
        return
    yield from source.inside(
        stream, f"{where} ({url})", url=url, id=None, suffix="", content_type=kind, retrieved=_moment(record)
    )


def _payload(record: Any) -> bytes:
    """The bytes of a response as a browser shows them: chunks joined, unpacked up to a ceiling."""
    headers = record.http_headers
    stream = record.raw_stream
    if headers and "chunked" in (headers.get_header("Transfer-Encoding") or "").lower():
        from warcio.bufferedreaders import ChunkedDataReader  # see above

        stream = ChunkedDataReader(stream, decomp_type=None)
    packed = (headers.get_header("Content-Encoding") or "").strip().lower() if headers else ""
    if packed in _PACKED:
        held = io.BufferedReader(_Read(stream))
        if packed == "br" or _is_packed(held.peek(2), packed):
            stream = io.BufferedReader(Unpacked(held, UNPACKERS[_PACKED[packed]], packed))
        else:
            stream = held
    data: bytes = stream.read(MAX_HELD_BYTES + 1)
    if len(data) > MAX_HELD_BYTES:
        raise ReadingError(f"more than {MAX_HELD_BYTES:,} bytes")
    return data


def _is_packed(head: bytes, name: str) -> bool:
    """Whether bytes are still packed as their header says; many archives keep them unpacked."""
    return head.startswith(b"\x1f\x8b") if "gzip" in name else head[:1] == b"\x78"


class _Read(io.RawIOBase):
    """A stream of warcio as one that can be looked ahead in."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._stream.read(len(buffer)) or b""
        buffer[: len(data)] = data
        return len(data)


def _kind(record: Any) -> str:
    headers = record.http_headers or record.rec_headers
    return (headers.get_header("Content-Type") or "").strip().lower()


def _moment(record: Any) -> datetime | None:
    try:
        return datetime.fromisoformat(record.rec_headers.get_header("WARC-Date") or "")
    except ValueError:
        return None


WEB_ARCHIVE = Format("web archive", lambda source: _MARK.match(source.head) is not None, _read)
