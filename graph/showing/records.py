"""Relation rows in, JSON, JSON Lines and CSV out; JSON loses nothing, CSV cells never run as formulas."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final

from graph.asking.answers import ActorCard, RelationRow, Sighting
from graph.showing.jsontext import iso_day, json_text

COLUMNS: Final = (
    "subject", "subject_kind", "subject_iri", "relation", "event", "object", "object_kind", "object_iri",
    "polarity", "modality", "first", "last", "statements", "articles", "sources", "confidence",
)  # fmt: skip
"""The header of the CSV and Parquet forms."""

_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_LONE_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def row_json(row: RelationRow) -> dict[str, Any]:
    """A row with its sightings as JSON-able values; without sightings, where none were asked for."""
    record: dict[str, Any] = {
        "subject": card_json(row.subject),
        "relation": row.relation,
        "label": row.relation_label,
        "event": row.event,
        "object": card_json(row.object),
        "polarity": row.polarity.value,
        "modality": row.modality.value,
        "first": iso_day(row.first),
        "last": iso_day(row.last),
        "statements": row.statements,
        "articles": row.articles,
        "sources": row.sources,
        "confidence": round(row.confidence, 2),
    }
    if row.sightings:
        record["sightings"] = [sighting_json(sighting) for sighting in row.sightings]
    return record


def card_json(card: ActorCard) -> dict[str, Any]:
    """An actor's card as JSON-able values."""
    return {
        "iri": card.iri,
        "label": card.label,
        "kind": card.kind.value,
        "names": list(card.names),
        "relations": card.relations,
        "first": card.first.isoformat() if card.first else None,
        "last": card.last.isoformat() if card.last else None,
    }


def sighting_json(sighting: Sighting) -> dict[str, Any]:
    """One sighting as JSON-able values; ``marks`` are [start, end) pairs inside ``quote``."""
    return {
        "statement": sighting.statement,
        "article": sighting.article,
        "title": sighting.title,
        "published": iso_day(sighting.published),
        "url": sighting.url,
        "publisher": sighting.publisher,
        "quote": sighting.quote,
        "start": sighting.start,
        "end": sighting.end,
        "marks": [[mark.start, mark.end] for mark in sighting.marks],
        "attributed_to": sighting.attributed_to,
        "confidence": round(sighting.confidence, 2),
        "since": iso_day(sighting.since),
        "until": iso_day(sighting.until),
        "page": sighting.page,
    }


def rows_json(rows: Iterable[RelationRow]) -> str:
    """All rows as one JSON array, indented for people, with a line end."""
    return json_text([row_json(row) for row in rows], indent=2) + "\n"


def rows_jsonl(rows: Iterable[RelationRow]) -> Iterator[str]:
    """One line of JSON a row, each with its line end; lazy."""
    return (json_text(row_json(row)) + "\n" for row in rows)


def rows_csv(rows: Iterable[RelationRow]) -> Iterator[str]:
    """A header and one line a row (RFC 4180), lazy; sightings are left to the JSON forms."""
    yield csv_line(COLUMNS)
    for row in rows:
        yield csv_line(map(_written, row_values(row)))


def cell(text: str) -> str:
    """``text`` as a spreadsheet cell that is shown and never calculated.

    A text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, "CSV Injection");
    a lone surrogate, which no UTF-8 file can hold, becomes U+FFFD.

    >>> cell("=HYPERLINK(1)"), cell("Turkey")
    ("'=HYPERLINK(1)", 'Turkey')
    """
    text = _LONE_SURROGATE.sub("\ufffd", text)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def row_values(row: RelationRow) -> tuple[str | int | float | date | None, ...]:
    """The values of ``COLUMNS``; sightings are left to the JSON forms."""
    ends = tuple((end.label, end.kind.value, end.iri) for end in (row.subject, row.object))
    return (
        *ends[0], row.relation, row.event, *ends[1], row.polarity.value, row.modality.value,
        row.first, row.last, row.statements, row.articles, row.sources, round(row.confidence, 2),
    )  # fmt: skip


def _written(value: str | float | date | None) -> str:
    match value:
        case None:
            return ""
        case date():
            return value.isoformat()
        case float():
            return f"{value:.2f}"
        case _:
            return str(value)


def csv_line(cells: Iterable[str]) -> str:
    """One line (RFC 4180) of cells that are shown and never calculated, with its line end."""
    line = io.StringIO()
    csv.writer(line).writerow([cell(text) for text in cells])
    return line.getvalue()
