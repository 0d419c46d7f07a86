"""Queries that would run for ever or take all memory end at their deadline, and nothing else does."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.asking.queries import query
from graph.asking.results import Table, Truth
from graph.errors import QueryDeadlineError, QueryError
from graph.storing.embedded import EmbeddedStore
from tests.asking.samples import ARTICLES, small_world

SECONDS = 0.3
GRACE = 15.0  # the queries would run for ever; a busy machine takes its time to end them

ENDLESS = {
    "cartesian": "COUNTING { FIVE }",
    "cartesian over graphs": "COUNTING { GRAPH ?u { TWO } GRAPH ?v { ?g ?h ?i } ?j ?k ?l . ?m ?n ?o }",
    "sorting": "SELECT * { FOUR } ORDER BY ?i ?c ?f",
    "distinct": "SELECT DISTINCT ?a ?c ?d ?f { FOUR FILTER(CONCAT(STR(?c), STR(?l)) = 'x') }",
    "counting what differs": "SELECT (COUNT(DISTINCT ?x) AS ?n) { THREE BIND(UUID() AS ?x) }",
    "grouping": "SELECT ?c ?f (SUM(?n) AS ?s) { THREE BIND(RAND() AS ?n) } GROUP BY ?c ?f",
    "values": "COUNTING { " + " ".join(f"VALUES ?v{i} {{ NUMBERS }}" for i in range(6)) + " }",
    "values in a filter": "COUNTING { VALUES ?a { NUMBERS } VALUES ?b { NUMBERS } VALUES ?c { NUMBERS } "
    "VALUES ?d { NUMBERS } FILTER(?a + ?b * ?c - ?d = 0.5) }",
    "minus": "SELECT * { { THREE } MINUS { ?g ?y ?c . ?z ?j ?f } FILTER(?c = 17) }",
    "not exists": "SELECT * { THREE FILTER NOT EXISTS { ?i ?e ?a FILTER(?c = 5) } FILTER(?c = 17) }",
    "optionals": "COUNTING { " + " ".join(f"OPTIONAL {{ ?a{i} ?b{i} ?c{i} }}" for i in range(12)) + " }",
    "unions": "COUNTING { { ?a ?b ?c } UNION { ?d ?e ?f } ?g ?h ?i . ?j ?k ?l . ?m ?n ?o . ?p ?q ?r }",
    "subqueries": "COUNTING { " + " ".join(f"{{ SELECT ?v{i} {{ ?v{i} ?p ?o }} }}" for i in range(8)) + " }",
    "seventy joins": "COUNTING { "  # there and back, which any graph allows
    + " . ".join(f"?a{i + i % 2} ?p{i} ?a{i + 1 - i % 2}" for i in range(70))
    + " }",
    "a star of joins": "COUNTING { " + " . ".join(f"?a ?p{i} ?o{i}" for i in range(30)) + " }",
    "paths from everywhere": "COUNTING { ?a ANY* ?b . ?b ANY* ?c . ?c ANY* ?d . ?d ANY* ?e }",
    "nested stars": "COUNTING { ?a ((ANY*)*)* ?b . ?c ((ANY+)+)+ ?d . ?e ANY* ?f }",
    "a sequence of steps": "COUNTING { ?a " + "/".join(["ANY"] * 30) + " ?b }",
    "a sequence of paths": "COUNTING { ?a " + "/".join(["ANY*"] * 30) + " ?b . ?d ?e ?f }",
    "optional steps": "COUNTING { ?a " + "/".join(["ANY?"] * 30) + " ?b }",
    "a slow regex": "COUNTING { THREE FILTER regex(CONCAT(STR(?c), STR(?f)), '(a*)*(b|a+)+(c?){50}$') }",
    "a regex from data": "COUNTING { THREE FILTER regex(STR(?c), CONCAT('(', STR(?f), '|.)*', STR(?i))) }",
    "replacing": "COUNTING { THREE BIND(REPLACE(REPLACE(STR(?c), '.', '$0$0$0$0'), '.', '$0$0$0') AS ?v) }",
    "hashing": "COUNTING { THREE FILTER(STRSTARTS(SHA512(CONCAT(STR(?c), STR(?f), STR(?i))), '0000000')) }",
    "describing": "DESCRIBE ?a { FOUR FILTER(CONCAT(STR(?c), STR(?l)) = 'x') }",
    "constructing": "CONSTRUCT { ?a ?e ?i } WHERE { FIVE FILTER(CONCAT(STR(?c), STR(?o)) = 'x') }",
    "asking": "ASK { FIVE FILTER(CONCAT(STR(?c), STR(?f), STR(?i), STR(?o)) = 'x') }",
    "lateral": "SELECT * { TWO LATERAL { ?g ?h ?i LATERAL { ?j ?k ?l LATERAL { ?m ?n ?o } } } } ORDER BY ?o",
}  # fmt: skip

DOUBLING = zip("abcdefghijklmnopqrst", "bcdefghijklmnopqrstu", strict=True)
GREEDY = {  # the ceiling of memory may end these before their deadline does
    "a text that doubles": "SELECT ?u { BIND('" + "x" * 1_000 + "' AS ?a) "
    + " ".join(f"BIND(CONCAT(?{one}, ?{one}, ?{one}, ?{one}) AS ?{next_})" for one, next_ in DOUBLING) + " }",
    "one text of all": "SELECT (GROUP_CONCAT(CONCAT(STR(?c), STR(?f)); SEPARATOR='LONG') AS ?v) { THREE }",
    "a sorted million": "SELECT * { FOUR } ORDER BY DESC(CONCAT(STR(?c), STR(?f), STR(?i)))",
}  # fmt: skip
WORDS = {
    "COUNTING": "SELECT (COUNT(*) AS ?n)",
    "TWO": "?a ?b ?c . ?d ?e ?f",
    "THREE": "?a ?b ?c . ?d ?e ?f . ?g ?h ?i",
    "FOUR": "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l",
    "FIVE": "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o",
    "ANY": "(!kg:x|^(!kg:x))",
    "NUMBERS": " ".join(map(str, range(300))),
    "LONG": "x" * 500,
}


def spelt(short: str) -> str:
    """A query of the tables with what its words in capitals stand for."""
    return re.sub("|".join(rf"\b{word}\b" for word in WORDS), lambda found: WORDS[found[0]], short)


@pytest.fixture(scope="module")
def on_disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    """The small world in a folder, open for reading."""
    folder = tmp_path_factory.mktemp("disk")
    with small_world(folder) as world, EmbeddedStore.open(folder / "store") as store:
        store.engine.extend(world.quads())
        store.put(ARTICLES, "again")
    with EmbeddedStore.open_read_only(folder / "store") as store:
        yield store


@pytest.mark.parametrize("name", [*ENDLESS, *GREEDY])
def test_a_query_without_end_is_ended_at_its_deadline(on_disk: EmbeddedStore, name: str) -> None:
    started = time.monotonic()
    with pytest.raises(QueryError) as ended:
        query(on_disk, spelt((ENDLESS | GREEDY)[name]), seconds=SECONDS)
    assert time.monotonic() - started < SECONDS + GRACE
    if name in ENDLESS:
        assert isinstance(ended.value, QueryDeadlineError)
        assert str(ended.value).startswith(f"the query took longer than {SECONDS:g} seconds and was ended")
    assert query(on_disk, "ASK { actor:turkey rel:backs ?whom }") == Truth(value=True)


def test_memory_has_a_ceiling_of_its_own(on_disk: EmbeddedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.storing.deadline.MAX_QUERY_MEMORY", 400_000_000)
    with pytest.raises(QueryError, match="needs more than 400,000,000 bytes of memory"):
        query(on_disk, spelt(GREEDY["a text that doubles"]))


def test_a_query_that_overflows_the_engine_ends_only_its_own_process(on_disk: EmbeddedStore) -> None:
    nested = "ASK " + "{" * 20_000 + "}" * 20_000
    with (
        pytest.raises(QueryError, match="too much for the engine") as ended,
        on_disk.query_within(nested, 5) as answer,
    ):
        bool(answer)
    assert "\n" not in str(ended.value)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux refuses a process its sockets")
def test_what_slipped_through_the_guard_would_still_reach_nobody(on_disk: EmbeddedStore) -> None:
    with socket.create_server(("127.0.0.1", 0)) as canary:
        canary.setblocking(False)
        url = f"http://127.0.0.1:{canary.getsockname()[1]}/"
        call = f"SELECT * {{ SERVICE <{url}> {{ ?s ?p ?o }} }}"
        with pytest.raises(QueryError, match="Permission denied"), on_disk.query_within(call, 5) as answer:
            list(answer)  # type: ignore[arg-type]  # solutions
        with pytest.raises(BlockingIOError):
            canary.accept()


def test_rows_that_never_end_are_cut_and_say_so(on_disk: EmbeddedStore) -> None:
    started = time.monotonic()
    table = query(on_disk, spelt("SELECT * { FOUR }"), limit=1_000, seconds=20)
    assert isinstance(table, Table)
    assert (len(table.rows), table.truncated) == (1_000, True)
    assert time.monotonic() - started < 20


def test_an_answer_has_a_ceiling_of_bytes(on_disk: EmbeddedStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.storing.deadline.MAX_RESULT_BYTES", 10_000)
    with pytest.raises(QueryError, match="more than 10,000 bytes"):
        query(on_disk, "SELECT * { ?s ?p ?o }")


@pytest.mark.parametrize("seconds", [0, -1, float("nan"), float("inf")])
def test_a_time_that_is_none_is_refused(on_disk: EmbeddedStore, seconds: float) -> None:
    with pytest.raises(QueryError, match="any number of seconds above 0, but not"):
        query(on_disk, "ASK { }", seconds=seconds)


def _children() -> set[str]:
    return {pid for tasks in Path("/proc/self/task").glob("*/children") for pid in tasks.read_text().split()}


def test_no_process_is_left_behind(on_disk: EmbeddedStore) -> None:
    before = _children()
    for seconds, limit in ((0.2, 10), (20, 1)):
        try:
            query(on_disk, spelt("SELECT DISTINCT * { FOUR }"), limit, seconds)
        except QueryDeadlineError:
            continue
    assert _children() == before


def test_a_child_ends_at_its_deadline_though_its_parent_is_killed(tmp_path: Path) -> None:
    with EmbeddedStore.open(tmp_path / "store") as store:
        store.put(ARTICLES, "v1")
    code = (
        "import sys; from pathlib import Path\n"
        "from graph.storing.embedded import EmbeddedStore\n"
        "with EmbeddedStore.open_read_only(Path(sys.argv[1])) as store:\n"
        "    with store.query_within(sys.argv[2], 1) as answer: list(answer)"
    )
    root = Path(__file__).parents[2]
    endless = spelt(ENDLESS["cartesian"])
    parent = subprocess.Popen([sys.executable, "-c", code, str(tmp_path / "store"), endless], cwd=root)
    child = _child_of(parent.pid)
    parent.kill()
    parent.wait()
    deadline = time.monotonic() + 1 + GRACE
    while _running(child) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _running(child)


def _processes() -> list[list[str]]:
    listed = subprocess.check_output(["ps", "-A", "-o", "ppid=,pid=,stat="], text=True)
    return [line.split() for line in listed.splitlines()]


def _child_of(parent: int) -> str:
    for _ in range(200):
        if children := [pid for ppid, pid, *_ in _processes() if ppid == str(parent)]:
            return children[0]
        time.sleep(0.05)
    raise AssertionError("no child")


def _running(process: str) -> bool:
    """Nobody may have asked yet how a process ended; then it is listed as Z."""
    return any(pid == process and not state.startswith("Z") for _, pid, state in _processes())


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { ?s ?p ?o }",
        "SELECT ?none (1 AS ?one) (0.50 AS ?half) ('a\\tb\\n\"' AS ?text) ('x'@en-GB AS ?english) { }",
        "CONSTRUCT { ?s rel:backs ?o . [] rdfs:label 'é\\u0085' } WHERE { ?s rel:backs ?o }",
        "DESCRIBE actor:turkey",
        "ASK { ?s rel:backs ?o }",
        "ASK { ?s rel:nothing ?o }",
        "SELECT ?s { ?s a kg:Nothing }",
    ],
)
def test_answers_are_the_same_from_another_process(store: EmbeddedStore, sparql: str) -> None:
    there, here = query(store, sparql), query(store, sparql, seconds=None)
    assert type(there) is type(here)
    assert getattr(there, "columns", ()) == getattr(here, "columns", ())
    assert _lines(there) == _lines(here)


def _lines(result: object) -> list[str]:
    rows = getattr(result, "rows", None) or getattr(result, "triples", None) or (result,)
    return sorted(str(row) if "_:" not in str(row) else "blank" for row in rows)


def test_a_writer_asks_what_it_has_just_written(tmp_path: Path) -> None:
    with EmbeddedStore.open(tmp_path / "store") as store:
        sparql = "SELECT ?s { ?s a schema:NewsArticle }"
        assert len(query(store, sparql).rows) == 0  # type: ignore[union-attr]
        store.put(ARTICLES[:2], "v1")
        assert len(query(store, sparql).rows) == 2  # type: ignore[union-attr]
        node = ox.NamedNode("x:a")
        store.engine.add(ox.Quad(node, node, node))
        assert query(store, "ASK { <x:a> ?p ?o }") == Truth(value=True)


def test_a_store_in_memory_is_asked_as_it_is(tmp_path: Path) -> None:
    with small_world(tmp_path) as store:
        store.forget("a1")
        there = query(store, "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }")
        assert there == query(store, "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }", seconds=None)
