"""HTML bytes or text in, a tree that hides nothing, or the paragraphs of one, out; no entity, no request.

Parsers drop what lies deeper than 256 elements; such pages are unwrapped first, so that no text is lost.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from graph.errors import ReadingError
from graph.limits import MAX_PAGE_BYTES, MAX_PAGE_DEPTH, MAX_PAGE_ELEMENTS, MAX_TAG_BYTES

if TYPE_CHECKING:
    from lxml.etree import _Element

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_IN_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_HEAD_BYTES = 4096
_TAG = re.compile(r"<(/?)([A-Za-z][\w:-]{0,40})")
_COMMENT = re.compile(r"<!--.*?(?:-->|$)|<(script|style)\b.*?(?:</\1\s*>|$)", re.DOTALL | re.IGNORECASE)
_LONG_TAG = re.compile(rf"<[A-Za-z][^<>]{{{MAX_TAG_BYTES},}}>?")
_UNREADABLE = re.compile(r"[\0-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_WRAPPERS = frozenset(
    {"div", "span", "section", "font", "b", "i", "em", "strong", "center", "article", "main"}
)

_BLOCKS_TEXT = (
    "address article aside blockquote body caption cell center dd details dialog div dl doc dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr item li list main nav "
    "ol option p pre quote row section summary table tbody td tfoot th thead title tr ul "
)
BLOCKS: Final = frozenset(_BLOCKS_TEXT.split())
"""Elements that begin and end a paragraph: those of HTML, and those of TEI that extractors give."""

_SILENT_TEXT = "script style noscript template iframe svg math select object textarea button "
SILENT: Final = frozenset(_SILENT_TEXT.split())
"""Elements whose text is not for readers."""


def decoded_page(data: bytes, content_type: str | None = None) -> str:
    """A page's characters by its mark, the type it was sent with, its own declaration, or UTF-8.

    What is none of these is read as Windows-1252, as browsers do (WHATWG Encoding Standard). What cannot be
    read in the declared encoding is tried in the other two, so that a wrong declaration loses nothing.
    """
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(name, "replace").removeprefix("\ufeff")
    for encoding in _encodings(data, content_type):
        try:
            return data.decode(encoding)
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    return data.decode("windows-1252", "replace")


def _encodings(data: bytes, content_type: str | None) -> Iterator[str]:
    if sent := _IN_HEADER.search(content_type or ""):
        yield _web_name(sent[1])
    if found := _DECLARED.search(data, 0, _HEAD_BYTES):
        yield _web_name(found[1].decode("ascii", "replace"))
    yield "utf-8"


def _web_name(name: str) -> str:
    """The encoding that browsers take a name for: no page means Latin-1 or ASCII by it."""
    name = name.lower()
    if name in {"iso-8859-1", "latin1", "latin-1", "ascii", "us-ascii"}:
        return "windows-1252"
    return (
        name
        if name.startswith(
            ("utf-8", "utf8", "windows-", "iso-8859", "koi8", "cp12", "shift_jis", "euc-", "gb", "big5")
        )
        else "utf-8"
    )


def tree_of(text: str) -> _Element:
    """The tree of a page, at most as deep and as large as the ceilings.

    Raises:
        ReadingError: if it has too many characters or elements, or is no page at all.
    """
    from lxml import etree, html  # 0.1 s that other formats do without

    if len(text) > MAX_PAGE_BYTES:
        raise ReadingError(f"a page of more than {MAX_PAGE_BYTES:,} characters; save its text")
    text = _LONG_TAG.sub("", _UNREADABLE.sub("\ufffd", text))
    elements, depth = _measured(text)
    if elements > MAX_PAGE_ELEMENTS:
        raise ReadingError(f"a page of more than {MAX_PAGE_ELEMENTS:,} elements; save its text")
    if depth > MAX_PAGE_DEPTH:
        text = _unwrapped(text)
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        tree: _Element | None = html.document_fromstring(text.encode(), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise ReadingError(f"a page that cannot be read: {error}") from None
    if tree is None:
        raise ReadingError("a page without content")
    return tree


def _measured(text: str) -> tuple[int, int]:
    """How many elements begin in a page, and how many at once are open that wrap others."""
    count = depth = deepest = 0
    for match in _TAG.finditer(text):
        closes = bool(match[1])
        count += not closes
        if match[2].lower() not in _VOID:
            depth = max(0, depth - 1) if closes else depth + 1
            deepest = max(deepest, depth)
    return count, deepest


_VOID_TEXT = (
    "area base br col embed hr img input link meta param source track wbr p li dd dt option tr td th "
)
_VOID = frozenset(_VOID_TEXT.split())
"""Elements that end by themselves, so that leaving them open does not make a page deeper."""


def _unwrapped(text: str) -> str:
    """The page with each tag of a wrapper made a line of its own, so that nothing is inside of anything."""
    text = _COMMENT.sub(" ", text)
    return re.sub(
        r"<(/?)([A-Za-z][\w:-]{0,40})([^<>]{0,1000})>",
        lambda tag: _flat(tag[1], tag[2].lower(), tag[0]),
        text,
    )


def _flat(closing: str, name: str, tag: str) -> str:
    if name in BLOCKS and name not in _KEPT:
        return "<p>" if not closing else "</p>"
    return tag if name in _KEPT or name in _VOID else " " if name not in _INLINE else ""


_KEPT_TEXT = "html head body title meta link p h1 h2 h3 time "
_KEPT = frozenset(_KEPT_TEXT.split())
_INLINE_TEXT = "a abbr b bdi bdo cite code em font i mark q s small span strong sub sup u "
_INLINE = frozenset(_INLINE_TEXT.split())


def paragraphs_of(tree: _Element) -> Iterator[str]:
    """The paragraphs of a tree, in order: what its block elements, and two line breaks in a row, part."""
    held: list[str] = []
    for text, is_break in _pieces(tree):
        if is_break:
            yield from _lines(held)
            held = []
        elif text:
            held.append(text)
    yield from _lines(held)


def _lines(held: list[str]) -> Iterator[str]:
    for part in re.split(r"\n\s*\n", re.sub(r"[^\S\n]+", " ", "".join(held))):
        if whole := " ".join(part.split()):
            yield whole


def _pieces(tree: _Element) -> Iterator[tuple[str, bool]]:
    """Stretches of text, and breaks between them; iterative, so that depth does not matter."""
    from lxml.etree import iterwalk  # see above

    silent = 0
    for event, node in iterwalk(tree, events=("start", "end")):
        name = node.tag if isinstance(node.tag, str) else "script"
        is_block = name in BLOCKS
        if event == "start":
            silent += name in SILENT
            if is_block:
                yield "", True
            if name in {"br", "lb"}:
                yield "\n", False
            if node.text and not silent:
                yield node.text.replace("\n", " "), False
            continue
        silent -= name in SILENT
        if is_block:
            yield "", True
        if node.tail and not silent and node is not tree:
            yield node.tail.replace("\n", " "), False


def fragment_text(text: str) -> str:
    """The paragraphs of a piece of HTML, parted by blank lines; what has no tag is one paragraph.

    Raises:
        ReadingError: if it is over a ceiling.
    """
    if not text.strip():
        return ""
    return "\n\n".join(paragraphs_of(tree_of(f"<html><body>{text}</body></html>")))
