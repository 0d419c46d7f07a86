"""Plain text in, the one Article that it is out; offsets count the characters of the text as decoded.

Line ends are kept as they are; a byte order mark is dropped. Never guesses an encoding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from graph.errors import ReadingError
from graph.limits import MAX_ARTICLE_CHARS
from graph.model import Article, BlockKind, Rejection
from graph.reading.assembly import Draft, assemble
from graph.reading.source import UTF16_MARKS, Format, Source

_MAX_BYTES = 4 * MAX_ARTICLE_CHARS
"""As much as the longest article can need in UTF-8 or UTF-16."""

_MARKUP = re.compile(
    rb"<(?:!doctype|!--|\?xml|(?:html|head|body|div|p|article|section|span|rss|feed)\b)", re.IGNORECASE
)
_BINARY_HEADS = {b"\x1f\x8b": "gzip", b"%PDF-": "PDF", b"PK\x03\x04": "zip", b"\xd0\xcf\x11\xe0": "Office"}


def _read_text(source: Source) -> Iterator[Article | Rejection]:
    data = source.stream.read(_MAX_BYTES + 1)
    if len(data) > _MAX_BYTES:
        raise ReadingError(f"more than {MAX_ARTICLE_CHARS:,} characters; split it")
    article = assemble(Draft(text=_decoded(data), source=source.name, id=source.id))
    yield replace(article, title=_headline(article))


def _decoded(data: bytes) -> str:
    for mark, name in _BINARY_HEADS.items():
        if data.startswith(mark):
            raise ReadingError(f"binary ({name}), not text")
    encoding = "UTF-16" if data.startswith(UTF16_MARKS) else "UTF-8"
    if encoding == "UTF-8" and b"\0" in data:
        raise ReadingError(f"binary, not text: NUL at byte {data.index(0)}")
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise ReadingError(f"not {encoding} at byte {error.start}") from None


def _headline(article: Article) -> str | None:
    heads = (block.span.of(article.text) for block in article.blocks if block.kind is BlockKind.HEADLINE)
    return next((" ".join(head.split()) for head in heads), None)


def _is_markup(source: Source) -> bool:
    return _MARKUP.match(source.head) is not None


def _refuse_markup(_: Source) -> Iterator[Article | Rejection]:
    raise ReadingError("HTML or XML, which is not read; give its text")


MARKUP = Format(_is_markup, _refuse_markup)
"""Recognised so that tags are never read as text."""

TEXT = Format(lambda _: True, _read_text)
"""Whatever no other format recognises."""
