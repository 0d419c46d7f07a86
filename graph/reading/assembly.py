"""What a reader found of an article in; an Article with blocks and date, or a ReadingError, out; no I/O."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256

from graph.errors import ReadingError
from graph.limits import MAX_ARTICLE_CHARS, MAX_ID_CHARS
from graph.model import Article
from graph.origin import DateBasis, OffsetMap, Origin
from graph.reading.cleaning import clean
from graph.reading.credits import agency
from graph.reading.dating import Hints, dating
from graph.reading.furniture import fold
from graph.reading.segmentation import segment

_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_MAX_CONTROL_SHARE = 0.1
_ID_DIGITS = 16
_FIELDS = ("text", "id", "title", "url", "publisher", "language", "agency", "country", "licence")


@dataclass(frozen=True, slots=True)
class Draft:
    """An article before it is checked; ``published`` is the date that came with it, from outside the text.

    ``basis`` is what says so; ``shown`` is the date that stands above the text where it was taken from;
    ``data`` are the bytes that it was read from; ``pages`` as in ``Origin``.
    """

    text: str
    source: str
    id: str | None = None
    title: str | None = None
    published: date | None = None
    url: str | None = None
    publisher: str | None = None
    language: str | None = None
    authors: tuple[str, ...] = ()
    basis: DateBasis = DateBasis.METADATA
    shown: date | None = None
    retrieved: datetime | None = None
    data: bytes | None = None
    offsets: OffsetMap | None = None
    pages: tuple[int, ...] = ()
    agency: str | None = None
    country: str | None = None
    licence: str | None = None


def cleaned(draft: Draft) -> Draft:
    """The draft with its text and title mended: double encoding, ligatures, soft hyphens, stray controls.

    Raises:
        ReadingError: if it is no text: what is binary is not mended into one.
    """
    _check_text(draft.text)
    text, offsets = clean(draft.text)
    title = clean(draft.title)[0].strip() if draft.title else None
    return replace(draft, text=text, title=title or None, offsets=offsets)


def headed(draft: Draft) -> Draft:
    """The draft with its title as the first paragraph of its text, where it does not stand there already."""
    if not draft.title or fold(draft.text.lstrip().partition("\n")[0]) == fold(draft.title):
        return draft
    head = f"{draft.title}\n\n"
    offsets = draft.offsets.after(len(head)) if draft.offsets else None
    return replace(draft, text=head + draft.text, offsets=offsets)


def assemble(draft: Draft) -> Article:
    """The article that a draft makes; one without id gets the first 16 hex digits of its content hash.

    Raises:
        ReadingError: if it is empty, over a limit, not text, or cannot be written as UTF-8.
    """
    _check_text(draft.text)
    _check_encodable(draft)
    blocks = segment(draft.text, draft.title)
    dated = dating(draft.text, blocks, Hints(draft.published, draft.basis, draft.shown, draft.url))
    article = Article(
        id=draft.id or "unnamed",
        text=draft.text,
        source=draft.source,
        title=draft.title,
        published=dated.day if dated else None,
        url=draft.url,
        publisher=draft.publisher,
        blocks=blocks,
        dating=dated,
        origin=_origin(draft, agency(draft.text, blocks)),
    )
    return article if draft.id else replace(article, id=article.content_hash[:_ID_DIGITS])


def _origin(draft: Draft, supplied_by: str | None) -> Origin:
    return Origin(
        sha256=sha256(draft.data).hexdigest() if draft.data is not None else None,
        retrieved=draft.retrieved,
        agency=draft.agency or supplied_by,
        country=draft.country,
        licence=draft.licence,
        language=draft.language,
        authors=draft.authors,
        offsets=draft.offsets,
        pages=draft.pages,
    )


def _check_text(text: str) -> None:
    if not text.strip():
        raise ReadingError("empty")
    if len(text) > MAX_ARTICLE_CHARS:
        raise ReadingError(f"more than {MAX_ARTICLE_CHARS:,} characters; split it")
    if "\0" in text or len(_CONTROL.findall(text)) > _MAX_CONTROL_SHARE * len(text):
        raise ReadingError("binary, not text")


def _check_encodable(draft: Draft) -> None:
    if draft.id and len(draft.id) > MAX_ID_CHARS:
        raise ReadingError(f"id of more than {MAX_ID_CHARS} characters")
    for name in _FIELDS:
        if found := _SURROGATE.search(getattr(draft, name) or ""):
            raise ReadingError(f"{name} has half a character (a lone surrogate) at {found.start()}")
