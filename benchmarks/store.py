"""Measure the store and its lookups on made-up graphs, beside the same work on the bare engine.

    python benchmarks/store.py --quads 1000000 --quads 10000000 --rdflib

Every figure is a ratio of two things that this run has measured, in seconds of processor time (but for
storing an article: the middle of several by the clock), so that other work on the machine counts for little.
Lookups are about actors with about as many statements in every graph. Graphs are kept in --folder.
"""

from __future__ import annotations

import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from statistics import median
from typing import Any, Final, cast

import click
import pyoxigraph as ox

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # the checkout's own library, wherever this is run from

from benchmarks.archive import archive, articles_for  # noqa: E402  # found only now
from graph import KnowledgeGraph, ontology  # noqa: E402  # see above
from graph.indexing import tables  # noqa: E402  # see above
from graph.limits import MAX_ROWS  # noqa: E402  # see above
from graph.model import Article  # noqa: E402  # see above
from graph.ontology import ONTOLOGY_GRAPH, PREFIXES  # noqa: E402  # see above
from graph.storing.backend import Answer, Bindings  # noqa: E402  # see above
from graph.storing.changing import Changes  # noqa: E402  # see above
from graph.storing.embedded import EmbeddedStore  # noqa: E402  # see above
from graph.storing.encoding import encode  # noqa: E402  # see above
from graph.storing.folder import prepare  # noqa: E402  # see above
from graph.storing.following import Following  # noqa: E402  # see above
from graph.storing.loading import take_in  # noqa: E402  # see above
from graph.storing.terms import article_node  # noqa: E402  # see above
from graph.storing.turtle import read_turtle  # noqa: E402  # see above

MODEST: Final = range(5, 25)
"""Statements about an actor whom lookups are measured with: about as many in every graph."""

LARGE: Final = 10_000_000
"""Quads from which counts and search have a bar."""

_ROUNDS, _OFTEN = 4, 4_000_000
"""Times that a graph is loaded, and quads that are loaded in all: a large one is loaded once."""

_BLOCKS: Final = 3
"""Times that articles are stored, one after the other, here and there by turns."""

Question = Callable[[KnowledgeGraph], object]


@dataclass(frozen=True, slots=True)
class Figure:
    """A ratio with its bar: at least, or at most, so much; None where there is no bar."""

    what: str
    ratio: float
    at_least: float | None = None
    at_most: float | None = None

    @property
    def is_met(self) -> bool:
        """Whether the bar is reached."""
        low, high = self.at_least or 0.0, self.at_most or float("inf")
        return low <= self.ratio <= high

    def __str__(self) -> str:
        bars = (("at least", self.at_least), ("at most", self.at_most))
        told = [f"{which} {bar:g}" for which, bar in bars if bar is not None]
        missed = [] if self.is_met else ["MISSED"]
        return f"{self.what}: {self.ratio:.2f}" + (f" ({', '.join((*told, *missed))})" if told else "")


@dataclass
class Asked:
    """The queries that were put to a store, with their bindings."""

    queries: list[tuple[str, Any]] = field(default_factory=list)


def main(
    sizes: Iterable[int], folder: Path, lookups: int, repeat: int = 9, *, with_rdflib: bool
) -> Iterator[Figure]:
    """All figures, as they are measured; what is short is measured several times."""
    ordered = sorted(sizes)
    bare, builds = dict[int, float](), dict[int, float]()
    for quads in ordered:
        name = f"{quads:,} quads"
        file, store = folder / f"{quads}.nq", folder / f"store-{quads}"
        if not file.exists():
            write(file, quads)
        bare[quads], checked, builds[quads] = load(file, folder / "raw", store, quads)
        yield Figure(
            f"{name}: loading quads, bare engine to ours (speed)", bare[quads] / checked, at_least=0.8
        )
        yield Figure(f"{name}: loading with the index, bare engine to ours", bare[quads] / builds[quads])
        yield Figure(
            f"{name}: storing one article", insert(folder / "raw", store, quads, repeat), at_most=1.3
        )
        with KnowledgeGraph(store, read_only=True) as graph:
            common = chosen(graph, lookups)
            for what, ratio in compare(graph, common):
                yield Figure(f"{name}: {what}, ours to the same SPARQL", ratio, at_most=1.3)
            for what, ratio in indexed(graph):
                # A bar for large graphs; and a plain query tells no more than which statements.
                bar = 50 if quads >= LARGE and "known" not in what else None
                yield Figure(f"{name}: {what}, SPARQL to ours", ratio, at_least=bar)
            yield Figure(
                f"{name}: kg relations from its start", start(store, common[0][0], repeat), at_most=3
            )
            if with_rdflib and quads == ordered[0]:
                yield Figure(
                    f"{name}: rdflib to ours, median", rdflib_ratio(graph, file, common), at_least=20
                )
    if len(ordered) > 1:
        small, large = ordered[0], ordered[-1]
        times = f"{large / small:g} times the quads"
        for what, ratio in grown(folder / f"store-{small}", folder / f"store-{large}", lookups):
            yield Figure(f"{times}: {what}", ratio, at_most=1.5)
        yield Figure(f"{times}: loading", builds[large] / builds[small], at_most=11)
        yield Figure(f"{times}: loading into the bare engine", bare[large] / bare[small])


