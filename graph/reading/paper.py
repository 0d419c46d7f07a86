"""A PDF with text in, the one Article that it is out: lines joined, words whole, no running heads."""

from __future__ import annotations

import io
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from graph.errors import ReadingError
from graph.limits import MAX_ARTICLE_CHARS, MAX_PDF_BYTES, MAX_PDF_PAGES
from graph.reading.assembly import Draft, assemble, cleaned
from graph.reading.furniture import fold
from graph.reading.source import Format, Items, Source

_MARK = b"%PDF-"
_PAGE_NUMBER = re.compile(r"(?:page )?\d{1,4}(?: ?(?:/|of) ?\d{1,4})?|[–—-] ?\d{1,4} ?[–—-]", re.IGNORECASE)
_HYPHENATED = re.compile(r"(?<=[a-z])[-\xad\u2010]\n(?=[a-z])")
_EDGE_LINES = 3
_SHARE_OF_PAGES = 0.5


def _read(source: Source) -> Items:
    from pypdf import PdfReader  # 0.2 s that other formats do without
    from pypdf.errors import PyPdfError

    data = source.whole(MAX_PDF_BYTES)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReadingError("a PDF with a password")
        if len(reader.pages) > MAX_PDF_PAGES:
            raise ReadingError(f"a PDF of more than {MAX_PDF_PAGES} pages; split it")
        pages, title, day = _pages(reader), _title(reader), _day(reader)
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        RecursionError,
        OverflowError,
    ) as error:
        raise ReadingError(f"a PDF that is broken: {str(error)[:200]}") from None
    text, begins = _joined(_without_edges(pages))
    if not text.strip():
        raise ReadingError("a PDF without text, only pictures; recognise its text first")
    draft = Draft(
        text=text, source=source.name, id=source.id, title=title, published=day, url=source.url,
        retrieved=source.retrieved, data=data, pages=begins,
    )  # fmt: skip
    yield assemble(cleaned(draft))


def _pages(reader: Any) -> list[list[str]]:
    pages, length = list[list[str]](), 0
    for page in reader.pages:
        text = page.extract_text()
        length += len(text)
        if length > MAX_ARTICLE_CHARS:
            raise ReadingError(f"more than {MAX_ARTICLE_CHARS:,} characters; split it")
        pages.append([line.rstrip() for line in text.splitlines()])
    return pages


def _joined(pages: Iterable[list[str]]) -> tuple[str, tuple[int, ...]]:
    r"""The lines of all pages with divided words made whole, and where each page begins.

    >>> _joined([["The minister of for-"], ["eign affairs", "resigned."]])
    ('The minister of foreign affairs\nresigned.', (0, 19))
    """
    whole, begins, length = list[str](), list[int](), 0
    for page in pages:
        begins.append(length)
        whole += page
        length += sum(len(line) + 1 for line in page)
    text = "\n".join(whole)
    divided = [match.start() for match in _HYPHENATED.finditer(text)]
    return _HYPHENATED.sub("", text), tuple(begin - 2 * bisect_left(divided, begin) for begin in begins)


def _without_edges(pages: Sequence[list[str]]) -> list[list[str]]:
    """The lines of each page but page numbers and what stands at the edge of most pages."""
    edges = Counter(
        line for page in pages for line in {re.sub(r"\d+", "#", fold(one)) for one in _edge(page)}
    )
    running = {
        line for line, count in edges.items() if len(pages) > 1 and count > _SHARE_OF_PAGES * len(pages)
    }
    kept = list[list[str]]()
    for page in pages:
        lines, last = list[str](), len(page) - _EDGE_LINES
        for index, line in enumerate(page):
            at_edge = index < _EDGE_LINES or index >= last
            if not (
                at_edge
                and (re.sub(r"\d+", "#", fold(line)) in running or _PAGE_NUMBER.fullmatch(line.strip()))
            ):
                lines.append(line)
        kept.append(lines)
    return kept


def _edge(page: list[str]) -> list[str]:
    return [line for line in (*page[:_EDGE_LINES], *page[-_EDGE_LINES:]) if line.strip()]


def _title(reader: Any) -> str | None:
    title = reader.metadata.title if reader.metadata else None
    return " ".join(title.split()) or None if isinstance(title, str) else None


def _day(reader: Any) -> date | None:
    made = reader.metadata.creation_date if reader.metadata else None
    return made.date() if made else None


PDF = Format("PDF", lambda source: source.head.startswith(_MARK), _read)
