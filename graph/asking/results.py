"""What a SPARQL query answers with, read out and counted: a table, a graph, or yes and no. Values only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import pyoxigraph as ox

Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a SELECT, a cell for each column; ``truncated`` says that there were more."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    truncated: bool = False

    def __bool__(self) -> bool:
        """Whether anything was found."""
        return bool(self.rows)


@dataclass(frozen=True, slots=True)
class Triples:
    """The graph of a CONSTRUCT or DESCRIBE; ``truncated`` says that there was more."""

    triples: tuple[ox.Triple, ...]
    truncated: bool = False

    def __bool__(self) -> bool:
        """Whether anything was found."""
        return bool(self.triples)


@dataclass(frozen=True, slots=True)
class Truth:
    """The answer of an ASK."""

    value: bool
    truncated: bool = False

    def __bool__(self) -> bool:
        """The answer."""
        return self.value


Result: TypeAlias = Table | Triples | Truth
