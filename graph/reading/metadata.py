"""A page's tree in, what it says of itself out: title, day, publisher, authors, language, canonical URL.

JSON-LD goes before meta elements, these before what is shown. Nothing is searched for in the running text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from graph.reading.dates import days, written_date
from graph.reading.furniture import is_credit, is_date_line

if TYPE_CHECKING:
    from lxml.etree import _Element

_ARTICLE_TYPE = re.compile(r"(?:Article|Posting|Report|Review|NewsItem|Column)$|^Article")
_MAX_JSON_CHARS = 500_000
_MAX_OBJECTS = 200
_MAX_NAME_CHARS = 200
_MAX_URL_CHARS = 2_000
_SITE_NAME = re.compile(r"\s+[|–—·»-]\s+(?P<site>[^|–—·»]{2,60})$")

_LINES: Final = (
    "h1",
    "h2",
    "h3",
    "h4",
    "time",
    "p",
    "div",
    "span",
    "td",
    "font",
    "small",
    "b",
    "em",
    "i",
    "center",
)
_MAX_HEADS = 50
_MAX_LINES = 2_000

_META: Final = {
    "title": ("og:title", "twitter:title", "dc.title", "dcterms.title", "title", "headline", "hdl"),
    "day": (
        "article:published_time", "og:article:published_time", "datepublished", "article.published",
        "pubdate", "publishdate", "publish-date", "publication_date", "dc.date.issued", "dcterms.issued",
        "dcterms.created", "dc.date", "dcterms.date", "dc.created", "date", "parsely-pub-date",
        "sailthru.date",
        "cxenseparse:recs:publishtime", "originalpublicationdate", "article_date_original", "ptime",
        "rnews:datepublished", "displaydate", "created",
    ),
    "publisher": (
        "og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "publisher", "source", "cre",
    ),
    "author": ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl"),
    "url": ("og:url", "twitter:url", "parsely-link"),
    "language": ("og:locale", "dc.language", "language"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself. ``day`` is told to programs, ``shown`` to readers, above the text."""

    title: str | None = None
    day: date | None = None
    shown: date | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    url: str | None = None
    body: str | None = None
    site: str | None = None


def metadata(tree: _Element) -> Metadata:
    """What a page says of itself."""
    data = next(_articles(tree), {})
    meta = _meta_elements(tree)
    title, site = _title(tree)
    return Metadata(
        title=_name(data.get("headline")) or _unsuffixed(_first(meta, "title")) or title,
        day=_day(data) or _first_day(meta) or _marked_day(tree),
        shown=_shown_day(tree),
        publisher=_name(data.get("publisher")) or _first(meta, "publisher") or site,
        authors=tuple(dict.fromkeys(_names(data.get("author")) or _authors(meta))),
        language=_language(tree, data, meta),
        url=_canonical(tree, data, meta),
        body=data["articleBody"] if isinstance(data.get("articleBody"), str) else None,
        site=site,
    )


def _articles(tree: _Element) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        kind = (script.get("type") or "").lower()
        text = script.text or ""
        if "ld+json" not in kind or len(text) > _MAX_JSON_CHARS:
            continue
        try:
            found = json.loads(re.sub(r"^\s*(?://)?<!\[CDATA\[|(?://)?\]\]>\s*$|[\0-\x1f]", " ", text))
        except (ValueError, RecursionError):
            continue
        yield from (one for one in _objects(found) if any(map(_ARTICLE_TYPE.search, _types(one))))


def _objects(found: Any) -> Iterator[dict[str, Any]]:
    waiting, seen = [found], 0
    while waiting and seen < _MAX_OBJECTS:
        one = waiting.pop(0)
        seen += 1
        if isinstance(one, list):
            waiting += one[:_MAX_OBJECTS]
        elif isinstance(one, dict):
            yield one
            waiting += [one[key] for key in ("@graph", "mainEntity", "itemListElement") if key in one]


def _types(one: dict[str, Any]) -> list[str]:
    given = one.get("@type")
    return [kind for kind in (given if isinstance(given, list) else [given]) if isinstance(kind, str)]


def _name(value: Any) -> str | None:
    return next(iter(_names(value)), None)


def _names(value: Any) -> list[str]:
    """The names in a value of JSON-LD: a text, an object with a name, or a list of these."""
    if isinstance(value, list):
        return [name for one in value[:20] for name in _names(one)]
    if isinstance(value, dict):
        value = value.get("name")
    text = " ".join(value.split()) if isinstance(value, str) else ""
    return [text] if text and len(text) <= 2 * _MAX_NAME_CHARS and not text.startswith("http") else []


