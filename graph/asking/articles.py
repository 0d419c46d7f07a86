"""A store and some words in, the articles that have them in title, id, publisher, agency or address out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from heapq import nsmallest

import pyoxigraph as ox

from graph.asking.queries import solve
from graph.asking.rows import Row
from graph.asking.sources import original
from graph.errors import QueryError
from graph.limits import MAX_ROWS
from graph.storing import terms as t
from graph.storing.backend import Store


@dataclass(frozen=True, slots=True)
class ArticleCard:
    """An article as a list shows it; ``copy_of`` is the id of the article whose copy it is."""

    iri: str
    id: str
    title: str | None = None
    published: date | None = None
    publisher: str | None = None
    agency: str | None = None
    url: str | None = None
    statements: int = 0
    copy_of: str | None = None


def search_articles(store: Store, text: str = "", limit: int = MAX_ROWS) -> tuple[ArticleCard, ...]:
    """The articles in which all words of ``text`` are, or all, the latest first and the undated last.

    Args:
        store: any store.
        text: words, in any order and in capital or small letters.
        limit: of articles.

    Raises:
        QueryError: if the limit is not 1 or more.
    """
    if limit < 1:
        raise QueryError(f"limit must be 1 or more, not {limit}")
    words = text.casefold().split()
    found = (card for card in _cards(store) if _has(card, words))
    return tuple(_counted(store, card) for card in nsmallest(limit, found, key=_rank))


def _cards(store: Store) -> Iterator[ArticleCard]:
    for row in solve(store, "articles"):
        yield _card(row)


def _card(row: Row) -> ArticleCard:
    return ArticleCard(
        iri=row.text("article"),
        id=row.text("id"),
        title=row.get("title"),
        published=row.day("published"),
        publisher=row.get("publisher"),
        agency=row.get("agency"),
        url=row.get("url"),
    )


def _has(card: ArticleCard, words: list[str]) -> bool:
    told = " ".join(filter(None, (card.id, card.title, card.publisher, card.agency, card.url))).casefold()
    return all(word in told for word in words)


def _rank(card: ArticleCard) -> tuple[int, str]:
    return -(card.published or date.min).toordinal(), card.id


def _counted(store: Store, card: ArticleCard) -> ArticleCard:
    """The card with what only those that are shown need."""
    node = ox.NamedNode(card.iri)
    statements = sum(quad.predicate == t.PREDICATE for quad in store.quads(node))
    first = original(store, node)
    copied = None if first == node else t.value(_identifier(store, first))
    return replace(card, statements=statements, copy_of=copied)


def _identifier(store: Store, article: ox.NamedNode) -> object:
    quads = store.quads(article, article)
    return next((quad.object for quad in quads if quad.predicate == t.IDENTIFIER), article)
