"""Statements in, the JSON that ``kg extract --format jsonl`` prints out; opens no store, writes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from graph.model import Actor, Article, Attribution, Mention, Quantity, Statement, When
from graph.showing.jsontext import iso_day, json_text


def article_line(article: Article, statements: Iterable[Statement]) -> str:
    """One line of JSON for one article: its id, title, date and all that it states, without a line end."""
    return json_text(
        {
            "id": article.id,
            "title": article.title,
            "published": iso_day(article.published),
            "statements": [statement_json(statement) for statement in statements],
        }
    )


def statement_json(statement: Statement) -> dict[str, Any]:
    """A statement as JSON-able values; every offset is a character offset into the article's text.

    Returns:
        Keys in a fixed order; a part that the text does not give is None, never absent.
    """
    span = statement.evidence.span
    return {
        "id": statement.id,
        "relation": statement.relation.name,
        "event": statement.relation.event or "-",
        "subject": _mention(statement.subject),
        "object": _mention(statement.object),
        "polarity": statement.polarity.value,
        "modality": statement.modality.value,
        "attributed_to": _attribution(statement.attribution),
        "time": _time(statement.when),
        "place": _place(statement.place),
        "quantity": _quantity(statement.quantity),
        "confidence": round(statement.confidence, 2),
        "evidence": {"start": span.start, "end": span.end, "quote": statement.evidence.quote},
    }


def _mention(mention: Mention) -> dict[str, Any]:
    actor = mention.actor
    return {
        "start": mention.span.start,
        "end": mention.span.end,
        "text": mention.text,
        "actor": actor.iri,
        "label": actor.label,
        "kind": actor.kind.value,
    }


def _attribution(attribution: Attribution | None) -> dict[str, Any] | None:
    if attribution is None:
        return None
    told: dict[str, Any] = {"label": attribution.label}
    if attribution.actor:
        told["actor"] = attribution.actor.iri
    if attribution.span:
        told |= {"start": attribution.span.start, "end": attribution.span.end}
    return told


def _time(when: When | None) -> dict[str, str | None] | None:
    if when is None:
        return None
    return {
        "text": when.text,
        "start": iso_day(when.start),
        "end": iso_day(when.end),
        "precision": when.precision.value,
    }


def _place(place: Actor | None) -> dict[str, str] | None:
    return {"label": place.label, "iri": place.iri} if place else None


def _quantity(quantity: Quantity | None) -> dict[str, Any] | None:
    return {"value": quantity.value, "text": quantity.text, "of": quantity.of} if quantity else None
