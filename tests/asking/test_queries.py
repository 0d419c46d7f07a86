from __future__ import annotations

from collections.abc import Set as AbstractSet

import pyoxigraph as ox
import pytest

from graph.asking.guard import admit
from graph.asking.queries import ask, query, run, saved, saved_names, solve
from graph.asking.results import Table, Triples, Truth
from graph.errors import KgError, QueryError
from graph.ontology import ACTOR, REL, STATEMENT, XSD
from graph.storing.backend import Store
from graph.storing.remote import RemoteStore
from tests.asking.samples import contents

TURKEY = ox.NamedNode(ACTOR + "turkey")
PAYLOADS = [
    '"', "'", "\\", "{", "}", "\n", "> } ; DROP ALL #", "' } ; DROP ALL #",
    '""" } DELETE WHERE { ?s ?p ?o } #',
    "?x", "<http://x/>", "\\u0027", "", "é\u202e\x00", "x" * 10_000,
]  # fmt: skip
FITTING: dict[str, ox.NamedNode | ox.Literal] = {
    "since": ox.Literal("0001-01-01", datatype=ox.NamedNode(XSD + "date")),
    "until": ox.Literal("9999-12-31", datatype=ox.NamedNode(XSD + "date")),
    "minimum": ox.Literal("0", datatype=ox.NamedNode(XSD + "decimal")),
    "settled": ox.Literal(True),
    "within": ox.NamedNode("https://w3id.org/actorgraph/schema#relatesTo"),
    "kind": ox.NamedNode("https://w3id.org/actorgraph/schema#EventType"),
    "place": ox.NamedNode("https://w3id.org/actorgraph/schema#Place"),
    "source": ox.Literal(""),
    "asOf": ox.Literal("9999-12-31", datatype=ox.NamedNode(XSD + "date")),
}


def _fitting(names: AbstractSet[str]) -> dict[str, ox.NamedNode | ox.Literal]:
    return dict.fromkeys(names, TURKEY) | {name: FITTING[name] for name in names if name in FITTING}


def _rows(sparql: str, store: Store) -> list[tuple[str | None, ...]]:
    table = query(store, sparql)
    assert isinstance(table, Table)
    return [tuple(getattr(cell, "value", None) for cell in row) for row in table.rows]


def test_select_ask_construct_and_describe_are_read_out(store: Store) -> None:
    table = query(store, "SELECT DISTINCT ?o ?none { actor:turkey rel:arms ?o }")
    assert table == Table(("o", "none"), ((ox.NamedNode(ACTOR + "islamist-fighters-in-idlib"), None),))
    assert query(store, "ASK { actor:turkey rel:arms ?o }") == Truth(True)
    assert query(store, "ASK { actor:iran rel:arms ?o }") == Truth(False)
    built = query(store, "CONSTRUCT { ?o rel:armedBy actor:turkey } WHERE { actor:turkey rel:arms ?o }")
    assert isinstance(built, Triples)
    assert [triple.predicate.value for triple in built.triples] == [REL + "armedBy"]
    described = query(store, "DESCRIBE actor:georgia")
    assert isinstance(described, Triples)
    assert len(described.triples) == 2


def test_a_query_sees_all_graphs_at_once_and_each_by_name(store: Store) -> None:
    both = "SELECT ?n { actor:turkey rel:backs ?r ; lex:metonym ?m . ?r skos:altLabel ?n }"
    assert ("Idlib rebels",) in _rows(both, store)
    one = "SELECT ?r { GRAPH article:a2 { actor:turkey ?r actor:islamist-fighters-in-idlib } } ORDER BY ?r"
    assert _rows(one, store) == [(REL + "arms",), (REL + "backs",)]


@pytest.mark.parametrize("form", ["SELECT * { ?s ?p ?o }", "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"])
def test_a_result_is_cut_at_the_limit_and_says_so(store: Store, form: str) -> None:
    cut, whole = query(store, form, limit=5), query(store, form)
    assert cut.truncated
    assert not whole.truncated
    exact = query(store, "SELECT * { ?s a kg:State }", limit=5)
    assert isinstance(exact, Table)
    assert len(exact.rows) == 5


def test_a_result_of_just_the_limit_is_not_called_cut(store: Store) -> None:
    states = "SELECT DISTINCT ?s { ?s a kg:State }"
    assert not query(store, states, limit=5).truncated
    assert query(store, states, limit=4).truncated


@pytest.mark.parametrize(
    ("sparql", "told"),
    [
        ("SELECT * {\n ?s ?p ?o FILTER }", "line 2, column 19: not SPARQL at or before its end"),
        ("SELECT * { ?s ?p ?o", "not SPARQL at or before its end"),
        ("SELECT (FOO(1) AS ?x) { }", "line 1, column 23: not SPARQL at or before '{'"),
        ("SELECT ?x { ?s ?p ?o } GROUP BY ?s", "not SPARQL at or before its end"),
    ],
)
def test_a_malformed_query_is_told_in_one_line_with_its_place(store: Store, sparql: str, told: str) -> None:
    with pytest.raises(QueryError) as refused:
        query(store, sparql)
    assert told in str(refused.value)
    assert "\n" not in str(refused.value)


