"""A record that only lists an article (GDELT, a feed of summaries) in; what is to be made of it out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.model import Article, Rejection
from graph.reading.records import LINKS, MARKED_UP, TEXTS, is_text, lower
from graph.reading.source import Source


def link_of(record: Any) -> str | None:
    """The URL of the article that a record only lists; None where its text is there.

    >>> link_of({"url": "https://post.example/a", "title": "Dam talks", "domain": "post.example"})
    'https://post.example/a'
    """
    if not isinstance(record, Mapping):
        return None
    known = lower(record)
    if any(known.get(key) is not None for key in (*TEXTS, *MARKED_UP)):
        return None
    return next((known[key].strip() for key in LINKS if is_text(known.get(key))), None)


def followed(source: Source, link: str, where: str) -> Article | Rejection:
    """The article behind a link that stands where its text should."""
    if source.follow is None:
        return Rejection(where, f"only lists an article; --follow fetches {link}")
    return next(source.follow(link, where), Rejection(where, f"nothing at {link}"))
