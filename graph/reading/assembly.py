"""What a reader found of an article in; an Article with blocks and date, or a ReadingError, out; no I/O."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from graph.errors import ReadingError
from graph.limits import MAX_ARTICLE_CHARS, MAX_ID_CHARS
from graph.model import Article
from graph.reading.dating import publication_date
from graph.reading.segmentation import segment

_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_MAX_CONTROL_SHARE = 0.1
_ID_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Draft:
    """An article before it is checked; ``published`` is the date that came with it, from outside the text."""

    text: str
    source: str
    id: str | None = None
    title: str | None = None
    published: date | None = None
    url: str | None = None
    publisher: str | None = None


def assemble(draft: Draft) -> Article:
    """The article that a draft makes; one without id gets the first 16 hex digits of its content hash.

    Raises:
        ReadingError: if it is empty, over a limit, not text, or cannot be written as UTF-8.
    """
    _check_text(draft.text)
    _check_encodable(draft)
    blocks = segment(draft.text, draft.title)
    article = Article(
        id=draft.id or "unnamed",
        text=draft.text,
        source=draft.source,
        title=draft.title,
        published=publication_date(draft.text, blocks, draft.published),
        url=draft.url,
        publisher=draft.publisher,
        blocks=blocks,
    )
    return article if draft.id else replace(article, id=article.content_hash[:_ID_DIGITS])


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
    for name in ("text", "id", "title", "url", "publisher"):
        if found := _SURROGATE.search(getattr(draft, name) or ""):
            raise ReadingError(f"{name} has half a character (a lone surrogate) at {found.start()}")
