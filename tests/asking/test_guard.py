from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.asking.guard import admit
from graph.asking.queries import query
from graph.errors import QueryError
from graph.limits import MAX_QUERY_BYTES, MAX_QUERY_NESTING, MAX_QUERY_TOKENS
from graph.ontology import PREFIXES
from graph.storing.embedded import EmbeddedStore
from tests.asking.samples import contents
from tests.growing import grows_in_proportion

ALLOWED = [
    "SELECT * { ?s rel:backs ?o }",
    "select?s{?s a kg:State}",
    "ASK { ?s rdfs:label 'SERVICE <http://x/> LOAD FROM' } # SERVICE FROM INSERT",
    'ASK { ?s ?p """a\n" SERVICE " """, \'\'\'FROM\'\'\' }',
    "ASK { ?service ?from ?insert, $load }",
    "ASK { actor:secret-intelligence-service kg:service rel:from }",
    "ASK { <http://x/service#from> ?p <urn:example:a> }",
    "PREFIX foo: <http://foo/> PREFIX : <http://bar/> ASK { foo:x a :y }",
    "BASE <http://example.org/> ASK { <a> ?p <b/c> }",
    "DESCRIBE actor:turkey",
    "CONSTRUCT { ?a rel:backs ?b } WHERE { GRAPH ?g { ?a rel:backs ?b } }",
    "ASK { ?s ?p '\\u0053ERVICE \\u00FC' }",
    "ASK { FILTER(?a<?b&&?c>?d) }",
    "ASK { VALUES (?a ?b) {" + " (1 'x'^^xsd:date)" * 4_000 + "} }",
    "ASK " + "{" * MAX_QUERY_NESTING + "}" * MAX_QUERY_NESTING,
    "ASK { ?s ?p '" + "{[(" * 1_000 + "' } # " + "(" * 1_000,
]


@pytest.mark.parametrize("sparql", ALLOWED, ids=lambda text: text[:50])
def test_a_harmless_query_is_admitted_and_runs(embedded: EmbeddedStore, sparql: str) -> None:
    query(embedded, sparql)


NETWORK, SOURCE, READ = "SERVICE is not allowed", "FROM is not allowed", "is not allowed: queries only read"
UNCLEAR = "write the IRI in full"

