"""Shards in, who is one in all of them out: reckoned where the shards were made, side by side.

The nodes are those that ``graph.identities.settle`` finds in a store that holds these articles, and no
judgements and no lists of its own; ``kg load`` writes them into such a store as they are.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

import pyoxigraph as ox

from graph.asking import dossiers
from graph.identity import steps
from graph.identity.steps import Row
from graph.ontology import ONTOLOGY_GRAPH
from graph.sharding.manifests import Manifest, opened_shard
from graph.sharding.places import Place
from graph.sharding.rows import Engine
from graph.sharding.shards import Shard, encode_shard, write_graph
from graph.storing.columns import graphs_of, value
from graph.storing.embedded import EmbeddedStore
from graph.storing.identities import encode_nodes
from graph.storing.sightings import sightings


def resolved(place: Place, manifest: Manifest, engine: Engine, attempt: str) -> Manifest:
    """The manifest with who is one in its shards.

    Args:
        place: of the shards; the graph of who is one is written there as well.
        manifest: names them.
        engine: reckons.
        attempt: tells apart who writes to the place.

    Raises:
        StoreError: if a shard is not what the manifest says, or the place cannot be written.
    """
    write = partial(_written, place, attempt)
    shards = (manifest.ontology, *(shard for shard in manifest.shards if shard.file))
    rows = ((str(number).encode(), encode_shard(shard).encode()) for number, shard in enumerate(shards))
    spread = (partial(_said, place), steps.filed, steps.paired, steps.answered, steps.compared, write)
    found = engine.run(rows, spread) or [said for _, said in write(steps.ALL, ())]
    return replace(manifest, identities=Shard(**json.loads(found[0])))


def _said(place: Place, _: bytes, shards: Iterable[bytes]) -> Iterator[Row]:
    """What shards say of actors: those of articles, and the ontology's records."""
    for told in shards:
        shard = Shard(**json.loads(told))
        with opened_shard(place, shard) as file:
            for name, lines in graphs_of(file):
                if value(name) == ONTOLOGY_GRAPH:
                    yield from _recorded(name, lines)
                else:
                    quads = ox.parse(lines, ox.RdfFormat.N_QUADS)
                    yield from steps.said(value(name), sightings(quads, {}))


def _recorded(name: str, lines: bytes) -> Iterator[Row]:
    with EmbeddedStore.open() as store:
        store.take(lambda: [(name, lines)])
        for actor in sorted({actor for actor, _, _ in dossiers.record_names(store, ONTOLOGY_GRAPH)}):
            yield steps.recorded(dossiers.recorded(store, actor, (ONTOLOGY_GRAPH,)))


def _written(place: Place, attempt: str, _: bytes, rows: Iterable[bytes]) -> Iterator[Row]:
    """Write the graph of who is one."""
    shard = write_graph(place, encode_nodes(steps.one_node(rows)), attempt)
    yield steps.ALL, encode_shard(shard).encode()
