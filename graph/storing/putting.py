"""Articles with what they state in, the graphs that are to hold them out; nothing is stored here."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad

from graph.storing import terms as t
from graph.storing.backend import Batch, Store
from graph.storing.encoding import encode
from graph.storing.identities import IDENTITIES, decode_merged
from graph.storing.merging import merge
from graph.storing.records import Outcome


@dataclass(frozen=True, slots=True)
class Put:
    """The graphs to store, and what becomes of each article, in order."""

    graphs: Mapping[NamedNode, Collection[Quad]]
    outcomes: tuple[Outcome, ...]


def encoded(store: Store, batch: Batch, extractor: str) -> Put:
    """The graphs of a batch, without those that are stored already; see ``EmbeddedStore.put``."""
    merged = decode_merged(store.quads(IDENTITIES))
    graphs: dict[NamedNode, Collection[Quad]] = {}
    stamps: dict[NamedNode, tuple[str, str]] = {}
    outcomes = []
    for article, statements in batch:
        name, stamp = t.article_node(article.id), (article.content_hash, extractor)
        known = stamps.get(name) or stamped(store, name)
        if known != stamp:
            quads = merge(encode(article, statements, extractor), merged)
            graphs[name], stamps[name] = quads, stamp
        outcomes.append(_outcome(known, stamp))
    return Put(graphs, tuple(outcomes))


def stamped(store: Store, name: NamedNode) -> tuple[str, str] | None:
    """By its content and its extractor, what an article's graph holds; None if it is not there."""
    facts = {quad.predicate: t.value(quad.object) for quad in store.quads(name, name)}
    if t.CONTENT_HASH not in facts:  # not there, or a server was cut off before it was whole
        return None
    return facts[t.CONTENT_HASH], facts.get(t.EXTRACTED_WITH, "")


def _outcome(known: tuple[str, str] | None, stamp: tuple[str, str]) -> Outcome:
    if known is None:
        return Outcome.STORED
    return Outcome.UNCHANGED if known == stamp else Outcome.REPLACED
