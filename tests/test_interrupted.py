"""A build that is interrupted again and again, in every way, gives what one that is left alone gives."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from graph import KnowledgeGraph, building
from graph.model import Article, Rejection
from graph.ontology import Ontology, read_files
from graph.pipeline import Pipeline, Progress, Understanding, Understood
from tests.commands import ROOT
from tests.storing.samples import SENTENCE, statements

INTERRUPTIONS: Final = 10
SECONDS_AN_ARTICLE: Final = 0.02
"""So that nobody is through with the archive, half a minute, before ten interruptions of a second each."""
ARTICLES: Final = 1_600
SIGNALS: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGKILL)


class Quick(Pipeline):
    """A pipeline whose reader knows one sentence, so that all else is what takes the time."""

    extractor = "quick"
    seconds = 0.0

    def _understand(self, article: Article) -> Understood | Rejection:
        time.sleep(self.seconds)
        return Understood(article, statements(article))

    @contextmanager
    def understanding(self, jobs: int, *, guarded: bool = False) -> Iterator[Understanding]:
        assert (jobs, guarded) in {(1, False), (1, True)}
        yield lambda items: (self._understand(i) if isinstance(i, Article) else i for i in items)


def quick(folder: Path | None) -> KnowledgeGraph:
    graph = KnowledgeGraph(folder)
    graph.__dict__["pipeline"] = Quick(Ontology({}, {}, read_files([]), (), "quick"))
    return graph


def tell(event: Progress | Rejection) -> None:
    print(event if isinstance(event, Rejection) else event.outcome, flush=True)


def build(folder: str, source: str) -> None:
    """What a process of these tests does; it opens its store anew behind each batch."""
    Quick.seconds = SECONDS_AN_ARTICLE
    vars(building)["MAX_BATCHES_OPEN"] = 1
    with quick(Path(folder)) as graph:
        graph.build([source], tell, alone=True)


def written(path: Path) -> Path:
    """An archive of articles, some of them copies, some of them none."""
    chance = random.Random(5)  # noqa: S311 - texts, not secrets
    words = [f"word{number}" for number in range(2_000)]
    stories = [" ".join(chance.choices(words, k=60)) for _ in range(ARTICLES // 2)]
    lines = [
        json.dumps(
            {"id": f"a{number}", "text": f"{SENTENCE}\n\n{chance.choice(stories)}", "date": "2020-03-02"}
        )
        for number in range(ARTICLES)
    ]
    lines[100:100] = ["no JSON", lines[3]]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def exported(folder: Path) -> bytes:
    with KnowledgeGraph(folder, read_only=True) as graph:
        return b"".join(graph.export())


def test_ten_interruptions_change_nothing(tmp_path: Path) -> None:
    archive = written(tmp_path / "archive.jsonl")
    with quick(tmp_path / "alone") as graph:
        report = graph.build([archive])
        assert (report.stored, len(report.rejected)) == (ARTICLES, 2)
    chance = random.Random(11)  # noqa: S311 - moments, not secrets
    code = "import sys; from tests import test_interrupted as t; t.build(*sys.argv[1:])"
    for number in range(INTERRUPTIONS):
        command = [sys.executable, "-c", code, str(tmp_path / "often"), str(archive)]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        pipe = subprocess.PIPE
        with subprocess.Popen(command, stdout=pipe, stderr=pipe, env=environment) as child:
            assert child.stdout
            line, wanted = b"", chance.choice((0, 0, 1, 1, 33))
            while wanted and (line := child.stdout.readline()):
                wanted -= line == b"stored\n"
            time.sleep(chance.uniform(0, 0.02) if line else chance.uniform(0.2, 1))
            child.send_signal(SIGNALS[number % len(SIGNALS)])
            child.communicate()
            assert child.returncode
    with quick(tmp_path / "often") as graph:
        assert 0 < graph.statistics().articles < ARTICLES
        last = graph.build([archive])
        assert last.unchanged > 0
        assert last.stored + last.unchanged == ARTICLES
    assert exported(tmp_path / "often") == exported(tmp_path / "alone")


def test_what_is_watched_is_read_when_it_comes_while_others_read(tmp_path: Path) -> None:
    inbox, waits = tmp_path / "inbox", list[float]()
    inbox.mkdir()
    (inbox / "a.txt").write_text(f"{SENTENCE} Once.", encoding="utf-8")
    (inbox / "odd.jsonl").write_text('{"text": "cut of', encoding="utf-8")
    with quick(tmp_path / "kg") as graph:
        rounds = graph.watch([inbox], every=7, sleep=waits.append)
        first = next(rounds)
        assert (first.stored, len(first.rejected)) == (1, 1)
        (inbox / "b.txt").write_text(f"{SENTENCE} Twice.", encoding="utf-8")
        (inbox / "a.txt").write_text(f"{SENTENCE} Once, and again.", encoding="utf-8")
        second = next(rounds)
        assert (second.stored, second.replaced, second.unchanged) == (1, 1, 0)
        with KnowledgeGraph(tmp_path / "kg", read_only=True) as reader:
            assert reader.statistics().articles == 2
        (inbox / "odd.jsonl").write_text(f'{{"text": "{SENTENCE} At last."}}\n', encoding="utf-8")
        third, fourth = next(rounds), next(rounds)
        assert (third.stored, fourth.read) == (1, 0)
    assert waits == [7, 7, 7]