REFUSED = [
    ("SELECT * { SERVICE <URL> { ?s ?p ?o } }", NETWORK),
    ("SELECT * { service silent <URL> { ?s ?p ?o } }", NETWORK),
    ("SELECT * { SERVICE ?url { ?s ?p ?o } VALUES ?url { <URL> } }", NETWORK),
    ("SELECT * { \\u0053ERVICE <URL> { ?s ?p ?o } }", NETWORK),
    ("SELECT * { \\U00000053\\u0065rvice <URL> { ?s ?p ?o } }", NETWORK),
    ("SELECT * { SERV#\nICE <URL> { } SERVICE <URL> { } }", NETWORK),
    ("PREFIX x: <URL> SELECT * { SERVICEx:y { ?s ?p ?o } }", NETWORK),
    ("PREFIX x: <URL> SELECT * { SERVICESILENTx:y { ?s ?p ?o } }", NETWORK),
    ("PREFIX x: <URL> SELECT * { ?s ?p trueSERVICEx:y { ?s ?p ?o } }", NETWORK),
    ("PREFIX x: <URL> SELECT * { ?s ?p 1SERVICE x:y { ?s ?p ?o } }", NETWORK),
    ("PREFIX x: <URL> SELECT * { ?s ?p x:a.SERVICE x:y { ?s ?p ?o } }", NETWORK),
    ("PREFIX x: <URL> SELECT * { ?s ?p x:a\u200bSERVICE x:y { } }", "is no part of SPARQL"),
    ("PREFIX x: <URL> SELECT * { \u017fERVICEx:y { ?s ?p ?o } }", NETWORK),
    ("PREFIX x: <URL> SELECT * { ?a ?b ?c FILTER(?a<x:b)SERVICE#>\nx:y { ?s ?p ?o } }", UNCLEAR),
    ("PREFIX x: <URL> SELECT * { ?a ?b ?c FILTER(?a<x:b)SERVICE?u>{ ?s ?p ?o } }", UNCLEAR),
    ("PREFIX x: <URL> SELECT * { ?a ?b ?c FILTER(?a<'>)') SERVICE x:y { } }", UNCLEAR),
    ('PREFIX x: <URL> SELECT * { VALUES ?v { """a" } SERVICE x:y { ?s ?p ?o } }', "the string does not end"),
    ('PREFIX x: <URL> SELECT * { VALUES ?v { """a" } SERVICE x:y {} } #\\q """', "the string does not end"),
    ("SELECT * { ?s ?p 'a\\u0027 . SERVICE <URL> { } #' }", "must be written as itself"),
    ("SELECT * { ?s ?p 'a\\u005C' SERVICE <URL> { } #' }", "must be written as itself"),
    ("SELECT * { ?s ?p 'a\\\\u0027 SERVICE <URL> { } #' }", "must be written as itself"),
    ("SELECT * # \r { SERVICE <URL> { } }", NETWORK),
    ("SELECT * { { SELECT * { GRAPH ?g { OPTIONAL { SERVICE <URL> { } } } } } }", NETWORK),
    ("ASK { FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }", NETWORK),
    ("CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <URL> { ?s ?p ?o } }", NETWORK),
    ("SELECT * FROM <URL> { ?s ?p ?o }", SOURCE),
    ("SELECT * FROM <file:FILE> { ?s ?p ?o }", SOURCE),
    ("SELECT * FROM NAMED <URL> { GRAPH ?g { ?s ?p ?o } }", SOURCE),
    ("PREFIX x: <URL> SELECT *FROMx:y { ?s ?p ?o }", SOURCE),
    ("DESCRIBE actor:turkey FROM <file:FILE>", SOURCE),
    ("ASK \\u0046ROM <file:FILE> { }", SOURCE),
    ("LOAD <URL>", READ),
    ("LOAD SILENT <file:FILE> INTO GRAPH kg:x", READ),
    ("INSERT DATA { actor:a rel:backs actor:b }", READ),
    ("INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }", READ),
    ("DELETE WHERE { ?s ?p ?o }", READ),
    ("WITH kg:g DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", READ),
    ("ASK { } ; DROP ALL", READ),
    ("CLEAR ALL", READ),
    ("CREATE GRAPH kg:x", READ),
    ("ADD DEFAULT TO kg:x", READ),
    ("MOVE DEFAULT TO kg:x", READ),
    ("copy default to kg:x", READ),
    ("DELETE { ?s ?p ?o } USING kg:g WHERE { ?s ?p ?o }", READ),
    ("drop/**/all", READ),
    ("", "has no SELECT, ASK"),
    ("# nothing", "has no SELECT, ASK"),
    ("EXPLAIN SELECT * {}", "'EXPLAIN' is no query; a query starts with SELECT"),
    ("SELECT * { foo:x ?p ?o }", "line 1, column 12: unknown prefix 'foo:'; known are actor,"),
    ("SELECT * { ?s ?p \ud800 }", "line 1, column 18: half a character"),
    ("ASK " + "{" * 5_000 + "}" * 5_000, "line 1, column 69: brackets nested deeper than 64"),
    ("ASK { FILTER(" + "(" * 5_000 + "1" + ")" * 5_000 + ") }", "nested deeper"),
    ("ASK { ?s ?p " + "[ ?p " * 5_000 + "]" * 5_000 + " }", "nested deeper"),
    ("ASK { FILTER(?a<" + "(" * 5_000 + "1" + ")" * 5_000 + ">?b) }", UNCLEAR),
    (")" * 100 + "(" * 5_000, "nested deeper"),
    ("ASK { VALUES ?a { " + "{" * 5_000, "nested deeper"),
    ("ASK { FILTER(" + "1+" * 10_000 + "1) }", "more than 600 tokens"),
    ("ASK { FILTER(" + "!" * 10_000 + "1) }", "more than 600 tokens"),
    ("ASK { FILTER(?a<1" + "+1" * 10_000 + ">0) }", "more than 600 tokens"),
    ("ASK { ?a ^rel:a" + "/rel:a" * 10_000 + " ?b }", "more than 600 tokens"),
    ("ASK { " + "OPTIONAL { ?a ?b ?c } " * 4_000 + " }", "more than 600 tokens"),
    ("ASK { ?a ?b (" + "1 " * 20_000 + ") }", "more than 600 tokens"),
    ("ASK { VALUES ?a { } " + "UNION { } " * 5_000 + " }", "more than 600 tokens"),
    ("A" * 10_000_000, f"more than {MAX_QUERY_BYTES:,} bytes"),
    ("ASK { ?s ?p '" + "é" * (MAX_QUERY_BYTES // 2) + "' }", f"more than {MAX_QUERY_BYTES:,} bytes"),
]  # fmt: skip


@pytest.fixture
def canary() -> Iterator[socket.socket]:
    """A port that must not be called."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


@pytest.mark.parametrize(("sparql", "reason"), REFUSED, ids=lambda text: repr(text[:50]))
def test_a_hostile_query_is_refused_in_one_line_and_reaches_nothing(
    store: EmbeddedStore, canary: socket.socket, tmp_path: Path, sparql: str, reason: str
) -> None:
    file = tmp_path / "canary.ttl"
    file.write_text("<http://x/canary> <http://x/canary> 'read' .", encoding="utf-8")
    aimed = sparql.replace("URL", f"http://127.0.0.1:{canary.getsockname()[1]}/").replace("FILE", str(file))
    before = contents(store)
    with pytest.raises(QueryError) as refused:
        query(store, aimed)
    assert reason in str(refused.value)
    assert "\n" not in str(refused.value)
    assert contents(store) == before
    with pytest.raises(BlockingIOError):
        canary.accept()


PIECES = [
    *(
        "'",
        '"',
        '"""',
        "'''",
        "\\",
        "\\'",
        "\\u0027",
        "\\u0041",
        "#",
        "\n",
        "\r",
        "<",
        ">",
        "<a",
        "<a>",
        "?a",
        "?",
    ),
    *(
        "$",
        "_:a",
        "_:",
        "x:",
        "x:a",
        "x:a.",
        ".",
        ";",
        ",",
        "(",
        ")",
        "{",
        "}",
        "[",
        "]",
        "1",
        "1.",
        "1e",
        "-",
        "@",
    ),
    *(
        "@en-",
        "^^",
        "^",
        "|",
        "&&",
        "!",
        "<=",
        "=",
        "*",
        "/",
        "%",
        "%41",
        "\\-",
        "a",
        "true",
        " ",
        "\u200b",
        "é",
        "·",
    ),
    *(
        "BIND(",
        "FILTER(",
        "VALUES ?v {",
        "OPTIONAL {",
        "GRAPH ?g {",
        "UNION",
        "AS ?z)",
        "<<",
        "<<(",
        ")>>",
        "{|",
    ),
]
CALLS = ["SERVICE x:y {}", "SERVICEx:y{}", "service silent x: {}", "SERVICE?u{}", "\\u0053ERVICE x:y {}"]
ENDS = ["", " }", "\n}", "#'\n}", "' }", '" }', '""" }', "> }"]


