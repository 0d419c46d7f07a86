"""The id of an article in, what was read in it out: its record and its statements, in the text's order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from graph.asking.cards import Cards
from graph.asking.explaining import Explanation, explain
from graph.asking.names import expand
from graph.asking.queries import solve
from graph.asking.sources import original
from graph.errors import UnknownArticleError
from graph.ontology import ARTICLE
from graph.storing.backend import Store
from graph.storing.decoding import decode_article
from graph.storing.records import StoredArticle
from graph.storing.terms import article_node

_LONGEST: Final = 80


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as the store knows it, with what it states; ``left_out`` counts those beyond a limit.

    ``copy_of`` is the IRI of the article whose copy it is, where it is one; ``text`` is whole, if it is kept.
    """

    article: StoredArticle
    statements: tuple[Explanation, ...]
    left_out: int = 0
    copy_of: str | None = None
    text: str | None = None


def reading(
    store: Store,
    article: str,
    limit: int,
    cards: Cards | None = None,
    text: Callable[[str, str], str | None] = lambda _iri, _hash: None,
) -> Reading:
    """What was read in an article.

    Args:
        store: any store.
        article: its id or IRI.
        limit: of statements, the first in the text.
        cards: those of the store, where they are kept from question to question.
        text: finds the text of an article; see ``graph.storing.texts.Texts.text``.

    Raises:
        UnknownArticleError: if the graph has none with this id.
    """
    given = expand(article)
    node = article_node(article)
    if given and given.startswith(ARTICLE):
        node = type(node)(given)
    facts = tuple(store.quads(node, node))
    if not facts:
        told = article if len(article) <= _LONGEST else article[:_LONGEST] + "…"
        raise UnknownArticleError(f"no article {told!r} in the graph; kg articles lists them")
    names = sorted(row.text("statement") for row in solve(store, "article-statements", article=node))
    known = cards or Cards(store)
    told_in = sorted((explain(store, name, known) for name in names), key=_place)
    first = original(store, node)
    record = decode_article(facts)
    return Reading(
        record,
        tuple(told_in[:limit]),
        max(0, len(names) - limit),
        None if first == node else first.value,
        text(node.value, record.content_hash),
    )


def _place(told: Explanation) -> tuple[int, int, int, str]:
    first = min((mark.start for mark in told.sighting.marks), default=0)
    return told.sighting.start, told.sighting.end, first, told.sighting.statement
