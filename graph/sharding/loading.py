"""Shards in, a store that holds their articles out; only what is new is read, and what the manifest names.

Who is one was reckoned with the shards. Where the store holds nothing that speaks of it as well (other
articles, judgements, lists of actors), it is written as it was found.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

import pyoxigraph as ox

from graph.errors import StoreError
from graph.identities import adopt
from graph.identity.judgements import partings
from graph.ontology import ARTICLE, IMPORTS, ONTOLOGY_GRAPH
from graph.sharding.manifests import Manifest, opened_shard, read_manifest, read_report
from graph.sharding.places import Place
from graph.sharding.shards import Report, Shard
from graph.storing import terms as t
from graph.storing.backend import Store
from graph.storing.columns import graphs_of, lines_of, value
from graph.storing.faults import one_line
from graph.storing.identities import IDENTITIES, JUDGEMENTS, decode_log, decode_merged, rewriting
from graph.storing.loading import Lines
from graph.storing.putting import stamped
from graph.storing.records import Outcome


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did, in articles: read = stored + unchanged + replaced.

    ``resolved`` says that each actor is written as one node already.
    """

    read: int = 0
    stored: int = 0
    unchanged: int = 0
    replaced: int = 0
    resolved: bool = False

    def __str__(self) -> str:
        return f"articles: {self.stored} stored, {self.unchanged} unchanged, {self.replaced} replaced"


Fresh: TypeAlias = Mapping[Shard, frozenset[str] | None]
"""The shards that hold something new, each with the ids of the articles that are; None for all of them."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a store is to take of a place.

    ``nodes`` is the graph of who is one; None if the store has to find out. ``is_empty`` says that it holds
    no articles yet.
    """

    manifest: Manifest
    fresh: Fresh
    nodes: tuple[ox.Quad, ...] | None
    is_empty: bool


def load(store: Store, place: Place, watch: Callable[[], None] = lambda: None) -> LoadReport:
    """Put into a store what the shards of a place hold and the store does not.

    An article is known by its content and its extractor; one that is there so is left alone. An embedded
    store takes all or nothing; on a server each article is all in or not at all, and the next call goes on.

    Args:
        store: any store that is open for writing.
        place: of the shards.
        watch: called for each graph that is looked at.

    Raises:
        StoreError: if a shard is not what the manifest says, or the store cannot be written.
    """
    manifest = read_manifest(place)
    plan = _planned(store, place, manifest)
    taken = store.take(lambda: _graphs(store, place, plan, watch))
    if plan.nodes is not None:
        adopt(store, plan.nodes)
    outcomes = Counter(outcome for name, outcome in taken.items() if name.startswith(ARTICLE))
    stored, replaced = outcomes[Outcome.STORED], outcomes[Outcome.REPLACED]
    unchanged = manifest.articles - stored - replaced
    return LoadReport(manifest.articles, stored, unchanged, replaced, plan.nodes is not None)


def _planned(store: Store, place: Place, manifest: Manifest) -> _Plan:
    held = {name for name, _ in store.marks() if name.startswith((ARTICLE, IMPORTS))}
    others, fresh = set(held), dict[Shard, frozenset[str] | None]()
    for shard in manifest.shards:
        if shard.file:
            report = read_report(place, shard)
            others.difference_update(t.article_node(one).value for one in report.articles if others)
            if (ids := _fresh(store, report)) != frozenset():
                fresh[shard] = ids
    speaks = bool(others) or any(True for _ in store.quads(JUDGEMENTS))  # of who is one, as no shard does
    return _Plan(manifest, fresh, None if speaks else _nodes(place, manifest), not held)


def _nodes(place: Place, manifest: Manifest) -> tuple[ox.Quad, ...] | None:
    """The graph of who is one in shards; None where that was not reckoned."""
    if manifest.identities is None:
        return None
    graphs = _read(place, manifest.identities, None)
    return tuple(quad for _, lines in graphs for quad in ox.parse(lines, ox.RdfFormat.N_QUADS))


def _fresh(store: Store, report: Report) -> frozenset[str] | None:
    """The ids of the articles that a shard reports and the store does not hold so; None for all."""
    fresh = frozenset(
        one
        for one, content in report.articles.items()
        if stamped(store, t.article_node(one)) != (content, report.extractor)
    )
    return None if len(fresh) == len(report.articles) else fresh


def _graphs(store: Store, place: Place, plan: _Plan, watch: Callable[[], None]) -> Iterator[Lines]:
    """The ontology's graph, and that of each article that is new, as the store is to hold them."""
    written = _written(store, plan.nodes)
    yield from _read(place, plan.manifest.ontology, frozenset((ONTOLOGY_GRAPH,)))
    if plan.nodes and plan.is_empty and plan.manifest.identities:
        yield from _read(place, plan.manifest.identities, None)
    for shard, ids in plan.fresh.items():
        names = None if ids is None else frozenset(t.article_node(one).value for one in ids)
        for name, lines in _read(place, shard, names):
            watch()
            yield name, written(name, lines)


def _written(store: Store, nodes: Collection[ox.Quad] | None) -> Callable[[str, bytes], bytes]:
    """How an article's graph is written, as lines: with each actor under its node, where some have one."""
    merged = decode_merged(store.quads(IDENTITIES) if nodes is None else nodes)
    parted = partings(decode_log(store.quads(JUDGEMENTS)))
    rewritten = rewriting(store, merged, parted)
    names = frozenset(str(ox.NamedNode(iri)).encode() for iri in merged)

    def write(name: str, lines: bytes) -> bytes:
        if value(name) not in parted and names.isdisjoint(_IRI.findall(lines)):
            return lines
        return lines_of(rewritten(ox.parse(lines, ox.RdfFormat.N_QUADS)))

    return write


_IRI: Final = re.compile(rb"<[^<>\s]*>")


def _read(place: Place, shard: Shard, names: Collection[str] | None) -> Iterator[Lines]:
    """The graphs of a shard, those of these names; its digest is known to be right when all are read."""
    try:
        with opened_shard(place, shard) as file:
            for name, lines in graphs_of(file):
                if names is None or value(name) in names:
                    yield name, lines
    except ValueError as error:
        raise StoreError(f"{shard.file}: {one_line(error)}; make the shards anew") from error
