"""An RSS, Atom or RDF feed in, an Article or a Rejection for each entry out; entities are never expanded.

An entry that holds a summary alone is a Rejection that names the article's URL, unless it is to be followed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.errors import ReadingError
from graph.limits import MAX_HELD_BYTES
from graph.model import Article, Rejection
from graph.reading.aligning import aligned
from graph.reading.assembly import Draft, assemble, cleaned, headed
from graph.reading.dates import written_date
from graph.reading.links import followed
from graph.reading.markup import fragment_text
from graph.reading.source import Format, Items, Source

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROOT = re.compile(rb"<(?:rss|feed|(?:\w{1,20}:)?RDF)\b")
_ENTITY = re.compile(rb"<!(?:ENTITY|DOCTYPE[^>]{0,300}\[)", re.IGNORECASE)
_XML = re.compile(rb"<\?xml|<!DOCTYPE(?!\s+html)|<!ENTITY", re.IGNORECASE)
_HTML = re.compile(rb"<html\b", re.IGNORECASE)
_BLANKS = re.compile(rb"\s*")
_ASIDE = {b"<?": b"?>", b"<!--": b"-->", b"<!DOCTYPE": b">"}
_MIN_CHARS = 500
_CUT = re.compile(
    r"(?:\.\.\.|…|\[(?:…|\.\.\.|&#8230;)\]|"
    r"(?:continue reading|read more|read the (?:full|rest)[^.]{0,80})\W{0,9})$",
    re.IGNORECASE,
)


def _is_feed(source: Source) -> bool:
    head = source.head
    return _ROOT.match(head, _root(head)) is not None


def _root(head: bytes) -> int:
    """Where the first element begins, after declarations, comments and instructions."""
    at = 0
    while True:
        at = _BLANKS.match(head, at).end()  # type: ignore[union-attr]  # it matches anywhere
        opened = next((mark for mark in _ASIDE if head[at : at + len(mark)].upper() == mark), None)
        if opened is None:
            return at
        subset = opened == b"<!DOCTYPE" and b"[" in head[at : max(at, head.find(b">", at))]
        end = head.find(b"]", at) if subset else at
        end = head.find(_ASIDE[opened], end) if end >= 0 else end
        if end < 0:
            return len(head)
        at = end + len(_ASIDE[opened])


def _read(source: Source) -> Items:
    data = source.whole(MAX_HELD_BYTES)
    root = xml_tree(data)
    site = _child_text(next(_named(root, "channel"), root), "title")
    language = _child_text(next(_named(root, "channel"), root), "language") or root.get(
        "{http://www.w3.org/XML/1998/namespace}lang"
    )
    count = 0
    for entry in _entries(root):
        count += 1
        yield _entry(entry, f"{source.name}:{entry.sourceline}", site, language, source)
    if not count:
        raise ReadingError("a feed without entries")


def xml_tree(data: bytes) -> _Element:
    """The tree of an XML document.

    Raises:
        ReadingError: if it declares entities of its own, or is no XML.
    """
    from lxml import etree  # 0.1 s that other formats do without

    if _ENTITY.search(data) or _ENTITY.search(data.replace(b"\0", b"")):
        raise ReadingError("XML that declares entities of its own, which can grow without end or read files")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
        strip_cdata=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        raise ReadingError(f"XML that is broken: {error}") from None
    if root is None:
        raise ReadingError("XML that is broken")
    if parser.error_log and any("Excessive depth" in entry.message for entry in parser.error_log):
        raise ReadingError("XML with more than 256 elements inside each other")
    return root


def _local(node: _Element) -> str:
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def _named(node: _Element, name: str) -> Iterator[_Element]:
    return (child for child in node if _local(child) == name)


def _entries(root: _Element) -> Iterator[_Element]:
    yield from (node for node in root.iter() if _local(node) in {"item", "entry"})


def _child_text(node: _Element, *names: str) -> str | None:
    for name in names:
        for child in _named(node, name):
            text = "".join(map(str, child.itertext())).strip()
            if text:
                return text
    return None


def _content(entry: _Element) -> tuple[str, bool]:
    """The text of an entry with its markup, and whether the feed calls it the whole text."""
    from lxml import etree  # see above

    for name in ("encoded", "content", "fulltext", "description", "summary"):
        for child in _named(entry, name):
            inner = "".join(etree.tostring(one, encoding="unicode") for one in child) if len(child) else ""
            text = (child.text or "") + inner
            if text.strip():
                return text, name in {"encoded", "content", "fulltext"}
    return "", False


def _link(entry: _Element) -> str | None:
    for child in _named(entry, "link"):
        if child.get("rel") in {None, "alternate"} and (
            found := child.get("href") or (child.text or "").strip()
        ):
            return str(found)
    guid = _child_text(entry, "guid", "id")
    return guid if guid and guid.startswith("http") else None


def _authors(entry: _Element) -> tuple[str, ...]:
    for node in _named(entry, "author"):
        if name := _child_text(node, "name"):
            return (name,)
    found = _child_text(entry, "creator", "author")
    return (found,) if found else ()


def _entry(
    entry: _Element, where: str, site: str | None, language: str | None, source: Source
) -> Article | Rejection:
    try:
        marked_up, whole = _content(entry)
        link = _link(entry)
        has_tags = re.search(r"<\w", marked_up) is not None
        text = fragment_text(marked_up) if has_tags else " ".join(marked_up.split())
        if not text or _CUT.search(text) or (not whole and len(text) < _MIN_CHARS):
            return followed(source, link, where) if link else Rejection(where, "holds a summary alone")
        title = _child_text(entry, "title")
        if title and re.search(r"<\w|&\w", title):
            title = fragment_text(title)
        day = _child_text(entry, "pubDate", "published", "issued", "date", "created", "updated")
        draft = Draft(
            text=text, source=where, id=link or _child_text(entry, "guid", "id"), title=title,
            published=written_date(day) if day else None, url=link, publisher=site, language=language,
            authors=_authors(entry), retrieved=source.retrieved, data=marked_up.encode("utf-8", "replace"),
        )  # fmt: skip
        shown = headed(cleaned(draft))
        return assemble(replace(shown, offsets=aligned(shown.text, marked_up, marked_up=has_tags)))
    except ReadingError as error:
        return Rejection(where, str(error))


def _is_other_xml(source: Source) -> bool:
    return _XML.match(source.head) is not None and not _HTML.search(source.head)


def _refuse(source: Source) -> Items:
    if _ENTITY.search(source.head):
        raise ReadingError("XML that declares entities of its own, which can grow without end or read files")
    raise ReadingError("XML of a kind that is not read; give a feed or the page itself")


FEED = Format("feed", _is_feed, _read)
OTHER_XML = Format("XML", _is_other_xml, _refuse)
"""Recognised so that tags are never read as text."""
