"""Real Spark: what a cluster makes is what one process makes, whoever dies meanwhile."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest

from graph import KnowledgeGraph
from graph.sharding.manifests import FILE, read_manifest, reports
from graph.sharding.places import place_of
from tests.commands import ROOT, Built, run
from tests.sharding import samples
from tests.sharding.clusters import SETTINGS, Cluster, environment, spark

pytestmark = pytest.mark.xdist_group("spark")
ARTICLES, PARTS = 5_000, 24


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with spark(tmp_path_factory.mktemp("spark")) as running:
        yield running


def exported(store: Path) -> bytes:
    with KnowledgeGraph(store, read_only=True) as graph:
        return b"".join(graph.export())


def test_a_cluster_reads_the_sample_articles_as_one_process_does(
    cluster: Cluster, built: Built, tmp_path: Path
) -> None:
    settings = [word for setting in SETTINGS for word in ("--conf", setting)]
    command = [sys.executable, str(ROOT / "kg.py"), "build", "data/articles", "--engine", "spark"]
    more = ["--master", cluster.master(), "--shards", str(tmp_path / "shards"), "--parts", "3", *settings]
    done = subprocess.run(
        [*command, *more], check=False, cwd=built.folder, env=environment(), capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "articles: 14 in 3 shards, 0 rejected; statements: " in done.stderr
    told = run("load", tmp_path / "shards", "--store", tmp_path / "kg")
    assert told.err == "articles: 14 stored, 0 unchanged, 0 replaced\n"
    assert exported(tmp_path / "kg") == exported(built.folder / "kg-store") != b""


def test_a_worker_that_is_killed_and_an_article_that_kills_change_nothing(
    cluster: Cluster, tmp_path: Path
) -> None:
    archive = samples.written(tmp_path / "archive.jsonl", ARTICLES, poisoned=True)
    assert archive.stat().st_size > 4 * samples.PIECE_BYTES > 2**20  # more than the driver may collect
    export, rejected = tmp_path / "alone.nq", tmp_path / "rejected"
    alone = begun("alone", archive, export, rejected)
    place, left, over = tmp_path / "shards", list[int](), Event()
    killer = Thread(target=kill_in_the_middle, args=(cluster, place, left, over))
    killer.start()
    driving = begun("make", cluster.master(), archive, place, PARTS, *SETTINGS)
    out, err = driving.communicate()
    over.set()
    killer.join()
    assert driving.returncode == 0, err
    assert [5 <= number < PARTS for number in left] == [True]
    told, written_again, megabytes = out.splitlines()
    assert told == f"articles: {ARTICLES} in {PARTS} shards, 4 rejected; statements: {ARTICLES}"
    assert written_again == "0"  # a second call takes over what is there
    assert int(megabytes) < 350  # most of it PySpark itself
    _, err = alone.communicate()
    assert alone.returncode == 0, err
    with samples.graph_of() as loaded:
        assert loaded.load(place).stored == ARTICLES
        assert b"".join(loaded.export()) == export.read_bytes() != b""
    manifest = read_manifest(place_of(place))
    found = {str(one) for r in reports(place_of(place), manifest.shards) for one in r.rejected}
    assert found == set(rejected.read_text(encoding="utf-8").splitlines())
    assert sum(samples.DIED in one for one in found) == 1


def begun(what: str, *given: object) -> subprocess.Popen[str]:
    """A process that does one of the samples' works."""
    code = f"import sys; from tests.sharding import samples; samples.{what}(*sys.argv[1:])"
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, given)],
        env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def kill_in_the_middle(cluster: Cluster, place: Path, left: list[int], over: Event) -> None:
    """Kill a worker when some shards are there; how many there were is noted."""
    while len(made := list(place.glob("[0-9a-f]*.json"))) < 5 and not over.wait(0.05):
        pass
    if not over.is_set():
        cluster.kill_a_worker()
        left.append(0 if (place / FILE).exists() else len(made))
