"""Sources in, a store out: nothing is lost on the way or done twice, and nothing depends on chance."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph import ontology
from graph.building import cache_folder
from graph.model import Rejection
from graph.pipeline import BATCH_ARTICLES, BuildReport, Pipeline, Progress, Understood
from graph.storing.dump import DumpFormat, dump
from graph.storing.embedded import EmbeddedStore
from graph.storing.records import Outcome

ROOT = Path(__file__).parents[1]
TEXTS = {
    "attack.txt": "Turkey attacks Syria\n\nTurkey attacked Syrian rebels in Idlib. Police arrested rebels.\n",
    "talks.txt": "Leaders meet\n\nVladimir Putin met Recep Tayyip Erdogan in Sochi. They condemned Iran.\n",
    "rebels.txt": "Rebels\n\nIran backs Islamist rebels in Basra. Rebels attacked Iraqi and US forces.\n",
}
BUILD = """
import sys
from pathlib import Path
from graph.building import cache_folder
from graph.pipeline import Pipeline
from graph.storing.dump import DumpFormat, dump
from graph.storing.embedded import EmbeddedStore

with EmbeddedStore.open(None) as store:
    Pipeline(cache=cache_folder()).build(store, sys.argv[1:])
    for piece in dump(store, DumpFormat.N_QUADS):
        sys.stdout.buffer.write(piece)
"""


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(ontology.load(), cache=cache_folder())


@pytest.fixture
def store() -> Iterator[EmbeddedStore]:
    with EmbeddedStore.open(None) as opened:
        yield opened


@pytest.fixture
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of three small articles in the working folder."""
    monkeypatch.chdir(tmp_path)
    for name, text in TEXTS.items():
        Path(name).write_text(text, encoding="utf-8")
    return list(TEXTS)


def quads(store: EmbeddedStore) -> bytes:
    return b"".join(dump(store, DumpFormat.N_QUADS))


def records(*lines: dict[str, str] | str) -> io.BytesIO:
    """JSON Lines on standard input."""
    written = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    return io.BytesIO("\n".join(written).encode())


def test_a_second_build_has_nothing_to_do(pipeline: Pipeline, store: EmbeddedStore, texts: list[str]) -> None:
    first = pipeline.build(store, texts)
    before = quads(store)
    second = pipeline.build(store, texts)
    assert (first.read, first.stored, first.unchanged, first.replaced, first.rejected) == (3, 3, 0, 0, ())
    assert first.statements > 3
    assert second == BuildReport(read=3, unchanged=3)
    assert quads(store) == before


KILLED = """
import os, signal, sys
from pathlib import Path
from graph.ontology import ROOT, Ontology, read_files
from graph.pipeline import Pipeline
from graph.storing.embedded import EmbeddedStore

class Reader:
    def read(self, article):
        print(article.id, flush=True)
        if article.id == sys.argv[2]:
            os.kill(os.getpid(), signal.SIGKILL)
        return ()

languages = ROOT / "languages.ttl"
pipeline = Pipeline(Ontology({}, {}, read_files([languages]), (languages,), "languages"))
vars(pipeline).update(reader=Reader(), extractor="v1")
with EmbeddedStore.open(Path("kg-store")) as store:
    print(pipeline.build(store, [sys.argv[1]]).unchanged)
"""


def test_a_killed_build_goes_on_where_it_stopped_and_reads_nothing_twice(tmp_path: Path) -> None:
    """Only what was read after the last batch that was stored is read again."""
    ids = [f"{number:03}" for number in range(3 * BATCH_ARTICLES)]
    text = "The talks went on for a second day in the capital."
    lines = [json.dumps({"id": one, "text": f"{text} {one}."}) for one in ids]
    (tmp_path / "news.jsonl").write_text("\n".join(lines), encoding="utf-8")

    def build(killed_at: str) -> list[str]:
        command = [sys.executable, "-c", KILLED, "news.jsonl", killed_at]
        done = subprocess.run(
            command,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=False,
        )
        return done.stdout.decode().split()

    assert build(ids[BATCH_ARTICLES + 5]) == ids[: BATCH_ARTICLES + 6]
    assert build(ids[2 * BATCH_ARTICLES]) == ids[BATCH_ARTICLES : 2 * BATCH_ARTICLES + 1]
    assert build("none") == [*ids[2 * BATCH_ARTICLES :], str(2 * BATCH_ARTICLES)]
    assert build("none") == [str(len(ids))]


def test_a_changed_article_is_replaced_whole(
    pipeline: Pipeline, store: EmbeddedStore, texts: list[str]
) -> None:
    pipeline.build(store, texts)
    before = quads(store)
    Path("talks.txt").write_text("Leaders meet\n\nEmmanuel Macron met Angela Merkel.\n", encoding="utf-8")
    report = pipeline.build(store, texts)
    assert (report.read, report.stored, report.unchanged, report.replaced) == (3, 0, 2, 1)
    after = quads(store)
    assert b"vladimir-putin" in b"".join(line for line in before.splitlines() if b"article/talks" in line)
    assert b"vladimir-putin" not in b"".join(line for line in after.splitlines() if b"article/talks" in line)
    with EmbeddedStore.open(None) as fresh:
        pipeline.build(fresh, texts)
        assert quads(fresh) == after


