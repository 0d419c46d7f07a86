"""Articles in, shards and their manifest out: the engine of one machine, and what each engine does."""

from __future__ import annotations

import os
import platform
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing

import pyoxigraph as ox

from graph.errors import KgError
from graph.limits import MAX_SHARDS
from graph.model import Article, Rejection
from graph.ontology import ONTOLOGY_GRAPH, Ontology
from graph.sharding.manifests import Manifest, write_manifest
from graph.sharding.places import Place
from graph.sharding.resolving import resolved
from graph.sharding.resuming import shard_of
from graph.sharding.rows import Engine
from graph.sharding.shards import Encoding, Shard, Target, key_of, pack, part_of, unpack, write_graph
from graph.storing import terms as t
from graph.storing.turtle import read_turtle

_TABLE = "CREATE TABLE item (part INTEGER, key BLOB, data BLOB)"
_IN_ORDER = "SELECT data FROM item WHERE part = ? ORDER BY key, rowid"


def attempt() -> str:
    """What tells this process from others that write to the same place."""
    return f"{platform.node()}-{os.getpid()}"


def make_here(
    found: Iterable[Article | Rejection], parts: int, encoding: Encoding, target: Target
) -> Iterator[Shard]:
    """The shards of what was found, made one after the other on this machine.

    What was found waits on the disk until all of it is there, in order of its keys.

    Args:
        found: articles in order of input, of an id that comes twice both.
        parts: how many shards.
        encoding: see ``make_shard``; it may have processes for that.
        target: where the shards are written.
    """
    with closing(_sorted(found, parts)) as waiting:
        for part in range(parts):
            rows = waiting.execute(_IN_ORDER, (part,))
            items: Iterator[Article | Rejection] = (unpack(data) for (data,) in rows)
            yield shard_of(part, items, encoding, target)


def finish(
    place: Place, ontology: Ontology, extractor: str, shards: Iterable[Shard], engine: Engine
) -> Manifest:
    """Write the ontology's shard, who is one in all of them, and the manifest that makes them count."""
    made = tuple(sorted(shards, key=lambda shard: shard.part))
    manifest = Manifest(extractor, _ontology_shard(place, ontology), made)
    whole = resolved(place, manifest, engine, attempt())
    write_manifest(place, whole, attempt())
    return whole


def checked_parts(parts: int) -> int:
    """The number of shards, if there may be so many.

    Raises:
        KgError: if not.
    """
    if parts > MAX_SHARDS:
        raise KgError(f"{parts:,} shards are more than {MAX_SHARDS:,}; build the archive in several calls")
    return parts


def _sorted(found: Iterable[Article | Rejection], parts: int) -> sqlite3.Connection:
    waiting = sqlite3.connect("", isolation_level=None)
    waiting.execute(_TABLE)
    waiting.execute("BEGIN")
    rows = (
        (part_of(key := key_of(item), parts), key.encode("utf-8", "replace"), pack(item)) for item in found
    )
    waiting.executemany("INSERT INTO item VALUES (?, ?, ?)", rows)
    waiting.execute("CREATE INDEX ordered ON item (part, key)")
    return waiting


def _ontology_shard(place: Place, ontology: Ontology) -> Shard:
    """The graph of the ontology that the articles were read with."""
    name = ox.NamedNode(ONTOLOGY_GRAPH)
    mark = ox.Quad(name, t.CONTENT_HASH, ox.Literal(ontology.hash), name)
    return write_graph(place, {mark, *read_turtle(ontology.files, name)}, attempt())
