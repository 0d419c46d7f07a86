"""Archives to make shards of, and a reader that knows one sentence; processes of a cluster import it."""

from __future__ import annotations

import json
import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from graph import KnowledgeGraph
from graph.model import Article, Rejection
from graph.ontology import Ontology, read_files
from graph.pipeline import Made, Making, Pipeline, Understood
from graph.sharding.clusters import Cluster, connected
from graph.sharding.inputs import pieces
from graph.sharding.making import finish
from graph.sharding.places import place_of
from graph.sharding.spark import There, make_there
from tests.commands import memory
from tests.storing.samples import BACKS, SENTENCE, statements

POISON, DIED = "poison", "the process that read it died twice"
PIECE_BYTES = 300_000
SECONDS_AN_ARTICLE = 0.002
"""So that no machine is through before a worker is killed."""


class Quick(Pipeline):
    """A pipeline whose reader knows one sentence; the article of one id ends the process that reads it."""

    extractor = "quick"

    def _understand(self, article: Article) -> Understood | Rejection:
        if article.id == POISON:
            os._exit(1)
        return Understood(article, statements(article))

    @contextmanager
    def making(
        self, jobs: int, make: Callable[[Understood], Made | Rejection], *, guarded: bool = False
    ) -> Iterator[Making[Made]]:
        """In this process, which has no article to fear."""
        assert jobs == 1 or guarded
        with super().making(1, make) as making:
            yield making


class Counting(Quick):
    """One that notes what it reads, and is interrupted when it has read so many articles."""

    def __init__(self, ontology: Ontology, last: int | None = None, extractor: str = "quick") -> None:
        super().__init__(ontology)
        self.extractor, self.last = extractor, last
        self.read: list[str] = []

    def _understand(self, article: Article) -> Understood | Rejection:
        if len(self.read) == self.last:
            raise KeyboardInterrupt
        self.read.append(article.id)
        return super()._understand(article)


class Spared(Quick):
    """One that says of that article what is said where a process of its own reads."""

    def _understand(self, article: Article) -> Understood | Rejection:
        if article.id == POISON:
            return Rejection(article.source, f"could not be understood ({DIED})")
        return super()._understand(article)


class Guarded(Quick):
    """One that reads in a process of its own."""

    making = Pipeline.making


class Slow(Guarded):
    """One that takes its time as well."""

    def _understand(self, article: Article) -> Understood | Rejection:
        time.sleep(SECONDS_AN_ARTICLE)
        return super()._understand(article)


def pipeline(kind: type[Quick] = Quick) -> Quick:
    return kind(Ontology({BACKS.name: BACKS}, {}, read_files([]), (), "quick"))


def graph_of(folder: Path | None = None, kind: type[Quick] = Quick) -> KnowledgeGraph:
    """A graph that reads with the quick reader."""
    graph = KnowledgeGraph(folder)
    graph.__dict__["pipeline"] = pipeline(kind)
    return graph


def line(name: str, words: str) -> str:
    return json.dumps({"id": name, "text": f"{SENTENCE}\n\n{words}", "date": "2020-03-02"})


def written(path: Path, articles: int, *, poisoned: bool = False) -> Path:
    """JSON Lines: copies among them, an id that comes twice, blank lines and one that is no JSON."""
    chance = random.Random(7)  # noqa: S311 - texts, not secrets
    words = [f"word{number}" for number in range(2_000)]
    stories = [" ".join(chance.choices(words, k=60)) for _ in range(max(1, articles // 2))]
    lines = [line(f"a{number}", chance.choice(stories)) for number in range(articles)]
    lines[articles // 2 : articles // 2] = ["no JSON", "", line("a3", "Another text of a known id.")]
    lines += [lines[3]]
    if poisoned:
        lines.insert(articles // 3, line(POISON, "Nobody reads this."))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def make(master: str, source: str, folder: str, parts: str, *settings: str) -> None:
    """Drive a cluster, twice; says what it made, how many files the second call wrote, and its own memory."""
    cluster = Cluster(master, dict(one.split("=", 1) for one in settings))
    quick = pipeline(Slow)
    place = place_of(folder)
    with connected(cluster, quick) as session:
        found = list(pieces([source], PIECE_BYTES))
        shards = make_there(session, found, place, int(parts), quick.extractor)
        print(finish(place, quick.ontology, quick.extractor, shards, There(session, int(parts))))
        before = files(Path(folder))
        assert make_there(session, found, place, int(parts), quick.extractor) == shards
        print(len(files(Path(folder)) - before))
    print(round(memory("VmHWM")) if sys.platform == "linux" else 0)


def alone(archive: str, export: str, rejected: str) -> None:
    """What one process makes of an archive: its graph, and what it rejects."""
    with graph_of(None, Spared) as graph:
        report = graph.build([archive])
        Path(export).write_bytes(b"".join(graph.export()))
    Path(rejected).write_text("\n".join(sorted(map(str, report.rejected))), encoding="utf-8")


def files(folder: Path) -> set[tuple[str, int]]:
    """The files of a folder; one that is written again is another."""
    return {(path.name, path.stat().st_ino) for path in folder.iterdir()}
