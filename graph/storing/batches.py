"""Articles with their statements in, the graphs that a store has to write out, and what becomes of each."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TypeAlias

from pyoxigraph import NamedNode, Quad

from graph.model import Article
from graph.storing import terms as t
from graph.storing.backend import Batch
from graph.storing.merging import Merged, merge
from graph.storing.records import Outcome

Stamp: TypeAlias = tuple[str, str]
"""The content hash of a stored article, and its extractor."""


def prepared(
    batch: Batch, extractor: str, merged: Merged, known: Callable[[NamedNode], Stamp | None]
) -> tuple[Mapping[NamedNode, Collection[Quad]], tuple[Outcome, ...]]:
    """The graphs of the articles that are not stored as they are, and what becomes of each article, in order.

    Args:
        batch: articles and what they state; of one id that comes twice the last counts.
        extractor: names the ontology and model.
        merged: the actors that are written as another.
        known: the stamp under which an article is stored, if it is.

    Raises:
        StoreError: if an article cannot be encoded; its id is named.
    """
    from graph.storing.encoding import encode  # only writers need it

    graphs: dict[NamedNode, Collection[Quad]] = {}
    stamps: dict[NamedNode, Stamp] = {}
    outcomes = []
    for article, statements in batch:
        name, stamp = t.article_node(article.id), stamp_of(article, extractor)
        before = stamps.get(name) or known(name)
        if before != stamp:
            graphs[name] = merge(encode(article, statements, extractor), merged)
            stamps[name] = stamp
        outcomes.append(_outcome(before, stamp))
    return graphs, tuple(outcomes)


def stamp_of(article: Article, extractor: str) -> Stamp:
    """The stamp that an article is stored under."""
    return article.content_hash, extractor


def _outcome(known: Stamp | None, stamp: Stamp) -> Outcome:
    if known is None:
        return Outcome.STORED
    return Outcome.UNCHANGED if known == stamp else Outcome.REPLACED