@cache
def _ontology() -> ontology.Ontology:
    return ontology.load()


def write(file: Path, quads: int) -> None:
    """Write a graph of about so many quads as N-Quads, the ontology included."""
    known = _ontology()
    graph = ox.NamedNode(ONTOLOGY_GRAPH)
    unfinished = file.with_suffix(".part")
    with unfinished.open("wb") as output:
        ox.serialize(read_turtle(known.files, graph), output, format=ox.RdfFormat.N_QUADS)
        for article, statements in archive(articles_for(quads), tuple(known.relations.values())):
            ox.serialize(encode(article, statements, "benchmark"), output, format=ox.RdfFormat.N_QUADS)
    unfinished.rename(file)


def load(file: Path, raw: Path, store: Path, quads: int) -> tuple[float, float, float]:
    """Seconds of loading so many quads: into the bare engine, into it with our checks, into a store of ours.

    The store also writes the index, from which lookups take counts, names and words.
    """

    def bare() -> None:
        shutil.rmtree(raw, ignore_errors=True)
        engine = ox.Store(raw)
        engine.bulk_load(path=str(file), format=ox.RdfFormat.N_QUADS)
        engine.flush()

    def checked() -> None:
        with tempfile.TemporaryDirectory(dir=raw.parent) as folder:
            home = prepare(Path(folder))
            engine = ox.Store(home.engine)
            take_in(engine, [file], Changes(engine, home, Following()))

    def ours() -> None:
        shutil.rmtree(store, ignore_errors=True)
        with EmbeddedStore.open(store) as opened:
            opened.take_in([file])

    # The engine goes on writing in threads of its own, now more and now less of it within the time: the least
    # of several is what has least of it.
    often = min(_ROUNDS, max(1, _OFTEN // quads))
    rounds = [(timed(bare), timed(checked), timed(ours)) for _ in range(often)]
    return min(r for r, _, _ in rounds), min(c for _, c, _ in rounds), min(o for _, _, o in rounds)


def insert(raw: Path, store: Path, quads: int, repeat: int) -> float:
    """How much longer an article takes to be stored than its quads in the bare engine, flushed; wall time.

    Some articles go to the one, then some to the other, and so on, each opened anew: what either leaves to
    be tidied up falls into its own time.
    """
    relations = tuple(_ontology().relations.values())
    new = list(archive(articles_for(quads) + 2 * repeat * _BLOCKS, relations))[-2 * repeat * _BLOCKS :]
    told = [(article, list(encode(article, stated, "benchmark"))) for article, stated in new]
    theirs, our = list[float](), list[float]()
    for block in range(0, len(told), 2 * repeat):
        theirs += _inserted_bare(raw, [quads for _, quads in told[block : block + repeat]])
        our += _inserted(store, told[block + repeat : block + 2 * repeat])
    return median(our) / median(theirs)


def _inserted_bare(raw: Path, articles: list[list[ox.Quad]]) -> list[float]:
    engine = ox.Store(raw)

    def put(quads: list[ox.Quad]) -> None:
        engine.extend(quads)
        engine.flush()

    return [timed(partial(put, quads), time.perf_counter) for quads in articles]


def _inserted(store: Path, articles: list[tuple[Article, list[ox.Quad]]]) -> list[float]:
    with EmbeddedStore.open(store) as opened:

        def put(article: Article, quads: list[ox.Quad]) -> None:
            opened.replace({article_node(article.id): quads})

        seconds = [timed(partial(put, *one), time.perf_counter) for one in articles]
        opened.forget(*(article.id for article, _ in articles))
    return seconds


def chosen(graph: KnowledgeGraph, number: int) -> list[tuple[str, str]]:
    """Pairs of modest actors who have to do with each other, always the same."""
    index = graph.store.index
    degrees = index.degrees(index.foremost(sys.maxsize))
    modest = sorted(actor for actor, degree in degrees.items() if degree.statements in MODEST)
    random.Random(1).shuffle(modest)  # noqa: S311  # the same actors in every run
    pairs = ((actor, [one.actor for one in index.beside(actor)]) for actor in modest)
    return [(actor, min(near)) for actor, near in pairs if near][:number]


def questions(actor: str, other: str) -> dict[str, Question]:
    """The lookups about one pair, by name."""
    return {
        "relations": lambda graph: graph.relations(actor, limit=20),
        "relations of a pair": lambda graph: graph.relations(actor, other),
        "relations with sentences": lambda graph: graph.relations(actor, limit=5, evidence=True),
        "timeline": lambda graph: graph.timeline(actor, limit=20),
        "backing since 2018": lambda graph: graph.relations(actor, relation="backs", since="2018"),
        "disputes": lambda graph: graph.disputes(actor),
        "changes": lambda graph: graph.changes("2018", "2020", actor),
        "neighbours": lambda graph: graph.neighbours(actor, 10),
    }


def engine_of(graph: KnowledgeGraph) -> ox.Store:
    """The bare engine of a graph in a folder."""
    return cast("EmbeddedStore", graph.store).engine


def compare(graph: KnowledgeGraph, pairs: list[tuple[str, str]]) -> Iterator[tuple[str, float]]:
    """Each lookup with how much longer it takes than its queries on the bare engine."""
    for what in questions("", ""):
        ratios = []
        for actor, other in pairs:
            question = questions(actor, other)[what]
            asked = record(graph, question)
            ours, bare = by_turns(partial(question, graph), partial(replay, engine_of(graph), asked))
            ratios.append(ours / bare)
        yield what, median(ratios)


def grown(small: Path, large: Path, number: int) -> Iterator[tuple[str, float]]:
    """Each lookup with how much longer it takes in a large store than in a small one."""
    with KnowledgeGraph(small, read_only=True) as one, KnowledgeGraph(large, read_only=True) as other:
        pairs = list(zip(chosen(one, number), chosen(other, number), strict=True))
        for what in questions("", ""):
            asked = (
                (partial(questions(*few)[what], one), partial(questions(*many)[what], other))
                for few, many in pairs
            )
            seconds = [by_turns(*two) for two in asked]
            yield what, median(many for _, many in seconds) / median(few for few, _ in seconds)


def record(graph: KnowledgeGraph, question: Question) -> Asked:
    """The queries that a lookup puts."""
    asked, put = Asked(), graph.store.query

    def seen(query: str, bindings: Bindings | None = None) -> Answer:
        asked.queries.append((query, bindings))
        return put(query, bindings)

    vars(graph.store)["query"] = seen  # in place of the method of its class
    try:
        question(graph)
    finally:
        del vars(graph.store)["query"]
    return asked


def replay(engine: ox.Store, asked: Asked) -> None:
    """Put the same queries to the bare engine, and take out all values."""
    for query, bindings in asked.queries:
        answer = engine.query(
            query,
            prefixes=dict(PREFIXES),
            use_default_graph_as_union=True,
            substitutions={ox.Variable(name): term for name, term in (bindings or {}).items()},
        )
        for row in cast("ox.QuerySolutions", answer):
            tuple(row)


def indexed(graph: KnowledgeGraph) -> Iterator[tuple[str, float]]:
    """Counts and search with how much longer plain queries take."""
    from graph.asking.queries import saved  # not needed before

    counting = Asked([(saved("counts-by-month").text, None)])
    word = sentence_word(graph)
    plain_search = f'SELECT ?s {{ ?s oa:exact ?quote FILTER CONTAINS(LCASE(?quote), "{word}") }}'
    searching = Asked([(plain_search, None)])
    engine = engine_of(graph)
    plain = timed(partial(replay, engine, counting))
    yield "counts by month", plain / best(lambda: graph.store.index.counts(tables.RELATION))
    plain = timed(partial(replay, engine, searching))
    yield "text search, statements", plain / best(lambda: graph.store.index.saying(word, MAX_ROWS))
    yield "text search, 20 with all that is known of them", plain / best(lambda: graph.search(word, 20))


def sentence_word(graph: KnowledgeGraph) -> str:
    """A word that some sentences have."""
    actor = graph.store.index.foremost(1)[0]
    (row,) = graph.relations(actor, limit=1, evidence=True)
    return max(row.sightings[0].quote.rstrip(".").split()[-5:], key=len)


def start(store: Path, actor: str, repeat: int) -> float:
    """How much longer ``kg relations`` takes from its start than importing what it is made with."""
    asking = [str(ROOT / "kg.py"), "relations", actor, "--store", str(store), "--limit", "20"]
    importing = ["-c", "import click, pyoxigraph"]
    runs = [(_run(asking), _run(importing)) for _ in range(repeat)]
    return median(ours for ours, _ in runs) / median(theirs for _, theirs in runs)


def _run(arguments: list[str]) -> float:
    compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(  # noqa: S603  # our own command, compiled as an installed one is
        [sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL, env=compiled
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return float(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def rdflib_ratio(graph: KnowledgeGraph, file: Path, pairs: list[tuple[str, str]]) -> float:
    """How many times as long rdflib takes for the queries of a lookup, in memory; the median of all."""
    import rdflib  # the peer

    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(file, format="nquads")
    ratios = []
    for what in questions("", ""):
        question = questions(*pairs[0])[what]
        asked = record(graph, question)
        peer = timed(partial(_replay_there, dataset, asked))
        ratios.append(peer / best(partial(question, graph)))
    return median(ratios)


def _replay_there(dataset: Any, asked: Asked) -> None:
    import rdflib  # loaded already

    for query, bindings in asked.queries:
        terms = {
            name: rdflib.URIRef(term.value)
            if isinstance(term, ox.NamedNode)
            else rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value))
            for name, term in (bindings or {}).items()
        }
        list(dataset.query(query, initNs=dict(PREFIXES), initBindings=terms))


def by_turns(one: Callable[[], object], other: Callable[[], object], repeat: int = 5) -> tuple[float, float]:
    """The least seconds of each of two tasks, done by turns, as a processor's pace changes."""
    rounds = [(timed(one), timed(other)) for _ in range(repeat)]
    return min(first for first, _ in rounds), min(second for _, second in rounds)


def best(task: Callable[[], object], repeat: int = 3) -> float:
    """The least seconds of several times."""
    return min(timed(task) for _ in range(repeat))


def timed(task: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """The seconds that a task takes."""
    began = clock()
    task()
    return clock() - began


@click.command(help=__doc__)
@click.option("--quads", type=click.IntRange(1), multiple=True, default=(1_000_000,), show_default=True)
@click.option("--folder", type=click.Path(path_type=Path), help="Where graphs are kept; else they are not.")
@click.option("--lookups", type=click.IntRange(1), default=20, show_default=True, help="How many of each.")
@click.option("--rdflib", "with_rdflib", is_flag=True, help="Also rdflib's memory store (minutes, 2 GB).")
def run(quads: tuple[int, ...], folder: Path | None, lookups: int, *, with_rdflib: bool) -> None:
    """Print the figures; fail if a bar is missed."""
    with tempfile.TemporaryDirectory() as temporary:
        place = folder or Path(temporary)
        place.mkdir(parents=True, exist_ok=True)
        missed = 0
        for figure in main(quads, place, lookups, with_rdflib=with_rdflib):
            print(figure, flush=True)
            missed += not figure.is_met
    raise SystemExit(1 if missed else 0)


if __name__ == "__main__":
    run()
