"""A list of web addresses, one a line, in; the article behind each out, where following is wanted."""

from __future__ import annotations

import re
from typing import Final

from graph.limits_outside import MAX_URL_CHARS
from graph.model import Rejection
from graph.reading.links import followed
from graph.reading.source import Format, Items, Source

_ADDRESS: Final = re.compile(rb"https?://[^\s<>\"]+")
_COMMENT: Final = b"#"


def _recognises(source: Source) -> bool:
    """Whether each whole line of the head is an address, a comment or blank, and one of them an address."""
    *lines, last = source.head.split(b"\n")
    told = [line.strip() for line in (lines or [last])]
    said = [line for line in told if line and not line.startswith(_COMMENT)]
    return bool(said) and all(map(_ADDRESS.fullmatch, said))


def _read(source: Source) -> Items:
    for number, line in enumerate(iter(lambda: source.stream.readline(MAX_URL_CHARS + 1), b""), start=1):
        address, where = line.strip().removeprefix(b"\xef\xbb\xbf"), f"{source.name}:{number}"
        if not address or address.startswith(_COMMENT):
            continue
        if _ADDRESS.fullmatch(address) and len(line) <= MAX_URL_CHARS:
            yield followed(source, address.decode("utf-8", "replace"), where)
        else:
            yield Rejection(where, "no address of a web page")


ADDRESSES: Final = Format("addresses", _recognises, _read)