@given(
    st.lists(st.sampled_from(PIECES), max_size=6).map("".join),
    st.sampled_from(CALLS),
    st.lists(st.sampled_from(PIECES), max_size=6).map("".join),
    st.sampled_from(ENDS),
)
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_call_is_hidden_from_the_guard_that_the_engine_sees(
    canary: socket.socket, before: str, call: str, after: str, end: str
) -> None:
    port = canary.getsockname()[1]
    sparql = f"PREFIX x: <http://127.0.0.1:{port}/> SELECT * {{ {before}{call}{after}{end}"
    with suppress(QueryError, OSError, SyntaxError, RuntimeError, ValueError):
        answer = ox.Store().query(admit(sparql), prefixes=dict(PREFIXES))
        list(answer) if isinstance(answer, ox.QuerySolutions) else bool(answer)
    with pytest.raises(BlockingIOError):
        canary.accept()


@pytest.mark.parametrize(
    ("before", "link", "after"),
    [
        ("ASK { FILTER(1", "+1", ") }"),
        ("ASK { FILTER(", "!", "1) }"),
        ("ASK { ", "OPTIONAL { ?a ?b ?c } ", "}"),
        ("ASK { ", "MINUS { } ", "}"),
        ("ASK { { } ", "UNION { } ", "}"),
        ("ASK { ", "FILTER(1) ", "}"),
        ("SELECT ", "(1 AS ?v) ", "{ }"),
    ],
    ids=["sum", "not", "optional", "minus", "union", "filter", "projection"],
)
def test_the_longest_chain_that_is_admitted_does_not_kill_the_process(
    before: str, link: str, after: str
) -> None:
    links = 0
    for links in range(MAX_QUERY_TOKENS):
        try:
            sparql = admit(before + link * (links + 1) + after)
        except QueryError:
            break
    assert links > 50
    engine = (
        "import sys, pyoxigraph\ntry: pyoxigraph.Store().query(sys.stdin.read())\nexcept SyntaxError: pass"
    )
    done = subprocess.run([sys.executable, "-c", engine], input=sparql.encode(), check=False, timeout=60)
    assert done.returncode == 0


@pytest.mark.parametrize(
    "unit",
    ["a.b.", "<", "'", '"\\"', "ex:a.", "_:a.", "a", "<a", "?a<", "%", "\\u0041", "#\n", "{", "ex", "1."],
)
def test_reading_a_query_takes_time_in_proportion_to_its_length(unit: str) -> None:
    def reading(length: int) -> None:
        with suppress(QueryError):
            admit("ASK { VALUES ?a { " + unit * (length // len(unit)))

    longest = MAX_QUERY_BYTES - 100
    assert grows_in_proportion(lambda: reading(longest // 4), lambda: reading(longest))
