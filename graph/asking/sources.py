"""Who says so: copies of one report are one source, as is a publisher, whose name is one in any case."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import pyoxigraph as ox

from graph.asking.facts import Facts
from graph.asking.queries import solve
from graph.errors import QueryError
from graph.limits import MAX_NEAR_NAMES
from graph.ontology import ARTICLE, COPIES_GRAPH
from graph.storing import terms as t
from graph.storing.backend import Store


def independent(store: Store, articles: Iterable[str]) -> int:
    """How many independent sources articles are, by IRI.

    A copy counts as its original, and originals of one publisher as one; what has no publisher is a source
    of its own.
    """
    return len({_source(store, original(store, ox.NamedNode(article))) for article in articles})


def source_of(origin: str, article: str) -> str:
    """What an article counts as among the sources.

    Args:
        origin: its publisher or, being a copy, that of its original; where none is known, the IRI of either.
        article: its own IRI.
    """
    return origin if origin.startswith(ARTICLE) else folded(origin) or article


def folded(publisher: str) -> str:
    """A publisher's name as it is compared with another."""
    return publisher.strip().casefold()


def named(known: Iterable[str], name: str, what: str = "publisher") -> frozenset[str]:
    """Those of what is known that have this name, in any case.

    Args:
        known: names of publishers, and what else may be meant.
        name: as people write it.
        what: may be meant, in words.

    Raises:
        QueryError: if there is none; near names are given.
    """
    there = {one for one in known if one}
    if found := frozenset(one for one in there if folded(one) == folded(name)):
        return found
    from difflib import get_close_matches  # only mistakes need it

    by_name = {folded(one): one for one in sorted(there)}
    near = get_close_matches(folded(name), by_name, MAX_NEAR_NAMES, 0.4) or sorted(by_name)[:MAX_NEAR_NAMES]
    told = f"; there are {', '.join(by_name[one] for one in near)}" if near else ""
    raise QueryError(f"no {what} named {name!r} in the graph{told}")


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
    return source_of(next(map(t.value, publishers), ""), article.value)
