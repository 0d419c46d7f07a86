"""A web archive of before 2009 (ARC, of the Internet Archive) in, what each page of it holds out.

Each record is a line (address, IP address, moment, type, in version 2 some more, and last the length) with so
many bytes behind it; the first record tells of the archive. What is in them is read as in a newer one.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

from graph.errors import ReadingError
from graph.limits import MAX_WARC_HEADER_BYTES
from graph.reading.source import Format, Items, Source
from graph.reading.webarchives import read_records

_MARK: Final = re.compile(rb"filedesc://\S{0,2000} \S{1,60} \d{8,14} \S{1,60} [^\n]{0,200}\n[12] \d \S")
_LINE: Final = re.compile(r"(\S+) \S+ (\d{8,14}) (\S+) (?:\S.* )?(\d{1,18})")
_MOMENT: Final = "%Y%m%d%H%M%S"


def _next_header(stream: io.BufferedReader) -> Mapping[str, str] | None:
    """The line of the next record, told as a newer archive tells it; None at the end.

    Raises:
        ReadingError: if there is no such line here.
    """
    line = b"\n"
    while line in {b"\n", b"\r\n"}:
        line = stream.readline(MAX_WARC_HEADER_BYTES)
    if not line:
        return None
    found = _LINE.fullmatch(line.decode("utf-8", "replace").strip())
    if not found:
        raise ReadingError("a web archive that is broken: a record has another length than it says")
    url, moment, kind, length = found.groups()
    is_page = url.lower().startswith(("http://", "https://"))
    return {
        "warc-type": "response" if is_page else "metadata",
        "warc-target-uri": url,
        "warc-date": _written(moment),
        "content-type": "application/http" if is_page else kind,
        "content-length": length,
    }


def _written(moment: str) -> str:
    """The moment as newer archives write it; empty where it is none."""
    try:
        return datetime.strptime(moment.ljust(14, "0"), _MOMENT).replace(tzinfo=UTC).isoformat()
    except ValueError:
        return ""


def _read(source: Source) -> Items:
    return read_records(source, _next_header)


OLD_WEB_ARCHIVE = Format("old web archive", lambda source: _MARK.match(source.head) is not None, _read)
