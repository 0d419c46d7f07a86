"""Compare engines, memory, loads and lookups in turns, within one run, on two cores of one machine.

    pip install -e '.[test,spark]' && python benchmarks/scale.py --check

One process, two processes and a Spark cluster of two workers on loopback read the same generated articles
with the real reader and write the same shards; each has read them once before the clock runs, and a turn is
long enough that what Spark needs to begin a job counts for little. By the clock other work on the machine
counts, most for those who want both cores; in processor time (CPU-s) it does not.
Bars: two processes at least 1.7 times one, Spark at least 0.8 times two, memory of a reader flat, a load of
shards at least 0.8 times what pyoxigraph takes for the same files, a lookup at most 1.2 times a raw request.
"""

from __future__ import annotations

import gzip
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, suppress
from functools import partial
from pathlib import Path
from statistics import median
from typing import IO, Final, cast

import click
import httpx
import pyoxigraph as ox

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ["PYTHONPATH"] = str(ROOT)  # for the processes of the cluster

from benchmarks.building import Quick, write  # noqa: E402  # found through the path above when run as a file
from benchmarks.understanding import Line, generated  # noqa: E402  # see above
from graph import KnowledgeGraph  # noqa: E402  # see above
from graph.model import Article  # noqa: E402  # see above
from graph.ontology import Ontology, read_files  # noqa: E402  # see above
from graph.pipeline import Pipeline  # noqa: E402  # see above
from graph.reading import read  # noqa: E402  # see above
from graph.sharding import clusters  # noqa: E402  # see above
from graph.sharding import spark as engine  # noqa: E402  # see above
from graph.sharding.inputs import pieces  # noqa: E402  # see above
from graph.sharding.loading import load  # noqa: E402  # see above
from graph.sharding.making import finish, make_here  # noqa: E402  # see above
from graph.sharding.places import LocalPlace  # noqa: E402  # see above
from graph.sharding.rows import Here  # noqa: E402  # see above
from graph.sharding.shards import Target, encoded  # noqa: E402  # see above
from graph.storing.bound import prefixes  # noqa: E402  # see above
from graph.storing.endpoint import RESULTS  # noqa: E402  # see above
from graph.storing.remote import RemoteStore  # noqa: E402  # see above
from tests.servers import oxigraph  # noqa: E402  # see above
from tests.sharding.clusters import SETTINGS, Cluster, spark  # noqa: E402  # see above

PARTS: Final = 8
FLAT: Final = 1.1
"""What a reader may hold after five times the articles, as a multiple of what it held before."""

QUESTION: Final = "SELECT ?who ?whom WHERE { ?who rel:backs ?whom } ORDER BY ?who ?whom LIMIT 100"


