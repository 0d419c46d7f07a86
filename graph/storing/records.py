"""What the store says of what it holds: an article's record without its text, and what became of a put."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Outcome(StrEnum):
    """What putting an article did to the store."""

    STORED = "stored"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article as the graph knows it: without its text, of which it keeps the quotes of statements alone.

    ``content_hash`` is ``Article.content_hash``; ``extractor`` names the ontology and model that its
    statements come from, or is empty where it was not given. What follows ``publisher`` is as it is written:
    ``bytes_hash`` the SHA-256 of the document, ``retrieved`` when it was fetched (ISO 8601, UTC),
    ``published_from`` and ``published_until`` the days in doubt, ``date_basis`` what says so, ``licence``
    what its reuse is bound to.
    """

    id: str
    source: str
    content_hash: str
    extractor: str = ""
    title: str | None = None
    published: date | None = None
    url: str | None = None
    publisher: str | None = None
    agency: str | None = None
    authors: tuple[str, ...] = ()
    country: str | None = None
    language: str | None = None
    licence: str | None = None
    format: str | None = None
    retrieved: str | None = None
    bytes_hash: str | None = None
    date_basis: str | None = None
    published_from: str | None = None
    published_until: str | None = None
