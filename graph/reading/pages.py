"""An HTML page in, the Article in its midst out: main text, and what the page says of itself."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

from graph.errors import ReadingError
from graph.limits import MAX_PAGE_BYTES
from graph.reading.assembly import Draft, assemble, cleaned, headed
from graph.reading.markup import SILENT, decoded_page, paragraphs_of, tree_of
from graph.reading.metadata import Metadata, metadata
from graph.reading.source import Format, Items, Source

if TYPE_CHECKING:
    from lxml.etree import _Element

_MARKUP = re.compile(
    rb"<(?:!doctype\s+html|!--|html|head|body|title|meta|div|p|article|section|span|table|h1|main)\b",
    re.IGNORECASE,
)
_PROLOGUE = re.compile(rb"<\?xml[^>]{0,200}\?>\s*")
_BESIDE = frozenset({"aside", "nav", "footer", "form", "figure", "figcaption", "dialog", "menu", *SILENT})
_NEVER = re.compile(
    r"(?:^|[\s_-])(?:captions?|credits?|photo|gallery|related|recommend(?:ed|ations?)?|share|sharing|social|newsletter|subscribe|subscription"
    r"|cookies?|consent|gdpr|paywall|promo|teasers?|sponsor(?:ed)?|advert(?:isement)?|ads?|banner|breadcrumbs?"
    r"|trending|most-read|popular|comments?|disqus|tags|topics|outbrain|taboola|sidebar|masthead|byline|dateline-time"
    r"|author-bio|bio|pullquote|pull-quote|readmore|read-more|signup|toolbar|playlist|ticker|inset|onward)(?=$|[\s_-])",
    re.IGNORECASE,
)
_ENOUGH_CHARS = 120
_MAX_DROPPED_SHARE = 0.5


def _is_page(source: Source) -> bool:
    head = _PROLOGUE.sub(b"", source.head, count=1).lstrip()
    if head.startswith((b"\xff\xfe<\0", b"\xfe\xff\0<")):
        return True
    if _MARKUP.match(head):
        return True
    return "html" in (source.content_type or "") and b"\0" not in head


def _read(source: Source) -> Items:
    data = source.whole(MAX_PAGE_BYTES)
    tree = tree_of(decoded_page(data, source.content_type))
    about = metadata(tree)
    text = main_text(tree, about)
    url = source.url or about.url
    yield assemble(
        headed(
            cleaned(
                Draft(
                    text=text, source=source.name, id=source.id or url, title=about.title,
                    published=about.day, shown=about.shown, url=url, publisher=about.publisher,
                    language=about.language, authors=about.authors, retrieved=source.retrieved, data=data,
                )  # fmt: skip
            )
        )
    )


def main_text(tree: _Element, about: Metadata) -> str:
    """The paragraphs of the article in a page, parted by blank lines.

    Raises:
        ReadingError: if there are none: a page of links, an empty frame for a script.
    """
    from trafilatura import bare_extraction  # 0.3 s that other formats do without

    _prune(tree)
    found = bare_extraction(
        deepcopy(tree), with_metadata=False, include_comments=False, include_tables=True, include_images=False,
        favor_precision=False, deduplicate=False, fast=True,
    )  # fmt: skip
    body = getattr(found, "body", None)
    text = "\n\n".join(paragraphs_of(body)) if body is not None else ""
    if len(text) < _ENOUGH_CHARS:
        text = max(text, _article_element(tree), about.body or "", key=len)
    if not text.strip():
        raise ReadingError("a page without an article in it")
    return text


def _article_element(tree: _Element) -> str:
    """The text of the element that holds the article by its name, else of the page's body."""
    for name in ("article", "main", "body"):
        text = "\n\n".join(part for node in tree.iter(name) for part in paragraphs_of(node))
        if text:
            return text
    return ""


def _prune(tree: _Element) -> None:
    """Take out what is beside the article by its name; never what holds the greater part of the text."""
    whole = max(1, _length(tree))
    for node in list(tree.iter()):
        if node.getparent() is None or not isinstance(node.tag, str) or node.tag in {"body", "head", "html"}:
            continue
        named = f"{node.get('class') or ''} {node.get('id') or ''}"
        hidden = node.get("hidden") is not None or node.get("aria-hidden") == "true"
        if (node.tag in _BESIDE or hidden or _NEVER.search(named[:500])) and (
            _length(node) < _MAX_DROPPED_SHARE * whole
        ):
            _drop(node)


def _length(node: _Element) -> int:
    return sum(len(piece) for piece in node.itertext())


def _drop(node: _Element) -> None:
    """Take an element out, and leave the text that follows it."""
    parent = node.getparent()
    if parent is None:
        return
    if node.tail:
        before = node.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + " " + node.tail
        else:
            parent.text = (parent.text or "") + " " + node.tail
    parent.remove(node)


PAGE = Format("web page", _is_page, _read)
