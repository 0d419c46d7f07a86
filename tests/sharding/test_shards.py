"""Shards made on one machine: the same whoever makes them, and loaded they are what a build gives."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import pytest

from graph import KnowledgeGraph
from graph.errors import KgError, StoreError
from graph.model import Article, Rejection
from graph.sharding.inputs import numbered, parts_of, pieces
from graph.sharding.manifests import FILE, opened_shard, read_manifest, reports
from graph.sharding.places import ArrowPlace, Place, place_of
from graph.sharding.planning import Plan, here
from graph.storing.backend import Store
from tests.commands import run
from tests.sharding import samples
from tests.storing.samples import SENTENCE

ARTICLES = 40


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return samples.written(tmp_path / "archive.jsonl", ARTICLES)


def made(archive: Path, place: Path, parts: int = 3) -> Place:
    here(samples.pipeline(), Plan((archive,), place_of(place), parts))
    return place_of(place)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def exported(graph: KnowledgeGraph) -> bytes:
    return b"".join(graph.export())


def test_shards_that_are_loaded_are_what_a_build_gives(archive: Path, tmp_path: Path) -> None:
    made(archive, tmp_path / "shards")
    with samples.graph_of() as alone, samples.graph_of() as loaded:
        report = alone.build([archive])
        told = loaded.load(tmp_path / "shards")
        assert (told.read, told.stored, report.stored) == (ARTICLES, ARTICLES, ARTICLES)
        assert exported(loaded) == exported(alone) != b""
        again = loaded.load(tmp_path / "shards")
        assert (again.stored, again.unchanged, again.replaced) == (0, ARTICLES, 0)
        manifest = read_manifest(place_of(tmp_path / "shards"))
        found = reports(place_of(tmp_path / "shards"), manifest.shards)
        assert {str(one) for r in found for one in r.rejected} == set(map(str, report.rejected))
        assert manifest.rejected == len(report.rejected) == 3


def test_who_makes_them_again_writes_the_same_files(archive: Path, tmp_path: Path) -> None:
    made(archive, tmp_path / "one")
    made(archive, tmp_path / "two")
    before = contents(tmp_path / "one")
    made(archive, tmp_path / "one")
    assert contents(tmp_path / "one") == contents(tmp_path / "two") == before
    for name, data in before.items():
        if name.endswith(".nq.gz"):
            assert name[:40] == sha256(gzip.decompress(data)).hexdigest()[:40]
            assert data[3:8] == bytes(5)  # no name and no time in the header (RFC 1952)


def read_by_a_call(
    archive: Path, place: Path, last: int | None = None, extractor: str = "quick"
) -> list[str]:
    """The articles that a call reads, which is perhaps interrupted."""
    pipeline = samples.Counting(samples.pipeline().ontology, last, extractor)
    with suppress(KeyboardInterrupt):
        here(pipeline, Plan((archive,), place_of(place), 5))
    return pipeline.read


def test_a_call_takes_over_what_one_that_was_interrupted_has_made(archive: Path, tmp_path: Path) -> None:
    first = read_by_a_call(archive, tmp_path / "shards", last=25)
    assert not (tmp_path / "shards" / FILE).exists()
    second = read_by_a_call(archive, tmp_path / "shards")
    assert set(first) | set(second) == {f"a{number}" for number in range(ARTICLES)}
    assert 0 < len(second) <= ARTICLES - 25 + ARTICLES // 5 + 5  # and those of the part that was broken off
    assert read_by_a_call(archive, tmp_path / "shards") == []
    read_by_a_call(archive, tmp_path / "alone")
    assert contents(tmp_path / "shards") == contents(tmp_path / "alone")


def another_text(archive: Path, _: Path) -> None:
    lines = archive.read_text().splitlines()
    archive.write_text("\n".join([samples.line("a0", "Words that were not there."), *lines[1:]]) + "\n")


def damaged(_: Path, place: Path) -> None:
    cut(max(place.glob("*.nq.gz"), key=lambda path: path.stat().st_size))


def without_a_report(_: Path, place: Path) -> None:
    min(place.glob("[0-9a-f]*.json")).unlink()


def with_a_damaged_note(_: Path, place: Path) -> None:
    cut(min(place.glob("*.part")))


@pytest.mark.parametrize("change", [another_text, damaged, without_a_report, with_a_damaged_note])
def test_only_the_part_that_is_not_there_as_it_was_is_read_again(
    change: Callable[[Path, Path], None], archive: Path, tmp_path: Path
) -> None:
    read_by_a_call(archive, tmp_path / "shards")
    change(archive, tmp_path / "shards")
    assert 0 < len(read_by_a_call(archive, tmp_path / "shards")) < ARTICLES / 2
    read_by_a_call(archive, tmp_path / "alone")
    now, wanted = (read_manifest(place_of(tmp_path / name)) for name in ("shards", "alone"))
    assert now == wanted
    with samples.graph_of() as graph:
        assert graph.load(tmp_path / "shards").stored == ARTICLES


def test_another_reader_reads_all_of_it(archive: Path, tmp_path: Path) -> None:
    read_by_a_call(archive, tmp_path / "shards")
    assert len(read_by_a_call(archive, tmp_path / "shards", extractor="newer")) == ARTICLES


def test_articles_stand_in_order_of_their_ids(archive: Path, tmp_path: Path) -> None:
    place = made(archive, tmp_path / "shards")
    for shard, report in zip(manifest := read_manifest(place).shards, reports(place, manifest), strict=True):
        with opened_shard(place, shard) as file:
            text = b"".join(iter(lambda: file.read(1000), b"")).decode()
        graphs = list(dict.fromkeys(line.split()[-2] for line in text.splitlines()))
        assert list(report.articles) == sorted(report.articles)
        assert [graph.rpartition("/")[2][:-1] for graph in graphs] == list(report.articles)


def test_only_what_is_new_is_loaded(archive: Path, tmp_path: Path) -> None:
    made(archive, tmp_path / "first")
    with samples.graph_of(tmp_path / "kg") as graph:
        graph.load(tmp_path / "first")
        lines = archive.read_text().splitlines()
        lines[0] = samples.line("a0", "Words that were not there.")
        archive.write_text("\n".join([*lines, samples.line("fresh", "One more.")]))
        made(archive, tmp_path / "second")
        report = graph.load(tmp_path / "second")
        assert (report.stored, report.replaced, report.unchanged) == (1, 1, ARTICLES - 1)
        with samples.graph_of() as alone:
            alone.build([archive])
            assert exported(graph) == exported(alone)


def test_every_store_loads_shards_and_is_asked_to_do_so_again(
    any_store: Store, archive: Path, tmp_path: Path
) -> None:
    from graph.sharding.loading import load

    place = made(archive, tmp_path / "shards")
    first, second = load(any_store, place), load(any_store, place)
    assert (first.stored, second.unchanged) == (ARTICLES, ARTICLES)
    assert sum(1 for _ in any_store.articles()) == ARTICLES


def test_what_no_manifest_names_is_not_loaded(archive: Path, tmp_path: Path) -> None:
    made(archive, tmp_path / "shards")
    other = tmp_path / "other.jsonl"
    other.write_text(samples.line("stray", "Made, and never finished."))
    made(other, tmp_path / "strays", 1)
    for path in (tmp_path / "strays").glob("*.gz"):
        path.rename(tmp_path / "shards" / path.name)
    with samples.graph_of() as graph:
        assert graph.load(tmp_path / "shards").read == ARTICLES


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-20])


def other_quads(path: Path) -> None:
    path.write_bytes(gzip.compress(gzip.decompress(path.read_bytes()).replace(b"Turkey", b"Norway")))


def no_gzip(path: Path) -> None:
    path.write_bytes(b"<a> <b> <c> <d> .")


@pytest.mark.parametrize(
    ("damage", "pattern", "told"),
    [
        (cut, "*.nq.gz", "cut off"),
        (other_quads, "*.nq.gz", "digest is another"),
        (no_gzip, "*.nq.gz", "not what the manifest says"),
        (Path.unlink, "*.nq.gz", "cannot read"),
        (cut, "[0-9a-f]*.json", "not what the manifest says"),
        (cut, FILE, "damaged"),
        (Path.unlink, FILE, "cannot read"),
    ],
)
def test_shards_that_are_damaged_are_refused_and_nothing_is_loaded(
    damage: object, pattern: str, told: str, archive: Path, tmp_path: Path
) -> None:
    made(archive, tmp_path / "shards")
    for path in (tmp_path / "shards").glob(pattern):
        if path.name != FILE or pattern == FILE:
            damage(path)  # type: ignore[operator]
    with samples.graph_of() as graph:
        with pytest.raises(StoreError, match=told):
            graph.load(tmp_path / "shards")
        assert not list(graph.store.graphs())


@pytest.mark.parametrize(
    "name", ["../../elsewhere/" + "0" * 40 + ".nq.gz", "/etc/passwd", "0" * 40 + ".nq.gz\n", 7]
)
def test_a_manifest_names_no_file_elsewhere(name: object, archive: Path, tmp_path: Path) -> None:
    made(archive, tmp_path / "shards")
    manifest = tmp_path / "shards" / FILE
    told = json.loads(manifest.read_text())
    told["shards"][0]["file"] = name
    manifest.write_text(json.dumps(told))
    with samples.graph_of() as graph, pytest.raises(StoreError, match="damaged"):
        graph.load(tmp_path / "shards")


def test_arrow_reads_and_writes_a_place_as_this_machine_does(archive: Path, tmp_path: Path) -> None:
    made(archive, tmp_path / "shards")
    arrow = ArrowPlace((tmp_path / "arrow").as_uri())
    here(samples.pipeline(), Plan((archive,), arrow, 3))
    assert contents(tmp_path / "arrow") == contents(tmp_path / "shards")
    assert read_manifest(arrow) == read_manifest(place_of(tmp_path / "shards"))
    with pytest.raises(StoreError, match="cannot read"), arrow.read("nothing"):
        pass


def items(found: Iterator[Article | Rejection]) -> list[object]:
    return [(one.id, one.source, one.text) if isinstance(one, Article) else str(one) for one in found]


@pytest.mark.parametrize("ceiling", [50, 300, 1_000, 5_000, 10**9])
def test_pieces_of_a_file_hold_what_the_file_holds(ceiling: int, archive: Path) -> None:
    from graph.reading import read

    found = list(pieces([archive], ceiling))
    lines = {(piece.number, piece.start): piece.lines() for piece in found if piece.end is not None}
    assert (len(found) > 1) == (archive.stat().st_size > ceiling)
    told = [one for piece in numbered(found, lines) for one in items(piece.items())]
    whole = items(read([archive]))
    duplicates = [one for one in whole if isinstance(one, str) and ("duplicate" in one or "already" in one)]
    assert len(duplicates) == 2
    assert [one for one in told if one in whole] == [one for one in whole if one not in duplicates]
    assert len(told) == len(whole)


def written_folder(inside: Path) -> Path:
    (inside / "b" / "deep").mkdir(parents=True)
    for name in ("b/deep/z.txt", "b/a.txt", "a b.txt", "_c.txt", ".hidden.txt"):
        (inside / name).write_text(f"{SENTENCE} In {name}.")
    (inside / "empty.jsonl").write_text("")
    return inside


def test_pieces_of_folders_are_read_as_a_build_reads_them(tmp_path: Path) -> None:
    from graph.reading import read

    inside = written_folder(tmp_path / "in")
    (inside / "link").symlink_to(tmp_path)
    local = [one for piece in pieces([inside, tmp_path / "none"]) for one in items(piece.items())]
    assert local == items(read([inside, tmp_path / "none"]))
    assert len(local) == 7


def test_arrow_lists_and_reads_a_folder_as_this_machine_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = written_folder(tmp_path / "in")
    plain = [one for piece in pieces([inside]) for one in items(piece.items())]
    monkeypatch.setattr("graph.sharding.inputs.local_path", lambda _: None)
    found = list(pieces([inside.as_uri(), f"{inside.as_uri()}/none.txt", f"{inside.as_uri()}/a%20b.txt"]))
    assert [piece.id for piece in found] == ["_c", "a b", "b/a", "b/deep/z", "empty", "", "a b"]
    told = [one for piece in found for one in items(piece.items())]
    assert [str(one).replace("file://", "") for one in told[:5]] == list(map(str, plain))
    assert told[5] == f"{inside.as_uri()}/none.txt: no such file"


def test_a_cluster_reads_files_alone() -> None:
    for source in ("-", "https://post.example/rss"):
        with pytest.raises(KgError, match="only files are read on a cluster"):
            list(pieces([source]))


def test_there_is_a_shard_for_each_few_megabytes() -> None:
    assert [parts_of(size) for size in (None, 0, 1, 8 * 2**20, 8 * 2**20 + 1)] == [8, 1, 1, 1, 2]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--engine", "spark"], "say with --shards where"),
        (["--parts", "3"], "say with --shards where"),
        (["--master", "yarn", "--shards", "s"], "go with --engine spark"),
        (["--engine", "spark", "--shards", "s", "--conf", "x"], "write it as NAME=VALUE"),
        (["--shards", "s", "--watch"], "not for shards"),
    ],
)
def test_options_that_do_not_go_together(words: list[str], told: str, tmp_path: Path) -> None:
    done = run("build", "x.txt", *words, cwd=tmp_path)
    assert (done.code, told in done.err) == (2, True), done.err
    assert not list(tmp_path.iterdir())


def test_without_the_extra_spark_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.sharding.clusters.find_spec", lambda _: None)
    done = run("build", "x.txt", "--engine", "spark", "--shards", "s", cwd=tmp_path)
    assert done.code == 1
    assert done.err == (
        "kg: --engine spark needs PySpark; install it with: pip install 'actorgraph[spark]'\n"
    )
