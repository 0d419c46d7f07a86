"""Measure what a million more names of actors cost: at the start, in memory, and while articles are read.

    python benchmarks/actors.py --check

A file of made-up persons is added to our own actors. The first start with it compiles them into the cache and
is told apart; all others find them there. Each figure comes from a process of its own.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from statistics import median
from typing import Any, Final

import click

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the checkout's own library, wherever this is run from

NAMES_EACH: Final = 4
MAX_START: Final = 1.5
"""Seconds that a million names may add to each start."""

MAX_MEMORY: Final = 500.0
"""Megabytes that they may add to the peak."""

MAX_SHARE: Final = 0.15
"""Of the time of reading, what finding names and deciding whom they mean may take."""

HEAD: Final = """@prefix actor: <https://w3id.org/actorgraph/actor/> .
@prefix kg: <https://w3id.org/actorgraph/schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one process took: seconds until it could read, megabytes at its peak, share of linking."""

    start: float
    memory: float
    share: float


def persons(count: int) -> Iterator[str]:
    """Turtle of made-up persons with four names each: "Belan Somerdak", "B. Somerdak" and so on."""
    chance = random.Random(20200302)  # noqa: S311  # the same names in every run
    syllables = ["".join(pair) for pair in product("bdfghklmnprstvz", ("a", "e", "i", "o", "an", "er", "ol"))]

    def word() -> str:
        return "".join(chance.choices(syllables, k=chance.choice((2, 2, 3)))).capitalize()

    yield HEAD
    for number in range(count):
        first, second, last = word(), word(), word()
        names = ", ".join(
            f'"{n}"@en' for n in (f"{first} {second} {last}", f"{first[0]}. {last}", f"{second} {last}")
        )
        yield (
            f'actor:person-{number} a kg:Person ; skos:prefLabel "{first} {last}"@en ; '
            f"skos:altLabel {names} .\n"
        )


def measure(extra: list[Path], articles: Path, cache: Path) -> Measured:
    """Start here and now as ``kg extract`` does, and read the articles twice; the second time counts."""
    began = time.perf_counter()
    from graph import ontology  # what is timed is how long these take
    from graph.model import Article  # see above
    from graph.pipeline import DEFAULT_MODEL  # see above
    from graph.reading import read  # see above
    from graph.understanding.linking import Linker  # see above
    from graph.understanding.names import NameIndex  # see above
    from graph.understanding.readers import make_reader  # see above

    known = ontology.load(extra=extra, cache=cache)
    reader = make_reader(known, DEFAULT_MODEL, cache)
    start = time.perf_counter() - began
    spent = [0.0]
    NameIndex.find = _timed(NameIndex.find, spent)  # type: ignore[method-assign]
    Linker.link = _timed(Linker.link, spent)  # type: ignore[method-assign]
    texts = [article for article in read([articles]) if isinstance(article, Article)]
    for _ in range(2):
        spent[0], began = 0.0, time.perf_counter()
        for article in texts:
            reader.read(article)
    share = spent[0] / (time.perf_counter() - began)
    return Measured(start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, share)


def _timed(function: Callable[..., Any], spent: list[float]) -> Callable[..., Any]:
    def timed(*args: Any) -> Any:
        began = time.perf_counter()
        try:
            return function(*args)
        finally:
            spent[0] += time.perf_counter() - began

    return timed


def _in_a_process(extra: list[Path], articles: Path, cache: Path) -> Measured:
    given = ["--role", *(f"--extra={path}" for path in extra), f"--articles={articles}", f"--cache={cache}"]
    done = subprocess.run(  # noqa: S603  # this very file
        [sys.executable, __file__, *given], check=True, stdout=subprocess.PIPE, text=True
    )
    return Measured(*json.loads(done.stdout))


def _middle(extra: list[Path], articles: Path, cache: Path, repeat: int) -> Measured:
    runs = [_in_a_process(extra, articles, cache) for _ in range(repeat)]
    return Measured(*(median(getattr(run, name) for run in runs) for name in ("start", "memory", "share")))


def _line(name: str, figure: str, *, missed: bool, bar: str) -> str:
    return f"{name:<38} {figure:>12}  {bar:<10} {'missed' if missed else 'reached'}"


@click.command(help=__doc__)
@click.option("--names", default=1_000_000, help="How many names to add.")
@click.option("--articles", type=Path, default=ROOT / "data" / "articles", help="What to read.")
@click.option("--repeat", default=3, help="Processes for each figure; the median is taken.")
@click.option("--check", is_flag=True, help="Fail if a bar is missed.")
@click.option(
    "--cache", type=Path, help="Where compiled examples are; a folder of this run's own if not given."
)
@click.option("--extra", type=Path, multiple=True, hidden=True)
@click.option("--role", is_flag=True, hidden=True)
def main(  # noqa: PLR0913 - each option is one of the command line
    names: int,
    articles: Path,
    repeat: int,
    cache: Path | None,
    extra: tuple[Path, ...],
    *,
    check: bool,
    role: bool,
) -> None:
    """Print the table."""
    if role:
        one = measure(list(extra), articles, cache or articles)
        print(json.dumps([one.start, one.memory, one.share]))
        return
    with tempfile.TemporaryDirectory() as folder:
        more, kept = Path(folder) / "persons.ttl", cache or Path(folder) / "cache"
        with more.open("w", encoding="utf-8") as lines:
            lines.writelines(persons(names // NAMES_EACH))
        _in_a_process([], articles, kept)  # compiles the examples, if need be
        first = _in_a_process([more], articles, kept)
        plain = _middle([], articles, kept, repeat)
        full = _middle([more], articles, kept, repeat)
    start, memory = full.start - plain.start, full.memory - plain.memory
    print(f"{names:,} names more; the first start compiled them and took {first.start:.1f} s")
    print(f"without them: start {plain.start:.2f} s, {plain.memory:.0f} MB, linking {plain.share:.1%} of it")
    missed = [start > MAX_START, memory > MAX_MEMORY, full.share > MAX_SHARE]
    print(_line("start, seconds more", f"{start:+.2f}", missed=missed[0], bar=f"≤ {MAX_START}"))
    print(_line("memory at its peak, MB more", f"{memory:+.0f}", missed=missed[1], bar=f"≤ {MAX_MEMORY:.0f}"))
    print(
        _line(
            "linking, of the time of reading", f"{full.share:.1%}", missed=missed[2], bar=f"≤ {MAX_SHARE:.0%}"
        )
    )
    if check and any(missed):
        sys.exit(1)


if __name__ == "__main__":
    main()
