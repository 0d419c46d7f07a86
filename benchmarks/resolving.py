"""Reckon who is one in shards, side by side, and in the store that holds them, with the same outcome.

    python benchmarks/resolving.py --articles 5000

The articles are generated, and nobody reads them: ten statements each, about persons and bodies that several
articles name, by initials, other spellings, acronyms and lone surnames. Times are of the processor, of this
process and those that it starts; what a second process brings is told by the clock.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import product
from pathlib import Path
from typing import Final

import click

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.sentences import BACKS, stated  # noqa: E402  # found through the path above when run as a file
from graph import KnowledgeGraph  # noqa: E402  # see above
from graph.identities import settle  # noqa: E402  # see above
from graph.identity.steps import Row  # noqa: E402  # see above
from graph.model import Actor, Article, Kind, Rejection, Statement  # noqa: E402  # see above
from graph.ontology import Ontology, read_files  # noqa: E402  # see above
from graph.pipeline import Understood  # noqa: E402  # see above
from graph.sharding import loading  # noqa: E402  # see above
from graph.sharding.making import finish, make_here  # noqa: E402  # see above
from graph.sharding.manifests import Manifest, write_manifest  # noqa: E402  # see above
from graph.sharding.places import LocalPlace  # noqa: E402  # see above
from graph.sharding.resolving import resolved  # noqa: E402  # see above
from graph.sharding.rows import Here, Step  # noqa: E402  # see above
from graph.sharding.shards import Encoded, Target, encoded  # noqa: E402  # see above
from graph.understanding.minting import mint  # noqa: E402  # see above

PARTS: Final = 8
STATEMENTS: Final = 10
SYLLABLES: Final = ("ka", "ro", "mi", "len", "sto", "vi", "dar", "gu", "pe", "nor", "sha", "tel")
CAUSES: Final = ("Peace", "Unity", "Water", "Labour", "Reform", "Justice")


class _Nobody:
    """What stands in place of an engine, and finds nothing."""

    def run(self, _: Iterable[Row], __: Iterable[Step]) -> list[bytes]:
        """Nobody is anybody else."""
        return []


def cast_of(size: int, chance: random.Random) -> list[tuple[str, ...]]:
    """So many persons and bodies, each with the names that articles use, the usual one first."""
    names = ["".join(pair).capitalize() for pair in product(SYLLABLES, SYLLABLES, SYLLABLES)]
    found: list[tuple[str, ...]] = []
    for _ in range(size):
        given, last = chance.choice(names), chance.choice(names)
        if chance.random() < 0.6:
            found.append(
                (f"{given} {last}", f"{given[0]}. {last}", f"{given} {last.replace('i', 'y')}", last)
            )
        else:
            body = f"{given} {last} Front for {chance.choice(CAUSES)}"
            found.append((body, f"The {body}", "".join(w[0] for w in body.split() if w != "for")))
    return found


def articles(count: int) -> Iterator[Understood]:
    """So many articles; twice as many actors, of whom the first are named most."""
    chance = random.Random(11)  # noqa: S311  # the same articles in every run
    cast = cast_of(2 * count, chance)
    for number in range(count):
        name = f"a{number:07}"
        here = [_somebody(cast[int(len(cast) * chance.random() ** 3)], name, chance) for _ in range(8)]
        pairs = [chance.sample(here, 2) for _ in range(STATEMENTS)]
        text = " ".join(f"{one.label} backs {other.label}." for one, other in pairs)
        article = Article(name, text, f"{name}.txt")
        yield Understood(article, tuple(_statements(article, pairs)))


def _somebody(names: tuple[str, ...], article: str, chance: random.Random) -> Actor:
    words = names[min(int(chance.expovariate(1.0)), len(names) - 1)]
    kind = Kind.PERSON if "Front" not in names[0] else Kind.ORGANISATION
    lone = kind is Kind.PERSON and " " not in words
    return mint(words, kind, scope=article if lone else None)


def _statements(article: Article, pairs: Iterable[list[Actor]]) -> Iterator[Statement]:
    start = 0
    for one, other in pairs:
        statement = stated(article, start, one, BACKS, other)
        if one.iri != other.iri:
            yield statement
        start = statement.evidence.span.end + 1


def shards(place: LocalPlace, count: int) -> Manifest:
    """The shards of so many articles, of which nobody has said who is one."""
    stated = {one.article.id: one for one in articles(count)}

    def encoding(items: Iterable[Article | Rejection]) -> Iterator[Encoded | Rejection]:
        return (encoded(stated[item.id], "none") if isinstance(item, Article) else item for item in items)

    made = make_here((one.article for one in stated.values()), PARTS, encoding, Target(place, "none", "one"))
    known = tuple(sorted((ROOT / "ontology" / "actors").glob("*.ttl")))
    return finish(place, Ontology({}, {}, read_files([]), known, "actors"), "none", made, _Nobody())


def spent(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock, and of the processor with that of processes that have ended."""
    clock, before = time.perf_counter(), os.times()
    work()
    after = os.times()
    return time.perf_counter() - clock, sum(after[:4]) - sum(before[:4])


@click.command()
@click.option("--articles", "count", default=5_000, show_default=True)
def main(count: int) -> None:
    """Print what each way takes for an article."""
    with tempfile.TemporaryDirectory() as name:
        place = LocalPlace(Path(name) / "shards")
        manifest = shards(place, count)
        each = 1000 / count

        def told(what: str, seconds: float) -> None:
            print(f"{what:<44}{seconds * each:>8.2f} ms an article", flush=True)

        with KnowledgeGraph(Path(name) / "alone") as alone, KnowledgeGraph(Path(name) / "loaded") as loaded:
            told("load", spent(partial(loading.load, alone.store, place))[1])
            told("the store finds out who is one", spent(partial(settle, alone.store))[1])
            clock: dict[int, float] = {}
            for jobs in (1, 2):
                found: list[Manifest] = []
                clock[jobs], work = spent(lambda: found.append(resolved(place, manifest, Here(jobs), "one")))  # noqa: B023  # called at once
                told(f"shards find out, {jobs} process{'es' * (jobs > 1)}", work)
            print(f"{'by the clock, 2 processes / 1':<44}{clock[1] / clock[2]:>8.2f}")
            write_manifest(place, found[0], "one")
            told("load of what shards found out", spent(partial(loading.load, loaded.store, place))[1])
            same = b"".join(alone.export()) == b"".join(loaded.export())
            nodes = found[0].identities
            print(f"{'quads of who is one':<44}{nodes.quads if nodes else 0:>8,}")
    if not same:
        raise SystemExit("the two graphs differ")


if __name__ == "__main__":
    main()
