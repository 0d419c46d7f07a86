"""A solution of one of our own queries in, its values out as Python types."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pyoxigraph as ox


class Row:
    """One solution; a variable is asked for by the type that the query gives it.

    Args:
        solution: its terms.
        places: which of them is that of a variable.
    """

    __slots__ = ("_places", "solution")

    def __init__(self, solution: ox.QuerySolution, places: Mapping[str, int]) -> None:
        self.solution = solution
        self._places = places

    def get(self, variable: str) -> str | None:
        """The IRI or the text of a literal, or None where the variable is unbound."""
        term = self.solution[self._places[variable]]  # which is faster than by name
        return term.value if isinstance(term, (ox.NamedNode, ox.Literal)) else None

    def text(self, variable: str) -> str:
        """The IRI or the text of a literal.

        Raises:
            KeyError: if the variable is unbound.
        """
        value = self.get(variable)
        if value is None:
            raise KeyError(variable)
        return value

    def number(self, variable: str) -> int:
        """An integer."""
        return int(self.text(variable))

    def flag(self, variable: str) -> bool:
        """Whether an xsd:boolean is true; Virtuoso answers with a number instead."""
        return self.get(variable) in ("true", "1")

    def day(self, variable: str) -> date | None:
        """An xsd:date, or None where the variable is unbound."""
        value = self.get(variable)
        return None if value is None else date.fromisoformat(value)

    def local(self, variable: str, namespace: str) -> str:
        """The IRI without its namespace."""
        return self.text(variable).removeprefix(namespace)
