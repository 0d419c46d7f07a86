"""The IRI of a statement in, what one article says with it out: sentence, marks, article, source."""

from __future__ import annotations

import pyoxigraph as ox

from graph.asking.answers import Sighting
from graph.asking.queries import solve
from graph.asking.rows import Row
from graph.errors import UnknownStatementError
from graph.model import Span
from graph.ontology import STATEMENT
from graph.storing.backend import Store

_ROLES = ("subject", "object", "trigger")


def statement_row(store: Store, statement: str) -> Row:
    """Everything that the graph says of one statement.

    Args:
        store: any store.
        statement: the statement's IRI.

    Raises:
        UnknownStatementError: if there is none.
    """
    try:
        node = ox.NamedNode(statement)
    except ValueError:
        node = None
    row = next(solve(store, "statement", statement=node), None) if node else None
    if row is None:
        raise UnknownStatementError(f"no statement {statement.removeprefix(STATEMENT)!r} in the graph")
    return row


def sighting(store: Store, statement: str) -> Sighting:
    """What one article says with this statement.

    Raises:
        UnknownStatementError: if there is none with this IRI.
    """
    return read_sighting(statement_row(store, statement))


def read_sighting(row: Row) -> Sighting:
    """The sighting that a statement's solution holds; marks are of subject, object, trigger in this order."""
    sentence = Span(row.number("start"), row.number("end"))
    marks = (Span(row.number(f"{role}_start"), row.number(f"{role}_end")) for role in _ROLES)
    return Sighting(
        statement=row.local("statement", STATEMENT),
        article=row.text("article"),
        title=row.get("title"),
        published=row.day("published"),
        url=row.get("url"),
        publisher=row.get("publisher"),
        quote=row.text("quote"),
        start=sentence.start,
        end=sentence.end,
        marks=tuple(_within(sentence, mark) for mark in marks if sentence.covers(mark)),
        attributed_to=row.get("attributed_to"),
        confidence=float(row.text("confidence")),
        since=row.day("since"),
        until=row.day("until"),
    )


def _within(sentence: Span, mark: Span) -> Span:
    return Span(mark.start - sentence.start, mark.end - sentence.start)
