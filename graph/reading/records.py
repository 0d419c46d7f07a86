"""One JSON record in, the Draft that it describes out; unknown keys are ignored, wrong ones never guessed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from graph.errors import ReadingError
from graph.limits import MAX_ID_CHARS
from graph.reading.assembly import Draft
from graph.reading.dates import written_date

_TITLES = ("title", "headline")
_DATES = ("published", "date", "date_publish", "datePublished")
_PUBLISHERS = ("publisher", "source_domain", "source")


def draft_of(record: Any, source: str) -> Draft:
    """The draft that a record describes.

    Args:
        record: ``{"text"}`` with, if wanted, ``id`` (text or integer), ``title`` or ``headline``, ``date`` or
            ``published`` (ISO 8601 or RFC 2822), ``url``, ``publisher`` or ``source_domain`` or ``source``.
            A date that cannot be read leaves the article without one; other keys are ignored.
        source: where the record stands, ``path:line``.

    Raises:
        ReadingError: if it is no object, or its text or id is missing or of a wrong type.
    """
    if not isinstance(record, Mapping):
        raise ReadingError("not a JSON object")
    text = record.get("text")
    if not isinstance(text, str):
        raise ReadingError('no "text"' if text is None else '"text" is not a string')
    return Draft(
        text=text,
        source=source,
        id=_id(record),
        title=_first_string(record, _TITLES),
        published=_published(record),
        url=_first_string(record, ("url",)),
        publisher=_first_string(record, _PUBLISHERS),
    )


def _id(record: Mapping[str, Any]) -> str | None:
    given = record.get("id")
    if isinstance(given, bool) or not isinstance(given, str | int | None):
        raise ReadingError('"id" is neither a string nor an integer')
    if isinstance(given, int) or (given and given.strip()):
        return str(given)
    url = _first_string(record, ("url",))
    return url if url and len(url) <= MAX_ID_CHARS else None


def _first_string(record: Mapping[str, Any], keys: tuple[str, ...]) -> str | None:
    values = (record.get(key) for key in keys)
    return next((value.strip() for value in values if isinstance(value, str) and value.strip()), None)


def _published(record: Mapping[str, Any]) -> date | None:
    values = (record.get(key) for key in _DATES)
    days = (written_date(value) for value in values if isinstance(value, str))
    return next((day for day in days if day), None)