def _day(data: dict[str, Any]) -> date | None:
    values = (data.get(key) for key in ("datePublished", "dateCreated", "uploadDate"))
    return next((day for value in values if isinstance(value, str) and (day := written_date(value))), None)


def _meta_elements(tree: _Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in tree.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop") or ""
        value = " ".join((node.get("content") or "").split())
        if name and value and len(value) <= _MAX_URL_CHARS:
            found.setdefault(name.strip().lower(), value)
    return found


def _first(meta: dict[str, str], what: str) -> str | None:
    values = (meta.get(name) for name in _META[what])
    return next((value for value in values if value and len(value) <= 2 * _MAX_NAME_CHARS), None)


def _first_day(meta: dict[str, str]) -> date | None:
    values = (meta.get(name) for name in _META["day"])
    return next((day for value in values if value and (day := written_date(value))), None)


def _authors(meta: dict[str, str]) -> list[str]:
    author = _first(meta, "author")
    return [author] if author and not author.startswith("http") else []


def _marked_day(tree: _Element) -> date | None:
    """The day of an element that is marked as the date of publication."""
    for node in tree.iter("time", "span", "abbr", "p", "div"):
        marked = node.get("itemprop") == "datePublished" or node.get("property") == "datePublished"
        if marked or (node.tag == "time" and (node.get("pubdate") is not None)):
            given = (
                node.get("datetime")
                or node.get("content")
                or "".join(map(str, node.itertext()))[:_MAX_NAME_CHARS]
            )
            if day := written_date(given):
                return day
    return None


def _shown_day(tree: _Element) -> date | None:
    """The day beside the headline: in the first line below it that is a date or a byline, else above."""
    above: date | None = None
    after = False
    for node in islice(tree.iter(*_LINES), _MAX_LINES):
        after = after or node.tag == "h1"
        if node.tag == "time" and after and (day := written_date(node.get("datetime") or "")):
            return day
        line = _line(node)
        if after and node.tag == "p" and len(line) > _MAX_NAME_CHARS:
            break
        if line and len(line) <= _MAX_NAME_CHARS and (is_date_line(line) or is_credit(line)):
            found = next((named for day in days(line) if (named := day.in_full)), None)
            if found and after:
                return found
            above = above or found
    return above


def _line(node: _Element) -> str:
    """The text of an element, or "" where it is far longer than a line."""
    held, length = list[str](), 0
    for piece in map(str, node.itertext()):
        held.append(piece)
        length += len(piece.strip())
        if length > 3 * _MAX_NAME_CHARS:
            return "x" * length
    return " ".join("".join(held).split())


def _title(tree: _Element) -> tuple[str | None, str | None]:
    """The headline as it is shown, else the window's title without the name of the site; and that name."""
    window = next((" ".join("".join(map(str, node.itertext())).split()) for node in tree.iter("title")), "")
    heads = [_line(node) for node in islice(tree.iter("h1", "h2", "h3"), _MAX_HEADS)]
    heads = [head for head in heads if 0 < len(head) <= 2 * _MAX_NAME_CHARS]
    matching = max((head for head in heads if head in window), key=len, default=None)
    suffix = _SITE_NAME.search(window)
    if matching and (rest := window.replace(matching, "", 1).strip(" |–—·»:-")):
        suffixed = suffix["site"].strip() if suffix else rest
        return matching, suffixed
    shown = matching or next((_line(node) for node in tree.iter("h1")), None)
    return shown or _unsuffixed(window or None), suffix["site"].strip() if suffix else None


def _unsuffixed(title: str | None) -> str | None:
    return (_SITE_NAME.sub("", title).strip() or None) if title else None


def _language(tree: _Element, data: dict[str, Any], meta: dict[str, str]) -> str | None:
    given = _name(data.get("inLanguage")) or tree.get("lang") or _first(meta, "language")
    tag = (given or "").strip().replace("_", "-")
    return tag if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}", tag) else None


def _canonical(tree: _Element, data: dict[str, Any], meta: dict[str, str]) -> str | None:
    links = (node.get("href") for node in tree.iter("link") if (node.get("rel") or "").lower() == "canonical")
    page = data.get("mainEntityOfPage")
    entity = page.get("@id") if isinstance(page, dict) else page
    values = (*links, data.get("url"), entity, _first(meta, "url"))
    return next(
        (
            value.strip()
            for value in values
            if isinstance(value, str)
            and re.match(r"https?://[^\s/]+\.[^\s]*$", value.strip())
            and len(value) <= _MAX_URL_CHARS
        ),
        None,
    )
