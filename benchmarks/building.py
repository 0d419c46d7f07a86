"""Build a store of a large generated archive, and look whether memory grows with the number of articles.

    python benchmarks/building.py --articles 2000 --articles 20000

Everything but the understanding of sentences is as in ``kg build``: reading JSON Lines, telling ids apart,
batches, the store on the disk, copies and identities. What stands in place of the parser knows one sentence,
so that the rest is measured. Memory is the most that the process had, each figure in one of its own:
while it reads, and in the end when copies and identities are written.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import click

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from graph import KnowledgeGraph  # noqa: E402 - found through the path above when run as a file
from graph.model import (  # noqa: E402
    Actor,
    Article,
    Evidence,
    Kind,
    Mention,
    Modality,
    Polarity,
    Rejection,
    RelationType,
    Span,
    Statement,
)
from graph.ontology import ACTOR, REL, Ontology, read_files  # noqa: E402
from graph.pipeline import Pipeline, Understood  # noqa: E402

_PARTIES: Final = ("Turkey", "Syria", "Russia", "Iran", "Iraq", "Egypt", "Libya", "Qatar")
_EVERY: Final = frozenset({Kind.STATE})
_BACKS: Final = RelationType(
    "backs", REL + "backs", "backs", "", None, None, None, symmetric=False, domain=_EVERY, range=_EVERY
)


@dataclass(frozen=True, slots=True)
class Cost:
    """What a build took: seconds, articles, and the bytes of memory at its highest."""

    articles: int
    reading: float
    deriving: float
    while_reading: int
    at_the_end: int


class Quick(Pipeline):
    """A pipeline whose reader knows sentences of three words."""

    extractor = "quick"

    def _understand(self, article: Article) -> Understood | Rejection:
        return Understood(article, tuple(_statements(article)))


def _statements(article: Article) -> Iterator[Statement]:
    start = 0
    for sentence in article.text.partition("\n")[0].split(". "):
        who, verb, whom = sentence.rstrip(".").split(" ")
        spans = [Span(start + at, start + at + len(word)) for at, word in _places(who, verb, whom)]
        ends = [
            Mention(span, word, Actor(ACTOR + word.lower(), word, Kind.STATE))
            for span, word in zip((spans[0], spans[2]), (who, whom), strict=True)
        ]
        whole = Span(start, spans[2].end)
        yield Statement(
            _BACKS, ends[0], ends[1], Polarity.ASSERTED, Modality.ACTUAL, 0.9,
            Evidence(article.id, whole, whole.of(article.text)), spans[1], "X backs Y",
        )  # fmt: skip
        start += len(sentence) + 2


def _places(*words: str) -> Iterator[tuple[int, str]]:
    at = 0
    for word in words:
        yield at, word
        at += len(word) + 1


def write(path: Path, articles: int) -> None:
    """An archive of so many articles of ten statements each, a fifth of them copies of another."""
    chance = random.Random(3)  # noqa: S311 - the same archive in every run
    words = [f"word{number}" for number in range(20_000)]
    story: list[str] = []
    with path.open("w", encoding="utf-8") as file:
        for number in range(articles):
            if number % 5 or not story:
                story = chance.choices(words, k=300)
            facts = ". ".join(" backs ".join(chance.sample(_PARTIES, 2)) for _ in range(10))
            text = f"{facts}.\n\n{' '.join(story)}."
            file.write(json.dumps({"id": f"a{number}", "text": text, "date": "2020-03-02"}) + "\n")


def measure(articles: int) -> Cost:
    """Build a store of so many articles."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "archive.jsonl"
        write(path, articles)
        with KnowledgeGraph(Path(folder) / "kg") as graph:
            pipeline = Quick(Ontology({}, {}, read_files([]), (), "quick"))
            start = time.process_time()
            report = pipeline.build(graph.store, [path])
            reading, while_reading = time.process_time() - start, _peak()
            if report.stored != articles:
                raise RuntimeError(str(report))
            start = time.process_time()
            graph.settle()
            return Cost(articles, reading, time.process_time() - start, while_reading, _peak())


def _peak() -> int:
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return 1024 * next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))


@click.command()
@click.option("--articles", "counts", multiple=True, type=int, default=(2_000, 20_000), show_default=True)
@click.option("--one", is_flag=True, hidden=True)
def main(counts: tuple[int, ...], *, one: bool) -> None:
    """Print what building archives of these sizes takes."""
    if one:
        print(json.dumps(asdict(measure(counts[0]))))
        return
    for count in counts:
        command = [sys.executable, __file__, "--one", "--articles", str(count)]
        told = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - this file
        cost = Cost(**json.loads(told.stdout))
        each = 1000 / cost.articles
        print(
            f"{cost.articles:,} articles: {cost.reading * each:.1f} ms each and "
            f"{cost.while_reading / 2**20:.0f} MB while reading, {cost.deriving * each:.1f} ms each and "
            f"{cost.at_the_end / 2**20:.0f} MB with what follows from all",
            flush=True,
        )


if __name__ == "__main__":
    main()
