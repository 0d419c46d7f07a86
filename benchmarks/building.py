"""Build a store of a large generated archive, and look whether memory grows with the number of articles.

    python benchmarks/building.py --articles 2000 --articles 20000
    python benchmarks/building.py --articles 100000 --statements 3

Everything but the understanding of sentences is as in ``kg build``: reading JSON Lines, telling ids apart,
batches, the store on the disk, copies and identities. What stands in place of the parser knows one sentence,
so that the rest is measured. Memory is the most that the process had, each size in a process of its own:
in each tenth of the articles while it reads, and in the end when copies and identities are written.

With three statements an article it reads in at most 106 MB where there are 10,000 articles and in 134 MB
where there are 100,000. What follows from all takes up to 107 and 278 MB: it grows with the copies that are
found, here a fifth of all articles, which are written in one go.

With ``--dropped`` nothing is stored, so that memory is that of everything but the store. With ``--kept-open``
the store is never opened anew, as in a program that reads from the same object meanwhile: then the engine
fills a cache of 128 MB for terms and one for quads, and holds an index of all its files, which grows with
them.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final, cast

import click

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.sentences import BACKS, stated  # noqa: E402  # found only now
from graph import KnowledgeGraph  # noqa: E402  # see above
from graph.model import Actor, Article, Kind, Rejection, Statement  # noqa: E402  # see above
from graph.ontology import ACTOR, Ontology, read_files  # noqa: E402  # see above
from graph.pipeline import Pipeline, Understood  # noqa: E402
from graph.storing.records import Outcome  # noqa: E402
from graph.storing.tidying import be_sparing  # noqa: E402

if TYPE_CHECKING:
    from graph.storing.backend import Batch, Store

_PARTIES: Final = ("Turkey", "Syria", "Russia", "Iran", "Iraq", "Egypt", "Libya", "Qatar")


@dataclass(frozen=True, slots=True)
class Cost:
    """What a build took: seconds of processor time, and the bytes of memory at its highest.

    ``held`` has them for each tenth of the articles.
    """

    articles: int
    reading: float
    deriving: float
    held: tuple[int, ...]
    at_the_end: int

    def __str__(self) -> str:
        each, held = 1000 / self.articles, [f"{one / 2**20:.0f}" for one in self.held]
        return (
            f"{self.articles:,} articles: {self.reading * each:.1f} ms each and {max(map(int, held))} MB "
            f"while reading (by tenths {' '.join(held)}), {self.deriving * each:.1f} ms each and "
            f"{self.at_the_end / 2**20:.0f} MB with what follows from all"
        )


class Dropping:
    """What stands in place of a store, and keeps nothing."""

    def load_ontology(self, *_: object) -> bool:
        """It is as good as there."""
        return False

    def is_current(self, *_: object) -> bool:
        """Nothing is."""
        return False

    def put(self, batch: Batch, _: str) -> tuple[Outcome, ...]:
        """What would become of each article."""
        return tuple(Outcome.STORED for _ in batch)


class Quick(Pipeline):
    """A pipeline whose reader knows sentences of three words."""

    extractor = "quick"

    def _understand(self, article: Article) -> Understood | Rejection:
        return Understood(article, tuple(_statements(article)))


def _statements(article: Article) -> Iterator[Statement]:
    start = 0
    for sentence in article.text.partition("\n")[0].split(". "):
        who, _, whom = sentence.rstrip(".").split(" ")
        one, other = (Actor(ACTOR + word.lower(), word, Kind.STATE) for word in (who, whom))
        yield stated(article, start, one, BACKS, other)
        start += len(sentence) + 2


def write(path: Path, articles: int, statements: int = 10) -> None:
    """An archive of so many articles of so many statements each, a fifth of them copies of another."""
    chance = random.Random(3)  # noqa: S311 - the same archive in every run
    words = [f"word{number}" for number in range(20_000)]
    story: list[str] = []
    with path.open("w", encoding="utf-8") as file:
        for number in range(articles):
            if number % 5 or not story:
                story = chance.choices(words, k=300)
            facts = ". ".join(" backs ".join(chance.sample(_PARTIES, 2)) for _ in range(statements))
            text = f"{facts}.\n\n{' '.join(story)}."
            file.write(json.dumps({"id": f"a{number}", "text": text, "date": "2020-03-02"}) + "\n")


def measure(articles: int, statements: int = 10, *, dropped: bool = False, alone: bool = True) -> Cost:
    """Build a store of so many articles, opened anew now and then if it is ``alone``, or read them only."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "archive.jsonl"
        write(path, articles, statements)
        be_sparing()
        with KnowledgeGraph(Path(folder) / "kg") as graph:
            pipeline, held = Quick(Ontology({}, {}, read_files([]), (), "quick")), list[int]()
            done, moments = count(1), [time.process_time()]
            graph.__dict__["pipeline"] = pipeline

            def watch(_: object) -> None:
                if next(done) % (articles // 10) == 0:
                    held.append(_peak())
                    moments.append(time.process_time())

            if dropped:
                report = pipeline.build(cast("Store", Dropping()), [path], watch=watch)
            else:
                report = graph.build([path], watch, alone=alone)
            if report.stored != articles:
                raise RuntimeError(str(report))
            ended = time.process_time()
            return Cost(articles, moments[-1] - moments[0], ended - moments[-1], tuple(held), _peak())


def _peak() -> int:
    """The most bytes that this process had since this was asked last."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    Path("/proc/self/clear_refs").write_text("5", encoding="utf-8")  # begins to look for the most anew
    return 1024 * next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM"))


@click.command()
@click.option("--articles", "counts", multiple=True, type=int, default=(2_000, 20_000), show_default=True)
@click.option("--statements", type=int, default=10, show_default=True, help="Of each article.")
@click.option("--dropped", is_flag=True, help="Store nothing.")
@click.option("--kept-open", is_flag=True, help="Never open the store anew.")
@click.option("--one", is_flag=True, hidden=True)
def main(counts: tuple[int, ...], statements: int, *, dropped: bool, kept_open: bool, one: bool) -> None:
    """Print what building archives of these sizes takes."""
    if one:
        print(measure(counts[0], statements, dropped=dropped, alone=not kept_open), flush=True)
        return
    flags = {"--dropped": dropped, "--kept-open": kept_open}
    how = ["--statements", str(statements), *(flag for flag, given in flags.items() if given)]
    for size in counts:
        command = [sys.executable, __file__, "--one", "--articles", str(size), *how]
        subprocess.run(command, check=True)  # noqa: S603 - this file


if __name__ == "__main__":
    main()
