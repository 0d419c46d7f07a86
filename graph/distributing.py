"""How an archive is made into shards, on this machine or on a cluster, and how shards get into a graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from graph.building import Building

if TYPE_CHECKING:
    from graph.model import Rejection
    from graph.sharding.clusters import Cluster
    from graph.sharding.loading import LoadReport
    from graph.sharding.manifests import Manifest


class Distributing(Building):
    """The methods of a ``KnowledgeGraph`` that are about shards. Each imports what it alone needs."""

    def shard(  # noqa: PLR0913  # each has a default of its own
        self,
        sources: Iterable[str | Path],
        place: str | Path,
        *,
        parts: int | None = None,
        jobs: int = 1,
        cluster: Cluster | None = None,
        stdin: BinaryIO | None = None,
        rejected: Callable[[Rejection], None] = lambda _: None,
    ) -> Manifest:
        """Read an archive into shards, which ``load`` takes; the graph itself stays as it is.

        The same archive in as many parts gives the same shards, wherever they are made.

        Args:
            sources: files, folders and patterns; for a cluster also addresses that all of it reaches.
            place: where the shards go: a folder, or an address such as hdfs://… or s3://….
            parts: how many shards; None for one for each 8 MB of input.
            jobs: how many processes of this machine read.
            cluster: who reads instead.
            stdin: the bytes behind "-".
            rejected: told what the reports list as rejected.

        Raises:
            KgError: if the place cannot be written, or the cluster fails; then no manifest is written.
        """
        from graph.sharding import manifests, planning  # lookups do without
        from graph.sharding.places import place_of  # see above

        plan = planning.Plan(tuple(sources), place_of(place), parts, stdin)
        if cluster:
            manifest = planning.on_cluster(self.pipeline, plan, cluster)
        else:
            manifest = planning.here(self.pipeline, plan, jobs)
        for report in manifests.reports(plan.place, manifest.shards):
            for one in report.rejected:
                rejected(one)
        return manifest

    def load(self, place: str | Path, watch: Callable[[], None] = lambda: None) -> LoadReport:
        """Put in what the shards of a place hold and the graph does not, then bring it to date.

        Args:
            place: a folder, or an address such as hdfs://… or s3://….
            watch: called for each graph that is looked at.

        Raises:
            StoreError: if a shard is not what its manifest says; see ``graph.sharding.loading.load``.
        """
        from graph.deriving import derive  # lookups do without
        from graph.sharding.loading import load  # see above
        from graph.sharding.places import place_of  # see above

        report = load(self.store, place_of(place), watch)
        derive(self.store, resolved=report.resolved)
        return report
