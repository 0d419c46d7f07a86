"""The IRI of a statement in, what its article's graph says of it out, to be asked by part and property."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pyoxigraph as ox

from graph.asking.queries import solve
from graph.errors import UnknownStatementError
from graph.ontology import STATEMENT
from graph.storing import terms as t
from graph.storing.backend import Store
from graph.values import Span


@dataclass(frozen=True, slots=True)
class Facts:
    """The properties of a statement, of its article and of the stretches of text that it points to.

    A part is named by the statement's link to it, the statement itself by ``rdf:Statement``.
    """

    statement: str
    values: dict[tuple[str, str], str]

    def get(self, name: ox.NamedNode, part: ox.NamedNode = t.RDF_STATEMENT) -> str | None:
        """The IRI or text of a property, or None."""
        return self.values.get((part.value, name.value))

    def text(self, name: ox.NamedNode, part: ox.NamedNode = t.RDF_STATEMENT) -> str:
        """The IRI or text of a property that every statement has.

        Raises:
            KeyError: if this one has none.
        """
        return self.values[part.value, name.value]

    def day(self, name: ox.NamedNode, part: ox.NamedNode = t.RDF_STATEMENT) -> date | None:
        """The day of a property, or None."""
        value = self.get(name, part)
        return None if value is None else date.fromisoformat(value)

    def span(self, part: ox.NamedNode) -> Span:
        """Where a stretch of text stands in the article."""
        return Span(int(self.text(t.START, part)), int(self.text(t.END, part)))


def statement_facts(store: Store, statement: str) -> Facts:
    """Everything that the graph says of one statement.

    Args:
        store: any store.
        statement: its IRI.

    Raises:
        UnknownStatementError: if there is none.
    """
    unknown = UnknownStatementError(f"no statement {statement.removeprefix(STATEMENT)!r} in the graph")
    try:
        node = ox.NamedNode(statement)
    except ValueError as error:
        raise unknown from error
    rows = (tuple(row.solution) for row in solve(store, "statement", statement=node))  # fifty or so
    values = {(part.value, name.value): value.value for _, part, name, value in rows}
    if (t.RDF_STATEMENT.value, t.SUBJECT.value) not in values:
        raise unknown
    return Facts(statement, values)
