"""JSON Lines, or one JSON document, in; an Article or a Rejection for each record out.

Lines are streamed: one at a time is held, and one over its ceiling is skipped without being held. A document
is one object or a list of objects spread over lines; it is held whole, its records are read one at a time.
"""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from graph.errors import ReadingError
from graph.limits import MAX_HELD_BYTES, MAX_LINE_BYTES
from graph.model import Article, Rejection
from graph.reading.assembly import assemble
from graph.reading.links import followed, link_of
from graph.reading.records import draft_of, is_text
from graph.reading.source import UTF16_MARKS, Format, Items, Source

_SUFFIXES = (".jsonl", ".ndjson")
_LISTS = ("articles", "items", "results", "docs", "posts", "stories", "hits", "data")
"""Keys under which a service or a JSON Feed hands over its list of articles."""

_DOCUMENT = re.compile(rb"\[|[^\n]*[\[{,]\s*?\n")
"""A list, or a first line that leaves a bracket or a comma open: records do not stand on lines."""

_LIST_START = re.compile(r"\s*\[\s*")
_BETWEEN = re.compile(r"[\s,]*")
_DECODER = json.JSONDecoder()
_CHUNK_BYTES = 64 * 2**10


def _is_json(source: Source) -> bool:
    head = source.head
    if head.startswith(UTF16_MARKS):
        head = head.decode("utf-16", "ignore").lstrip().encode()
    if head.startswith(b"[") and head[1:].lstrip()[:1] in (b"{", b"]"):
        return True
    return head.startswith(b"{") or (bool(head) and source.suffix in _SUFFIXES and b"\0" not in head)


def _read(source: Source) -> Items:
    if source.head.startswith(UTF16_MARKS):
        raise ReadingError("JSON in UTF-16; it must be UTF-8")
    is_document = _DOCUMENT.match(source.head) and source.suffix not in _SUFFIXES
    yield from _document(source) if is_document else _lines(source)


def _lines(source: Source) -> Items:
    number = source.lines_before
    while line := source.stream.readline(MAX_LINE_BYTES + 1):
        number += 1
        where = f"{source.name}:{number}"
        if len(line) > MAX_LINE_BYTES:
            _skip_rest(line, source)
            yield Rejection(where, f"a line of more than {MAX_LINE_BYTES:,} bytes")
        elif line.removeprefix(codecs.BOM_UTF8).strip():
            yield from _line(line, where, source)


def _skip_rest(line: bytes, source: Source) -> None:
    while line and not line.endswith(b"\n"):
        line = source.stream.readline(_CHUNK_BYTES)


def _line(line: bytes, where: str, source: Source) -> Items:
    try:
        text = _decoded(line).strip()
        record, end = _value(text, 0)
    except ReadingError as error:
        yield Rejection(where, str(error))
        return
    if end < len(text):
        yield Rejection(where, f"not JSON: goes on after column {end}")
    else:
        yield from _articles(record, where, source, line)


def _document(source: Source) -> Items:
    text = _decoded(source.whole(MAX_HELD_BYTES))
    at, counted, line = _end(_LIST_START, text, 0), 0, 1
    if text[at : at + 1] == "]":
        raise ReadingError("an empty list")
    while at < len(text) and text[at] != "]":
        line += text.count("\n", counted, at)
        counted = at
        where = f"{source.name}:{line}"
        try:
            record, end = _value(text, at)
        except ReadingError as error:
            yield Rejection(where, f"{error}; the rest was not read")
            return
        yield from _articles(record, where, source, text[at:end].encode())
        at = _end(_BETWEEN, text, end)
    if text[at:].strip() != ("]" if text.lstrip().startswith("[") else ""):
        raise ReadingError("ends otherwise than JSON does; what stood before was read")


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at


def _articles(record: Any, where: str, source: Source, data: bytes) -> Items:
    """The articles of a record, which may hold a whole list of them, or be an entry of such a list."""
    listed = _listed(record)
    if listed is None:
        yield _article(record, where, source, data)
        return
    site = record.get("title") if "jsonfeed" in str(record.get("version")) else None
    for number, one in enumerate(listed, start=1):
        known = {"publisher": site, **one} if isinstance(one, Mapping) and isinstance(site, str) else one
        yield _article(known, f"{where}#{number}", source, json.dumps(one).encode())


def _listed(record: Any) -> list[Any] | None:
    if not isinstance(record, Mapping) or is_text(record.get("text")):
        return None
    lists = (record.get(key) for key in _LISTS)
    return next((found for found in lists if isinstance(found, list) and found), None)


def _article(record: Any, where: str, source: Source, data: bytes) -> Article | Rejection:
    try:
        if link := link_of(record):
            return followed(source, link, where)
        return assemble(replace(draft_of(record, where), data=data))
    except ReadingError as error:
        return Rejection(where, str(error))


def _value(text: str, at: int) -> tuple[Any, int]:
    try:
        return _DECODER.raw_decode(text, at)
    except json.JSONDecodeError as error:
        raise ReadingError(f"not JSON: {error.msg} (column {error.colno})") from None
    except (ValueError, RecursionError) as error:
        raise ReadingError(f"JSON that cannot be read: {error}") from None


def _decoded(data: bytes) -> str:
    try:
        return data.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise ReadingError(f"not UTF-8 at byte {error.start}") from None


JSON_LINES = Format("JSON", _is_json, _read)
