"""An HTML page in, the Article in its midst out: main text, and what the page says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.errors import ReadingError
from graph.limits import MAX_PAGE_BYTES, MAX_SEARCHED_ELEMENTS
from graph.reading.aligning import aligned
from graph.reading.assembly import Draft, assemble, cleaned, headed
from graph.reading.furniture import fold
from graph.reading.loose import parted, wrap_loose
from graph.reading.markup import decoded_page, paragraphs_of, tree_of
from graph.reading.metadata import Metadata, metadata
from graph.reading.pruning import prune
from graph.reading.source import Format, Items, Source

if TYPE_CHECKING:
    from lxml.etree import _Element

_MARKUP = re.compile(
    rb"<(?:!doctype\s+html|!--|html|head|body|title|meta|div|p|article|section|span|table|h1|main)\b",
    re.IGNORECASE,
)
_PROLOGUE = re.compile(rb"<\?xml[^>]{0,200}\?>\s*")
_ENOUGH_CHARS = 120
_LEAST_CHARS = 15
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")


def _is_page(source: Source) -> bool:
    head = _PROLOGUE.sub(b"", source.head, count=1).lstrip()
    if head.startswith((b"\xff\xfe<\0", b"\xfe\xff\0<")) or _MARKUP.match(head):
        return True
    return "html" in (source.content_type or "") and b"\0" not in head


def _read(source: Source) -> Items:
    data = source.whole(MAX_PAGE_BYTES)
    page = decoded_page(data, source.content_type)
    tree = tree_of(parted(page))
    about = metadata(tree)
    url = source.url or about.url
    draft = Draft(
        text=main_text(tree, about), source=source.name, id=source.id or url, title=about.title,
        published=about.day, shown=about.shown, url=url, publisher=about.publisher, language=about.language,
        authors=about.authors, retrieved=source.retrieved, data=data,
    )  # fmt: skip
    whole = headed(cleaned(draft))
    yield assemble(replace(whole, offsets=aligned(whole.text, page)))


def main_text(tree: _Element, about: Metadata) -> str:
    """The paragraphs of the article in a page, parted by blank lines. The tree is used up.

    Raises:
        ReadingError: if there are none: a page of links, an empty frame for a script.
    """
    prune(tree)
    wrap_loose(tree)
    parts = _searched(tree)
    if sum(map(len, parts)) < _ENOUGH_CHARS:
        parts = max(
            parts, _by_name(tree), (about.body or "").split("\n\n"), key=lambda one: sum(map(len, one))
        )
    names = {fold(name) for name in (about.publisher, about.site) if name}
    text = "\n\n".join(part for part in _with_headings(parts, tree) if fold(part) not in names)
    if len(text) < _LEAST_CHARS:
        raise ReadingError("a page without an article in it")
    return text


def _searched(tree: _Element) -> list[str]:
    """The paragraphs that an extractor takes for the article's; none where the page is too large for it."""
    if sum(1 for _ in tree.iter()) > MAX_SEARCHED_ELEMENTS:
        return []
    from trafilatura import bare_extraction  # 0.3 s that other formats do without

    found = bare_extraction(
        deepcopy(tree), with_metadata=False, include_comments=False, include_tables=True,
        include_images=False, deduplicate=False, fast=True,
    )  # fmt: skip
    body = getattr(found, "body", None)
    return [] if body is None else list(paragraphs_of(body))


def _by_name(tree: _Element) -> list[str]:
    """The text of the element that holds the article by its name, else of the page's body."""
    for name in ("article", "main", "body"):
        if parts := [part for node in tree.iter(name) for part in paragraphs_of(node)]:
            return parts
    return []


def _with_headings(parts: Sequence[str], tree: _Element) -> Iterator[str]:
    """The parts with the headings that stand before them on the page; extraction leaves some out."""
    heading_of: dict[str, str] = {}
    known, waiting = set(parts), ""
    heads = {" ".join("".join(map(str, node.itertext())).split()) for node in tree.iter(*_HEADINGS)}
    for part in paragraphs_of(tree):
        if part in heads and part not in known:
            waiting = part
        else:
            heading_of.setdefault(part, waiting)
            waiting = ""
    for index, part in enumerate(parts):
        if index and heading_of.get(part):
            yield heading_of[part]
        yield part


PAGE = Format("web page", _is_page, _read)
