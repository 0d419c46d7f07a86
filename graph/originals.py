"""A store in, the graph of which of its articles are copies of which written anew; derived, never edited."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pyoxigraph import NamedNode, Quad

from graph.copies.groups import Signed, copies
from graph.copies.signatures import Signature
from graph.ontology import COPIES_GRAPH
from graph.storing import terms as t
from graph.storing.backend import Store

COPIES = NamedNode(COPIES_GRAPH)


def trace(store: Store) -> bool:
    """Write down which articles are copies of which; whether anything changed.

    It depends on nothing but the articles that the store holds, so it is the same in any order of building,
    and an original that is forgotten or replaced leaves its place to the next.
    """
    found = copies(_signed(store))
    return store.replace(
        {COPIES: [Quad(NamedNode(copy), t.COPY_OF, NamedNode(of), COPIES) for copy, of in found.items()]}
    )


def _signed(store: Store) -> Iterator[Signed]:
    for article, day, signature in store.signatures():
        yield Signed(article, date.fromisoformat(day) if day else None, Signature.parse(signature))
