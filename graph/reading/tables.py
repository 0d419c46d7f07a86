"""A CSV table with named columns in, an Article or a Rejection for each row out; rows are streamed."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from graph.errors import ReadingError
from graph.limits import MAX_LINE_BYTES
from graph.model import Article, Rejection
from graph.reading.assembly import assemble
from graph.reading.links import followed, link_of
from graph.reading.records import LINKS, MARKED_UP, TEXTS, draft_of
from graph.reading.source import Format, Items, Source

_MAX_COLUMNS = 500
_MAX_HEADER_CHARS = 4_000
_DELIMITERS: Final = (",", "\t", ";", "|")
_COLUMN = re.compile(r"[\w .:/#()-]{0,60}")
_CHUNK_BYTES = 64 * 2**10


def _header(source: Source) -> tuple[str, list[str]] | None:
    """The delimiter and the columns of a table; None where the first line is no header of articles."""
    line = source.head[:_MAX_HEADER_CHARS].partition(b"\n")[0].decode("utf-8", "replace").strip("\r")
    for delimiter in _DELIMITERS:
        if delimiter not in line:
            continue
        try:
            columns = [one.strip() for one in next(csv.reader([line], delimiter=delimiter), [])]
        except csv.Error:
            continue
        lower = {column.lower() for column in columns}
        named = all(_COLUMN.fullmatch(column) for column in columns) and len(columns) <= _MAX_COLUMNS
        if named and lower & {*TEXTS, *MARKED_UP, *LINKS} and len(lower) > 1:
            return delimiter, columns
    return None


def _read(source: Source) -> Items:
    found = _header(source)
    if found is None:  # pragma: no cover  # it was recognised by its header
        raise ReadingError("a table without a header")
    csv.field_size_limit(MAX_LINE_BYTES)  # of the module, there is no other; too small for articles
    delimiter, columns = found
    rows = _rows(source, delimiter)
    next(rows)
    for number, row in rows:
        where = f"{source.name}:{number}"
        if isinstance(row, str):
            yield Rejection(where, row)
        elif row:
            yield table_row(dict(zip(columns, row, strict=False)), where, source)


def table_row(row: Mapping[str, object], where: str, source: Source) -> Article | Rejection:
    """The article in a row, or why there is none; for its bytes stands what is in its cells."""
    known = {key: value for key, value in row.items() if value not in (None, "")}
    try:
        if link := link_of(known):
            return followed(source, link, where)
        return assemble(replace(draft_of(known, where), data=repr(known).encode(errors="replace")))
    except ReadingError as error:
        return Rejection(where, str(error))


def _rows(source: Source, delimiter: str) -> Iterator[tuple[int, list[str] | str]]:
    """The rows with the number of the line on which each begins, or why a row cannot be read."""
    number = 1
    for start, text in _records(source):
        number = start
        if text is None:
            yield number, f"a row of more than {MAX_LINE_BYTES:,} bytes"
            continue
        try:
            decoded = text.decode().removeprefix("\ufeff")
            yield (
                number,
                next(csv.reader(decoded.splitlines(keepends=True), delimiter=delimiter, strict=True), []),
            )
        except UnicodeDecodeError as error:
            yield number, f"not UTF-8 at byte {error.start}"
        except csv.Error as error:
            yield number, f"not a row: {error}"


def _records(source: Source) -> Iterator[tuple[int, bytes | None]]:
    """The bytes of each row, which ends with a line that leaves no quote open; None where it is too long."""
    held, quotes, start, number = bytearray(), 0, 1, 0
    too_long = False
    while line := source.stream.readline(_CHUNK_BYTES):
        number += line.endswith(b"\n")
        quotes += line.count(b'"')
        if not too_long:
            held += line
            too_long = len(held) > MAX_LINE_BYTES
        if too_long:
            held.clear()
        if line.endswith(b"\n") and (quotes % 2 == 0 or too_long):
            if too_long or bytes(held).removeprefix(codecs.BOM_UTF8).strip():
                yield start, None if too_long else bytes(held)
            held, quotes, start, too_long = bytearray(), 0, number + 1, False
    if held or too_long:
        yield start, None if too_long else bytes(held)


TABLE = Format("table", lambda source: _header(source) is not None, _read)
