"""A CONSTRUCT query in, what of its triples can be drawn out: statements, edges, and lines of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from graph.asking.answers import RelationRow
from graph.asking.cards import Cards
from graph.asking.names import compact
from graph.asking.queries import query
from graph.asking.relation_types import RelationCards, relation_cards
from graph.asking.results import Triples
from graph.asking.rows import Row
from graph.errors import QueryError
from graph.ontology import REL, STATEMENT
from graph.storing.backend import Store
from graph.values import Modality, Polarity

_Edge = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a query has named: statements, edges (subject, relation, object), and rows without a sentence."""

    statements: frozenset[str] = frozenset()
    edges: frozenset[_Edge] = frozenset()
    rows: tuple[RelationRow, ...] = ()

    def means(self, row: Row) -> bool:
        """Whether a statement is one of these, or stands behind one of these edges."""
        edge = (row.text("subject"), row.text("relation"), row.text("object"))
        return row.text("statement") in self.statements or edge in self.edges


def constructed(store: Store, sparql: str) -> Drawn:
    """What a CONSTRUCT or DESCRIBE query names.

    A triple with a relation type between two actors means all statements behind that edge, a statement
    anywhere means itself; any other triple between two things of the graph is a line without sentences.

    Raises:
        QueryError: if it is another kind of query, or fails.
    """
    result = query(store, sparql)
    if not isinstance(result, Triples):
        raise QueryError("a page is drawn from a CONSTRUCT or DESCRIBE query; this one gives no triples")
    named = [_iris(triple) for triple in result.triples]
    statements = frozenset(iri for iris in named for iri in iris.values() if iri.startswith(STATEMENT))
    between = [iris for iris in named if len(iris) == 3 and not iris["s"].startswith(STATEMENT)]
    types, cards = relation_cards(store), Cards(store)
    edges = {edge for iris in between if iris["p"].startswith(REL) for edge in _edges(iris, types)}
    others = [iris for iris in between if not iris["p"].startswith(REL)]
    rows = tuple(_row(iris, cards) for iris in others if cards.get(iris["s"]) and cards.get(iris["o"]))
    return Drawn(statements, frozenset(edges), rows)


def _iris(triple: ox.Triple) -> Mapping[str, str]:
    terms = {"s": triple.subject, "p": triple.predicate, "o": triple.object}
    return {place: term.value for place, term in terms.items() if isinstance(term, ox.NamedNode)}


def _edges(iris: Mapping[str, str], types: RelationCards) -> tuple[_Edge, ...]:
    """The edge, and its other direction where the relation is symmetric."""
    edge = iris["s"], iris["p"], iris["o"]
    return (edge, edge[::-1]) if types.of(iris["p"]).symmetric else (edge,)


def _row(iris: Mapping[str, str], cards: Cards) -> RelationRow:
    name = compact(iris["p"]).strip("<>")
    return RelationRow(
        subject=cards.of(iris["s"]),
        relation=name,
        relation_label=name.rpartition(":")[2],
        event=None,
        object=cards.of(iris["o"]),
        polarity=Polarity.ASSERTED,
        modality=Modality.ACTUAL,
        first=None,
        last=None,
        statements=1,
        articles=0,
        confidence=1.0,
    )
