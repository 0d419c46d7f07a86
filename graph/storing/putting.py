"""Articles with what they state in, the graphs that are to hold them out, and what of them a store holds."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad

from graph.ontology import ARTICLE
from graph.storing import terms as t
from graph.storing.backend import Batch, Store
from graph.storing.decoding import decode_article
from graph.storing.encoding import encode
from graph.storing.identities import rewriting
from graph.storing.records import Outcome, StoredArticle


@dataclass(frozen=True, slots=True)
class Put:
    """The graphs to store, and what becomes of each article, in order."""

    graphs: Mapping[NamedNode, Collection[Quad]]
    outcomes: tuple[Outcome, ...]


def encoded(store: Store, batch: Batch, extractor: str) -> Put:
    """The graphs of a batch, without those that are stored already; see ``EmbeddedStore.put``."""
    rewritten = rewriting(store)
    graphs: dict[NamedNode, Collection[Quad]] = {}
    stamps: dict[NamedNode, tuple[str, str]] = {}
    outcomes = []
    for article, statements in batch:
        name, stamp = t.article_node(article.id), (article.content_hash, extractor)
        known = stamps.get(name) or stamped(store, name)
        if known != stamp:
            graphs[name], stamps[name] = rewritten(encode(article, statements, extractor)), stamp
        outcomes.append(_outcome(known, stamp))
    return Put(graphs, tuple(outcomes))


def stamped(store: Store, name: NamedNode) -> tuple[str, str] | None:
    """By its content and its extractor, what an article's graph holds; None if it is not there."""
    facts = {quad.predicate: t.value(quad.object) for quad in store.quads(name, name)}
    if t.CONTENT_HASH not in facts:  # not there, or a server was cut off before it was whole
        return None
    return facts[t.CONTENT_HASH], facts.get(t.EXTRACTED_WITH, "")


def records(store: Store) -> Iterator[StoredArticle]:
    """The records of all articles, in order of their IRIs."""
    for graph in store.graphs():
        if isinstance(graph, NamedNode) and graph.value.startswith(ARTICLE):
            yield decode_article(store.quads(graph, graph))


def _outcome(known: tuple[str, str] | None, stamp: tuple[str, str]) -> Outcome:
    if known is None:
        return Outcome.STORED
    return Outcome.UNCHANGED if known == stamp else Outcome.REPLACED
