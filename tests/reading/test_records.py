"""What a JSON record may say, and what makes it none."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from graph.errors import ReadingError
from graph.limits import MAX_ID_CHARS
from graph.reading.assembly import Draft
from graph.reading.records import draft_of

TAKEN: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"id": "a"}, {"id": "a"}),
    ({"id": 7}, {"id": "7"}),
    ({"id": 0}, {"id": "0"}),
    (
        {"id": None, "url": "https://example.org/a"},
        {"id": "https://example.org/a", "url": "https://example.org/a"},
    ),
    (
        {"id": " ", "url": "https://example.org/a"},
        {"id": "https://example.org/a", "url": "https://example.org/a"},
    ),
    ({}, {}),
    ({"title": " Dam talks\n"}, {"title": "Dam talks"}),
    ({"headline": "Dam talks"}, {"title": "Dam talks"}),
    ({"title": "", "headline": "Dam talks"}, {"title": "Dam talks"}),
    ({"title": 5}, {}),
    ({"date": "2017-06-11"}, {"published": date(2017, 6, 11)}),
    ({"published": "2017-06-11T10:00:00Z"}, {"published": date(2017, 6, 11)}),
    ({"date_publish": "2017-06-11 10:00:00"}, {"published": date(2017, 6, 11)}),
    ({"datePublished": "Sun, 11 Jun 2017 10:00:00 GMT"}, {"published": date(2017, 6, 11)}),
    ({"published": "soon", "date": "2017-06-11"}, {"published": date(2017, 6, 11)}),
    ({"date": "soon"}, {}),
    ({"date": 1497175200}, {}),
    ({"publisher": "The Post"}, {"publisher": "The Post"}),
    ({"source_domain": "example.org"}, {"publisher": "example.org"}),
    ({"source": "The Post"}, {"publisher": "The Post"}),
    ({"source": {"name": "The Post"}}, {}),
    ({"tags": ["dam"], "entities": {}}, {}),
]


@pytest.mark.parametrize(("keys", "fields"), TAKEN)
def test_record(keys: dict[str, Any], fields: dict[str, Any]) -> None:
    record = {"text": " Egypt agreed.\r\n", **keys}
    assert draft_of(record, "in:1") == Draft(text=" Egypt agreed.\r\n", source="in:1", **fields)


def test_url_too_long_for_an_id_is_none() -> None:
    draft = draft_of({"text": "Egypt agreed.", "url": "https://example.org/" + "a" * MAX_ID_CHARS}, "in:1")
    assert draft.id is None
    assert draft.url is not None


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ([], "not a JSON object"),
        ("Egypt agreed.", "not a JSON object"),
        ({"id": "a"}, 'no "text"'),
        ({"text": ["Egypt agreed."]}, '"text" is not a string'),
        ({"text": "Egypt agreed.", "id": True}, '"id" is neither'),
        ({"text": "Egypt agreed.", "id": 1.5}, '"id" is neither'),
        ({"text": "Egypt agreed.", "id": ["a"]}, '"id" is neither'),
    ],
)
def test_what_is_no_record(record: object, reason: str) -> None:
    with pytest.raises(ReadingError, match=reason):
        draft_of(record, "in:1")
