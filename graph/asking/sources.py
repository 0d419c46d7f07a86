"""Articles in, how many independent sources they are out: copies of one report are one, as is a publisher."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import pyoxigraph as ox

from graph.asking.facts import Facts
from graph.asking.queries import solve
from graph.ontology import COPIES_GRAPH
from graph.storing import terms as t
from graph.storing.backend import Store


def independent(store: Store, articles: Iterable[str]) -> int:
    """How many independent sources articles are, by IRI.

    A copy counts as its original, and originals of one publisher as one; what has no publisher is a source
    of its own.
    """
    return len({_source(store, original(store, ox.NamedNode(article))) for article in articles})


def original(store: Store, article: ox.NamedNode) -> ox.NamedNode:
    """The article whose copy this one is, or itself."""
    found = store.quads(ox.NamedNode(COPIES_GRAPH), article)
    return next((q.object for q in found if isinstance(q.object, ox.NamedNode)), article)


def reports_of(store: Store, facts: Facts) -> Collection[str]:
    """The articles that state what a statement does, in the same polarity and modality, by IRI."""
    said = ("subject", "relation", "object", "polarity", "modality")
    terms = (t.SUBJECT, t.PREDICATE, t.OBJECT, t.POLARITY, t.MODALITY)
    given = {name: ox.NamedNode(facts.text(term)) for name, term in zip(said, terms, strict=True)}
    return {row.text("article") for row in solve(store, "reports-of", **given)}


def _source(store: Store, article: ox.NamedNode) -> str:
    publishers = (q.object for q in store.quads(article, article) if q.predicate == t.PUBLISHER)
    named = next((t.value(publisher).strip().casefold() for publisher in publishers), "")
    return named or article.value