def test_what_fails_while_it_runs_is_told_in_one_line(store: Store) -> None:
    with pytest.raises(QueryError, match="triple term"):
        query(store, "SELECT * { " + "<<(" * 2 + "rel:a rel:b rel:c" + ")>> rel:b rel:c" * 2 + " }")


def test_only_a_select_query_has_solutions(store: Store) -> None:
    with pytest.raises(QueryError, match="actor-stated is no SELECT"):
        list(solve(store, "actor-stated", actor=TURKEY))


def test_a_solution_gives_its_values_by_type(store: Store) -> None:
    row = next(solve(store, "statement", statement=_any_statement(store)))
    assert row.local("statement", STATEMENT) == _any_statement(store).value.removeprefix(STATEMENT)
    (counts,) = solve(store, "statistics")
    assert (counts.number("articles"), counts.get("articles")) == (5, "5")
    undated = [
        r for r in solve(store, "relations", **_fitting(saved("relations").required)) if not r.day("last")
    ]
    assert len(undated) == 2
    with pytest.raises(KeyError):
        undated[0].text("last")


def _any_statement(store: Store) -> ox.NamedNode:
    table = query(store, "SELECT ?s { ?s a rdf:Statement } ORDER BY ?s LIMIT 1")
    assert isinstance(table, Table)
    (node,) = table.rows[0]
    assert isinstance(node, ox.NamedNode)
    return node


def test_a_saved_query_knows_what_it_answers_and_binds() -> None:
    who_backs = saved("who-backs")
    assert who_backs.summary.startswith("Who backs an actor")
    assert who_backs.required == {"actor"}
    assert saved("relations-to").optional == {"subject", "polarity", "modality"}


@pytest.mark.parametrize("name", ["who-bakcs", "../relations", "", "relations.rq", "/etc/passwd"])
def test_an_unknown_name_is_no_path_and_brings_near_names(name: str) -> None:
    with pytest.raises(QueryError, match="no saved query named"):
        saved(name)


def test_a_misspelt_binding_is_an_error_and_so_is_a_missing_one(store: Store) -> None:
    with pytest.raises(QueryError, match=r"does not bind \?aktor; it binds \?actor"):
        ask(store, "who-backs", {"actor": TURKEY, "aktor": TURKEY})
    with pytest.raises(QueryError, match=r"query who-backs needs a value for \?actor"):
        ask(store, "who-backs", {})
    with pytest.raises(QueryError, match=r"does not bind \?x; it binds nothing"):
        ask(store, "disputed", {"x": TURKEY})


@pytest.mark.parametrize("name", saved_names())
def test_every_saved_query_says_what_it_answers_and_runs_with_each_binding_it_names(
    store: Store, name: str
) -> None:
    known = saved(name)
    assert known.summary.endswith(".")
    assert admit(known.text) == known.text
    run(store, name, _fitting(known.required))
    for optional in known.optional:
        run(store, name, _fitting(known.required | {optional}))


@pytest.mark.parametrize("name", saved_names())
def test_whatever_is_bound_is_data(store: Store, name: str) -> None:
    known, before = saved(name), contents(store)
    # Virtuoso compares a text with a day or a number instead of leaving the row out, or refuses to.
    lax = isinstance(store, RemoteStore) and store.endpoint.dialect.name == "virtuoso"
    for variable in known.required | known.optional:
        for payload in PAYLOADS:
            bindings = _fitting(known.required) | {variable: ox.Literal(payload)}
            try:
                result = run(store, name, bindings)
            except KgError as error:
                if not lax:
                    pytest.fail(f"?{variable} = {payload!r}: {error}")
                continue
            passing = (
                "kind",
                "settled",
                "source",
                *(("since", "until", "minimum", "statement") if lax else ()),
            )
            assert isinstance(result, Truth) or not getattr(result, "rows", ()) or variable in passing
    assert contents(store) == before


def _saved_rows(store: Store, name: str, **bindings: ox.NamedNode) -> list[tuple[str, ...]]:
    table = run(store, name, bindings)
    assert isinstance(table, Table)
    return [tuple(str(getattr(cell, "value", "")).rpartition("/")[2] for cell in row) for row in table.rows]


def test_who_backs_takes_in_the_relations_that_imply_backing(store: Store) -> None:
    rebels = ox.NamedNode(ACTOR + "islamist-fighters-in-idlib")
    assert _saved_rows(store, "who-backs", actor=rebels) == [
        ("islamist-fighters-in-idlib", "turkey", "backs", "2"),
        ("islamist-fighters-in-idlib", "turkey", "arms", "1"),
    ]


def test_who_attacks_whom(store: Store) -> None:
    assert _saved_rows(store, "who-attacks-whom") == [
        ("russia", "attacks", "islamist-fighters-in-idlib", "1"),
        ("russia", "kills", "turkey", "1"),
        ("syrian-democratic-forces", "attacks", "turkey", "1"),
    ]


def test_most_active_counts_statements_that_hold(store: Store) -> None:
    assert _saved_rows(store, "most-active")[:2] == [("russia", "3", "3"), ("turkey", "3", "2")]


def test_disputed_sets_those_who_say_so_against_those_who_deny(store: Store) -> None:
    assert _saved_rows(store, "disputed") == [("turkey", "backs", "islamist-fighters-in-idlib", "2", "1")]
