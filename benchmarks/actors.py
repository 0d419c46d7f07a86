"""Measure what a million more names of actors cost: at the start, in memory, while reading, after a build.

    python benchmarks/actors.py --check
    python benchmarks/actors.py --way ontology

Made-up persons are brought along as ``kg actors import`` does, or added to our own actors as ``--ontology``
does. The first start with them compiles them into the cache and is told apart; all others find them there.
Each figure comes from a process of its own.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple, dataclass, fields
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

MAX_SETTLE: Final = 2.0
"""Seconds that making one node of each actor may take after the sample articles were read again."""

MAX_SHARE: Final = 0.15
"""Of the time of reading, what finding names and deciding whom they mean may take."""

HEAD: Final = """@prefix actor: <https://w3id.org/actorgraph/actor/> .
@prefix kg: <https://w3id.org/actorgraph/schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one process took.

    ``start`` is seconds until it could read, ``memory`` megabytes at its peak until it had read, ``share``
    that of linking, ``settle`` seconds for making one node of each actor after reading.
    """

    start: float
    memory: float
    share: float
    settle: float


def persons(count: int) -> Iterator[tuple[str, ...]]:
    """Made-up persons with four names each: "Belan Somerdak", "B. Somerdak" and so on."""
    chance = random.Random(20200302)  # noqa: S311  # the same names in every run
    syllables = ["".join(pair) for pair in product("bdfghklmnprstvz", ("a", "e", "i", "o", "an", "er", "ol"))]

    def word() -> str:
        return "".join(chance.choices(syllables, k=chance.choice((2, 2, 3)))).capitalize()

    for _ in range(count):
        first, second, last = word(), word(), word()
        yield f"{first} {last}", f"{first} {second} {last}", f"{first[0]}. {last}", f"{second} {last}"


def turtle(found: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """The persons as a file of the ontology."""
    yield HEAD
    for number, (label, *names) in enumerate(found):
        aliases = ", ".join(f'"{name}"@en' for name in names)
        yield f'actor:person-{number} a kg:Person ; skos:prefLabel "{label}"@en ; skos:altLabel {aliases} .\n'


def table(found: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """The persons as a list to import."""
    yield "id,name,aliases,kind\n"
    for number, (label, *names) in enumerate(found):
        yield f"p{number},{label},{';'.join(names)},person\n"


def bring(store: Path, listed: Path) -> float:
    """Import a list; the seconds that took."""
    from graph import KnowledgeGraph  # what is timed is how long it takes

    began = time.perf_counter()
    with KnowledgeGraph(store) as graph:
        graph.import_actors(listed, name="persons")
    return time.perf_counter() - began


def measure(store: Path, extra: list[Path], articles: Path, cache: Path) -> Measured:
    """Start here and now as ``kg build`` does, and read the articles twice; the second time counts."""
    began = time.perf_counter()
    from graph import identities, ontology  # what is timed is how long these take
    from graph.lists import known_to_readers  # see above
    from graph.model import Article  # see above
    from graph.pipeline import DEFAULT_MODEL  # see above
    from graph.reading import read  # see above
    from graph.storing.embedded import EmbeddedStore  # see above
    from graph.understanding.linking import Linker  # see above
    from graph.understanding.names import NameIndex  # see above
    from graph.understanding.readers import make_reader  # see above

    opened = EmbeddedStore.open(store)
    known = known_to_readers(opened, ontology.load(extra=extra, cache=cache), cache)
    reader = make_reader(known, DEFAULT_MODEL, cache)
    start = time.perf_counter() - began
    spent = [0.0]
    NameIndex.find = _timed(NameIndex.find, spent)  # type: ignore[method-assign]
    Linker.link = _timed(Linker.link, spent)  # type: ignore[method-assign]
    texts = [article for article in read([articles]) if isinstance(article, Article)]
    for _ in range(2):
        spent[0], began = 0.0, time.perf_counter()
        found = [(article, reader.read(article)) for article in texts]
    share = spent[0] / (time.perf_counter() - began)
    memory = peak()
    opened.load_ontology(known.files, known.hash)
    opened.put(found, f"benchmark {began}")  # read by another reader than before, so that all is new
    began = time.perf_counter()
    identities.settle(opened)
    settle = time.perf_counter() - began
    opened.close()
    return Measured(start, memory, share, settle)


def peak() -> float:
    """The most memory, in MB, that this process has held; what its parent held before does not count."""
    told = Path("/proc/self/status")
    if not told.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return next(int(line.split()[1]) for line in told.read_text().splitlines() if "VmHWM" in line) / 1024


def _timed(function: Callable[..., Any], spent: list[float]) -> Callable[..., Any]:
    def timed(*args: Any) -> Any:
        began = time.perf_counter()
        try:
            return function(*args)
        finally:
            spent[0] += time.perf_counter() - began

    return timed


def _in_a_process(store: Path, extra: list[Path], articles: Path, cache: Path) -> Measured:
    given = [f"--role={store}", *(f"--extra={path}" for path in extra)]
    given += [f"--articles={articles}", f"--cache={cache}"]
    done = subprocess.run(  # noqa: S603  # this very file
        [sys.executable, __file__, *given], check=True, stdout=subprocess.PIPE, text=True
    )
    return Measured(*json.loads(done.stdout))


def _middle(store: Path, extra: list[Path], articles: Path, cache: Path, repeat: int) -> Measured:
    runs = [_in_a_process(store, extra, articles, cache) for _ in range(repeat)]
    return Measured(*(median(getattr(run, one.name) for run in runs) for one in fields(Measured)))


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
@click.option("--way", type=click.Choice(("list", "ontology")), default="list", help="How they are brought.")
@click.option("--extra", type=Path, multiple=True, hidden=True)
@click.option("--role", type=Path, hidden=True)
def main(  # noqa: PLR0913, PLR0917 - each option is one of the command line
    names: int,
    articles: Path,
    repeat: int,
    cache: Path | None,
    way: str,
    extra: tuple[Path, ...],
    role: Path | None,
    *,
    check: bool,
) -> None:
    """Print the table."""
    if role:
        print(json.dumps(astuple(measure(role, list(extra), articles, cache or articles))))
        return
    with tempfile.TemporaryDirectory() as folder:
        root, kept = Path(folder), cache or Path(folder) / "cache"
        more = root / f"persons.{'csv' if way == 'list' else 'ttl'}"
        with more.open("w", encoding="utf-8") as lines:
            found = persons(names // NAMES_EACH)
            lines.writelines(table(found) if way == "list" else turtle(found))
        without, store = root / "without", root / "with"
        added = [more] if way == "ontology" else []
        _in_a_process(without, [], articles, kept)  # compiles the examples, if need be
        if way == "list":
            print(f"the import of the list took {bring(store, more):.1f} s")
        first = _in_a_process(store, added, articles, kept)
        plain = _middle(without, [], articles, kept, repeat)
        full = _middle(store, added, articles, kept, repeat)
    start, memory = full.start - plain.start, full.memory - plain.memory
    print(f"{names:,} names more; the first start compiled them and took {first.start:.1f} s")
    print(
        f"without them: start {plain.start:.2f} s, {plain.memory:.0f} MB, linking {plain.share:.1%} of it, "
        f"settling {plain.settle:.2f} s"
    )
    missed = [start > MAX_START, memory > MAX_MEMORY, full.share > MAX_SHARE, full.settle > MAX_SETTLE]
    print(_line("start, seconds more", f"{start:+.2f}", missed=missed[0], bar=f"≤ {MAX_START}"))
    print(_line("memory at its peak, MB more", f"{memory:+.0f}", missed=missed[1], bar=f"≤ {MAX_MEMORY:.0f}"))
    print(
        _line(
            "linking, of the time of reading", f"{full.share:.1%}", missed=missed[2], bar=f"≤ {MAX_SHARE:.0%}"
        )
    )
    print(_line("settling, seconds", f"{full.settle:.2f}", missed=missed[3], bar=f"≤ {MAX_SETTLE:.0f}"))
    if check and any(missed):
        sys.exit(1)


if __name__ == "__main__":
    main()
