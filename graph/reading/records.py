"""One record of an archive in, the Draft that it describes out; unknown keys are ignored, none is guessed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from html import unescape
from typing import Any, Final

from graph.errors import ReadingError
from graph.limits import MAX_ID_CHARS
from graph.reading.assembly import Draft, cleaned, headed
from graph.reading.dates import written_date
from graph.reading.markup import fragment_text

TEXTS: Final = (
    "text",
    "maintext",
    "content_text",
    "articlebody",
    "article_text",
    "fulltext",
    "full_text",
    "plain_text",
)
"""Keys of the text of an article: ours, news-please's, JSON Feed's, schema.org's, and those of tables."""

MARKED_UP: Final = ("content_html", "content", "body", "article", "html")
"""Keys of a text that may have markup: JSON Feed's, WordPress's, and those of tables."""

LINKS: Final = ("url", "link", "permalink", "external_url", "source_url")
"""Keys of the URL of an article."""

_TITLES = ("title", "headline", "title_page")
_DATES = (
    "published",
    "date",
    "date_publish",
    "datepublished",
    "date_published",
    "publishedat",
    "published_at",
    "pubdate",
    "publish_date",
    "publication_date",
)
_PUBLISHERS = ("publisher", "source_domain", "source", "site_name", "outlet", "publication")
_AUTHORS = ("authors", "author", "byline")
_LANGUAGES = ("language", "lang")

_AGENCIES: Final = ("agency", "news_agency", "provider")
_COUNTRIES: Final = ("country", "sourcecountry", "source_country")
_LICENCES: Final = ("licence", "license", "rights", "usageterms", "copyright")


def draft_of(record: Any, source: str) -> Draft:
    """The draft that a record describes.

    Args:
        record: ``{"text"}``, which is taken as it is, or a text of another crawler under one of ``TEXTS`` or
            ``MARKED_UP``, which is cleaned and gets its title as headline; with, if wanted, ``id`` (text or
            integer), ``title`` or ``headline``, ``date`` or ``published`` (ISO 8601 or RFC 2822), ``url``,
            ``publisher`` or ``source_domain`` or ``source``. A date that cannot be read leaves the article
            without one; other keys are ignored.
        source: where the record stands, ``path:line``.

    Raises:
        ReadingError: if it is no object, or its text or id is missing or of a wrong type.
    """
    if not isinstance(record, Mapping):
        raise ReadingError("not a JSON object")
    known = lower(record)
    own = isinstance(record.get("text"), str)
    draft = Draft(
        text=record["text"] if own else _text(known),
        source=source,
        id=_id(known),
        title=_title(known),
        published=_published(known),
        url=_first_string(known, LINKS),
        publisher=_first_string(known, _PUBLISHERS),
        language=_first_string(known, _LANGUAGES),
        authors=_authors(known),
        agency=_first_string(known, _AGENCIES),
        country=_first_string(known, _COUNTRIES),
        licence=_first_string(known, _LICENCES),
    )
    return draft if own else headed(cleaned(draft))


def lower(record: Mapping[Any, Any]) -> dict[str, Any]:
    """The record with its keys in lower case."""
    return {key.lower(): value for key, value in record.items() if isinstance(key, str)}


def is_text(value: Any) -> bool:
    """Whether a field says something."""
    return isinstance(value, str) and bool(value.strip())


def _text(known: Mapping[str, Any]) -> str:
    for key in TEXTS:
        if key in known and known[key] is not None:
            if not isinstance(known[key], str):
                raise ReadingError(f'"{key}" is not a string')
            return str(known[key])
    for key in MARKED_UP:
        value = _rendered(known.get(key))
        if isinstance(value, str) and value.strip():
            return fragment_text(value) if "<" in value and ">" in value else value
    raise ReadingError('no "text"')


def _rendered(value: Any) -> Any:
    """The text itself, also where WordPress puts an object around it."""
    return value.get("rendered") if isinstance(value, Mapping) else value


def _id(known: Mapping[str, Any]) -> str | None:
    given = known.get("id")
    if isinstance(given, bool) or not isinstance(given, str | int | None):
        raise ReadingError('"id" is neither a string nor an integer')
    if isinstance(given, int) or (given and given.strip()):
        return str(given)
    url = _first_string(known, LINKS)
    return url if url and len(url) <= MAX_ID_CHARS else None


def _first_string(known: Mapping[str, Any], keys: tuple[str, ...]) -> str | None:
    values = (_rendered(known.get(key)) for key in keys)
    return next((value.strip() for value in values if isinstance(value, str) and value.strip()), None)


def _title(known: Mapping[str, Any]) -> str | None:
    title = _first_string(known, _TITLES)
    return unescape(title) if title and "&" in title else title


def _authors(known: Mapping[str, Any]) -> tuple[str, ...]:
    values = (known.get(key) for key in _AUTHORS)
    given = next((value for value in values if value), ())
    listed = given if isinstance(given, list | tuple) else [given]
    names = (one.get("name") if isinstance(one, Mapping) else one for one in listed)
    return tuple(name.strip() for name in names if isinstance(name, str) and name.strip())


def _published(known: Mapping[str, Any]) -> date | None:
    values = (known.get(key) for key in _DATES)
    found = (_day(value) for value in values)
    return next((day for day in found if day), None)


def _day(value: Any) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return written_date(value) if isinstance(value, str) else None
