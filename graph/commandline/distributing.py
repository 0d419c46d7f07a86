"""Shards: how ``kg build`` makes them, on this machine or on a cluster, and what loads them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from graph.commandline import options
from graph.fetching import is_address
from graph.knowledge_graph import KnowledgeGraph
from graph.limits import MAX_SHARDS, MAX_TOLD_REJECTIONS
from graph.model import Rejection
from graph.showing.console import note
from graph.showing.progress import Counting
from graph.showing.reporting import ReportFile

if TYPE_CHECKING:
    from graph.sharding.clusters import Cluster
    from graph.sharding.manifests import Manifest

LOCAL: Final = "local"


def _settings(_: click.Context, __: click.Parameter, given: tuple[str, ...]) -> dict[str, str]:
    split = [one.partition("=") for one in given]
    if not all(name and equals for name, equals, _ in split):
        raise click.BadParameter("write it as NAME=VALUE")
    return {name: value for name, _, value in split}


shard_options: Final = options.together(
    options.option("--shards", "PLACE", "Write shards there for kg load, instead of a graph."),
    options.option(
        "--parts",
        "NUMBER",
        "How many shards.  [default: one for each 8 MB of input]",
        type=click.IntRange(1, MAX_SHARDS),
    ),
    click.option(
        "--engine", type=click.Choice((LOCAL, "spark")), default=LOCAL, show_default=True,
        help="Who makes the shards: this machine, or a cluster (needs actorgraph[spark]).",
    ),
    options.option("--master", "URL", "The cluster: spark://host:7077, yarn, k8s://…"),
    options.option(
        "--conf", "NAME=VALUE", "A setting of Spark's; can be repeated.", multiple=True, callback=_settings
    ),
)  # fmt: skip


def make_shards(
    paths: tuple[str, ...], store: str, shards: str | None, report: str | None, *, jobs: int, **given: Any
) -> int:
    """What ``kg build`` does with ``--shards`` or ``--engine spark``; the exit code."""
    reading = {name: given.pop(name) for name in ("ontology", "model")}
    parts = given.pop("parts")
    cluster = _cluster(shards, **given)
    done: list[Manifest] = []
    known = store if is_address(store) or Path(store).is_dir() else None  # for the actors it brought along
    told = ReportFile(Path(report), lambda: _totals(done)) if report else None
    counting = Counting(sys.stderr, "making shards", "rejected")
    rejections = _Rejections(counting, told)
    with KnowledgeGraph(known, read_only=known is not None, **reading) as graph, counting:
        graph.pipeline.learning = lambda count: counting.say(options.LEARNING.format(count))
        with told or counting:
            manifest = graph.shard(
                paths, str(shards), parts=parts, jobs=jobs, cluster=cluster, stdin=sys.stdin.buffer,
                rejected=rejections.add,
            )  # fmt: skip
            done.append(manifest)
    rejections.close()
    note(str(manifest))
    note(f"try: kg load {shards}")
    return options.batch_code(manifest.articles, manifest.rejected)


@click.command()
@click.argument("shards")
@options.store_option
def load(shards: str, store: str) -> None:
    """Put the shards of kg build --shards into the graph, what is new of them.

    SHARDS is the place that was named there. Digests are checked; an embedded graph takes all or nothing, a
    server each article whole, and a load that was interrupted goes on when it is called again.

    Example: kg load shards --store http://localhost:7878
    """
    counting = Counting(sys.stderr, "loading", "graphs looked at")
    with KnowledgeGraph(store) as graph, counting:
        report = graph.load(shards, counting.step)
    note(str(report))


class _Rejections:
    """What was rejected: the first are told, all are written to the report, if there is one."""

    def __init__(self, counting: Counting, report: ReportFile | None) -> None:
        self._counting, self._report, self._count = counting, report, 0

    def add(self, rejection: Rejection) -> None:
        self._count += 1
        if self._report:
            self._report.add(rejection)
        if self._count <= MAX_TOLD_REJECTIONS:
            self._counting.step(options.event_line(rejection))

    def close(self) -> None:
        if self._count > MAX_TOLD_REJECTIONS:
            note(f"{self._count - MAX_TOLD_REJECTIONS:,} more rejected; --report FILE lists all")


def _cluster(shards: str | None, *, engine: str, master: str | None, conf: dict[str, str]) -> Cluster | None:
    if shards is None:
        raise click.UsageError("--engine, --master, --conf and --parts make shards: say with --shards where")
    if engine == LOCAL:
        if master or conf:
            raise click.UsageError("--master and --conf go with --engine spark")
        return None
    from graph.sharding.clusters import Cluster  # nobody else needs it

    return Cluster(master, conf)


def _totals(done: list[Manifest]) -> dict[str, Any] | None:
    if not done:
        return None
    return {"articles": done[0].articles, "statements": done[0].statements, "shards": len(done[0].shards)}