def seconds(work: Callable[[], object]) -> float:
    """How long something takes by the clock: other processes do the work."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def processor_seconds(work: Callable[[], object]) -> float:
    """How long something takes that this process does alone, on all its threads."""
    start = time.process_time()
    work()
    return time.process_time() - start


def archive(path: Path, articles: int) -> Path:
    """Generated articles of four sentences each, as JSON Lines."""
    texts = [item.text for item in read([ROOT / "data" / "articles"]) if isinstance(item, Article)]
    rows = (
        json.dumps({"id": f"a{number}", "text": text, "date": "2020-03-02"})
        for number, text in enumerate(generated(texts, articles))
    )
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def engines(folder: Path, articles: int, turns: int) -> Iterator[Line]:
    """Articles a second of each engine, and their ratios; then the memory of those that read."""
    source = archive(folder / "archive.jsonl", articles)
    with KnowledgeGraph() as graph, ExitStack() as stack:
        pipeline = graph.pipeline
        pipeline.learn()
        pools = {f"{jobs} reading": _pool(pipeline, jobs, source, folder, stack) for jobs in (1, 2)}
        (folder / "cluster").mkdir(exist_ok=True)
        cluster = stack.enter_context(spark(folder / "cluster"))
        session = stack.enter_context(clusters.connected(_settings(cluster), pipeline))

        def on_cluster() -> object:
            return engine.make_there(session, pieces([source]), _fresh(folder), PARTS, pipeline.extractor)

        contestants: dict[str, Callable[[], object]] = {**pools, "Spark, 2 workers": on_cluster}
        clock: dict[str, list[float]] = {name: [] for name in contestants}
        work: dict[str, list[float]] = {name: [] for name in contestants}
        for contestant in contestants.values():
            contestant()
        for _ in range(turns):
            for name, contestant in contestants.items():
                before = spent()
                clock[name].append(seconds(contestant))
                work[name].append(spent() - before)
    one, two, many = rates = [articles / median(taken) for taken in clock.values()]
    own = [articles / median(taken) for taken in work.values()]
    for name, rate, each in zip(contestants, rates, own, strict=True):
        yield Line(name, f"{rate:.1f} articles/s, {each:.1f}/CPU-s")
    yield ratio("2 processes / 1", two / one, at_least=1.7)
    yield ratio("Spark / 2 processes", many / two, at_least=0.8)
    yield Line("the same in processor time", f"{own[2] / own[1]:.2f}")


def spent() -> float:
    """Seconds of processor time of this process and all below it, those of the cluster included."""
    return sum(sum(map(int, told[11:15])) for told in _family().values()) / os.sysconf("SC_CLK_TCK")


def _family() -> dict[int, list[str]]:
    """What the system tells of this process and all below it (proc(5), stat, from the state on)."""
    known: dict[int, list[str]] = {}
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            known[int(process.name)] = (process / "stat").read_text().rpartition(")")[2].split()
    ours = {os.getpid()}
    while more := {process for process, told in known.items() if int(told[1]) in ours} - ours:
        ours |= more
    return {process: told for process, told in known.items() if process in ours}


def _pool(
    pipeline: Pipeline, jobs: int, source: Path, folder: Path, stack: ExitStack
) -> Callable[[], object]:
    make = partial(encoded, extractor=pipeline.extractor)
    encoding = stack.enter_context(pipeline.making(jobs, make, guarded=True))

    def in_pool() -> object:
        target = Target(_fresh(folder), pipeline.extractor, "benchmark")
        return list(make_here(read([source]), PARTS, encoding, target))

    return in_pool


def _fresh(folder: Path) -> LocalPlace:
    """A place without any shards: those that are there would not be made again."""
    return LocalPlace(Path(tempfile.mkdtemp(dir=folder)))


def memory(folder: Path, articles: int) -> Iterator[Line]:
    """What processes that read hold after some articles and after five times as many."""
    archives = [archive(folder / f"{n}.jsonl", n) for n in (articles, 4 * articles)]
    with KnowledgeGraph() as graph:
        graph.pipeline.learn()
        yield from _pool_memory(graph.pipeline, archives, articles)
        yield from _cluster_memory(graph.pipeline, archives, articles, folder)


def _pool_memory(pipeline: Pipeline, archives: Iterable[Path], articles: int) -> Iterator[Line]:
    with pipeline.understanding(2, guarded=True) as understand:

        def work(source: Path) -> None:
            for _ in understand(read([source])):
                pass

        held = [_held_after(partial(work, source)) for source in archives]
    yield from _flat("a reader", articles, *held)


def _cluster_memory(
    pipeline: Pipeline, archives: Iterable[Path], articles: int, folder: Path
) -> Iterator[Line]:
    """The same of the processes of Python on a cluster: those of Spark, and those that they start."""
    (folder / "cluster").mkdir(exist_ok=True)
    target, extractor = LocalPlace(folder / "held"), pipeline.extractor
    with spark(folder / "cluster") as cluster, clusters.connected(_settings(cluster), pipeline) as session:

        def work(source: Path) -> None:
            engine.make_there(session, pieces([source]), target, PARTS, extractor)

        held = [_held_after(partial(work, source)) for source in archives]
    yield from _flat("a reader on Spark", articles, *held)


def _settings(cluster: Cluster) -> clusters.Cluster:
    return clusters.Cluster(cluster.master(), dict(one.split("=", 1) for one in SETTINGS))


def _flat(who: str, articles: int, before: int, after: int) -> Iterator[Line]:
    told = f"{before / 2**20:.0f} and {after / 2**20:.0f} MB"
    yield Line(f"{who} after {articles:,} and {5 * articles:,}", told)
    yield ratio("memory, 5 times / once", after / before, at_most=FLAT)


def _held_after(work: Callable[[], object]) -> int:
    """What the largest of the processes holds that read, when the work is done."""
    work()
    return max(_resident(process) for process in _family() if _is_reader(process))


def _is_reader(process: int) -> bool:
    try:
        command = Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return False
    return process != os.getpid() and (b"spawn_main" in command or b"pyspark.daemon" in command)


def _resident(process: int) -> int:
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    return 1024 * next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))


def stores(folder: Path, articles: int, turns: int) -> Iterator[Line]:
    """Loads into a folder, and lookups on a server."""
    yield from _loads(folder, articles, turns)
    yield from _lookups(folder, 50 * turns)


def _loads(folder: Path, articles: int, turns: int) -> Iterator[Line]:
    """A load of shards beside what pyoxigraph takes for the same files, in processor time."""
    write(folder / "many.jsonl", articles)
    quick = Quick(Ontology({}, {}, read_files([]), (), "quick"))
    place = LocalPlace(folder / "shards")
    target = Target(place, quick.extractor, "benchmark")
    with quick.making(1, partial(encoded, extractor=quick.extractor)) as encoding:
        shards = list(make_here(read([folder / "many.jsonl"]), PARTS, encoding, target))
    finish(place, quick.ontology, quick.extractor, shards, Here())
    quads = sum(shard.quads for shard in shards)
    ours, raw = [], []
    for turn in range(turns):
        with KnowledgeGraph(folder / f"ours-{turn}") as graph:
            ours.append(processor_seconds(partial(load, graph.store, place)))
        raw.append(
            processor_seconds(partial(_raw_load, folder / f"raw-{turn}", sorted(place.folder.glob("*.gz"))))
        )
    yield Line("kg load, no settling", f"{quads / median(ours):,.0f} quads/CPU-s")
    yield Line("pyoxigraph alone", f"{quads / median(raw):,.0f} quads/CPU-s")
    yield ratio("kg load / pyoxigraph", median(raw) / median(ours), at_least=0.8)


def _raw_load(folder: Path, files: Iterable[Path]) -> None:
    store = ox.Store(folder)
    for file in files:
        with gzip.open(file) as stream:
            store.bulk_load(cast("IO[bytes]", stream), ox.RdfFormat.N_QUADS)
    store.flush()


def _lookups(folder: Path, turns: int) -> Iterator[Line]:
    """A lookup through our adapter beside a raw HTTP request of the same query."""
    with oxigraph() as (address, _), RemoteStore.open(address) as store, httpx.Client() as client:
        load(store, LocalPlace(folder / "shards"))
        text = prefixes(QUESTION) + QUESTION
        ours, raw = [], []
        for _ in range(turns):
            ours.append(seconds(lambda: list(cast("ox.QuerySolutions", store.query(QUESTION)))))
            raw.append(seconds(lambda: _asked(client, address, text)))
    yield Line("a lookup, ours and raw", f"{median(ours) * 1000:.1f} and {median(raw) * 1000:.1f} ms")
    yield ratio("lookup / raw request", median(ours) / median(raw), at_most=1.2)


def _asked(client: httpx.Client, address: str, text: str) -> bytes:
    form = {"query": text, "union-default-graph": "true"}
    told = client.post(f"{address}/query", data=form, headers={"Accept": RESULTS})
    return told.raise_for_status().content


def ratio(name: str, found: float, at_least: float | None = None, at_most: float | None = None) -> Line:
    """A ratio with its bar."""
    bar = f"≥ {at_least:g}" if at_least else f"≤ {at_most:g}"
    missed = found < at_least if at_least else found > (at_most or 0)
    return Line(name, f"{found:.2f}", bar, missed)


@click.command()
@click.option("--articles", default=1_000, show_default=True, help="How many the engines read in a turn.")
@click.option("--loaded", default=2_000, show_default=True, help="Articles of the shards that are loaded.")
@click.option("--turns", default=3, show_default=True)
@click.option("--only", multiple=True, type=click.Choice(("stores", "memory", "engines")))
@click.option("--check", is_flag=True, help="Fail where a bar is missed.")
def main(articles: int, loaded: int, turns: int, only: tuple[str, ...], *, check: bool) -> None:
    """Print the table."""
    missed = False
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        parts: dict[str, Callable[[], Iterator[Line]]] = {
            "stores": partial(stores, folder, loaded, turns),
            "memory": partial(memory, folder, articles // 5),
            "engines": partial(engines, folder, articles, turns),
        }
        for part in only or parts:
            for line in parts[part]():
                print(line, flush=True)
                missed = missed or line.missed
    if check and missed:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
