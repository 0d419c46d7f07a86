"""An archive and a place in, its shards and their manifest out, by the engine that is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from graph.errors import KgError, StoreError
from graph.gathering import Gathering, extent
from graph.pipeline import Pipeline
from graph.sharding.inputs import parts_of, pieces
from graph.sharding.making import attempt, checked_parts, finish, make_here
from graph.sharding.manifests import Manifest, read_report
from graph.sharding.places import Place
from graph.sharding.rows import Here
from graph.sharding.shards import Shard, Target, encoded

if TYPE_CHECKING:
    from graph.sharding.clusters import Cluster


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be made into shards, and where they go; ``parts`` None is one for each 8 MB of input."""

    sources: tuple[str | Path, ...]
    place: Place
    parts: int | None = None
    stdin: BinaryIO | None = None


def here(pipeline: Pipeline, plan: Plan, jobs: int = 1) -> Manifest:
    """Make shards on this machine; see ``making.make_here``."""
    count = checked_parts(plan.parts or parts_of(extent(plan.sources)))
    found = Gathering().repeated(plan.sources, plan.stdin)
    target = Target(plan.place, pipeline.extractor, attempt())
    make = partial(encoded, extractor=pipeline.extractor)
    with pipeline.making(jobs, make, guarded=True) as encoding:
        shards = list(make_here(found, count, encoding, target))
    return finish(plan.place, pipeline.ontology, pipeline.extractor, shards, Here(jobs))


def on_cluster(pipeline: Pipeline, plan: Plan, cluster: Cluster) -> Manifest:
    """Make shards on a cluster; see ``spark.make_there``."""
    from graph.sharding.clusters import connected, require  # one machine does without
    from graph.sharding.spark import There, make_there  # see above

    require()
    found = tuple(pieces(plan.sources))
    size = sum((piece.end or piece.size) - piece.start for piece in found)
    count = checked_parts(plan.parts or parts_of(size))
    with connected(cluster, pipeline) as session:
        shards = make_there(session, found, plan.place, count, pipeline.extractor)
        _see(plan.place, shards)
        return finish(plan.place, pipeline.ontology, pipeline.extractor, shards, There(session, count))


def _see(place: Place, shards: Iterable[Shard]) -> None:
    """See that what a cluster has written is where this machine finds it.

    Raises:
        KgError: if not: a folder that each machine has for itself.
    """
    for shard in islice(shards, 1):
        try:
            read_report(place, shard)
        except StoreError as error:
            raise KgError(f"{error}; name a place for the shards that all of the cluster shares") from error
