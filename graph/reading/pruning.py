"""A page's tree in; the same without what stands beside an article: menus, captions, boxes, comments.

An element goes by its name, by the words of its class or id, or because it is all links; never what holds
the greater part of the page's text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.reading.markup import SILENT

if TYPE_CHECKING:
    from lxml.etree import _Element

_BESIDE = frozenset({"aside", "nav", "footer", "form", "figure", "figcaption", "dialog", "menu", *SILENT})
_WORDS_TEXT = (
    "ad ads advert advertisement advertorial banner bio breadcrumb breadcrumbs byline caption "
    "captions carousel comment comments consent cookie cookies credit credits disqus gallery gdpr "
    "inset masthead newsletter onward outbrain paywall photo pinterest playlist popular popup promo "
    "promotion promos pullquote readmore recirculation recommend recommendation recommendations "
    "recommended related relatedposts sharedaddy share sharing shares sidebar signup slideshow "
    "social sponsor sponsored subscribe subscription taboola tags teaser teasers ticker toolbar "
    "topics trending video "
)
_WORDS = frozenset(_WORDS_TEXT.split())
_PHRASES = (
    "most-read",
    "most-popular",
    "read-more",
    "read-next",
    "up-next",
    "links-block",
    "tag-list",
    "top-stories",
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[a-z]+")
_CONTAINERS = frozenset({"div", "td", "table", "ul", "ol", "section", "dl", "tr"})
_MAX_NAME_CHARS = 300
_GREATER_PART = 0.5
_ALL_LINKS = 0.6
_MAX_MENU_CHARS = 3_000
_MAX_CAPTION_CHARS = 250


@dataclass(slots=True)
class _Size:
    chars: int = 0
    linked: int = 0
    links: int = 0
    images: int = 0


def prune(tree: _Element) -> None:
    """Take out what is beside the article."""
    sizes = _sizes(tree)
    whole = max(1, sizes[tree].chars)
    gone: set[_Element] = set()
    for node in list(tree.iter()):
        parent = node.getparent()
        if parent is None or parent in gone:
            gone.add(node) if parent in gone else None
        elif isinstance(node.tag, str) and node.tag not in {"body", "head", "html", "main"}:
            size = sizes[node]
            if size.chars < _GREATER_PART * whole and _is_beside(node, size):
                gone.add(node)
                _drop(node, parent)


def _sizes(tree: _Element) -> dict[_Element, _Size]:
    """How much text, how much of it in links, and how many links and images each element has."""
    sizes: dict[_Element, _Size] = {}
    for node in reversed(list(tree.iter())):
        size = sizes.setdefault(node, _Size())
        size.chars += len((node.text or "").strip()) if isinstance(node.tag, str) else 0
        if node.tag == "a":
            size.links, size.linked = size.links + 1, size.chars
        size.images += node.tag in {"img", "amp-img", "picture"}
        parent = node.getparent()
        if parent is not None:
            above = sizes.setdefault(parent, _Size())
            above.chars += size.chars + len((node.tail or "").strip())
            above.linked += size.linked
            above.links += size.links
            above.images += size.images
    return sizes


def _is_beside(node: _Element, size: _Size) -> bool:
    if node.tag in _BESIDE or node.get("hidden") is not None or node.get("aria-hidden") == "true":
        return True
    name = _CAMEL.sub("-", f"{node.get('class') or ''} {node.get('id') or ''}"[:_MAX_NAME_CHARS]).lower()
    if not _WORDS.isdisjoint(_WORD.findall(name)) or any(phrase in name for phrase in _PHRASES):
        return True
    if node.tag not in _CONTAINERS:
        return False
    is_menu = size.links > 1 and size.linked >= _ALL_LINKS * size.chars and size.chars <= _MAX_MENU_CHARS
    return is_menu or (size.images > 0 and 0 < size.chars <= _MAX_CAPTION_CHARS)


def _drop(node: _Element, parent: _Element) -> None:
    """Take an element out, and leave the text that follows it."""
    if node.tail:
        before = node.getprevious()
        if before is None:
            parent.text = (parent.text or "") + " " + node.tail
        else:
            before.tail = (before.tail or "") + " " + node.tail
    parent.remove(node)
