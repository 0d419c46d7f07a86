"""The guard on random queries of SPARQL's grammar: refused if and only if the parsed algebra reaches outside.

A query is grown from the rules of the grammar, with the forbidden words in every place where they mean
nothing: strings, comments, IRIs, prefixed names, variables, language tags, labels of blank nodes. rdflib's
parser, which shares nothing with the guard, says whether it is a query and what is in its algebra.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue

from graph.asking.guard import admit
from graph.errors import QueryError
from graph.ontology import PREFIXES

WORDS = st.sampled_from(
    ["SERVICE", "service", "FROM", "From", "LOAD", "INSERT", "delete", "DROP", "CLEAR", "WITH", "silent"]
)
SPACE = st.one_of(
    st.sampled_from([" ", "\n", "\t ", "  "]), WORDS.map(lambda word: f" # {word} <x:y> {{ }} '\n")
)
IRIS = st.one_of(
    WORDS.map(lambda word: f"<http://example.org/{word}#{word}>"),
    WORDS.map(lambda word: f"x:{word}"),
    WORDS.map(lambda word: f"x:a-{word}"),
    st.sampled_from(["x:", "x:a.b", "x:%41", "x:\\-", "rel:backs", "<urn:x:a>"]),
)
VARIABLES = st.one_of(WORDS.map(lambda word: f"?{word}"), st.sampled_from(["?s", "$o", "?_1"]))
LITERALS = st.one_of(
    WORDS.map(lambda word: f"'{word} <x:y> {{ }}'"),
    WORDS.map(lambda word: f'"\\"{word} \\\\"'),
    WORDS.map(lambda word: f'"""{word}\n" {{ "" {word} """'),
    WORDS.map(lambda word: f"'''{word} ' # '''@en"),
    WORDS.map(lambda word: f"'x'@{word}"),
    st.tuples(WORDS, IRIS).map(lambda pair: f"'{pair[0]}'^^{pair[1]}"),
    st.sampled_from(["1", "-1.5", "1e3", "true"]),
)
SUBJECTS = st.one_of(VARIABLES, IRIS, WORDS.map(lambda word: f"_:{word}"))
VERBS = st.one_of(VARIABLES, IRIS, st.just("a"), IRIS.map(lambda iri: f"^{iri}*/{iri}|!{iri}"))


def spaced(*parts: st.SearchStrategy[str] | str) -> st.SearchStrategy[str]:
    """Parts with white space or comments between them."""
    woven = [one for part in parts for one in (st.just(part) if isinstance(part, str) else part, SPACE)]
    return st.tuples(*woven).map("".join)


TRIPLES = spaced(SUBJECTS, VERBS, st.one_of(SUBJECTS, LITERALS), ".")
CALLS = st.one_of(
    spaced("SERVICE", IRIS, "{", TRIPLES, "}"),
    spaced("service", "Silent", VARIABLES, "{", TRIPLES, "}"),
    spaced("SERVICE<http://127.0.0.1/>{", TRIPLES, "}"),
)


def groups(leaf: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Group graph patterns, some levels deep."""
    return st.recursive(
        leaf,
        lambda inner: st.one_of(
            spaced("OPTIONAL {", inner, "}"),
            spaced("{", inner, "} UNION {", inner, "}"),
            spaced("MINUS {", inner, "}"),
            spaced("GRAPH", VARIABLES, "{", inner, "}"),
            spaced("FILTER NOT EXISTS {", inner, "}"),
            spaced("{ SELECT * WHERE {", inner, "} }"),
            spaced(
                inner,
                "FILTER ( REGEX (",
                VARIABLES,
                ",",
                LITERALS.filter(lambda text: "^" not in text),
                ") )",
            ),
            spaced(inner, "VALUES", VARIABLES, "{", LITERALS, "}"),
        ),
        max_leaves=4,
    )


HARMLESS = groups(TRIPLES)
CALLING = groups(st.one_of(CALLS, CALLS, TRIPLES))
HEADS = st.sampled_from(
    ["SELECT *", "ASK", "CONSTRUCT { ?s ?p ?o }", "DESCRIBE *", "SELECT (COUNT(*) AS ?n)"]
)
SOURCES = st.one_of(st.just(""), st.just(""), spaced("FROM", IRIS), spaced("from", "NAMED", IRIS))
QUERIES = st.one_of(
    spaced("PREFIX x: <http://example.org/>", HEADS, "WHERE {", HARMLESS, "}"),
    spaced("PREFIX x: <http://example.org/>", HEADS, SOURCES, "WHERE {", CALLING, "}"),
)


def reaches_outside(sparql: str) -> bool | None:
    """Whether the algebra of a query has a SERVICE or a FROM in it; None if rdflib cannot parse it."""
    try:
        algebra = translateQuery(parseQuery(sparql), initNs=dict(PREFIXES)).algebra
    except Exception:  # noqa: BLE001  # a parser of another house may raise anything
        return None
    return bool(algebra.datasetClause) or calls(algebra)


def calls(node: object) -> bool:
    """Whether a part of an algebra asks another host."""
    if isinstance(node, CompValue):
        return node.name == "ServiceGraphPattern" or any(calls(value) for value in node.values())
    return isinstance(node, (list, tuple, set)) and any(map(calls, node))


def admitted(sparql: str) -> bool:
    try:
        admit(sparql)
    except QueryError:
        return False
    return True


@given(QUERIES)
@settings(max_examples=80, deadline=None)
def test_the_guard_refuses_what_reaches_outside_and_nothing_else(sparql: str) -> None:
    outside = reaches_outside(sparql)
    if outside is not None:
        assert admitted(sparql) is not outside


@pytest.mark.parametrize("strategy", ["harmless", "calling"])
def test_the_grammar_grows_queries_that_can_be_parsed(strategy: str) -> None:
    """At least four of five, or the test above would say little."""
    seen: list[bool | None] = []

    @given(
        spaced("PREFIX x: <http://example.org/> ASK {", HARMLESS if strategy == "harmless" else CALLING, "}")
    )
    @settings(max_examples=40, deadline=None, database=None, derandomize=True)
    def look(sparql: str) -> None:
        seen.append(reaches_outside(sparql))

    look()
    assert sum(one is not None for one in seen) >= 0.8 * len(seen)
    assert any(seen) is (strategy == "calling")