def test_going_back_to_the_first_text_gives_the_first_bytes(
    pipeline: Pipeline, store: EmbeddedStore, texts: list[str]
) -> None:
    pipeline.build(store, texts)
    before = quads(store)
    Path("attack.txt").write_text("Calm\n\nNothing happened.\n", encoding="utf-8")
    pipeline.build(store, texts)
    assert quads(store) != before
    Path("attack.txt").write_text(TEXTS["attack.txt"], encoding="utf-8")
    pipeline.build(store, texts)
    assert quads(store) == before


def test_an_edge_stands_only_where_the_text_says_that_it_is_so(
    pipeline: Pipeline, store: EmbeddedStore
) -> None:
    text = "Turkey attacked Syria. Russia did not attack Georgia. Iran may attack Iraq."
    report = pipeline.build(store, ["-"], records({"id": "a", "text": text}))
    assert report.statements == 3
    lines = quads(store).decode().splitlines()
    edges = [
        line
        for line in lines
        if "relation/attacks> <" in line and line.startswith("<") and "/article/a>" in line
    ]
    ends = {
        line.split()[0].rpartition("/")[2] for line in edges if line.split()[1].endswith("relation/attacks>")
    }
    assert ends == {"turkey>"}


def test_one_bad_input_among_good_ones_is_named_and_the_rest_stored(
    pipeline: Pipeline, store: EmbeddedStore, texts: list[str]
) -> None:
    Path("broken.txt").write_bytes(b"")
    Path("notes.jsonl").write_text('{"id": "ok", "text": "Iran backs Syria."}\n{"id": 7\n', encoding="utf-8")
    report = pipeline.build(store, [texts[0], "broken.txt", "missing.txt", "notes.jsonl", texts[1]])
    assert {rejection.source for rejection in report.rejected} == {
        "broken.txt",
        "missing.txt",
        "notes.jsonl:2",
    }
    assert all(rejection.reason for rejection in report.rejected)
    assert {record.id for record in store.articles()} == {"attack", "ok", "talks"}
    assert report.read == report.stored == 3


@pytest.mark.parametrize(
    "text", ["Turkey attacked \\ud800 Syria.", "\\udc00", "a\\u0000b", "\\ud83d\\ude42 Iran backs Syria."]
)
def test_no_text_stops_a_build(pipeline: Pipeline, store: EmbeddedStore, text: str) -> None:
    good = {"id": "good", "text": "Turkey attacked Syria."}
    report = pipeline.build(store, ["-"], records(f'{{"id": "odd", "text": "{text}"}}', good))
    assert report.read + len(report.rejected) == 2
    assert "good" in {record.id for record in store.articles()}


def test_counts_add_up_over_several_batches(pipeline: Pipeline, store: EmbeddedStore) -> None:
    number = BATCH_ARTICLES + 3
    articles = [
        {"id": str(i), "text": f"Turkey attacked Syria on March {i % 28 + 1}, 2018."} for i in range(number)
    ]
    seen: list[Progress | Rejection] = []
    report = pipeline.build(store, ["-"], records(*articles, "{", *articles[:2]), watch=seen.append)
    assert report.read == report.stored + report.unchanged + report.replaced == number
    assert len(report.rejected) == 3
    assert len(seen) == number + 3
    assert [one for one in seen if isinstance(one, Rejection)] == list(report.rejected)
    stored = [one for one in seen if isinstance(one, Progress)]
    assert {one.outcome for one in stored} == {Outcome.STORED}
    assert [one.article.id for one in stored] == [article["id"] for article in articles]
    assert sum(len(one.statements) for one in stored) == report.statements == number


def test_what_goes_in_comes_out_in_order(pipeline: Pipeline) -> None:
    lines: list[dict[str, str] | str] = [
        {"id": "b", "text": "Turkey attacked Syria."},
        "{",
        {"id": "a", "text": "Nothing happened."},
    ]
    found = list(pipeline.extract(["-"], records(*lines)))
    assert [one.article.id if isinstance(one, Understood) else one.source for one in found] == [
        "b",
        "-:2",
        "a",
    ]
    assert [len(one.statements) for one in found if isinstance(one, Understood)] == [1, 0]


def test_extracting_is_lazy(pipeline: Pipeline) -> None:
    stdin = records(*({"id": str(i), "text": "Turkey attacked Syria."} for i in range(20_000)))
    first = next(iter(pipeline.extract(["-"], stdin)))
    assert isinstance(first, Understood)
    assert first.article.id == "0"


def test_a_pipeline_that_reads_nothing_needs_no_model(store: EmbeddedStore) -> None:
    report = Pipeline(ontology.load(), model="none-such").build(store, ["-"], records("{"))
    assert [rejection.source for rejection in report.rejected] == ["-:1"]


def test_neither_the_order_of_files_nor_the_hash_seed_shows(texts: list[str], pipeline: Pipeline) -> None:
    assert pipeline.reader  # its examples are in the cache now, for the processes to share
    children = [
        subprocess.Popen(
            [sys.executable, "-c", BUILD, *files],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
        )
        for files, seed in ((texts, "1"), (texts[::-1], "2"))
    ]
    one, other = (child.communicate(timeout=240)[0] for child in children)
    assert [child.returncode for child in children] == [0, 0]
    assert one.count(b"rdf-syntax-ns#Statement>") > 3
    assert one == other
